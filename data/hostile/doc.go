// Package hostile is for the tests of readers alone: it watches what a reader does with
// input that was made to do harm, which may neither take long, nor take memory, nor end
// in a message that is more than a sentence.
package hostile

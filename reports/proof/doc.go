// Package proof reads a document as a sceptical reader does: whether the numbers it
// says are those of the assessment, whether its sentences can be read, and whether
// its jargon is explained. The product does not need it to run; the tests of the
// report's words do, for fixtures, for the sample and for real partnerships.
//
// In: a Document and the Assessment that it was built from. Out: what a reader
// should not have to believe, one line each.
package proof

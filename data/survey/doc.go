// Package survey is the vocabulary of what people say when they are asked: a survey
// with its questions, the answers that people gave and who they are, and the reading of
// the table in which its results are written.
//
// In flow the rows of that table, whatever file they stand in; out flow Questions, each
// with its answers counted and weighted for all who answered and for each subgroup. What
// follows from them, with its uncertainty, is worked out by package analysis. Nothing
// that people wrote in their own words is read.
package survey

// Package grid reads the tables that people keep by hand: a title or two above the
// header, columns in any order under the names that each office gives them, empty rows,
// and the header once more on the next page.
//
// In flow rows of texts, whatever file they stand in, and what a table of that kind
// holds; out flow the values of each row by column, or a Fault that says the line and
// what to do. What the values mean is for packages plan and survey.
package grid

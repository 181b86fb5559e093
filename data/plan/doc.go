// Package plan is the vocabulary of a partnership's action plan: its lines, each an
// action with a measure, a target, a lead and the updates of four quarters, and the
// reading of the table in which a plan is written.
//
// In flow the rows of that table, whatever file they stand in; out flows a Plan. What
// an update says of its action is judged by package analysis.
package plan

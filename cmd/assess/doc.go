// Command assess makes a community safety partnership's strategic assessment
// from police extracts: it loads them into a store, analyses a year and writes
// the report.
//
// This package holds commands, flags, messages and exit codes and nothing else:
// ui.go prints, the other files call the packages that do the work.
package main

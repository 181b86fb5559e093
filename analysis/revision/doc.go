// Package revision tells two assessments of one partnership's year apart, and why they
// differ.
//
// In: two assessments, each with what its manifest says that it was made of (Side).
// Out: Differences: months that came or went, counts, verdicts, hot spots, signals and
// outcomes that are no longer the same, each with the causes that can be behind it. A
// monthly refresh says its news from them, and a new revision of a published year
// what changed since the last. It reads no file and no store.
package revision

package ingest

import (
	"time"

	"assess/data"
)

// Outcome is what became of a file.
type Outcome string

// The outcomes of a file.
const (
	Loaded     Outcome = "loaded"      // new or changed, and its month is counted from it
	Unchanged  Outcome = "unchanged"   // held already, and counted or superseded as before
	Superseded Outcome = "superseded"  // held, but another file of its month counts now
	Reinstated Outcome = "reinstated"  // held, superseded until now, and counted again
	Withdrawn  Outcome = "withdrawn"   // no longer in the raw files, or replaced there by other content
	Refused    Outcome = "refused"     // Reason says why; the store is as it was
	PassedOver Outcome = "passed over" // Reason says why; nothing is wrong with it
)

// FileResult is what became of one file, or of one member of an archive.
type FileResult struct {
	Source          string
	Path            string // as people are shown it: relative to assess.toml
	Force           string
	Month           data.Month
	Outcome         Outcome
	Reason          string // a sentence that starts with the path: why it was refused, superseded or passed over
	UnknownCategory bool   // it was refused for a crime type, or a category, that is not known

	Note string // something to know of a file that was taken: LSOA codes of two vintages
	Rows Rows   // of a file read now
}

// Rows is a row account: Loaded + Rejected + Duplicate + Superseded = Read.
type Rows struct {
	Read, Loaded, Rejected, Duplicate, Superseded int64
	WithoutLocation                               int64 // of Loaded and Superseded
}

// Add adds the rows of another account.
func (r *Rows) Add(o Rows) {
	r.Read += o.Read
	r.Loaded += o.Loaded
	r.Rejected += o.Rejected
	r.Duplicate += o.Duplicate
	r.Superseded += o.Superseded
	r.WithoutLocation += o.WithoutLocation
}

// Result is what a load did. Files are in the order of their paths, source by
// source, withdrawn ones last.
type Result struct {
	Files       []FileResult
	Rows        Rows // of the files read now
	Changed     bool // what the store counts is not what it was
	Assignments []Assignment
	Named       map[string]string // SHA-256 in hex of boundaries, lookups and directories of postcodes, by absolute path
	Noted       time.Time         // when, by the store, the load was; later than Input.Now where the clock has gone back
}

// Count is the number of files with an outcome.
func (r Result) Count(o Outcome) int {
	n := 0
	for _, f := range r.Files {
		if f.Outcome == o {
			n++
		}
	}
	return n
}

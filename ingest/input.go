package ingest

import (
	"sync"
	"time"

	"assess/data/workspace"
	"assess/geo"
)

// Input is what to load and how.
type Input struct {
	Sources []workspace.Source
	Forces  []string           // data.police.uk ids to load; files of other forces are passed over. Empty: every force
	Layers  []Layer            // places are joined to each of them
	Lookups []workspace.Lookup // between LSOA vintages

	Postcodes []workspace.Postcodes // directories that place partners' rows
	Key       string                // file of the key with which their references are hashed, made at first need

	Own []string // what the program writes, folders with all in them: no pattern takes them for raw files

	Now    time.Time // noted as the time of loading, unless the store has been changed later than that
	DryRun bool      // do everything but keep nothing
	Only   Wanted    // the files to look at; nil for all
	Clock  Clock     // times the stages "read" and "join"; may be nil
}

// Wanted reports whether a file is wanted, by its path as people are shown it. It is
// asked of an archive and then of each member, archive.zip/member. What is not wanted is as if it were not there: a store that
// holds it would lose it, so a choice is for a store of its own.
type Wanted func(path string) bool

func (w Wanted) wants(path string) bool { return w == nil || w(path) }

// Clock runs a stage and notes what it took.
type Clock func(stage string, run func() error) error

func (c Clock) time(stage string, run func() error) error {
	if c == nil {
		return run()
	}
	return c(stage, run)
}

// Layer is a configured boundary that is read when it is needed.
type Layer struct {
	workspace.Boundary
	Open func() (*geo.Atlas, error)
}

// Layers makes a Layer of each boundary, read at most once. Nothing parsed is kept for the
// next run. What would cost is kept: the areas of places are in the store, under the
// hashes of the boundaries, and a load without news opens no boundary at all. One with
// news takes some 10 ms for the boundaries of a county and half a second for the 36,000
// small areas of the country, of reports that take a hundred times as long; a copy that
// could be stale or damaged would save no more than that.
func Layers(boundaries []workspace.Boundary) []Layer {
	layers := make([]Layer, len(boundaries))
	for i, b := range boundaries {
		layers[i] = Layer{b, sync.OnceValues(func() (*geo.Atlas, error) {
			return geo.Open(geo.Spec{Layer: b.Layer, Vintage: b.Vintage, File: b.File, Code: b.Code, Name: b.Name, District: b.District})
		})}
	}
	return layers
}

// Step is how far a stage has come.
type Step struct {
	Stage       string // "read": bytes of files; "join": places times layers
	Done, Total int64
}

// Progress is told of steps, from one goroutine at a time. It may be nil.
type Progress func(Step)

func (p Progress) tell(s Step) {
	if p != nil {
		p(s)
	}
}

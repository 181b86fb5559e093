package analysis

import (
	"assess/data"
	"assess/data/workspace"
	"assess/geo"
)

// Layer is a set of areas with the store's assignment of places to them by point.
type Layer struct {
	Atlas      *geo.Atlas
	Assignment int
}

// Layers are the boundaries of an analysis: the newest vintage of each layer.
// LSOA is required; LSOAByCode is the assignment that takes each row's stated
// LSOA, brought to that vintage. Ward and District are nil when not configured.
type Layers struct {
	LSOA       Layer
	LSOAByCode int
	Ward       *Layer
	District   *Layer
}

// Values is a number per LSOA of the newest vintage: residents, households.
type Values struct {
	Measure string
	Year    int
	By      map[data.Code]float64
}

// Context is a descriptive value per LSOA of the newest vintage.
type Context struct {
	Name string
	By   map[data.Code]string
}

// DistrictScores are the published Crime Severity Scores of one year, by the
// district codes of their file.
type DistrictScores struct {
	Period data.Period
	By     map[data.Code]float64
}

// OfficialCounts is the number of crimes that a publisher states for districts.
type OfficialCounts struct {
	Title  string
	Source string
	Period data.Period
	By     map[data.Code]int64
}

// OffenceWeights is a table of how grave one offence of each code is.
type OffenceWeights struct {
	Title  string
	Source string
	Unit   string             // what a weight counts; may be empty
	By     map[string]float64 // code, as data.OffenceCode writes it
}

// The contexts that the analysis knows by name.
const (
	DecileContext = "imd-decile"
	RuralContext  = "rural-urban"
)

// Common is what all partnerships of a workspace share.
type Common struct {
	Layers   Layers
	Values   []Values
	Contexts []Context
	Severity []DistrictScores // of several years, in any order; empty when none is configured
	Weights  *OffenceWeights  // nil when no table of weights is configured
	Official []OfficialCounts // empty when none is configured
	Method   workspace.Method
	Sources  []workspace.Source
	// AsAt counts only extracts that had been read by the end of that day (ISO
	// date); empty counts the current ones.
	AsAt      string
	Synthetic bool

	Events []data.Event // of all partnerships that may be why numbers moved

	Forces   []string // configured; empty for all that are held
	Refused  []RefusedFile
	Gates    workspace.Gates
	Accepted []workspace.Acceptance
}

// Request asks for one partnership's year.
type Request struct {
	Partnership workspace.Partnership
	Comparator  *workspace.Comparator // nil when none is configured
	Year        data.Period
	Papers      Papers

	Published []*Assessment // of the editions of the partnership for everyone that are published, of any year
}

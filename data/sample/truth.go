package sample

import "assess/data"

// Truth is what a correct reading of the workspace must find. The fields from
// Rose to NewCodesFrom are zero unless Params.Planted was set.
type Truth struct {
	Config string      // path of assess.toml
	Year   data.Period // last whole April-to-March year of the files; `assess build` takes its first calendar year
	Home   data.Area   // the first district, the partnership's only one

	Rose   Change        // against the year before, in Home
	Fell   Change        // against the year before, in Home
	Steady data.Category // one of the categories whose expectation did not change at all

	Hotspots       []Hotspot    // the strongest first
	MissingMonth   data.Month   // no file
	UnlocatedMonth data.Month   // many rows without a location
	BadMonth       data.Month   // the file that holds BadRows
	BadRows        []BadRow     // in order of line
	Restated       []data.Month // present loose and, later, in the archive
	NewCodesFrom   data.Month   // first month of files with LSOA codes of 2021

	SeverityYear data.Period           // that the severity scores are of: the one before Year
	Severity     map[data.Code]float64 // score of each district

	Overdispersion float64 // variance of a district's monthly count over its mean
	Files          []File  // every police file, loose ones first, by month and force
	Counts         map[Cell]int

	Searches   []SearchFile // stop-and-search files of the first force, by month; none unless Params.Planted
	NoSearches data.Month   // the month of which there is none

	Tables []Table // of partners, in the order of assess.toml; none unless Params.Planted

	Strategy Strategy // of the first partnership; none unless Params.Planted
	Views    Views    // of its surveys and of the log of consultations
}

// Strategy is what a correct reading of the profile and the plan finds.
type Strategy struct {
	Plan     []PlanLine        // in the order of the file
	Measured map[string]string // what can be known of each area of focus, by its id, in the words of measurability.csv
	Outcomes map[string]string // whether each outcome was reached, by its title, in the words of the report
}

// Cell is a place in Truth.Counts, which holds what a district's monthly count
// must come to: by the LSOA code of the row, without rejected rows, repeats and
// superseded files. Rows without a location are in no district. Cells with
// nothing in them are left out.
type Cell struct {
	District data.Code
	Category data.Category
	Month    data.Month
}

// Change is a planted change of expectation between two years.
type Change struct {
	Category data.Category
	Ratio    float64 // expected count of Truth.Year over that of the year before
}

// Hotspot is a planted concentration: within the radius an incident is more
// likely by a factor than its residents and their deprivation would give.
type Hotspot struct {
	Name      string
	LSOA      data.Code // of 2021, that holds the centre
	Easting   float64   // British National Grid, metres
	Northing  float64
	Longitude float64
	Latitude  float64
	RadiusM   float64
	Times     map[data.Category]float64 // the factor
}

// BadRow is a row that has to be rejected.
type BadRow struct {
	Line   int    // of the file, the header being line 1
	Reason string // in plain words
}

// File is one police file and the account of its rows:
// Rows = Rejected + Duplicate + what is loaded, or superseded as a whole.
type File struct {
	Path       string // relative to the workspace, with slashes; of the archive when Member is set
	Member     string // name inside the archive, empty for a loose file
	Force      string
	Month      data.Month
	Rows       int // without the header
	Rejected   int
	Duplicate  int
	Unlocated  int  // of the rows that are neither rejected nor duplicate
	Superseded bool // a later archive holds this month again
	Vintage    int  // of its LSOA codes
	CRLF       bool
}

package workspace

import (
	"slices"
	"time"

	"assess/data"
)

// Config is a workspace's assess.toml, checked, with every path absolute or
// relative to the working folder.
type Config struct {
	Path       string // of the file itself
	YearStarts time.Month
	Store      string
	Out        string
	Synthetic  bool // the data is invented: every page says so

	Partnerships []Partnership
	Comparators  []Comparator
	Sources      []Source
	Boundaries   []Boundary
	Denominators []Denominator
	Contexts     []Context
	Lookups      []Lookup
	Postcodes    []Postcodes
	Weights      *Weights // nil when none is configured
	Official     []Official
	Method       Method

	Events []data.Event // that may be why numbers moved, of all partnerships

	Gates    Gates
	Accepted []Acceptance // what was let through them, in the order of the file
}

// Partnership is a community safety partnership: one or more districts.
type Partnership struct {
	ID    string
	Name  string
	Areas []data.Code // every code of its districts, old codes too where a district was recoded
	Force string      // data.police.uk force id

	Profile      string   // file of its priorities, plan and views; empty when none is configured
	Distribution []string // who the restricted edition goes to, in the order printed; may be empty

	Owner     string // of the document: who answers for it; may be empty
	Reference string // of the document, with its version; may be empty
	SignedOff string // who assured its quality, and when; empty while nobody has
}

// Comparator is a named set of districts to compare with.
type Comparator struct {
	Name   string
	Areas  []data.Code
	Forces []string // data.police.uk ids of further forces that police its districts; may be empty
}

// Source is a set of extract files of one kind.
type Source struct {
	ID    string   // unique; the kind when not given
	Kind  string   // "police-street" | "police-stop-and-search" | "table"
	Files []string // globs as configured, relative to Base
	Base  string   // folder of the configuration
	Line  int      // of the block in assess.toml, for messages
	Table *Table   // how a partner's table is read; nil for other kinds
}

// Boundary is one vintage of one layer.
type Boundary struct {
	Layer    data.Layer
	Vintage  int
	File     string
	Code     string // property that holds the area's code
	Name     string // property that holds its name
	District string // property that holds its district's code; empty when the layer has none
	Line     int
}

// Denominator is one value per area of one layer and vintage.
type Denominator struct {
	Measure string // "residents" | "households"
	Layer   data.Layer
	Vintage int
	Year    int
	File    string
	Code    string // column
	Value   string // column
	Line    int
}

// CrimeSeverity is the name of the context that holds published Crime Severity Scores
// by district. It may come several times, for several years.
const CrimeSeverity = "crime-severity"

// Context is one descriptive value per area, such as a deprivation decile.
type Context struct {
	Name    string
	Layer   data.Layer
	Vintage int
	Period  data.Period // the 12 months that CrimeSeverity is of; empty for every other context
	File    string
	Code    string
	Value   string
	Line    int
}

// Lookup leads from the areas of one vintage to those of the next.
type Lookup struct {
	Kind   string // "lsoa2011-lsoa2021"
	File   string
	From   string // column
	To     string // column
	Change string // column with U, S, M or X; may be empty
	Line   int
}

// Method is the settings of the analysis, with defaults filled in.
type Method struct {
	BaselineYears int
	Exclude       []data.Period
	FDR           float64
	HotspotCellM  int
	SuppressBelow int
	SuppressOpen  bool
	Seed          int64
}

// Forces lists the forces whose files are wanted: those of the partnerships and
// those named by a comparator, in that order.
func (c *Config) Forces() []string {
	var out []string
	add := func(force string) {
		if !slices.Contains(out, force) {
			out = append(out, force)
		}
	}
	for _, p := range c.Partnerships {
		add(p.Force)
	}
	for _, m := range c.Comparators {
		for _, f := range m.Forces {
			add(f)
		}
	}
	return out
}

// Comparator is the first comparator that is configured, nil when none is.
func (c *Config) Comparator() *Comparator {
	if len(c.Comparators) == 0 {
		return nil
	}
	return &c.Comparators[0]
}

// AreaFiles lists the files of boundaries, lookups, denominators, contexts and weights,
// each once, in the order of the configuration.
func (c *Config) AreaFiles() []string {
	var out []string
	add := func(file string) {
		if !slices.Contains(out, file) {
			out = append(out, file)
		}
	}
	for _, b := range c.Boundaries {
		add(b.File)
	}
	for _, l := range c.Lookups {
		add(l.File)
	}
	for _, d := range c.Denominators {
		add(d.File)
	}
	for _, x := range c.Contexts {
		add(x.File)
	}
	if c.Weights != nil {
		add(c.Weights.File)
	}
	for _, o := range c.Official {
		add(o.File)
	}
	return out
}

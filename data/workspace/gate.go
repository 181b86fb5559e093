package workspace

import (
	"slices"
	"strings"

	"assess/data"
)

// Gate names a look that is taken at the data before a report is made of it without a
// person beside it.
type Gate string

// The gates, in the order in which they are told.
const (
	MissingMonth    Gate = "missing-month"    // no file between the first month of a force and the newest of the source
	PartialMonth    Gate = "partial-month"    // a file with far too few rows to be whole
	LostMonth       Gate = "lost-month"       // a month that was held and is in no raw file any more
	RowCount        Gate = "row-count"        // rows against what is usual
	LocationRate    Gate = "location-rate"    // share of rows without a location against what is usual
	OutsideArea     Gate = "outside-area"     // share of points outside the boundaries held against what is usual
	PointAndCode    Gate = "point-and-code"   // share of points in another district than their row says against what is usual
	LSOAVintage     Gate = "lsoa-vintage"     // LSOA codes of another census year than the month before
	UnknownCategory Gate = "unknown-category" // a file refused for a crime type that is not known
	RefusedFile     Gate = "refused-file"     // a file refused for anything else
)

// AllGates lists the gates.
var AllGates = []Gate{MissingMonth, PartialMonth, LostMonth, RowCount, LocationRate, OutsideArea, PointAndCode, LSOAVintage, UnknownCategory, RefusedFile}

// Gates are the limits of what is let through. Of a number of months or files, those up
// to the limit are, by force and source; of a change, those no larger.
type Gates struct {
	MissingMonths     int
	PartialMonths     int
	LostMonths        int
	VintageChanges    int
	UnknownCategories int
	RefusedFiles      int

	RowChange      float64 // share of the usual rows by which a month may fall short; 1 / (1 - RowChange) times them is the most
	LocationChange float64 // of a share, as are the next two: 0.02 is two percentage points
	OutsideChange  float64
	CodeChange     float64
}

// DefaultGates are the limits where assess.toml sets none. A change of 30% in rows was met
// in none of 70 ordinary months of two forces, where the largest was 21%, and in the one
// month in which the first lockdown emptied a city. Two percentage points without a
// location are what makes places of different months unfit to be compared. Points outside
// the boundaries, and in another district than their row says, were 0.1 to 0.4% of two
// forces in every month.
func DefaultGates() Gates {
	return Gates{RowChange: 0.3, LocationChange: 0.02, OutsideChange: 0.02, CodeChange: 0.02}
}

// Acceptance is the word of a person who let something through a gate.
type Acceptance struct {
	Gate   Gate        `json:"gate"`
	Source string      `json:"source"`
	Force  string      `json:"force,omitempty"` // empty for a partner's table
	Months data.Period `json:"months"`          // empty for a partner's table
	Reason string      `json:"reason"`
	By     string      `json:"by"`
	Line   int         `json:"-"` // of the block in assess.toml
}

type gatesTOML struct {
	MissingMonths     int `toml:"missing_months"`
	PartialMonths     int `toml:"partial_months"`
	LostMonths        int `toml:"lost_months"`
	VintageChanges    int `toml:"vintage_changes"`
	UnknownCategories int `toml:"unknown_categories"`
	RefusedFiles      int `toml:"refused_files"`

	RowChange      *float64 `toml:"row_change"`
	LocationChange *float64 `toml:"location_change"`
	OutsideChange  *float64 `toml:"outside_change"`
	CodeChange     *float64 `toml:"code_change"`
}

type acceptTOML struct {
	Gate   string `toml:"gate"`
	Source string `toml:"source"`
	Force  string `toml:"force"`
	Month  string `toml:"month"`
	Reason string `toml:"reason"`
	By     string `toml:"by"`
}

// mostLetThrough is the largest number of months or files that a gate can be told to let
// through: more would be no gate.
const mostLetThrough = 1000

func (c *checker) gates(raw gatesTOML) Gates {
	out := DefaultGates()
	for _, n := range []struct {
		key  string
		from int
		to   *int
	}{
		{"missing_months", raw.MissingMonths, &out.MissingMonths}, {"partial_months", raw.PartialMonths, &out.PartialMonths},
		{"lost_months", raw.LostMonths, &out.LostMonths}, {"vintage_changes", raw.VintageChanges, &out.VintageChanges},
		{"unknown_categories", raw.UnknownCategories, &out.UnknownCategories}, {"refused_files", raw.RefusedFiles, &out.RefusedFiles},
	} {
		*n.to = n.from
		if n.from < 0 || n.from > mostLetThrough {
			c.fail("gates."+n.key, "%s = %d is outside 0 to %d", n.key, n.from, mostLetThrough)
		}
	}
	for _, x := range []struct {
		key  string
		from *float64
		to   *float64
		most float64
	}{
		{"row_change", raw.RowChange, &out.RowChange, 0.99}, {"location_change", raw.LocationChange, &out.LocationChange, 1},
		{"outside_change", raw.OutsideChange, &out.OutsideChange, 1}, {"code_change", raw.CodeChange, &out.CodeChange, 1},
	} {
		set(x.to, x.from)
		if !(*x.to > 0 && *x.to <= x.most) {
			c.fail("gates."+x.key, "%s = %g is not above 0 and at most %g; it is a share, so that 0.02 is 2%%", x.key, *x.to, x.most)
		}
	}
	return out
}

// accepts reads what was let through, which has to say why and by whom.
func (c *checker) accepts(raw []acceptTOML, in *Config) []Acceptance {
	var gates, sources []string
	for _, g := range AllGates {
		gates = append(gates, string(g))
	}
	for _, s := range in.Sources {
		sources = append(sources, s.ID)
	}
	var out []Acceptance
	for i, a := range raw {
		key := indexed("accept", i)
		c.among(key+".gate", "gate", a.Gate, gates)
		c.among(key+".source", "source", a.Source, sources)
		table := slices.ContainsFunc(in.Sources, func(s Source) bool { return s.ID == a.Source && s.Table != nil })
		if table && a.Force+a.Month != "" {
			c.fail(key, "what is accepted of the table %q has no force and no month; leave them out", a.Source)
		}
		if !table {
			c.among(key+".force", "force", a.Force, in.Forces())
		}
		if strings.TrimSpace(a.Reason) == "" {
			c.fail(key+".reason", "what is accepted has no reason; write why it is right to go on, such as reason = \"the force published no file of this month\"")
		}
		if strings.TrimSpace(a.By) == "" {
			c.fail(key+".by", "what is accepted does not say by whom; write by = \"…\"")
		}
		out = append(out, Acceptance{Gate: Gate(a.Gate), Source: a.Source, Force: a.Force, Months: c.acceptedMonths(key, a.Month, table),
			Reason: strings.TrimSpace(a.Reason), By: strings.TrimSpace(a.By), Line: c.At[key].Line})
	}
	return out
}

// acceptedMonths reads one month or the first and the last of several.
func (c *checker) acceptedMonths(key, text string, none bool) data.Period {
	if none {
		return data.Period{}
	}
	if m, err := data.ParseMonth(text); err == nil {
		return data.Period{From: m, To: m}
	}
	p, err := data.ParsePeriod(text)
	if err != nil {
		c.fail(key+".month", "month is %q; write one month, such as \"2019-07\", or the first and the last, such as \"2019-07/2019-09\"", text)
	}
	return p
}

// among refuses a word that is none of those that it may be, and names the nearest.
func (c *checker) among(key, what, word string, names []string) {
	if slices.Contains(names, word) {
		return
	}
	if near, ok := data.Nearest(word, names); ok {
		c.fail(key, "%s %q is not known; did you mean %q?", what, word, near)
		return
	}
	c.fail(key, "%s %q is not known; it is one of %s", what, word, strings.Join(names, ", "))
}

package workspace

import (
	"slices"
	"strings"

	"assess/data"
)

// Table says how a partner's table is read: a source of kind "table". Names of
// columns are compared without regard to case, runs of spaces and underscores.
type Table struct {
	Title     string   // of the data set
	Owner     string   // who supplies it
	Schedule  []string // items of the prescribed information; may be empty
	Agreement string   // under which it is shared; may be empty when it is public
	Protect   string   // Public | Restricted
	Sheet     string   // of a workbook; may be empty for other files

	Sensitive bool        // outside the partnership only yearly totals of districts; as configured, else by its names
	Areas     []data.Code // the districts that the whole table is of; rows without a place of their own count there. May be empty

	When     When
	Where    Where
	Ref      string // column of the supplier's reference, hashed at load; may be empty
	Category *Mapping
	Offence  string   `json:",omitempty"` // column of the offence code; may be empty
	Count    string   // column of how many a row stands for; may be empty
	Flags    []Marker // in the order of Flags
	Yes, No  []string // further words that set a flag or leave it unset
	Ignore   []string // columns that are known and left alone
}

// The ways in which a source is protected.
const (
	Public     = "public"     // its numbers may be published as they are
	Restricted = "restricted" // small numbers, and places below the district, stay inside the partnership
)

// When names the columns of a row's time: Date, Month or From with or without To.
type When struct{ Date, Month, From, To *Moment }

// Moment is a date with or without its time of day.
type Moment struct {
	Column string // of the date; empty for a To that has a time alone
	Time   string // column of the time of day where it has one of its own
	Format data.DateFormat
	Stated bool // a format is configured; else it is YYYY-MM-DD, or a date cell of a workbook
}

// Timed reports whether the time of day counts.
func (m *Moment) Timed() bool { return m != nil && (m.Time != "" || m.Format.Time) }

// Where names the columns of a row's place: one way to find it, and the district
// beside it where the table has that too.
type Where struct {
	Postcode            string
	Easting, Northing   string
	Longitude, Latitude string
	LSOA, Ward          string
	District, Outward   string
}

// By is the way in which places are found.
func (w Where) By() string {
	switch {
	case w.Postcode != "":
		return "postcode"
	case w.Easting != "":
		return "grid"
	case w.Longitude != "":
		return "degrees"
	case w.LSOA != "":
		return "lsoa"
	case w.Ward != "":
		return "ward"
	case w.Outward != "":
		return "outward"
	}
	return "district"
}

// Mapping is a column whose words are brought to others.
type Mapping struct {
	Column string
	Map    map[string]string // what the table says, to what is kept
}

// Marker is a column that says yes or no.
type Marker struct {
	Flag   string // one of Flags
	Column string
}

// Flags are what a force marks its crimes with.
var Flags = []string{"domestic_abuse", "hate", "knife", "alcohol", "repeat_victim"}

// Columns lists every column that the table may have, each once: those that are
// read in the order of their parts, then those that are left alone.
func (t *Table) Columns() []string {
	var out []string
	add := func(names ...string) {
		for _, n := range names {
			if n != "" && !slices.ContainsFunc(out, func(o string) bool { return SameName(o, n) }) {
				out = append(out, n)
			}
		}
	}
	for _, m := range []*Moment{t.When.Date, t.When.Month, t.When.From, t.When.To} {
		if m != nil {
			add(m.Column, m.Time)
		}
	}
	w := t.Where
	add(w.Postcode, w.Easting, w.Northing, w.Longitude, w.Latitude, w.LSOA, w.Ward, w.District, w.Outward, t.Ref)
	if t.Category != nil {
		add(t.Category.Column)
	}
	add(t.Offence, t.Count)
	for _, f := range t.Flags {
		add(f.Column)
	}
	add(t.Ignore...)
	return out
}

// SameName reports whether two names of columns, or two words of one, are the same.
func SameName(a, b string) bool { return Canonical(a) == Canonical(b) }

// Canonical is the form in which names of columns and words are compared.
func Canonical(name string) string {
	return strings.Join(strings.Fields(strings.ToLower(strings.ReplaceAll(name, "_", " "))), " ")
}

// Postcodes is a directory of postcodes: the files of one layout.
type Postcodes struct {
	Files    []string // globs as configured, relative to Base
	Base     string   // folder of the configuration
	Postcode string   // columns, where the files do not call them as their publishers do; may be empty
	Easting  string
	Northing string
	Line     int
}

// Tables lists the partners' tables among the sources.
func (c *Config) Tables() []Source {
	var out []Source
	for _, s := range c.Sources {
		if s.Table != nil {
			out = append(out, s)
		}
	}
	return out
}

// Key is the file that holds the key with which references are hashed: beside the store.
func (c *Config) Key() string {
	return strings.TrimSuffix(c.Store, ".duckdb") + ".key"
}

package workspace

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"assess/data"
	"assess/data/reference"
)

// prescribed reports whether an item of the prescribed information has the id.
func prescribed(id string) bool {
	_, ok := reference.PrescribedItem(id)
	return ok
}

// nearestItem says which item was meant, or where they are listed.
func nearestItem(id string) string {
	var ids []string
	for _, i := range reference.Prescribed() {
		ids = append(ids, i.ID)
	}
	if near, ok := data.Nearest(id, ids); ok {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return "; the items are " + strings.Join(ids, ", ")
}

// items reads the items of the prescribed information that a table is of: one, or a list
// of several, as a table of fires has that is of primary and of secondary ones.
func (c *checker) items(key string, raw any) (out []string) {
	all, list := raw.([]any)
	if !list && raw != nil && raw != "" {
		all = []any{raw}
	}
	for _, x := range all {
		id, ok := x.(string)
		switch {
		case !ok:
			c.fail(key, "schedule is no text and no list of texts; write one item, such as \"fire-deliberate-secondary\", or several in brackets")
		case !prescribed(id):
			c.fail(key, "schedule %q is no item of the prescribed information (SI 2007/1831)%s", id, nearestItem(id))
		case slices.Contains(out, id):
			c.fail(key, "schedule names %q twice; take one of them out", id)
		}
		out = append(out, id)
	}
	return out
}

// table checks a source of kind "table".
func (c *checker) table(key string, s sourceTOML) *Table {
	t := &Table{
		Title: strings.TrimSpace(s.Title), Owner: strings.TrimSpace(s.Owner), Schedule: c.items(key+".schedule", s.Schedule),
		Agreement: strings.TrimSpace(s.Agreement), Protect: s.Protect, Sheet: s.Sheet,
	}
	switch {
	case s.ID == "":
		c.fail(key, "the table has no id; give it one in small letters, digits and hyphens, such as \"fire-deliberate\"")
	case t.Title == "":
		c.fail(key+".title", "the table %q has no title; name the data set, such as \"Deliberate fires\"", s.ID)
	case t.Owner == "":
		c.fail(key+".owner", "the table %q has no owner; name who supplies it", s.ID)
	case t.Protect != Public && t.Protect != Restricted:
		c.fail(key+".protect", "protect = %q is not one of %q; a table is restricted unless its supplier publishes it", s.Protect, []string{Public, Restricted})
	case t.Protect == Restricted && t.Agreement == "":
		c.fail(key+".agreement", "the restricted table %q has no agreement; name the one under which it is shared", s.ID)
	case s.Columns == nil:
		c.fail(key, "the table %q has no [source.columns]; say which columns hold the date and the place", s.ID)
	}
	if c.Err != nil {
		return t
	}
	t.Sensitive = sensitive(s, t.Schedule)
	if s.Areas != nil {
		t.Areas = c.codes(key+".areas", s.Areas)
	}
	raw := *s.Columns
	at := key + ".columns"
	t.When = c.when(at, raw)
	t.Where = c.where(at, raw)
	t.Category = c.category(at+".category", raw.Category)
	t.Ref, t.Offence, t.Count, t.Ignore = raw.Ref, raw.Offence, raw.Count, raw.Ignore
	if s.Flags != nil {
		c.flags(key+".flags", t, *s.Flags)
	}
	used := *t
	used.Ignore = nil
	for _, n := range t.Ignore {
		if slices.ContainsFunc(used.Columns(), func(o string) bool { return SameName(o, n) }) {
			c.fail(at+".ignore", "the column %q is read and ignored; take it out of one of the two", n)
		}
		if strings.TrimSpace(n) == "" {
			c.fail(at+".ignore", "a column to ignore has no name")
		}
	}
	return t
}

// sensitive is what a table says of itself; of one that says nothing its names do.
func sensitive(s sourceTOML, items []string) bool {
	if s.Sensitive != nil {
		return *s.Sensitive
	}
	return slices.ContainsFunc(append([]string{s.ID, s.Title}, items...), func(name string) bool {
		return data.Sensitive(name) || data.Sensitive(strings.ReplaceAll(name, "-", " "))
	})
}

// policeKeys refuses what a source of published files has no use for.
func (c *checker) policeKeys(key string, s sourceTOML) {
	given := map[string]bool{
		"title": s.Title != "", "owner": s.Owner != "", "schedule": s.Schedule != nil, "agreement": s.Agreement != "",
		"protect": s.Protect != "", "sheet": s.Sheet != "", "columns": s.Columns != nil, "flags": s.Flags != nil,
		"sensitive": s.Sensitive != nil, "areas": s.Areas != nil,
	}
	for _, name := range slices.Sorted(maps.Keys(given)) {
		if given[name] {
			c.fail(key+"."+name, "%s is only for sources of kind \"table\"; take it out", name)
		}
	}
}

func (c *checker) when(key string, raw columnsTOML) When {
	w := When{
		Date: c.moment(key+".date", raw.Date, true), Month: c.moment(key+".month", raw.Month, false),
		From: c.moment(key+".from", raw.From, true), To: c.moment(key+".to", raw.To, true),
	}
	ways := 0
	for _, m := range []*Moment{w.Date, w.Month, w.From} {
		if m != nil {
			ways++
		}
	}
	switch {
	case ways != 1:
		c.fail(key, "the columns name %d of date, month and from; name one of them", ways)
	case w.To != nil && w.From == nil:
		c.fail(key+".to", "to goes with from; name the column of the beginning, or take it out")
	case w.From != nil && !w.From.Timed(), w.To != nil && !w.To.Timed():
		c.fail(key, "from and to are for times of day; write a format such as \"DD/MM/YYYY HH:mm\" or name the column of the time, or use date for days alone")
	case w.To != nil && w.To.Column == "" && w.To.Time == "":
		c.fail(key+".to", "to names no column")
	}
	for _, m := range []*Moment{w.Date, w.Month, w.From} {
		if m != nil && m.Column == "" {
			c.fail(key, "the date has no column; write column = and the name of the column that holds it")
		}
	}
	if w.Month != nil && w.Month.Time != "" {
		c.fail(key+".month", "a month has no time; take time out, or use date")
	}
	return w
}

// moment reads a date's table, nil when there is none.
func (c *checker) moment(key string, raw *momentTOML, day bool) *Moment {
	if raw == nil {
		return nil
	}
	m := &Moment{Column: raw.Column, Time: raw.Time, Format: data.ISODate, Stated: raw.Format != ""}
	if !day && raw.Format == "" {
		c.fail(key, "the month has no format; write one such as \"YYYY-MM\" or \"MMM YYYY\"")
		return m
	}
	if raw.Format != "" {
		var err error
		if m.Format, err = data.ParseDateFormat(raw.Format); err != nil {
			c.fail(key, "%v", err)
		}
	}
	if day && !m.Format.Day {
		c.fail(key, "format %q has no day; use month for months alone", raw.Format)
	}
	if m.Format.Time && m.Time != "" {
		c.fail(key, "the time stands in the format and in a column of its own; take one of them out")
	}
	return m
}

func (c *checker) where(key string, raw columnsTOML) Where {
	w := Where{
		Postcode: raw.Postcode, Easting: raw.Easting, Northing: raw.Northing, Longitude: raw.Longitude, Latitude: raw.Latitude,
		LSOA: raw.LSOA, Ward: raw.Ward, District: raw.District, Outward: raw.Outward,
	}
	ways := 0
	for _, set := range []bool{w.Postcode != "", w.Easting != "" || w.Northing != "", w.Longitude != "" || w.Latitude != "", w.LSOA != "", w.Ward != "", w.Outward != ""} {
		if set {
			ways++
		}
	}
	switch {
	case (w.Easting == "") != (w.Northing == ""):
		c.fail(key, "easting and northing go together; name both columns")
	case (w.Longitude == "") != (w.Latitude == ""):
		c.fail(key, "longitude and latitude go together; name both columns")
	case ways > 1:
		c.fail(key, "the columns name %d ways to find a place; name one of postcode, easting and northing, longitude and latitude, lsoa, ward and outward, with district beside it", ways)
	case ways == 0 && w.District == "":
		c.fail(key, "no column says where; name postcode, easting and northing, longitude and latitude, lsoa, ward, district or outward")
	}
	return w
}

func (c *checker) category(key string, raw *mappingTOML) *Mapping {
	if raw == nil {
		return nil
	}
	if raw.Column == "" {
		c.fail(key, "category names no column; write column = and the name of the column")
	}
	if len(raw.Map) == 0 {
		c.fail(key, "category has no map; write map = { \"what the table says\" = \"what is kept\" }")
	}
	said := map[string]string{}
	for _, from := range slices.Sorted(maps.Keys(raw.Map)) {
		to := strings.TrimSpace(raw.Map[from])
		if to == "" || strings.TrimSpace(from) == "" {
			c.fail(key, "the map of category %q leads to nothing; write the category that is kept", from)
		}
		if old, twice := said[Canonical(from)]; twice && old != to {
			c.fail(key, "the map has %q twice, for %q and %q", from, old, to)
		}
		said[Canonical(from)] = to
	}
	return &Mapping{raw.Column, raw.Map}
}

func (c *checker) flags(key string, t *Table, raw flagsTOML) {
	for i, column := range []string{raw.DomesticAbuse, raw.Hate, raw.Knife, raw.Alcohol, raw.RepeatVictim} {
		if column != "" {
			t.Flags = append(t.Flags, Marker{Flags[i], column})
		}
	}
	if len(t.Flags) == 0 {
		c.fail(key, "flags names no column; name one of %s, or take it out", strings.Join(Flags, ", "))
	}
	for _, yes := range raw.Yes {
		if slices.ContainsFunc(raw.No, func(no string) bool { return SameName(yes, no) }) {
			c.fail(key+".no", "%q means yes and no; take it out of one of the two", yes)
		}
	}
	t.Yes, t.No = raw.Yes, raw.No
}

func (c *checker) postcodes(raw []postcodesTOML) []Postcodes {
	var out []Postcodes
	for i, p := range raw {
		key := indexed("postcodes", i)
		if len(p.Files) == 0 {
			c.fail(key+".files", "the postcode directory has no files; list paths or patterns such as \"postcodes/*.csv\"")
		}
		given := 0
		for _, column := range []string{p.Postcode, p.Easting, p.Northing} {
			if column != "" {
				given++
			}
		}
		if given != 0 && given != 3 {
			c.fail(key, "name all of postcode, easting and northing, or none where the files call them as their publishers do")
		}
		out = append(out, Postcodes{p.Files, c.base, p.Postcode, p.Easting, p.Northing, c.At[key].Line})
	}
	return out
}

// needPostcodes refuses a postcode that nothing could place.
func (c *checker) needPostcodes(out *Config) {
	for i, s := range out.Sources {
		if s.Table != nil && s.Table.Where.Postcode != "" && len(out.Postcodes) == 0 {
			c.fail(indexed("source", i)+".columns.postcode", "the table %q is placed by postcode, and there is no [[postcodes]]; add one with the files of a directory such as Code-Point Open", s.ID)
		}
	}
}

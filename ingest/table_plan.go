package ingest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"assess/data"
	"assess/data/workspace"
)

// headerWithin is how many rows are looked through for the header: titles and
// groups of columns may stand above it.
const headerWithin = 20

// unlisted is a table with columns that the configuration does not know.
type unlisted struct {
	line  int64
	names []string
}

func (u *unlisted) Error() string { return "unlisted columns " + quoted(u.names) }

// columnPlan says where the columns of a table stand in a file.
type columnPlan struct {
	at       map[string]int // by canonical name, of the columns that are read
	read     []int          // the same, ascending
	names    []string       // of the header
	nameless []bool         // columns that should hold nothing
	line     int64          // of the header
	found    map[string]int // what find has given, by name as configured
}

// find is the place of a column, -1 when it has no name.
func (p *columnPlan) find(name string) int {
	if i, ok := p.found[name]; ok {
		return i
	}
	i, ok := p.at[workspace.Canonical(name)]
	if !ok || name == "" {
		i = -1
	}
	p.found[name] = i
	return i
}

// readPlan looks for the header: the first row that names every column that is
// read. What stands above it is passed over.
func readPlan(in sheet, s workspace.Source) (*columnPlan, error) {
	wanted := readColumns(s.Table)
	var best []string
	var bestLine int64
	most := 0
	for range headerWithin {
		row, line, err := in.next()
		if err != nil {
			return nil, headerFault(err, s, wanted, best, bestLine)
		}
		names := make([]string, len(row))
		for i, c := range row {
			names[i] = c.text
		}
		hits := 0
		for _, w := range wanted {
			if slices.ContainsFunc(names, func(n string) bool { return workspace.SameName(n, w) }) {
				hits++
			}
		}
		if hits == len(wanted) {
			return newPlan(names, line, s, wanted)
		}
		if hits > most {
			most, best, bestLine = hits, names, line
		}
	}
	return nil, headerFault(nil, s, wanted, best, bestLine)
}

// readColumns lists the columns that are read.
func readColumns(t *workspace.Table) []string {
	only := *t
	only.Ignore = nil
	return only.Columns()
}

// headerFault says which column is missing. A name out of the file is said only
// where the row has names that were looked for, so that no value is ever told.
func headerFault(err error, s workspace.Source, wanted, best []string, line int64) error {
	if err != nil && !isEnd(err) {
		return err
	}
	if best == nil {
		return faultf(0, "none of the first %d rows names one of the columns %s: correct [source.columns] of %q in assess.toml, or name another sheet", headerWithin, quoted(wanted), s.ID)
	}
	for _, w := range wanted {
		if !slices.ContainsFunc(best, func(n string) bool { return workspace.SameName(n, w) }) {
			return faultf(line, "the header has no column %q%s: correct [source.columns] of %q in assess.toml, or ask for the column", w, meant(w, best), s.ID)
		}
	}
	return faultf(line, "the header is not whole")
}

// newPlan judges the header.
func newPlan(names []string, line int64, s workspace.Source, wanted []string) (*columnPlan, error) {
	p := &columnPlan{at: map[string]int{}, found: map[string]int{}, names: names, nameless: make([]bool, len(names)), line: line}
	for i, name := range names {
		key := workspace.Canonical(name)
		switch {
		case key == "":
			p.nameless[i] = true
		case slices.ContainsFunc(wanted, func(w string) bool { return workspace.SameName(w, name) }):
			if _, twice := p.at[key]; twice {
				return nil, faultf(line, "the column %q stands twice in the header: give one of them another name, and ignore it", data.Clip(name))
			}
			p.at[key] = i
			p.read = append(p.read, i)
		}
	}
	var strange []string
	for _, name := range names {
		known := slices.ContainsFunc(s.Table.Columns(), func(c string) bool { return workspace.SameName(c, name) })
		if strings.TrimSpace(name) != "" && !known && !slices.Contains(strange, name) {
			strange = append(strange, name)
		}
	}
	if strange != nil {
		return nil, unlistedFault(&unlisted{line, strange}, s)
	}
	return p, nil
}

// unlistedFault names the columns that the configuration does not know, with the
// line that would leave them out.
func unlistedFault(u *unlisted, s workspace.Source) *fault {
	what := "the column " + quoted(u.names) + " is"
	if len(u.names) > 1 {
		what = "the columns " + quoted(u.names) + " are"
	}
	return faultf(u.line, "%s not in [source.columns] of %q%s: map what is wanted, and for the rest write ignore = %s",
		what, s.ID, meant(u.names[0], readColumns(s.Table)), tomlList(append(slices.Clone(s.Table.Ignore), u.names...)))
}

// unmappedFault names a category that the map does not have, with the entry to add.
func unmappedFault(line int64, value string, s workspace.Source) *fault {
	c := s.Table.Category
	var said, kept []string
	for from, to := range c.Map {
		said, kept = append(said, from), append(kept, to)
	}
	slices.Sort(said)
	slices.Sort(kept)
	near := kept[0]
	for _, from := range said {
		if m := meant(value, []string{from}); m != "" {
			near = c.Map[from]
			break
		}
	}
	return faultf(line, "the category %q of column %q is not in the map of %q: add %s = %s to it, or the category it belongs to", data.Clip(value), c.Column, s.ID, tomlText(data.Clip(value)), tomlText(near)).ofCategory()
}

// tomlText writes a text as it stands in assess.toml.
func tomlText(s string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		return fmt.Sprintf("%q", s)
	}
	return data.Shown(strings.TrimSpace(b.String())) // its escapes are TOML's too
}

func tomlList(items []string) string {
	out := make([]string, len(items))
	for i, s := range items {
		out[i] = tomlText(s)
	}
	return "[" + strings.Join(out, ", ") + "]"
}

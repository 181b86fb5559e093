package workspace

import (
	"strings"

	"assess/data"
)

// Official is a table of the number of crimes that a publisher of official statistics
// states for districts, to hold the report's own counts against.
type Official struct {
	Title  string // "Police recorded crime by community safety partnership"
	Source string // who publishes it
	Period data.Period
	File   string // CSV; an area may have several rows, which are added up
	Area   string // column of the district's code
	Count  string // column of the number of crimes
	Line   int
}

type officialTOML struct {
	Title  string `toml:"title"`
	Source string `toml:"source"`
	Period string `toml:"period"`
	File   string `toml:"file"`
	Area   string `toml:"area"`
	Count  string `toml:"count"`
}

// officials checks the tables of official counts.
func (c *checker) officials(raw []officialTOML) (out []Official) {
	for i, o := range raw {
		key := indexed("official", i)
		for _, part := range []struct{ name, value, what string }{
			{"title", o.Title, "name the table as it is published"}, {"source", o.Source, "write who publishes it"},
			{"area", o.Area, "name the column that holds the district's code"}, {"count", o.Count, "name the column that holds the number of crimes"},
		} {
			if strings.TrimSpace(part.value) == "" {
				c.fail(key+"."+part.name, "the table of official counts has no %s; %s", part.name, part.what)
			}
		}
		p, err := data.ParsePeriod(o.Period)
		if err != nil {
			c.fail(key+".period", "period is %q; write the first and last month that the counts are of, such as \"2021-04/2022-03\"", o.Period)
		}
		out = append(out, Official{strings.TrimSpace(o.Title), strings.TrimSpace(o.Source), p, c.file(key+".file", o.File), o.Area, o.Count, c.At[key].Line})
	}
	return out
}

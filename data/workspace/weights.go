package workspace

import "strings"

// Weights is a table of how grave one offence of each code is: a harm index, or the
// weights of a severity score. There is one in a workspace at most, so that all that is
// weighed is weighed alike.
type Weights struct {
	Title  string // "Cambridge Crime Harm Index 2020"
	Source string // who publishes it, and under which licence
	Unit   string // what a weight counts, "days in prison"; may be empty
	File   string // CSV with a row for each code
	Code   string // column of the offence code
	Weight string // column of the weight
	Line   int
}

type weightsTOML struct {
	Title  string `toml:"title"`
	Source string `toml:"source"`
	Unit   string `toml:"unit"`
	File   string `toml:"file"`
	Code   string `toml:"code"`
	Weight string `toml:"weight"`
}

// weights checks the table of weights, nil when there is none.
func (c *checker) weights(raw *weightsTOML) *Weights {
	if raw == nil {
		return nil
	}
	const key = "weights"
	w := &Weights{Title: strings.TrimSpace(raw.Title), Source: strings.TrimSpace(raw.Source), Unit: strings.TrimSpace(raw.Unit), Code: raw.Code, Weight: raw.Weight, Line: c.At[key].Line}
	for _, part := range []struct{ name, value, what string }{
		{"title", w.Title, "name the table, such as \"Cambridge Crime Harm Index 2020\""},
		{"source", w.Source, "write who publishes it"},
		{"code", w.Code, "name the column that holds the offence code"},
		{"weight", w.Weight, "name the column that holds the weight"},
	} {
		if part.value == "" {
			c.fail(key+"."+part.name, "the table of weights has no %s; %s", part.name, part.what)
		}
	}
	w.File = c.file(key+".file", raw.File)
	return w
}

package reports

import (
	"html/template"
	"strings"
)

// pageExplore is a map to explore: what its controls offer, and the numbers as
// data for the script, which shows the whole once it can fill it.
type pageExplore struct {
	ID, DataID           string
	Title, Note          string
	Periods              []string
	Categories, Measures []string
	First                int
	Layers               []string
	Level                int
	Data                 template.HTML
}

// exploreData is what the script reads, with the names that it knows.
type exploreData struct {
	Layers []exploreLayerData `json:"layers"`
}

type exploreLayerData struct {
	Name   string            `json:"name"`
	Figure string            `json:"figure"` // id
	Areas  [][]any           `json:"areas"`  // code, name, about, cells with spaces between them
	Shades []exploreShadeRow `json:"shades"`
}

type exploreShadeRow struct {
	Key   []string `json:"key"`
	Fills []string `json:"fills"`
	Of    string   `json:"of"`
}

// explore lays out a map to explore, nil where there is none. Layers whose figure
// is not in the document are left out.
func (g *pager) explore(e *Explore, figure string) (*pageExplore, error) {
	if e == nil {
		return nil, nil
	}
	v := &pageExplore{
		ID: g.outline.claim(figure + "-explore"), Title: e.Title, Note: e.Note,
		Periods: e.Periods, Categories: e.Categories, Measures: e.Measures, First: e.First, Level: min(g.level+1, 5),
	}
	for _, part := range []string{"-title", "-map", "-state", "-none", "-hidden"} {
		g.outline.taken[v.ID+part] = true
	}
	v.DataID = g.outline.claim(v.ID + "-data")
	var data exploreData
	for _, l := range e.Layers {
		t, ok := g.outline.targets[l.Figure]
		if !ok {
			continue
		}
		row := exploreLayerData{Name: l.Name, Figure: t.id}
		for _, a := range l.Areas {
			row.Areas = append(row.Areas, []any{a.Code, a.Name, a.About, strings.Join(a.Cells, " ")})
		}
		for _, s := range l.Shades {
			row.Shades = append(row.Shades, exploreShadeRow{s.Key, s.Fills, s.Classes})
		}
		data.Layers = append(data.Layers, row)
		v.Layers = append(v.Layers, l.Name)
	}
	if len(v.Layers) == 0 {
		return nil, nil
	}
	var err error
	v.Data, err = dataBlock(v.DataID, data)
	return v, err
}

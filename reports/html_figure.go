package reports

import (
	"fmt"
	"html/template"
	"slices"

	"assess/reports/design"
	"assess/reports/svg"

	"gonum.org/v1/plot/vg/draw"
)

// pageFigure is a figure with its picture as markup and its numbers as a table.
type pageFigure struct {
	ID, CaptionID           string
	Number, Title, Subtitle string
	Picture                 template.HTML
	Shape                   string // class of the picture's room
	Source, N               string
	Data                    *pageTable
	Values                  template.HTML // of the marks, for the script
	Explore                 *pageExplore
}

func (g *pager) figure(at place, f Figure) (*pageFigure, error) {
	if f.Drawing == nil {
		return nil, fmt.Errorf("figure %q has no drawing", f.Title)
	}
	if f.Alt == "" {
		return nil, fmt.Errorf("figure %q has no text alternative", f.Title)
	}
	if len(f.Data.Columns) == 0 {
		return nil, fmt.Errorf("figure %q has no table of its numbers", f.Title)
	}
	id := g.outline.anchors[at]
	v := &pageFigure{
		ID: id, CaptionID: g.outline.claim(id + "-caption"), Number: g.outline.numbers[at],
		Title: f.Title, Subtitle: f.Subtitle, Source: f.Source, N: f.N,
	}
	v.Picture, v.Shape = g.picture(f, id), g.shape(f)
	data := f.Data
	if data.Caption == "" {
		data.Caption = f.Title
	}
	var err error
	v.Data, err = g.tabulate(data, g.outline.claim(id+"-numbers"), g.sheets[at])
	if err == nil {
		v.Data.Folded = false // it is folded with the figure's numbers
	}
	if tracks := tracksOf(f.Drawing); err == nil && len(tracks) > 0 {
		v.Values, err = dataBlock(g.outline.claim(id+"-values"), tracks)
	}
	if err == nil {
		v.Explore, err = g.explore(f.Explore, id)
	}
	return v, err
}

// picture draws the figure as SVG. Package svg escapes every word of it.
func (g *pager) picture(f Figure, id string) template.HTML {
	w, h := f.Drawing.Size()
	name := g.outline.claim(id + "-picture")
	g.outline.taken[name+"-title"], g.outline.taken[name+"-desc"] = true, true
	c := svg.New(w, h, svg.Options{ID: name, Title: f.Title, Desc: f.Alt, Classes: design.Classes()})
	f.Drawing.Draw(draw.New(c))
	return template.HTML(c.Markup())
}

// shape is the class of pictures as wide and high as the figure's.
func (g *pager) shape(f Figure) string {
	w, h := f.Drawing.Size()
	ratio := fmt.Sprintf("%g/%g", w.Points(), h.Points())
	i := slices.Index(g.shapes, ratio)
	if i < 0 {
		i = len(g.shapes)
		g.shapes = append(g.shapes, ratio)
	}
	return shapeClass(i)
}

package reports

import (
	"fmt"
	"strings"

	"assess/analysis"
	"assess/data"
	"assess/reports/chart"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// locator gives the place of the area that holds the middle of a cell, -1 for none.
func (o *outlines) locator() func(chart.MapCell) int {
	boxes := make([]orb.Bound, len(o.full))
	for i, s := range o.full {
		if len(s) > 0 {
			boxes[i] = s.Bound()
		}
	}
	return func(c chart.MapCell) int {
		p := orb.Point{c.Easting + c.Size/2, c.Northing + c.Size/2}
		for i, s := range o.full {
			if len(s) > 0 && boxes[i].Contains(p) && planar.MultiPolygonContains(orb.MultiPolygon(s), p) {
				return i
			}
		}
		return -1
	}
}

// cellIn names a cell by the area that holds its middle.
func (o *outlines) cellIn(kind string, at int) string {
	if at < 0 || o.areas[at].Name == "" {
		return kind
	}
	return kind + " in " + o.areas[at].Name
}

// toldCell is what a hot or cold cell says when pointed at; its count is as printed.
func toldCell(name string, c data.Category, count string) string {
	switch count {
	case suppressedCell:
		return name + ": count hidden"
	case "1":
		return name + ": 1 " + strings.TrimSuffix(incidents(c), "s")
	}
	return fmt.Sprintf("%s: %s %s", name, count, incidents(c))
}

// told is what a hot spot's number says when pointed at.
func (s numberedSpot) told(c data.Category) string {
	text := fmt.Sprintf("Hot spot %d", s.Shown)
	if s.Ward != "" {
		text += ", mostly in " + s.Ward
	}
	if s.Kept {
		return fmt.Sprintf("%s: %s", text, counted(s.Cells, "cell", "cells"))
	}
	return fmt.Sprintf("%s: %s in %s", text, plural(s.Incident, strings.TrimSuffix(incidents(c), "s"), incidents(c)), counted(s.Cells, "cell", "cells"))
}

// toldDense is what each area of a map of density says: how many of its cells are in
// each region, each region with those before it.
func toldDense(o *outlines, l *analysis.DensityLayer) []string {
	cells, locate := make([][]int, len(o.areas)), o.locator()
	for i := range cells {
		cells[i] = make([]int, len(l.Regions))
	}
	for _, run := range l.Runs {
		for k := range run.Cells {
			at := locate(chart.MapCell{Easting: float64(run.Easting), Northing: float64(run.Northing + k*l.CellM), Size: float64(l.CellM)})
			for r := run.Region; at >= 0 && r < len(l.Regions); r++ {
				cells[at][r]++
			}
		}
	}
	out := make([]string, len(o.areas))
	for i, a := range o.areas {
		var parts []string
		for r, region := range l.Regions {
			if n := cells[i][r]; n > 0 {
				parts = append(parts, fmt.Sprintf("%s among those that hold %s", counted(n, "cell", "cells"), shareWord(region.Share)))
			}
		}
		out[i] = a.Name + ": none of the densest cells"
		if len(parts) > 0 {
			out[i] = a.Name + ": " + strings.Join(parts, "; ")
		}
	}
	return out
}

// shapesOf are a layer's areas as a map fills them, each with what it says.
func shapesOf(o *outlines, class int, told func(i int) string) (out []chart.MapShape) {
	for i := range o.areas {
		out = append(out, chart.MapShape{Geometry: o.shapes[i], Class: class, Text: told(i)})
	}
	return out
}

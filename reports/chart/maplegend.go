package chart

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// mapLegend is the key of a map, folded for a width.
type mapLegend struct {
	width   vg.Length
	heading []string
	entries []entry
	lines   [][]string // the entries' texts beside the map
}

// legend builds the key: the classes with their counts, and "No value" where
// an area has none and the key does not say so.
func (in Map) legend(width vg.Length) mapLegend {
	l := mapLegend{width: width}
	if clean(in.KeyName) != "" {
		l.heading = boldText.wrap(in.KeyName, width, 4)
	}
	cells := in.cellClasses()
	explained := false
	for i, k := range in.Key {
		explained = explained || k.Fill == NoValue
		// The plain class of a map of cells is of cells too, though its areas are drawn.
		counted := cells[i] || k.Fill == PlainFill && slices.Contains(cells, true)
		l.entries = append(l.entries, entry{areaSample(k.Fill, cells[i]), fmt.Sprintf("%s (%s)", clean(k.Text), many(k.Count, counted))})
	}
	blank := 0
	for _, s := range in.Shapes {
		if s.Class < 0 {
			blank++
		}
	}
	if blank > 0 && !explained {
		l.entries = append(l.entries, entry{areaSample(NoValue, false), fmt.Sprintf("No value (%s)", many(blank, false))})
	}
	for _, e := range l.entries {
		l.lines = append(l.lines, noteText.wrap(e.text, width-sampleWidth-4, 4))
	}
	return l
}

// cellClasses tells which classes of the key are of cells rather than areas. A
// hot or cold class that nothing is in counts as one of cells unless areas of
// this map are hot or cold.
func (in Map) cellClasses() []bool {
	cells := make([]bool, len(in.Key))
	tested := false
	for _, s := range in.Shapes {
		fill := in.fillOf(s.Class)
		tested = tested || fill == HotFill || fill == ColdFill
	}
	for i, k := range in.Key {
		cells[i] = !tested && (k.Fill == HotFill || k.Fill == ColdFill)
	}
	for _, c := range in.Cells {
		cells[c.Class] = true
	}
	return cells
}

// many counts areas or cells in words.
func many(n int, cells bool) string {
	if n == 0 {
		return "none"
	}
	noun := "area"
	if cells {
		noun = "cell"
	}
	if n != 1 {
		noun += "s"
	}
	return thousands(float64(n), 0) + " " + noun
}

// areaSample is the look of a class on the map.
func areaSample(fill Fill, cell bool) sample {
	return func(c draw.Canvas, at vg.Point) {
		look := fillLooks[fill]
		c.SetColor(look.swatch.Light)
		if cell {
			c.Fill(cellPath(box(at.X-3.5, at.Y-3.5, at.X+3.5, at.Y+3.5), fill))
			return
		}
		c.Fill(sampleBox(at).Path())
		if look.lines != bare {
			hatchBox(c, sampleBox(at), hatchOn(fill))
		}
		if look.lines == crossed {
			crossBox(c, sampleBox(at), hatchOn(fill))
		}
	}
}

// height is the room that the key needs beside the map or under it.
func (l mapLegend) height(beside bool) vg.Length {
	h := vg.Length(len(l.heading))*boldText.leading() + 6
	if !beside {
		return h + keyHeight(l.entries, l.width)
	}
	for _, t := range l.lines {
		h += vg.Length(len(t))*noteText.leading() + 4
	}
	return h
}

// draw adds the key with its upper left corner at left, top.
func (l mapLegend) draw(s *sheet, left, top vg.Length, beside bool) {
	for i, t := range l.heading {
		s.write(boldText, start, vg.Point{X: left, Y: top - boldText.rise() - vg.Length(i)*boldText.leading()}, t)
	}
	y := top - vg.Length(len(l.heading))*boldText.leading() - 4
	if !beside {
		s.key(l.entries, left, y, l.width)
		return
	}
	for i, e := range l.entries {
		mid := y - noteText.leading()/2
		e.text = l.lines[i][0]
		s.entry(e, left, mid)
		for k, t := range l.lines[i][1:] {
			s.write(noteText.in(ink), start, vg.Point{X: left + sampleWidth + 4, Y: noteText.base(mid) - vg.Length(k+1)*noteText.leading()}, t)
		}
		y -= vg.Length(len(l.lines[i]))*noteText.leading() + 4
	}
}

// scaleBar draws a round length, about a quarter of the map wide, in two halves,
// and gives the right end of its label.
func (s *sheet) scaleBar(f mapFrame, y vg.Length) (right vg.Length) {
	metres := roundBelow(float64(max(f.w, 120)) * 0.26 / f.scale)
	x, w := f.origin.X, vg.Length(metres*f.scale)
	if x+w+40 > s.w {
		x = 0
	}
	s.fill(ink, box(x, y-3, x+w/2, y))
	s.line(stroke(ink, 0.6), vg.Point{X: x, Y: y - 3}, vg.Point{X: x + w, Y: y - 3}, vg.Point{X: x + w, Y: y}, vg.Point{X: x, Y: y}, vg.Point{X: x, Y: y - 3})
	base := y - 6 - noteText.rise()
	unit, size := " km", metres/1000
	if metres < 1000 {
		unit, size = " m", metres
	}
	s.write(noteText, start, vg.Point{X: x, Y: base}, "0")
	label := thousands(size, decimals(size)) + unit
	at := max(x+w-noteText.width(thousands(size, decimals(size)))/2, x+8)
	s.write(noteText, start, vg.Point{X: at, Y: base}, label)
	return at + noteText.width(label)
}

// roundBelow is the largest of 1, 2 and 5 times a power of ten that is not above v.
func roundBelow(v float64) float64 {
	p := math.Pow(10, math.Floor(math.Log10(v)))
	for _, k := range []float64{5, 2, 1} {
		if k*p <= v*(1+1e-9) {
			return k * p
		}
	}
	return p
}

// north draws the arrow of grid north with its point at pt.
func (s *sheet) north(pt vg.Point) {
	s.write(boldText, end, vg.Point{X: pt.X - 6, Y: pt.Y - 13}, "N")
	s.add(func(c draw.Canvas) {
		c.FillPolygon(ink.Light, []vg.Point{{X: pt.X, Y: pt.Y}, {X: pt.X - 4, Y: pt.Y - 15}, {X: pt.X, Y: pt.Y - 11}, {X: pt.X + 4, Y: pt.Y - 15}})
	})
}

// licenceLines folds the licence into at most six lines, keeping its own breaks.
func licenceLines(text string, width vg.Length) []string {
	var out []string
	for _, t := range strings.Split(text, "\n") {
		if clean(t) != "" {
			out = append(out, smallText.wrap(t, width, 4)...)
		}
	}
	return out[:min(len(out), 6)]
}

// licence writes the lines along the lower edge.
func (s *sheet) licence(lines []string) {
	for i, t := range lines {
		up := vg.Length(len(lines)-1-i) * smallText.leading()
		s.write(smallText, start, vg.Point{Y: smallText.fall() + 0.5 + up}, t)
	}
}

package chart

import (
	"math"
	"sort"
	"strconv"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// hatching is the lines over a fill.
type hatching int

const (
	bare    hatching = iota
	rising           // lines from the lower left to the upper right
	crossed          // and others across them
)

// fillLooks is the colour of each fill, and how it is lined.
var fillLooks = map[Fill]struct {
	swatch swatch
	lines  hatching
}{
	NoValue: {novalue, rising}, Withheld: {novalue, crossed}, PlainFill: {plain, bare},
	Sequential1: {seq1, bare}, Sequential2: {seq2, bare}, Sequential3: {seq3, bare},
	Sequential4: {seq4, bare}, Sequential5: {seq5, bare},
	HotFill: {hot, bare}, ColdFill: {cold, rising},
	HighAmongLowFill: {loneHigh, bare}, LowAmongHighFill: {loneLow, bare},
}

// fillOf is the fill of a class; -1 has no value.
func (in Map) fillOf(class int) Fill {
	if class < 0 {
		return NoValue
	}
	return in.Key[class].Fill
}

// areaPart is the outlines of one area with the number of its part.
type areaPart struct {
	part  int
	rings [][]vg.Point
}

// paint adds areas, then cells, then outlines. Each class is one path, but on
// canvases that keep parts apart each area is; an outline shared by two areas is
// drawn once.
func (in Map) paint(s *sheet, f mapFrame) {
	areas := map[Fill][]areaPart{}
	var all [][]vg.Point
	for i, sh := range in.Shapes {
		rings := f.rings(sh.Geometry)
		if len(rings) == 0 {
			continue
		}
		fill := in.fillOf(sh.Class)
		areas[fill] = append(areas[fill], areaPart{i + 1, rings})
		all = append(all, rings...)
		if text := clean(sh.Text); text != "" {
			s.tell("", Spot{At: centre(rings), Text: text, Part: i + 1})
		}
	}
	for fill := NoValue; fill <= Withheld; fill++ {
		if parts := areas[fill]; len(parts) > 0 {
			s.area(parts, fill)
		}
	}
	s.outlines(all, stroke(paper, 0.5))
	s.part("cells", func() { in.cells(s, f) })
	var weak, strong [][]vg.Point
	for _, l := range in.Lines {
		if rings := bold(f.rings(l.Geometry)); l.Strong {
			strong = append(strong, rings...)
		} else {
			weak = append(weak, rings...)
		}
	}
	s.outlines(weak, stroke(outline, 0.5))
	s.outlines(strong, stroke(edge, 0.8))
}

// bold leaves out rings so small, islets and pools of 2 by 2 points, that their
// outline would be a blot. Their fill is still painted.
func bold(rings [][]vg.Point) [][]vg.Point {
	var out [][]vg.Point
	for _, r := range rings {
		if a := twiceArea(r); max(a, -a) >= 8 {
			out = append(out, r)
		}
	}
	return out
}

// centre is the middle of the box of the largest of an area's rings.
func centre(rings [][]vg.Point) vg.Point {
	var largest vg.Rectangle
	for _, r := range rings {
		b := vg.Rectangle{Min: r[0], Max: r[0]}
		for _, p := range r {
			b.Min.X, b.Min.Y = min(b.Min.X, p.X), min(b.Min.Y, p.Y)
			b.Max.X, b.Max.Y = max(b.Max.X, p.X), max(b.Max.Y, p.Y)
		}
		if s, l := b.Size(), largest.Size(); s.X*s.Y > l.X*l.Y {
			largest = b
		}
	}
	return vg.Point{X: (largest.Min.X + largest.Max.X) / 2, Y: (largest.Min.Y + largest.Max.Y) / 2}
}

// area paints areas of one fill.
func (s *sheet) area(parts []areaPart, fill Fill) {
	var all [][]vg.Point
	starts := make([]int, 0, len(parts)+1) // of the parts within the path
	for _, a := range parts {
		starts = append(starts, pointsOf(all)+len(all))
		all = append(all, a.rings...)
	}
	p := ringPath(all...)
	starts = append(starts, len(p))
	look := fillLooks[fill]
	var lines vg.Path
	if look.lines != bare {
		lines = hatchRings(all, 1)
	}
	if look.lines == crossed {
		lines = append(lines, hatchRings(all, -1)...)
	}
	var names []string
	for _, a := range parts {
		names = append(names, s.partName(strconv.Itoa(a.part)))
	}
	within, lined := s.within, s.partName("hatch")
	s.add(func(c draw.Canvas) {
		c.SetColor(look.swatch.Light)
		if setPart(c.Canvas, within) {
			for i, name := range names {
				setPart(c.Canvas, name)
				c.Fill(p[starts[i]:starts[i+1]])
			}
			setPart(c.Canvas, lined)
			defer setPart(c.Canvas, within)
		} else {
			c.Fill(p)
		}
		if len(lines) > 0 {
			c.SetLineStyle(stroke(hatchOn(fill), 0.5))
			c.Stroke(lines)
		}
	})
}

// hatchOn is the colour of the lines over a hatched fill.
func hatchOn(fill Fill) swatch {
	if fill == ColdFill {
		return paper
	}
	return hatch
}

// hatchRings is lines, 4 points apart across, within rings by the even-odd rule: of
// slope 1, rising, or -1.
func hatchRings(rings [][]vg.Point, slope vg.Length) vg.Path {
	const gap = 5.6 // of x - y, or x + y
	cuts := map[int][]vg.Length{}
	for _, r := range rings {
		for i, p := range r {
			q := r[(i+1)%len(r)]
			a, b := float64(p.X-slope*p.Y)/gap, float64(q.X-slope*q.Y)/gap
			if a > b {
				a, b, p, q = b, a, q, p
			}
			for k := int(math.Ceil(a)); float64(k) < b; k++ {
				t := vg.Length((float64(k) - a) / (b - a))
				cuts[k] = append(cuts[k], p.X+(q.X-p.X)*t)
			}
		}
	}
	keys := make([]int, 0, len(cuts))
	for k := range cuts {
		keys = append(keys, k)
	}
	sort.Ints(keys)
	var path vg.Path
	for _, k := range keys {
		xs := cuts[k]
		sort.Slice(xs, func(i, j int) bool { return xs[i] < xs[j] })
		down := vg.Length(float64(k) * gap)
		for i := 0; i+1 < len(xs); i += 2 {
			path.Move(vg.Point{X: tenth(xs[i]), Y: tenth(slope * (xs[i] - down))})
			path.Line(vg.Point{X: tenth(xs[i+1]), Y: tenth(slope * (xs[i+1] - down))})
		}
	}
	return path
}

// outlines strokes rings, each stretch once however many rings share it.
func (s *sheet) outlines(rings [][]vg.Point, st draw.LineStyle) {
	type stretch struct{ a, b vg.Point }
	points := pointsOf(rings)
	drawn := make(map[stretch]bool, points)
	path := make(vg.Path, 0, points+points/4)
	for _, r := range rings {
		pen := false
		for i, a := range r {
			b := r[(i+1)%len(r)]
			k := stretch{a, b}
			if b.X < a.X || b.X == a.X && b.Y < a.Y {
				k = stretch{b, a}
			}
			if drawn[k] {
				pen = false
				continue
			}
			drawn[k] = true
			if !pen {
				path.Move(a)
				pen = true
			}
			path.Line(b)
		}
	}
	if len(path) == 0 {
		return
	}
	s.add(func(c draw.Canvas) {
		c.SetLineStyle(st)
		c.Stroke(path)
	})
}

// pointsOf is how many points rings have in all.
func pointsOf(rings [][]vg.Point) (n int) {
	for _, r := range rings {
		n += len(r)
	}
	return n
}

// cells adds and tells the squares, one path a class; what the enlarged part shows is
// told there. Cold cells are hollow, so that hot
// and cold differ in more than colour.
func (in Map) cells(s *sheet, f mapFrame) {
	paths := map[Fill]vg.Path{}
	var spots []Spot
	for _, c := range in.Cells {
		fill := in.fillOf(c.Class)
		a, b := f.at(c.Easting, c.Northing), f.at(c.Easting+c.Size, c.Northing+c.Size)
		b.X, b.Y = max(b.X, a.X+1.4), max(b.Y, a.Y+1.4)
		if text := clean(c.Text); text != "" && !in.enlarges(c) {
			spots = append(spots, Spot{At: middleOf(box(a.X, a.Y, b.X, b.Y)), Text: text})
		}
		paths[fill] = append(paths[fill], cellPath(box(a.X, a.Y, b.X, b.Y), fill)...)
	}
	for fill := NoValue; fill <= Withheld; fill++ {
		p := paths[fill]
		if len(p) == 0 {
			continue
		}
		sw := fillLooks[fill].swatch
		s.add(func(c draw.Canvas) {
			c.SetColor(sw.Light)
			c.Fill(p)
		})
	}
	s.tellAlso(spots)
}

// cellPath is a square, with a hole for a cold cell.
func cellPath(r vg.Rectangle, fill Fill) vg.Path {
	p := r.Path()
	if fill != ColdFill {
		return p
	}
	d := r.Size().X * 0.28
	return append(p, ringPath([]vg.Point{
		{X: r.Min.X + d, Y: r.Min.Y + d}, {X: r.Min.X + d, Y: r.Max.Y - d},
		{X: r.Max.X - d, Y: r.Max.Y - d}, {X: r.Max.X - d, Y: r.Min.Y + d},
	})...)
}

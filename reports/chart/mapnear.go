package chart

import (
	"fmt"
	"math"

	"github.com/paulmach/orb"
	"gonum.org/v1/plot/vg"

	"assess/reports/design"
)

const (
	nearLeast = vg.Length(400) // narrowest sheet with an enlarged part
	nearShare = 0.44           // its share of the sheet's width
	nearGap   = vg.Length(design.Space4)
)

// nearLayout is where the enlarged part stands.
type nearLayout struct {
	left, side vg.Length
	title      []string
}

// head is the height of the title.
func (n nearLayout) head() vg.Length {
	return vg.Length(len(n.title))*boldText.leading() + design.Space1
}

func (in Map) checkNear() error {
	n := in.Near
	if n == nil {
		return nil
	}
	if err := finite(n.West+n.South, "the corner of the enlarged part"); err != nil {
		return err
	}
	if !(n.Side > 0) || math.IsInf(n.Side, 0) {
		return fmt.Errorf("the enlarged part is %g metres wide", n.Side)
	}
	if len(n.Shapes) > 0 && len(n.Shapes) != len(in.Shapes) {
		return fmt.Errorf("the enlarged part has %d areas for the %d of the map", len(n.Shapes), len(in.Shapes))
	}
	for _, l := range n.Labels {
		if err := finite(l.Easting+l.Northing, "the place of label %q", l.Text); err != nil {
			return err
		}
	}
	return nil
}

// layoutNear sets the map at the left, its enlarged part at the right and the key
// under both.
func (in Map) layoutNear(x, y span, width, squeeze vg.Length) mapLayout {
	lines := licenceLines(in.Licence, width)
	n := &nearLayout{side: tenth(squeeze * width * nearShare)}
	n.left = width*(1-nearShare) - 1
	n.title = boldText.wrap(in.Near.Title, n.side, 2)
	l := mapLayout{mapW: n.left - nearGap, licence: lines, width: width, near: n}
	l.legend = in.legend(width)
	l.keyH = l.legend.height(false)
	l.scale = min(float64(l.mapW-2)/(x.max-x.min), float64(width*mapTall)/(y.max-y.min)) * float64(squeeze)
	l.areaH = vg.Length(l.scale * (y.max - y.min))
	l.mapH = max(l.areaH+2, n.head()+n.side+2)
	l.height = l.mapH + mapStrip + l.keyH + 4 + vg.Length(len(lines))*smallText.leading()
	return l
}

// nearFrame is the frame of the enlarged part on the map, as far as it lies on it;
// empty where there is none.
func (in Map) nearFrame(f mapFrame) vg.Rectangle {
	if in.Near == nil {
		return vg.Rectangle{}
	}
	n := in.Near
	on := func(e, n float64) vg.Point {
		p := f.at(e, n)
		return vg.Point{X: min(max(p.X, f.origin.X), f.origin.X+f.w), Y: min(max(p.Y, f.origin.Y), f.origin.Y+f.h)}
	}
	return vg.Rectangle{Min: on(n.West, n.South), Max: on(n.West+n.Side, n.South+n.Side)}
}

// within reports whether r, if it is not empty, holds p.
func within(r vg.Rectangle, p vg.Point) bool {
	return r.Max.X > r.Min.X && p.X >= r.Min.X && p.X <= r.Max.X && p.Y >= r.Min.Y && p.Y <= r.Max.Y
}

// frameOf is the four sides of r as rectangles, none where r is empty.
func frameOf(r vg.Rectangle) []vg.Rectangle {
	if r.Max.X <= r.Min.X {
		return nil
	}
	const w = 1.2
	return []vg.Rectangle{
		box(r.Min.X-w, r.Min.Y-w, r.Min.X+w, r.Max.Y+w), box(r.Max.X-w, r.Min.Y-w, r.Max.X+w, r.Max.Y+w),
		box(r.Min.X-w, r.Min.Y-w, r.Max.X+w, r.Min.Y+w), box(r.Min.X-w, r.Max.Y-w, r.Max.X+w, r.Max.Y+w),
	}
}

// enlarge adds the enlarged part with its title and scale, its frame on the map
// and lines between the two.
func (in Map) enlarge(s *sheet, f mapFrame, l nearLayout) {
	n := in.Near
	top := s.h - 1 - l.head()
	g := mapFrame{west: n.West, south: n.South, scale: float64(l.side) / n.Side, w: l.side, h: l.side}
	g.origin = vg.Point{X: l.left, Y: top - l.side}
	for i, t := range l.title {
		s.write(boldText, start, vg.Point{X: l.left, Y: s.h - 1 - boldText.rise() - vg.Length(i)*boldText.leading()}, t)
	}
	part := Map{Lines: n.Lines, Labels: n.Labels, Key: in.Key}
	for i, shape := range n.Shapes {
		part.Shapes = append(part.Shapes, MapShape{Geometry: shape, Class: in.Shapes[i].Class})
	}
	for _, c := range in.Cells {
		if cut, ok := n.cut(c); ok {
			part.Cells = append(part.Cells, cut)
		}
	}
	part.paint(s, g)
	part.annotate(s, g)
	here := in.nearFrame(f)
	there := box(l.left, top-l.side, l.left+l.side, top)
	for _, r := range []vg.Rectangle{here, there} {
		s.line(stroke(edge, 1), r.Min, vg.Point{X: r.Max.X, Y: r.Min.Y}, r.Max, vg.Point{X: r.Min.X, Y: r.Max.Y}, r.Min)
	}
	s.line(stroke(edge, 0.5), here.Max, vg.Point{X: there.Min.X, Y: there.Max.Y})
	s.line(stroke(edge, 0.5), vg.Point{X: here.Max.X, Y: here.Min.Y}, there.Min)
	s.scaleBar(g, g.origin.Y-9)
}

// cut is the part of a cell within the square; ok is false where there is none.
// Cells are squares, so one that the edge crosses is drawn whole if its middle is
// within and left out if not.
func (n MapNear) cut(c MapCell) (MapCell, bool) {
	e, m := c.Easting+c.Size/2, c.Northing+c.Size/2
	return c, e >= n.West+c.Size/2 && e <= n.West+n.Side-c.Size/2 && m >= n.South+c.Size/2 && m <= n.South+n.Side-c.Size/2
}

// enlarges reports whether a cell is in the enlarged part.
func (in Map) enlarges(c MapCell) bool {
	if in.Near == nil {
		return false
	}
	_, ok := in.Near.cut(c)
	return ok
}

// Densest finds the square, a third as wide as the longer side of what a map
// shows, that holds the most of the places marked on it: its south-west corner,
// its side in metres and how many it holds. ok is false where enlarging it would
// tell little: it holds fewer than a third of the places, three times as many as
// if they lay evenly, or fewer than five.
func Densest(around orb.Bound, places []orb.Point) (corner orb.Point, side float64, held int, ok bool) {
	const steps = 8 // of the square's side, by which it is moved
	side = math.Max(around.Right()-around.Left(), around.Top()-around.Bottom()) / 3
	if !(side > 0) || len(places) < 5 {
		return corner, side, 0, false
	}
	step := side / steps
	type bin struct{ i, j int }
	bins := map[bin]int{}
	var last bin
	for _, p := range places {
		b := bin{int((p[0] - around.Left()) / step), int((p[1] - around.Bottom()) / step)}
		bins[b]++
		last = bin{max(last.i, b.i), max(last.j, b.j)}
	}
	var best bin
	for i := range last.i + 1 {
		for j := range last.j + 1 {
			n := 0
			for a := range steps {
				for b := range steps {
					n += bins[bin{i + a, j + b}]
				}
			}
			if n > held {
				best, held = bin{i, j}, n
			}
		}
	}
	corner = orb.Point{around.Left() + float64(best.i)*step, around.Bottom() + float64(best.j)*step}
	return centred(corner, side, places), side, held, 3*held >= len(places) && held >= 5
}

// centred moves a square so that the places in it lie about its middle, without
// losing one.
func centred(corner orb.Point, side float64, places []orb.Point) orb.Point {
	var in orb.Bound
	first := true
	for _, p := range places {
		if p[0] < corner[0] || p[0] >= corner[0]+side || p[1] < corner[1] || p[1] >= corner[1]+side {
			continue
		}
		if first {
			in, first = p.Bound(), false
			continue
		}
		in = in.Extend(p)
	}
	if first {
		return corner
	}
	c := in.Center()
	return orb.Point{c[0] - side/2, c[1] - side/2}
}

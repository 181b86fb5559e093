package chart

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"gonum.org/v1/plot/vg"

	"assess/geo"
)

func square(e, n, side float64) geo.Shape {
	return geo.Shape{{orb.Ring{{e, n}, {e + side, n}, {e + side, n + side}, {e, n + side}, {e, n}}}}
}

func TestMapScalesAreEqual(t *testing.T) {
	for _, c := range []struct {
		name string
		w, h float64
	}{{"wide", 40000, 9000}, {"square", 12000, 12000}, {"tall", 5000, 30000}} {
		in := Map{Shapes: []MapShape{{Geometry: square(570000, 180000, 1000), Class: -1}, {Geometry: square(570000+c.w-1000, 180000+c.h-1000, 1000), Class: -1}}, Licence: "Licence"}
		x, y, err := in.extent()
		if err != nil {
			t.Fatal(err)
		}
		d, err := NewMap(in, textWidth)
		draws(t, d, err)
		if _, h := d.Size(); h > 1.15*textWidth {
			t.Errorf("%s: the map is %g points tall", c.name, float64(h))
		}
		l := in.layout(x, y, textWidth, 1)
		f := l.frame(&sheet{w: textWidth, h: l.height}, x, y)
		a, b := f.at(570000, 180000), f.at(575000, 185000)
		if d := (b.X - a.X) - (b.Y - a.Y); math.Abs(float64(d)) > 0.11 {
			t.Errorf("%s: 5 km are %g across and %g up", c.name, float64(b.X-a.X), float64(b.Y-a.Y))
		}
	}
}

// Two squares side by side:
//
//	+---+---+
//	| a | b |    7 stretches, not 8: the one between them is drawn once
//	+---+---+
func TestSharedEdgesAreDrawnOnce(t *testing.T) {
	s := &sheet{w: 100, h: 100}
	s.outlines([][]vg.Point{
		{{X: 0, Y: 0}, {X: 10, Y: 0}, {X: 10, Y: 10}, {X: 0, Y: 10}},
		{{X: 10, Y: 0}, {X: 20, Y: 0}, {X: 20, Y: 10}, {X: 10, Y: 10}},
	}, stroke(edge, 1))
	r := recorded(t, s)
	if lines := strings.Count(r.log.String(), "stroke"); lines != 1 {
		t.Errorf("%d paths, want 1", lines)
	}
	if moves := 2; r.points != 7+moves+1 && r.points != 7+moves {
		t.Errorf("%d points for 7 stretches", r.points)
	}
}

// A hole stays open whichever way its ring runs.
func TestRingsRunOppositeToTheirHoles(t *testing.T) {
	f := mapFrame{scale: 1}
	outer := orb.Ring{{0, 0}, {0, 10}, {10, 10}, {10, 0}, {0, 0}} // clockwise
	hole := orb.Ring{{2, 2}, {2, 4}, {4, 4}, {4, 2}, {2, 2}}
	rings := f.rings(geo.Shape{{outer, hole}})
	if len(rings) != 2 || twiceArea(rings[0]) != 200 || twiceArea(rings[1]) != -8 {
		t.Errorf("rings %v, want the outer counter-clockwise and the hole clockwise", rings)
	}
	if speck := f.ring(orb.Ring{{0, 0}, {0.01, 0}, {0, 0.01}, {0, 0}}, false); speck != nil {
		t.Errorf("an area smaller than the print shows is %v", speck)
	}
}

// The hatching of a square with a hole keeps out of the hole.
func TestHatchKeepsToTheArea(t *testing.T) {
	for _, slope := range []vg.Length{1, -1} {
		p := hatchRings([][]vg.Point{
			{{X: 0, Y: 0}, {X: 60, Y: 0}, {X: 60, Y: 60}, {X: 0, Y: 60}},
			{{X: 20, Y: 20}, {X: 20, Y: 40}, {X: 40, Y: 40}, {X: 40, Y: 20}},
		}, slope)
		if len(p) < 20 {
			t.Fatalf("%d points of hatching", len(p))
		}
		for i := 0; i+1 < len(p); i += 2 {
			a, b := p[i].Pos, p[i+1].Pos
			m := vg.Point{X: (a.X + b.X) / 2, Y: (a.Y + b.Y) / 2}
			if m.X > 20.1 && m.X < 39.9 && m.Y > 20.1 && m.Y < 39.9 {
				t.Errorf("a line through %v crosses the hole", m)
			}
			if m.X < 0 || m.X > 60 || m.Y < 0 || m.Y > 60 {
				t.Errorf("a line through %v lies outside", m)
			}
			if rise := (b.Y - a.Y) - slope*(b.X-a.X); rise > 0.3 || rise < -0.3 {
				t.Errorf("the line from %v to %v has not the slope %g", a, b, float64(slope))
			}
		}
	}
}

// Areas that are hidden and areas without a number are told apart by their lines, on
// the map and in its key.
func TestHiddenAreasLookUnlikeThoseWithoutANumber(t *testing.T) {
	points := map[Fill]int{}
	for _, fill := range []Fill{NoValue, Withheld, Sequential3} {
		in := Map{Shapes: []MapShape{{Geometry: square(570000, 180000, 1000)}}, Key: []MapKey{{Text: "all", Count: 1, Fill: fill}}}
		d, err := NewMap(in, 400)
		points[fill] = draws(t, d, err).points
	}
	rising := points[NoValue] - points[Sequential3]
	if rising <= 0 || points[Withheld] < points[NoValue]+rising/2 {
		t.Errorf("the points of the lines drawn are %v", points)
	}
}

func TestMapSaysWhatItShows(t *testing.T) {
	d, err := NewMap(sampleRatesMap(14, 9), textWidth)
	r := draws(t, d, err)
	for _, want := range []string{"Crimes per 1,000 residents", "No value (8 areas)", "0.0 to 12.3 (24 areas)", "N", "0", "2 km"} {
		if !r.has(want) {
			t.Errorf("the map does not say %q: %s", want, r.all())
		}
	}
	d, err = NewMap(sampleCellsMap(), textWidth)
	r = draws(t, d, err)
	if !r.has("Cold spot: fewer (12 cells)") {
		t.Errorf("the cells are not counted: %s", r.all())
	}
}

// Numbers of hot spots are what the text refers to: none may be lost, and a
// name gives way to them.
func TestDiscsComeFirst(t *testing.T) {
	in := Map{Shapes: []MapShape{{Geometry: square(570000, 180000, 20000), Class: -1}}}
	for k := range 9 {
		in.Labels = append(in.Labels, MapLabel{580000 + 60*float64(k), 190000, fmt.Sprint(k + 1), 0, true, ""})
	}
	in.Labels = append(in.Labels, MapLabel{580000, 190000, "Rayleigh", 1000, false, ""})
	d, err := NewMap(in, textWidth)
	r := draws(t, d, err)
	for k := range 9 {
		if !r.has(fmt.Sprint(k + 1)) {
			t.Errorf("number %d is lost: %s", k+1, r.all())
		}
	}
}

func TestHigherRankIsKept(t *testing.T) {
	in := Map{Shapes: []MapShape{{Geometry: square(570000, 180000, 20000), Class: -1}}}
	for k := range 12 {
		in.Labels = append(in.Labels, MapLabel{580000, 190000, fmt.Sprintf("Village %d", k), k, false, ""})
	}
	d, err := NewMap(in, textWidth)
	r := draws(t, d, err)
	if !r.has("Village 11") || r.has("Village 0") {
		t.Errorf("the ranks are not kept: %s", r.all())
	}
}

func TestRoundBelow(t *testing.T) {
	for _, c := range []struct{ v, want float64 }{{1, 1}, {1.9, 1}, {2, 2}, {49, 20}, {5000, 5000}, {9999, 5000}} {
		if got := roundBelow(c.v); got != c.want {
			t.Errorf("below %g: %g, want %g", c.v, got, c.want)
		}
	}
}

// A report's map of 200 areas must stay under 250 KB of markup.
func TestMapOf200AreasStaysSmall(t *testing.T) {
	d, err := NewMap(sampleRatesMap(20, 10), textWidth)
	if err != nil {
		t.Fatal(err)
	}
	r := recorded(t, d)
	if size := 12*r.points + 60*r.paths + 110*len(r.texts); size > 250_000 {
		t.Errorf("about %d bytes of markup", size)
	}
}

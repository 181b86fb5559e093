package chart

import (
	"math"
	"strings"
	"sync"
	"testing"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"assess/reports/design"
)

// Every kind must be legible in a report's text width, on a phone and wide.
func TestEveryKindIsLegible(t *testing.T) {
	for _, e := range examples() {
		for _, width := range []vg.Length{narrowest, 340, textWidth, 720} {
			t.Run(e.name, func(t *testing.T) {
				d, err := e.build(width)
				r := draws(t, d, err)
				if w, h := d.Size(); w != width || h < 60 || width == textWidth && h > 700 {
					t.Errorf("for a width of %g the drawing is %g by %g", float64(width), float64(w), float64(h))
				}
				if r.paths == 0 {
					t.Error("nothing but text is drawn")
				}
			})
		}
	}
}

func TestColoursAreOfThePalette(t *testing.T) {
	classes := design.Classes()
	for _, e := range examples() {
		d, err := e.build(textWidth)
		if err != nil {
			t.Fatalf("%s: %v", e.name, err)
		}
		for c := range recorded(t, d).colours {
			if classes[c] == "" {
				t.Errorf("%s: colour %s has no class", e.name, design.CSS(c))
			}
		}
	}
}

// The marks must be the same each time, from many goroutines at once, and
// wherever the canvas begins.
func TestDrawingRepeats(t *testing.T) {
	for _, e := range examples() {
		d, err := e.build(textWidth)
		if err != nil {
			t.Fatalf("%s: %v", e.name, err)
		}
		again, err := e.build(textWidth)
		if err != nil {
			t.Fatalf("%s: %v", e.name, err)
		}
		want := recorded(t, d).log.String()
		if recorded(t, again).log.String() != want {
			t.Errorf("%s: built twice, the marks differ", e.name)
		}
		got := make([]string, 4)
		var wg sync.WaitGroup
		for i := range got {
			wg.Go(func() { got[i] = recorded(t, d).log.String() })
		}
		wg.Wait()
		for _, g := range got {
			if g != want {
				t.Errorf("%s: drawn at once with others, the marks differ", e.name)
			}
		}
	}
}

func TestDrawingMovesWithItsCanvas(t *testing.T) {
	d, err := NewForest(sampleForest(), textWidth)
	if err != nil {
		t.Fatal(err)
	}
	at := recorded(t, d)
	moved := newRecord(t)
	w, h := d.Size()
	d.Draw(draw.Canvas{Canvas: moved, Rectangle: box(100, 50, 100+w, 50+h)})
	for i, m := range moved.texts {
		d := m.box.Min.Sub(at.texts[i].box.Min).Sub(vg.Point{X: 100, Y: 50})
		if m.text != at.texts[i].text || math.Hypot(float64(d.X), float64(d.Y)) > 1e-6 {
			t.Errorf("%q is drawn %v off its place", m.text, d)
		}
	}
	if len(moved.stack) != 0 {
		t.Error("the canvas' state is not restored")
	}
}

// A web page holds some thirty drawings: none may take more than its share.
// Markup is about 12 bytes a point, 60 a path and 110 a text.
func TestDrawingsStaySmall(t *testing.T) {
	for _, e := range examples() {
		d, err := e.build(textWidth)
		if err != nil {
			t.Fatalf("%s: %v", e.name, err)
		}
		r := recorded(t, d)
		most := 100_000
		if strings.HasPrefix(e.name, "map") {
			most = 160_000
		}
		if size := 12*r.points + 60*r.paths + 110*len(r.texts); size > most {
			t.Errorf("%s: about %d bytes of markup, more than %d", e.name, size, most)
		}
	}
}

func TestWidthMustBeReadable(t *testing.T) {
	for _, e := range examples() {
		for _, w := range []vg.Length{0, -5, 100, vg.Length(nan), vg.Length(inf)} {
			if _, err := e.build(w); err == nil {
				t.Errorf("%s: a width of %g points is accepted", e.name, float64(w))
			}
		}
	}
}

func BenchmarkBuildAndDraw(b *testing.B) {
	for _, e := range examples() {
		b.Run(e.name, func(b *testing.B) {
			for b.Loop() {
				d, err := e.build(textWidth)
				if err != nil {
					b.Fatal(err)
				}
				r := newRecord(nil)
				w, h := d.Size()
				d.Draw(draw.NewCanvas(r, w, h))
			}
		})
	}
}

package chart

import (
	"testing"

	"assess/geo"
)

//	+-------------+  +---+
//	| the drawing |  | # |  what is pointed at keeps its place
//	+-------------+  +---+
func TestLocatorStandsBesideADrawing(t *testing.T) {
	in := Map{Shapes: []MapShape{{Geometry: square(570000, 180000, 1000), Class: 0, Text: "Abbey"}}, Key: []MapKey{{Text: "all", Count: 1, Fill: Sequential3}}, Tall: 0.2}
	inner, err := NewMap(in, 362)
	if err != nil {
		t.Fatal(err)
	}
	l := Locator{Title: "In Sampleford", Around: []geo.Shape{square(560000, 170000, 40000)}, Here: square(570000, 180000, 1000)}
	d, err := Located(inner, l, textWidth)
	r := draws(t, d, err)
	if !r.has("In Sampleford") {
		t.Errorf("the locator has no title: %s", r.all())
	}
	w, h := d.Size()
	_, innerH := inner.Size()
	if w != textWidth || h < innerH {
		t.Errorf("a sheet of %g by %g for a drawing %g tall", float64(w), float64(h), float64(innerH))
	}
	was, is := inner.(Telling).Tracks()[0].Spots[0], d.(Telling).Tracks()[0].Spots[0]
	if is.Text != was.Text || is.At.X != was.At.X || is.At.Y != was.At.Y+h-innerH {
		t.Errorf("%+v was moved to %+v on a sheet %g taller", was, is, float64(h-innerH))
	}
	if _, err := Located(inner, l, 400); err == nil {
		t.Error("a locator without room is drawn")
	}
	if _, err := Located(inner, Locator{Title: "Nowhere"}, textWidth); err == nil {
		t.Error("a locator of nothing is drawn")
	}
}

func TestMapIsNoTallerThanAsked(t *testing.T) {
	in := Map{Shapes: []MapShape{{Geometry: square(570000, 180000, 1000), Class: -1}}}
	for _, tall := range []float64{0.2, 0.4} {
		in.Tall = tall
		d, err := NewMap(in, 400)
		draws(t, d, err)
		if _, h := d.Size(); float64(h) > 400*tall+60 {
			t.Errorf("a map of at most %g of its width is %g points tall", tall, float64(h))
		}
	}
}

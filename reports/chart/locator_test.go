package chart

import (
	"testing"

	"assess/data"
	"assess/geo"
)

// +-------------+  +---+
// | the drawing |  | # |  what is pointed at keeps its place
// +-------------+  +---+
func TestLocatorStandsBesideADrawing(t *testing.T) {
	in := Map{Shapes: []MapShape{{Geometry: square(570000, 180000, 1000), Class: 0, Text: "Abbey"}}, Key: []MapKey{{Text: "all", Count: 1, Fill: Sequential3}}, Tall: 0.2}
	inner, err := NewMap(in, 362)
	if err != nil {
		t.Fatal(err)
	}
	l := Locator{Title: "In Sampleford", Around: []geo.Shape{square(560000, 170000, 40000)}, Here: square(570000, 180000, 1000)}
	months := Series{Name: "Crimes", From: data.NewMonth(2021, 4), Values: []*float64{ptr(4), ptr(7)}}
	under, err := NewSmallMultiples(SmallMultiples{Panels: []Panel{{Title: "Crimes", Counts: months}}}, 240)
	if err != nil {
		t.Fatal(err)
	}
	d, err := NewLocated(Located{Main: inner, Locator: l, Under: under}, 640)
	r := draws(t, d, err)
	if !r.has("In Sampleford") || !r.has("Crimes") {
		t.Errorf("a part is missing: %s", r.all())
	}
	w, h := d.Size()
	_, innerH := inner.Size()
	underW, underH := under.Size()
	if w != 640 || h < max(innerH, underH) {
		t.Errorf("a sheet of %g by %g for drawings %g and %g tall", float64(w), float64(h), float64(innerH), float64(underH))
	}
	tracks := d.(Telling).Tracks()
	if len(tracks) != 2 {
		t.Fatalf("%d tracks, want the map's and the months'", len(tracks))
	}
	was, is := inner.(Telling).Tracks()[0].Spots[0], tracks[0].Spots[0]
	if is.Text != was.Text || is.At.X != was.At.X || is.At.Y != was.At.Y+h-innerH {
		t.Errorf("%+v was moved to %+v on a sheet %g taller", was, is, float64(h-innerH))
	}
	if at := tracks[1].Spots[0].At; at.X < 362 || at.X > 362+locatorGap+underW || at.Y > underH {
		t.Errorf("a month is at %+v", at)
	}
	if _, err := NewLocated(Located{Main: inner, Locator: l}, 400); err == nil {
		t.Error("a locator without room is drawn")
	}
	if _, err := NewLocated(Located{Main: inner, Locator: l, Under: under}, 500); err == nil {
		t.Error("a drawing wider than its column is drawn")
	}
	if _, err := NewLocated(Located{Main: inner, Locator: Locator{Title: "Nowhere"}}, textWidth); err == nil {
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

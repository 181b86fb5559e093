package chart

import (
	"assess/data"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Telling is a Drawing that can say its values: a page lets readers point at
// them, and step through them with the keyboard.
type Telling interface {
	Drawing
	// Tracks are the values in reading order, none where there is nothing to say.
	Tracks() []Track
}

// Track is a run of values that belong together: a line, a panel, the areas of
// a map. Its name is empty where the drawing has only one.
type Track struct {
	Name  string
	Spots []Spot
}

// Spot is one value: its place on the sheet, in points from the lower left
// corner, and what it says. The part of a map that belongs to it is drawn as
// the part of that number, from 1 on; 0 is none.
type Spot struct {
	At   vg.Point
	Text string
	Part int
}

// Partial is a canvas that keeps parts of a drawing apart. What is drawn until
// the next call belongs to the part named; an empty name ends it.
type Partial interface {
	Part(name string)
}

// Tracks are the values of the sheet.
func (s *sheet) Tracks() []Track { return s.tracks }

// Tracks are those of the inner drawing, which keeps its place.
func (i inset) Tracks() []Track {
	if t, ok := i.inner.(Telling); ok {
		return t.Tracks()
	}
	return nil
}

// tell adds a value to the track of a name.
func (s *sheet) tell(track string, spot Spot) {
	spot.At = vg.Point{X: tenth(spot.At.X), Y: tenth(spot.At.Y)}
	for i := range s.tracks {
		if s.tracks[i].Name == track {
			s.tracks[i].Spots = append(s.tracks[i].Spots, spot)
			return
		}
	}
	s.tracks = append(s.tracks, Track{Name: track, Spots: []Spot{spot}})
}

// tellAlso adds values as a track of their own, though its name be that of another.
func (s *sheet) tellAlso(spots []Spot) {
	if len(spots) > 0 {
		s.tracks = append(s.tracks, Track{Spots: spots})
	}
}

// middleOf is the middle of a rectangle, as a place to tell a value at.
func middleOf(r vg.Rectangle) vg.Point {
	return vg.Point{X: tenth((r.Min.X + r.Max.X) / 2), Y: tenth((r.Min.Y + r.Max.Y) / 2)}
}

// tellMonths adds the months of a series that have a value. more adds to what a
// month says, and may be nil.
func (s *sheet) tellMonths(track string, p *panel, in Series, more func(data.Month) string) {
	for i, v := range in.Values {
		if v == nil {
			continue
		}
		m := in.From.Add(i)
		text := m.Label() + ": " + level(*v)
		if *v == float64(int64(*v)) {
			text = m.Label() + ": " + thousands(*v, 0)
		}
		if more != nil {
			text += more(m)
		}
		s.tell(track, Spot{At: p.at(midMonth(m), *v), Text: text})
	}
}

// at is the value of a month, nil where the series has none.
func (s Series) at(m data.Month) *float64 {
	i := int(m - s.From)
	if s.From.IsZero() || i < 0 || i >= len(s.Values) {
		return nil
	}
	return s.Values[i]
}

// tellValue adds a value with its interval; text says them where it is not empty.
func (s *sheet) tellValue(track, name string, at vg.Point, v DotValue, text string) {
	if text = clean(text); text == "" {
		text = Rate(v.Value)
		if v.Lower != v.Upper {
			text += " (" + Rate(v.Lower) + " to " + Rate(v.Upper) + ")"
		}
	}
	s.tell(track, Spot{At: at, Text: clean(name) + ": " + text})
}

// Rate writes a rate, as charts tell it and tables print it: whole from 100, one decimal
// place from 1, two below.
func Rate(v float64) string {
	switch {
	case v == 0:
		return "0"
	case v < 0.995:
		return thousands(v, 2)
	case v < 99.95:
		return thousands(v, 1)
	}
	return thousands(v, 0)
}

// part keeps what draw adds apart, under a name, on canvases that can. What draw
// itself keeps apart has this name before its own: "near-hatch".
func (s *sheet) part(name string, draw func()) {
	outer := s.within
	s.within = s.partName(name)
	s.add(partMark(s.within))
	draw()
	s.within = outer
	s.add(partMark(outer))
}

// partName is the name of a part within the one that marks belong to now.
func (s *sheet) partName(name string) string {
	switch {
	case s.within == "":
		return name
	case name == "":
		return s.within
	}
	return s.within + "-" + name
}

func partMark(name string) func(draw.Canvas) {
	return func(c draw.Canvas) { setPart(c.Canvas, name) }
}

func setPart(c vg.Canvas, name string) (kept bool) {
	p, kept := c.(Partial)
	if kept {
		p.Part(name)
	}
	return kept
}

// Class is the name in style sheets of the fill's colour, empty for a fill that
// there is none of.
func (f Fill) Class() string { return fillLooks[f].swatch.Class }

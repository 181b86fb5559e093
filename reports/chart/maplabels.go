package chart

import (
	"math"
	"sort"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

const discRadius = vg.Length(6.2)

// names adds numbered discs, then names by rank, on plates that let the map
// show through. A disc that finds its place taken moves aside with a line to
// where it belongs; a name that finds no room is left out.
func (in Map) names(s *sheet, f mapFrame) {
	labels := make([]MapLabel, len(in.Labels))
	copy(labels, in.Labels)
	sort.SliceStable(labels, func(i, j int) bool {
		if labels[i].Number != labels[j].Number {
			return labels[i].Number
		}
		return labels[i].Rank > labels[j].Rank
	})
	frame := box(f.origin.X, f.origin.Y, f.origin.X+f.w, f.origin.Y+f.h)
	inside := draw.Canvas{Rectangle: frame}
	room := crowd{frame: frame}
	for _, l := range labels {
		at := f.at(l.Easting, l.Northing)
		text := clean(l.Text)
		switch {
		case text == "" || !inside.Contains(at):
		case l.Number:
			s.disc(&room, at, text)
		default:
			s.name(&room, at, text)
		}
	}
}

// disc adds a number in a disc, as near to its place as there is room.
func (s *sheet) disc(room *crowd, at vg.Point, text string) {
	r := max(discRadius, discText.width(text)/2+2.5)
	for _, away := range []vg.Length{0, 13, 20, 28, 38, 50, 64} {
		for k := range 12 {
			sin, cos := math.Sincos(float64(k) * math.Pi / 6)
			to := vg.Point{X: at.X + away*vg.Length(cos), Y: at.Y + away*vg.Length(sin)}
			if room.take(box(to.X-r-0.8, to.Y-r-0.8, to.X+r+0.8, to.Y+r+0.8)) {
				if away > 0 {
					s.line(stroke(disc, 0.8), at, to)
				}
				s.glyph(mark(discShape, paper, r+0.8), to)
				s.glyph(mark(discShape, disc, r), to)
				s.write(discText, middle, vg.Point{X: to.X, Y: discText.base(to.Y)}, text)
				return
			}
			if away == 0 {
				break
			}
		}
	}
}

// name adds a name of one or two lines on a plate, centred on its place or a
// little aside.
func (s *sheet) name(room *crowd, at vg.Point, text string) {
	lines := []string{text}
	if w := noteText.width(text); w > 80 {
		lines = noteText.wrap(text, max(noteText.fold(text, 2), 60), 2)
	}
	w := vg.Length(0)
	for _, t := range lines {
		w = max(w, noteText.width(t))
	}
	w, h := w/2+2, vg.Length(len(lines))*noteText.leading()/2+1.2
	for _, off := range []vg.Point{{}, {Y: h + 2}, {Y: -h - 2}, {X: w + 2}, {X: -w - 2}, {Y: 2*h + 4}, {Y: -2*h - 4}} {
		c := at.Add(off)
		r := box(c.X-w, c.Y-h, c.X+w, c.Y+h)
		if !room.take(r) {
			continue
		}
		s.add(func(cv draw.Canvas) {
			cv.SetColor(plate.Light)
			cv.Fill(r.Path())
		})
		s.block(noteText.in(ink), middle, c.X, c.Y, lines)
		return
	}
}

package chart

import (
	"math"
	"sort"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

const (
	discRadius = vg.Length(6.2)
	nameWidth  = vg.Length(96) // a longer name is folded, into three lines at most
)

// mostNamed is the share of a map in classes of a sequence that names may cover,
// so that they leave the classes to be seen.
const mostNamed = 0.08

// annotate adds and tells numbered discs, then names by rank. A disc keeps off the cells,
// which it explains, and has a line to where it belongs; a name has a plate
// that lets the map show through, and is left out where it finds no room.
func (in Map) annotate(s *sheet, f mapFrame) {
	frame := box(f.origin.X, f.origin.Y, f.origin.X+f.w, f.origin.Y+f.h)
	inside := draw.Canvas{Rectangle: frame}
	discs, room := &crowd{frame: frame}, &crowd{frame: frame}
	for _, c := range in.Cells {
		a, b := f.at(c.Easting, c.Northing), f.at(c.Easting+c.Size, c.Northing+c.Size)
		room.block(vg.Rectangle{Min: a, Max: b})
	}
	left := frame.Size().X * frame.Size().Y
	inNear := in.nearFrame(f)
	for _, r := range frameOf(inNear) {
		room.block(r)
		discs.block(r)
	}
	if in.sequence() {
		left *= mostNamed
	}
	var spots []Spot
	for _, l := range in.byRank() {
		at := f.at(l.Easting, l.Northing)
		text := clean(l.Text)
		switch {
		case text == "" || !inside.Contains(at) || within(inNear, at):
		case l.Number:
			r, ok := s.disc(room, at, text)
			if !ok {
				r, ok = s.disc(discs, at, text)
			}
			if ok {
				room.block(r)
				discs.block(r)
				if told := clean(l.Told); told != "" {
					spots = append(spots, Spot{At: middleOf(r), Text: told})
				}
			}
		default:
			left -= s.name(room, at, text, left)
		}
	}
	s.tellAlso(spots)
}

// sequence reports whether areas are filled by the classes of a sequence.
func (in Map) sequence() bool {
	for _, s := range in.Shapes {
		if f := in.fillOf(s.Class); f >= Sequential1 && f <= Sequential5 {
			return true
		}
	}
	return false
}

// byRank is the labels in the order in which they are placed: discs first, then
// names, the higher rank first.
func (in Map) byRank() []MapLabel {
	labels := make([]MapLabel, len(in.Labels))
	copy(labels, in.Labels)
	sort.SliceStable(labels, func(i, j int) bool {
		if labels[i].Number != labels[j].Number {
			return labels[i].Number
		}
		return labels[i].Rank > labels[j].Rank
	})
	return labels
}

// disc adds a number in a disc, as near to its place as there is room, and
// gives the rectangle that it covers; ok is false where there is no room.
func (s *sheet) disc(room *crowd, at vg.Point, text string) (r vg.Rectangle, ok bool) {
	radius := max(discRadius, discText.width(text)/2+2.5)
	for _, away := range []vg.Length{0, 12, 16, 20, 25, 30, 36, 44, 54} {
		for k := range 12 {
			sin, cos := math.Sincos(math.Pi/4 + float64(k)*math.Pi/6)
			to := vg.Point{X: tenth(at.X + away*vg.Length(cos)), Y: tenth(at.Y + away*vg.Length(sin))}
			around := radius + 0.8
			if r = box(to.X-around, to.Y-around, to.X+around, to.Y+around); !room.free(r) {
				if away == 0 {
					break
				}
				continue
			}
			if away > 0 {
				s.line(stroke(disc, 0.9), at, to)
				s.glyph(mark(discShape, disc, 1.4), at)
			}
			s.glyph(mark(discShape, paper, around), to)
			s.glyph(mark(discShape, disc, radius), to)
			s.write(discText, middle, vg.Point{X: to.X, Y: discText.base(to.Y)}, text)
			return r, true
		}
	}
	return vg.Rectangle{}, false
}

// name adds a name on a plate of at most so many square points, centred on its
// place or a little aside. It gives the plate's size, 0 where there is no room.
func (s *sheet) name(room *crowd, at vg.Point, text string, most vg.Length) vg.Length {
	lines := foldName(text)
	w := vg.Length(0)
	for _, t := range lines {
		w = max(w, noteText.width(t))
	}
	w, h := w/2+2, vg.Length(len(lines))*noteText.leading()/2+1.2
	if 4*w*h > most {
		return 0
	}
	for _, off := range []vg.Point{{}, {Y: h + 2}, {Y: -h - 2}, {X: w + 2}, {X: -w - 2}, {Y: 2*h + 4}, {Y: -2*h - 4}} {
		c := at.Add(off)
		r := box(tenth(c.X-w), tenth(c.Y-h), tenth(c.X+w), tenth(c.Y+h))
		if !room.take(r) {
			continue
		}
		s.add(func(cv draw.Canvas) {
			cv.SetColor(plate.Light)
			cv.Fill(r.Path())
		})
		s.block(noteText.in(ink), middle, c.X, c.Y, lines)
		return 4 * w * h
	}
	return 0
}

// foldName breaks a name into as few lines as its width allows.
func foldName(text string) []string {
	for n := 1; n <= 3; n++ {
		if w := noteText.fold(text, n); w <= nameWidth {
			return noteText.wrap(text, w, n)
		}
	}
	return noteText.wrap(text, nameWidth*1.15, 3)
}

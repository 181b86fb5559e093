package chart

import (
	"fmt"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// NewBars lays out a horizontal bar per row, from zero, with its value written
// at its end and, for a tone that has a meaning, the tone's symbol before it.
func NewBars(in Bars, width vg.Length) (Drawing, error) {
	return stretch(leastRows, func(squeeze vg.Length) (*sheet, error) { return in.lay(width, squeeze) })
}

// lay lays the drawing out, squeezed to a share of its usual layout.
func (in Bars) lay(width, squeeze vg.Length) (*sheet, error) {
	top, err := in.check()
	if err != nil {
		return nil, fmt.Errorf("draw bars: %w", err)
	}
	names, tones, text := in.columns(width)
	key := in.key(tones)
	column := newColumn(names, func(i int) bool { return in.Rows[i].Tone == Own }, width)
	mid, rows := column.centres(squeeze * pitchFor(len(in.Rows)))
	head := keyHeight(key, width) + 2
	s, err := newSheet(width, head+rows+labelHeight(in.Label)+2)
	if err != nil {
		return nil, fmt.Errorf("draw bars: %w", err)
	}
	s.key(key, 0, s.h, width)
	area := box(column.width+columnBetween, s.h-head-rows, width-text, s.h-head)
	p := newPanel(area, span{0, top}, span{-float64(rows), 0})
	s.add(p.draw)
	for i, r := range in.Rows {
		at := -float64(mid[i])
		p.add(length{at: at, value: r.Value, tone: r.Tone})
		s.block(column.style[i], start, 0, area.Max.Y-mid[i], column.lines[i])
		in.value(s, i, p.at(r.Value, at), text)
		s.tellValue("", r.Name, p.at(r.Value, at), DotValue{Value: r.Value}, r.Text)
	}
	p.add(rule{upright: true, at: 0, style: stroke(axis, 0.8)})
	s.axisLabel(in.Label, area)
	return s, nil
}

// check refuses rows that bars cannot show and gives the axis' end.
func (in Bars) check() (top float64, err error) {
	if err := checkRows(len(in.Rows)); err != nil {
		return 0, err
	}
	for _, r := range in.Rows {
		if err := finite(r.Value, "row %q: the value", r.Name); err != nil {
			return 0, err
		}
		if r.Value < 0 {
			return 0, fmt.Errorf("row %q: the value %g is below zero, where bars start", r.Name, r.Value)
		}
		top = max(top, r.Value)
	}
	if top == 0 {
		top = 1
	}
	return top, nil
}

// columns is the names, the tones, and the room for values right of the
// longest bar.
func (in Bars) columns(width vg.Length) (names []string, tones []Tone, text vg.Length) {
	for _, r := range in.Rows {
		names = append(names, r.Name)
		tones = append(tones, r.Tone)
		text = max(text, plainText.width(clean(r.Text)))
	}
	return names, tones, min(text+18, width*0.3)
}

// key explains the tones: by the colour of the bar, and by the symbol after it where the
// tone has one.
func (in Bars) key(tones []Tone) []entry {
	es := toneEntries(in.Key, nil, tones)
	shown := slices.DeleteFunc(slices.Clone(in.Key), func(k ToneKey) bool { return !slices.Contains(tones, k.Tone) })
	for i, k := range shown {
		if k.Tone == Own || k.Tone == Neutral {
			es[i].sample = fillSample(k.Tone.fill())
		}
	}
	return es
}

// fill is the colour of a bar.
func (t Tone) fill() swatch {
	if t == Neutral {
		return bar
	}
	_, colour := t.look()
	return colour
}

// value writes the text of row i right of the end of its bar.
func (in Bars) value(s *sheet, i int, at vg.Point, room vg.Length) {
	r := in.Rows[i]
	x := at.X + 5
	if r.Tone == High || r.Tone == Low {
		s.glyph(r.Tone.mark(2.8), vg.Point{X: x + 3, Y: at.Y})
		x += 9
	}
	s.write(plainText, start, vg.Point{X: x, Y: plainText.base(at.Y)}, plainText.shorten(clean(r.Text), at.X+room-x))
}

// length is one bar.
type length struct {
	at, value float64
	tone      Tone
}

// Plot draws the bar, 8 points thick.
func (l length) Plot(c draw.Canvas, p *plot.Plot) {
	trX, trY := p.Transforms(&c)
	y := trY(l.at)
	c.FillPolygon(l.tone.fill().Light, []vg.Point{{X: trX(0), Y: y - 4}, {X: trX(l.value), Y: y - 4}, {X: trX(l.value), Y: y + 4}, {X: trX(0), Y: y + 4}})
}

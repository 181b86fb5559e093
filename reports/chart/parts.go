package chart

import (
	"fmt"
	"strconv"

	"gonum.org/v1/plot/vg"
)

// Parts is a bar per row, cut into counted parts that are the same for every row. Each
// part has a tint and a letter, so that no part is known by its colour alone.
type Parts struct {
	Label string     // under the bars: what is counted
	Kinds []PartKind // in the order in which they stand; at most as many as there are tints
	Rows  []PartsRow
}

// PartKind is one kind of part.
type PartKind struct {
	Letter string
	Name   string
}

// PartsRow is one bar. Counts has a number for each kind.
type PartsRow struct {
	Name   string
	Counts []int
}

// partLooks are the tints of parts, each with the colour of what is written on it.
var partLooks = []struct{ fill, text swatch }{
	{under3, paper}, {under2, ink}, {over3, paper}, {early, ink}, {missing, paper}, {over1, ink}, {usual, ink},
}

const partThick = vg.Length(12)

// NewParts lays out the bars, each count written in its part where there is room.
func NewParts(in Parts, width vg.Length) (Drawing, error) {
	return stretch(leastRows, func(squeeze vg.Length) (*sheet, error) { return in.lay(width, squeeze) })
}

func (in Parts) lay(width, squeeze vg.Length) (*sheet, error) {
	most, err := in.check()
	if err != nil {
		return nil, fmt.Errorf("draw parts: %w", err)
	}
	var names []string
	for _, r := range in.Rows {
		names = append(names, r.Name)
	}
	column := newColumn(names, never, width)
	mid, rows := column.centres(squeeze*pitchFor(len(in.Rows)) + 2)
	key := in.key()
	head := keyHeight(key, width) + 2
	s, err := newSheet(width, head+rows+labelHeight(in.Label)+2)
	if err != nil {
		return nil, fmt.Errorf("draw parts: %w", err)
	}
	s.key(key, 0, s.h, width)
	left := column.width + columnBetween
	total := plainText.width(strconv.Itoa(most)) + 8
	scale := (width - left - total) / vg.Length(most)
	for i, r := range in.Rows {
		y := s.h - head - mid[i]
		s.block(plainText, start, 0, y, column.lines[i])
		in.bar(s, r, vg.Point{X: left, Y: y}, scale)
	}
	s.axisLabel(in.Label, box(left, s.h-head-rows, width-total, s.h-head))
	return s, nil
}

// check refuses rows that do not fit the kinds, and gives the longest bar.
func (in Parts) check() (most int, err error) {
	if err := checkRows(len(in.Rows)); err != nil {
		return 0, err
	}
	if len(in.Kinds) == 0 || len(in.Kinds) > len(partLooks) {
		return 0, fmt.Errorf("there are %d kinds of parts; 1 to %d can be told apart", len(in.Kinds), len(partLooks))
	}
	for _, r := range in.Rows {
		if len(r.Counts) != len(in.Kinds) {
			return 0, fmt.Errorf("row %q has %d parts; %d are needed", r.Name, len(r.Counts), len(in.Kinds))
		}
		sum := 0
		for _, n := range r.Counts {
			if n < 0 {
				return 0, fmt.Errorf("row %q: a part of %d is below zero", r.Name, n)
			}
			sum += n
		}
		most = max(most, sum)
	}
	return max(most, 1), nil
}

// key explains the kinds that occur.
func (in Parts) key() []entry {
	var es []entry
	for k, kind := range in.Kinds {
		for _, r := range in.Rows {
			if r.Counts[k] > 0 {
				l := cellLook{clean(kind.Letter), partLooks[k].fill, partLooks[k].text}
				es = append(es, entry{together(fillSample(l.fill), letterSample(l)), kind.Name})
				break
			}
		}
	}
	return es
}

// bar draws and tells one row from a place rightwards, with its sum at the end.
func (in Parts) bar(s *sheet, r PartsRow, at vg.Point, scale vg.Length) {
	sum, x := 0, at.X
	for k, n := range r.Counts {
		if n == 0 {
			continue
		}
		sum += n
		w := scale * vg.Length(n)
		part := box(x+0.4, at.Y-partThick/2, x+w-0.4, at.Y+partThick/2)
		s.fill(partLooks[k].fill, part)
		s.tell("", Spot{At: middleOf(part), Text: fmt.Sprintf("%s, %s: %d", clean(r.Name), clean(in.Kinds[k].Name), n)})
		style := smallText.in(partLooks[k].text)
		letter := clean(in.Kinds[k].Letter)
		for _, text := range []string{letter + " " + strconv.Itoa(n), strconv.Itoa(n), letter} {
			if style.width(text) <= w-2 {
				s.write(style, middle, vg.Point{X: x + w/2, Y: style.base(at.Y)}, text)
				break
			}
		}
		x += w
	}
	s.write(plainText, start, vg.Point{X: x + 4, Y: plainText.base(at.Y)}, strconv.Itoa(sum))
}

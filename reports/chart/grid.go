package chart

import (
	"fmt"

	"gonum.org/v1/plot/vg"
)

// GridExample is a square of a teaching example: counts in cells, with the hot
// ones filled and set in bold.
type GridExample struct {
	Counts [][]int  // rows from the north, all of one length
	Hot    [][]bool // of the same shape
	Key    GridKey
}

// GridKey says what the two looks of a cell mean, and what a number is.
type GridKey struct{ Hot, Other, Note string }

const (
	gridCell = vg.Length(13) // least side of a cell
	gridMost = 20            // rows or columns
)

// NewGridExample lays out the cells as a square grid at the left, explained at
// its right.
func NewGridExample(in GridExample, width vg.Length) (Drawing, error) {
	if err := in.check(); err != nil {
		return nil, fmt.Errorf("draw a grid: %w", err)
	}
	if err := checkWidth(width); err != nil {
		return nil, fmt.Errorf("draw a grid: %w", err)
	}
	side, columns := in.side(), vg.Length(len(in.Counts[0]))
	left := side*columns + 14
	room := width - left - sampleWidth - 4
	if room < 70 {
		return nil, fmt.Errorf("draw a grid: %g columns as wide as their numbers leave no room for words", float64(columns))
	}
	words := in.words(room)
	text := vg.Length(0)
	for _, w := range words {
		text += w.height()
	}
	s, err := newSheet(width, max(side*vg.Length(len(in.Counts)), text)+2)
	if err != nil {
		return nil, fmt.Errorf("draw a grid: %w", err)
	}
	in.cells(s, side)
	y := s.h - 1
	for _, w := range words {
		w.write(s, left, y)
		y -= w.height()
	}
	return s, nil
}

func (in GridExample) check() error {
	rows := len(in.Counts)
	if rows == 0 || rows > gridMost || len(in.Counts[0]) == 0 || len(in.Counts[0]) > gridMost {
		return fmt.Errorf("from 1 to %d rows and columns can be drawn", gridMost)
	}
	if len(in.Hot) != rows {
		return fmt.Errorf("there are %d rows of counts and %d rows of classes", rows, len(in.Hot))
	}
	for i, row := range in.Counts {
		if len(row) != len(in.Counts[0]) || len(in.Hot[i]) != len(row) {
			return fmt.Errorf("row %d has %d counts and %d classes; every row must have %d", i+1, len(row), len(in.Hot[i]), len(in.Counts[0]))
		}
		for _, n := range row {
			if n < 0 {
				return fmt.Errorf("the count %d in row %d is negative", n, i+1)
			}
		}
	}
	return nil
}

// side is that of a cell which holds the widest number.
func (in GridExample) side() vg.Length {
	side := gridCell
	for _, row := range in.Counts {
		for _, n := range row {
			side = max(side, boldText.width(thousands(float64(n), 0))+4)
		}
	}
	return side
}

// cells draws the cells from the upper left corner on, and a line about the hot
// ones, so that they stand out without their colour.
func (in GridExample) cells(s *sheet, side vg.Length) {
	at := func(i, j int) vg.Point {
		return vg.Point{X: 1 + side*vg.Length(j), Y: s.h - 1 - side*vg.Length(i)}
	}
	for i, row := range in.Counts {
		for j, n := range row {
			fill, l := plain, noteText
			if in.Hot[i][j] {
				fill, l = hot, boldText.in(paper)
			}
			a, b := at(i, j), at(i+1, j+1)
			s.fill(fill, box(a.X+0.4, b.Y+0.4, b.X-0.4, a.Y-0.4))
			s.write(l, middle, vg.Point{X: (a.X + b.X) / 2, Y: l.base((a.Y + b.Y) / 2)}, thousands(float64(n), 0))
		}
	}
	isHot := func(i, j int) bool {
		return i >= 0 && j >= 0 && i < len(in.Hot) && j < len(in.Hot[0]) && in.Hot[i][j]
	}
	edges := stroke(edge, 1.2)
	for i := range len(in.Counts) + 1 {
		for j := range len(in.Counts[0]) + 1 {
			if isHot(i, j) != isHot(i-1, j) {
				s.line(edges, at(i, j), at(i, j+1))
			}
			if isHot(i, j) != isHot(i, j-1) {
				s.line(edges, at(i, j), at(i+1, j))
			}
		}
	}
}

// gridWords is one explanation: the look of a cell, or none, and what it means.
type gridWords struct {
	sample sample
	lines  []string
}

// words folds the explanations that are given into a width.
func (in GridExample) words(width vg.Length) []gridWords {
	var out []gridWords
	for _, e := range []entry{
		{together(fillSample(hot), outlineSample), in.Key.Hot},
		{fillSample(plain), in.Key.Other},
		{nil, in.Key.Note},
	} {
		if clean(e.text) != "" {
			out = append(out, gridWords{e.sample, noteText.wrap(e.text, width, 5)})
		}
	}
	return out
}

func (w gridWords) height() vg.Length { return vg.Length(len(w.lines))*noteText.leading() + 6 }

// write sets the words under top, the sample before their first line.
func (w gridWords) write(s *sheet, left, top vg.Length) {
	y := top - entryHeight/2
	if w.sample != nil {
		s.entry(entry{sample: w.sample}, left, y)
	}
	for k, t := range w.lines {
		s.write(noteText.in(ink), start, vg.Point{X: left + sampleWidth + 4, Y: noteText.base(y) - vg.Length(k)*noteText.leading()}, t)
	}
}

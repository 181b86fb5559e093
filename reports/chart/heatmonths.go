package chart

import (
	"fmt"
	"math"
	"time"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// UsualYears is a heat table of rows by the months of a year: how each month
// compares with the average month, as a ratio on a tint.
type UsualYears struct {
	Start int // calendar month drawn first
	Rows  []UsualYear
	Note  string // said at the end of the key, "1 is the average month"
}

// UsualYear is 12 ratios, January first; NaN for a month without one.
type UsualYear struct {
	Name  string
	Ratio []float64
}

const usualRow = vg.Length(17)

// NewUsualYears lays out a row per name with a cell a month, its ratio written in it
// where there is room.
func NewUsualYears(in UsualYears, width vg.Length) (Drawing, error) {
	return stretch(leastRows, func(squeeze vg.Length) (*sheet, error) { return in.lay(width, squeeze) })
}

// lay lays the drawing out, squeezed to a share of its usual layout.
func (in UsualYears) lay(width, squeeze vg.Length) (*sheet, error) {
	if err := in.check(); err != nil {
		return nil, fmt.Errorf("draw usual years: %w", err)
	}
	var names []string
	for _, r := range in.Rows {
		names = append(names, r.Name)
	}
	column := newColumn(names, never, width)
	mid, rows := column.centres(squeeze * usualRow)
	key := in.key()
	head := keyHeight(key, width) + heatHead
	s, err := newSheet(width, head+rows+1)
	if err != nil {
		return nil, fmt.Errorf("draw usual years: %w", err)
	}
	s.key(key, 0, s.h, width)
	left := column.width + 6
	cell := (width - left) / 12
	top := s.h - head
	s.monthNames(in.Start, left, cell, top+5)
	for i, r := range in.Rows {
		half := column.height(i, squeeze*usualRow) / 2
		s.block(plainText, start, 0, top-mid[i], column.lines[i])
		for k := range 12 {
			m := (in.Start - 1 + k) % 12
			x := left + cell*vg.Length(k)
			s.ratio(r, m, box(x+0.6, top-mid[i]-half+0.6, x+cell-0.6, top-mid[i]+half-0.6))
		}
	}
	return s, nil
}

// ratio draws and tells one month of a row; nothing where it has none.
func (s *sheet) ratio(r UsualYear, month int, at vg.Rectangle) {
	v := r.Ratio[month]
	if math.IsNaN(v) {
		return
	}
	look := monthTints[monthTints.class(v)]
	s.fill(look.fill, at)
	centre := vg.Point{X: (at.Min.X + at.Max.X) / 2, Y: (at.Min.Y + at.Max.Y) / 2}
	text := thousands(v, 2)
	s.tell("", Spot{At: centre, Text: clean(r.Name) + ", " + time.Month(month+1).String() + ": " + text + " times the average month"})
	for _, l := range []lettering{noteText, smallText} {
		if l.width(text) <= at.Size().X-1 {
			s.write(l.in(look.text), middle, vg.Point{X: centre.X, Y: l.base(centre.Y)}, text)
			return
		}
	}
}

func (in UsualYears) check() error {
	if err := checkRows(len(in.Rows)); err != nil {
		return err
	}
	if in.Start < 1 || in.Start > 12 {
		return fmt.Errorf("the first calendar month is %d, which is not from 1 to 12", in.Start)
	}
	some := false
	for _, r := range in.Rows {
		if len(r.Ratio) != 12 {
			return fmt.Errorf("row %q has %d months; 12 are needed", r.Name, len(r.Ratio))
		}
		for k, v := range r.Ratio {
			if math.IsInf(v, 0) || v < 0 {
				return fmt.Errorf("row %q: the ratio %g of %s is none", r.Name, v, time.Month(k+1))
			}
			some = some || !math.IsNaN(v)
		}
	}
	if !some {
		return fmt.Errorf("no month has a ratio")
	}
	return nil
}

// key explains the classes that occur.
func (in UsualYears) key() []entry {
	var rows [][]float64
	for _, r := range in.Rows {
		rows = append(rows, r.Ratio)
	}
	es := monthTints.key(rows)
	if clean(in.Note) != "" {
		es = append(es, entry{func(draw.Canvas, vg.Point) {}, in.Note})
	}
	return es
}

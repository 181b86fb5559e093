package chart

import (
	"fmt"
	"time"

	"gonum.org/v1/plot/vg"

	"assess/data"
)

// cellLook is how a status is drawn: a letter on a tint.
type cellLook struct {
	letter string
	fill   swatch
	text   swatch
}

// look is the cell of a status. ok is false for a status that is not known.
func look(s data.Status) (l cellLook, ok bool) {
	switch s {
	case data.Complete:
		return cellLook{"C", complete, ink}, true
	case data.Provisional:
		return cellLook{"P", early, ink}, true
	case data.Partial:
		return cellLook{"Pt", partial, ink}, true
	case data.Missing:
		return cellLook{"M", missing, paper}, true
	}
	return cellLook{}, false
}

const (
	heatRow  = vg.Length(24)
	heatHead = vg.Length(15)
)

// NewCalendar lays out years by months, each cell with the letter of its status
// and, where there is room, its text.
func NewCalendar(in Calendar, width vg.Length) (Drawing, error) {
	return stretch(leastCells, func(squeeze vg.Length) (*sheet, error) { return in.lay(width, squeeze) })
}

// lay lays the drawing out, squeezed to a share of its usual layout.
func (in Calendar) lay(width, squeeze vg.Length) (*sheet, error) {
	first, err := in.check()
	if err != nil {
		return nil, fmt.Errorf("draw a calendar: %w", err)
	}
	var names []string
	for _, r := range in.Rows {
		names = append(names, r.Name)
	}
	column := newColumn(names, never, width)
	key := in.entries()
	head := keyHeight(key, width) + heatHead
	row := squeeze * heatRow
	s, err := newSheet(width, head+row*vg.Length(len(in.Rows)))
	if err != nil {
		return nil, fmt.Errorf("draw a calendar: %w", err)
	}
	s.key(key, 0, s.h, width)
	left := column.width + 6
	cell := (width - left) / 12
	s.monthNames(int(first), left, cell, s.h-head+5)
	for i, r := range in.Rows {
		top := s.h - head - row*vg.Length(i)
		s.block(plainText, start, 0, top-row/2, column.lines[i])
		for k, c := range r.Cells {
			x := left + cell*vg.Length(k)
			s.cell(c, box(x, top-row, x+cell, top))
		}
	}
	return s, nil
}

// monthNames writes the names of 12 months from first on, or their first letters
// where there is no room, over cells of a width.
func (s *sheet) monthNames(first int, left, cell, y vg.Length) {
	short := noteText.width("May") > cell-1.5
	for k := range 12 {
		name := time.Month((first-1+k)%12 + 1).String()[:3]
		if short {
			name = name[:1]
		}
		s.write(noteText, middle, vg.Point{X: left + cell*(vg.Length(k)+0.5), Y: y}, name)
	}
}

// check refuses rows that are not a year, and gives the calendar month that
// years start with.
func (in Calendar) check() (first time.Month, err error) {
	if err := checkRows(len(in.Rows)); err != nil {
		return 0, err
	}
	for _, r := range in.Rows {
		if len(r.Cells) != 12 {
			return 0, fmt.Errorf("row %q has %d months; 12 are needed", r.Name, len(r.Cells))
		}
		for k, c := range r.Cells {
			if c.Month.IsZero() {
				continue
			}
			if _, ok := look(c.Status); !ok {
				return 0, fmt.Errorf("row %q: status %q of %s is not known", r.Name, c.Status, c.Month)
			}
			starts := time.Month((int(c.Month.Calendar())-1-k+12)%12 + 1)
			if first != 0 && starts != first {
				return 0, fmt.Errorf("row %q: %s is in column %d, but years start with %s", r.Name, c.Month, k+1, first)
			}
			first = starts
		}
	}
	if first == 0 {
		return 0, fmt.Errorf("no cell holds a month")
	}
	return first, nil
}

// entries explains the statuses of the key, each sample with its letter.
func (in Calendar) entries() []entry {
	var es []entry
	for _, k := range in.Key {
		l, ok := look(k.Status)
		if !ok {
			continue
		}
		es = append(es, entry{together(fillSample(l.fill), letterSample(l)), k.Text})
	}
	return es
}

// cell draws and tells one month; one outside the period is an empty frame's worth of
// paper, so that nothing there reads as a status.
func (s *sheet) cell(c CalendarCell, r vg.Rectangle) {
	l, ok := look(c.Status)
	if !ok || c.Month.IsZero() {
		return
	}
	if told := clean(c.Told); told != "" {
		s.tell("", Spot{At: middleOf(r), Text: told})
	}
	s.fill(l.fill, box(r.Min.X+0.6, r.Min.Y+0.6, r.Max.X-0.6, r.Max.Y-0.6))
	x := (r.Min.X + r.Max.X) / 2
	text := clean(c.Text)
	if text == "" || smallText.width(text) > r.Size().X-2 {
		s.write(boldText.in(l.text), middle, vg.Point{X: x, Y: boldText.base((r.Min.Y + r.Max.Y) / 2)}, l.letter)
		return
	}
	s.write(boldText.in(l.text), middle, vg.Point{X: x, Y: r.Max.Y - 3.5 - boldText.rise()}, l.letter)
	s.write(smallText.in(l.text), middle, vg.Point{X: x, Y: r.Min.Y + 4}, text)
}

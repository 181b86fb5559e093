package chart

import (
	"fmt"
	"math"

	"gonum.org/v1/plot/vg"
)

// WeekHours is a heat table of the days of the week by hours: how each hour compares
// with the average hour of the week, as a ratio on a tint.
type WeekHours struct {
	Name  string              // of what is counted, said of an hour that is pointed at
	Ratio [7][24]float64      // Monday first, midnight first
	Frame func(hour int) bool // of the week, Monday 00:00 is 0: framed hours; nil for none
	Note  string              // said at the end of the key, "1 is the average hour"
}

var weekdays = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

// NewWeekHours lays out a row a day with a cell an hour.
func NewWeekHours(in WeekHours, width vg.Length) (Drawing, error) {
	return stretch(leastRows, func(squeeze vg.Length) (*sheet, error) { return in.lay(width, squeeze) })
}

// lay lays the drawing out, squeezed to a share of its usual layout.
func (in WeekHours) lay(width, squeeze vg.Length) (*sheet, error) {
	if err := in.check(); err != nil {
		return nil, fmt.Errorf("draw the hours of a week: %w", err)
	}
	column := newColumn(weekdays, never, width)
	key := in.key()
	head := keyHeight(key, width) + heatHead
	row := squeeze * (usualRow + 2)
	s, err := newSheet(width, head+7*row+1)
	if err != nil {
		return nil, fmt.Errorf("draw the hours of a week: %w", err)
	}
	s.key(key, 0, s.h, width)
	left := column.width + 6
	cell := (width - left) / 24
	top := s.h - head
	step := 1
	for noteText.width("00") > cell*vg.Length(step)-3 {
		step++
	}
	for hour := 0; hour < 24; hour += step {
		s.write(noteText, middle, vg.Point{X: left + cell*(vg.Length(hour)+0.5), Y: top + 5}, fmt.Sprintf("%02d", hour))
	}
	for day := range 7 {
		y := top - row*vg.Length(day)
		s.block(plainText, start, 0, y-row/2, column.lines[day])
		for hour := range 24 {
			x := left + cell*vg.Length(hour)
			s.hour(in, day, hour, box(x+0.6, y-row+0.6, x+cell-0.6, y-0.6))
		}
	}
	return s, nil
}

// hour draws and tells one hour of a day.
func (s *sheet) hour(in WeekHours, day, hour int, at vg.Rectangle) {
	v := in.Ratio[day][hour]
	look := hourTints[hourTints.class(v)]
	if in.Frame != nil && in.Frame(day*24+hour) {
		s.fill(ink, box(at.Min.X-0.6, at.Min.Y-0.6, at.Max.X+0.6, at.Max.Y+0.6))
		at = box(at.Min.X+0.7, at.Min.Y+0.7, at.Max.X-0.7, at.Max.Y-0.7)
	}
	s.fill(look.fill, at)
	centre := vg.Point{X: (at.Min.X + at.Max.X) / 2, Y: (at.Min.Y + at.Max.Y) / 2}
	text := thousands(v, 1)
	s.tell("", Spot{At: centre, Text: fmt.Sprintf("%s, %s %02d:00 to %02d:00: %s times the average hour", clean(in.Name), weekdays[day], hour, hour+1, thousands(v, 2))})
	if smallText.width(text) <= at.Size().X-1 {
		s.write(smallText.in(look.text), middle, vg.Point{X: centre.X, Y: smallText.base(centre.Y)}, text)
	}
}

func (in WeekHours) check() error {
	some := false
	for day, hours := range in.Ratio {
		for hour, v := range hours {
			if math.IsNaN(v) || math.IsInf(v, 0) || v < 0 {
				return fmt.Errorf("the ratio %g of %s %02d:00 is none", v, weekdays[day], hour)
			}
			some = some || v > 0
		}
	}
	if !some {
		return fmt.Errorf("no hour has a record")
	}
	return nil
}

// key explains the classes that occur.
func (in WeekHours) key() []entry {
	var rows [][]float64
	for _, hours := range in.Ratio {
		rows = append(rows, hours[:])
	}
	es := hourTints.key(rows)
	if clean(in.Note) != "" {
		es = append(es, entry{together(), in.Note})
	}
	return es
}

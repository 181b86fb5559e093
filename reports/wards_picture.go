package reports

import (
	"slices"
	"strings"

	"assess/reports/chart"

	"gonum.org/v1/plot/vg"
)

// The picture of a ward: its map at the left, tall as a share of its width, and at the
// right where the ward lies and its months. It is laid out a little wider than the
// text, as each half needs the least width of a chart.
const (
	wardHalf    = vg.Length(240)
	wardPicture = vg.Length(498)
	wardMapTall = 0.7
)

// half is one part of a ward's picture: its message, what is measured, and its numbers,
// in columns of which the first says what a row is of.
type half struct {
	title, subtitle, alt string
	columns              []Column
	rows                 [][]string
}

// picture is a ward's map and months as one figure.
func (p *profiles) picture(w *ward) Block {
	in, place := p.mapOfWard(w)
	months, series, ok := p.monthsOfWard(w)
	f := Figure{
		ID: wardID(w) + "-figure", Title: place.title, Source: p.mapLicence(), Aside: true, Least: leastChart,
		Subtitle: "Left: " + place.subtitle + ". Right: where the ward lies" + months.subtitle,
		Alt:      strings.TrimSpace(place.alt + " " + months.alt),
		Data:     stacked("Small area or month", place, months),
	}
	f.Data.Caption = "Numbers behind the figure"
	located := chart.Located{Locator: chart.Locator{Title: "In " + p.place(), Around: p.around, Here: p.here.shapes[p.here.byCode[w.Code]]}}
	var err error
	if located.Main, err = chart.NewMap(in, wardHalf); err == nil && ok {
		located.Under, err = chart.NewSmallMultiples(series, wardHalf)
	}
	if err != nil {
		return absent("Figure left out: "+f.Title, "it cannot be drawn: "+err.Error())
	}
	f.Drawing, err = chart.NewLocated(located, wardPicture)
	if err != nil {
		return absent("Figure left out: "+f.Title, "it cannot be drawn: "+err.Error())
	}
	return f
}

// stacked is the numbers of both halves as one table: a row has cells in its own half's
// columns alone.
func stacked(first string, halves ...half) Table {
	t := Table{Columns: []Column{{Name: first, Width: 2}}}
	for _, h := range halves {
		if len(h.columns) > 0 {
			t.Columns = append(t.Columns, h.columns[1:]...)
		}
	}
	done := 1
	for _, h := range halves {
		if len(h.columns) == 0 {
			continue
		}
		own := len(h.columns) - 1
		before, after := slices.Repeat([]string{notApplicable}, done-1), slices.Repeat([]string{notApplicable}, len(t.Columns)-done-own)
		for _, row := range h.rows {
			t.Rows = append(t.Rows, slices.Concat(row[:1], before, row[1:], after))
		}
		done += own
	}
	return t
}

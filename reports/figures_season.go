package reports

import (
	"fmt"
	"time"

	"assess/analysis"
	"assess/data"
	"assess/reports/chart"
)

// seasonsFigure is the usual year of every category with a clear season, as a heat
// table; ok is false where there is none.
func (d *draft) seasonsFigure() (b Block, ok bool) {
	in := chart.UsualYears{Start: max(1, d.a.Year.YearStart), Note: "1 is the average month"}
	f := Figure{
		ID:       "figure-usual-years",
		Subtitle: fmt.Sprintf("Each month of the year as a ratio to an average month, over the months held, categories with a clear season, %s", d.place()),
		Source:   d.source(), Aside: true,
		Data: Table{Sheet: "Usual year by category", Columns: []Column{{Name: "Category", Width: 2}}},
	}
	for k := range 12 {
		f.Data.Columns = append(f.Data.Columns, Column{Name: time.Month((in.Start-1+k)%12 + 1).String()[:3], Align: Right})
	}
	f.Data.Columns = append(f.Data.Columns, Column{Name: "Years with months held", Align: Right})
	var widest *analysis.Season
	for i := range d.a.Seasons {
		s := &d.a.Seasons[i]
		if !known(s) || !s.Clear {
			continue
		}
		in.Rows = append(in.Rows, chart.UsualYear{Name: string(s.Category), Ratio: s.Index})
		row := []string{string(s.Category)}
		for k := range 12 {
			row = append(row, ratioOf(s.Index[(in.Start-1+k)%12]))
		}
		f.Data.Rows = append(f.Data.Rows, append(row, data.Thousands(int64(s.Years))))
		if widest == nil || swing(s) > swing(widest) {
			widest = s
		}
	}
	if widest == nil {
		return nil, false
	}
	high, low := extremes(widest.Index)
	f.Title = fmt.Sprintf("%s varies most over the usual year: %s of an average month in %s, %s in %s", capital(widest.Category.Plain()),
		ratioOf(widest.Index[low]), time.Month(low+1), ratioOf(widest.Index[high]), time.Month(high+1))
	f.N = counted(len(in.Rows), "category", "categories")
	f.Alt = fmt.Sprintf("A table of categories by months, each cell the ratio to an average month, stronger in colour the further from 1. %s.", f.Title)
	drawing, err := chart.NewUsualYears(in, figureWidth)
	return d.pictured(f, drawing, err), true
}

// swing is how far the months of a usual year lie apart.
func swing(s *analysis.Season) float64 {
	high, low := extremes(s.Index)
	return s.Index[high] - s.Index[low]
}

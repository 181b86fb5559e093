package reports

import (
	"fmt"
	"strings"
	"time"

	"assess/analysis"
	"assess/data"
	"assess/reports/chart"
)

// when says how the hours of a week differ, where a partner's table tells, and the
// months of a usual year.
func when(d *draft) Section {
	s := Section{ID: "when", Title: "When"}
	s.Blocks = append(s.Blocks, d.hours()...)
	s.Blocks = append(s.Blocks, d.seasonFigure())
	if text := d.unclearSeasons(); text != "" {
		s.Blocks = append(s.Blocks, say("%s", text))
	}
	if f, ok := d.seasonsFigure(); ok {
		s.Blocks = append(s.Blocks, f)
	}
	return s
}

// usualMonths says on the first page when crime is usual.
func (d *draft) usualMonths() Paragraph {
	s := d.season(data.AllCrime)
	said := "How the months of a year usually differ cannot be told from the months held."
	if known(s) {
		said = capital(seasonTitle(s)) + fmt.Sprintf(", over the months held of %s.", counted(s.Years, "year", "years"))
	}
	finer := "The open data has no day and no hour."
	if told := d.toldHours(); len(told) > 0 {
		h := told[0]
		finer = fmt.Sprintf("By hour, %s stand out, with %s of the records of %s.", peakWords(*h.Peak), percent(h.Peak.Share), lowerFirst(partnerTitle(sourceOf(d.a, h.Source))))
	}
	return paragraph(strong("When. "), words("%s %s See ", said, finer), linkTo("#when", "how the months differ"), words("."))
}

// unclearSeasons names the categories whose months do not differ by more than
// chance would make them; empty when there is none.
func (d *draft) unclearSeasons() string {
	var names []string
	years, judged := 0, 0
	for i := range d.a.Seasons {
		s := &d.a.Seasons[i]
		if !known(s) {
			continue
		}
		judged++
		if !s.Clear {
			names = append(names, inSentence(s.Category))
			years = max(years, s.Years)
		}
	}
	where := joined(names)
	switch {
	case len(names) == 0:
		return ""
	case len(names) == judged && judged > 1:
		where = "any category"
	}
	return fmt.Sprintf("There is no clear season in %s. Over the months held of %s, the months of the year differ by no more than chance would make them.", where, counted(years, "year", "years"))
}

// season is a category's usual year, nil when it is not held.
func (d *draft) season(c data.Category) *analysis.Season {
	for i := range d.a.Seasons {
		if d.a.Seasons[i].Category == c {
			return &d.a.Seasons[i]
		}
	}
	return nil
}

// known reports whether a usual year can be shown.
func known(s *analysis.Season) bool {
	return s != nil && s.Reason == "" && len(s.Index) == 12
}

// seasonFigure is the usual year of all crime and of anti-social behaviour.
func (d *draft) seasonFigure() Block {
	f := Figure{
		ID:       "figure-season",
		Subtitle: fmt.Sprintf("Each month of the year as a ratio to an average month, over the months held, with the range over the years, %s", d.place()),
		Source:   d.source(),
		Data:     Table{Sheet: "Usual year", Columns: []Column{{Name: "Month"}}},
	}
	f.Aside = true
	in := chart.Seasonal{Label: "Ratio to the average month (1 is average)", Start: max(1, d.a.Year.YearStart)}
	var titles []string
	why := "fewer than two years are held"
	for _, c := range []data.Category{data.AllCrime, data.AntiSocialBehaviour} {
		s := d.season(c)
		if !known(s) {
			if s != nil && s.Reason != "" {
				why = s.Reason
			}
			continue
		}
		in.Lines = append(in.Lines, chart.SeasonalLine{Name: string(c), Index: s.Index, Low: s.Low, High: s.High})
		titles = append(titles, seasonTitle(s))
		f.N = "months of " + counted(s.Years, "year", "years")
		f.Data.Columns = append(f.Data.Columns, Column{Name: string(c), Align: Right}, Column{Name: "Range over the years", Align: Right})
	}
	if len(in.Lines) == 0 {
		return absent("The usual year", why)
	}
	for k := 0; k < 12; k++ {
		m := (in.Start - 1 + k) % 12
		row := []string{time.Month(m + 1).String()}
		for _, l := range in.Lines {
			row = append(row, ratioOf(l.Index[m]), spread(l.Low[m], l.High[m], ratioOf))
		}
		f.Data.Rows = append(f.Data.Rows, row)
	}
	f.Title = capital(strings.Join(titles, "; "))
	if rest, ok := strings.CutPrefix(f.Title, "No clear season in all crime; no clear season in "); ok {
		f.Title = "No clear season in all crime or in " + rest
	}
	f.Alt = fmt.Sprintf("A line over the 12 months of a usual year with the range seen. %s.", f.Title)
	drawing, err := chart.NewSeasonal(in, figureWidth)
	return d.pictured(f, drawing, err)
}

// seasonTitle says in which month a category is usually highest and lowest.
func seasonTitle(s *analysis.Season) string {
	if !s.Clear {
		return "no clear season in " + inSentence(s.Category)
	}
	high, low := extremes(s.Index)
	return fmt.Sprintf("%s is usually highest in %s and lowest in %s", inSentence(s.Category), time.Month(high+1), time.Month(low+1))
}

// extremes are the places of the largest and the smallest value, the first of
// equals.
func extremes(x []float64) (high, low int) {
	for i, v := range x {
		if v > x[high] {
			high = i
		}
		if v < x[low] {
			low = i
		}
	}
	return high, low
}

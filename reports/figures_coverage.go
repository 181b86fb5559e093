package reports

import (
	"fmt"
	"strconv"

	"assess/data"
	"assess/reports/chart"
)

// statusWords explains the statuses of a month, in the order of the key.
var statusWords = []chart.CalendarKey{
	{Status: data.Complete, Text: "complete"},
	{Status: data.Provisional, Text: "provisional: may still change"},
	{Status: data.Partial, Text: "partial: too few rows, not counted"},
	{Status: data.Missing, Text: "missing: not held, not counted"},
}

// coverageCalendar is the figure of the months held, one row an assessment year.
func (d *draft) coverageCalendar() Block {
	months := d.forceMonths()
	if len(months) == 0 {
		return absent("Calendar of months", "no month of "+d.force()+" is held")
	}
	uncounted := 0
	for _, m := range months {
		if !m.Status.Usable() {
			uncounted++
		}
	}
	title := fmt.Sprintf("All %s held can be counted", counted(len(months), "month", "months"))
	if len(months) == 1 {
		title = "The one month held can be counted"
	}
	if uncounted > 0 {
		title = fmt.Sprintf("%s of %s cannot be counted", data.Thousands(int64(uncounted)), counted(len(months), "month", "months"))
	}
	f := Figure{
		ID: "figure-coverage", Title: title,
		Subtitle: fmt.Sprintf("Rows loaded of %s by month, all districts, %s", d.force(), d.heldWords()),
		Source:   d.source(), N: counted(len(months), "month", "months"),
		Data: Table{Sheet: "Months held", Columns: []Column{{Name: "Month"}, {Name: "Status"}, {Name: "Rows loaded", Align: Right}, {Name: "Without location", Align: Right}}},
	}
	f.Alt = fmt.Sprintf("A table of years by months with the state of each month of %s. %s.", d.force(), title)
	in := chart.Calendar{Key: statusWords}
	for _, m := range months {
		loaded, without := notAvailable, notAvailable
		text := "none"
		if m.Status != data.Missing {
			loaded, without = data.Thousands(m.Loaded), data.Thousands(m.WithoutLocation)
			text = loaded
		}
		told := fmt.Sprintf("%s: %s; rows: %s", m.Month.Label(), m.Status, text)
		f.Data.Rows = append(f.Data.Rows, []string{m.Month.Label(), string(m.Status), loaded, without})
		in.Rows = placed(in.Rows, d.rowOf(m.Month), d.columnOf(m.Month), chart.CalendarCell{Month: m.Month, Status: m.Status, Text: text, Told: told})
	}
	drawing, err := chart.NewCalendar(in, figureWidth)
	return d.pictured(f, drawing, err)
}

// columnOf is the place of a month in the assessment year, 0 to 11.
func (d *draft) columnOf(m data.Month) int {
	start := d.a.Year.YearStart
	if start < 1 || start > 12 {
		start = 1
	}
	return (int(m.Calendar()) - start + 12) % 12
}

// rowOf names the assessment year that holds a month: "2020/21", or "2025" for
// years that start in January.
func (d *draft) rowOf(m data.Month) string {
	first := m.Add(-d.columnOf(m)).Year()
	if d.a.Year.YearStart <= 1 {
		return strconv.Itoa(first)
	}
	return fmt.Sprintf("%d/%02d", first, (first+1)%100)
}

// placed puts a cell into the row of its year, which it appends when new. Cells
// come in order of months.
func placed(rows []chart.CalendarRow, name string, column int, cell chart.CalendarCell) []chart.CalendarRow {
	if n := len(rows); n == 0 || rows[n-1].Name != name {
		rows = append(rows, chart.CalendarRow{Name: name, Cells: make([]chart.CalendarCell, 12)})
	}
	rows[len(rows)-1].Cells[column] = cell
	return rows
}

// unlocatedFigure is the share of rows without a location in each month of the
// year.
func (d *draft) unlocatedFigure() Block {
	f := Figure{
		ID:       "figure-unlocated",
		Subtitle: fmt.Sprintf("Rows of %s without a location as a share of all rows loaded, by month, %s", d.force(), d.window()),
		Source:   d.source(),
		Data:     Table{Sheet: "Without location", Columns: []Column{{Name: "Month"}, {Name: "Rows loaded", Align: Right}, {Name: "Without location", Align: Right}, {Name: "Share", Align: Right}}},
	}
	f.Aside = true
	in := chart.Bars{Label: "Per cent of the month's rows"}
	var low, high, rows, without float64
	for _, m := range d.forceMonths() {
		if !d.inYear(m.Month) || m.Loaded == 0 {
			continue
		}
		share := float64(m.WithoutLocation) / float64(m.Loaded)
		if len(in.Rows) == 0 || share < low {
			low = share
		}
		high = max(high, share)
		rows += float64(m.Loaded)
		without += float64(m.WithoutLocation)
		in.Rows = append(in.Rows, chart.BarRow{Name: m.Month.Short(), Value: share * 100, Text: percentFine(share)})
		f.Data.Rows = append(f.Data.Rows, []string{m.Month.Label(), data.Thousands(m.Loaded), data.Thousands(m.WithoutLocation), percentFine(share)})
	}
	if len(in.Rows) == 0 {
		return absent("Incidents without a location, by month", "no month of the year can be counted")
	}
	f.N = plural(int64(rows), "row", "rows")
	all := without / rows
	if year := d.a.Coverage.NoLocationYr; year != nil {
		all = *year
	}
	f.Title = unlocatedTitle(low, high, all)
	f.Alt = fmt.Sprintf("A bar for each month. The share runs from %s to %s.", percentFine(low), percentFine(high))
	drawing, err := chart.NewBars(in, figureWidth)
	return d.pictured(f, drawing, err)
}

// unsteady is the range of monthly shares without a location above which places
// of different months should not be compared.
const unsteady = 0.02

// unlocatedTitle says how many incidents have no place and whether that share
// is steady enough for places to be compared over time.
func unlocatedTitle(low, high, all float64) string {
	switch {
	case high == 0:
		return "Every row of the year has a location"
	case high-low > unsteady:
		return fmt.Sprintf("%s no location, and the share moves by %s points: small areas of different months should not be compared", capital(inHundredWith(all, "rows", "carries", "carry")), decimals((high-low)*100, 1))
	}
	return fmt.Sprintf("%s no location, and the share hardly moves", capital(inHundredWith(all, "rows", "carries", "carry")))
}

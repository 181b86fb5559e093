package reports

import (
	"fmt"
	"strconv"
	"time"

	"assess/analysis"
)

// partnerFiles are the tables of partners' records, each row with the source that it
// comes from; none where no partner's table is configured. Rows are in the order of the
// assessment: by source, the partnership before its districts and wards.
func partnerFiles(a *analysis.Assessment, hidden suppression) []File {
	if len(a.Partners.Sources) == 0 {
		return nil
	}
	out := []File{partnerCountsFile(a, hidden), partnerChangeFile(a, hidden), partnerHoursFile(a, hidden)}
	if f, weighed := partnerHarmFile(a, hidden); weighed {
		out = append(out, f)
	}
	return out
}

// allRecords names the series of all records of a source.
const allRecords = "All records"

// recordsOf is a category of partners' records as files and tables name it.
func recordsOf(category string) string {
	if category == "" {
		return allRecords
	}
	return category
}

// partnerCountsFile has a row for each month and each year of a series, and for each
// ward the year assessed. Months of sensitive records are left to the restricted edition.
func partnerCountsFile(a *analysis.Assessment, hidden suppression) File {
	f := File{Name: "partner_counts.csv", Title: "Partners' records by area, category and flag: each month held, each year's total of the months that count, and wards for the year assessed; a missing month is a row without a number",
		Columns: []string{"area_type", "area_code", "area_name", "category", "flag", "period", "months", "count", "rows_without_number", "residents", "rate", "lower", "upper", "source"}}
	add := func(area []string, k analysis.PartnerKey, period, months string, cells []string) {
		row := append(append([]string{}, area...), recordsOf(k.Category), cell(k.Flag), period, months)
		f.Rows = append(f.Rows, append(append(row, cells...), k.Source))
	}
	for _, c := range a.Partners.Counts {
		area := []string{string(c.Type), cell(string(c.Code)), cell(c.Name)}
		for i, y := range c.Years {
			cells := []string{whole(y.Count), whole(y.Hidden), notApplicable, notApplicable, notApplicable, notApplicable}
			if i == len(c.Years)-1 {
				lower, upper := bounds(c.Interval)
				cells = []string{whole(y.Count), whole(y.Hidden), integer(c.Residents), number(c.Rate), lower, upper}
			}
			if !hidden.partnerYear(c, y) {
				cells[0], cells[1] = suppressedCell, suppressedCell
				if cells[3] != notApplicable {
					cells[3], cells[4], cells[5] = suppressedCell, suppressedCell, suppressedCell
				}
			}
			add(area, c.PartnerKey, y.Label, strconv.Itoa(y.Months), cells)
		}
		if c.Sensitive && hidden.keepsPartner(c.Source) {
			continue
		}
		for i, n := range c.Counts {
			count := integer(n)
			if n != nil && !hidden.partnerMonth(c, c.From.Add(i)) {
				count = suppressedCell
			}
			add(area, c.PartnerKey, c.From.Add(i).String(), "1", []string{count, notApplicable, notApplicable, notApplicable, notApplicable, notApplicable})
		}
	}
	for _, w := range a.Partners.Wards {
		if hidden.keepsPartner(w.Source) {
			continue
		}
		lower, upper := bounds(w.Interval)
		months := len(sourceOf(a, w.Source).Months)
		add([]string{string(analysis.TypeWard), string(w.Code), cell(w.Name)}, w.PartnerKey, a.Year.Short, strconv.Itoa(months),
			[]string{whole(w.Count), notAvailable, integer(w.Residents), number(w.Rate), lower, upper})
	}
	return f
}

// sourceOf is a partner's source by its id; the zero value where none has it.
func sourceOf(a *analysis.Assessment, id string) analysis.PartnerSource {
	for _, s := range a.Partners.Sources {
		if s.ID == id {
			return s
		}
	}
	return analysis.PartnerSource{}
}

// partnerChangeFile has a row for each series beside its year before.
func partnerChangeFile(a *analysis.Assessment, hidden suppression) File {
	f := File{Name: "partner_change.csv", Title: "Changes of partners' records against the same months of the year before",
		Columns: []string{"area_type", "area_code", "area_name", "category", "flag", "previous_label", "current_label", "months_compared", "previous_count", "current_count", "rate_ratio", "lower", "upper", "p_value", "q_value", "verdict", "source"}}
	for _, c := range a.Partners.Changes {
		s := sourceOf(a, c.Source)
		previous, current := exact(c.PreviousCount), whole(c.CurrentCount)
		if c.Verdict == analysis.NotComparable {
			previous, current = notAvailable, notAvailable
		}
		lower, upper := bounds(c.Interval)
		cells := []string{strconv.Itoa(c.Months), previous, current, number(c.RateRatio), lower, upper, probability(c.P), probability(c.Q), string(c.Verdict)}
		cells = veiled(!hidden.partnerCompared(a.Partners, c), cells)
		row := []string{string(c.Type), cell(string(c.Code)), cell(c.Name), recordsOf(string(c.Category)), cell(c.Flag), cell(s.PreviousLabel), cell(s.CurrentLabel)}
		f.Rows = append(f.Rows, append(append(row, cells...), c.Source))
	}
	return f
}

// partnerHoursFile has a row for each hour of the week of each series with times.
func partnerHoursFile(a *analysis.Assessment, hidden suppression) File {
	f := File{Name: "partner_hours.csv", Title: "Partners' records by day of the week and hour, each shared out over the hours in which it can have happened; hour 0 is midnight to 01:00",
		Columns: []string{"category", "weekday", "hour", "records", "share", "source"}}
	for _, h := range a.Partners.Hours {
		if h.Reason != "" || hidden.keepsPartner(h.Source) {
			continue
		}
		for i, w := range h.Week {
			day := time.Weekday((i/24 + 1) % 7)
			f.Rows = append(f.Rows, []string{recordsOf(h.Category), day.String(), fmt.Sprint(i % 24), exact(w), exact(w / float64(h.Events)), h.Source})
		}
	}
	return f
}

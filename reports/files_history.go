package reports

import (
	"slices"
	"strconv"

	"assess/analysis"
)

func historyFile(a *analysis.Assessment, hidden suppression) File {
	f := File{Name: "hot_spot_history.csv", Title: "Cells that are hot at the end of the year or have faded, with how they came about; easting and northing are the south-west corner in metres of the British National Grid",
		Columns: []string{"category", "easting", "northing", "cell_m", "group", "pattern", "steps", "hot_steps", "count"}}
	for _, h := range a.Histories {
		for _, c := range h.Listed {
			pattern := string(c.Pattern)
			if c.Pattern == analysis.NoPattern {
				pattern = notApplicable
			}
			row := []string{string(h.Category), strconv.Itoa(c.Easting), strconv.Itoa(c.Northing), strconv.Itoa(h.CellM), string(c.Course), pattern, strconv.Itoa(h.Steps), strconv.Itoa(c.HotSteps)}
			f.Rows = append(f.Rows, append(row, hidden.square(whole(c.Count))...))
		}
	}
	return f
}

func repeatsFile(a *analysis.Assessment, hidden suppression) File {
	f := File{Name: "repeat_points.csv", Title: "Share of incidents at points with at least so many of them, beside what an even spread over the points would give",
		Columns: []string{"category", "points", "incidents", "at_least", "points_at_least", "incidents_at_least", "share", "even_share"}}
	for _, r := range a.RepeatPoints {
		alone := hidden.fewPoints(r.Shares)
		for i, s := range r.Shares {
			row := []string{string(r.Category), strconv.Itoa(r.Points), whole(r.Incident), whole(s.AtLeast), strconv.Itoa(s.Points)}
			f.Rows = append(f.Rows, slices.Concat(row, veiled(alone[i], []string{whole(s.Incident), exact(s.Share)}), []string{exact(s.EvenShare)}))
		}
	}
	return f
}

func busiestFile(a *analysis.Assessment, hidden suppression) File {
	f := File{Name: "busiest_points.csv", Title: "The points with most incidents by ward and cell; a point stands for several addresses, a shopping centre or a hospital has one",
		Columns: []string{"category", "rank", "ward", "easting", "northing", "cell_m", "count"}}
	if hidden.on() {
		f.Title += "; not in this edition, because nothing is said of single points"
		return f
	}
	for _, r := range a.RepeatPoints {
		for i, p := range r.Busiest {
			ward := p.Ward
			if ward == "" {
				ward = notAvailable
			}
			row := []string{string(r.Category), strconv.Itoa(i + 1), cell(ward), strconv.Itoa(p.Easting), strconv.Itoa(p.Northing), strconv.Itoa(a.Settings.HotspotCellM)}
			f.Rows = append(f.Rows, append(row, whole(p.Count)))
		}
	}
	return f
}

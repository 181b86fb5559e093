package reports

import (
	"strconv"

	"assess/analysis"
)

func historyFile(a *analysis.Assessment) File {
	f := File{Name: "hot_spot_history.csv", Title: "Cells that are hot at the end of the year or have faded, with how they came about; easting and northing are the south-west corner in metres of the British National Grid",
		Columns: []string{"category", "easting", "northing", "cell_m", "group", "pattern", "steps", "hot_steps", "count"}}
	hidden := suppressionOf(a)
	for _, h := range a.Histories {
		for _, c := range h.Listed {
			pattern := string(c.Pattern)
			if c.Pattern == analysis.NoPattern {
				pattern = notApplicable
			}
			row := []string{string(h.Category), strconv.Itoa(c.Easting), strconv.Itoa(c.Northing), strconv.Itoa(h.CellM), string(c.Course), pattern, strconv.Itoa(h.Steps), strconv.Itoa(c.HotSteps)}
			f.Rows = append(f.Rows, append(row, hidden.cell(c.Count, whole(c.Count))...))
		}
	}
	return f
}

func repeatsFile(a *analysis.Assessment) File {
	f := File{Name: "repeat_points.csv", Title: "Share of incidents at points with at least so many of them, beside what an even spread over the points would give",
		Columns: []string{"category", "points", "incidents", "at_least", "points_at_least", "incidents_at_least", "share", "even_share"}}
	for _, r := range a.RepeatPoints {
		for _, s := range r.Shares {
			f.Rows = append(f.Rows, []string{string(r.Category), strconv.Itoa(r.Points), whole(r.Incident), whole(s.AtLeast), strconv.Itoa(s.Points), whole(s.Incident), exact(s.Share), exact(s.EvenShare)})
		}
	}
	return f
}

func busiestFile(a *analysis.Assessment) File {
	f := File{Name: "busiest_points.csv", Title: "The points with most incidents by ward and cell; a point stands for several addresses, a shopping centre or a hospital has one",
		Columns: []string{"category", "rank", "ward", "easting", "northing", "cell_m", "count"}}
	hidden := suppressionOf(a)
	for _, r := range a.RepeatPoints {
		for i, p := range r.Busiest {
			ward := p.Ward
			if ward == "" {
				ward = notAvailable
			}
			row := []string{string(r.Category), strconv.Itoa(i + 1), cell(ward), strconv.Itoa(p.Easting), strconv.Itoa(p.Northing), strconv.Itoa(a.Settings.HotspotCellM)}
			f.Rows = append(f.Rows, append(row, hidden.cell(p.Count, whole(p.Count))...))
		}
	}
	return f
}

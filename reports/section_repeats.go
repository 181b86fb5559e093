package reports

import (
	"fmt"

	"assess/analysis"
	"assess/data"
)

// repeatBlocks say how much fell on points with many incidents.
func (d *draft) repeatBlocks() []Block {
	const title = "Streets and places with many incidents"
	out := []Block{heading("places-repeats", title)}
	t := Table{
		ID: "repeats-table", Sheet: "Points with many incidents", Source: d.source(),
		Caption: fmt.Sprintf("Incidents at points with many of them, %s", d.window()),
		Columns: []Column{{Name: "Category", Width: 1.4}, {Name: "Incidents at one point"}, {Name: "Points", Align: Right}, {Name: "Share of all points", Align: Right}, {Name: "Share of incidents", Align: Right}, {Name: "If spread evenly", Align: Right}},
	}
	message, why, busiest := "", "no incident of the year has a point", "lists the busiest by ward and cell, and every category"
	if d.hidden.on() {
		busiest = "has every category"
	}
	for _, c := range []data.Category{data.AllCrime, data.AntiSocialBehaviour} {
		r := d.repeatPoints(c)
		if r == nil {
			continue
		}
		if r.Reason != "" {
			why = r.Reason
			continue
		}
		kept := d.hidden.fewPoints(r.Shares)
		for i, s := range r.Shares {
			t.Rows = append(t.Rows, []string{string(c), fmt.Sprintf("%s or more", data.Thousands(s.AtLeast)), data.Thousands(int64(s.Points)), percentFine(s.PointShare), veiled(kept[i], []string{percent(s.Share)})[0], evenShare(s.EvenShare)})
		}
		if message == "" {
			if shown := d.shownPoints(r); len(shown.Shares) > 0 || len(r.Shares) == 0 {
				message = repeatMessage(shown)
			}
			t.Note = fmt.Sprintf("%s have had an incident of any kind in the last three years held. The workbook %s.", counted(r.Points, "point", "points"), busiest)
		}
	}
	if len(t.Rows) == 0 {
		return append(out, absent(title, why))
	}
	if message != "" {
		out = append(out, say("%s", message))
	}
	return append(out, t)
}

// repeatPoints are a category's points with many incidents, nil where none are held.
func (d *draft) repeatPoints(c data.Category) *analysis.RepeatPoints {
	for i := range d.a.RepeatPoints {
		if r := &d.a.RepeatPoints[i]; r.Category == c {
			return r
		}
	}
	return nil
}

// shownPoints are the thresholds whose sums are shown.
func (d *draft) shownPoints(r *analysis.RepeatPoints) *analysis.RepeatPoints {
	out, kept := *r, d.hidden.fewPoints(r.Shares)
	out.Shares = nil
	for i, s := range r.Shares {
		if !kept[i] {
			out.Shares = append(out.Shares, s)
		}
	}
	return &out
}

// repeatMessage says what the threshold shows at which most stands beside an even
// spread, and what a point is.
func repeatMessage(r *analysis.RepeatPoints) string {
	const caveat = "A point stands for several addresses, and a shopping centre or a hospital has one point, so these are no repeat victims."
	best := -1
	for i, s := range r.Shares {
		if best < 0 || s.Share-s.EvenShare > r.Shares[best].Share-r.Shares[best].EvenShare {
			best = i
		}
	}
	if best < 0 {
		return fmt.Sprintf("No point has two or more %s. %s", incidentsOf(r.Category), caveat)
	}
	s := r.Shares[best]
	return fmt.Sprintf("%s of %s fell on the %s of points with %s or more %s in the year; spread evenly, it would be %s. %s",
		capital(percent(s.Share)), inSentence(r.Category), percentFine(s.PointShare), data.Thousands(s.AtLeast), incidentsOf(r.Category), evenShare(s.EvenShare), caveat)
}

// evenShare is a share that an even spread would give; what would practically not
// happen is none.
func evenShare(x float64) string {
	switch {
	case x < 0.0005:
		return "none"
	case x < 1 && x > 0.995:
		return "more than 99%"
	}
	return percentFine(x)
}

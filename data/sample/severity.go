package sample

import (
	"fmt"
	"math"
	"strings"

	"assess/data"
)

// scoredYear is the year of the severity scores: the one before Truth.Year, as
// scores come out late. Files without a whole year have scores of the year before them.
func (w *world) scoredYear() data.Period {
	if year := lastWholeYear(w.files()); !year.Empty() {
		return year.Add(-12)
	}
	return data.Period{From: w.From.Add(-12), To: w.From.Add(-1)}
}

// severity draws a score for each district, of the size and spread that districts of
// England have.
func (w *world) severity() map[data.Code]float64 {
	r := stream(w.Seed, "severity", 0)
	out := map[data.Code]float64{}
	for _, d := range w.districts {
		out[d.Code] = math.Round(10*14*math.Exp(0.3*r.NormFloat64())) / 10
	}
	return out
}

// severityTable is the table of severity scores.
func (w *world) severityTable() string {
	var b strings.Builder
	b.WriteString("lad22_code,lad22_name,crime_severity_score\n")
	scores := w.severity()
	for _, d := range w.districts {
		fmt.Fprintf(&b, "%s,%s,%.1f\n", d.Code, d.Name, scores[d.Code])
	}
	return b.String()
}

package reports

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"assess/analysis"
	"assess/data"
	"assess/reports/chart"
)

// mostChanged is the largest number of wards' changes that the figure shows.
const mostChanged = 12

// wardsChanged says which wards changed against their own year before.
func (d *draft) wardsChanged() []Block {
	const title = "Wards that changed"
	w := d.a.WardChanges
	out := []Block{heading("places-wards-changed", title)}
	if w.Reason != "" || len(w.Rows) == 0 {
		why := w.Reason
		if why == "" {
			why = "no ward is counted in both years"
		}
		return append(out, absent(title, why))
	}
	clear := d.changedWards()
	var parts []string
	for _, c := range wardCategories(w) {
		if r := change(d.a.Previous, c); r != nil {
			parts = append(parts, wholeClause(*r, d.a.Settings.MinimumCount))
		}
	}
	text := fmt.Sprintf("Each ward is set against its own year before, not against the others. %s were made, and a change is called clear after allowing for so many.", counted(w.Adjusted, "test", "tests"))
	if len(parts) > 0 {
		text += " In the partnership as a whole " + joined(parts) + "."
	}
	if len(d.hidden.changes) > 0 {
		text += " Wards with a small count in either year are left out."
	}
	if len(clear) == 0 {
		return append(out, say("%s. %s", d.wardsChangedTitle(clear), text))
	}
	return append(out, say("%s", text), d.wardsChangedFigure(clear))
}

// wholeClause says the whole partnership's change: "all crime fell by about 7%".
func wholeClause(r analysis.CategoryChange, fewest int) string {
	if r.Verdict == analysis.NoClearChange {
		return inSentence(r.Category) + " did not change clearly"
	}
	return changeClause(r, fewest)
}

// wardCategories are the categories compared, in their order.
func wardCategories(w analysis.WardChanges) (out []data.Category) {
	for _, r := range w.Rows {
		if !slices.Contains(out, r.Category) {
			out = append(out, r.Category)
		}
	}
	return out
}

// changedWards are the clear changes, largest first by their ratio either way.
func (d *draft) changedWards() (out []analysis.CategoryChange) {
	for _, r := range d.a.WardChanges.Rows {
		if isClear(r.Verdict) && r.RateRatio != nil && r.Interval != nil && !d.hidden.changes[wardKey(r)] {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(x, y analysis.CategoryChange) int {
		return cmp.Compare(math.Abs(math.Log(*y.RateRatio)), math.Abs(math.Log(*x.RateRatio)))
	})
	return out
}

// wardsChangedTitle counts the wards that changed clearly: "All crime is clearly higher
// in 1 ward and lower in 5; anti-social behaviour is higher in 10".
func (d *draft) wardsChangedTitle(clear []analysis.CategoryChange) string {
	if len(clear) == 0 && len(d.hidden.changes) > 0 {
		return "No ward whose counts are shown changed clearly against its own year before, in all crime or in anti-social behaviour"
	}
	if len(clear) == 0 {
		return "No ward changed clearly against its own year before, in all crime or in anti-social behaviour"
	}
	var parts []string
	for _, c := range wardCategories(d.a.WardChanges) {
		higher, lower := 0, 0
		for _, r := range clear {
			switch {
			case r.Category == c && r.Verdict == analysis.Higher:
				higher++
			case r.Category == c:
				lower++
			}
		}
		var directions []string
		if higher > 0 {
			directions = append(directions, "higher in "+counted(higher, "ward", "wards"))
		}
		if lower > 0 {
			directions = append(directions, "lower in "+counted(lower, "ward", "wards"))
		}
		if len(directions) > 0 {
			parts = append(parts, fmt.Sprintf("%s is clearly %s", inSentence(c), joined(directions)))
		}
	}
	return "Against their own year before, " + strings.Join(parts, "; ")
}

// wardsChangedFigure is the largest clear changes with their intervals.
func (d *draft) wardsChangedFigure(clear []analysis.CategoryChange) Block {
	w := d.a.WardChanges
	shown := clear[:min(mostChanged, len(clear))]
	f := Figure{
		ID: "figure-wards-changed", Title: d.wardsChangedTitle(clear),
		Subtitle: fmt.Sprintf("Count in %s divided by the count in %s, with %s interval, by ward, %s; %s of each year. ASB is anti-social behaviour",
			w.CurrentLabel, w.PreviousLabel, confidence(d.a.Settings.ConfidenceLevel), d.place(), counted(w.Months, "month", "months")),
		Source: d.source(boundaryPart), N: fmt.Sprintf("%s, %s", counted(d.a.Area.Wards, "ward", "wards"), counted(w.Adjusted, "test", "tests")),
		Aside: true, Least: leastChart,
		Data: Table{Sheet: "Wards changed", Columns: []Column{{Name: "Ward", Width: 2}, {Name: "Category", Width: 1.6}, {Name: "Before", Align: Right}, {Name: "Now", Align: Right}, {Name: "Ratio and interval", Align: Right, Width: 1.6}, {Name: "Verdict"}}},
	}
	if len(shown) < len(clear) {
		f.Subtitle += fmt.Sprintf(". The %d largest of %d clear changes; all are in ward_changes.csv", len(shown), len(clear))
	}
	in := chart.Forest{Label: "Ratio to the ward's own year before (1 is no change)", Line: 1, Log: true, Heading: ratioHeading, Less: "fewer", More: "more"}
	var alt []string
	for _, r := range shown {
		short := "crime"
		if r.Category == data.AntiSocialBehaviour {
			short = "ASB"
		}
		row := chart.ForestRow{Name: r.Name + ", " + short, Tone: tones[r.Verdict]}
		if *r.RateRatio <= 0 || r.Interval.Lower <= 0 {
			row.None, row.Text = true, "none left of "+average(r.PreviousCount)
		} else {
			row.Estimate, row.Lower, row.Upper, row.Text = *r.RateRatio, r.Interval.Lower, r.Interval.Upper, ratioCell(r.RateRatio, r.Interval)
		}
		in.Rows = append(in.Rows, row)
		alt = append(alt, fmt.Sprintf("%s, %s, %s", r.Name, inSentence(r.Category), ratioOf(*r.RateRatio)))
		f.Data.Rows = append(f.Data.Rows, []string{r.Name, string(r.Category), average(r.PreviousCount), data.Thousands(r.CurrentCount), ratioCell(r.RateRatio, r.Interval), string(r.Verdict)})
	}
	f.Alt = fmt.Sprintf("A mark with its interval for each clear change, largest first. Ratios: %s.", strings.Join(alt, "; "))
	drawing, err := chart.NewForest(in, figureWidth)
	return d.pictured(f, drawing, err)
}

package reports

import (
	"fmt"
	"math"
	"strings"

	"assess/analysis"
	"assess/data"
)

// longRun says where each category tends over all the years held, and whether all
// crime and anti-social behaviour changed level.
func (d *draft) longRun() []Block {
	out := []Block{heading("changes-long-run", "Over all the years held")}
	out = append(out, d.directions()...)
	figures := []Block{d.stepsFigure(data.AllCrime), d.stepsFigure(data.AntiSocialBehaviour)}
	if _, ok := figures[0].(Figure); ok {
		out = append(out, d.levelWords())
	} else if _, ok := figures[1].(Figure); ok {
		out = append(out, d.levelWords())
	}
	return append(out, gathered(figures)...)
}

// directions is the table of directions with its message, or why there is none.
func (d *draft) directions() []Block {
	const what = "Direction over the years"
	if len(d.a.LongRuns) == 0 {
		return []Block{absent(what, "no month can be counted")}
	}
	told, most := 0, d.a.LongRuns[0]
	for _, r := range d.a.LongRuns {
		if r.Reason == "" {
			told++
		}
		if r.Months > most.Months {
			most = r
		}
	}
	if told == 0 {
		return []Block{absent(what, most.Reason)}
	}
	t := Table{
		ID: "long-run-table", Sheet: "Over the years", Source: d.source(),
		Caption: fmt.Sprintf("Direction of each category over all the years held, %s, %s", data.Period{From: most.From, To: most.To}.Label(), d.place()),
		Columns: []Column{{Name: "Category", Width: 2.2}, {Name: "Months", Align: Right, Width: 0.7}, {Name: "Change a year and interval", Align: Right, Width: 1.8},
			{Name: "Of a middle year", Align: Right}, {Name: "Verdict", Width: 1.3}},
		Note: "Change a year: incidents in a year more (+) or fewer (-) than in the year before, the middle of all pairs of years. A middle year: what a typical year held. " + d.asideWords(),
	}
	for _, r := range d.a.LongRuns {
		t.Rows = append(t.Rows, d.directionRow(r))
	}
	return []Block{say("%s", d.directionWords()), t}
}

// directionRow is one category's direction as the table prints it.
func (d *draft) directionRow(r analysis.LongRun) []string {
	row := []string{string(r.Category), data.Thousands(int64(r.Months)), notAvailable, notAvailable, string(r.Verdict)}
	if r.Slope == nil || r.Interval == nil {
		return row
	}
	format := func(x float64) string { return signed(x, 0) }
	if largest := max(math.Abs(*r.Slope), math.Abs(r.Interval.Lower), math.Abs(r.Interval.Upper)); largest < 9.95 {
		format = func(x float64) string { return signed(x, 1) }
	}
	row[2] = fmt.Sprintf("%s (%s)", format(*r.Slope), spread(r.Interval.Lower, r.Interval.Upper, format))
	if r.Middle != nil && *r.Middle >= float64(d.a.Settings.MinimumCount) {
		row[3] = signed(100**r.Slope / *r.Middle, 1) + "%"
	}
	return row
}

// directionWords say which categories tend up, which down, and what that means.
func (d *draft) directionWords() string {
	names := map[analysis.Verdict][]string{}
	for _, r := range d.a.LongRuns {
		names[r.Verdict] = append(names[r.Verdict], inSentence(r.Category))
	}
	var parts []string
	for _, g := range []struct {
		verdict analysis.Verdict
		verb    string
	}{{analysis.Higher, "tended to rise"}, {analysis.Lower, "tended to fall"}} {
		if len(names[g.verdict]) > 0 {
			parts = append(parts, few(names[g.verdict], 4, "other category", "other categories")+" "+g.verb)
		}
	}
	steady := len(names[analysis.NoClearChange])
	switch {
	case len(parts) == 0 && steady == 0:
		return "No category has enough incidents to say where it tends over the years."
	case len(parts) == 0:
		return "Each month was held against the same month of every other year. No category clearly tended to rise or to fall. That does not mean that none did: a slow change takes many years to show."
	}
	text := "Each month was held against the same month of every other year. " + sentence("%s", strings.Join(parts, "; "))
	if steady > 0 {
		text += " " + sentence("no clear change in %s", counted(steady, "category", "categories"))
	}
	return text + " What has been is no forecast."
}

// asideWords say which months are left out of the long run.
func (d *draft) asideWords() string {
	if len(d.a.Settings.Exclude) == 0 {
		return "Months that are not held are left out."
	}
	var labels []string
	for _, p := range d.a.Settings.Exclude {
		labels = append(labels, p.Label())
	}
	return fmt.Sprintf("Months that are not held or set aside (%s) are left out.", joined(labels))
}

// signed writes a change with its sign: "+72", "-3.4", "0".
func signed(x float64, places int) string {
	s := decimals(x, places)
	switch {
	case strings.Trim(s, "-0.") == "":
		return "0"
	case x > 0:
		return "+" + s
	}
	return s
}

// mostSteps is the most other categories of which the last change of level is told.
const mostSteps = 5

// levelWords say how to read the levels, and which other categories changed theirs.
func (d *draft) levelWords() Paragraph {
	text := "Seasonally adjusted months can be divided into stretches of one level each. A change of level is drawn only where it lasts and is larger than ordinary ups and downs. Its month is an estimate, and a steady rise or fall appears as steps too."
	var others []string
	for _, s := range d.a.LevelShifts {
		n := len(s.Stretches)
		if n < 2 || s.Category == data.AllCrime || s.Category == data.AntiSocialBehaviour {
			continue
		}
		others = append(others, sentence("%s last changed level in %s, from about %s to about %s a month", inSentence(s.Category), s.Stretches[n-1].From.Label(), average(s.Stretches[n-2].Mean), average(s.Stretches[n-1].Mean)))
	}
	for _, other := range others[:min(len(others), mostSteps)] {
		text += " " + other
	}
	if rest := len(others) - mostSteps; rest > 0 {
		text += " " + sentence("so did %s", counted(rest, "other category", "other categories"))
	}
	return say("%s", text)
}

package reports

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"assess/analysis"
	"assess/data"
	"assess/reports/chart"

	"gonum.org/v1/plot/vg"
)

// exampleWidth is the width that the pictures of teaching examples are laid out
// for: smaller than figures, which show what was found.
const exampleWidth = vg.Length(330)

const (
	// exampleMark opens the title of every teaching example, so that none is taken
	// for a finding.
	exampleMark   = "An example, not this area’s numbers: "
	exampleTable  = "examples-table"
	exampleSource = "Source: numbers invented to explain the method."
)

// example completes the figure of a teaching example. Its numbers have no sheet:
// the workbook holds those of the area.
func (d *draft) example(f Figure, drawing chart.Drawing, err error) Block {
	if err == nil {
		drawing, err = chart.Inset(drawing, figureWidth)
	}
	f.Alt = exampleMark + f.Title + ". " + f.Alt
	f.Title = exampleMark + f.Title
	f.Source = exampleSource
	f.Data.Caption = "Numbers of the example"
	f.Table = exampleTable
	return d.pictured(f, drawing, err)
}

// exampleNumbers prints the numbers of all examples in one table, a row each, in the
// annex of tables.
func exampleNumbers(examples ...Block) Table {
	t := Table{ID: exampleTable, Caption: "Numbers of the examples, all of them invented",
		Columns: []Column{{Name: "Example", Width: 0.8}, {Name: "Numbers", Width: 5}}}
	for _, b := range examples {
		f, ok := b.(Figure)
		if !ok {
			continue // a note that says why it is not drawn
		}
		between := ", "
		if len(f.Data.Rows) > 3 {
			between = " " // a grid
		}
		var parts []string
		for _, row := range f.Data.Rows {
			parts = append(parts, row[0]+": "+strings.Join(row[1:], between))
		}
		t.Rows = append(t.Rows, []string{f.Data.Columns[0].Name, strings.TrimSpace(strings.Join(parts, "; ") + ". " + f.Data.Note)})
	}
	return t
}

// twoYears is an invented category's counts in two years.
type twoYears struct {
	name          string
	before, after int64
}

// intervalExample is one ratio that rests on many, some and few incidents.
func (d *draft) intervalExample() Block {
	level := d.a.Settings.ConfidenceLevel
	return d.ratioExample(Figure{
		ID: "figure-example-interval", Title: "the fewer the incidents, the longer the interval",
		Subtitle: fmt.Sprintf("Three invented categories, each a fifth lower than the year before, with %s intervals", confidence(level)),
		Alt:      "Three ratios of 0.80 as marks, each with a line for its interval. The line of the smallest counts is the longest and crosses 1.",
		Data:     Table{Columns: []Column{{Name: "Interval"}}},
	}, false, []twoYears{{"Many incidents", 1000, 800}, {"Some incidents", 250, 200}, {"Few incidents", 50, 40}})
}

// verdictExample is one change that is clear and one that is not.
func (d *draft) verdictExample() Block {
	return d.ratioExample(Figure{
		ID: "figure-example-verdict", Title: "one change is clear, the other is not",
		Subtitle: fmt.Sprintf("Two invented categories against the year before, with %s intervals", confidence(d.a.Settings.ConfidenceLevel)),
		Alt:      "The interval of the first category lies wholly below 1, so its verdict is lower. That of the second lies on both sides of 1, so its verdict is no clear change.",
		Data:     Table{Columns: []Column{{Name: "Verdict"}}},
	}, true, []twoYears{{"First category", 1000, 750}, {"Second category", 50, 45}})
}

// ratioExample draws ratios with the report's own interval, the ratio of each
// marked as its verdict would be where there is to be one.
func (d *draft) ratioExample(f Figure, verdicts bool, rows []twoYears) Block {
	level := d.a.Settings.ConfidenceLevel
	f.N = counted(len(rows), "invented category", "invented categories")
	f.Data.Columns = append(f.Data.Columns, []Column{{Name: "Counts of two years", Align: Right}, {Name: ratioHeading, Align: Right}}...)
	in := chart.Forest{Label: "Ratio to the year before (1 is no change)", Line: 1, Log: true, Heading: ratioHeading, Less: "fewer", More: "more"}
	for _, r := range rows {
		ratio, ci, _ := analysis.RatioExact(r.after, r.before, 1, 1, level)
		tone := chart.Own
		if verdicts {
			tone = clearly(ci)
		}
		in.Rows = append(in.Rows, chart.ForestRow{Name: r.name, Estimate: ratio, Lower: ci.Lower, Upper: ci.Upper, Tone: tone, Text: ratioCell(&ratio, &ci)})
		f.Data.Rows = append(f.Data.Rows, []string{r.name, data.Thousands(r.before) + " then " + data.Thousands(r.after), ratioCell(&ratio, &ci)})
	}
	drawing, err := chart.NewForest(in, exampleWidth)
	return d.example(f, drawing, err)
}

// clearly is the mark of a change that is clear where its interval does not hold 1.
func clearly(ci analysis.Interval) chart.Tone {
	switch {
	case ci.Upper < 1:
		return chart.Low
	case ci.Lower > 1:
		return chart.High
	}
	return chart.Neutral
}

// controlExample is twelve invented months, one of them beyond the limits.
func (d *draft) controlExample() Block {
	counts := []float64{40, 44, 41, 45, 43, 38, 39, 42, 44, 66, 43, 40}
	limits := analysis.XmR(counts, nil, nil)
	from := data.NewMonth(2001, time.January) // the axis counts the months and names none
	in := chart.ControlChart{
		Numbered: true, Values: chart.Series{Name: "Incidents", From: from},
		Centre: limits.Centre, Lower: limits.Lower, Upper: limits.Upper,
	}
	f := Figure{
		ID: "figure-example-range", Title: "one month of twelve is above the usual range",
		Subtitle: "Incidents a month over twelve invented months, with the usual range",
		N:        counted(len(counts), "invented month", "invented months"),
		Data:     Table{Columns: []Column{{Name: "Usual range", Width: 1.8}}, Rows: [][]string{{"Incidents"}}},
	}
	beyond := analysis.RunRule(counts, nil, limits)
	for _, s := range beyond {
		in.Signals = append(in.Signals, chart.ControlSignal{Month: from.Add(s.Index), Label: fmt.Sprintf("month %d", s.Index+1), High: s.High})
	}
	for i := range counts {
		in.Values.Values = append(in.Values.Values, &counts[i])
		f.Data.Columns = append(f.Data.Columns, Column{Name: strconv.Itoa(i + 1), Align: Right})
		f.Data.Rows[0] = append(f.Data.Rows[0], average(counts[i]))
	}
	f.Data.Note = fmt.Sprintf("Middle %s, lower limit %s, upper limit %s.", decimals(limits.Centre, 1), decimals(limits.Lower, 1), decimals(limits.Upper, 1))
	f.Alt = fmt.Sprintf("A line of twelve counts between limits of %s and %s around a middle of %s.", decimals(limits.Lower, 1), decimals(limits.Upper, 1), decimals(limits.Centre, 1))
	for _, s := range beyond {
		f.Alt += fmt.Sprintf(" Month %d, with %s, is beyond them and marked.", s.Index+1, average(counts[s.Index]))
	}
	drawing, err := chart.NewControlChart(in, exampleWidth)
	return d.example(f, drawing, err)
}

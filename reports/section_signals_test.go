package reports

import (
	"slices"
	"strings"
	"testing"
	"time"

	"assess/analysis"
	"assess/data"
	"assess/reports/chart"
)

// addSignals gives a trend its usual range. April 2020 is unusually low in all crime
// and drug offences, and June 2020 high on one chart; drug offences end the year with
// 14 months above.
func addSignals(a *analysis.Assessment, t *analysis.Trend) {
	t.Control = &analysis.Control{Basis: data.Period{From: t.From, To: t.From.Add(23)}.Months(), Centre: 100, Lower: 60, Upper: 140, SigmaZ: 1.4, Reach: 3.9, Adjusted: true}
	for _, n := range t.Counts {
		var usual *analysis.Interval
		if n != nil {
			usual = &analysis.Interval{Lower: 58, Upper: 145}
		}
		t.Control.Usual = append(t.Control.Usual, usual)
	}
	s := analysis.CategorySignals{Category: t.Category, Looked: 12, Months: []analysis.MonthSignal{}, Level: analysis.NoClearChange,
		Runs: analysis.Runs{Useful: 35, Longest: 9, LongestUsual: 8, Crossings: 11, CrossingsUsual: 12}, Last: &analysis.LastRun{From: month(2021, time.January), Months: 3}}
	if t.Category == "Drugs" || t.Category == data.AllCrime {
		s.Months = []analysis.MonthSignal{{Month: month(2020, time.April), XmR: true, Laney: true}, {Month: month(2020, time.June), High: true, Laney: true}}
	}
	if t.Category == "Drugs" {
		s.Level, s.Last = analysis.Higher, &analysis.LastRun{From: month(2020, time.February), Months: 14, High: true}
	}
	a.Signals = append(a.Signals, s)
}

func TestUnusualMonthsAreThoseOnBothCharts(t *testing.T) {
	d := newDraft(assessment(), Boundaries{}, Options{})
	blocks := d.unusualMonths()
	if len(blocks) != 2 {
		t.Fatalf("%d blocks, want a paragraph and a table", len(blocks))
	}
	said := spoken(blocks[0].(Paragraph).Spans)
	for _, want := range []string{"12 months of 10 categories", "only when it is outside on both", "about 4 categories in 100", "no proof of a change"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q does not say %q", said, want)
		}
	}
	table := blocks[1].(Table)
	if want := "Unusual months in drug offences and all crime; a year or more above the middle of the months before in drug offences"; table.Caption != want {
		t.Errorf("caption %q, want %q", table.Caption, want)
	}
	for _, want := range [][]string{
		{"Drugs", "low: Apr 2020", "high: Jun 2020", "14 above", "higher"},
		{"Robbery", "none", "none", "3 below", "no clear change"},
	} {
		if !slices.ContainsFunc(table.Rows, func(row []string) bool { return slices.Equal(row, want) }) {
			t.Errorf("no row %q in %q", want, table.Rows)
		}
	}
}

// The title, the marks of the chart and the file say what the table says.
func TestOneRuleSaysWhatIsUnusual(t *testing.T) {
	d := newDraft(assessment(), Boundaries{}, Options{})
	for _, c := range []struct {
		category data.Category
		title    string
		marked   int
		file     map[string]string
	}{
		{"Drugs", "Drug offences: below the usual range in April 2020; the last 14 months were all above the middle of the months before", 1, map[string]string{"2020-04": "unusual", "2020-06": "outside on one chart"}},
		{"Robbery", "Robbery: every month of the year was within the usual range", 0, map[string]string{}},
	} {
		s := d.signals(c.category)
		if got := controlTitle(c.category, *s); got != c.title {
			t.Errorf("title %q, want %q", got, c.title)
		}
		if got := marked(unusual(*s)); len(got) != c.marked {
			t.Errorf("%s: %d months marked, want %d", c.category, len(got), c.marked)
		}
		if got := signalWords(d.a, c.category); len(got) != len(c.file) || got["2020-04"] != c.file["2020-04"] || got["2020-06"] != c.file["2020-06"] {
			t.Errorf("%s: the file says %v, want %v", c.category, got, c.file)
		}
	}
}

func TestSignalsAreTitledByWhatThereIs(t *testing.T) {
	for _, c := range []struct {
		what string
		vary variation
		want string
	}{
		{"nothing", func(a *analysis.Assessment) {
			for i := range a.Signals {
				a.Signals[i].Months, a.Signals[i].Level = nil, analysis.NoClearChange
			}
		}, "No month of any category was unusual"},
		{"one chart only", func(a *analysis.Assessment) {
			for i := range a.Signals {
				for k := range a.Signals[i].Months {
					a.Signals[i].Months[k].XmR = false
				}
			}
		}, "No month of any category was unusual; a year or more above the middle of the months before in drug offences"},
		{"below alone", func(a *analysis.Assessment) {
			for i := range a.Signals {
				a.Signals[i].Months = nil
				if a.Signals[i].Level == analysis.Higher {
					a.Signals[i].Level = analysis.Lower
				}
			}
		}, "No month of any category was unusual; a year or more below the middle of the months before in drug offences"},
	} {
		if got := newDraft(assessment(c.vary), Boundaries{}, Options{}).signalsTitle(); got != c.want {
			t.Errorf("%s: got %q, want %q", c.what, got, c.want)
		}
	}
	sparse := newDraft(assessment(func(a *analysis.Assessment) {
		a.Signals[1].Reason, a.Signals[1].Level = "12 incidents in 60 months are too few", analysis.NotComparable
	}), Boundaries{}, Options{}).signalsTable()
	if row := sparse.Rows[1]; !slices.Equal(row[1:], []string{notAvailable, notAvailable, notAvailable, "not comparable"}) || !strings.HasSuffix(sparse.Note, "Without charts: robbery (12 incidents in 60 months are too few).") {
		t.Errorf("row %q, note %q", row, sparse.Note)
	}
	silent := newDraft(assessment(func(a *analysis.Assessment) {
		for i := range a.Signals {
			a.Signals[i].Reason = "20 months are too few"
		}
	}), Boundaries{}, Options{})
	if blocks := silent.unusualMonths(); blocks != nil {
		t.Errorf("without a chart: %v", blocks)
	}
}

func TestAMonthIsMarkedOnceAndARunIsLabelledOnce(t *testing.T) {
	m := month(2021, time.April)
	got := marked([]analysis.MonthSignal{{Month: m - 12, High: true}, {Month: m}, {Month: m + 1}, {Month: m + 2, High: true}})
	want := []chart.ControlSignal{{Month: m - 12, Label: "Apr 2020", High: true}, {Month: m, Label: "Apr 2021 to May 2021"}, {Month: m + 1}, {Month: m + 2, Label: "Jun 2021", High: true}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

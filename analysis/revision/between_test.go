package revision

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"assess/analysis"
	"assess/data"
)

// year is a small assessment of April 2021 to March 2022 with the counts of burglary.
func year(counts ...int64) *analysis.Assessment {
	from := data.NewMonth(2021, 4)
	a := &analysis.Assessment{Partnership: analysis.Partnership{ID: "here", Force: "f", Districts: []data.Area{{Code: "E1", Name: "Here"}}}}
	a.Year.Whole = data.Period{From: from, To: from.Add(11)}
	s := analysis.Monthly{Type: analysis.TypePartnership, Code: "E1", Name: "Here", Category: "Burglary", From: from}
	all := analysis.Monthly{Type: analysis.TypePartnership, Code: "E1", Name: "Here", Category: data.AllCrime, From: from}
	for i, n := range counts {
		if n < 0 {
			s.Counts, all.Counts = append(s.Counts, nil), append(all.Counts, nil)
			continue
		}
		s.Counts, all.Counts = append(s.Counts, &n), append(all.Counts, &n)
		a.Year.Months = append(a.Year.Months, from.Add(i))
	}
	a.Year.Held = data.Period{From: from, To: from.Add(len(counts) - 1)}
	a.Monthly = []analysis.Monthly{all, s}
	return a
}

func verdict(a *analysis.Assessment, v analysis.Verdict) *analysis.Assessment {
	a.Previous = analysis.Comparison{PreviousLabel: "the year before", Changes: []analysis.CategoryChange{{Code: "E1", Name: "Here", Category: "Burglary", Verdict: v}}}
	return a
}

func TestNothingDiffersFromItself(t *testing.T) {
	a := Side{verdict(year(1, 2, 3), analysis.Higher), Made{Version: "1", Config: "c", Inputs: map[string]string{"raw/2021-04-f-street.csv": "x"}}}
	d := Between(a, a)
	if !d.Same || len(d.Causes) > 0 || d.Comment != "" {
		t.Errorf("%+v", d)
	}
}

func TestAnotherYearIsNotCompared(t *testing.T) {
	other := year(1)
	other.Partnership.ID = "there"
	if d := Between(Side{Assessment: year(1)}, Side{Assessment: other}); d.Comment == "" || d.Same {
		t.Errorf("%+v", d)
	}
}

func TestAMonthPublishedAgainIsTheCause(t *testing.T) {
	before := Side{verdict(year(5, 6, 7), analysis.NoClearChange), Made{Inputs: map[string]string{"raw/2021-04-f-street.csv": "a", "raw/2021-05-f-street.csv": "b", "raw/2021-05-other-street.csv": "o"}}}
	after := Side{verdict(year(5, 9, 7, 8), analysis.Higher), Made{Inputs: map[string]string{"raw/2021-04-f-street.csv": "a", "z.zip/2021-05-f-street.csv": "B", "raw/2021-05-other-street.csv": "P"}}}
	d := Between(before, after)
	want := []Cause{{Kind: NewMonths, Months: []data.Month{data.NewMonth(2021, 7)}}, {Kind: Restated, Months: []data.Month{data.NewMonth(2021, 5)}}}
	if !reflect.DeepEqual(d.Causes, want) {
		t.Errorf("causes %+v, want %+v", d.Causes, want)
	}
	if len(d.Counts) != 2 || d.Counts[1].Before != 6 || d.Counts[1].After != 9 || d.Counts[1].Cause != Restated || d.Counts[1].Month != data.NewMonth(2021, 5) {
		t.Errorf("counts %+v", d.Counts)
	}
	if want := []TotalChange{{data.AllCrime, 3, 18, 21}, {"Burglary", 3, 18, 21}}; !reflect.DeepEqual(d.Totals, want) {
		t.Errorf("totals %+v, want those of the three months that both have", d.Totals)
	}
	if len(d.Verdicts) != 1 || d.Verdicts[0].Before != analysis.NoClearChange || d.Verdicts[0].After != analysis.Higher {
		t.Errorf("verdicts %+v", d.Verdicts)
	}
}

func TestCausesAreNamed(t *testing.T) {
	made := func() Made {
		return Made{Version: "1", Config: "c", Areas: map[string]string{"a/lsoa.geojson": "1", "a/res.csv": "2"}, Papers: map[string]string{"profile.toml": "3"}}
	}
	for kind, change := range map[Kind]func(*analysis.Assessment, *Made){
		Settings: func(a *analysis.Assessment, m *Made) { m.Config, a.Settings.FDR = "d", 0.1 },
		Areas:    func(_ *analysis.Assessment, m *Made) { m.Areas["a/res.csv"] = "9" },
		Papers:   func(_ *analysis.Assessment, m *Made) { delete(m.Papers, "profile.toml") },
		Program:  func(_ *analysis.Assessment, m *Made) { m.Version = "2" },
	} {
		before, after := Side{year(1, 2), made()}, Side{year(1, 3), made()}
		change(after.Assessment, &after.Made)
		d := Between(before, after)
		if len(d.Causes) != 1 || d.Causes[0].Kind != kind || len(d.Causes[0].What) == 0 {
			t.Errorf("%s: causes %+v", kind, d.Causes)
		}
		if want := map[bool]Kind{true: Unknown, false: kind}[kind == Papers]; d.Counts[0].Cause != want {
			t.Errorf("%s: the count changed for %q, want %q", kind, d.Counts[0].Cause, want)
		}
	}
}

func TestMonthsThatAreGone(t *testing.T) {
	d := Between(Side{Assessment: year(1, 2, 3)}, Side{Assessment: year(1, -1, 3)})
	if want := []data.Month{data.NewMonth(2021, 5)}; !slices.Equal(d.Gone, want) || !d.Has(LostMonth) || d.Same {
		t.Errorf("gone %v, causes %+v", d.Gone, d.Causes)
	}
}

func TestSignalsSquaresAndOutcomes(t *testing.T) {
	before, after := year(1, 2), year(1, 2)
	m := data.NewMonth(2021, 5)
	signal := func(months ...analysis.MonthSignal) []analysis.CategorySignals {
		return []analysis.CategorySignals{{Category: "Burglary", Months: months}}
	}
	before.Signals = signal(analysis.MonthSignal{Month: m, High: true, XmR: true})
	after.Signals = signal(analysis.MonthSignal{Month: m, High: true, XmR: true, Laney: true})
	layer := func(hot ...int) []analysis.HotspotLayer {
		l := analysis.HotspotLayer{Category: "Burglary", CellM: 200, Groups: []analysis.HotGroup{{Ward: "Abbey", Easting: 500, Northing: 100}}}
		for _, x := range hot {
			l.Listed = append(l.Listed, analysis.HotCell{Easting: x, Class: analysis.Hot})
		}
		return []analysis.HotspotLayer{l}
	}
	before.Hotspots, after.Hotspots = layer(200, 400), layer(400, 600)
	page := func(r analysis.Reached) []analysis.Priority {
		return []analysis.Priority{{ID: "p", Title: "Homes", Outcomes: []analysis.Outcome{{Title: "Fewer burglaries", Verdict: r}}}}
	}
	before.Priorities.Pages, after.Priorities.Pages = page(analysis.CannotTell), page(analysis.OutcomeMet)
	d := Between(Side{Assessment: before}, Side{Assessment: after})
	if want := []SignalChange{{Category: "Burglary", Month: m, High: true, New: true}}; !reflect.DeepEqual(d.Signals, want) {
		t.Errorf("signals %+v", d.Signals)
	}
	if want := []HotspotChange{{"Burglary", 2, 2, []Square{{600, 0}}, []Square{{200, 0}}, []string{"Abbey"}}}; !reflect.DeepEqual(d.Hotspots, want) {
		t.Errorf("squares %+v", d.Hotspots)
	}
	if want := []OutcomeChange{{"Homes", "Fewer burglaries", "", analysis.CannotTell, analysis.OutcomeMet}}; !reflect.DeepEqual(d.Outcomes, want) {
		t.Errorf("outcomes %+v", d.Outcomes)
	}
}

// Told backwards, what came is what went, and every count is its own with sides changed.
func TestBackwardsIsTheReverse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		counts := rapid.SliceOfN(rapid.Int64Range(-1, 4), 12, 12)
		a, b := Side{Assessment: year(counts.Draw(t, "a")...)}, Side{Assessment: year(counts.Draw(t, "b")...)}
		there, back := Between(a, b), Between(b, a)
		if !slices.Equal(there.New, back.Gone) || !slices.Equal(there.Gone, back.New) || there.Same != back.Same || len(there.Counts) != len(back.Counts) {
			t.Fatalf("%+v and back %+v", there, back)
		}
		for i, c := range there.Counts {
			r := back.Counts[i]
			r.Before, r.After = r.After, r.Before
			if c != r {
				t.Fatalf("%+v and back %+v", c, back.Counts[i])
			}
		}
	})
}

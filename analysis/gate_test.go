package analysis

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"assess/data"
	"assess/data/workspace"
)

// gateSeriesOf makes an orderly series from January 2018: a season of 15%, counts that
// vary by 5% beside chance and lean to the month before, shares that vary by 15% of
// themselves beside chance.
func gateSeriesOf(seed uint64, months int, rows, share float64) []gateMonth {
	r := rand.New(rand.NewPCG(seed, 7))
	var out []gateMonth
	last := 0.0
	for i := range months {
		mean := rows * (1 + 0.15*math.Sin(float64(i)*math.Pi/6))
		last = 0.3*last + math.Sqrt(1-0.09)*r.NormFloat64()
		n := int64(max(1, math.Round(mean+last*math.Sqrt(mean+math.Pow(0.05*mean, 2)))))
		p := min(0.9, max(0, share*(1+0.15*r.NormFloat64())))
		part := func() (k int64) {
			sd := math.Sqrt(float64(n) * p * (1 - p))
			return int64(max(0, math.Round(float64(n)*p+sd*r.NormFloat64())))
		}
		m := gateMonth{month: data.NewMonth(2018, time.January).Add(i), status: data.Complete, rows: n, unplaced: min(n, part()), vintage: 2011}
		m.points = m.rows - m.unplaced
		m.outside, m.differ = min(m.points, part()), min(m.points, part())
		out = append(out, m)
	}
	return out
}

func gatesOf(found []GateFinding) (out []string) {
	for _, f := range found {
		out = append(out, string(f.Gate)+" "+f.Months.From.String())
	}
	return out
}

// Of orderly months, of forces of every size, fewer than one in 2,000 is found by any gate.
func TestGatesAreSeldomFalse(t *testing.T) {
	limits := workspace.DefaultGates()
	found, looked := 0, 0
	by := map[workspace.Gate]int{}
	for seed := range uint64(400) {
		rows := []float64{100, 700, 3_000, 20_000}[seed%4]
		share := []float64{0.002, 0.02, 0.05}[seed%3]
		months := gateSeriesOf(seed, 72, rows, share)
		looked += len(months)
		for _, f := range seriesFindings(months, nil, months[len(months)-1].month, limits) {
			found++
			by[f.Gate]++
		}
	}
	t.Logf("%d findings in %d orderly months: %v", found, looked, by)
	if found*2000 >= looked {
		t.Errorf("%d of %d orderly months are found: %v", found, looked, by)
	}
}

// Each fault that is planted is found in its month and nowhere else.
func TestGatesFindWhatIsWrong(t *testing.T) {
	const at = 40
	for name, c := range map[string]struct {
		spoil func([]gateMonth) []gateMonth
		want  string
	}{
		"a month is missing":       {func(m []gateMonth) []gateMonth { return slices.Delete(m, at, at+1) }, "missing-month 2021-05"},
		"three months are missing": {func(m []gateMonth) []gateMonth { return slices.Delete(m, at, at+3) }, "missing-month 2021-05"},
		"a file is cut":            {func(m []gateMonth) []gateMonth { m[at].status, m[at].rows = data.Partial, 2_000; return m }, "partial-month 2021-05"},
		"a third of the rows is not there": {func(m []gateMonth) []gateMonth {
			m[at].rows = m[at].rows * 6 / 10
			return m
		}, "row-count 2021-05"},
		"every row is there twice":                   {func(m []gateMonth) []gateMonth { m[at].rows *= 2; return m }, "row-count 2021-05"},
		"half of the force's rows are gone for good": {func(m []gateMonth) []gateMonth { return halved(m, at, len(m)) }, "row-count 2021-05"},
		"one row in ten loses its location":          {func(m []gateMonth) []gateMonth { m[at].unplaced += m[at].rows / 10; return m }, "location-rate 2021-05"},
		"locations are no longer published": {func(m []gateMonth) []gateMonth {
			for i := at; i < len(m); i++ {
				m[i].unplaced = m[i].rows
				m[i].points, m[i].outside, m[i].differ = 0, 0, 0
			}
			return m
		}, "location-rate 2021-05"},
		"points of another area":         {func(m []gateMonth) []gateMonth { m[at].outside += m[at].points / 20; return m }, "outside-area 2021-05"},
		"points shifted against codes":   {func(m []gateMonth) []gateMonth { m[at].differ += m[at].points / 20; return m }, "point-and-code 2021-05"},
		"codes of another census year":   {func(m []gateMonth) []gateMonth { return setVintage(m, at, 2021) }, "lsoa-vintage 2021-05"},
		"codes of no known census year":  {func(m []gateMonth) []gateMonth { return setVintage(m, at, 0) }, "lsoa-vintage 2021-05"},
		"the first month has half of it": {func(m []gateMonth) []gateMonth { return halved(m, 0, 1) }, "row-count 2018-01"},
	} {
		months := c.spoil(gateSeriesOf(3, 60, 15_000, 0.02))
		got := gatesOf(seriesFindings(months, nil, months[len(months)-1].month, workspace.DefaultGates()))
		if !slices.Equal(got, []string{c.want}) {
			t.Errorf("%s: found %v, want %s alone", name, got, c.want)
		}
	}
}

// halved takes half of everything out of months.
func halved(m []gateMonth, from, to int) []gateMonth {
	for i := from; i < to; i++ {
		m[i].rows, m[i].unplaced, m[i].points, m[i].outside, m[i].differ = m[i].rows/2, m[i].unplaced/2, m[i].points/2, m[i].outside/2, m[i].differ/2
	}
	return m
}

func setVintage(m []gateMonth, from, vintage int) []gateMonth {
	for i := from; i < len(m); i++ {
		m[i].vintage = vintage
	}
	return m
}

// A force that ends before another of the same source misses the months between, and a
// month that was held is lost and not missing.
func TestGatesOfTheEndOfASeries(t *testing.T) {
	months := gateSeriesOf(3, 30, 15_000, 0.02)
	last := months[len(months)-1].month
	found := seriesFindings(months, []data.Month{last + 1}, last+3, workspace.DefaultGates())
	want := []string{"missing-month 2020-08", "lost-month 2020-07"}
	if got := gatesOf(found); !slices.Equal(got, want) {
		t.Fatalf("found %v, want %v", got, want)
	}
	if p := found[0].Months; p.Len() != 2 {
		t.Errorf("the gap is %s", p.Label())
	}
	limits := workspace.DefaultGates()
	limits.MissingMonths, limits.LostMonths = 2, 1
	if got := seriesFindings(months, []data.Month{last + 1}, last+3, limits); len(got) > 0 {
		t.Errorf("months within the limits are found: %v", gatesOf(got))
	}
}

// Files that were refused are told in their own words; those within the limit are not.
func TestRefusedFilesAreFound(t *testing.T) {
	m := data.NewMonth(2021, time.May)
	files := []RefusedFile{
		{Source: "police-street", Force: "essex", Month: m, Path: "raw/a.csv", Reason: "raw/a.csv line 3: the crime type", Category: true},
		{Source: "wardens", Path: "raw/b.csv", Reason: "raw/b.csv: cut off"},
	}
	found := refusedFindings(files, workspace.Gates{})
	if got := gatesOf(found); !slices.Equal(got, []string{"unknown-category 2021-05", "refused-file "}) {
		t.Fatalf("found %v", got)
	}
	if found[1].What != files[1].Reason {
		t.Errorf("a file is refused for %q", found[1].What)
	}
	if got := refusedFindings(files, workspace.Gates{UnknownCategories: 1, RefusedFiles: 1}); len(got) > 0 {
		t.Errorf("files within the limits are found: %v", gatesOf(got))
	}
}

// An acceptance covers the findings of its gate, source, force and months whole; one that
// covers none is said to be unused.
func TestAcceptanceCoversItsMonths(t *testing.T) {
	may := data.NewMonth(2021, time.May)
	found := []GateFinding{
		{Gate: workspace.MissingMonth, Source: "police-street", Force: "essex", Months: data.Period{From: may, To: may + 1}},
		{Gate: workspace.RowCount, Source: "police-street", Force: "essex", Months: data.Period{From: may, To: may}},
		{Gate: workspace.RefusedFile, Source: "wardens"},
	}
	ok := workspace.Acceptance{Gate: workspace.MissingMonth, Source: "police-street", Force: "essex", Months: data.Period{From: may, To: may + 1}, Reason: "never published", By: "A. N."}
	with := func(change func(*workspace.Acceptance)) workspace.Acceptance { a := ok; change(&a); return a }
	for name, c := range map[string]struct {
		accepted     []workspace.Acceptance
		open, unused int
	}{
		"none":           {nil, 3, 0},
		"its own":        {[]workspace.Acceptance{ok}, 2, 0},
		"part of it":     {[]workspace.Acceptance{with(func(a *workspace.Acceptance) { a.Months.To = may })}, 3, 1},
		"more than it":   {[]workspace.Acceptance{with(func(a *workspace.Acceptance) { a.Months.From = may - 9 })}, 2, 0},
		"another gate":   {[]workspace.Acceptance{with(func(a *workspace.Acceptance) { a.Gate = workspace.LocationRate })}, 3, 1},
		"another force":  {[]workspace.Acceptance{with(func(a *workspace.Acceptance) { a.Force = "kent" })}, 3, 1},
		"another source": {[]workspace.Acceptance{with(func(a *workspace.Acceptance) { a.Source = "other" })}, 3, 1},
		"a table":        {[]workspace.Acceptance{{Gate: workspace.RefusedFile, Source: "wardens", Reason: "an old form"}}, 2, 0},
	} {
		r := accept(slices.Clone(found), c.accepted)
		if len(r.Open()) != c.open || len(r.Unused) != c.unused || len(r.Accepted)+len(r.Unused) != len(c.accepted) {
			t.Errorf("%s: %d open and %d unused, want %d and %d", name, len(r.Open()), len(r.Unused), c.open, c.unused)
		}
	}
}

// What is said of a month names what was found, what is usual and what is let through.
func TestFindingsAreSentences(t *testing.T) {
	months := gateSeriesOf(3, 60, 15_000, 0.02)
	months[40].rows /= 4
	months[50].unplaced += months[50].rows / 5
	for _, f := range seriesFindings(months, nil, months[59].month, workspace.DefaultGates()) {
		for _, want := range []string{f.Months.Label(), "usual", "let through"} {
			if !strings.Contains(f.What, want) {
				t.Errorf("%q does not say %q", f.What, want)
			}
		}
	}
}

package main

import (
	"io"
	"math"
	"path/filepath"
	"testing"

	"assess/analysis"
	"assess/data"
	"assess/data/sample"
	"assess/data/workspace"
)

// analysed loads a workspace into a new store and analyses one year of each
// partnership.
func analysed(t *testing.T, config, year string) map[string]*analysis.Assessment {
	t.Helper()
	out := map[string]*analysis.Assessment{}
	for id, o := range outlined(t, config, year) {
		out[id] = o.assessment
	}
	return out
}

// mapped is an assessment with the outlines that its maps are drawn from.
type mapped struct {
	assessment *analysis.Assessment
	outlines   analysis.Outlines
}

// outlined is analysed with the outlines of each partnership.
func outlined(t *testing.T, config, year string) map[string]mapped {
	t.Helper()
	return outlinedYears(t, config, year)[0]
}

// outlinedYears is outlined for several years of one store.
func outlinedYears(t *testing.T, config string, years ...string) (all []map[string]mapped) {
	t.Helper()
	o := &options{terminal: &terminal{out: io.Discard, err: io.Discard, quiet: true}, config: config, store: filepath.Join(t.TempDir(), "s.duckdb")}
	c, err := workspace.Read(config)
	if err != nil {
		t.Fatal(err)
	}
	o.override(c)
	s, err := o.open(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	result, err := s.load(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.checked(t.Context()); err != nil {
		t.Fatal(err)
	}
	facts, err := s.facts(t.Context(), result.Assignments, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, year := range years {
		months, err := data.ParseYear(year, c.YearStarts)
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]mapped{}
		for _, p := range c.Partnerships {
			read, err := papersOf(t.Context(), p, c.YearStarts)
			if err != nil {
				t.Fatal(err)
			}
			a, o, err := facts.Build(t.Context(), analysis.Request{Partnership: p, Comparator: c.Comparator(), Year: months, Papers: read.Papers}, nil)
			if err != nil {
				t.Fatal(err)
			}
			out[p.ID] = mapped{a, o}
		}
		all = append(all, out)
	}
	return all
}

// TestTheAnalysisFindsWhatWasPlanted builds the sample partnership and holds
// the assessment against what its generator says is true.
func TestTheAnalysisFindsWhatWasPlanted(t *testing.T) {
	t.Parallel()
	truth := sampleTruth(t)
	a := sampleAssessed(t).assessment
	t.Run("every count", func(t *testing.T) { countsAreTrue(t, a, truth) })
	t.Run("every row", func(t *testing.T) { accountIsTrue(t, a, truth) })
	t.Run("the changes and no other", func(t *testing.T) { changesAreTrue(t, a, truth) })
	t.Run("the hot spots and no other", func(t *testing.T) { hotspotsAreTrue(t, a, truth) })
	t.Run("small areas and their neighbours", func(t *testing.T) { clustersAreTrue(t, a) })
	t.Run("the months of wards", func(t *testing.T) { wardMonthsAreTrue(t, a, truth) })
	t.Run("unusual months", func(t *testing.T) { signalsAreTrue(t, a, truth) })
	t.Run("how they came about", func(t *testing.T) { historyIsTrue(t, a, truth) })
	t.Run("the sums", func(t *testing.T) { sumsHold(t, a) })
	t.Run("what is to come", func(t *testing.T) { outlookIsTrue(t, a) })
	t.Run("deprivation, districts and wards", func(t *testing.T) { besideIsTrue(t, a, truth) })
	t.Run("where it is dense and where it changed", func(t *testing.T) { densityIsTrue(t, a, truth) })
	t.Run("the long run", func(t *testing.T) { longRunIsTrue(t, a, truth) })
	t.Run("severity", func(t *testing.T) { severityIsTrue(t, a, truth) })
	t.Run("partners' records", func(t *testing.T) { recordsAreTrue(t, a, truth) })
	t.Run("the strategy and the plan", func(t *testing.T) { strategyIsTrue(t, a, truth) })
	t.Run("what people think", func(t *testing.T) { viewsAreTrue(t, a, truth) })
	t.Run("what comes next", func(t *testing.T) { nextIsTrue(t, a, truth) })
	t.Run("every method", func(t *testing.T) { methodsAreWhole(t, a, 1) })
}

// longRunIsTrue checks that levels changed where the generator changed them and
// nowhere else, and that no category has a direction over six years of which only the
// last was changed.
func longRunIsTrue(t *testing.T, a *analysis.Assessment, truth sample.Truth) {
	for _, s := range a.LevelShifts {
		n := len(s.Stretches)
		switch {
		case n == 0:
			t.Errorf("%s has no level: %s", s.Category, s.Reason)
		case n == 1 && s.Category == truth.Rose.Category:
			t.Errorf("%s rose by %g and has one level", s.Category, truth.Rose.Ratio)
		case n == 1:
		case n > 2 || s.Category != truth.Rose.Category && s.Category != truth.Fell.Category:
			t.Errorf("%s is divided into %+v", s.Category, s.Stretches)
		default:
			before, after := s.Stretches[0], s.Stretches[1]
			if late := int(after.From - a.Year.Held.From); late < -3 || late > 3 || (after.Mean > before.Mean) != (s.Category == truth.Rose.Category) {
				t.Errorf("%s went from %.1f to %.1f in %s", s.Category, before.Mean, after.Mean, after.From)
			}
		}
	}
	for _, r := range a.LongRuns {
		if r.Verdict != analysis.NoClearChange || r.Interval == nil || r.Interval.Lower > 0 || r.Interval.Upper < 0 {
			t.Errorf("%s over %d months: %+v", r.Category, r.Months, r)
		}
	}
}

// historyIsTrue checks what follows from hot spots that were planted for good: each
// lasts, none is new and none has faded.
func historyIsTrue(t *testing.T, a *analysis.Assessment, truth sample.Truth) {
	if len(a.Histories) != 2 {
		t.Fatalf("%d histories, want 2", len(a.Histories))
	}
	for _, h := range a.Histories {
		if h.Reason != "" {
			t.Fatalf("%s has no history: %s", h.Category, h.Reason)
		}
		for _, k := range h.Courses {
			if (k.Course == analysis.NewlyHot || k.Course == analysis.Faded) && k.Cells > 0 {
				t.Errorf("%s: %d cells are called %s; nothing was planted that is", h.Category, k.Cells, k.Course)
			}
		}
		for _, want := range truth.Hotspots {
			lasts := false
			for _, c := range h.Listed {
				half := float64(h.CellM) / 2
				lasts = lasts || c.Course == analysis.Lasting && math.Hypot(float64(c.Easting)+half-want.Easting, float64(c.Northing)+half-want.Northing) <= want.RadiusM
			}
			if !lasts {
				t.Errorf("%s: the hot spot %s does not last", h.Category, want.Name)
			}
		}
	}
	for _, r := range a.RepeatPoints {
		if r.Category == data.AllCrime && (r.Incident == 0 || len(r.Shares) == 0 || len(r.Busiest) == 0) {
			t.Errorf("repeat points: %+v", r)
		}
	}
}

// outlookIsTrue checks what follows from nothing having changed but two
// categories: all crime goes on as it was, and last year's hot spots hold.
func outlookIsTrue(t *testing.T, a *analysis.Assessment) {
	for _, o := range a.Outlooks {
		if o.Reason != "" || len(o.Months) != 12 || o.Skill == nil || o.Skill.Cover95 < 0.85 {
			t.Fatalf("outlook of %s: %+v", o.Category, o)
		}
		expected, year := 0.0, 0.0
		for _, m := range o.Months {
			expected += m.Expected
		}
		for _, l := range a.Levels {
			if l.Type == analysis.TypePartnership && l.Category == o.Category {
				year = float64(l.Count)
			}
		}
		if ratio := expected / year; ratio < 0.9 || ratio > 1.1 {
			t.Errorf("%s: 12 months to come bring %.0f, the year had %.0f", o.Category, expected, year)
		}
	}
	for _, h := range a.Holds {
		if h.Category == data.AllCrime && (h.PAI == nil || *h.PAI < 5 || h.StillHot < h.HotCells/2) {
			t.Errorf("the planted hot spots did not hold: %+v", h)
		}
	}
}

// besideIsTrue checks what follows from how much crime the generator gives each
// district: what its residents and their deprivation make, but for the two planted
// categories. Which small areas hold the hot spots is chance.
func besideIsTrue(t *testing.T, a *analysis.Assessment, truth sample.Truth) {
	s := a.Standardised
	if s.Reason != "" || len(s.Rows) != len(a.Versus.Rows) {
		t.Fatalf("deprivation is not allowed for: %q, %d categories", s.Reason, len(s.Rows))
	}
	for _, r := range s.Rows {
		planted := map[data.Category]float64{truth.Rose.Category: truth.Rose.Ratio, truth.Fell.Category: truth.Fell.Ratio}[r.Category]
		switch {
		case planted == 0 && (r.Verdict == analysis.Higher || r.Verdict == analysis.Lower):
			t.Errorf("%s is called %s than expected (%.2f, %+v); only deprivation makes it differ", r.Category, r.Verdict, r.Ratio, *r.Interval)
		case planted > 1 && r.Verdict != analysis.Higher, planted > 0 && planted < 1 && r.Verdict != analysis.Lower:
			t.Errorf("%s is called %s than expected (%.2f, %+v); %g was planted", r.Category, r.Verdict, r.Ratio, *r.Interval, planted)
		}
	}
	if len(a.Funnels) != 2 || a.Funnels[0].Reason == "" {
		t.Errorf("a funnel of %d districts: %+v", len(a.Peers)/2, a.Funnels)
	}
	w := a.WardChanges
	var now int64
	for _, r := range w.Rows {
		now += r.CurrentCount
		if r.Verdict == analysis.Higher || r.Verdict == analysis.Lower {
			t.Errorf("%s is called %s in %s (%d against %d); no ward was changed", r.Category, r.Verdict, r.Name, r.CurrentCount, r.PreviousTotal)
		}
	}
	wards := int64(0)
	for _, r := range a.AreaRates {
		if r.Layer == data.Ward && (r.Category == data.AllCrime || r.Category == data.AntiSocialBehaviour) {
			wards += r.Count
		}
	}
	if w.Reason != "" || w.Months != 12 || w.Adjusted == 0 || now != wards {
		t.Errorf("wards are compared over %d months with %d tests (%q) and %d incidents; their areas have %d", w.Months, w.Adjusted, w.Reason, now, wards)
	}
}

func countsAreTrue(t *testing.T, a *analysis.Assessment, truth sample.Truth) {
	cells := 0
	for _, m := range a.Monthly {
		if m.Type != analysis.TypeDistrict || m.Category == data.AllCrime {
			continue
		}
		for i, n := range m.Counts {
			month := m.From.Add(i)
			if month == truth.MissingMonth {
				if n != nil {
					t.Errorf("%s %s has a count of %d; the month is missing and is not zero", m.Category, month, *n)
				}
				continue
			}
			want := truth.Counts[sample.Cell{District: m.Code, Category: m.Category, Month: month}]
			if n == nil || int(*n) != want {
				t.Fatalf("%s %s: count %v, want %d", m.Category, month, n, want)
			}
			cells++
		}
	}
	if want := 14 * (len(a.Monthly[0].Counts) - 1); cells != want {
		t.Errorf("%d cells were held against the truth; want %d", cells, want)
	}
}

func accountIsTrue(t *testing.T, a *analysis.Assessment, truth sample.Truth) {
	want := map[data.Month]analysis.RowAccount{}
	for _, f := range truth.Files {
		w := want[f.Month]
		kept := int64(f.Rows - f.Rejected - f.Duplicate)
		w.Read += int64(f.Rows)
		w.Rejected += int64(f.Rejected)
		w.Duplicate += int64(f.Duplicate)
		if f.Superseded {
			w.Superseded += kept
		} else {
			w.Loaded += kept
			w.WithoutLocation += int64(f.Unlocated)
		}
		want[f.Month] = w
	}
	for _, m := range a.Coverage.Months {
		if m.RowAccount != want[m.Month] {
			t.Errorf("%s: %+v, want %+v", m.Month, m.RowAccount, want[m.Month])
		}
		if r := m.RowAccount; r.Loaded+r.Rejected+r.Duplicate+r.Superseded != r.Read {
			t.Errorf("%s does not add up: %+v", m.Month, r)
		}
		if (m.Status == data.Missing) != (m.Month == truth.MissingMonth) {
			t.Errorf("%s is %s", m.Month, m.Status)
		}
	}
	if n := int(a.Coverage.Totals.Rejected); n != len(truth.BadRows) {
		t.Errorf("%d rows rejected, want %d", n, len(truth.BadRows))
	}
}

func changesAreTrue(t *testing.T, a *analysis.Assessment, truth sample.Truth) {
	for name, c := range map[string]analysis.Comparison{"previous": a.Previous, "baseline": a.Baseline} {
		for _, row := range c.Changes {
			want := analysis.NoClearChange
			planted := 1.0
			switch row.Category {
			case truth.Rose.Category:
				want, planted = analysis.Higher, truth.Rose.Ratio
			case truth.Fell.Category:
				want, planted = analysis.Lower, truth.Fell.Ratio
			}
			if row.Verdict != want {
				t.Errorf("%s: %s is called %s (ratio %.2f, q %.3f); %g was planted", name, row.Category, row.Verdict, *row.RateRatio, *row.Q, planted)
			}
			if planted != 1 && (planted < row.Interval.Lower || planted > row.Interval.Upper) {
				t.Errorf("%s: %s has the interval %.2f to %.2f; %g was planted", name, row.Category, row.Interval.Lower, row.Interval.Upper, planted)
			}
		}
	}
	if n := len(a.Baseline.Calendar); n != 11 {
		t.Errorf("the baseline is compared over %d months; September 2018 is missing, so 11", n)
	}
}

func hotspotsAreTrue(t *testing.T, a *analysis.Assessment, truth sample.Truth) {
	for _, h := range a.Hotspots {
		if h.Category != data.AllCrime {
			continue
		}
		if len(h.Groups) != len(truth.Hotspots) {
			t.Errorf("%d hot spots of all crime are found, %d were planted", len(h.Groups), len(truth.Hotspots))
		}
		for _, want := range truth.Hotspots {
			found := false
			for _, g := range h.Groups {
				found = found || math.Hypot(g.Easting-want.Easting, g.Northing-want.Northing) <= want.RadiusM
			}
			if !found {
				t.Errorf("the hot spot %s was not found", want.Name)
			}
		}
	}
}

// sumsHold checks that every incident is in at most one area of a layer: wards,
// those outside every ward and those without a point come to the total.
func sumsHold(t *testing.T, a *analysis.Assessment) {
	level := map[data.Category]int64{}
	for _, l := range a.Levels {
		if l.Type == analysis.TypePartnership {
			level[l.Category] = l.Count
		}
	}
	byLayer := map[data.Layer]map[data.Category]int64{data.LSOA: {}, data.Ward: {}}
	for _, r := range a.AreaRates {
		byLayer[r.Layer][r.Category] += r.Count
	}
	var wards, all int64
	for c, n := range level {
		if byLayer[data.LSOA][c] != n {
			t.Errorf("%s: LSOAs come to %d, the partnership to %d", c, byLayer[data.LSOA][c], n)
		}
		if c != data.AllCrime {
			wards += byLayer[data.Ward][c]
			all += n
		}
	}
	if wards+a.Coverage.OutsideWards != all {
		t.Errorf("wards %d and outside them %d come to %d; the partnership has %d", wards, a.Coverage.OutsideWards, wards+a.Coverage.OutsideWards, all)
	}
	crime := int64(0)
	for c, n := range level {
		if c != data.AllCrime && c.IsCrime() {
			crime += n
		}
	}
	if level[data.AllCrime] != crime {
		t.Errorf("all crime is %d; its categories without anti-social behaviour come to %d", level[data.AllCrime], crime)
	}
}

package reports

import (
	"strings"
	"testing"

	"assess/analysis"
	"assess/data"
)

// dense24 fills where incidents are dense and which cells changed.
func dense24(a *analysis.Assessment) {
	for _, c := range []data.Category{data.AllCrime, data.AntiSocialBehaviour, "Violence and sexual offences"} {
		a.Densities = append(a.Densities, analysis.DensityLayer{Category: c, CellM: 200, RadiusM: 850, Cells: 600, Incident: 9_000,
			Regions: []analysis.DenseRegion{
				{Share: 0.25, Cells: 6, Incident: 2_260, Km2: 0.24, AreaShare: 0.01, Wards: []string{wardNames[0]}},
				{Share: 0.5, Cells: 24, Incident: 4_510, Km2: 0.96, AreaShare: 0.04, Wards: wardNames[:3]},
				{Share: 0.75, Cells: 60, Incident: 6_750, Km2: 2.4, AreaShare: 0.1},
			},
			Runs: []analysis.DenseRun{{Easting: 501_000, Northing: 200_000, Cells: 6, Region: 0}, {Easting: 501_200, Northing: 200_000, Cells: 18, Region: 1}, {Easting: 501_400, Northing: 200_000, Cells: 36, Region: 2}}})
	}
	for _, c := range []data.Category{data.AllCrime, data.AntiSocialBehaviour} {
		m := analysis.Movement{Category: c, Months: 11, CellM: 400, Cells: 200, Tested: 120, Held: 0.86, Before: 9_100, After: 8_300, Spread: 2.2, Moved: []analysis.MovedCell{}}
		if c == data.AllCrime {
			m.Larger, m.Smaller = 1, 2
			m.Moved = []analysis.MovedCell{
				{Easting: 500_800, Northing: 200_000, Before: 40, After: 160, Expected: 95, P: 1e-6, Q: 1e-4, Verdict: analysis.Higher, Ward: wardNames[0]},
				{Easting: 501_200, Northing: 200_400, Before: 90, After: 3, Expected: 44, P: 1e-6, Q: 1e-4, Verdict: analysis.Lower, Ward: wardNames[1]},
				{Easting: 502_000, Northing: 200_400, Before: 80, After: 9, Expected: 42, P: 1e-5, Q: 1e-3, Verdict: analysis.Lower},
			}
		}
		a.Movements = append(a.Movements, m)
	}
}

// keepMoved leaves all crime so many cells of one verdict, each like the first.
func keepMoved(a *analysis.Assessment, v analysis.Verdict, n int) {
	m := &a.Movements[0]
	cell := m.Moved[0]
	cell.Verdict = v
	m.Moved, m.Larger, m.Smaller = nil, 0, 0
	for range n {
		m.Moved = append(m.Moved, cell)
	}
	if v == analysis.Higher {
		m.Larger = n
	} else {
		m.Smaller = n
	}
}

// drafted is what the two parts say of an assessment.
func drafted(t *testing.T, vs ...variation) string {
	t.Helper()
	d := newDraft(assessment(vs...), boundaries24(t), Options{})
	return textOf(Section{Blocks: append(d.dense(), d.moved()...)})
}

func TestDenseAndMovedSayWhatTheyShow(t *testing.T) {
	for name, c := range map[string]struct {
		vary  variation
		says  []string
		never []string
	}{
		"as it is": {func(*analysis.Assessment) {}, []string{
			"Half of all crime is in neighbourhoods that cover 4.0% of the area",
			"Half of violence and sexual offences is in neighbourhoods that cover 4.0% of the area (1.0 km²). Most of it is in the wards Old Town, Castle and Riverside.",
			"One cell holds a clearly larger share of all crime than a year before, and 2 cells hold a smaller one",
			"No cell's share of recorded anti-social behaviour changed", "120 cells of 400 metres, with at least 20 incidents", "they hold 86% of all incidents"}, nil},
		"many cells": {func(a *analysis.Assessment) { keepMoved(a, analysis.Lower, 13) }, []string{"13 cells hold a clearly smaller share", "Cells with a smaller share by ward: Old Town (13)."}, nil},
		"only larger": {func(a *analysis.Assessment) { keepMoved(a, analysis.Higher, 3) },
			[]string{"3 cells hold a clearly larger share of all crime than a year before\n"}, []string{"smaller"}},
		"only smaller": {func(a *analysis.Assessment) { keepMoved(a, analysis.Lower, 3) },
			[]string{"3 cells hold a clearly smaller share of all crime than a year before\n"}, []string{"larger share of all crime"}},
		"no ward": {func(a *analysis.Assessment) {
			for i := range a.Movements[0].Moved {
				a.Movements[0].Moved[i].Ward = ""
			}
			keepMoved(a, analysis.Lower, 13)
		}, []string{"13 cells hold a clearly smaller share"}, []string{"by ward"}},
		"few months": {func(a *analysis.Assessment) {
			for i := range a.Movements {
				a.Movements[i].Reason = "3 months can be compared"
			}
		}, []string{"Cells that changed: all crime and recorded anti-social behaviour", "3 months can be compared."}, []string{"Each cell's share"}},
		"few incidents": {func(a *analysis.Assessment) {
			a.Densities[0] = analysis.DensityLayer{Category: data.AllCrime, Reason: "40 located incidents are fewer than the 100 that a surface takes"}
		}, []string{"Where all crime is dense", "40 located incidents"}, []string{"Half of all crime"}},
		"nothing held": {nothing, []string{"No month of the year can be counted.", "No month is held."}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			text := drafted(t, c.vary)
			for _, want := range c.says {
				if !strings.Contains(text, want) {
					t.Errorf("does not say %q:\n%s", want, text)
				}
			}
			for _, never := range c.never {
				if strings.Contains(text, never) {
					t.Errorf("says %q:\n%s", never, text)
				}
			}
		})
	}
}

func TestCountsOfChangedCellsAreHidden(t *testing.T) {
	a := assessment(func(a *analysis.Assessment) { a.Settings.SuppressOpen = true })
	d := newDraft(a, boundaries24(t), Options{})
	f, ok := d.movementMap(&a.Movements[0]).(Figure)
	if !ok {
		t.Fatal("no map")
	}
	for i, row := range f.Data.Rows {
		if row[3] != suppressedCell || row[4] != suppressedCell {
			t.Errorf("row %d shows %v: counts on other squares, or of another year, are subtracted from those of the hot spots", i+1, row)
		}
	}
}

func TestChangedCellsAreNamedByWard(t *testing.T) {
	a := assessment()
	want := "Cells with a larger share by ward: Old Town (1). Cells with a smaller share by ward: Castle (1) and outside every ward (1)."
	if got := movedWhere(&a.Movements[0]); got != want {
		t.Errorf("says %q, want %q", got, want)
	}
}

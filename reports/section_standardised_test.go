package reports

import (
	"strings"
	"testing"

	"assess/analysis"
	"assess/data"
	"assess/reports/chart"
)

// besideOthers fills the fixture's rates with deprivation allowed for, the flags of its
// districts and the changes of its wards: Castle rose, Old Town and Fenside fell.
func besideOthers(a *analysis.Assessment) {
	s := &a.Standardised
	s.Name, s.Tests = a.Versus.Name, len(recipes)
	for d := 1; d <= 9; d++ {
		g := analysis.DecileGroup{From: d, To: d, LSOAs: 2, Residents: 30_000, OtherLSOAs: 60, OtherResidents: 90_000}
		if d == 9 {
			g.To = 10
		}
		s.Groups = append(s.Groups, g)
	}
	for i, r := range recipes {
		count := a.Versus.Rows[i].Count
		row := analysis.StandardisedRate{Category: r.category, Count: count, Expected: float64(count) / 1.2, Crude: 1.3, Ratio: 1.2, Interval: &analysis.Interval{Lower: 0.96, Upper: 1.5}, P: ptr(0.1), Q: ptr(0.2), Verdict: analysis.NoClearChange}
		switch r.category {
		case data.AllCrime, "Burglary":
			row.Interval, row.Verdict = &analysis.Interval{Lower: 1.1, Upper: 1.3}, analysis.Higher
		case "Drugs":
			row.Ratio, row.Expected, row.Interval, row.Verdict = 0.8, float64(count)/0.8, &analysis.Interval{Lower: 0.7, Upper: 0.9}, analysis.Lower
		case "Bicycle theft":
			row.Interval, row.P, row.Q, row.Verdict = nil, nil, nil, analysis.TooFew
		}
		s.Rows = append(s.Rows, row)
	}
	a.Funnels = analysis.PeerFunnels(a.Peers)
	w := &a.WardChanges
	w.CurrentLabel, w.PreviousLabel, w.Months, w.Adjusted = a.Previous.CurrentLabel, a.Previous.PreviousLabel, 11, 12
	for i, name := range wardNames {
		for _, c := range []data.Category{data.AllCrime, data.AntiSocialBehaviour} {
			r := analysis.CategoryChange{Code: wardCode(i), Name: name, Category: c, Months: 11, CurrentCount: 400, PreviousCount: 410, PreviousTotal: 410, RateRatio: ptr(0.98), Interval: &analysis.Interval{Lower: 0.8, Upper: 1.2}, P: ptr(0.8), Q: ptr(0.9), Dispersion: 1.4, Verdict: analysis.NoClearChange}
			switch {
			case name == "Castle" && c == data.AllCrime:
				r.CurrentCount, r.RateRatio, r.Interval, r.Verdict = 615, ptr(1.5), &analysis.Interval{Lower: 1.2, Upper: 1.9}, analysis.Higher
			case (name == "Old Town" || name == "Fenside") && c == data.AntiSocialBehaviour:
				r.CurrentCount, r.RateRatio, r.Interval, r.Verdict = 205, ptr(0.5), &analysis.Interval{Lower: 0.4, Upper: 0.6}, analysis.Lower
			}
			w.Rows = append(w.Rows, r)
		}
	}
}

// text is what a draft's blocks say.
func text(blocks []Block) string {
	doc := &Document{Sections: []Section{{Blocks: blocks}}}
	return strings.Join(prose(doc), "\n")
}

func draftOf(t *testing.T, vary ...variation) *draft {
	t.Helper()
	return newDraft(assessment(vary...), boundaries24(t), Options{Edition: "public", Version: "1.2.3"})
}

func TestAllowingForDeprivationIsSaidByRule(t *testing.T) {
	each := func(v analysis.Verdict) variation {
		return func(a *analysis.Assessment) {
			for i := range a.Standardised.Rows {
				r := &a.Standardised.Rows[i]
				r.Verdict = v
				if v == analysis.Lower {
					r.Ratio = 0.5
				}
			}
		}
	}
	for _, c := range []struct {
		what  string
		vary  variation
		says  []string
		never string
	}{
		{"both ways", func(*analysis.Assessment) {}, []string{
			"Allowing for deprivation, counts are above what is expected for all crime and burglary, and below what is expected for drug offences",
			"about 16,400 crimes; 19,702 were counted", "all crime is about a fifth above what is expected (ratio 1.20, 95% interval 1.10 to 1.30)",
			"Deciles 9 and 10 share one rate"}, "No comparison"},
		{"none clear", each(analysis.NoClearChange), []string{"Allowing for deprivation, no count is clearly different from what is expected", "That is no clear difference (ratio 1.20"}, "above what is expected"},
		{"all lower", each(analysis.Lower), []string{"counts are below what is expected for all crime, violence and sexual offences, robbery and 7 others", "about a half below what is expected"}, "above what is expected"},
		{"no decile", func(a *analysis.Assessment) {
			a.Standardised = analysis.Standardisation{Reason: "no deprivation decile is held for the small areas of the partnership"}
		}, []string{"No comparison that allows for deprivation", "No deprivation decile is held for the small areas of the partnership."}, "Allowing for deprivation,"},
		{"no comparator", noComparator, nil, "deprivation"},
	} {
		got := text(draftOf(t, c.vary).standardisedBlocks())
		for _, want := range c.says {
			if !strings.Contains(got, want) {
				t.Errorf("%s: does not say %q:\n%s", c.what, want, got)
			}
		}
		if strings.Contains(got, c.never) {
			t.Errorf("%s: says %q:\n%s", c.what, c.never, got)
		}
	}
}

// The limits that are drawn are those of the flags: a district is flagged exactly when
// its dot lies outside the lines at its size.
func TestTheFunnelDrawsTheLimitsOfItsFlags(t *testing.T) {
	stretched := func(a *analysis.Assessment) {
		for i := range a.Peers {
			p := &a.Peers[i]
			p.Count, p.Residents = 9_000+int64(i%5), 100_000+1_000*int64(i)
			switch p.Name {
			case "Midvale":
				p.Count *= 3
			case "Otherton":
				p.Count /= 2
			}
			p.Rate = 1000 * float64(p.Count) / float64(p.Residents)
		}
		a.Funnels = analysis.PeerFunnels(a.Peers)
	}
	for k, vary := range []variation{func(*analysis.Assessment) {}, stretched} {
		d := draftOf(t, vary)
		f := d.a.Funnels[0]
		peers := d.peersOf(data.AllCrime)
		in := funnelOf(f, peers)
		outside := 0
		for i, p := range in.Points {
			var limit *chart.FunnelLimit
			for k := range in.Limits {
				if in.Limits[k].X == p.X {
					limit = &in.Limits[k]
				}
			}
			if limit == nil {
				t.Fatalf("no limit is drawn at the size of %s", p.Name)
			}
			want := analysis.Within
			switch {
			case p.Y > limit.Upper998:
				want = analysis.FarAbove
			case p.Y > limit.Upper95:
				want = analysis.Above
			case p.Y < limit.Lower998:
				want = analysis.FarBelow
			case p.Y < limit.Lower95:
				want = analysis.Below
			}
			if got := zoneOf(f, peers[i].Code); got != want {
				t.Errorf("%s is drawn %s the limits and flagged as %s", p.Name, zoneWords[want], zoneWords[got])
			}
			if want != analysis.Within {
				outside++
			}
		}
		if got := text(d.funnelBlocks()); (outside == 0) != strings.Contains(got, "no district is further") {
			t.Errorf("%d districts lie outside the limits:\n%s", outside, got)
		}
		if k == 1 && !strings.Contains(text(d.funnelBlocks()), "Midvale") {
			t.Errorf("Midvale stands out and is not named")
		}
	}
}

func TestTooFewDistrictsForAFunnelAreSaid(t *testing.T) {
	d := draftOf(t, func(a *analysis.Assessment) { a.Funnels = analysis.PeerFunnels(a.Peers[:8]) })
	if got := text(d.funnelBlocks()); !strings.Contains(got, "The comparator has 4 districts with a rate; it takes 8 to tell how much districts usually differ.") {
		t.Errorf("four districts: %s", got)
	}
}

func TestWardsThatChangedAreSaidByRule(t *testing.T) {
	none := func(a *analysis.Assessment) {
		for i := range a.WardChanges.Rows {
			a.WardChanges.Rows[i].Verdict = analysis.NoClearChange
		}
	}
	for _, c := range []struct {
		what string
		vary variation
		says []string
	}{
		{"three", func(*analysis.Assessment) {}, []string{"Against their own year before, all crime is clearly higher in 1 ward; recorded anti-social behaviour is clearly lower in 2 wards",
			"12 tests were made", "In the partnership as a whole all crime fell by about 7% and recorded anti-social behaviour rose by about a fifth.", "not against the others"}},
		{"none", none, []string{"No ward changed clearly against its own year before", "12 tests were made"}},
		{"no wards", func(a *analysis.Assessment) {
			a.WardChanges = analysis.WardChanges{Reason: "no ward boundaries are configured; add a [[boundary]] with layer ward"}
		}, []string{"No ward boundaries are configured"}},
		{"every ward", func(a *analysis.Assessment) {
			for i := range a.WardChanges.Rows {
				a.WardChanges.Rows[i].Verdict = analysis.Higher
			}
			a.WardChanges.Rows = append(a.WardChanges.Rows, a.WardChanges.Rows...)
		}, []string{"The 12 largest of 24 clear changes; all are in ward_changes.csv"}},
	} {
		got := text(draftOf(t, c.vary).wardsChanged())
		for _, want := range c.says {
			if !strings.Contains(got, want) {
				t.Errorf("%s: does not say %q:\n%s", c.what, want, got)
			}
		}
	}
}

// A ward's small count is withheld in either year, and never alone.
func TestSmallCountsOfWardsAreWithheld(t *testing.T) {
	a := assessment(func(a *analysis.Assessment) {
		a.Settings.SuppressOpen = true
		for i := range a.WardChanges.Rows {
			if r := &a.WardChanges.Rows[i]; r.Name == "Riverside" && r.Category == data.AntiSocialBehaviour {
				r.PreviousTotal, r.PreviousCount = 3, 3
			}
		}
	})
	withheld := map[string]int{}
	for _, row := range wardChangesFile(a, suppressionOf(a, Options{})).Rows {
		if row[6] == suppressedCell {
			withheld[row[2]]++
			for _, v := range row[6:] {
				if v != suppressedCell {
					t.Errorf("%s shows %q", row[1], v)
				}
			}
		}
	}
	if withheld["Anti-social behaviour"] < 2 {
		t.Errorf("withheld %v: one alone can be worked out from the total", withheld)
	}
	a.Settings.SuppressOpen = false
	for _, row := range wardChangesFile(a, suppressionOf(a, Options{})).Rows {
		if row[6] == suppressedCell {
			t.Errorf("%s is withheld, and nothing asks for it", row[1])
		}
	}
}

func TestExpectedCountsAreRounded(t *testing.T) {
	for x, want := range map[float64]string{27_845: "27,800", 999.6: "1,000", 12.4: "12", 1_234_567: "1,230,000"} {
		if got := rounded(x); got != want {
			t.Errorf("%v is %q, want %q", x, got, want)
		}
	}
}

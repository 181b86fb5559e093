package reports

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"assess/analysis"
	"assess/data"
)

// clustered fills how the fixture's 24 small areas lie beside their neighbours. Two were
// not tested; four have a class.
func clustered(a *analysis.Assessment) {
	for _, c := range []data.Category{data.AllCrime, data.AntiSocialBehaviour} {
		k := analysis.Clustering{
			Category: c, Areas: 22, Islands: 1, WithoutRate: 1, Rounds: 999, NotTested: []data.Code{lsoaCode(0), lsoaCode(5)},
			Moran:       &analysis.MapMeasure{Value: 0.41, Expected: -1.0 / 21, Z: 4.2, P: 2.7e-5},
			Geary:       &analysis.MapMeasure{Value: 0.62, Expected: 1, Z: 3.9, P: 9.6e-5},
			GeneralG:    &analysis.MapMeasure{Value: 0.21, Expected: 0.19, Z: 1.2, P: 0.23},
			Resemblance: analysis.Resemble,
			Spacing:     &analysis.Spacing{Incidents: 9_000, Points: 1_100, Shared: 0.94, Mean: 4, Expected: 125, Index: 0.032},
		}
		for i, class := range []analysis.Quadrant{analysis.HighHigh, analysis.HighHigh, analysis.LowLow, analysis.LowHigh} {
			k.Classed = append(k.Classed, analysis.ClassedArea{Code: lsoaCode(20 - i), Name: fmt.Sprintf("Sampleford 0%02dA", 21-i), Class: class, Smoothed: 120 - 10*float64(i), P: 0.002, Q: 0.03})
		}
		var rates []analysis.AreaRate
		for _, r := range a.AreaRates {
			if r.Layer == data.LSOA && r.Category == c {
				rates = append(rates, r)
			}
		}
		slices.Reverse(rates)
		for i, r := range rates[:analysis.FirstAreas] {
			h := analysis.HighestArea{Code: r.Code, Name: r.Name, Ward: wardNames[i%5], Count: r.Count, Residents: *r.Denominator, Rate: *r.Rate, Interval: *r.Interval, Smoothed: *r.Smoothed, SmoothedNear: *r.Rate * 0.95, Rank: i + 1, RankSmoothed: i + 1, RankNear: i + 1, Sure: i < 8}
			if !h.Sure {
				h.RankNear = i + 4
			}
			k.Highest = append(k.Highest, h)
		}
		a.Clustering = append(a.Clustering, k)
	}
}

func TestClusterTitleSaysWhatIsThere(t *testing.T) {
	const hh, ll, hl, lh = analysis.HighHigh, analysis.LowLow, analysis.HighLow, analysis.LowHigh
	for _, c := range []struct {
		classes []analysis.Quadrant
		want    string
	}{
		{nil, "No single small area clearly resembles its neighbours, or stands out from them, by its rate of all crime"},
		{[]analysis.Quadrant{hh}, "One small area with a high rate of all crime has neighbours with high rates too"},
		{[]analysis.Quadrant{hh, hh, ll, hl}, "2 small areas with high rates of all crime have neighbours with high rates too; one stands out from its neighbours"},
		{[]analysis.Quadrant{hh, hh, hl, lh}, "2 small areas with high rates of all crime have neighbours with high rates too; 2 stand out from theirs"},
		{[]analysis.Quadrant{ll}, "One small area with a low rate of all crime has neighbours with low rates too"},
		{[]analysis.Quadrant{ll, ll, ll}, "3 small areas with low rates of all crime have neighbours with low rates too"},
		{[]analysis.Quadrant{lh}, "One small area stands out from its neighbours by its rate of all crime"},
		{[]analysis.Quadrant{lh, hl}, "2 small areas stand out from their neighbours by their rates of all crime"},
	} {
		k := &analysis.Clustering{Category: data.AllCrime}
		for _, class := range c.classes {
			k.Classed = append(k.Classed, analysis.ClassedArea{Class: class})
		}
		if got := clusterTitle(k); got != c.want {
			t.Errorf("%v: %q, want %q", c.classes, got, c.want)
		}
	}
}

func TestResemblanceIsSaidAsFarAsItCanBeTold(t *testing.T) {
	few := "small areas with a rate and a neighbour number 6; the test takes 20"
	told := func(r ...analysis.Resemblance) variation {
		return func(a *analysis.Assessment) {
			for i := range a.Clustering {
				if a.Clustering[i].Resemblance = r[i%len(r)]; r[i%len(r)] == analysis.CannotBeTold {
					a.Clustering[i].Reason = few
				}
			}
		}
	}
	for _, c := range []struct {
		vary             variation
		says, saysNever  string
		maps, tableLines int
	}{
		{told(analysis.Resemble), "For all crime and recorded anti-social behaviour, neighbouring small areas have rates more alike than chance would have them.", "less alike", 2, 8},
		{told(analysis.Contrast, analysis.NoResemblance), "For all crime, neighbouring small areas have rates less alike than chance would have them. For recorded anti-social behaviour, there is no clear sign", "more alike", 2, 8},
		{told(analysis.NoResemblance, analysis.CannotBeTold), "Neighbouring areas' rates of recorded anti-social behaviour\nWhether they resemble each other cannot be told: " + few, "rates of all crime and", 1, 5},
		{told(analysis.CannotBeTold), "Neighbouring areas' rates of all crime and recorded anti-social behaviour\nWhether", "alike", 0, 2},
		{func(a *analysis.Assessment) { a.Clustering[1].Classed = nil }, "No single small area clearly resembles its neighbours, or stands out from them, by its rate of recorded anti-social behaviour. There is no map of them.", "less alike", 1, 8},
		{func(a *analysis.Assessment) { a.Clustering = nil }, "The rates of small areas are not held.", "alike", 0, 0},
	} {
		d := newDraft(assessment(c.vary), boundaries24(t), Options{Edition: "public"})
		blocks := d.resemblance()
		text, maps, lines := textOf(Section{Blocks: blocks}), 0, 0
		for _, b := range blocks {
			switch v := b.(type) {
			case Figure:
				maps++
			case Table:
				lines = len(v.Rows)
			}
		}
		if !strings.Contains(text, c.says) || strings.Contains(text, c.saysNever) || maps != c.maps || lines != c.tableLines {
			t.Errorf("%d maps and %d lines in the table, want %d and %d, with %q and without %q:\n%s", maps, lines, c.maps, c.tableLines, c.says, c.saysNever, text)
		}
	}
}

func TestMeasuresReadAsTheyAre(t *testing.T) {
	readings := [3]string{"alike", "unlike", "neither"}
	for _, c := range []struct {
		z, p float64
		want string
	}{{3, 0.003, "alike"}, {-3, 0.003, "unlike"}, {1, 0.3, "neither"}, {-1.9, 0.057, "neither"}} {
		if got := measureReading(&analysis.MapMeasure{Z: c.z, P: c.p}, readings); got != c.want {
			t.Errorf("z %v: %q, want %q", c.z, got, c.want)
		}
	}
	for p, want := range map[float64]string{0.0009: "below 0.001", 0.0123: "0.012", 0.999: "0.999"} {
		if got := chance(p); got != want {
			t.Errorf("p %v is written %q, want %q", p, got, want)
		}
	}
}

func TestHighestAreasAreNamedWhereTheyAreSure(t *testing.T) {
	words := func(sure ...bool) string {
		k := &analysis.Clustering{Category: data.AllCrime, Areas: 90}
		for i, s := range sure {
			h := analysis.HighestArea{Code: lsoaCode(i), Name: string(rune('A' + i)), Sure: s}
			if !s {
				h.Ward = "Old Town"
			}
			k.Highest = append(k.Highest, h)
		}
		return newDraft(assessment(), Boundaries{}, Options{}).highestWords(k)
	}
	for _, c := range []struct{ got, want string }{
		{words(true, true, true), "All of the 3 small areas with the highest rate of all crime stay among the first 10 however chance and neighbours are allowed for. They can be named."},
		{words(false, false), "None of the 2 small areas with the highest rate of all crime stays among the first 10 once chance and neighbours are allowed for. None should be named for its rate alone."},
		{words(true, true, true, false, true, true, true, false), "6 of the 8 small areas with the highest rate of all crime stay among the first 10 however chance and neighbours are allowed for. They can be named. D (Old Town) and H (Old Town) do not: chance may have a part in their place on the list."},
		{words(true, false, false, false, false, false, false), "1 of the 7 small areas with the highest rate of all crime stays among the first 10 however chance and neighbours are allowed for. It can be named: A."},
		{words(true, false, true), "2 of the 3 small areas with the highest rate of all crime stay among the first 10 however chance and neighbours are allowed for. They can be named: A and C. B (Old Town) does not: chance may have a part in its place on the list."},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

// A small count is not given away by its rate, by what it is smoothed to, or by name.
func TestHighestAreasHideSmallCounts(t *testing.T) {
	a := assessment(veil, func(a *analysis.Assessment) {
		for i := range a.AreaRates {
			if r := &a.AreaRates[i]; r.Layer == data.LSOA && r.Code == lsoaCode(23) && r.Category == data.AntiSocialBehaviour {
				r.Count = 3
			}
		}
		a.Clustering[1].Highest[0].Count = 3
	})
	d := newDraft(a, boundaries24(t), Options{Edition: "public"})
	name := a.Clustering[1].Highest[0].Name
	for _, b := range d.highestAreas() {
		if text := textOf(Section{Blocks: []Block{b}}); strings.Contains(text, inSentence(data.AntiSocialBehaviour)) && strings.Contains(text, name) {
			t.Errorf("%s is hidden, and is among the highest in %q", name, text)
		}
		if table, ok := b.(Table); ok && table.ID == "highest-"+slug(data.AntiSocialBehaviour) {
			if other := table.Rows[0]; other[5] != suppressedCell || other[1] == suppressedCell {
				t.Errorf("beside a hidden count a rate drawn towards that of all areas shows as %q, the count as %q", other[5], other[1])
			}
		}
	}
	for _, b := range d.resemblance() {
		if f, ok := b.(Figure); ok && strings.Contains(f.ID, slug(data.AntiSocialBehaviour)) && f.Data.Rows[0][3] != suppressedCell {
			t.Errorf("the map's numbers show %q", f.Data.Rows[0])
		}
	}
}

func TestFewAreasAreNotListed(t *testing.T) {
	a := assessment(func(a *analysis.Assessment) {
		a.Clustering[0].Areas, a.Clustering[0].Islands = 10, 0
		a.Clustering[1].Highest = nil
	})
	text := textOf(Section{Blocks: newDraft(a, Boundaries{}, Options{}).highestAreas()})
	for _, want := range []string{"Only 10 small areas have a rate", "No small area has one."} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in %q", want, text)
		}
	}
}

// noRatesToCompare is what is left where no residents are held.
func noRatesToCompare(a *analysis.Assessment) {
	for i, c := range a.Clustering {
		a.Clustering[i] = analysis.Clustering{Category: c.Category, WithoutRate: 24, Resemblance: analysis.CannotBeTold, Spacing: c.Spacing,
			Reason: "small areas with a rate and a neighbour number 0; the test takes 20"}
	}
}

package sample

import (
	"bytes"
	"encoding/csv"
	"math"
	"strconv"
	"testing"
	"time"

	"assess/data"
	"assess/geo"
)

// total counts a district's category over a period.
func (t Truth) total(d data.Code, c data.Category, p data.Period) (n int) {
	for _, m := range p.Months() {
		n += t.Counts[Cell{d, c, m}]
	}
	return n
}

// A ratio of two years' counts is lognormal to a good approximation; four
// standard errors of its logarithm leave one seed in 16,000 outside.
func TestPlantedChangesComeOut(t *testing.T) {
	truth := defaultSample(t).truth
	now, before := truth.Year, truth.Year.Add(-12)
	if now.From != data.NewMonth(2021, time.April) {
		t.Errorf("the year is %s", now.Label())
	}
	for d := range Default().Districts {
		district := code("E07", d)
		for _, c := range crimes {
			want := 1.0
			switch {
			case district == truth.Home.Code && c.category == truth.Rose.Category:
				want = truth.Rose.Ratio
			case district == truth.Home.Code && c.category == truth.Fell.Category:
				want = truth.Fell.Ratio
			}
			a, b := float64(truth.total(district, c.category, now)), float64(truth.total(district, c.category, before))
			if a < 10 || b < 10 {
				t.Errorf("%s %s: only %v and %v", district, c.category, a, b)
				continue
			}
			band := 4 * math.Sqrt(truth.Overdispersion*(1/a+1/b))
			if got := math.Log(a / b / want); math.Abs(got) > band {
				t.Errorf("%s %s: %v after %v, want a ratio of %.2f give or take %.0f %%", district, c.category, a, b, want, 100*band)
			}
		}
	}
}

// In the default sample a reader who tests at the usual level finds the two
// changes in the first district and no others.
func TestDefaultSeedHasNoChangeByAccident(t *testing.T) {
	truth := defaultSample(t).truth
	now, before := truth.Year, truth.Year.Add(-12)
	for _, c := range crimes {
		a, b := float64(truth.total(truth.Home.Code, c.category, now)), float64(truth.total(truth.Home.Code, c.category, before))
		z := math.Abs(math.Log(a/b)) / math.Sqrt(truth.Overdispersion*(1/a+1/b))
		planted := c.category == truth.Rose.Category || c.category == truth.Fell.Category
		if planted && z < 3.5 || !planted && z > 1.96 || c.category == truth.Steady && z > 1 {
			t.Errorf("%s: %v after %v, z = %.1f", c.category, a, b, z)
		}
	}
}

// Pearson's statistic over the months of every district and category, each
// against its own expectation, is the overdispersion.
func TestMonthlyCountsAreOverdispersed(t *testing.T) {
	truth := defaultSample(t).truth
	w := newWorld(Default())
	sum, n := 0.0, 0
	for _, m := range w.files().Months() {
		if m == truth.MissingMonth || m == truth.UnlocatedMonth {
			continue
		}
		for d := range w.districts {
			for c, crime := range crimes {
				mean := w.odds[d].monthly[c] * crime.season(m.Calendar()) * w.level(d, crime.category, m) * (1 - unlocated)
				diff := float64(truth.Counts[Cell{w.districts[d].Code, crime.category, m}]) - mean
				sum, n = sum+diff*diff/mean, n+1
			}
		}
	}
	if phi := sum / float64(n); phi < 1.25 || phi > 1.45 {
		t.Errorf("overdispersion %.3f, want about %.2f", phi, truth.Overdispersion)
	}
}

func TestHotspotsAreWhereTheTruthSays(t *testing.T) {
	ws, w := defaultSample(t), newWorld(Default())
	lsoas := ws.atlas(t, "lsoa2021", "LSOA21", "LAD22CD")
	at := ws.violence(t)
	if len(ws.truth.Hotspots) != 2 {
		t.Fatalf("%d hot spots, want 2", len(ws.truth.Hotspots))
	}
	for _, h := range ws.truth.Hotspots {
		i := lsoas.Index().Find(h.Longitude, h.Latitude)
		if i < 0 || lsoas.Areas[i].Code != h.LSOA {
			t.Errorf("%s: its centre is in area %d, want %s", h.Name, i, h.LSOA)
		}
		snaps, expected, total := 0, 0.0, 0.0
		for j, s := range w.snaps[:w.districts[0].zones[1]*snapsPerLSOA] {
			p := w.people[j/snapsPerLSOA]
			weight := float64(p.residents) * gradient(p.decile)
			total += weight
			if h.within(s.at) {
				snaps, expected = snaps+1, expected+weight
			}
		}
		within := 0
		for _, p := range at {
			if h.within(p) {
				within++
			}
		}
		share, plain := float64(within)/float64(len(at)), expected/total
		if snaps < 8 || share < 3*plain {
			t.Errorf("%s: %d snap points hold %.1f %% of violence, where residents and deprivation would give %.1f %%", h.Name, snaps, 100*share, 100*plain)
		}
		t.Logf("%s: %d snap points, %.1f %% of violence instead of %.1f %%", h.Name, snaps, 100*share, 100*plain)
	}
	a, b := ws.truth.Hotspots[0], ws.truth.Hotspots[1]
	if (point{a.Easting, a.Northing}).distance(point{b.Easting, b.Northing}) < a.RadiusM+b.RadiusM {
		t.Errorf("the hot spots overlap: %+v, %+v", a, b)
	}
}

// violence is where violence happened in the first district in a year.
func (ws workspace) violence(t *testing.T) []point {
	t.Helper()
	var out []point
	for _, f := range ws.truth.Files {
		if f.Superseded || !ws.truth.Year.Contains(f.Month) {
			continue
		}
		rows, err := csv.NewReader(bytes.NewReader(ws.open(t, f))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows[1:] {
			if name, _ := data.DistrictOfLSOAName(row[8]); row[9] != string(violence) || name != ws.truth.Home.Name {
				continue
			}
			lon, errLon := strconv.ParseFloat(row[4], 64)
			lat, errLat := strconv.ParseFloat(row[5], 64)
			if errLon != nil || errLat != nil {
				t.Fatalf("%s: %q", f.Path, row)
			}
			e, n := geo.ToGrid(lon, lat)
			out = append(out, point{e, n})
		}
	}
	return out
}

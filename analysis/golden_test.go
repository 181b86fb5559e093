package analysis

import (
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

// golden is a table of reference answers: its rows as column to field.
type golden []map[string]string

// readGolden reads a file of ASSESS_GOLDEN, or of testdata/golden where that is not set.
func readGolden(t testing.TB, name string) golden {
	t.Helper()
	dir := os.Getenv("ASSESS_GOLDEN")
	if dir == "" {
		dir = filepath.Join("testdata", "golden")
	}
	f, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var g golden
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, column := range rows[0] {
			m[column] = row[i]
		}
		g = append(g, m)
	}
	if len(g) == 0 {
		t.Fatalf("%s holds no answer", name)
	}
	return g
}

// number reads a field; an empty one and NA are NaN.
func number(t testing.TB, field string) float64 {
	t.Helper()
	if field == "" || field == "NA" {
		return math.NaN()
	}
	v, err := strconv.ParseFloat(field, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func (g golden) floats(t testing.TB, column string) []float64 {
	t.Helper()
	out := make([]float64, len(g))
	for i, row := range g {
		field, ok := row[column]
		if !ok {
			t.Fatalf("no column %q", column)
		}
		out[i] = number(t, field)
	}
	return out
}

func (g golden) counts(t testing.TB, column string) []int64 {
	t.Helper()
	var out []int64
	for _, v := range g.floats(t, column) {
		out = append(out, int64(v))
	}
	return out
}

// where are the rows with these fields.
func (g golden) where(fields map[string]string) golden {
	var out golden
row:
	for _, row := range g {
		for column, v := range fields {
			if row[column] != v {
				continue row
			}
		}
		out = append(out, row)
	}
	return out
}

// closeTo says whether got is within tolerance of want, relative to scale; NaN is
// close to NaN and an infinity to itself.
func closeTo(got, want, tolerance, scale float64) bool {
	if math.IsNaN(want) || math.IsInf(want, 0) {
		return math.IsNaN(got) == math.IsNaN(want) && (math.IsNaN(want) || got == want)
	}
	return math.Abs(got-want) <= tolerance*math.Abs(scale)
}

// wantRelative fails where got is farther from want than tolerance times want.
func wantRelative(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !closeTo(got, want, tolerance, want) {
		t.Errorf("%s: got %.15g, want %.15g", what, got, want)
	}
}

func wantAll(t *testing.T, what string, got, want []float64, tolerance float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d values, want %d", what, len(got), len(want))
	}
	for i := range want {
		wantRelative(t, fmt.Sprintf("%s, row %d", what, i+1), got[i], want[i], tolerance)
	}
}

func TestGoldenSTL(t *testing.T) {
	series := readGolden(t, "series.csv")
	plain, robust := readGolden(t, "ref_stl.csv"), readGolden(t, "ref_stl_robust.csv")
	for _, name := range []string{"total", "a", "b", "c", "d"} {
		y := series.floats(t, name)
		for _, window := range []string{"periodic", "7", "13"} {
			p := STLParams{Period: 12}
			if window != "periodic" {
				p.SeasonalWindow = int(number(t, window))
			}
			key := map[string]string{"series": name, "s_window": window}

			p.Robust = true
			checkSTL(t, name+" "+window+" robust, exact medians", y, p, robust.where(key))

			for _, isRobust := range []bool{false, true} {
				for _, jumps := range []string{"1", "default"} {
					p.Robust, p.Jump = isRobust, jumps == "default"
					key["robust"], key["jumps"] = map[bool]string{false: "FALSE", true: "TRUE"}[isRobust], jumps
					what := fmt.Sprintf("%s %s robust %v jumps %s", name, window, isRobust, jumps)
					rows := plain.where(key)
					checkSTL(t, what, y[:len(rows)], p, rows)
				}
			}
		}
	}
}

// checkSTL holds a decomposition to its reference at 1e-9 of the series mean.
func checkSTL(t *testing.T, what string, y []float64, p STLParams, want golden) {
	t.Helper()
	if len(want) < 59 {
		t.Fatalf("%s: %d reference rows, want 59 or 60", what, len(want))
	}
	parts, err := STL(y, p)
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	mean := 0.0
	for _, v := range y {
		mean += v / float64(len(y))
	}
	for column, got := range map[string][]float64{
		"seasonal": parts.Seasonal, "trend": parts.Trend, "remainder": parts.Remainder, "weight": parts.Weights,
	} {
		scale := mean
		if column == "weight" {
			scale = 1
		}
		for i, v := range want.floats(t, column) {
			if !closeTo(got[i], v, 1e-9, scale) {
				t.Errorf("%s: %s of value %d: got %.12g, want %.12g", what, column, i+1, got[i], v)
				break
			}
		}
	}
}

func TestGoldenSTLSettings(t *testing.T) {
	for _, row := range readGolden(t, "ref_stl_settings.csv") {
		p := STLParams{Period: 12, Robust: row["robust"] == "TRUE", Jump: true}
		if row["s_window"] != "periodic" {
			p.SeasonalWindow = int(number(t, row["s_window"]))
		}
		s := p.settings(60)
		got := fmt.Sprint(s.bySeason.window, s.byTrend.window, s.byFilter.window,
			s.bySeason.degree, s.byTrend.degree, s.byFilter.degree,
			s.bySeason.jump, s.byTrend.jump, s.byFilter.jump, s.inner, s.outer)
		want := fmt.Sprint(row["s_win"], " ", row["t_win"], " ", row["l_win"], " ",
			row["s_deg"], " ", row["t_deg"], " ", row["l_deg"], " ",
			row["s_jump"], " ", row["t_jump"], " ", row["l_jump"], " ", row["inner"], " ", row["outer"])
		if got != want {
			t.Errorf("s.window %s robust %s: settings %s, want %s", row["s_window"], row["robust"], got, want)
		}
	}
}

func TestGoldenXmR(t *testing.T) {
	series := readGolden(t, "series.csv")
	for _, row := range readGolden(t, "ref_xmr.csv") {
		y := series.floats(t, row["series"])
		l := XmR(y, nil, nil)
		for column, got := range map[string]float64{
			"mean": l.Centre, "lcl": l.Lower, "ucl": l.Upper, "mr_ucl": l.MRUpper,
		} {
			wantRelative(t, row["series"]+" "+column, got, number(t, row[column]), 1e-12)
		}
		beyond := 0
		for _, d := range RunRule(y, nil, l) {
			if d.Rule == RuleBeyond {
				beyond++
			}
		}
		if want := int(number(t, row["n_out"])); beyond != want {
			t.Errorf("%s: %d values beyond the limits, want %d", row["series"], beyond, want)
		}
	}
}

func TestGoldenRates(t *testing.T) {
	periods := readGolden(t, "periods.csv")
	population, first, second := periods.floats(t, "population"), periods.counts(t, "count1"), periods.counts(t, "count2")
	var p []float64
	ref := readGolden(t, "ref_rates.csv")
	for i, row := range ref {
		want := func(column string, got float64) {
			t.Helper()
			wantRelative(t, row["area"]+" "+column, got, number(t, row[column]), 1e-9)
		}
		per := 1000 / population[i]
		rate, ci, ok := Rate(first[i], population[i], 1000, 0.95)
		if !ok {
			t.Errorf("%s: no rate", row["area"])
		}
		want("rate", rate)
		if first[i] < exactBelow {
			want("exact_lo", ci.Lower)
			want("exact_hi", ci.Upper)
		} else {
			want("byar_lo", ci.Lower)
			want("byar_hi", ci.Upper)
		}
		for suffix, level := range map[string]float64{"": 0.95, "998": 0.998} {
			exact, byar := ExactInterval(first[i], level), ByarInterval(first[i], level)
			want("exact"+suffix+"_lo", exact.Lower*per)
			want("exact"+suffix+"_hi", exact.Upper*per)
			want("byar"+suffix+"_lo", byar.Lower*per)
			want("byar"+suffix+"_hi", byar.Upper*per)
		}
		ratio, rci, rp := RatioExact(second[i], first[i], 1, 1, 0.95)
		want("ratio", ratio)
		want("ratio_lo", rci.Lower)
		want("ratio_hi", rci.Upper)
		want("ratio_p", rp)
		p = append(p, rp)
	}
	wantAll(t, "BH", BenjaminiHochberg(p), ref.floats(t, "ratio_p_BH"), 1e-9)
	wantAll(t, "Holm", Holm(p), ref.floats(t, "ratio_p_holm"), 1e-9)
	wantAll(t, "Bonferroni", Bonferroni(p), ref.floats(t, "ratio_p_bonferroni"), 1e-9)
}

func TestGoldenFunnel(t *testing.T) {
	periods := readGolden(t, "periods.csv")
	population := periods.floats(t, "population")
	var events, people float64
	for i, n := range periods.floats(t, "count1") {
		events += n
		people += population[i]
	}
	target := events / people
	for i, row := range readGolden(t, "ref_funnel.csv") {
		for _, c := range []struct{ level, poisson1, poisson2, normal1, normal2 string }{
			{"0.95", "pois025", "pois975", "norm_lo95", "norm_hi95"},
			{"0.998", "pois001", "pois999", "norm_lo998", "norm_hi998"},
		} {
			level := number(t, c.level)
			low, high := FunnelLimits(target, population[i], level)
			if low != number(t, row[c.poisson1]) || high != number(t, row[c.poisson2]) {
				t.Errorf("%s at %s: Poisson limits %v to %v, want %s to %s", row["area"], c.level, low, high, row[c.poisson1], row[c.poisson2])
			}
			low, high = FunnelNormal(target, population[i], level)
			wantRelative(t, row["area"]+" "+c.normal1, low, number(t, row[c.normal1]), 1e-12)
			wantRelative(t, row["area"]+" "+c.normal2, high, number(t, row[c.normal2]), 1e-12)
		}
	}
}

func TestGoldenConcentration(t *testing.T) {
	periods := readGolden(t, "periods.csv")
	input := map[string][]int64{
		"grid":         readGolden(t, "grid.csv").counts(t, "n"),
		"areas_count1": periods.counts(t, "count1"),
		"areas_count2": periods.counts(t, "count2"),
	}
	for _, row := range readGolden(t, "ref_concentration.csv") {
		c := Concentrate(input[row["what"]])
		for column, got := range map[string]float64{
			"n": float64(c.N), "total": float64(c.Count), "gini": c.Gini,
			"gini_generalised": c.Generalised, "half_share": c.HalfShare, "top5": c.Top5Share,
		} {
			wantRelative(t, row["what"]+" "+column, got, number(t, row[column]), 1e-12)
		}
	}
}

func TestGoldenGiStar(t *testing.T) {
	grid, ref := readGolden(t, "grid.csv"), readGolden(t, "ref_gistar.csv")
	x, y, n := grid.floats(t, "x"), grid.floats(t, "y"), grid.floats(t, "n")
	for suffix, reach := range map[string]float64{"_queen": 200 * math.Sqrt2, "_d400": 400} {
		neighbours := make([][]int, len(n))
		for i := range n {
			for j := range n {
				if i != j && math.Hypot(x[i]-x[j], y[i]-y[j]) <= reach+1e-6 {
					neighbours[i] = append(neighbours[i], j)
				}
			}
		}
		z, gi := GiStar(n, neighbours), Gi(n, neighbours)
		wantZ, wantGi := ref.floats(t, "gistar"+suffix), ref.floats(t, "gi"+suffix)
		for i := range n {
			if !closeTo(z[i], wantZ[i], 1e-10, 1) || !closeTo(gi[i], wantGi[i], 1e-10, 1) {
				t.Fatalf("cell %d%s: Gi* %.15g and Gi %.15g, want %.15g and %.15g", i, suffix, z[i], gi[i], wantZ[i], wantGi[i])
			}
		}
		p := TwoSided(z)
		wantAll(t, "p"+suffix, p, ref.floats(t, "p"+suffix), 1e-9)
		wantAll(t, "BH"+suffix, BenjaminiHochberg(p), ref.floats(t, "p_BH"+suffix), 1e-9)
		wantAll(t, "BY"+suffix, BenjaminiYekutieli(p), ref.floats(t, "p_BY"+suffix), 1e-9)
		wantAll(t, "Bonferroni"+suffix, Bonferroni(p), ref.floats(t, "p_bonf"+suffix), 1e-9)
	}
}

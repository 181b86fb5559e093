package analysis

import (
	"math"
	"strings"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

// goldenGrid is the reference grid: its counts and the queen neighbours of its cells.
func goldenGrid(t *testing.T) (counts []float64, neighbours [][]int) {
	counts = readGolden(t, "grid.csv").floats(t, "n")
	if len(counts) != 24*18 {
		t.Fatalf("%d cells, want 24 by 18", len(counts))
	}
	return counts, queen(24, 18)
}

func TestGoldenGlobal(t *testing.T) {
	x, neighbours := goldenGrid(t)
	random, normal := Moran(x, neighbours)
	tests := map[string]GlobalTest{
		"moran_randomisation": random,
		"moran_normality":     normal,
		"geary_randomisation": Geary(x, neighbours),
		"getis_ord_global_G":  GeneralG(x, neighbours),
	}
	ref := readGolden(t, "ref_global.csv")
	if len(ref) != len(tests) {
		t.Fatalf("%d reference tests, want %d", len(ref), len(tests))
	}
	for _, row := range ref {
		got, ok := tests[row["test"]]
		if !ok {
			t.Fatalf("no test %q", row["test"])
		}
		for column, v := range map[string]float64{
			"statistic": got.Statistic, "expectation": got.Expected, "variance": got.Variance, "z": got.Z, "p": got.P,
		} {
			want, tolerance := number(t, row[column]), 1e-10
			if column == "p" {
				tolerance = 1e-9 // relative, as all p-values: at 1e-169 an absolute one would say nothing
			}
			if scale := math.Min(1, math.Abs(want)); !closeTo(v, want, tolerance, scale) {
				t.Errorf("%s %s: got %.15g, want %.15g", row["test"], column, v, want)
			}
		}
	}
}

func TestGoldenLocalMoran(t *testing.T) {
	x, neighbours := goldenGrid(t)
	ref, places := readGolden(t, "ref_localmoran.csv"), LocalMoran(x, neighbours)
	if len(ref) != len(places) {
		t.Fatalf("%d reference cells, want %d", len(ref), len(places))
	}
	var p []float64
	for i, row := range ref {
		m := places[i]
		for column, got := range map[string]float64{
			"Ii": m.I, "E": m.Expected, "V": m.Variance, "Z": m.Z,
			"E_total": m.ExpectedTotal, "V_total": m.VarianceTotal, "Z_total": m.ZTotal,
		} {
			if want := number(t, row[column]); !closeTo(got, want, 1e-10, 1) {
				t.Errorf("cell %d, %s: got %.15g, want %.15g", i, column, got, want)
			}
		}
		wantRelative(t, "p", m.P, number(t, row["p"]), 1e-9)
		wantRelative(t, "total p", m.PTotal, number(t, row["p_total"]), 1e-9)
		if got := string(m.QuadrantLag); got != strings.ToLower(row["quad_mean"]) {
			t.Errorf("cell %d: %s, want %s", i, got, row["quad_mean"])
		}
		p = append(p, m.P)
	}
	wantAll(t, "BH", BenjaminiHochberg(p), ref.floats(t, "p_BH"), 1e-9)
}

// The reference draws 9,999 times and adds deviations from the mean, so that rounding
// decides which draws of the same counts tie with the cell's own: its p lies between the
// one that gives the cell all ties and the one that gives it none. Here counts are added,
// and tie as they should. The reference also puts each value back after drawing it, which
// makes its spread √((m - 1) / (m - k)) times that of k of m values drawn without.
func TestGoldenLocalMoranPermutation(t *testing.T) {
	const rounds = 99999
	x, neighbours := goldenGrid(t)
	ref, exact := readGolden(t, "ref_localmoran_perm.csv"), LocalMoran(x, neighbours)
	got := LocalMoranPermutation(x, neighbours, rounds, 42)
	if len(ref) != len(got) {
		t.Fatalf("%d reference cells, want %d", len(ref), len(got))
	}
	for i, row := range ref {
		all, none := got[i].P, 2*got[i].MidP-got[i].P
		if all == 1 {
			none = 0 // P is cut at 1: how many ties there were is not to be seen
		}
		for column, sides := range map[string]float64{"p_sim": 1, "p_folded": 2} {
			p := number(t, row[column])
			z := distuv.UnitNormal.Quantile(p * sides / 2)
			m, k := float64(len(x)-1), float64(len(neighbours[i]))
			putBack := 2 / sides * distuv.UnitNormal.Prob(z) * math.Abs(z) * (math.Sqrt((m-1)/(m-k)) - 1)
			slack := 4*math.Sqrt(p*(1-p)/9999) + 0.0005 + putBack
			if p < none/sides-slack || p > all/sides+slack {
				t.Errorf("cell %d, %s: %v is not from %v to %v, give or take %v", i, column, p, none/sides, all/sides, slack)
			}
		}
		wantRelative(t, "variance of the draws", got[i].Variance, exact[i].Variance, 0.05)
		// Means are near 0, so they are held to four of their own standard errors.
		for e, n := range map[float64]float64{got[i].Expected: rounds, number(t, row["E_sim"]): 9999} {
			if math.Abs(e-exact[i].Expected) > 4*math.Sqrt(exact[i].Variance/n) {
				t.Errorf("cell %d: mean of %v draws %v, want %v", i, n, e, exact[i].Expected)
			}
		}
	}
}

func TestGoldenDensity(t *testing.T) {
	events, ref := readGolden(t, "events.csv"), readGolden(t, "ref_kde.csv")
	x, y := events.floats(t, "x"), events.floats(t, "y")
	lattice := Lattice{West: 598000, South: 223000, Size: 200, Columns: 24, Rows: 18}
	for column, p := range map[string]DensityParams{
		"quartic600":  {Kernel: Quartic, Bandwidth: 600},
		"gaussian200": {Kernel: Gaussian, Bandwidth: 200},
	} {
		got, err := Density(x, y, lattice, p)
		if err != nil {
			t.Fatal(err)
		}
		wantAll(t, column, got, ref.floats(t, column), 1e-10)
	}
}

func TestGoldenNearestNeighbour(t *testing.T) {
	events := readGolden(t, "events.csv")
	for _, row := range readGolden(t, "ref_nni.csv") {
		got := NearestNeighbour(events.floats(t, "x"), events.floats(t, "y"), number(t, row["area"]))
		for column, v := range map[string]float64{
			"n": float64(got.N), "mean_nn": got.Mean, "expected": got.Expected, "index": got.Index, "z": got.Z,
		} {
			wantRelative(t, column, v, number(t, row[column]), 1e-10)
		}
	}
}

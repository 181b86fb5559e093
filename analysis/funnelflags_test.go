package analysis

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"
)

// Every area of the golden periods against R's Poisson quantiles.
func TestGoldenFunnelFlags(t *testing.T) {
	periods := readGolden(t, "periods.csv")
	population, counts := periods.floats(t, "population"), periods.counts(t, "count1")
	var events, people float64
	for i, n := range counts {
		events += float64(n)
		people += population[i]
	}
	flags, phi, tau2 := FunnelFlags(held(counts), population, events/people)
	if phi <= 1 || tau2 <= 0 {
		t.Errorf("phi %v, tau2 %v: the areas differ by more than chance", phi, tau2)
	}
	seen := map[FunnelZone]int{}
	for i, row := range readGolden(t, "ref_funnel.csv") {
		n, want := float64(counts[i]), Within
		switch {
		case n > number(t, row["pois999"]):
			want = FarAbove
		case n > number(t, row["pois975"]):
			want = Above
		case n < number(t, row["pois001"]):
			want = FarBelow
		case n < number(t, row["pois025"]):
			want = Below
		}
		seen[want]++
		if !flags[i].Tested || flags[i].Chance != want {
			t.Errorf("%s: %+v, want %d", row["area"], flags[i], want)
		}
		if math.Abs(float64(flags[i].Spread)) > math.Abs(float64(want)) {
			t.Errorf("%s: %+v is farther out with wider limits", row["area"], flags[i])
		}
	}
	if len(seen) < 3 {
		t.Errorf("the areas are in the zones %v alone", seen)
	}
}

func TestFunnelFlagsOnTheLimitAreWithin(t *testing.T) {
	low, high := FunnelLimits(0.1, 1000, 0.95)
	far, farHigh := FunnelLimits(0.1, 1000, 0.998)
	var counts []int64
	want := []FunnelZone{Within, Within, Below, Above, Below, Above, FarBelow, FarAbove}
	for _, n := range []float64{low, high, low - 1, high + 1, far, farHigh, far - 1, farHigh + 1} {
		counts = append(counts, int64(n))
	}
	exposure := []float64{1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000}
	flags, _, _ := FunnelFlags(held(counts), exposure, 0.1)
	for i, f := range flags {
		if f.Chance != want[i] {
			t.Errorf("%d events: zone %d, want %d", counts[i], f.Chance, want[i])
		}
	}
}

func TestFunnelFlagsEdges(t *testing.T) {
	many, few, negative := int64(9000), int64(100), int64(-1)
	flags, phi, tau2 := FunnelFlags(
		[]*int64{&many, nil, &many, &many, &negative, &few},
		[]float64{1000, 1000, 0, math.NaN(), 1000, 1000}, 0.1)
	want := []FunnelFlag{{Tested: true, Chance: FarAbove, Spread: FarAbove}, {}, {}, {}, {}, {Tested: true}}
	for i := range want {
		if flags[i] != want[i] {
			t.Errorf("area %d: %+v, want %+v", i, flags[i], want[i])
		}
	}
	if phi != 1 || tau2 != 0 {
		t.Errorf("two areas: phi %v, tau2 %v", phi, tau2)
	}
	if flags, _, _ := FunnelFlags(nil, nil, 0.1); len(flags) != 0 {
		t.Errorf("no area: %v", flags)
	}
	for _, target := range []float64{-1, math.NaN(), math.Inf(1)} {
		if flags, phi, tau2 := FunnelFlags([]*int64{&few}, []float64{5}, target); flags != nil || phi != 1 || tau2 != 0 {
			t.Errorf("target %v: %v", target, flags)
		}
	}
	if flags, _, _ := FunnelFlags([]*int64{&few}, nil, 0.1); flags != nil {
		t.Errorf("lengths differ: %v", flags)
	}
	zero := int64(0)
	if flags, _, _ := FunnelFlags([]*int64{&zero, &zero, &zero}, []float64{10, 20, 30}, 0); flags[1] != (FunnelFlag{Tested: true}) {
		t.Errorf("all zeros: %+v", flags)
	}
}

func TestFunnelFlagsDoNotDependOnTheUnit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		counts := rapid.SliceOfN(rapid.Int64Range(0, 400), 3, 30).Draw(t, "counts")
		exposure, wider := make([]float64, len(counts)), make([]float64, len(counts))
		for i := range exposure {
			exposure[i] = rapid.Float64Range(10, 4000).Draw(t, "exposure")
			wider[i] = exposure[i] * 1024
		}
		flags, _, _ := FunnelFlags(held(counts), exposure, 0.25)
		again, _, _ := FunnelFlags(held(counts), wider, 0.25/1024)
		for i := range flags {
			if flags[i] != again[i] {
				t.Fatalf("area %d: %+v and %+v", i, flags[i], again[i])
			}
		}
	})
}

// funnelShares are the shares of areas flagged beyond 95 % and 99.8 % when the areas'
// rates differ about one target with standard deviation sd on the square-root scale, and
// the largest area is so many times as large as the smallest, where 20 events are expected.
func funnelShares(rounds int, sd, sizes float64) (chance, spread [2]float64) {
	const areas = 100
	rng := rand.New(rand.NewPCG(20210401, 9))
	for range rounds {
		counts, exposure := make([]int64, areas), make([]float64, areas)
		for i := range counts {
			exposure[i] = 200 * math.Pow(sizes, rng.Float64())
			root := math.Sqrt(0.1) + sd*rng.NormFloat64()
			counts[i] = int64(distuv.Poisson{Lambda: root * root * exposure[i], Src: rng}.Rand())
		}
		flags, _, _ := FunnelFlags(held(counts), exposure, 0.1)
		for _, f := range flags {
			for beyond := range 2 {
				if f.Chance < -FunnelZone(beyond) || f.Chance > FunnelZone(beyond) {
					chance[beyond] += 1 / float64(rounds*areas)
				}
				if f.Spread < -FunnelZone(beyond) || f.Spread > FunnelZone(beyond) {
					spread[beyond] += 1 / float64(rounds*areas)
				}
			}
		}
	}
	return chance, spread
}

func TestFunnelFlagsAreCalibrated(t *testing.T) {
	const rounds = 150 // of 100 areas each
	between := func(what string, got, low, high float64) {
		t.Helper()
		t.Logf("%s: %.2f %% flagged", what, 100*got)
		reach := func(p float64) float64 { return 4 * math.Sqrt(p*(1-p)/(rounds*100)) }
		if got < low-reach(low) || got > high+reach(high) {
			t.Errorf("%s: %.2f %% flagged, want %.2f to %.2f %%", what, 100*got, 100*low, 100*high)
		}
	}
	chance, spread := funnelShares(rounds, 0, 50)
	between("one rate, chance, 95 %", chance[0], 0.04, 0.05)
	between("one rate, chance, 99.8 %", chance[1], 0.0013, 0.002)
	between("one rate, spread, 95 %", spread[0], 0.04, 0.055)
	between("one rate, spread, 99.8 %", spread[1], 0.0013, 0.003)
	for _, sizes := range []float64{2, 50} {
		chance, spread = funnelShares(rounds, 0.05, sizes) // rates about a third either way
		what := fmt.Sprintf("rates that differ, sizes 1 to %v, ", sizes)
		between(what+"chance, 95 %", chance[0], 0.2, 1)
		between(what+"spread, 95 %", spread[0], 0.045, 0.055)
		between(what+"spread, 99.8 %", spread[1], 0.0015, 0.003)
	}
}

func BenchmarkFunnelFlags(b *testing.B) {
	rng := rand.New(rand.NewPCG(20210401, 10))
	counts, exposure := make([]int64, 330), make([]float64, 330)
	for i := range counts {
		counts[i], exposure[i] = 5000+rng.Int64N(9000), 80000
	}
	b.ReportAllocs()
	for b.Loop() {
		FunnelFlags(held(counts), exposure, 0.11)
	}
}

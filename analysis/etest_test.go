package analysis

import (
	"fmt"
	"math"
	"testing"

	"gonum.org/v1/gonum/mathext"
	"pgregory.net/rapid"
)

// The answers are the double sum over all pairs of counts, with 60 digits and the
// distances compared as fractions. The first is the example of
// scipy.stats.poisson_means_test, which cuts the sum short and says 0.0883790093.
// 30 in 1 against 60 in 3 is where the pooled variance, another test, says 0.068.
var etestAnswers = []struct {
	a, b, p      float64
	first, other float64
}{
	{0, 3, 0.08837900945483522, 100, 100},
	{3, 0, 0.08837900945483522, 1, 1},
	{5, 9, 0.30417940741231719, 1, 1},
	{30, 60, 0.10261964811200938, 1, 3},
	{30, 12, 0.0051356139435638952, 1, 1},
	{20, 3, 0.23082272315085053, 7, 2},
	{110, 90, 0.1578657895145712, 1, 1},
	{8, 100, 0.31563443810359471, 0.25, 5},
}

func TestETestKnownAnswers(t *testing.T) {
	for _, c := range etestAnswers {
		_, p := ETest(int64(c.a), int64(c.b), c.first, c.other)
		wantRelative(t, fmt.Sprintf("%v in %v against %v in %v", c.a, c.first, c.b, c.other), p, c.p, 1e-9)
	}
	if z, _ := ETest(30, 12, 1, 1); math.Abs(z-18/math.Sqrt(42)) > 1e-12 {
		t.Errorf("30 against 12: z %v", z)
	}
}

// At equal exposure the squared distance is the chi-square of the golden rates, and p
// near that of its normal limit where the counts are large.
func TestGoldenETest(t *testing.T) {
	periods := readGolden(t, "periods.csv")
	first, second := periods.counts(t, "count1"), periods.counts(t, "count2")
	large := 0
	for i, row := range readGolden(t, "ref_rates.csv") {
		z, p := ETest(second[i], first[i], 1, 1)
		if first[i]+second[i] == 0 {
			if z != 0 || p != 1 {
				t.Errorf("%s: no event, z %v, p %v", row["area"], z, p)
			}
			continue
		}
		wantRelative(t, row["area"]+" z²", z*z, number(t, row["chisq"]), 1e-9)
		if first[i] >= 100 && second[i] >= 100 {
			large++
			if limit := number(t, row["chisq_p"]); math.Abs(p-limit) > 0.01 {
				t.Errorf("%s: p %v, its limit is %v", row["area"], p, limit)
			}
		}
	}
	if large == 0 {
		t.Error("no area has large counts")
	}
}

func TestETestEdges(t *testing.T) {
	if z, p := ETest(0, 0, 3, 5); z != 0 || p != 1 {
		t.Errorf("no event: z %v, p %v", z, p)
	}
	if z, p := ETest(30, 60, 1, 2); z != 0 || p != 1 {
		t.Errorf("equal rates: z %v, p %v", z, p)
	}
	nan, inf := math.NaN(), math.Inf(1)
	for _, c := range []struct {
		a, b           int64
		first, another float64
	}{{-1, 3, 1, 1}, {1, -3, 1, 1}, {1, 3, 0, 1}, {1, 3, 1, -1}, {1, 3, nan, 1}, {1, 3, 1, inf}, {math.MaxInt64, math.MaxInt64, 1, 1}} {
		if z, p := ETest(c.a, c.b, c.first, c.another); !math.IsNaN(z) || !math.IsNaN(p) {
			t.Errorf("%+v: z %v, p %v, want none", c, z, p)
		}
	}
}

// everyPair is the definition: the sum over all pairs of counts as far apart.
func everyPair(a, b int64, exposureA, exposureB float64) float64 {
	rate := float64(a+b) / (exposureA + exposureB)
	z := rateDistance(float64(a)/exposureA, float64(b)/exposureB, exposureA, exposureB)
	p := 0.0
	for x := 0.0; x < 120; x++ {
		for y := 0.0; y < 120; y++ {
			if math.Abs(rateDistance(x/exposureA, y/exposureB, exposureA, exposureB)) >= math.Abs(z)*(1-1e-12) {
				lx, _ := math.Lgamma(x + 1)
				ly, _ := math.Lgamma(y + 1)
				p += math.Exp(x*math.Log(rate*exposureA) + y*math.Log(rate*exposureB) - rate*(exposureA+exposureB) - lx - ly)
			}
		}
	}
	return p
}

func TestETestIsTheSumOverEveryPair(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.Int64Range(0, 12).Draw(t, "a"), rapid.Int64Range(1, 12).Draw(t, "b")
		first, second := rapid.Float64Range(0.5, 2).Draw(t, "first"), rapid.Float64Range(0.5, 2).Draw(t, "second")
		_, p := ETest(a, b, first, second)
		if want := everyPair(a, b, first, second); math.Abs(p-want) > 1e-10 {
			t.Fatalf("p %v, by every pair %v", p, want)
		}
	})
}

func TestETestIsFairToBothSides(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		count := rapid.OneOf(rapid.Int64Range(0, 40), rapid.Int64Range(0, 20000))
		a, b := count.Draw(t, "a"), count.Draw(t, "b")
		first, second := rapid.Float64Range(0.1, 100).Draw(t, "first"), rapid.Float64Range(0.1, 100).Draw(t, "second")
		z, p := ETest(a, b, first, second)
		back, pBack := ETest(b, a, second, first)
		if z != -back || math.Abs(p-pBack) > 1e-11 || !(p >= 0 && p <= 1) {
			t.Fatalf("z %v and %v, p %v and %v", z, back, p, pBack)
		}
	})
}

func TestPoissonProbabilitiesAreThoseOfTheGammaTail(t *testing.T) {
	for _, mean := range []float64{0.3, 15.5, 400, 20000} {
		r := newPoissonRange(mean)
		if sum := r.upTo[len(r.upTo)-1]; math.Abs(sum-1) > 1e-12 {
			t.Errorf("mean %v: all probabilities come to %.15g", mean, sum)
		}
		for _, k := range []float64{math.Floor(mean), math.Ceil(mean + 2*math.Sqrt(mean))} {
			if want := mathext.GammaIncRegComp(k+1, mean); math.Abs(r.before(k+1)-want) > 1e-12 {
				t.Errorf("mean %v: %.15g up to %v, want %.15g", mean, r.before(k+1), k, want)
			}
		}
	}
}

func BenchmarkETest(b *testing.B) {
	for _, n := range []int64{30, 8000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				ETest(n, n+n/10, 1, 1)
			}
		})
	}
}

package analysis

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"
)

func TestLaneyUByHand(t *testing.T) {
	// ubar = 12 / 12; z = (0.5 - 1)·2, (1.5 - 1)·2, (1 - 1)·2; moving ranges 2 and 1.
	c := LaneyU([]float64{2, 6, 4}, []float64{4, 4, 4}, nil, nil)
	wantAll(t, "z", c.Z, []float64{-1, 1, 0}, 1e-12)
	wantRelative(t, "sigma z", c.SigmaZ, 1.5/1.128, 1e-12)
	wantRelative(t, "upper", c.Upper[0], 1+1.5*1.5/1.128, 1e-12)
	wantRelative(t, "plain upper", c.PlainUpper[0], 2.5, 1e-12)
	if c.Lower[0] != 0 || c.PlainLower[0] != 0 || c.Values != 3 || c.Ranges != 2 {
		t.Errorf("lower limits are not below 0, from 3 values and 2 ranges: %+v", c)
	}
}

func TestLaneyUEdges(t *testing.T) {
	nan := math.NaN()
	days := []float64{31, 29, 31, 0}
	gap := LaneyU([]float64{10, nan, 20, 5}, days, nil, nil)
	if gap.Values != 2 || gap.Ranges != 0 || !math.IsNaN(gap.SigmaZ) || !math.IsNaN(gap.Upper[0]) {
		t.Errorf("two values with a gap between them have no moving range: %+v", gap)
	}
	if !math.IsNaN(gap.U[1]) || math.IsNaN(gap.PlainUpper[1]) || !math.IsNaN(gap.PlainUpper[3]) {
		t.Errorf("a gap has limits but no value, a month without days neither: %+v", gap)
	}
	zeros := LaneyU([]float64{0, 0, 0}, []float64{31, 28, 31}, nil, nil)
	if zeros.Centre != 0 || zeros.PlainUpper[0] != 0 || !math.IsNaN(zeros.SigmaZ) {
		t.Errorf("all zeros: %+v", zeros)
	}
	for _, none := range []UChart{LaneyU(nil, nil, nil, nil), LaneyU([]float64{3}, []float64{31}, nil, []bool{false})} {
		if !math.IsNaN(none.Centre) || none.Values != 0 {
			t.Errorf("without a value in the basis: %+v", none)
		}
	}
	basis := []bool{true, true, true, false}
	one, other := LaneyU([]float64{5, 8, 6, 7}, []float64{30, 30, 30, 30}, nil, basis), LaneyU([]float64{5, 8, 6, 900}, []float64{30, 30, 30, 30}, nil, basis)
	if one.SigmaZ != other.SigmaZ || one.Centre != other.Centre {
		t.Error("a value outside the basis moves the limits")
	}
}

func TestSigmaZOfPoissonCountsIsNearOne(t *testing.T) {
	rng := rand.New(rand.NewPCG(20210401, 8))
	counts, days := make([]float64, 2000), make([]float64, 2000)
	for i := range counts {
		days[i] = monthDays[i%12]
		counts[i] = distuv.Poisson{Lambda: 20 * days[i], Src: rng}.Rand()
	}
	if s := LaneyU(counts, days, nil, nil).SigmaZ; math.Abs(s-1) > 0.06 {
		t.Errorf("sigma z of Poisson counts is %.3f, want 1", s)
	}
}

func TestLaneyUDoesNotDependOnTheUnitOfExposure(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 40).Draw(t, "n")
		counts := rapid.SliceOfN(rapid.Float64Range(0, 500), n, n).Draw(t, "counts")
		days := rapid.SliceOfN(rapid.Float64Range(1, 31), n, n).Draw(t, "days")
		weeks := make([]float64, n)
		for i := range days {
			weeks[i] = days[i] / 7
		}
		a, b := LaneyU(counts, days, nil, nil), LaneyU(counts, weeks, nil, nil)
		if !closeTo(b.SigmaZ, a.SigmaZ, 1e-9, max(a.SigmaZ, 1e-6)) || !closeTo(b.Upper[0], 7*a.Upper[0], 1e-9, 1+b.Upper[0]) {
			t.Fatalf("%v and %v", a, b)
		}
	})
}

func TestXmRMedianIsNotWidenedByOneLeap(t *testing.T) {
	calm := []float64{10, 12, 11, 13, 12, 14, 12, 13, 11, 12}
	leap := append([]float64{10, 12, 11, 13, 90}, calm[5:]...)
	before, after := XmRMedian(calm, nil, nil), XmRMedian(leap, nil, nil)
	if after.Upper-after.Centre > 1.5*(before.Upper-before.Centre) {
		t.Errorf("limits before a leap %+v, with it %+v", before, after)
	}
	if mean := XmR(leap, nil, nil); leap[4] < after.Upper || after.Upper > mean.Upper {
		t.Errorf("a leap lies within its median limits %+v (mean limits %+v)", after, mean)
	}
	wantRelative(t, "median limit of the moving range", XmRMedian([]float64{1, 3, 6, 2}, nil, nil).MRUpper, 3*3.865, 1e-12)
	none := XmRMedian([]float64{5, math.NaN(), 6}, nil, nil)
	if none.Centre != 5.5 || !math.IsNaN(none.Upper) || !math.IsNaN(XmRRounded([]float64{5}, nil, nil).Upper) {
		t.Errorf("without a moving range: %+v", none)
	}
}

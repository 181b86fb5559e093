package sample

import (
	"math"
	"testing"
	"time"
)

// moments draws n times and gives the mean and the variance.
func moments(n int, draw func() float64) (mean, variance float64) {
	var sum, squares float64
	for range n {
		x := draw()
		sum, squares = sum+x, squares+x*x
	}
	mean = sum / float64(n)
	return mean, squares/float64(n) - mean*mean
}

func TestDistributionsHaveTheirMeanAndVariance(t *testing.T) {
	r := stream(1, "test", 0)
	for _, c := range []struct {
		name           string
		draw           func() float64
		mean, variance float64
	}{
		{"Poisson of mean 0.3", func() float64 { return float64(poisson(r, 0.3)) }, 0.3, 0.3},
		{"Poisson of mean 75", func() float64 { return float64(poisson(r, 75)) }, 75, 75},
		{"gamma of shape 0.4", func() float64 { return gamma(r, 0.4) }, 0.4, 0.4},
		{"gamma of shape 9", func() float64 { return gamma(r, 9) }, 9, 9},
		{"count of mean 40", func() float64 { return float64(count(r, 40, 1.5)) }, 40, 60},
		{"count of mean 0", func() float64 { return float64(count(r, 0, 1.5)) }, 0, 0},
	} {
		mean, variance := moments(40_000, c.draw)
		if math.Abs(mean-c.mean) > 0.03*c.mean || math.Abs(variance-c.variance) > 0.06*c.variance {
			t.Errorf("%s: mean %.3f, variance %.3f, want %.3f, %.3f", c.name, mean, variance, c.mean, c.variance)
		}
	}
}

func TestLotteryDrawsByWeight(t *testing.T) {
	weights := []float64{0, 5, 1, 0.25, 3.75}
	l, r := newLottery(weights), stream(2, "test", 0)
	const n = 100_000
	drawn := make([]float64, len(weights))
	for range n {
		drawn[l.draw(r)]++
	}
	for i, w := range weights {
		if want := w / 10; math.Abs(drawn[i]/n-want) > 0.01 || want == 0 && drawn[i] > 0 {
			t.Errorf("index %d was drawn in %.3f of cases, want %.3f", i, drawn[i]/n, want)
		}
	}
}

func TestSeasonsLeaveTheYearAsItIs(t *testing.T) {
	rates := map[bool]float64{}
	for _, c := range crimes {
		year := 0.0
		for m := range 12 {
			year += c.season(time.January + time.Month(m))
		}
		if math.Abs(year-12) > 1e-9 {
			t.Errorf("%s: the factors of a year add up to %v", c.category, year)
		}
		rates[c.category.IsCrime()] += c.rate
	}
	if math.Abs(rates[true]-95) > 1e-9 || rates[false] != 25 {
		t.Errorf("%v crimes and %v incidents for 1,000 residents, want 95 and 25", rates[true], rates[false])
	}
}

package analysis

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"assess/geo"
)

// One incident at the centre of a cell of 100 m, quartic of 250 m:
//
//	at the centre 3/(π 0.25²) per km², next to it (1 - 0.4²)² of that, at (2, 2) nothing.
func TestDensityByHand(t *testing.T) {
	l := Lattice{Size: 100, Columns: 5, Rows: 5}
	got, err := Density([]float64{250, math.NaN()}, []float64{250, 250}, l, DensityParams{Kernel: Quartic, Bandwidth: 250})
	if err != nil {
		t.Fatal(err)
	}
	peak := 3 / (math.Pi * 0.25 * 0.25)
	wantAll(t, "quartic", []float64{got[12], got[13], got[7], got[24]}, []float64{peak, peak * 0.84 * 0.84, peak * 0.84 * 0.84, 0}, 1e-12)
	thrice, _ := Density([]float64{250, 250, 250, 120}, []float64{250, 250, 250, 80}, l, DensityParams{Kernel: Quartic, Bandwidth: 250, EdgeCorrected: true})
	weighed, _ := Density([]float64{250, 120}, []float64{250, 80}, l, DensityParams{Kernel: Quartic, Bandwidth: 250, EdgeCorrected: true, Weights: []float64{3, 1}})
	wantAll(t, "three at a position", weighed, thrice, 1e-12)
	got, _ = Density([]float64{250}, []float64{250}, l, DensityParams{Kernel: Gaussian, Bandwidth: 100})
	peak = 1 / (2 * math.Pi * 0.01)
	wantAll(t, "gaussian", []float64{got[12], got[13], got[24]}, []float64{peak, peak * math.Exp(-0.5), peak * math.Exp(-4)}, 1e-12)
}

// mass is the incidents that a surface stands for.
func mass(density []float64, size float64) float64 {
	sum := 0.0
	for _, v := range density {
		if !math.IsNaN(v) {
			sum += v * size * size / 1e6
		}
	}
	return sum
}

func TestDensityAddsUpToTheIncidents(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 20).Draw(t, "incidents")
		x := rapid.SliceOfN(rapid.Float64Range(2000, 4000), n, n).Draw(t, "x")
		y := rapid.SliceOfN(rapid.Float64Range(2000, 4000), n, n).Draw(t, "y")
		p := DensityParams{Kernel: rapid.SampledFrom([]Kernel{Quartic, Gaussian}).Draw(t, "kernel")}
		p.Bandwidth = rapid.Float64Range(100, 200).Draw(t, "bandwidth")
		if p.Kernel == Quartic {
			p.Bandwidth = QuarticRadius(p.Bandwidth)
		}
		l := Lattice{Size: 100, Columns: 60, Rows: 60}
		open, err := Density(x, y, l, p)
		if err != nil || !closeTo(mass(open, l.Size), float64(n), 0.01, float64(n)) {
			t.Fatalf("an open window: %v incidents of %d, %v", mass(open, l.Size), n, err)
		}

		l.Inside = make([]bool, 3600)
		held, edge := 0, rapid.IntRange(40, 80).Draw(t, "edge")
		for i := range l.Inside {
			l.Inside[i] = i%60+i/60 < edge
		}
		for i := range x {
			if l.Inside[l.cell(x[i], y[i])] {
				held++
			}
		}
		p.EdgeCorrected = true
		clipped, err := Density(x, y, l, p)
		if err != nil || !closeTo(mass(clipped, l.Size), float64(held), 1e-9, float64(held)) {
			t.Fatalf("clipped: %v incidents of %d, %v", mass(clipped, l.Size), held, err)
		}
		for i, v := range clipped {
			if math.IsNaN(v) == l.Inside[i] {
				t.Fatalf("cell %d inside %v has %v", i, l.Inside[i], v)
			}
		}
	})
}

func TestDensityEdges(t *testing.T) {
	l := Lattice{Size: 200, Columns: 2, Rows: 2}
	fine := DensityParams{Kernel: Quartic, Bandwidth: 300}
	for what, try := range map[string]func() ([]float64, error){
		"unequal lengths": func() ([]float64, error) { return Density([]float64{1}, nil, l, fine) },
		"a weight missing": func() ([]float64, error) {
			return Density([]float64{1, 2}, []float64{1, 2}, l, DensityParams{Kernel: Quartic, Bandwidth: 300, Weights: []float64{1}})
		},
		"no kernel":    func() ([]float64, error) { return Density(nil, nil, l, DensityParams{Bandwidth: 1}) },
		"no bandwidth": func() ([]float64, error) { return Density(nil, nil, l, DensityParams{Kernel: Quartic}) },
		"no cell size": func() ([]float64, error) { return Density(nil, nil, Lattice{}, fine) },
		"too few cells": func() ([]float64, error) {
			return Density(nil, nil, Lattice{Size: 1, Rows: 2, Columns: 2, Inside: []bool{true}}, fine)
		},
		"a negative count": func() ([]float64, error) { return Density(nil, nil, Lattice{Size: 1, Rows: -2}, fine) },
	} {
		if got, err := try(); err == nil {
			t.Errorf("%s: %v, want an error", what, got)
		}
	}
	got, err := Density(nil, nil, l, fine)
	if err != nil {
		t.Fatal(err)
	}
	wantAll(t, "no incidents", got, []float64{0, 0, 0, 0}, 0)
	got, _ = Density([]float64{150, 9e12}, []float64{150, -9e12}, l, DensityParams{Kernel: Quartic, Bandwidth: 10, EdgeCorrected: true})
	wantAll(t, "a kernel between centres", got, []float64{25, 0, 0, 0}, 1e-12)
}

func TestScottBandwidth(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	x, y := make([]float64, 4096), make([]float64, 4096)
	for i := range x {
		x[i], y[i] = 1000*rng.NormFloat64(), 2000*rng.NormFloat64()
	}
	// √((1000² + 2000²)/2) 4096^(-1/6) = 1581.1/4
	wantRelative(t, "normal incidents", ScottBandwidth(x, y), math.Sqrt(2.5e6)/4, 0.03)
	wantRelative(t, "axes changed about", ScottBandwidth(y, x), ScottBandwidth(x, y), 1e-12)
	wantRelative(t, "on a line", ScottBandwidth([]float64{0, 10}, []float64{5, 5}), math.Min(math.Sqrt(50), 5/1.349)/math.Sqrt2*math.Pow(2, -1.0/6), 1e-12)
	for what, v := range map[string]float64{
		"none":      ScottBandwidth(nil, nil),
		"one":       ScottBandwidth([]float64{3}, []float64{4}),
		"one point": ScottBandwidth([]float64{3, 3, 3}, []float64{4, 4, 4}),
		"nowhere":   ScottBandwidth([]float64{math.NaN(), 3}, []float64{4, 4}),
	} {
		if !math.IsNaN(v) {
			t.Errorf("%s: bandwidth %v, want none", what, v)
		}
	}
	if got := ScottBandwidth([]float64{0, 0, 0, 0, 80}, []float64{1, 1, 1, 1, 1}); !(got > 0) {
		t.Errorf("most at one point: bandwidth %v, want one from the standard deviation", got)
	}
}

func TestLatticeOfAGrid(t *testing.T) {
	corner := geo.Shape{orb.Polygon{orb.Ring{{1000, 2000}, {1600, 2000}, {1000, 2400}, {1000, 2000}}}}
	cells := geo.Clip([]geo.Shape{corner}, 200)
	l, place := LatticeOf(cells)
	if len(place) != cells.Len() || cells.Len() == 0 {
		t.Fatalf("%d places for %d cells", len(place), cells.Len())
	}
	inside := 0
	for _, in := range l.Inside {
		if in {
			inside++
		}
	}
	if inside != cells.Len() || l.West != 1000 || l.South != 2000 {
		t.Errorf("lattice %+v of %d cells", l, cells.Len())
	}
	for i, at := range place {
		e, n := cells.Corner(i)
		if got := l.cell(float64(e)+100, float64(n)+100); got != at {
			t.Errorf("cell %d is lattice cell %d, its centre in %d", i, at, got)
		}
	}
	if _, place := LatticeOf(geo.Clip(nil, 200)); len(place) != 0 {
		t.Errorf("no cells: %v", place)
	}
}

func BenchmarkDensity(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 1))
	x, y := make([]float64, 20000), make([]float64, 20000)
	for i := range x {
		x[i], y[i] = 20000*rng.Float64(), 16600*rng.Float64()
	}
	l := Lattice{Size: 200, Columns: 100, Rows: 83}
	for name, p := range map[string]DensityParams{
		"quartic":           {Kernel: Quartic, Bandwidth: 600},
		"quartic corrected": {Kernel: Quartic, Bandwidth: 600, EdgeCorrected: true},
		"gaussian":          {Kernel: Gaussian, Bandwidth: 212},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := Density(x, y, l, p); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

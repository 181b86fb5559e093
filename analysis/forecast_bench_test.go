package analysis

import (
	"math/rand/v2"
	"testing"
)

func benchSeries(years int) []float64 {
	s := simulation{rng: rand.New(rand.NewPCG(20210401, 7)), months: 12, yearly: 6000, phi: 2}
	return s.monthsOf(years)
}

func BenchmarkETS(b *testing.B) {
	y := benchSeries(5)
	for _, m := range []ETSModel{ETSANN, ETSAAN, ETSANA, ETSAAA, ETSAAdA} {
		b.Run(m.String(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := ETS(y, ETSParams{Model: m, Period: 12, SquareRoot: true}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkETSForecast(b *testing.B) {
	fit, err := ETS(benchSeries(5), ETSParams{Model: ETSANA, Period: 12, SquareRoot: true})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		fit.Forecast(12)
	}
}

func BenchmarkHoltWinters(b *testing.B) {
	y := benchSeries(5)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := HoltWinters(y, HoltWintersParams{Period: 12, Alpha: 0.2, Beta: 0.05, Gamma: 0.1}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPELT(b *testing.B) {
	y := benchSeries(10)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := PELT(y, nil, ChangepointParams{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMannKendall(b *testing.B) {
	y := benchSeries(5)
	b.ReportAllocs()
	for b.Loop() {
		MannKendall(y)
	}
}

func BenchmarkLaneyU(b *testing.B) {
	y := benchSeries(5)
	days := make([]float64, len(y))
	for i := range days {
		days[i] = monthDays[i%12]
	}
	b.ReportAllocs()
	for b.Loop() {
		LaneyU(y, days, nil, nil)
	}
}

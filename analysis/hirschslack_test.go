package analysis

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// woven is a series whose calendar months are the rows given, year by year.
func woven(months ...[]float64) []float64 {
	var y []float64
	for year := range months[0] {
		for _, m := range months {
			y = append(y, m[year])
		}
	}
	return y
}

func TestDependentMonthsOfOneMonthIsSeasonalKendall(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := ties(t)
		k, d := SeasonalKendall(y, 1), DependentMonths(y, 1)
		if k.S != d.S || k.Variance != d.Variance || k.P != d.P || k.Z != d.Z || k.N != d.N {
			t.Fatalf("%+v and %+v", k, d)
		}
	})
}

func TestMonthsThatRepeatEachOtherCountOnce(t *testing.T) {
	one := []float64{4, 9, 1, 7, 3, 8}
	single := MannKendall(one)
	k := DependentMonths(woven(one, one, one), 3)
	wantRelative(t, "S", k.S, 3*single.S, 0)
	wantRelative(t, "variance", k.Variance, 9*single.Variance, 1e-12) // of three times the same
	two := DependentMonths(woven(one, one), 2)
	wantRelative(t, "variance of two", two.Variance, 4*single.Variance, 1e-12)
}

func TestMonthsThatGoOppositeWaysAreNotMadeSure(t *testing.T) {
	up, down := []float64{1, 2, 3, 4, 5}, []float64{5, 4, 3, 2, 1}
	y := woven(up, down) // in years that begin with the second month too, one goes up and one down
	wantRelative(t, "sum of covariances", covariances(y, 2), -2*MannKendall(up).Variance, 1e-12)
	wantRelative(t, "variance", DependentMonths(y, 2).Variance, SeasonalKendall(y, 2).Variance, 0)
}

// everyOrder calls f with every order of n things.
func everyOrder(n int, f func([]int)) {
	order := make([]int, n)
	var place func(k int, used int)
	place = func(k, used int) {
		if k == n {
			f(order)
			return
		}
		for i := range n {
			if used&(1<<i) == 0 {
				order[k] = i
				place(k+1, used|1<<i)
			}
		}
	}
	place(0, 0)
}

// The variance with all covariances is that of S over every order of the years, ties
// and months that are not held included.
func TestCovariancesAreThoseOfYearsInAnyOrder(t *testing.T) {
	const years, period = 5, 3
	rapid.Check(t, func(t *rapid.T) {
		rows := make([][]float64, years)
		for i := range rows {
			for range period {
				rows[i] = append(rows[i], float64(rapid.IntRange(0, 4).Draw(t, "value")))
			}
		}
		if rapid.Bool().Draw(t, "gap") {
			rows[rapid.IntRange(0, years-1).Draw(t, "year")][1] = math.NaN()
		}
		sum, squares, orders := 0.0, 0.0, 0.0
		var y []float64
		everyOrder(years, func(order []int) {
			y = y[:0]
			for _, i := range order {
				y = append(y, rows[i]...)
			}
			s := 0.0
			for month := range period {
				s += MannKendall(everyNth(y, month, period)).S
			}
			sum, squares, orders = sum+s, squares+s*s, orders+1
		})
		// The variances of single months are those of the values held in any order of
		// them, which a month that is not held changes: only the covariances are compared.
		want := squares / orders
		for month := range period {
			alone := 0.0
			everyOrder(years, func(order []int) {
				v := make([]float64, years)
				for k, i := range order {
					v[k] = rows[i][month]
				}
				s := MannKendall(v).S
				alone += s * s
			})
			want -= alone / orders
		}
		if sum != 0 {
			t.Fatalf("S adds up to %v over all orders", sum)
		}
		if got := covariances(y, period); math.Abs(got-want) > 1e-9*(1+math.Abs(want)) {
			t.Fatalf("covariances %v, over all orders %v", got, want)
		}
	})
}

func TestDependentMonthsAreNeverSurer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := ties(t)
		period := rapid.IntRange(1, 12).Draw(t, "period")
		k, d := SeasonalKendall(y, period), DependentMonths(y, period)
		if d.S != k.S || d.Variance < k.Variance || d.P < k.P || d.P > 1 {
			t.Fatalf("%+v and with dependent months %+v", k, d)
		}
	})
}

package analysis

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/optimize"
)

// gridShares are where a search begins: every combination of them is tried.
var gridShares = []float64{0.02, 0.3, 0.8}

// boxStarts is from how many of the best of them it goes on.
const boxStarts = 2

// leastInBox finds where f is least over weights from 0 to 1, by Nelder and Mead's
// simplex from the best places of a coarse grid. Each weight is sin² of an angle, so
// that the search is unbounded and yet can reach 0 and 1. It draws nothing at
// random: the same f has the same answer. f must be finite somewhere on the grid.
func leastInBox(weights int, f func([]float64) float64) ([]float64, error) {
	inBox := func(angles []float64) []float64 {
		w := make([]float64, len(angles))
		for i, a := range angles {
			w[i] = math.Pow(math.Sin(a), 2)
		}
		return w
	}
	problem := optimize.Problem{Func: func(angles []float64) float64 {
		if v := f(inBox(angles)); !math.IsNaN(v) {
			return v
		}
		return math.Inf(1)
	}}
	settings := &optimize.Settings{
		FuncEvaluations: 600,
		Converger:       &optimize.FunctionConverge{Relative: 1e-8, Iterations: 25},
	}
	best, least := []float64(nil), math.Inf(1)
	for _, start := range gridStarts(weights, problem.Func) {
		found, err := optimize.Minimize(problem, start, settings, &optimize.NelderMead{SimplexSize: 0.2})
		if found == nil { // a search that has used up its evaluations still has found something
			return nil, fmt.Errorf("search for the least squares: %w", err)
		}
		if best == nil || found.F < least {
			best, least = inBox(found.X), found.F
		}
	}
	return best, nil
}

// gridStarts are the angles of the best places of the grid, best first.
func gridStarts(weights int, f func([]float64) float64) [][]float64 {
	var starts [][]float64
	var values []float64
	places := int(math.Pow(float64(len(gridShares)), float64(weights)))
	for place := range places {
		angles := make([]float64, weights)
		for i, rest := 0, place; i < weights; i++ {
			angles[i] = math.Asin(math.Sqrt(gridShares[rest%len(gridShares)]))
			rest /= len(gridShares)
		}
		starts, values = append(starts, angles), append(values, f(angles))
	}
	order := ascending(values)
	var out [][]float64
	for _, i := range order[:min(boxStarts, len(order))] {
		out = append(out, starts[i])
	}
	return out
}

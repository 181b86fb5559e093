package analysis

// filled is the scores of items by criterion, where a score that is missing stands at the
// mean of the items that have one: an item neither gains nor loses by what is not told of
// it. A criterion that no item has a score for stands at 0.
func filled(scores [][]*int) [][]float64 {
	out := make([][]float64, len(scores))
	for i, row := range scores {
		out[i] = make([]float64, len(row))
		for k, s := range row {
			if s != nil {
				out[i][k] = float64(*s)
				continue
			}
			sum, n := 0, 0
			for _, other := range scores {
				if other[k] != nil {
					sum, n = sum+*other[k], n+1
				}
			}
			if n > 0 {
				out[i][k] = float64(sum) / float64(n)
			}
		}
	}
	return out
}

// weighted is the weighted mean of each item's scores; weights[k] is of criterion k.
func weighted(scores [][]float64, weights []float64) []float64 {
	out := make([]float64, len(scores))
	for i, row := range scores {
		sum, of := 0.0, 0.0
		for k, s := range row {
			sum += weights[k] * s
			of += weights[k]
		}
		out[i] = sum / of
	}
	return out
}

// position is the ranks that an item shares with those of the same score: from 1 plus those
// that are higher, to those that are as high or higher.
type position struct{ from, to int }

// sameScore is how near two scores are that are the same: far less than one point of one
// criterion makes, far more than adding up in another order does.
const sameScore = 1e-9

// ranks gives each score its place, the highest first.
func ranks(scores []float64) []position {
	out := make([]position, len(scores))
	for i, s := range scores {
		out[i].from = 1
		for _, other := range scores {
			switch {
			case other > s+sameScore:
				out[i].from++
				out[i].to++
			case other >= s-sameScore:
				out[i].to++
			}
		}
	}
	return out
}

// movedWeights are all sets in which each weight is its own, or by the share moved less
// or more; a weight of 0 stays.
func movedWeights(weights []float64, moved float64) [][]float64 {
	out := [][]float64{{}}
	for _, w := range weights {
		steps := []float64{w * (1 - moved), w, w * (1 + moved)}
		if w == 0 {
			steps = steps[:1]
		}
		var longer [][]float64
		for _, set := range out {
			for _, s := range steps {
				longer = append(longer, append(append([]float64(nil), set...), s))
			}
		}
		out = longer
	}
	return out
}

package analysis

import "math"

// basis is an orthonormal basis of some columns, by modified Gram-Schmidt: column j
// is Σ over i of vectors[i] triangle[i][j]. A column that the others make up, but for
// rounding, has no vector (its diagonal is 0) and a coefficient of 0.
type basis struct {
	vectors  [][]float64
	triangle [][]float64
}

// of overwrites the columns with the basis.
func (b *basis) of(columns [][]float64) {
	b.vectors = columns
	if len(b.triangle) != len(columns) {
		b.triangle = make([][]float64, len(columns))
		for i := range b.triangle {
			b.triangle[i] = make([]float64, len(columns))
		}
	}
	for j, column := range columns {
		whole := math.Sqrt(dot(column, column))
		for i, v := range columns[:j] {
			b.triangle[i][j] = dot(v, column)
			lessTimes(column, v, b.triangle[i][j])
		}
		left := math.Sqrt(dot(column, column))
		if left <= 1e-10*whole {
			clear(column)
			b.triangle[j][j] = 0
			continue
		}
		b.triangle[j][j] = left
		for i := range column {
			column[i] /= left
		}
	}
}

// remove takes the part of v that the columns make up out of v and returns the
// coefficients of the columns in that part.
func (b *basis) remove(v []float64) []float64 {
	shares := make([]float64, len(b.vectors))
	for i, q := range b.vectors {
		shares[i] = dot(q, v)
		lessTimes(v, q, shares[i])
	}
	return b.back(shares)
}

// back solves the triangle for its right side, which it overwrites.
func (b *basis) back(x []float64) []float64 {
	for i := len(x) - 1; i >= 0; i-- {
		for j := i + 1; j < len(x); j++ {
			x[i] -= b.triangle[i][j] * x[j]
		}
		if b.triangle[i][i] == 0 {
			x[i] = 0
			continue
		}
		x[i] /= b.triangle[i][i]
	}
	return x
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i, v := range a {
		sum += v * b[i]
	}
	return sum
}

// lessTimes subtracts times b from a.
func lessTimes(a, b []float64, times float64) {
	for i, v := range b {
		a[i] -= times * v
	}
}

package analysis

import (
	"fmt"

	"assess/data"
)

// Limits of what is decomposed: more than two whole years, and gaps of at
// most two months, filled for the fit only.
const (
	leastRun  = 25
	widestGap = 2
)

// trends decomposes every category's series up to the end of the year.
func (b *builder) trends() error {
	last := b.out.Year.Held.To
	for _, c := range b.categories() {
		s := b.ownSeries(c)
		n := int(last-s.from) + 1
		t := Trend{
			Category: c, From: s.from, Counts: s.counts[:n], Filled: []data.Month{},
			Trend: make([]*float64, n), Seasonal: make([]*float64, n), Adjusted: make([]*float64, n),
		}
		if err := b.decompose(&t); err != nil {
			return fmt.Errorf("trend of %s: %w", c, err)
		}
		b.out.Trends = append(b.out.Trends, t)
	}
	return nil
}

// decompose fits STL to the run of months that ends with the series.
func (b *builder) decompose(t *Trend) error {
	start := runStart(t.Counts)
	n := len(t.Counts) - start
	if n < leastRun {
		t.Reason = fmt.Sprintf("%d months in an unbroken run up to %s; a seasonal pattern takes %d", n, t.From.Add(len(t.Counts)-1).Label(), leastRun)
		return nil
	}
	y := make([]float64, n)
	var total int64
	for i := range y {
		if v := t.Counts[start+i]; v != nil {
			y[i] = float64(*v)
			total += *v
		}
	}
	if total < minimumCount {
		t.Reason = fmt.Sprintf("%d incidents in %d months are too few", total, n)
		return nil
	}
	for i := range y {
		if t.Counts[start+i] == nil {
			y[i] = interpolate(t.Counts[start:], i)
			t.Filled = append(t.Filled, t.From.Add(start+i))
		}
	}
	parts, err := STL(y, STLParams{Period: 12, Robust: true})
	if err != nil {
		return err
	}
	t.Fitted = data.Period{From: t.From.Add(start), To: t.From.Add(start + n - 1)}
	for i := range y {
		trend := parts.Trend[i]
		t.Trend[start+i] = &trend
		if t.Counts[start+i] != nil {
			seasonal, adjusted := parts.Seasonal[i], y[i]-parts.Seasonal[i]
			t.Seasonal[start+i], t.Adjusted[start+i] = &seasonal, &adjusted
		}
	}
	return nil
}

// runStart is the first month of the run that ends with the series, where gaps
// of up to widestGap months do not break it.
func runStart(counts []*int64) int {
	start, gap := len(counts), 0
	for i := len(counts) - 1; i >= 0; i-- {
		if counts[i] == nil {
			if gap++; gap > widestGap {
				break
			}
			continue
		}
		start, gap = i, 0
	}
	return start
}

// interpolate fills month i of a run: the mean of the same month a year before
// and after, or of whichever is held, else of the nearest months held.
func interpolate(counts []*int64, i int) float64 {
	for _, step := range []int{12, 1, 2, 3} {
		var sum, n float64
		for _, k := range []int{i - step, i + step} {
			if k >= 0 && k < len(counts) && counts[k] != nil {
				sum += float64(*counts[k])
				n++
			}
		}
		if n > 0 {
			return sum / n
		}
	}
	return 0
}

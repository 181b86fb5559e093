package reports

import (
	"cmp"
	"slices"

	"assess/analysis"
	"assess/data"
)

// suppression hides small counts of small areas where the settings ask for it
// (suppress_open): counts from 1 to below-1, and further counts where a hidden
// one could be worked out from the others of its area, or from the others of
// its category in the layer. The zero value hides nothing.
type suppression struct {
	below  int64
	hidden map[rateKey]bool
}

// rateKey names one row of the area rates.
type rateKey struct {
	layer    data.Layer
	code     data.Code
	category data.Category
}

func keyOf(r analysis.AreaRate) rateKey { return rateKey{r.Layer, r.Code, r.Category} }

// hide is the suppression that the assessment asks for.
func (d *draft) hide() suppression { return suppressionOf(d.a) }

// suppressionOf works out which rows of the area rates are hidden.
func suppressionOf(a *analysis.Assessment) suppression {
	if !a.Settings.SuppressOpen || a.Settings.SuppressBelow < 2 {
		return suppression{}
	}
	s := suppression{below: int64(a.Settings.SuppressBelow), hidden: map[rateKey]bool{}}
	type line struct {
		layer data.Layer
		of    string
	}
	lines := map[line][]analysis.AreaRate{}
	for _, r := range a.AreaRates {
		if s.small(r.Count) {
			s.hidden[keyOf(r)] = true
		}
		byArea, byCategory := line{r.Layer, "area " + string(r.Code)}, line{r.Layer, "category " + string(r.Category)}
		lines[byArea] = append(lines[byArea], r)
		lines[byCategory] = append(lines[byCategory], r)
	}
	order := make([]line, 0, len(lines))
	for l := range lines {
		order = append(order, l)
	}
	slices.SortFunc(order, func(x, y line) int { return cmp.Or(cmp.Compare(x.layer, y.layer), cmp.Compare(x.of, y.of)) })
	for again := true; again; {
		again = false
		for _, l := range order {
			again = s.pair(lines[l]) || again
		}
	}
	return s
}

// pair hides a second count in a line that hides exactly one: the smallest that
// is left above zero, else a zero. It reports whether it did.
func (s suppression) pair(rows []analysis.AreaRate) bool {
	var next *analysis.AreaRate
	hidden := 0
	for i := range rows {
		r := &rows[i]
		switch {
		case s.hidden[keyOf(*r)]:
			hidden++
		case next == nil, next.Count == 0 && r.Count > 0, r.Count > 0 && r.Count < next.Count:
			next = r
		}
	}
	if hidden != 1 || next == nil {
		return false
	}
	s.hidden[keyOf(*next)] = true
	return true
}

// small reports whether a count is too small to show.
func (s suppression) small(n int64) bool { return n > 0 && n < s.below }

// cells gives the cells of an area's row, each replaced where the row is hidden.
func (s suppression) cells(r analysis.AreaRate, cells ...string) []string {
	return veiled(s.hidden[keyOf(r)], cells)
}

// cell gives the cells of a map cell's row, each replaced where its count is
// too small to show.
func (s suppression) cell(n int64, cells ...string) []string { return veiled(s.small(n), cells) }

// veiled replaces every cell when hidden is true.
func veiled(hidden bool, cells []string) []string {
	if !hidden {
		return cells
	}
	return slices.Repeat([]string{suppressedCell}, len(cells))
}

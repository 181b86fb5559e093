package reports

import (
	"cmp"
	"slices"

	"assess/analysis"
	"assess/data"
	"assess/reports/disclosure"
)

// margins are counts of areas by category with every sum that the report shows of them:
// all crime of an area, and a category of a district. Without districts, as for wards,
// all areas are one.
type margins struct {
	disclosure.Counts
	rows []analysis.AreaRate // of the first counts
}

func newMargins(rows []analysis.AreaRate, of map[data.Code]stratum) *margins {
	m := &margins{rows: rows}
	for _, r := range rows {
		m.add(r.Count, false)
	}
	m.across()
	m.down(of)
	return m
}

// add puts a count at the end.
func (m *margins) add(n int64, open bool) int {
	m.Values, m.Open = append(m.Values, n), append(m.Open, open)
	return len(m.Values) - 1
}

// across adds up the crime categories of each area.
func (m *margins) across() {
	parts := map[data.Code][]int{}
	for i, r := range m.rows {
		if r.Category.IsCrime() && r.Category != data.AllCrime {
			parts[r.Code] = append(parts[r.Code], i)
		}
	}
	for i, r := range m.rows {
		if r.Category == data.AllCrime && len(parts[r.Code]) > 0 {
			m.Sums = append(m.Sums, disclosure.Sum{Whole: i, Parts: parts[r.Code]})
		}
	}
}

// down adds up the areas of a district by category. Its counts are open.
func (m *margins) down(of map[data.Code]stratum) {
	type key struct {
		district data.Code
		category data.Category
	}
	areas := map[key][]int{}
	for i, r := range m.rows {
		k := key{of[r.Code].district, r.Category}
		areas[k] = append(areas[k], i)
	}
	order := func(x, y key) int {
		return cmp.Or(byOrder(x.category, y.category), cmp.Compare(x.district, y.district))
	}
	for _, k := range sortedKeys(areas, order) {
		m.Sums = append(m.Sums, disclosure.Sum{Whole: m.add(m.sum(areas[k]), true), Parts: areas[k]})
	}
}

func sortedKeys[K comparable, V any](m map[K]V, order func(x, y K) int) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, order)
	return keys
}

func (m *margins) sum(parts []int) (n int64) {
	for _, i := range parts {
		n += m.Values[i]
	}
	return n
}

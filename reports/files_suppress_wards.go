package reports

import (
	"assess/analysis"
	"assess/data"
	"assess/reports/disclosure"
)

// wardKey names a ward's change as the area rates name its count.
func wardKey(r analysis.CategoryChange) rateKey { return rateKey{data.Ward, r.Code, r.Category} }

// wardChanges are the changes of wards that are hidden: either year's count is small or
// would be given away by the others and their total, or by the whole year's count, of
// which the months compared are a part.
func (s suppression) wardChanges(a *analysis.Assessment) map[rateKey]bool {
	year := map[rateKey]int64{}
	for _, r := range a.AreaRates {
		year[keyOf(r)] = r.Count
	}
	rows := map[data.Category][]analysis.CategoryChange{}
	for _, r := range a.WardChanges.Rows {
		rows[r.Category] = append(rows[r.Category], r)
	}
	out := map[rateKey]bool{}
	for _, rows := range rows {
		now, before := s.wardsNow(rows, year), wardsBefore(rows)
		// A row is hidden whole, so what one year hides the other hides too.
		for k := range rows {
			hide := s.hidden[wardKey(rows[k])]
			now.Hide[k], before.Hide[k] = hide, hide
		}
		for {
			a, b := s.among(now, len(rows)), s.among(before, len(rows))
			more := false
			for k := range rows {
				hide := a[k] || b[k]
				more = more || a[k] != b[k]
				now.Hide[k], before.Hide[k] = hide, hide
			}
			if !more {
				break
			}
		}
		for k, hide := range now.Hide[:len(rows)] {
			if hide {
				out[wardKey(rows[k])] = true
			}
		}
	}
	return out
}

// wardsNow are the counts of this year's months compared, with what the other months
// of the year add to each ward whose year is shown.
func (s suppression) wardsNow(rows []analysis.CategoryChange, year map[rateKey]int64) disclosure.Counts {
	var c disclosure.Counts
	add := func(n int64, open bool) int {
		c.Values, c.Open, c.Hide = append(c.Values, n), append(c.Open, open), append(c.Hide, false)
		return len(c.Values) - 1
	}
	total, parts := int64(0), []int{}
	for _, r := range rows {
		parts = append(parts, add(r.CurrentCount, false))
		total += r.CurrentCount
	}
	for k, r := range rows {
		n, ok := year[wardKey(r)]
		if left := n - r.CurrentCount; ok && left > 0 && !s.hidden[wardKey(r)] {
			others := add(left, false)
			c.Sums = append(c.Sums, disclosure.Sum{Whole: add(n, true), Parts: []int{parts[k], others}})
		}
	}
	c.Sums = append(c.Sums, disclosure.Sum{Whole: add(total, true), Parts: parts})
	return c
}

// wardsBefore are the counts of the year before.
func wardsBefore(rows []analysis.CategoryChange) disclosure.Counts {
	n := len(rows)
	c := disclosure.Counts{Values: make([]int64, n+1), Open: make([]bool, n+1), Hide: make([]bool, n+1)}
	sum := disclosure.Sum{Whole: n}
	for k, r := range rows {
		c.Values[k] = r.PreviousTotal
		c.Values[n] += r.PreviousTotal
		sum.Parts = append(sum.Parts, k)
	}
	c.Open[n] = true
	c.Sums = []disclosure.Sum{sum}
	return c
}

// among tells which of the first n counts are hidden. Counts that do not add up are
// all hidden.
func (s suppression) among(c disclosure.Counts, n int) []bool {
	hidden, _, err := disclosure.Protect(c, s.below)
	out := make([]bool, n)
	for k := range out {
		out[k] = err != nil || hidden[k]
	}
	return out
}

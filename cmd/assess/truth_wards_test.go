package main

import (
	"testing"

	"assess/analysis"
	"assess/data"
	"assess/data/sample"
)

// wardMonthsAreTrue checks that the months of wards are those that were generated: a
// ward's year adds up to its count, its months compared to its change, and the wards to
// the district but for what lies outside them.
func wardMonthsAreTrue(t *testing.T, a *analysis.Assessment, truth sample.Truth) {
	m := a.WardMonths
	if m.Reason != "" || len(m.Rows) != 2*a.Area.Wards {
		t.Fatalf("%d series of %d wards, want two of each: %q", len(m.Rows), a.Area.Wards, m.Reason)
	}
	type key struct {
		code     data.Code
		category data.Category
	}
	year := map[key]int64{}
	for _, r := range a.AreaRates {
		if r.Layer == data.Ward {
			year[key{r.Code, r.Category}] = r.Count
		}
	}
	change := map[key]analysis.CategoryChange{}
	for _, r := range a.WardChanges.Rows {
		change[key{r.Code, r.Category}] = r
	}
	calendar := map[int]bool{}
	for _, c := range a.Previous.Calendar {
		calendar[c] = true
	}
	type monthOf struct {
		month    data.Month
		category data.Category
	}
	inWards := map[monthOf]int64{}
	for _, r := range m.Rows {
		var all, now, before int64
		for i, n := range r.Counts {
			at := m.From.Add(i)
			if (n == nil) != (at == truth.MissingMonth) {
				t.Fatalf("%s of %s, %s: %v, though %s alone is missing", at, r.Code, r.Category, n, truth.MissingMonth)
			}
			if n == nil {
				continue
			}
			inWards[monthOf{at, r.Category}] += *n
			compared := calendar[int(at.Calendar())]
			switch {
			case a.Year.Held.Contains(at):
				all += *n
				if compared {
					now += *n
				}
			case a.Year.Held.Contains(at.Add(12)) && compared:
				before += *n
			}
		}
		k := key{r.Code, r.Category}
		if c := change[k]; all != year[k] || now != c.CurrentCount || before != c.PreviousTotal {
			t.Errorf("%s, %s: %d in the year, %d and %d compared; want %d, %d and %d", r.Code, r.Category, all, now, before, year[k], c.CurrentCount, c.PreviousTotal)
		}
	}
	generated := map[monthOf]int64{}
	for cell, n := range truth.Counts {
		if cell.District != truth.Home.Code {
			continue
		}
		c := cell.Category
		if c.IsCrime() {
			c = data.AllCrime
		}
		generated[monthOf{cell.Month, c}] += int64(n)
	}
	for k, n := range inWards {
		if want := generated[k]; n > want || float64(n) < 0.97*float64(want) {
			t.Errorf("%s, %s: %d in the wards of a district with %d", k.month, k.category, n, want)
		}
	}
}

package main

import (
	"testing"

	"assess/analysis"
	"assess/data"
	"assess/data/sample"
)

// recordsAreTrue holds what the report counts of partners' tables against what was
// planted: every month of every category, every mark, the change, the nights and the
// near repeats.
func recordsAreTrue(t *testing.T, a *analysis.Assessment, truth sample.Truth) {
	t.Helper()
	for _, table := range truth.Tables {
		want := map[analysis.PartnerKey]map[data.Month]int{}
		put := func(k analysis.PartnerKey, m data.Month, n int) {
			if want[k] == nil {
				want[k] = map[data.Month]int{}
			}
			want[k][m] += n
		}
		for cell, n := range table.Counts {
			if cell.District == truth.Home.Code || cell.District == "" {
				put(analysis.PartnerKey{Source: table.ID, Category: string(cell.Category)}, cell.Month, n)
				put(analysis.PartnerKey{Source: table.ID}, cell.Month, n)
			}
		}
		for mark, n := range table.Flagged {
			if mark.District == truth.Home.Code || mark.District == "" {
				put(analysis.PartnerKey{Source: table.ID, Flag: mark.Flag}, mark.Month, n)
			}
		}
		monthsAreTrue(t, a, table, want)
		riseIsTrue(t, a, table)
		nightsAreTrue(t, a, table)
	}
}

func monthsAreTrue(t *testing.T, a *analysis.Assessment, table sample.Table, want map[analysis.PartnerKey]map[data.Month]int) {
	t.Helper()
	found := 0
	for _, c := range a.Partners.Counts {
		if c.Source != table.ID || c.Type != analysis.TypePartnership {
			continue
		}
		found++
		for i, n := range c.Counts {
			m := c.From.Add(i)
			switch {
			case m == table.Missing && n != nil:
				t.Errorf("%s has %d in %s, of which nothing was sent", table.ID, *n, m)
			case m != table.Missing && (n == nil || int(*n) != want[c.PartnerKey][m]):
				t.Errorf("%+v has %v in %s, want %d", c.PartnerKey, n, m, want[c.PartnerKey][m])
			}
		}
	}
	if found == 0 {
		t.Errorf("%s is in no count", table.ID)
	}
}

// riseIsTrue checks the category that was made to change.
func riseIsTrue(t *testing.T, a *analysis.Assessment, table sample.Table) {
	t.Helper()
	if table.Rose.Ratio == 0 {
		return
	}
	for _, c := range a.Partners.Changes {
		if c.Source == table.ID && c.Category == table.Rose.Category && c.Type == analysis.TypePartnership {
			if r := table.Rose.Ratio; c.Interval == nil || r < c.Interval.Lower || r > c.Interval.Upper {
				t.Errorf("%s: %s changed by %v, planted was %g", table.ID, c.Category, c.Interval, r)
			}
			return
		}
	}
	t.Errorf("%s: no change of %q", table.ID, table.Rose.Category)
}

// nightly reports whether a peak is the nights of Friday and Saturday from 21:00 to
// 03:00: to the hour where there are thousands of records, to two hours where there are
// hundreds.
func nightly(h analysis.PartnerHours) bool {
	p := h.Peak
	if p == nil || p.Day != 4 || p.Days != 2 {
		return false
	}
	if h.Events > 2000 {
		return p.Hour == 21 && p.Hours == 6
	}
	end := p.Hour + p.Hours
	return p.Hour >= 19 && p.Hour <= 23 && end >= 25 && end <= 29
}

// nightsAreTrue checks the peak of the week and the near repeats.
func nightsAreTrue(t *testing.T, a *analysis.Assessment, table sample.Table) {
	t.Helper()
	if table.Night > 0 {
		for _, h := range a.Partners.Hours {
			if h.Source == table.ID && h.Category == "" && !nightly(h) {
				t.Errorf("%s: the peak is %+v, want the nights of Friday and Saturday from 21:00 to 03:00", table.ID, h.Peak)
			}
		}
	}
	if table.NearRepeats == 0 {
		return
	}
	found := false
	for _, n := range a.Partners.Near {
		for _, b := range n.Bands {
			if n.Source == table.ID && b.UpToM == 200 && b.FromDays == 0 && b.Q < a.Settings.FDR {
				found = true
			}
		}
	}
	if !found {
		t.Errorf("%s: %d near repeats were planted and none is found", table.ID, table.NearRepeats)
	}
}

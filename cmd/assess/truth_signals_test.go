package main

import (
	"testing"

	"assess/analysis"
	"assess/data/sample"
)

// signalsAreTrue checks that the control charts call out the category that rose for a
// year, its last twelve months being above the middle, and no level but those that the
// generator changed; and that at most one of the categories that it left alone has an
// unusual month.
func signalsAreTrue(t *testing.T, a *analysis.Assessment, truth sample.Truth) {
	chance := 0
	for _, s := range a.Signals {
		if s.Reason != "" || s.Looked != 12 {
			t.Errorf("%s: %d months were looked at; %s", s.Category, s.Looked, s.Reason)
		}
		unusual := 0
		for _, m := range s.Months {
			if m.Unusual() {
				unusual++
			}
		}
		switch s.Category {
		case truth.Rose.Category:
			if s.Level != analysis.Higher || unusual == 0 {
				t.Errorf("%s rose, but is called %s with %d unusual months", s.Category, s.Level, unusual)
			}
			continue
		case truth.Fell.Category:
			if s.Level == analysis.Higher {
				t.Errorf("%s fell, but is called %s", s.Category, s.Level)
			}
			continue
		}
		if s.Level != analysis.NoClearChange {
			t.Errorf("%s did not change, but is called %s: %+v", s.Category, s.Level, s.Last)
		}
		if unusual > 0 {
			chance++
		}
	}
	if chance > 1 {
		t.Errorf("%d categories without a change have unusual months", chance)
	}
}

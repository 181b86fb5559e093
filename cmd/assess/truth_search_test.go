package main

import (
	"testing"

	"assess/analysis"
	"assess/data"
)

// TestSearchesAreFoundAsPlanted holds what is told of stop and searches against what the
// generator of the sample says is true.
func TestSearchesAreFoundAsPlanted(t *testing.T) {
	truth := sampleTruth(t)
	s := sampleAssessed(t).assessment.StopSearch
	if len(s.Missing) != 1 || s.Missing[0] != truth.NoSearches {
		t.Errorf("%v are missing, want %v", s.Missing, truth.NoSearches)
	}
	told := map[data.Month]map[string]int64{}
	var force, unlocated int64
	for _, m := range s.Monthly {
		switch {
		case m.Type == analysis.TypePartnership && m.Object != analysis.AllSearches:
			if told[m.Month] == nil {
				told[m.Month] = map[string]int64{}
			}
			told[m.Month][m.Object] = m.Searches
		case m.Type == analysis.TypeForce && m.Object == analysis.AllSearches:
			force += m.Searches
		}
	}
	for _, f := range truth.Searches {
		if !truth.Year.Contains(f.Month) {
			continue
		}
		force -= int64(f.Rows - f.Rejected)
		unlocated += int64(f.Unlocated)
		for object, n := range f.Home {
			if got := told[f.Month][string(object)]; got != int64(n) {
				t.Errorf("%s, %s: %d searches, want %d", f.Month, object, got, n)
			}
		}
	}
	if force != 0 || s.NoLocation != unlocated {
		t.Errorf("the force has %d searches too many; %d without a location, want %d", force, s.NoLocation, unlocated)
	}
	for _, o := range s.Objects {
		if o.Object == "Controlled drugs" && (o.Find == nil || o.Find.Interval.Lower > 0.30 || o.Find.Interval.Upper < 0.30) {
			t.Errorf("the find rate of drugs is %+v, planted is 0.30", o.Find)
		}
	}
	if x := s.Inside[0]; x.Share == nil || x.Share.Share < 0.4 || x.Share.Interval.Lower < *x.Crime {
		t.Errorf("of searches for drugs %+v are in hot spots, of the crime %v; 0.4 were sent there besides those that follow the crime", x.Share, x.Crime)
	}
}

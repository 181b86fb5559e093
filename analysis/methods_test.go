package analysis

import (
	"slices"
	"testing"
)

// described names the methods that describe each step, by its part. The steps without
// a method count or work out nothing.
var described = map[string][]string{
	"coverage": {"coverage", "counting", "gates"}, "reconciliation": {"reconciliation"}, "area": {}, "small-areas": {"smoothing"}, "counting": {"counting"}, "restatements": {"restatements"}, "rates": {"rates"},
	"change": {"change", "baseline"}, "trend": {"trend"}, "signals": {"control", "laney", "runs"}, "long-run": {"long-run"}, "level-shift": {"level-shift"},
	"season": {"season"}, "outlook": {"outlook"}, "versus": {"versus"}, "peers": {"rates"}, "funnels": {"funnel"}, "severity": {"severity"},
	"area-hotspots": {"area-hotspots"}, "clustering": {"resemblance", "local-moran", "local-smoothing", "nearest"},
	"ward-months": {"counting"}, "ward-changes": {"ward-changes"}, "standardised": {"standardised"},
	"hotspots": {"hotspots"}, "density": {"density"}, "hold": {"hold"}, "movement": {"movement"}, "history": {"history"}, "repeats": {"repeats"},
	"concentration": {"concentration"}, "deprivation": {"rates"}, "stop-search": {"stop-search", "search-inside"}, "ledger": {},
	"partner-counts": {"partner-counts"}, "partner-change": {"partner-change"}, "partner-harm": {"partner-harm"}, "partner-signals": {"partner-signals"}, "partner-wards": {"partner-counts"}, "partner-rows": {},
	"partner-hours": {"partner-hours"}, "partner-victims": {"partner-victims"}, "partner-near": {"partner-near"},
	"priorities": {"measurability", "outcomes"}, "plan": {"plan"}, "views": {"views"},
	"emerging": {"emerging"}, "matrix": {"matrix"}, "county": {"county"},
	"events": {}, "narrative": {}, "withheld": {},
	"prescribed": {}, "contents": {}, "methods": {}, "not-used": {},
}

// Each step that gives a number has its method in Annex B, and each method its step.
func TestEachStepHasItsMethod(t *testing.T) {
	b := &builder{out: &Assessment{}}
	if err := b.methods(); err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, s := range steps {
		ids, known := described[s.part]
		if !known {
			t.Errorf("no method is named for the step %q; describe it in methods and name that here", s.part)
		}
		for _, id := range ids {
			used[id] = true
			if !slices.ContainsFunc(b.out.Methods, func(m Method) bool { return m.ID == id }) {
				t.Errorf("the step %q is described by %q, which is not among the methods", s.part, id)
			}
		}
	}
	for _, m := range b.out.Methods {
		if !used[m.ID] {
			t.Errorf("the method %q belongs to no step", m.ID)
		}
	}
}

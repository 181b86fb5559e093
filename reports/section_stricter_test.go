package reports

import (
	"strings"
	"testing"

	"assess/analysis"
)

func TestStricterRulesSayHowManyCallsStand(t *testing.T) {
	call := func(together, holm float64) analysis.CategoryChange {
		return analysis.CategoryChange{Verdict: analysis.Higher, QDependent: &together, PHolm: &holm}
	}
	unclear := analysis.CategoryChange{Verdict: analysis.NoClearChange}
	for _, c := range []struct {
		changes []analysis.CategoryChange
		want    []string
	}{
		{[]analysis.CategoryChange{unclear}, nil},
		{[]analysis.CategoryChange{call(0.01, 0.2), unclear}, []string{"The one category called higher or lower is also so under a rule that allows", "The one category called higher or lower is not so under one that makes"}},
		{[]analysis.CategoryChange{call(0.01, 0.01), call(0.01, 0.2), call(0.2, 0.2)}, []string{"2 of the 3 categories called higher or lower are", "One of the 3 categories called higher or lower is"}},
		{[]analysis.CategoryChange{call(0.01, 0.01), call(0.02, 0.01)}, []string{"Both categories called higher or lower are also so under two stricter rules. One allows"}},
		{[]analysis.CategoryChange{call(0.01, 0.2), call(0.02, 0.2)}, []string{"Both categories", "None of the 2 categories"}},
	} {
		d := newDraft(assessment(), Boundaries{}, Options{})
		blocks := d.stricter(analysis.Comparison{Changes: c.changes})
		if len(blocks) == 0 != (c.want == nil) {
			t.Fatalf("%d blocks, want words %q", len(blocks), c.want)
		}
		if c.want == nil {
			continue
		}
		text := ""
		for _, s := range blocks[0].(Paragraph).Spans {
			text += s.Text
		}
		for _, w := range c.want {
			if !strings.Contains(text, w) {
				t.Errorf("%q does not say %q", text, w)
			}
		}
	}
}

package reports

import (
	"strings"
	"testing"

	"assess/analysis"
	"assess/data"
)

// textOf is everything that a section says in paragraphs, notes and titles.
func textOf(s Section) string {
	var b strings.Builder
	spans := func(spans []Span) {
		for _, p := range spans {
			b.WriteString(p.Text)
		}
		b.WriteByte('\n')
	}
	for _, block := range s.Blocks {
		switch v := block.(type) {
		case Paragraph:
			spans(v.Spans)
		case Note:
			b.WriteString(v.Title + "\n")
			spans(v.Spans)
		case Figure:
			b.WriteString(v.Title + "\n")
		}
	}
	return b.String()
}

func TestOutlookSaysHowWellItDid(t *testing.T) {
	o := &analysis.Outlook{Category: data.AllCrime, Skill: &analysis.Skill{Origins: 4, Months: 48, MASE: 0.8, NaiveMASE: 1, Cover95: 0.9375}}
	if got := skillWords(o); !strings.Contains(got, "4 earlier starting points, on 48 months") || !strings.Contains(got, "95% range held 94% of them") || !strings.Contains(got, "errors were 80% of the size") {
		t.Errorf("skill is said as %q", got)
	}
	o.Skill.MASE = 1
	if got := skillWords(o); !strings.Contains(got, "nothing more elaborate did better") {
		t.Errorf("a forecast no better than the year before is said as %q", got)
	}
	o.Skill = nil
	if got := skillWords(o); !strings.Contains(got, "too few months to try") {
		t.Errorf("an untried forecast is said as %q", got)
	}
}

func TestOutlookThatCannotBeMadeSaysWhyOnce(t *testing.T) {
	why := "15 months without a break or a time set aside come before April 2021; a forecast takes 36"
	a := &analysis.Assessment{Outlooks: []analysis.Outlook{{Category: data.AllCrime, Reason: why}, {Category: data.AntiSocialBehaviour, Reason: why}}}
	got := textOf(outlook(newDraft(a, Boundaries{}, Options{Edition: "public"})))
	if strings.Count(got, "15 months without a break") != 1 || !strings.Contains(got, "all crime and recorded anti-social behaviour") {
		t.Errorf("the section says %q; want one note for both", got)
	}
}

package reports

import (
	"testing"

	"assess/analysis"
)

// The page of a priority says where its categories have hot spots, and how much those
// hold where sums may be told.
func TestAPriorityHasItsPlaces(t *testing.T) {
	text := func(p Paragraph) (s string) {
		for _, x := range p.Spans {
			s += x.Text
		}
		return s
	}
	layer := func(d *draft, groups int) {
		h := d.hotspots("Burglary")
		h.Reason, h.Hot, h.Cells, h.HotShare = "", 12, 400, 0.31
		h.Groups = []analysis.HotGroup{{Number: 1, Cells: 5, Incident: 40, Ward: "Old Town"}, {Number: 2, Cells: 7, Incident: 20}}[:groups]
		if groups == 0 {
			h.Hot = 0
		}
	}
	for _, c := range []struct {
		groups int
		hide   bool
		want   string
	}{
		{2, false, "Where. 2 hot spots hold 31% of burglary, the largest around Old Town ward. Maps are in the chapter on places."},
		{1, false, "Where. 1 hot spot holds 31% of burglary, around Old Town ward. Maps are in the chapter on places."},
		{0, false, "Where. No hot spot stands out in burglary. Maps are in the chapter on places."},
		{2, true, "Where. Burglary: 2 hot spots, the widest outside the wards. Maps are in the chapter on places."},
	} {
		a := assessment(func(a *analysis.Assessment) { a.Settings.SuppressOpen, a.Settings.SuppressBelow = c.hide, 5 })
		d := newDraft(a, Boundaries{}, Options{Edition: "public"})
		layer(d, c.groups)
		if p, ok := d.priorityPlaces(d.a.Priorities.Pages[0]); !ok || text(p) != c.want {
			t.Errorf("it says %q, want %q", text(p), c.want)
		}
	}
	d := newDraft(assessment(), Boundaries{}, Options{})
	if _, ok := d.priorityPlaces(d.a.Priorities.Pages[2]); ok {
		t.Error("a priority of which nothing is told has a place")
	}
	d.hotspots("Burglary").Reason = "too few incidents"
	if p, ok := d.priorityPlaces(d.a.Priorities.Pages[0]); ok {
		t.Errorf("without a surface it says %q", text(p))
	}
}

// A change that would be clear if it were the only one tested is said to be so, and no more.
func TestAChangeThatIsClearAlone(t *testing.T) {
	for _, c := range []struct {
		lower, upper float64
		want         string
	}{
		{0.45, 0.82, "No clear change in burglary. Tested alone, burglary would be called lower; with all that was tested, that may be chance."},
		{1.04, 1.6, "No clear change in burglary. Tested alone, burglary would be called higher; with all that was tested, that may be chance."},
		{0.82, 1.04, "No clear change in burglary."},
	} {
		d := newDraft(assessment(), Boundaries{}, Options{})
		q := d.a.Priorities.Pages[0]
		change := *q.Focuses[0].Indicators[0].Change
		change.Verdict, change.Interval = analysis.NoClearChange, &analysis.Interval{Lower: c.lower, Upper: c.upper}
		q.Focuses[0].Indicators[0].Change = &change
		if got := d.priorityWords(q); got != c.want {
			t.Errorf("it says %q, want %q", got, c.want)
		}
	}
}

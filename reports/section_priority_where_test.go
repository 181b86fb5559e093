package reports

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"assess/analysis"
	"assess/data"
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
		{2, false, "Where. 2 hot spots hold 31% of burglary, the largest around Old Town ward. More is in the chapter on places."},
		{1, false, "Where. 1 hot spot holds 31% of burglary, around Old Town ward. More is in the chapter on places."},
		{0, false, "Where. No hot spot stands out in burglary. More is in the chapter on places."},
		{2, true, "Where. Burglary: 2 hot spots, the widest outside the wards. More is in the chapter on places."},
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

// The map of a priority has every cell that is hot for one of its categories once, with
// all for which it is, and says whether they fall together.
func TestAPriorityHasItsMap(t *testing.T) {
	hot := func(c data.Category, corners ...int) *analysis.HotspotLayer {
		h := &analysis.HotspotLayer{Category: c, CellM: 250, Cells: 400, Listed: []analysis.HotCell{{Easting: 9000, Northing: 9000, Class: analysis.Cold}}}
		for _, at := range corners {
			h.Listed = append(h.Listed, analysis.HotCell{Easting: at, Northing: 2 * at, Count: 9, Class: analysis.Hot})
			h.Groups = append(h.Groups, analysis.HotGroup{Number: len(h.Groups) + 1, Cells: 1, Incident: 99, Ward: fmt.Sprintf("W%d", at)})
		}
		return h
	}
	d := newDraft(assessment(), Boundaries{}, Options{})
	for _, c := range []struct {
		layers []*analysis.HotspotLayer
		cells  int
		key    string
		title  string
	}{
		{[]*analysis.HotspotLayer{hot("Burglary", 250, 500)}, 2, "hot 2", "Burglary stands out around W250 and W500 wards"},
		{[]*analysis.HotspotLayer{hot("Burglary", 250), hot("Drugs", 250, 500)}, 2, "hot for one 1; hot for both 1", "Some places are hot for both burglary and drug offences"},
		{[]*analysis.HotspotLayer{hot("Burglary", 250), hot("Drugs", 500)}, 2, "hot for one 2; hot for both 0", "No place is hot for both burglary and drug offences"},
		{[]*analysis.HotspotLayer{hot("Burglary", 250), hot("Drugs", 250), hot("Robbery", 250), hot("Shoplifting", 250, 500)}, 2, "hot for 1 of 4 1; hot for 2 of 4 0; hot for 3 or more 1",
			"Some places are hot for more than one of burglary, drug offences, robbery and shoplifting"},
	} {
		cells := hotPlaces(c.layers)
		var key []string
		for _, k := range depthKey(cells, len(c.layers)) {
			key = append(key, fmt.Sprint(k.Text, " ", k.Count))
		}
		together := slices.ContainsFunc(cells, func(c hotPlace) bool { return len(c.hot) > 1 })
		if got := strings.Join(key, "; "); len(cells) != c.cells || got != c.key || d.placesTitle(c.layers, together) != c.title {
			t.Errorf("%d cells, %q, %q; want %d, %q, %q", len(cells), got, d.placesTitle(c.layers, together), c.cells, c.key, c.title)
		}
	}
	if got := hotPlaces([]*analysis.HotspotLayer{hot("Burglary", 250), hot("Drugs", 500)}); got[0].northing < got[1].northing {
		t.Errorf("%+v are not from north to south", got)
	}
}

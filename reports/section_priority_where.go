package reports

import (
	"fmt"
	"slices"
	"strings"

	"assess/analysis"
	"assess/data"
)

// mostPlaces is how many categories the page of a priority places in words. The chapter on places
// has them all.
const mostPlaces = 2

// priorityPlaces says where what tells of a priority happens: the hot spots of its
// categories, those first that moved clearly. ok is false where no category has a surface.
func (d *draft) priorityPlaces(q analysis.Priority) (p Paragraph, ok bool) {
	var said []string
	for _, h := range d.prioritySurfaces(q) {
		if len(said) < mostPlaces {
			said = append(said, d.standsOut(h)+".")
		}
	}
	if len(said) == 0 {
		return Paragraph{}, false
	}
	return paragraph(strong("Where. "), words("%s More is in the ", strings.Join(said, " ")), Span{Text: "chapter on places", Link: "#places"}, words(".")), true
}

// prioritySurfaces are the surfaces of a priority's categories, those first that moved
// clearly.
func (d *draft) prioritySurfaces(q analysis.Priority) (out []*analysis.HotspotLayer) {
	for _, c := range d.priorityCategories(q) {
		if h := d.hotspots(c); h != nil && h.Reason == "" {
			out = append(out, h)
		}
	}
	return out
}

// priorityCategories are the categories that tell of a priority wherever they happen,
// each once, those that moved clearly first.
func (d *draft) priorityCategories(q analysis.Priority) (out []data.Category) {
	var steady []data.Category
	for _, f := range q.Focuses {
		for _, i := range f.Indicators {
			if !i.Told() || i.Category == "" || i.Rural || slices.Contains(out, i.Category) || slices.Contains(steady, i.Category) {
				continue
			}
			if i.Change != nil && isClear(i.Change.Verdict) {
				out = append(out, i.Category)
			} else {
				steady = append(steady, i.Category)
			}
		}
	}
	return append(out, steady...)
}

// standsOut says how many hot spots a category has, what they hold and where the
// foremost is.
func (d *draft) standsOut(h *analysis.HotspotLayer) string {
	if h.Hot == 0 || len(h.Groups) == 0 {
		return "No hot spot stands out in " + inSentence(h.Category)
	}
	g, most := d.foremost(h)
	spots, where := counted(len(h.Groups), "hot spot", "hot spots"), "the "+most+" "+located(g)
	if len(h.Groups) == 1 {
		where = located(g)
	}
	if !d.hidden.sums() {
		return fmt.Sprintf("%s: %s, %s", capital(inSentence(h.Category)), spots, where)
	}
	return fmt.Sprintf("%s %s %s of %s, %s", spots, noun(int64(len(h.Groups)), "holds", "hold"), percent(h.HotShare), inSentence(h.Category), where)
}

package proof

import "assess/analysis"

// The fields of the book that hold what is said of stop and search: of all searches, and
// of those inside hot spots. In the lists themselves any share would be found.
const (
	searchesField = "searches"
	insideField   = "searches inside hot spots"
)

// searches are the facts of stop and search.
func (b *book) searches(a *analysis.Assessment) {
	s := a.StopSearch
	for _, r := range append([]analysis.SearchRate{s.Total, s.Force}, s.Objects...) {
		values := map[string]float64{"searches": float64(r.Searches)}
		b.thing("", values, searchesField)
		for key, p := range map[string]*analysis.Proportion{"find_rate": r.Find, "action_rate": r.Acted} {
			if p != nil {
				b.thing("", map[string]float64{key: p.Share, "lower": p.Interval.Lower, "upper": p.Interval.Upper}, searchesField)
			}
		}
	}
	for _, n := range []int64{s.NoLocation, s.Alike, int64(a.Settings.MinimumCount)} {
		b.add(searchesField, fact{value: float64(n), key: derived})
	}
	b.add(insideField, fact{value: float64(s.Total.Searches), key: derived})
	for _, x := range s.Inside {
		if x.Share == nil {
			continue
		}
		values := map[string]float64{"searches": float64(x.Searches), "share": x.Share.Share, "lower": x.Share.Interval.Lower, "upper": x.Share.Interval.Upper, "area_share": x.AreaShare}
		if x.Crime != nil {
			values["incident_share"] = *x.Crime
		}
		b.thing("", values, insideField)
	}
}

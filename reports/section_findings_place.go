package reports

import (
	"fmt"

	"assess/analysis"
	"assess/data"
)

// whereFinding says where crime falls: its hot spots, or where there are none
// how far it is concentrated.
func (d *draft) whereFinding() (Finding, bool) {
	f := Finding{Direction: Place, Link: "#places"}
	if h := d.hotspots(data.AllCrime); h != nil && h.Reason == "" && h.Hot > 0 && len(h.Groups) > 0 {
		message := fmt.Sprintf("%s of crime is in hot spots that cover %s of the area", capital(percent(h.HotShare)), percent(share(h.Hot, h.Cells)))
		if !d.hidden.sums() {
			message = fmt.Sprintf("Crime has hot spots that cover %s of the area", percent(share(h.Hot, h.Cells)))
		}
		f.What = []Span{strong("%s", message), words(". %s", d.largest(h))}
		f.Sure = []Span{words("%s of %s squares of %s metres; allows for the number of squares", data.Thousands(int64(h.Hot)), data.Thousands(int64(h.Cells)), data.Thousands(int64(h.CellM)))}
		return f, true
	}
	for _, c := range d.a.Concentration {
		if c.Category == data.AllCrime && c.Count > 0 && d.hidden.spreads(c) {
			f.What = []Span{strong("Half of crime is in %s of %s", percent(c.HalfShare), placeWord(c.Places, 2))}
			f.Sure = []Span{words("%s in %s", plural(c.Count, "crime", "crimes"), counted(c.N, placeWord(c.Places, 1), placeWord(c.Places, 2)))}
			return f, true
		}
	}
	return Finding{}, false
}

// largest says where the largest hot spot lies and how much it holds: where its sum is
// hidden, where the one with most cells lies.
func (d *draft) largest(h *analysis.HotspotLayer) string {
	g, most := d.foremost(h)
	switch {
	case len(h.Groups) == 1:
		return "The one hot spot is " + located(g)
	case d.hidden.sums():
		return fmt.Sprintf("The %s of %d hot spots is %s and holds %s of crime", most, len(h.Groups), located(g), percent(g.Share))
	}
	return fmt.Sprintf("The %s of %d hot spots is %s", most, len(h.Groups), located(g))
}

// foremost is the largest hot spot: by its incidents, or by its cells where sums are
// hidden, with the word for it.
func (d *draft) foremost(h *analysis.HotspotLayer) (g analysis.HotGroup, most string) {
	g = h.Groups[0]
	if d.hidden.sums() {
		return g, "largest"
	}
	for _, other := range h.Groups {
		if other.Cells > g.Cells {
			g = other
		}
	}
	return g, "widest"
}

// located says where a hot spot lies.
func located(g analysis.HotGroup) string {
	where := "outside the wards"
	if g.Ward != "" {
		where = "around " + g.Ward + " ward"
	}
	return where
}

// versusFinding sets the rate of all crime beside the comparator's.
func (d *draft) versusFinding() (Finding, bool) {
	row := d.versus(data.AllCrime)
	if row == nil {
		return Finding{}, false
	}
	f := Finding{Direction: Level, Link: "#levels"}
	message := "Crime rate: no clear difference from " + d.a.Versus.Name
	switch row.Verdict {
	case analysis.Higher:
		f.Direction, message = Above, fmt.Sprintf("Crime rate %s", apart(row.Ratio, d.a.Versus.Name))
	case analysis.Lower:
		f.Direction, message = Below, fmt.Sprintf("Crime rate %s", apart(row.Ratio, d.a.Versus.Name))
	case analysis.TooFew:
		message = "Crime rate: too few crimes to set beside " + d.a.Versus.Name
	}
	f.What = []Span{strong("%s", capital(message)), words(". %s for every 1,000 residents against %s", perThousand(row.Rate), perThousand(row.OtherRate))}
	if said := d.allowedFor(); said != "" {
		f.What = append(f.What, words(". %s", said))
	}
	f.Sure = []Span{words("too few for a ratio")}
	if row.Verdict != analysis.TooFew {
		f.Sure = []Span{words("%s", sureness(&row.Ratio, &row.RatioCI, d.a.Settings.ConfidenceLevel))}
		f.again = []Span{words("%s", ratioCell(&row.Ratio, &row.RatioCI))}
	}
	return f, true
}

// allowedFor says how all crime stands once deprivation is allowed for; empty where that
// is not known.
func (d *draft) allowedFor() string {
	r := d.standardised(data.AllCrime)
	switch {
	case r == nil || r.Interval == nil:
		return ""
	case isClear(r.Verdict):
		return "Allowing for deprivation, crime is " + awayShort(r.Ratio)
	case r.Verdict == analysis.NoClearChange:
		return "Allowing for deprivation, there is no clear difference"
	}
	return ""
}

// apart says how far a rate is from another's: "about a fifth below the other
// districts of South Yorkshire".
func apart(ratio float64, other string) string {
	switch {
	case ratio < 1:
		return fraction(min(1-ratio, 0.95)) + " below " + other
	case ratio < 1.95:
		return fraction(ratio-1) + " above " + other
	}
	return "about " + decimals(ratio, 1) + " times that of " + other
}

// versus is a category's row beside the comparator, nil when there is none.
func (d *draft) versus(c data.Category) *analysis.VersusRate {
	for i := range d.a.Versus.Rows {
		if d.a.Versus.Rows[i].Category == c {
			return &d.a.Versus.Rows[i]
		}
	}
	return nil
}

// hotspots is a category's hot-spot layer, nil when there is none.
func (d *draft) hotspots(c data.Category) *analysis.HotspotLayer {
	for i := range d.a.Hotspots {
		if d.a.Hotspots[i].Category == c {
			return &d.a.Hotspots[i]
		}
	}
	return nil
}

// share is part of whole, 0 when there is no whole.
func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// placeWord names the places of a concentration.
func placeWord(places string, n int) string {
	word := "small area"
	if places == "cell" {
		word = "cell"
	}
	if n == 1 {
		return word
	}
	return word + "s"
}

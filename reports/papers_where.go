package reports

import (
	"fmt"
	"slices"

	"assess/analysis"
	"assess/data"
)

// where is the second page of a tasking pack: hot spots and repeats of three months.
func (p *pack) where() Section {
	r := p.recent
	s := Section{ID: "where", Title: "Where, " + r.a.Year.Whole.Label(), Page: true}
	if r.hidden.on() {
		return s.with(absent("Places are told inside the partnership alone", "this edition hides small counts of places, and three months beside a year's could give them away; the restricted edition has them"))
	}
	s.Blocks = append(s.Blocks, p.hotMap(), p.hotTable())
	s.Blocks = append(s.Blocks, p.heldWords(), heading("where-repeats", "Repeats"))
	return s.with(p.repeats()...)
}

// mapShare is the least share of its size to which a pack's map may be set.
const mapShare = 0.5

// hotMap is the map of hot spots of all crime. Its cells are listed in no table on
// paper.
func (p *pack) hotMap() Block {
	h := p.recent.hotspots(data.AllCrime)
	if h == nil || h.Reason != "" {
		why := "no incident of the three months has a point"
		if h != nil {
			why = h.Reason
		}
		return absent("No hot spots", why)
	}
	f, ok := p.recent.hotspotMap(h).(Figure)
	if !ok {
		return p.recent.hotspotMap(h)
	}
	f.Aside, f.Least = true, mapShare
	return f
}

// mostHot is how many hot spots of each kind the page has room for.
const mostHot = 4

// hotTable lists the largest hot spots of all crime and of anti-social behaviour.
func (p *pack) hotTable() Block {
	t := Table{ID: "where-table", Caption: "The largest hot spots of the three months", Source: p.recent.source(boundaryPart),
		Columns: []Column{{Name: "Hot spot", Width: 1.8}, {Name: "Ward with most of it", Width: 2}, {Name: "Cells", Align: Right}, {Name: "Incidents", Align: Right}, {Name: "Share of all", Align: Right}}}
	var left []string
	for _, c := range []data.Category{data.AllCrime, data.AntiSocialBehaviour} {
		h := p.recent.hotspots(c)
		if h == nil || h.Reason != "" {
			continue
		}
		spots := p.recent.numbered(h)
		for _, g := range spots[:min(len(spots), mostHot)] {
			t.Rows = append(t.Rows, []string{fmt.Sprintf("%s, %d", c, g.Shown), orNone(g.Ward), data.Thousands(int64(g.Cells)), data.Thousands(g.Incident), percentFine(g.Share)})
		}
		if rest := len(h.Groups) - min(len(spots), mostHot); rest > 0 {
			left = append(left, fmt.Sprintf("%s of %s", counted(rest, "smaller hot spot", "smaller hot spots"), inSentence(c)))
		}
	}
	if len(left) > 0 {
		t.Note = sentence("not listed: %s", joined(left))
	}
	if len(t.Rows) == 0 {
		return absent("No hot spot is listed", "no group of cells has enough incidents in three months")
	}
	return t
}

// heldWords say whether the hot spots of the same months a year before held.
func (p *pack) heldWords() Block {
	for _, h := range p.recent.a.Holds {
		if h.Category == data.AllCrime && h.HotCells >= fewestHeld {
			return say("Of %s that were hot in the same months a year before, %s still hot. %s newly so.",
				counted(h.HotCells, "cell", "cells"), said(h.StillHot, "is", "are"), capital(said(h.NewlyHot, "is", "are")))
		}
	}
	return say("Whether the hot spots of a year before held cannot be said: too few cells were hot in the same months then, or they are not held.")
}

// mostBusy is how many points the page has room for.
const mostBusy = 4

// repeats are points with many incidents, and victims who come again.
func (p *pack) repeats() []Block {
	var out []Block
	r := p.recent.repeatPoints(data.AllCrime)
	switch {
	case r == nil || r.Reason != "":
		why := "no incident of the three months has a point"
		if r != nil {
			why = r.Reason
		}
		out = append(out, absent("No repeats", why))
	case len(r.Busiest) == 0:
		out = append(out, say("No point had %d crimes or more in the three months.", analysis.LeastHot))
	default:
		t := Table{ID: "repeats-table", Caption: "Points with most crimes in the three months", Source: p.recent.source(boundaryPart),
			Columns: []Column{{Name: "Ward", Width: 2}, {Name: "Corner of its cell (easting, northing)", Width: 2}, {Name: "Crimes", Align: Right}},
			Note:    "A point stands for several addresses, and a shopping centre or a hospital has one point."}
		for _, b := range r.Busiest[:min(len(r.Busiest), mostBusy)] {
			t.Rows = append(t.Rows, []string{orNone(b.Ward), fmt.Sprintf("%d, %d", b.Easting, b.Northing), data.Thousands(b.Count)})
		}
		out = append(out, t)
	}
	return append(out, p.again())
}

// again says how many victims come again, as far as partners mark them and this edition
// tells of them.
func (p *pack) again() Block {
	var l List
	for _, v := range p.recent.a.Partners.Victims {
		if v.Category == "" && v.Reason == "" && !p.hidden.keepsPartner(v.Source) {
			l.Items = append(l.Items, []Span{strong("%s. ", partnerTitle(sourceOf(p.recent.a, v.Source))), words("In %s of %s of the three months the victim had been one before.", data.Thousands(v.Repeat), plural(v.Known, "record", "records"))})
		}
	}
	switch {
	case len(l.Items) > 0:
		return l
	case p.hidden.hasPartners() && slices.ContainsFunc(p.recent.a.Partners.Victims, func(v analysis.PartnerVictims) bool { return v.Reason == "" }):
		return say("Victims who come again are in the restricted edition.")
	}
	return say("No record held tells of victims who come again.")
}

package reports

import (
	"cmp"
	"fmt"
	"slices"
	"sort"

	"assess/analysis"
	"assess/data"
)

// places says where incidents fall: small areas, hot spots, wards,
// concentration, deprivation, and stop and search.
func places(d *draft) Section {
	s := Section{ID: "places", Title: "Places"}
	s.Blocks = append(s.Blocks, warning("Points are not addresses", "The publisher moves each incident to the nearest anonymous street-level point, which has several addresses around it. Maps here show small areas and cells of %s metres. They say nothing about a single address, and a cell can hold incidents that happened in the next one.",
		data.Thousands(int64(d.a.Settings.HotspotCellM))))
	s.Blocks = append(s.Blocks, heading("places-rates", "Rates of small areas"))
	for _, c := range []data.Category{data.AllCrime, data.AntiSocialBehaviour} {
		s.Blocks = append(s.Blocks, d.rateMap(c))
	}
	s.Blocks = append(s.Blocks, d.resemblance()...)
	s.Blocks = append(s.Blocks, d.highestAreas()...)
	s.Blocks = append(s.Blocks, heading("places-hotspots", "Hot spots"))
	for _, c := range d.a.Mapped() {
		s.Blocks = append(s.Blocks, d.hotspotBlocks(c)...)
	}
	s.Blocks = append(s.Blocks, d.dense()...)
	s.Blocks = append(s.Blocks, d.moved()...)
	s.Blocks = append(s.Blocks, d.held()...)
	s.Blocks = append(s.Blocks, d.historyBlocks()...)
	s.Blocks = append(s.Blocks, d.repeatBlocks()...)
	s.Blocks = append(s.Blocks, heading("places-wards", "Wards"), d.profilesWords())
	for _, c := range []data.Category{data.AllCrime, data.AntiSocialBehaviour} {
		s.Blocks = append(s.Blocks, d.wardFigure(c))
	}
	s.Blocks = append(s.Blocks, d.wardsChanged()...)
	s.Blocks = append(s.Blocks, heading("places-concentration", "How far incidents are concentrated"))
	s.Blocks = append(s.Blocks, d.concentrationBlocks()...)
	s.Blocks = append(s.Blocks, heading("places-deprivation", "Deprivation"), d.gradientFigure())
	s.Blocks = append(s.Blocks, d.searchBlocks()...)
	return s
}

// hotspotBlocks is one category's map of hot cells with its numbered groups.
func (d *draft) hotspotBlocks(c data.Category) []Block {
	h := d.hotspots(c)
	if h == nil || h.Reason != "" {
		why := "no incident of the year has a point"
		if h != nil {
			why = h.Reason
		}
		return []Block{absent("Hot spots of "+inSentence(c), why)}
	}
	blocks := []Block{d.hotspotMap(h)}
	if t, ok := d.groupTable(h); ok {
		blocks = append(blocks, t)
	}
	return blocks
}

// listed is the number of hot groups that are numbered on a map and listed
// under it.
const listed = 8

// numbered are the hot spots that are shown by number: the largest that hold as
// many incidents in their own cells as a hot cell needs with its neighbours.
//
// Where a hot spot's sum is hidden, neither its place on the list nor its being there
// may tell of it: such ones follow those that are shown, by their number of cells.
func (d *draft) numbered(h *analysis.HotspotLayer) []numberedSpot {
	var out, kept []numberedSpot
	for _, g := range h.Groups {
		switch shown := d.hidden.sums(); {
		case !shown:
			kept = append(kept, numberedSpot{HotGroup: g, Kept: true})
		case g.Incident >= analysis.LeastHot:
			out = append(out, numberedSpot{HotGroup: g})
		}
	}
	slices.SortFunc(kept, func(x, y numberedSpot) int {
		return cmp.Or(cmp.Compare(y.Cells, x.Cells), cmp.Compare(x.Ward, y.Ward), cmp.Compare(x.Easting, y.Easting), cmp.Compare(x.Northing, y.Northing))
	})
	out = append(out, kept...)
	out = out[:min(listed, len(out))]
	for i := range out {
		out[i].Shown = i + 1
	}
	return out
}

// numberedSpot is a hot spot with its number as shown in this edition: its own, unless
// sums are hidden. Kept ones hide theirs.
type numberedSpot struct {
	analysis.HotGroup
	Shown int
	Kept  bool
}

// groupTable lists the largest hot spots by their number on the map.
func (d *draft) groupTable(h *analysis.HotspotLayer) (Table, bool) {
	shown := d.numbered(h)
	if len(shown) == 0 {
		return Table{}, false
	}
	t := Table{
		ID: "hotspots-" + slug(h.Category), Sheet: sheet("Hot spots", h.Category),
		Caption: fmt.Sprintf("Hot spots of %s by their number on the map, %s", inSentence(h.Category), d.window()),
		Columns: []Column{{Name: "Number"}, {Name: "Ward with most of it", Width: 2.5}, {Name: "Cells", Align: Right}, {Name: capital(incidents(h.Category)), Align: Right}, {Name: "Share", Align: Right}},
		Note:    fmt.Sprintf("A cell has sides of %d metres. Share is of the %s counted in cells.", h.CellM, plural(h.Incident, "incident", "incidents")),
		Source:  d.source(boundaryPart),
	}
	for _, g := range shown {
		ward := g.Ward
		if ward == "" {
			ward = notAvailable
		}
		t.Rows = append(t.Rows, slices.Concat([]string{data.Thousands(int64(g.Shown)), ward, data.Thousands(int64(g.Cells))}, veiled(g.Kept, []string{data.Thousands(g.Incident), percentFine(g.Share)})))
	}
	if rest := len(h.Groups) - len(shown); rest > 0 {
		t.Note += fmt.Sprintf(" %s not listed.", isAre(rest, "One smaller hot spot is", "smaller hot spots are"))
	}
	return t, true
}

// ratesOf are a layer's areas with the category's rate, highest first; areas
// without a rate are left out.
func (d *draft) ratesOf(layer data.Layer, c data.Category) []analysis.AreaRate {
	var out []analysis.AreaRate
	for _, r := range d.a.AreaRates {
		if r.Layer == layer && r.Category == c && r.Rate != nil {
			out = append(out, r)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return *out[i].Rate > *out[j].Rate })
	return out
}

// shownRates are a layer's rates that are shown, highest first, and those that are
// kept hidden, by code, so that no place on a list tells of them.
func (d *draft) shownRates(layer data.Layer, c data.Category) (shown, kept []analysis.AreaRate) {
	for _, r := range d.ratesOf(layer, c) {
		if d.hidden.hidden[keyOf(r)] {
			kept = append(kept, r)
		} else {
			shown = append(shown, r)
		}
	}
	sort.Slice(kept, func(i, j int) bool { return kept[i].Code < kept[j].Code })
	return shown, kept
}

// hiddenLast are a layer's rates, highest first, with those that are hidden at the end.
func (d *draft) hiddenLast(layer data.Layer, c data.Category) []analysis.AreaRate {
	shown, kept := d.shownRates(layer, c)
	return append(shown, kept...)
}

// hiddenAreas says after a title how many areas it leaves out; nothing where none is.
func hiddenAreas(n int, one, many string) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("; hidden: %s", counted(n, one, many))
}

// leftUnranked says under a list how many areas cannot be on it; nothing where all can.
func leftUnranked(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" %s not ranked, because the count is hidden.", isAre(n, "One small area is", "small areas are"))
}

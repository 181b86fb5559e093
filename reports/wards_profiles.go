package reports

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"assess/analysis"
	"assess/data"
	"assess/geo"
)

// WardProfiles is a document beside the report: how to read it, then a page on each
// ward in the order of their names. It is nil where no ward boundaries are held.
func WardProfiles(a *analysis.Assessment, b Boundaries, o Options) *Document {
	if b.Ward == nil || len(b.Ward.Areas) == 0 {
		return nil
	}
	p := newProfiles(a, b, o)
	doc := p.cover()
	doc.Title = "Ward profiles, " + a.Year.Held.Label()
	doc.Subject = fmt.Sprintf("Crime and anti-social behaviour in each ward of %s, %s.", p.place(), p.window())
	doc.Sections = append(doc.Sections, p.reading())
	for i := range p.wards {
		doc.Sections = append(doc.Sections, p.page(&p.wards[i]))
	}
	return doc
}

// profiles are the ward profiles being written: what all pages share, worked out once.
type profiles struct {
	*draft
	changes    map[rateKey]*analysis.CategoryChange // of each ward; those withheld are missing
	months     map[rateKey][]*int64                 // from WardMonths.From on; those withheld are missing
	standings  map[rateKey]standing
	rates      map[rateKey]analysis.AreaRate
	categories []data.Category
	wards      []ward
	small      map[data.Code]analysis.SmallArea
	scale      classes     // of the smoothed rates of all small areas
	around     []geo.Shape // the partnership's outline, thinned for the locator
	here       *outlines   // the wards, likewise
	lsoas      *outlines   // thinned for the maps of wards
	outline    *outlines   // the wards, likewise
}

// ward is one page's place.
type ward struct {
	data.Area
	title string
	lsoas []int                            // places in the LSOA outlines of those with their middle in the ward
	spots map[data.Category][]numberedSpot // hot spots with most of their incidents here, by their number in the report
	rest  map[data.Category]int            // further ones, which the report does not number
}

func newProfiles(a *analysis.Assessment, b Boundaries, o Options) *profiles {
	p := &profiles{draft: newDraft(a, b, o), rates: map[rateKey]analysis.AreaRate{}, small: map[data.Code]analysis.SmallArea{}}
	p.whole = inAnnex + " of the assessment"
	for _, r := range a.AreaRates {
		p.rates[keyOf(r)] = r
		if r.Layer == data.Ward && !slices.Contains(p.categories, r.Category) {
			p.categories = append(p.categories, r.Category)
		}
	}
	slices.SortStableFunc(p.categories, byOrder)
	for _, s := range a.SmallAreas {
		p.small[s.Code] = s
	}
	p.standings = standingsOf(a, p.hidden)
	p.changes = shownChanges(a, p.hidden)
	p.survey(b)
	p.gather(b)
	p.months = shownMonths(p.a, p.hidden, p.districts())
	return p
}

// gather lists the wards by name with the small areas and hot spots in them.
func (p *profiles) gather(b Boundaries) {
	named := map[string]int{}
	for _, w := range b.Ward.Areas {
		named[w.Name]++
	}
	at := map[data.Code]int{}
	for i, w := range b.Ward.Areas {
		title := w.Name
		if title == "" {
			title = string(w.Code)
		} else if named[w.Name] > 1 {
			title += " (" + p.districtOf(w) + ")"
		}
		at[w.Code] = i
		p.wards = append(p.wards, ward{Area: w, title: title, spots: map[data.Category][]numberedSpot{}, rest: map[data.Category]int{}})
	}
	if b.LSOA != nil {
		for i, s := range b.LSOA.Shapes {
			in := geo.Interior(s)
			if k := b.Ward.Index().Find(in[0], in[1]); k >= 0 {
				p.wards[k].lsoas = append(p.wards[k].lsoas, i)
			}
		}
	}
	for _, c := range p.a.Mapped() {
		h := p.hotspots(c)
		if h == nil || h.Reason != "" {
			continue
		}
		for _, g := range h.Groups {
			if k := wardOf(g, b.Ward, named); k >= 0 {
				p.wards[k].rest[c]++
			}
		}
		for _, s := range p.numbered(h) {
			if k := wardOf(s.HotGroup, b.Ward, named); k >= 0 {
				p.wards[k].spots[c] = append(p.wards[k].spots[c], s)
				p.wards[k].rest[c]--
			}
		}
	}
	slices.SortStableFunc(p.wards, func(x, y ward) int {
		return cmp.Or(strings.Compare(x.title, y.title), cmp.Compare(at[x.Code], at[y.Code]))
	})
}

// districts is the district of each ward: that of a small area in it, else its own.
func (p *profiles) districts() map[data.Code]data.Code {
	out := map[data.Code]data.Code{}
	for _, w := range p.wards {
		out[w.Code] = data.Code(w.District)
		if len(w.lsoas) > 0 {
			out[w.Code] = p.small[p.lsoas.areas[w.lsoas[0]].Code].District
		}
	}
	return out
}

// districtOf is the name of a ward's district, or the ward's code where that is not
// known.
func (p *profiles) districtOf(w data.Area) string {
	for _, d := range p.a.Partnership.Districts {
		if d.Code == w.District && d.Name != "" {
			return d.Name
		}
	}
	return string(w.Code)
}

// wardOf is the place of the ward that holds most of a hot spot, -1 outside every ward.
// The hot spot has the ward's name; where several wards have it, the middle of the hot
// spot tells which is meant.
func wardOf(g analysis.HotGroup, wards *geo.Atlas, named map[string]int) int {
	switch named[g.Ward] {
	case 0:
		return -1
	case 1:
		return slices.IndexFunc(wards.Areas, func(w data.Area) bool { return w.Name == g.Ward })
	}
	return wards.Index().Find(geo.FromGrid(g.Easting, g.Northing))
}

// rate is a ward's row in a category.
func (p *profiles) rate(w *ward, c data.Category) (analysis.AreaRate, bool) {
	r, ok := p.rates[rateKey{data.Ward, w.Code, c}]
	return r, ok
}

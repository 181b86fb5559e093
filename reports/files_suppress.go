package reports

import (
	"cmp"
	"slices"

	"assess/analysis"
	"assess/data"
	"assess/reports/disclosure"
)

// suppression is what an edition keeps to itself. Where the settings ask for it
// (suppress_open), or a restricted source has been loaded, the public edition hides
// counts of small areas from 1 to below-1, and further counts until no hidden one can
// be worked out from rows, columns and totals (package disclosure). Everything made
// from a hidden count goes with it, and what is made from a whole column that hides
// one, such as a test against the others. The zero value hides nothing.
//
//	counts of wards and small areas   files_suppress.go
//	changes of wards                  files_suppress_wards.go
//	squares of the map, points        files_suppress_cells.go
type suppression struct {
	below   int64
	hidden  map[rateKey]bool
	deciles map[decileKey]bool
	columns map[columnKey]bool // that hide a count
	changes map[rateKey]bool   // of wards, on the year before
	squares map[data.Category]cellVeil

	partners map[string]int64 // below which numbers of a restricted table are kept back, by source
}

// partnersKept are the partners' tables whose small numbers an edition keeps back, by
// source. They are in no count of an area, so that nothing else is hidden for them.
func partnersKept(a *analysis.Assessment, o Options) map[string]int64 {
	out := map[string]int64{}
	for _, s := range a.Sources {
		if s.PartnerTable() && restrictedSource(s) && a.Settings.SuppressBelow > 1 && o.Edition != restrictedEdition {
			out[s.ID] = int64(a.Settings.SuppressBelow)
		}
	}
	return out
}

// hides reports whether an edition hides anything: the restricted one never does.
func (o Options) hides(a *analysis.Assessment) bool {
	asked := a.Settings.SuppressOpen || slices.ContainsFunc(a.Sources, func(s analysis.Source) bool { return restrictedSource(s) && !s.PartnerTable() })
	return asked && a.Settings.SuppressBelow > 1 && o.Edition != restrictedEdition
}

// restrictedSource reports whether a source's counts may not be published as they are.
func restrictedSource(s analysis.Source) bool { return s.Protect == "restricted" }

// rateKey names one row of the area rates, decileKey one of the rates by deprivation,
// columnKey the areas of a layer in one category.
type (
	rateKey struct {
		layer    data.Layer
		code     data.Code
		category data.Category
	}
	decileKey struct {
		category data.Category
		decile   int
	}
	columnKey struct {
		layer    data.Layer
		category data.Category
	}
)

func keyOf(r analysis.AreaRate) rateKey { return rateKey{r.Layer, r.Code, r.Category} }

// hide is what this edition keeps to itself.
func (d *draft) hide() suppression { return d.hidden }

// suppressionOf works out what an edition hides.
func suppressionOf(a *analysis.Assessment, o Options) suppression {
	partners := partnersKept(a, o)
	if !o.hides(a) {
		return suppression{partners: partners}
	}
	s := suppression{partners: partners, below: int64(a.Settings.SuppressBelow), hidden: map[rateKey]bool{}, deciles: map[decileKey]bool{}, columns: map[columnKey]bool{}}
	layers := map[data.Layer][]analysis.AreaRate{}
	for _, r := range a.AreaRates {
		layers[r.Layer] = append(layers[r.Layer], r)
	}
	s.protect(newMargins(layers[data.LSOA], strataBy(a)))
	s.protect(newMargins(layers[data.Ward], nil))
	s.changes = s.wardChanges(a)
	s.squares = s.veils(a)
	return s
}

// stratum is the part of the partnership in which counts are added up somewhere in the
// report: a decile of a district, 0 for small areas that are in none.
type stratum struct {
	district data.Code
	decile   int
}

// strataBy is the stratum of each small area.
func strataBy(a *analysis.Assessment) map[data.Code]stratum {
	out := map[data.Code]stratum{}
	for _, s := range a.SmallAreas {
		k := stratum{s.District, s.Decile}
		if s.Residents == nil {
			k.decile = 0 // not in the rates by deprivation
		}
		out[s.Code] = k
	}
	return out
}

// margins are the counts of one layer with every sum that the report shows of them:
// all crime of an area, a category of a stratum, of a district. Without strata, as for
// wards, all areas are one.
type margins struct {
	disclosure.Counts
	rows   []analysis.AreaRate // of the first counts
	strata map[int]decileKey   // of counts that add up areas
	at     map[rateKey]int
}

func newMargins(rows []analysis.AreaRate, of map[data.Code]stratum) *margins {
	m := &margins{rows: rows, strata: map[int]decileKey{}, at: map[rateKey]int{}}
	for i, r := range rows {
		m.add(r.Count, false)
		m.at[keyOf(r)] = i
	}
	m.across()
	m.down(of)
	return m
}

// add puts a count at the end.
func (m *margins) add(n int64, open bool) int {
	m.Values, m.Open = append(m.Values, n), append(m.Open, open)
	return len(m.Values) - 1
}

// across adds up the crime categories of each area.
func (m *margins) across() {
	parts := map[data.Code][]int{}
	for i, r := range m.rows {
		if r.Category.IsCrime() && r.Category != data.AllCrime {
			parts[r.Code] = append(parts[r.Code], i)
		}
	}
	for i, r := range m.rows {
		if r.Category == data.AllCrime && len(parts[r.Code]) > 0 {
			m.Sums = append(m.Sums, disclosure.Sum{Whole: i, Parts: parts[r.Code]})
		}
	}
}

// down adds up the areas of a stratum and the strata of a district by category. The
// counts of districts are open.
func (m *margins) down(of map[data.Code]stratum) {
	type key struct {
		stratum
		category data.Category
	}
	areas, districts := map[key][]int{}, map[key][]int{}
	for i, r := range m.rows {
		k := key{of[r.Code], r.Category}
		areas[k] = append(areas[k], i)
	}
	order := func(x, y key) int {
		return cmp.Or(byOrder(x.category, y.category), cmp.Compare(x.district, y.district), cmp.Compare(x.decile, y.decile))
	}
	for _, k := range sortedKeys(areas, order) {
		whole := m.add(m.sum(areas[k]), false)
		m.Sums = append(m.Sums, disclosure.Sum{Whole: whole, Parts: areas[k]})
		if of != nil {
			m.strata[whole] = decileKey{k.category, k.decile}
		}
		above := key{stratum{district: k.district}, k.category}
		districts[above] = append(districts[above], whole)
	}
	for _, k := range sortedKeys(districts, order) {
		m.Sums = append(m.Sums, disclosure.Sum{Whole: m.add(m.sum(districts[k]), true), Parts: districts[k]})
	}
}

func sortedKeys[K comparable, V any](m map[K]V, order func(x, y K) int) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, order)
	return keys
}

func (m *margins) sum(parts []int) (n int64) {
	for _, i := range parts {
		n += m.Values[i]
	}
	return n
}

// protect hides what has to be hidden of one layer. Counts whose area is all that its
// district has cannot be: the district's own count is open.
func (s suppression) protect(m *margins) {
	hidden, _, err := disclosure.Protect(m.Counts, s.below)
	for i, r := range m.rows {
		if err != nil || hidden[i] { // counts that do not add up are not shown at all
			s.hidden[keyOf(r)] = true
			s.columns[columnKey{r.Layer, r.Category}] = true
		}
	}
	for i, k := range m.strata {
		if err != nil || hidden[i] {
			s.deciles[k] = true
		}
	}
}

// on reports whether anything is hidden.
func (s suppression) on() bool { return s.below > 0 }

// small reports whether a count is too small to show.
func (s suppression) small(n int64) bool { return n > 0 && n < s.below }

// cells gives the cells of an area's row, each replaced where the row is hidden.
func (s suppression) cells(r analysis.AreaRate, cells ...string) []string {
	return veiled(s.hidden[keyOf(r)], cells)
}

// column gives cells that every area of the layer has a part in, such as a test
// against the others, each replaced where the layer hides a count of the category.
func (s suppression) column(r analysis.AreaRate, cells ...string) []string {
	return veiled(s.columns[columnKey{r.Layer, r.Category}], cells)
}

// decile gives the cells of a row by deprivation, each replaced where it is hidden.
func (s suppression) decile(r analysis.DecileRate, cells ...string) []string {
	return veiled(s.deciles[decileKey{r.Category, r.Decile}], cells)
}

// outsideDeciles reports whether the count of the small areas without a decile is
// hidden, which the whole less the deciles would give.
func (s suppression) outsideDeciles(c data.Category) bool { return s.deciles[decileKey{c, 0}] }

// without is the assessment less the standardised counts that are hidden, which no
// chapter then speaks of.
func (s suppression) without(a *analysis.Assessment) *analysis.Assessment {
	out := *a
	out.Standardised.Rows = slices.DeleteFunc(slices.Clone(a.Standardised.Rows), func(r analysis.StandardisedRate) bool { return s.outsideDeciles(r.Category) })
	return &out
}

// veiled replaces every cell when hidden is true.
func veiled(hidden bool, cells []string) []string {
	if !hidden {
		return cells
	}
	return slices.Repeat([]string{suppressedCell}, len(cells))
}

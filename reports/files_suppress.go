package reports

import (
	"slices"

	"assess/analysis"
	"assess/data"
)

// suppression is what an edition keeps to itself. Where the settings ask for it
// (suppress_open), or a restricted source has been loaded, the public edition hides
// counts of small areas from 1 to below-1, and further counts until no hidden one can
// be worked out from rows, columns and totals (package disclosure). Everything made
// from a hidden count goes with it, and what is made from a whole column that hides
// one, such as a test against the others. The zero value hides nothing.
//
//	what a year hides                  files_suppress_year.go
//	changes of wards, their months     files_suppress_wards.go, files_suppress_months.go
//	squares of the map, points         files_suppress_cells.go
//	partners' tables                   files_suppress_partners.go
type suppression struct {
	below int64
	yearVeil
	earlier *yearVeil        // of the year before, nil where nothing of it is shown
	changes map[rateKey]bool // of wards, on the year before

	partners map[string]int64 // below which numbers of a restricted table are kept back, by source
	tables   partnerVeil
	reserved bool // the edition is for everyone: what is not marked as public is left out
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
	s := suppression{partners: partnersKept(a, o), tables: partnerVeilOf(a, o), reserved: o.Edition != restrictedEdition}
	if !o.hides(a) {
		return s
	}
	s.below = int64(a.Settings.SuppressBelow)
	s.yearVeil = yearVeilOf(a.AreaRates, a.SmallAreas, s.below)
	if a.Year.ToDate || a.Withheld.Areas {
		s.yearVeil = nothingOf(a)
	} else if yearBeforeIsWhole(a) && !a.Withheld.Earlier {
		before := yearVeilOf(earlierRates(a), a.SmallAreas, s.below)
		s.earlier = &before
	}
	s.changes = s.wardChanges(a)
	return s
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

// Told is the part of an assessment that the words of an edition rest on: less what the
// edition leaves out whole, and with the proposed priorities ranked from what is left.
// Cells that it hides among others are still in it.
func Told(a *analysis.Assessment, o Options) *analysis.Assessment {
	return suppressionOf(a, o).without(a)
}

// without is the assessment less the standardised counts that are hidden and the months
// of wards in years of which nothing is shown; no chapter then speaks of them.
func (s suppression) without(a *analysis.Assessment) *analysis.Assessment {
	out := *a
	out.Standardised.Rows = slices.DeleteFunc(slices.Clone(a.Standardised.Rows), func(r analysis.StandardisedRate) bool { return s.outsideDeciles(r.Category) })
	if s.on() {
		out.WardMonths = s.wardMonths(a)
	}
	out.Matrix, out.Emerging = s.matrix(a), s.emerging(a)
	return &out
}

// veiled replaces every cell when hidden is true.
func veiled(hidden bool, cells []string) []string {
	if !hidden {
		return cells
	}
	return slices.Repeat([]string{suppressedCell}, len(cells))
}

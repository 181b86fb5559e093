package analysis

import (
	"slices"

	"assess/data"
)

// Withheld is what the edition for everyone no longer tells because an earlier one,
// which is published and cannot be taken back, told it with other numbers. What is
// hidden in one of the two could be worked out from the other: what both show, and how
// it moved, would give away what moved with it. Numbers that have not changed are hidden
// in the same places in both and tell no more than one.
type Withheld struct {
	Partners []WithheldYear `json:"partner_years"`   // of restricted tables, by source and year
	Areas    bool           `json:"areas,omitempty"` // counts of wards and small areas of the year, where small ones are hidden
	Earlier  bool           `json:"areas_before,omitempty"`
}

// WithheldYear is a year of a restricted table.
type WithheldYear struct {
	Source string     `json:"source"`
	From   data.Month `json:"from"` // its first month
}

// Partner reports whether a year of a source is withheld.
func (w Withheld) Partner(source string, from data.Month) bool {
	return slices.Contains(w.Partners, WithheldYear{source, from})
}

// Covers reports whether all that another withholds is withheld here.
func (w Withheld) Covers(other Withheld) bool {
	for _, y := range other.Partners {
		if !w.Partner(y.Source, y.From) {
			return false
		}
	}
	return (w.Areas || !other.Areas) && (w.Earlier || !other.Earlier)
}

// withheld compares the numbers with those of the editions that are published.
func (b *builder) withheld() error {
	b.out.Withheld = Withhold(b.out, b.req.Published)
	return nil
}

// Withhold says what the edition of an assessment for everyone cannot tell beside those
// that are published. The assessments of these may be of other years of the partnership.
func Withhold(a *Assessment, published []*Assessment) Withheld {
	w := Withheld{Partners: []WithheldYear{}}
	for _, s := range a.Partners.Sources {
		if s.Protect != "restricted" {
			continue
		}
		for _, from := range yearsOf(a, s.ID) {
			if slices.ContainsFunc(published, func(p *Assessment) bool { return retold(a, p, s.ID, from) }) {
				w.Partners = append(w.Partners, WithheldYear{s.ID, from})
			}
		}
	}
	if !a.Settings.SuppressOpen {
		return w
	}
	for _, p := range published {
		w.Areas = w.Areas || recounted(a.Year.Whole.From, areaCells(a.AreaRates), a, p)
		w.Earlier = w.Earlier || recounted(a.Year.Whole.From.Add(-12), earlierCells(a.EarlierRates), a, p)
	}
	return w
}

// yearsOf are the first months of the years of a source.
func yearsOf(a *Assessment, source string) (out []data.Month) {
	for _, c := range a.Partners.Counts {
		for _, y := range c.Years {
			if c.Source == source && !slices.Contains(out, y.From) {
				out = append(out, y.From)
			}
		}
	}
	slices.Sort(out)
	return out
}

// partnerCellKey is a series of a source in one area.
type partnerCellKey struct {
	PartnerKey
	area AreaType
	code data.Code
}

// partnerCellYear is a series' year as a table prints it.
type partnerCellYear struct {
	sensitive bool
	year      PartnerYear
	months    [12]int64 // -1 for one that does not count
}

// retold reports whether a published assessment told a year of a source with other
// numbers, or hid by another limit. A year that was not over then was not told.
func retold(a, p *Assessment, source string, from data.Month) bool {
	if !slices.ContainsFunc(p.Partners.Sources, func(s PartnerSource) bool { return s.ID == source && s.Held.To >= from.Add(11) }) {
		return false
	}
	now, was := partnerCells(a, source, from), partnerCells(p, source, from)
	if len(was) == 0 {
		return false
	}
	if len(now) != len(was) || a.Settings.SuppressBelow != p.Settings.SuppressBelow {
		return true
	}
	for k, cell := range now {
		if before, ok := was[k]; !ok || before != cell {
			return true
		}
	}
	return false
}

func partnerCells(a *Assessment, source string, from data.Month) map[partnerCellKey]partnerCellYear {
	out := map[partnerCellKey]partnerCellYear{}
	for _, c := range a.Partners.Counts {
		for _, y := range c.Years {
			if c.Source != source || y.From != from {
				continue
			}
			cell := partnerCellYear{sensitive: c.Sensitive, year: y}
			for i := range cell.months {
				cell.months[i] = -1
				if at := int(from-c.From) + i; at >= 0 && at < len(c.Counts) && c.Counts[at] != nil {
					cell.months[i] = *c.Counts[at]
				}
			}
			out[partnerCellKey{c.PartnerKey, c.Type, c.Code}] = cell
		}
	}
	return out
}

// areaCell is a count of an area.
type areaCell struct {
	layer    data.Layer
	code     data.Code
	category data.Category
}

func areaCells(rates []AreaRate) map[areaCell]int64 {
	out := map[areaCell]int64{}
	for _, r := range rates {
		out[areaCell{r.Layer, r.Code, r.Category}] = r.Count
	}
	return out
}

func earlierCells(rates EarlierRates) map[areaCell]int64 {
	out := map[areaCell]int64{}
	for _, r := range rates.Rows {
		out[areaCell{r.Layer, r.Code, r.Category}] = r.Count
	}
	return out
}

// recounted reports whether a published assessment has the areas of the year that begins
// with a month with other counts, or hid by another limit. Of a year that was not over
// then no areas were told.
func recounted(from data.Month, now map[areaCell]int64, a, p *Assessment) bool {
	var was map[areaCell]int64
	switch {
	case p.Year.ToDate:
	case from == p.Year.Whole.From:
		was = areaCells(p.AreaRates)
	case from == p.Year.Whole.From.Add(-12):
		was = earlierCells(p.EarlierRates)
	}
	if len(was) == 0 || len(now) == 0 {
		return false
	}
	if a.Settings.SuppressBelow != p.Settings.SuppressBelow || a.Settings.SuppressOpen != p.Settings.SuppressOpen {
		return true
	}
	for k, n := range was {
		if m, ok := now[k]; ok && m != n {
			return true
		}
	}
	return false
}

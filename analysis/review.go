package analysis

import (
	"fmt"
	"slices"

	"assess/data"
)

// Review says what the data held can carry, for `assess check`.
type Review struct {
	Forces   []ForceReview
	Totals   RowAccount
	Rejected []Rejection
	Uses     []Use

	Partners []PartnerReview
	Points   []PartnerPoint   // that look like a default postcode
	Overlaps []PartnerOverlap // files that may hold the same rows
}

// PartnerReview is one partner's table.
type PartnerReview struct {
	Source
	Account RowAccount
	Worst   *PartnerMonth // the month in which the fewest of the postcodes given have a place; nil unless it is clearly fewer than over all
}

// worstBelow is by how much of all postcodes a month's match rate has to fall short of the
// source's, and worstFrom how many postcodes it has to have.
const (
	worstBelow = 0.1
	worstFrom  = 20
)

// partnerReviews reviews every configured table.
func (f *Facts) partnerReviews() []PartnerReview {
	var out []PartnerReview
	for _, s := range f.common.Sources {
		if s.Table == nil {
			continue
		}
		r := PartnerReview{Source: f.partners.holding(s)}
		worst := -worstBelow
		for i, m := range f.partners.months {
			if m.Source != s.ID {
				continue
			}
			r.Account.add(m.RowAccount)
			if m.Postcodes >= worstFrom {
				if short := portion(m.Matched, m.Postcodes) - portion(r.Matched, r.Postcodes); short < worst {
					worst, r.Worst = short, &f.partners.months[i]
				}
			}
		}
		out = append(out, r)
	}
	return out
}

// portion is a part of a whole, 0 of nothing.
func portion(part, whole int64) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// ForceReview is one force of one source.
type ForceReview struct {
	Source, Force         string
	Held                  data.Period
	Complete, Provisional int
	Missing, Partial      []data.Month
	WithoutLocation       float64 // share of loaded rows
}

// Use is something one might do with the data, and whether it can.
type Use struct{ Use, Fitness string }

// Review reviews every force held.
func (f *Facts) Review() Review {
	out := Review{Rejected: slices.Concat(f.rejections, f.searches.rejections, f.partners.rejections), Partners: f.partnerReviews(), Points: f.partners.points, Overlaps: f.partners.overlaps}
	type key struct{ source, force string }
	at := map[key]int{}
	var loaded, unlocated []int64
	for _, m := range append(coverageMonths(f.extracts, f.status), coverageMonths(f.searches.extracts, f.searches.status)...) {
		out.Totals.add(m.RowAccount)
		k := key{m.Source, m.Force}
		i, ok := at[k]
		if !ok {
			i = len(out.Forces)
			at[k] = i
			out.Forces = append(out.Forces, ForceReview{Source: m.Source, Force: m.Force, Held: data.Period{From: m.Month, To: m.Month}})
			loaded, unlocated = append(loaded, 0), append(unlocated, 0)
		}
		r := &out.Forces[i]
		r.Held.To = m.Month
		loaded[i] += m.Loaded
		unlocated[i] += m.WithoutLocation
		switch m.Status {
		case data.Complete:
			r.Complete++
		case data.Provisional:
			r.Provisional++
		case data.Missing:
			r.Missing = append(r.Missing, m.Month)
		case data.Partial:
			r.Partial = append(r.Partial, m.Month)
		}
	}
	for i := range out.Forces {
		if loaded[i] > 0 {
			out.Forces[i].WithoutLocation = float64(unlocated[i]) / float64(loaded[i])
		}
		if f.searches.holds(out.Forces[i].Source) {
			out.Uses = append(out.Uses, out.Forces[i].searchUse())
			continue
		}
		out.Uses = append(out.Uses, out.Forces[i].uses()...)
	}
	return out
}

// searchUse judges what searches can be held against: places, where they have any.
func (r ForceReview) searchUse() Use {
	use := Use{r.Force + ", stop and search by district and inside hot spots", "fit"}
	switch {
	case r.WithoutLocation == 1:
		use.Fitness = "not fit: no search is published with a location; the force's own totals can be told"
	case r.WithoutLocation > unplaced:
		use.Fitness = fmt.Sprintf("fit with care: %.0f%% of the searches have no location", 100*r.WithoutLocation)
	}
	return use
}

// unplaced is the share of searches without a location above which places are told with care.
const unplaced = 0.2

// uses judges the two uses that depend on an unbroken series.
func (r ForceReview) uses() []Use {
	counted := r.Complete + r.Provisional
	gaps := len(r.Missing) + len(r.Partial)
	compare, trend := "fit", "fit"
	if counted < 13 {
		compare = fmt.Sprintf("not fit: %d months held, a year and the same month of the year before take 13", counted)
	} else if gaps > 0 {
		compare = "fit over the months that both years have; missing and partial ones are left out"
	}
	if counted < leastRun {
		trend = fmt.Sprintf("not fit: %d months held, a seasonal pattern takes an unbroken run of %d", counted, leastRun)
	} else if gaps > 0 {
		trend = fmt.Sprintf("fit where gaps are at most %d months long", widestGap)
	}
	return []Use{
		{r.Force + ", change on the year before", compare},
		{r.Force + ", trend and season", trend},
		{r.Force + ", hour and day", "not fit: the open data has months only"},
	}
}

package proof

import (
	"assess/analysis"
	"assess/data"
)

// The fields of the book that hold what is said of partners' records: in the chapters,
// on the summary page, which says what changed clearly and when it is busiest, and where
// months stand out.
const (
	partnerField   = "partner_records"
	partnerSummary = "partner_records of the summary"
	partnerMonths  = "partner_records of the months"
)

// thing adds the numbers of one thing, by what the assessment calls them.
func (b *book) thing(category string, values map[string]float64, fields ...string) {
	b.objects++
	for _, field := range fields {
		for key, v := range values {
			b.add(field, fact{value: v, key: key, object: b.objects, category: data.Category(category)})
		}
	}
}

// partners are the facts of partners' records. The lists themselves are crowds: of their
// numbers those alone are said that follow here.
func (b *book) partners(a *analysis.Assessment) {
	p := a.Partners
	for _, c := range p.Counts {
		y := c.Year()
		values := map[string]float64{"count": float64(y.Count), "months": float64(y.Months), "rows_without_number": float64(y.Hidden)}
		if c.Rate != nil {
			values["rate"] = *c.Rate
		}
		if c.Type == analysis.TypePartnership {
			b.thing("", values, partnerField)
		}
	}
	for _, s := range p.Sources {
		clear, hidden := 0.0, 0.0
		for _, c := range p.Changes {
			if c.Source == s.ID && c.Type == analysis.TypePartnership && (c.Verdict == analysis.Higher || c.Verdict == analysis.Lower) {
				clear++
			}
		}
		for _, c := range p.Counts {
			if c.Source == s.ID && c.Type == analysis.TypePartnership && c.Flag == "" && c.Category != "" {
				hidden += float64(c.Year().Hidden)
			}
		}
		b.thing("", map[string]float64{"rows_in_no_district": float64(s.Unplaced), "further": clear - 3, "rows_without_number": hidden}, partnerField)
	}
	for _, c := range p.Changes {
		b.changeOf(c)
	}
	for _, h := range p.Harm {
		var top *analysis.HarmKind // the category that the chapter names
		for i, k := range h.Kinds {
			if k.Category != "" && k.HarmShare != nil && (top == nil || *k.HarmShare > *top.HarmShare) {
				top = &h.Kinds[i]
			}
		}
		if top != nil {
			b.thing("", map[string]float64{"count_share": top.RecordShare, "harm_share": *top.HarmShare}, partnerField)
		}
		if c := h.Change; c != nil && c.Ratio != nil {
			b.thing("", map[string]float64{"harm_ratio": *c.Ratio, "lower": c.Interval.Lower, "upper": c.Interval.Upper}, partnerField)
		}
	}
	for _, s := range p.Signals {
		if s.Last != nil {
			b.add(partnerMonths, fact{value: float64(s.Last.Months), key: derived})
		}
		if s.Control != nil {
			b.add(partnerMonths, fact{value: s.Control.Centre, key: "centre"})
			b.add(partnerMonths, fact{value: float64(len(s.Control.Basis)), key: derived})
		}
	}
	b.partnerTimes(p)
}

// changeOf adds a change of the whole partnership.
func (b *book) changeOf(c analysis.PartnerChange) {
	if c.Type != analysis.TypePartnership || c.RateRatio == nil {
		return
	}
	values := map[string]float64{"current_count": float64(c.CurrentCount), "previous_count": c.PreviousCount, "months_compared": float64(c.Months), "rate_ratio": *c.RateRatio}
	if c.Interval != nil {
		values["lower"], values["upper"] = c.Interval.Lower, c.Interval.Upper
	}
	b.thing("", values, partnerField)
	if c.Verdict == analysis.Higher || c.Verdict == analysis.Lower {
		b.thing("", values, partnerSummary)
	}
}

// partnerTimes adds peaks of the week, and what comes again.
func (b *book) partnerTimes(p analysis.PartnerRecords) {
	for _, h := range p.Hours {
		if h.Peak == nil {
			continue
		}
		k := h.Peak
		values := map[string]float64{"share": k.Share, "even": k.Even, "hour": float64(k.Hour % 12), "end": float64((k.Hour + k.Hours) % 12),
			"events": float64(h.Events), "spread": float64(h.Spread), "exact": float64(h.Exact), "over_week": float64(h.OverWeek)}
		b.thing("", values, partnerField)
		if h.Category == "" {
			b.thing("", values, partnerSummary)
		}
	}
	for _, v := range p.Victims {
		if v.Share != nil && v.Interval != nil {
			b.thing("", map[string]float64{"share": *v.Share, "records": float64(v.Known), "repeat": float64(v.Repeat), "lower": v.Interval.Lower, "upper": v.Interval.Upper}, partnerField)
		}
	}
	for _, x := range p.Places {
		if x.Within != nil {
			b.thing("", map[string]float64{"within_28_days": *x.Within, "days": 28}, partnerField)
		}
	}
	tested := 0.0
	for _, n := range p.Near {
		if n.Reason == "" {
			tested++
		}
	}
	b.add(partnerField, fact{value: tested, key: derived})
}

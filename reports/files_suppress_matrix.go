package reports

import (
	"slices"

	"assess/analysis"
	strategy "assess/data/profiles"
)

// unasked reports whether what people worry about may not be told.
func (s suppression) unasked(a *analysis.Assessment) bool {
	return s.reserved && !slices.ContainsFunc(a.Views.Surveys, func(w analysis.SurveyWave) bool { return w.Title == a.Views.Asked && w.Public })
}

// matrix is the proposed priorities as an edition may tell them: issues of partners' tables
// whose year is kept back are withheld, changes that are kept back score nothing, and where
// counts of squares are hidden nor does concentration. What is left is ranked anew, so that
// no rank tells of what is left out.
func (s suppression) matrix(a *analysis.Assessment) analysis.PriorityMatrix {
	m := a.Matrix
	if len(m.Issues) == 0 {
		return m
	}
	m.Criteria, m.Issues = slices.Clone(m.Criteria), slices.Clone(m.Issues)
	changed := false
	for i := range m.Issues {
		x := &m.Issues[i]
		x.Scores, x.Kept = slices.Clone(x.Scores), make([]bool, len(x.Scores))
		for k, c := range m.Criteria {
			kept := c.ID == strategy.Concentration && !s.sums() || c.ID == strategy.Concern && s.unasked(a) ||
				c.ID == strategy.Harm && s.harmKept(a, *x) || c.ID == strategy.Trend && x.Partner != nil && !s.partnerMoveTold(a, *x.Partner)
			if kept && x.Scores[k] != nil {
				x.Scores[k], x.Kept[k], changed = nil, true, true
			}
		}
		x.Withheld = x.Partner != nil && !s.partnerYearTold(a, *x.Partner)
		changed = changed || x.Withheld
	}
	if changed {
		m.Rank()
	}
	return m
}

// harmKept reports whether the harm of an issue rests on a table of which the edition
// keeps anything back: a sum of weights gives its counts away.
func (s suppression) harmKept(a *analysis.Assessment, x analysis.Issue) bool {
	k, ok := a.Partners.HarmOf(x)
	return ok && s.harmHidden(sourceOf(a, k.Source))
}

// harmHidden reports whether an edition says nothing of a table's harm.
func (s suppression) harmHidden(src analysis.PartnerSource) bool {
	return s.keepsPartner(src.ID) || s.reserved && (src.Sensitive || src.Protect != "public")
}

// partnerYearTold reports whether an edition tells the year's total of a series of the
// whole partnership.
func (s suppression) partnerYearTold(a *analysis.Assessment, k analysis.PartnerKey) bool {
	for _, c := range a.Partners.Counts {
		if c.Type == analysis.TypePartnership && c.PartnerKey == k {
			return s.partnerYear(c, c.Year())
		}
	}
	return !s.keepsPartner(k.Source)
}

// partnerMoveTold reports whether an edition tells the change of such a series.
func (s suppression) partnerMoveTold(a *analysis.Assessment, k analysis.PartnerKey) bool {
	for _, c := range a.Partners.Changes {
		if c.Type == analysis.TypePartnership && c.Key() == k {
			return s.partnerCompared(a.Partners, c)
		}
	}
	return !s.keepsPartner(k.Source)
}

// emerging is the emerging themes as an edition may tell them: of a restricted table what
// its months and its change tell elsewhere, and of the register what is public.
func (s suppression) emerging(a *analysis.Assessment) analysis.EmergingThemes {
	e := a.Emerging
	e.Signals = slices.DeleteFunc(slices.Clone(e.Signals), func(x analysis.EmergingSignal) bool {
		switch {
		case x.Partner == nil:
			return false
		case x.Kind == analysis.PartnerMoved:
			return !s.partnerMoveTold(a, *x.Partner)
		}
		return !s.partnerMonthsTold(a, *x.Partner)
	})
	if s.reserved {
		e.Register = slices.DeleteFunc(slices.Clone(e.Register), func(t analysis.Theme) bool { return !t.Public })
	}
	return e
}

// partnerMonthsTold reports whether an edition tells every month of such a series.
func (s suppression) partnerMonthsTold(a *analysis.Assessment, k analysis.PartnerKey) bool {
	for _, c := range a.Partners.Counts {
		if c.Type == analysis.TypePartnership && c.PartnerKey == k {
			return s.partnerSeries(c) && !(c.Sensitive && s.keepsPartner(c.Source))
		}
	}
	return !s.keepsPartner(k.Source)
}

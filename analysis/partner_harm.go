package analysis

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// PartnerHarm is a table's records of the year weighed by how grave their offences are,
// beside how many they are: few grave offences can outweigh many slight ones.
type PartnerHarm struct {
	Source    string      `json:"source"`
	Sensitive bool        `json:"sensitive"` // the whole table is
	Reason    string      `json:"reason"`    // why nothing is weighed; empty otherwise
	Kinds     []HarmKind  `json:"kinds"`     // all records, where they have a total; then categories and marks
	Change    *HarmChange `json:"change"`    // of all records; nil where they cannot be compared
}

// HarmKind is the records of one category, or with one mark. Shares are of the whole
// table: marks overlap with categories.
type HarmKind struct {
	PartnerKey
	Records     int64    `json:"records"`
	RecordShare float64  `json:"record_share"`
	HarmShare   *float64 `json:"harm_share"` // nil where too few of the kind's records have a weight
	Harm        Harm     `json:"harm"`
	Reason      string   `json:"reason"` // why HarmShare is not told
}

// HarmChange is the harm of the months compared, and of the same months of the year
// before. It is called higher or lower where its interval leaves out 1.
type HarmChange struct {
	Previous float64   `json:"previous_harm"`
	Current  float64   `json:"current_harm"`
	Months   int       `json:"months_compared"`
	Ratio    *float64  `json:"harm_ratio"`
	Interval *Interval `json:"interval"`
	Verdict  Verdict   `json:"verdict"`
}

// mostUnweighed is the largest share of a table's codes, and of its records, that may
// lack a weight.
const mostUnweighed = 0.1

// noCode stands for records without an offence code: they have no weight either.
const noCode = "no code"

// codeCounts is how many records of each code there are.
type codeCounts map[string]int64

// list gives the counts by code.
func (c codeCounts) list() (out []CodeCount) {
	for code, n := range c {
		out = append(out, CodeCount{code, n})
	}
	slices.SortFunc(out, func(x, y CodeCount) int { return strings.Compare(x.Code, y.Code) })
	return out
}

func (c codeCounts) records() (n int64) {
	for _, k := range c {
		n += k
	}
	return n
}

// partnerHarm weighs the tables that have offence codes.
func (b *builder) partnerHarm() error {
	b.out.Partners.Harm = []PartnerHarm{}
	for _, t := range b.partners {
		if t.Table.Offence != "" {
			b.out.Partners.Harm = append(b.out.Partners.Harm, b.harmOf(t))
		}
	}
	if w := b.facts.common.Weights; w != nil {
		b.out.Partners.Weights = &HarmWeights{Title: w.Title, Source: w.Source, Unit: w.Unit, Codes: len(w.By)}
	}
	return nil
}

// harmOf weighs one table.
func (b *builder) harmOf(t *partnerTable) PartnerHarm {
	out := PartnerHarm{Source: t.ID, Sensitive: t.Table.Sensitive, Kinds: []HarmKind{}}
	weights := b.facts.common.Weights
	if weights == nil {
		out.Reason = "no table of weights by offence code is held; [weights] in the configuration names one"
		return out
	}
	year := b.out.Year.Held
	kinds, now, before := map[PartnerKey]codeCounts{}, codeCounts{}, codeCounts{}
	all := PartnerKey{Source: t.ID}
	for _, c := range b.facts.partners.cells {
		if _, ours := t.districtOf(c, b.own); c.source != t.ID || !ours || !t.usable(c.month) {
			continue
		}
		code := c.offence
		if code == "" {
			code = noCode
		}
		if year.Contains(c.month) {
			for _, k := range t.keysOf(c) {
				if kinds[k] == nil {
					kinds[k] = codeCounts{}
				}
				kinds[k][code] += c.count
			}
		}
		switch {
		case slices.Contains(t.plan.offsets, int(c.month-year.From)):
			now[code] += c.count
		case slices.Contains(t.plan.offsets, int(c.month-year.From)+12):
			before[code] += c.count
		}
	}
	whole, err := weighed(kinds[all], weights.By, b.residents(TypePartnership, ""))
	if err != nil {
		out.Reason = strings.TrimPrefix(err.Error(), "weigh offences: ")
		return out
	}
	for _, k := range t.keys() {
		if k.district == "" && kinds[k.PartnerKey].records() > 0 {
			out.Kinds = append(out.Kinds, harmKind(k.PartnerKey, kinds[k.PartnerKey], whole, weights.By))
		}
	}
	if t.plan.reason == "" && !t.nested {
		out.Change = harmChange(now, before, weights.By, len(t.plan.offsets))
	}
	return out
}

// weighed is the harm of records of which enough have a weight.
func weighed(counts codeCounts, by map[string]float64, residents *int64) (Harm, error) {
	in := HarmInput{Counts: counts.list(), Weights: by, MaxMissing: mostUnweighed}
	if residents != nil {
		in.Residents = float64(*residents)
	}
	return WeighHarm(in)
}

// harmKind sets a kind's harm beside that of the whole table.
func harmKind(k PartnerKey, counts codeCounts, whole Harm, by map[string]float64) HarmKind {
	out := HarmKind{PartnerKey: k, Records: counts.records()}
	if whole.Offences > 0 {
		out.RecordShare = float64(out.Records) / float64(whole.Offences)
	}
	h, err := weighed(counts, by, nil)
	switch {
	case err != nil:
		out.Reason = "too few of its records have a weight"
		return out
	case whole.Sum == 0:
		out.Reason = "the weights of all records are 0"
	default:
		share := h.Sum / whole.Sum
		out.HarmShare = &share
	}
	out.Harm = h
	if out.Category+out.Flag == "" {
		out.Harm.PerThousand = whole.PerThousand
	}
	return out
}

// harmChange compares two years' harm. Each offence comes by itself, so that the sum of
// counts times weights has the variance Σ count × weight²; the logarithm of the ratio has
// the sum of both years' variances over their squared harm.
func harmChange(now, before codeCounts, by map[string]float64, months int) *HarmChange {
	a, errNow := weighed(now, by, nil)
	z, errBefore := weighed(before, by, nil)
	if errNow != nil || errBefore != nil || months == 0 {
		return nil
	}
	out := &HarmChange{Previous: z.Sum, Current: a.Sum, Months: months, Verdict: TooFew}
	if a.Weighed < minimumCount || z.Weighed < minimumCount || a.Sum == 0 || z.Sum == 0 {
		return out
	}
	ratio := a.Sum / z.Sum
	half := normalQuantile(confidence) * math.Hypot(a.SE/a.Sum, z.SE/z.Sum)
	out.Ratio, out.Interval = &ratio, &Interval{Lower: ratio * math.Exp(-half), Upper: ratio * math.Exp(half)}
	switch {
	case out.Interval.Lower > 1:
		out.Verdict = Higher
	case out.Interval.Upper < 1:
		out.Verdict = Lower
	default:
		out.Verdict = NoClearChange
	}
	return out
}

// HarmOf is the harm of what an issue counts: of the series of a table that has been
// weighed, or, for a category of the police's open data, of the category with the same name
// of such a table. All records of a table are no issue that its own harm could rank.
func (p PartnerRecords) HarmOf(x Issue) (HarmKind, bool) {
	for _, h := range p.Harm {
		for _, k := range h.Kinds {
			same := x.Partner != nil && k.PartnerKey == *x.Partner ||
				x.Partner == nil && !x.Rural && k.Flag == "" && x.Category != "" && strings.EqualFold(k.Category, string(x.Category))
			if same && k.HarmShare != nil && k.Category+k.Flag != "" {
				return k, true
			}
		}
	}
	return HarmKind{}, false
}

func methodPartnerHarm(b *builder) Method {
	p, n := b.out.Partners, 0
	for _, h := range p.Harm {
		if h.Reason == "" {
			n++
		}
	}
	m := Method{
		ID: "partner-harm", Name: "Harm of partners' records",
		Formula: "Harm is the sum of count times weight over offence codes. A year's harm has the variance of offences that come each by itself: the sum of count times squared weight. The ratio of two years' harm has the interval that follows on the logarithm, and is called higher or lower when it leaves out 1. " +
			"What has no weight is in no sum. Categories of open data are never weighed.",
		Settings: fmt.Sprintf("Nothing is weighed where more than %.0f%% of the codes, or of the records, have no weight. %.0f%% intervals. Below %d records in a year nothing is said of a change.", 100*mostUnweighed, 100*confidence, minimumCount),
		N:        fmt.Sprintf("%d of %d tables with offence codes", n, len(p.Harm)),
		Source:   "Sherman, Neyroud and Neyroud (2016), doi:10.1093/police/paw003; Bangs (2016), Research outputs: developing a Crime Severity Score for England and Wales, ONS",
	}
	if w := p.Weights; w != nil {
		m.Settings = fmt.Sprintf("Weights: %s, %d codes (%s). ", w.Title, w.Codes, w.Source) + m.Settings
	} else {
		m.Settings = "Not used: no table of weights is held. " + m.Settings
	}
	return m
}

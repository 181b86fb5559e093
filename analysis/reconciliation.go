package analysis

import (
	"fmt"

	"assess/data"
	"assess/data/reference"
)

// Reconciliation is the report's own counts beside those of an official publication of the
// same months.
type Reconciliation struct {
	Title  string       `json:"title"`
	Source string       `json:"source"`
	Period data.Period  `json:"period"`
	Months int          `json:"months_held"` // of the period, that count
	Rows   []Reconciled `json:"rows"`        // the partnership's districts, then the partnership where there are several
}

// Reconciled is one area. Open data rows without a location are in no district's own count
// and in the official one.
type Reconciled struct {
	Type     AreaType         `json:"area_type"`
	Code     data.Code        `json:"area_code"`
	Name     string           `json:"area_name"`
	Own      int64            `json:"own_count"` // all crime of the months that count
	Official *int64           `json:"official_count"`
	Share    *float64         `json:"own_share"` // nil unless every month is held and the official count is known
	Verdict  ReconcileVerdict `json:"verdict"`
}

// ReconcileVerdict says how the two stand to each other.
type ReconcileVerdict string

// The verdicts. Within is from ReconcileFrom to ReconcileTo of the official count.
const (
	ReconcileWithin ReconcileVerdict = "within tolerance"
	ReconcileBelow  ReconcileVerdict = "below tolerance"
	ReconcileAbove  ReconcileVerdict = "above tolerance"
	ReconcileNot    ReconcileVerdict = "not comparable"
)

// ReconcileFrom and ReconcileTo bound the share of the official count that is taken for
// the same.
const (
	ReconcileFrom = 0.95
	ReconcileTo   = 1.03
)

// reconcile sets each table of official counts beside the report's own.
func (b *builder) reconcile() error {
	b.out.Reconciliations = []Reconciliation{}
	for _, o := range b.facts.common.Official {
		b.out.Reconciliations = append(b.out.Reconciliations, b.reconciled(o))
	}
	return nil
}

func (b *builder) reconciled(o OfficialCounts) Reconciliation {
	out := Reconciliation{Title: o.Title, Source: o.Source, Period: o.Period, Rows: []Reconciled{}}
	for _, m := range o.Period.Months() {
		if b.usable(m) {
			out.Months++
		}
	}
	own, official := map[data.Code]int64{}, map[data.Code]int64{}
	for _, r := range b.facts.cube {
		if r.Force == b.force() && o.Period.Contains(r.Month) && b.usable(r.Month) && r.Category.IsCrime() && b.owns(r.District) {
			own[r.District] += r.Count
		}
	}
	known := 0
	for code, n := range o.By {
		if canonical := reference.Recoded(code); b.owns(canonical) {
			official[canonical] += n
		}
	}
	whole := Reconciled{Type: TypePartnership, Code: b.partnershipCode(), Name: b.out.Partnership.Name}
	total := int64(0)
	for _, d := range b.out.Partnership.Districts {
		code := reference.Recoded(d.Code)
		row := Reconciled{Type: TypeDistrict, Code: d.Code, Name: d.Name, Own: own[code]}
		if n, ok := official[code]; ok {
			row.Official = &n
			known, total = known+1, total+n
		}
		row.judge(out.Months == o.Period.Len())
		whole.Own += row.Own
		out.Rows = append(out.Rows, row)
	}
	if len(out.Rows) > 1 {
		if known == len(out.Rows) {
			whole.Official = &total
		}
		whole.judge(out.Months == o.Period.Len())
		out.Rows = append(out.Rows, whole)
	}
	return out
}

// judge compares, where all months are held.
func (r *Reconciled) judge(held bool) {
	r.Verdict = ReconcileNot
	if !held || r.Official == nil || *r.Official <= 0 {
		return
	}
	share := float64(r.Own) / float64(*r.Official)
	r.Share = &share
	switch {
	case share < ReconcileFrom:
		r.Verdict = ReconcileBelow
	case share > ReconcileTo:
		r.Verdict = ReconcileAbove
	default:
		r.Verdict = ReconcileWithin
	}
}

func methodReconciliation(b *builder) Method {
	n := 0
	for _, r := range b.out.Reconciliations {
		for _, x := range r.Rows {
			if x.Share != nil {
				n++
			}
		}
	}
	return Method{
		ID: "reconciliation", Name: "Beside the official count",
		Formula:  "All crime of a district over the months of an official table, divided by the number that the table states. Nothing is divided where a month of it is not held. Crimes that are published without a location are in the official number and in no district's own.",
		Settings: fmt.Sprintf("Within tolerance from %.0f%% to %.0f%%.", 100*ReconcileFrom, 100*ReconcileTo),
		N:        fmt.Sprintf("%d areas compared", n),
		Source:   "rule of this program",
	}
}

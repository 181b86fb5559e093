package analysis

import (
	"cmp"
	"context"
	"slices"

	"assess/data"
	"assess/data/workspace"
)

// GateReview is what was found by the looks that are taken at the data before a report is
// made of it. `assess refresh` makes no report while a finding is not accepted; with
// `assess build` a person is there, so the findings are warnings and stand in the report.
type GateReview struct {
	Findings []GateFinding          `json:"findings"`
	Accepted []workspace.Acceptance `json:"accepted"`       // that let one of the findings through
	Unused   []workspace.Acceptance `json:"accepted_to_no"` // that match no finding any more
}

// GateFinding is one thing that a gate does not let through by itself.
type GateFinding struct {
	Gate     workspace.Gate `json:"gate"`
	Source   string         `json:"source"`
	Force    string         `json:"force,omitempty"` // empty for a partner's table
	Months   data.Period    `json:"months"`          // empty for a partner's table
	Number   float64        `json:"number"`          // months, rows, a share, a census year or files, as the gate counts
	Usual    *float64       `json:"usual"`           // the same, where the gate holds against what is usual
	Limit    float64        `json:"limit"`           // that the number, or its distance from the usual one, is beyond
	What     string         `json:"what"`            // in words
	Accepted string         `json:"accepted"`        // the reason; empty while it is not accepted
}

// Open lists the findings that nobody has accepted.
func (r GateReview) Open() []GateFinding {
	return slices.DeleteFunc(slices.Clone(r.Findings), func(f GateFinding) bool { return f.Accepted != "" })
}

// RefusedFile is a file that could not be read, which the store therefore knows nothing of.
type RefusedFile struct {
	Source   string
	Force    string     // empty for a partner's table
	Month    data.Month // zero for a partner's table
	Path     string
	Reason   string // a sentence that starts with the path
	Category bool   // it holds a crime type that is not known
}

// series is one source and force.
type gateSeries struct{ source, force string }

// gateMonth is what the gates look at in the file that counts for one month.
type gateMonth struct {
	month           data.Month
	status          data.Status
	rows, unplaced  int64 // unplaced of rows: without a location
	points          int64 // rows with a point
	outside, differ int64 // of points: outside the boundaries; in another district than the row says
	vintage         int   // census year of the LSOA codes, 0 when not known
}

// gates looks at everything that is held. all is every extract ever read of the sources
// configured.
func (f *Facts) gates(ctx context.Context, all []extract) (GateReview, error) {
	spots, err := readSpots(ctx, f.query, f.lsoaCodes(), f.districts, f.common.Layers)
	if err != nil {
		return GateReview{}, err
	}
	held := map[gateSeries][]gateMonth{}
	newest := map[string]data.Month{}
	for _, e := range slices.Concat(f.extracts, f.searches.extracts) {
		if e.State != stateCurrent || !f.polices(e.Force) {
			continue
		}
		k := sourceMonth{e.Source, forceMonth{e.Force, e.Month}}
		status, ok := f.status[k]
		if !ok {
			status = f.searches.status[k]
		}
		m := gateMonth{month: e.Month, status: status, rows: e.Account.Loaded, unplaced: e.Account.WithoutLocation, vintage: e.Vintage}
		m.points, m.outside, m.differ = spots[e.ID].points, spots[e.ID].outside, spots[e.ID].differ
		s := gateSeries{e.Source, e.Force}
		held[s] = append(held[s], m)
		newest[e.Source] = max(newest[e.Source], e.Month)
	}
	lost := f.lostFrom(all)
	var found []GateFinding
	for s, months := range held {
		slices.SortFunc(months, func(a, b gateMonth) int { return cmp.Compare(a.month, b.month) })
		for _, g := range seriesFindings(months, lost[s], newest[s.source], f.common.Gates) {
			g.Source, g.Force = s.source, s.force
			found = append(found, g)
		}
		delete(lost, s)
	}
	for s, months := range lost { // of which nothing is held any more
		for _, g := range lostFindings(months, f.common.Gates.LostMonths) {
			g.Source, g.Force = s.source, s.force
			found = append(found, g)
		}
	}
	found = append(found, refusedFindings(f.common.Refused, f.common.Gates)...)
	return accept(found, f.common.Accepted), nil
}

// seriesFindings looks at one source and force. months are in order.
func seriesFindings(months []gateMonth, lost []data.Month, newest data.Month, limits workspace.Gates) []GateFinding {
	return slices.Concat(
		missingFindings(months, lost, newest, limits.MissingMonths),
		partialFindings(months, limits.PartialMonths),
		lostFindings(lost, limits.LostMonths),
		rowFindings(months, limits.RowChange),
		shareFindings(months, limits),
		vintageFindings(months, limits.VintageChanges),
	)
}

// polices reports whether a force is one that is configured.
func (f *Facts) polices(force string) bool {
	return len(f.common.Forces) == 0 || slices.Contains(f.common.Forces, force)
}

// lostFrom lists the months that have been held and are in no file any more.
func (f *Facts) lostFrom(all []extract) map[gateSeries][]data.Month {
	here := map[sourceMonth]bool{}
	for _, e := range slices.Concat(f.extracts, f.searches.extracts) {
		here[sourceMonth{e.Source, forceMonth{e.Force, e.Month}}] = true
	}
	out := map[gateSeries][]data.Month{}
	for _, e := range all {
		if here[sourceMonth{e.Source, forceMonth{e.Force, e.Month}}] || f.common.AsAt != "" && e.LoadedOn > f.common.AsAt || !f.polices(e.Force) {
			continue
		}
		s := gateSeries{e.Source, e.Force}
		if !slices.Contains(out[s], e.Month) {
			out[s] = append(out[s], e.Month)
		}
	}
	for s := range out {
		slices.Sort(out[s])
	}
	return out
}

// accept marks the findings of which every month has been accepted, and says which
// acceptances no finding needs.
func accept(found []GateFinding, accepted []workspace.Acceptance) GateReview {
	out := GateReview{Findings: []GateFinding{}, Accepted: []workspace.Acceptance{}, Unused: []workspace.Acceptance{}}
	used := make([]bool, len(accepted))
	for _, f := range found {
		for i, a := range accepted {
			if a.Gate == f.Gate && a.Source == f.Source && a.Force == f.Force && (f.Months.Empty() || a.Months.Contains(f.Months.From) && a.Months.Contains(f.Months.To)) {
				used[i] = true
				f.Accepted = cmp.Or(f.Accepted, a.Reason)
			}
		}
		out.Findings = append(out.Findings, f)
	}
	for i, a := range accepted {
		if used[i] {
			out.Accepted = append(out.Accepted, a)
		} else {
			out.Unused = append(out.Unused, a)
		}
	}
	slices.SortFunc(out.Findings, func(a, b GateFinding) int {
		return cmp.Or(cmp.Compare(slices.Index(workspace.AllGates, a.Gate), slices.Index(workspace.AllGates, b.Gate)),
			cmp.Compare(a.Source, b.Source), cmp.Compare(a.Force, b.Force), cmp.Compare(a.Months.From, b.Months.From), cmp.Compare(a.What, b.What))
	})
	return out
}

// Gates is what the gates found.
func (f *Facts) Gates() GateReview { return f.reviewed }

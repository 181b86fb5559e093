package analysis

import (
	"context"
	"database/sql"
	"slices"

	"assess/data"
	"assess/data/workspace"
)

// searchFacts is what the store holds of stop-and-search files, beside the extracts of
// incidents.
type searchFacts struct {
	configured bool
	extracts   []extract
	status     map[sourceMonth]data.Status
	counted    map[forceMonth]extract // of two sources that hold a month, the one listed first
	rejections []Rejection
}

// refused takes the rejections of stop-and-search files out of all.
func (f *searchFacts) refused(all []Rejection) []Rejection {
	rest := []Rejection{}
	for _, r := range all {
		if slices.ContainsFunc(f.extracts, func(e extract) bool { return e.Path == r.File }) {
			f.rejections = append(f.rejections, r)
		} else {
			rest = append(rest, r)
		}
	}
	return rest
}

// apart takes the extracts of stop-and-search sources out of all.
func (f *searchFacts) apart(all []extract, sources []workspace.Source) (rest []extract) {
	rank := map[string]int{}
	for i, s := range sources {
		if s.Kind == workspace.StopAndSearch {
			rank[s.ID] = i + 1
		}
	}
	f.configured, f.counted = len(rank) > 0, map[forceMonth]extract{}
	for _, e := range all {
		if rank[e.Source] == 0 {
			rest = append(rest, e)
			continue
		}
		f.extracts = append(f.extracts, e)
		k := forceMonth{e.Force, e.Month}
		if old, ok := f.counted[k]; e.State == stateCurrent && (!ok || rank[e.Source] < rank[old.Source]) {
			f.counted[k] = e
		}
	}
	f.status = statuses(f.extracts)
	return rest
}

// holds reports whether a source is of stop and searches.
func (f *searchFacts) holds(source string) bool {
	return slices.ContainsFunc(f.extracts, func(e extract) bool { return e.Source == source })
}

// usable reports whether a force's month of searches may be counted.
func (f *searchFacts) usable(force string, m data.Month) bool {
	k := forceMonth{force, m}
	e, ok := f.counted[k]
	return ok && f.status[sourceMonth{e.Source, k}].Usable()
}

// searched is searches that are alike in what is counted of them, at one point.
type searched struct {
	month             data.Month
	district          data.Code // canonical; empty without a location, and outside the boundaries
	located           bool
	easting, northing float64 // metres
	object            string
	legislation       string
	outcome           string
	ethnicity         string // as the officer saw it
	linked            sql.NullBool
	n                 int64
}

// count is what they add to a sum.
func (x searched) count() SearchCount {
	c := SearchCount{Searches: x.n}
	if x.linked.Valid {
		c.LinkedKnown = x.n
		if x.linked.Bool {
			c.Linked = x.n
		}
	}
	if o := data.SearchOutcome(x.outcome); o.Stated() && x.outcome != NotStated {
		c.OutcomeKnown = x.n
		if o.Action() {
			c.Action = x.n
		}
	}
	return c
}

// readSearches reads the force's searches of the year's months that are held, and
// counts those that are alike.
func (b *builder) readSearches() ([]searched, error) {
	s := &b.out.StopSearch
	months := map[int32]data.Month{}
	var ids []int32
	for _, m := range s.Months {
		id := b.facts.searches.counted[forceMonth{b.force(), m}].ID
		months[id] = m
		ids = append(ids, id)
	}
	slices.Sort(ids)
	district := map[data.Code]data.Code{}
	for i, code := range b.facts.lsoaCodes() {
		district[code] = b.facts.districts[i]
	}
	var out []searched
	err := each(b.ctx, b.facts.query, "searches", func(rows *sql.Rows) error {
		var x searched
		var extract int32
		var area data.Code
		var easting, northing sql.NullFloat64
		if err := rows.Scan(&extract, &area, &easting, &northing, &x.object, &x.legislation, &x.outcome, &x.ethnicity, &x.linked, &x.n); err != nil {
			return err
		}
		x.month, x.district = months[extract], district[area]
		x.located, x.easting, x.northing = easting.Valid, easting.Float64, northing.Float64
		for _, text := range []*string{&x.object, &x.legislation, &x.outcome, &x.ethnicity} {
			if *text == "" {
				*text = NotStated
			}
		}
		out = append(out, x)
		return nil
	}, b.facts.common.Layers.LSOAByCode, list(ids))
	if err != nil {
		return nil, err
	}
	s.Alike, err = countAlike(b.ctx, b.facts.query, ids)
	return out, err
}

func countAlike(ctx context.Context, q Querier, extracts []int32) (n int64, err error) {
	err = each(ctx, q, "searchesalike", func(rows *sql.Rows) error { return rows.Scan(&n) }, list(extracts))
	return n, err
}

package analysis

import (
	"maps"
	"slices"
	"sort"

	"assess/data"
	"assess/data/workspace"
)

// ProvisionalMonths is how many of the newest months held of a force are marked
// provisional: police forces restate their latest months most.
const ProvisionalMonths = 2

// PartialBelow is the share of the trailing median of rows under which a lone
// month's file is taken for incomplete; a month with a neighbour under quietWithin
// times its rows is taken for a quiet time, such as a lockdown, unless it is under
// PartialAlways.
const (
	PartialBelow  = 0.5
	PartialAlways = 0.2
	quietWithin   = 1.5
)

// trailing is how many earlier months set the trailing median, and least how
// many it takes at all.
const (
	trailing = 12
	least    = 3
)

// statuses gives the state of every month between the first and the last that
// each force has in each source.
func statuses(extracts []extract) map[sourceMonth]data.Status {
	type key struct{ source, force string }
	rows := map[key]map[data.Month]int64{}
	for _, e := range extracts {
		if e.State != stateCurrent {
			continue
		}
		k := key{e.Source, e.Force}
		if rows[k] == nil {
			rows[k] = map[data.Month]int64{}
		}
		rows[k][e.Month] = e.Account.Loaded
	}
	out := map[sourceMonth]data.Status{}
	for k, held := range rows {
		for m, s := range forceStatuses(held) {
			out[sourceMonth{k.source, forceMonth{k.force, m}}] = s
		}
	}
	return out
}

// forceStatuses judges one force's months by their loaded rows, held against the
// median of up to 12 earlier months that count; the first three months are held
// against the next three. A month is partial under PartialAlways of that median, and
// under PartialBelow when neither the month held before it nor the one after it is nearly
// as low. The newest month has none after it, so a low one is partial until the next comes.
func forceStatuses(held map[data.Month]int64) map[data.Month]data.Status {
	months := make([]data.Month, 0, len(held))
	for m := range held {
		months = append(months, m)
	}
	sort.Slice(months, func(i, j int) bool { return months[i] < months[j] })
	out := map[data.Month]data.Status{}
	var counted []int64
	for i, m := range months {
		against := counted[max(0, len(counted)-trailing):]
		if len(against) < least {
			against = nil
			for _, later := range months[i+1 : min(len(months), i+1+least)] {
				against = append(against, held[later])
			}
		}
		if len(against) >= least && partial(held, months, i, median(against)) {
			out[m] = data.Partial
			continue
		}
		out[m] = data.Complete
		counted = append(counted, held[m])
	}
	for i := max(0, len(months)-ProvisionalMonths); i < len(months); i++ {
		if out[months[i]] == data.Complete {
			out[months[i]] = data.Provisional
		}
	}
	if len(months) > 0 {
		for m := months[0]; m <= months[len(months)-1]; m++ {
			if _, ok := held[m]; !ok {
				out[m] = data.Missing
			}
		}
	}
	return out
}

// partial judges month i against the usual number of rows.
func partial(held map[data.Month]int64, months []data.Month, i int, usual float64) bool {
	rows := float64(held[months[i]])
	switch {
	case rows < PartialAlways*usual:
		return true
	case rows >= PartialBelow*usual:
		return false
	}
	quiet := func(k int) bool {
		near := float64(held[months[k]])
		return near >= PartialAlways*usual && near < quietWithin*rows
	}
	return !(i > 0 && quiet(i-1) || i+1 < len(months) && quiet(i+1))
}

func median(v []int64) float64 {
	s := append([]int64(nil), v...)
	sort.Slice(s, func(i, j int) bool { return s[i] < s[j] })
	n := len(s)
	if n == 0 {
		return 0
	}
	return float64(s[(n-1)/2]+s[n/2]) / 2
}

// coverageMonths lists every (source, force, month), missing ones too.
func coverageMonths(extracts []extract, status map[sourceMonth]data.Status) []CoverageMonth {
	byMonth := map[sourceMonth]*CoverageMonth{}
	for k, s := range status {
		byMonth[k] = &CoverageMonth{Source: k.Source, Force: k.Force, Month: k.Month, Status: s}
	}
	for _, e := range extracts {
		k := sourceMonth{e.Source, forceMonth{e.Force, e.Month}}
		c := byMonth[k]
		if c == nil {
			c = &CoverageMonth{Source: e.Source, Force: e.Force, Month: e.Month, Status: data.Missing}
			byMonth[k] = c
		}
		c.Files++
		c.RowAccount.add(e.Account)
	}
	out := make([]CoverageMonth, 0, len(byMonth))
	for _, c := range byMonth {
		out = append(out, *c)
	}
	sort.Slice(out, func(i, j int) bool {
		a, b := out[i], out[j]
		if a.Source != b.Source {
			return a.Source < b.Source
		}
		if a.Force != b.Force {
			return a.Force < b.Force
		}
		return a.Month < b.Month
	})
	return out
}

func (a *RowAccount) add(b RowAccount) {
	a.Read += b.Read
	a.Loaded += b.Loaded
	a.Rejected += b.Rejected
	a.Duplicate += b.Duplicate
	a.Superseded += b.Superseded
	a.WithoutLocation += b.WithoutLocation
}

// coverage is the data section's account for one partnership.
func (b *builder) coverage() error {
	b.out.Gates = b.facts.reviewed
	c := &b.out.Coverage
	c.Months = coverageMonths(b.facts.extracts, b.facts.status)
	c.Searches = coverageMonths(b.facts.searches.extracts, b.facts.searches.status)
	c.Partners = append([]PartnerMonth{}, b.facts.partners.months...)
	for _, m := range c.Months {
		c.Totals.add(m.RowAccount)
	}
	c.Vintages = vintages(b.facts.extracts)
	c.Rejected = b.facts.rejections
	for _, r := range b.facts.cube {
		switch {
		case r.Force != b.force():
		case b.owns(r.District):
			c.InArea += r.Count
		default:
			c.Elsewhere += r.Count
		}
	}
	var yearNone, yearAll int64
	for k, n := range b.facts.unlocated {
		if k.Force != b.force() {
			continue
		}
		c.NoLocation += n
		if b.inYear(k.Month) {
			yearNone += n
		}
	}
	c.Elsewhere -= c.NoLocation
	for _, r := range b.facts.cube {
		if r.Force == b.force() && b.inYear(r.Month) {
			yearAll += r.Count
		}
	}
	if yearAll > 0 {
		share := float64(yearNone) / float64(yearAll)
		c.NoLocationYr = &share
	}
	b.sources()
	b.disagreement()
	return nil
}

// disagreement counts the incidents whose point lies elsewhere than their LSOA code
// says, in all months counted.
func (b *builder) disagreement() {
	district := map[data.Code]data.Code{"": ""}
	for i, code := range b.facts.lsoaCodes() {
		district[code] = b.facts.districts[i]
	}
	c := &b.out.Coverage
	for place, counts := range b.ledger.byPlace(slices.Collect(maps.Keys(b.ledger.months))) {
		p, n := b.ledger.places[place], total(counts)
		if !p.located {
			continue
		}
		c.PointChecked += n
		if p.within != p.lsoa {
			c.LSOADiff += n
		}
		if p.within == "" || district[p.within] != district[p.lsoa] {
			c.DistrictDiff += n
		}
	}
}

func vintages(extracts []extract) []VintageRows {
	rows := map[int]int64{}
	for _, e := range extracts {
		rows[e.Vintage] += e.Account.Loaded
	}
	out := []VintageRows{}
	for v, n := range rows {
		out = append(out, VintageRows{v, n})
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Vintage < out[j].Vintage })
	return out
}

// sources describes each configured source as held.
func (b *builder) sources() {
	for _, s := range b.facts.common.Sources {
		if s.Table != nil {
			b.out.Sources = append(b.out.Sources, b.facts.partners.holding(s))
			continue
		}
		src := Source{ID: s.ID, Kind: s.Kind, Protect: "public", Missing: []data.Month{}, Force: []string{}}
		src.Title, src.Owner, src.Licence = "Street-level crime and anti-social behaviour", "data.police.uk (Home Office and police forces)", "Open Government Licence v3.0"
		if s.Kind == workspace.StopAndSearch {
			src.Title = "Stop and search"
		}
		if b.facts.common.Synthetic {
			src.Owner, src.Licence = "invented by the sample generator", "none: synthetic data"
		}
		seen := map[string]bool{}
		for _, m := range slices.Concat(b.out.Coverage.Months, b.out.Coverage.Searches) {
			if m.Source != s.ID {
				continue
			}
			src.Files += m.Files
			src.Rows += m.Read
			src.Loaded += m.Loaded
			src.WithoutLocation += m.WithoutLocation
			if m.Status == data.Missing {
				if m.Force == b.force() {
					src.Missing = append(src.Missing, m.Month)
				}
				continue
			}
			if src.From.IsZero() || m.Month < src.From {
				src.From = m.Month
			}
			src.To = max(src.To, m.Month)
			if !seen[m.Force] {
				seen[m.Force] = true
				src.Force = append(src.Force, m.Force)
			}
		}
		b.out.Sources = append(b.out.Sources, src)
	}
}

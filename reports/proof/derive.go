package proof

import (
	"sort"

	"assess/analysis"
	"assess/data"
)

// derived is the key of a fact that follows from several: it goes with any words.
const derived = "derived: months, held, category, verdict, districts, ward, steps, test, groups, years"

// derive adds what the report says of several numbers together, worked out here from
// the assessment alone.
func (b *book) derive(a *analysis.Assessment) {
	b.narrative(a)
	say := func(field string, c data.Category, values ...float64) {
		for _, v := range values {
			b.add(field, fact{value: v, key: derived, category: c})
		}
	}
	ratio := func(field string, c data.Category, part, whole float64) {
		if whole > 0 {
			b.add(field, fact{value: part / whole, category: c, share: true})
		}
	}
	for _, cmp := range []struct {
		field string
		c     analysis.Comparison
	}{{"previous", a.Previous}, {"baseline", a.Baseline}} {
		n, single, called := int64(0), 0.0, 0.0
		for _, c := range cmp.c.Changes {
			if c.Category != data.AllCrime && c.Verdict != analysis.NotComparable {
				n += c.CurrentCount + c.PreviousTotal
			}
			if c.Category.IsCrime() && c.Category != data.AllCrime && c.Verdict == analysis.NoClearChange {
				single++
			}
			if c.Verdict == analysis.Higher || c.Verdict == analysis.Lower {
				called++
			}
		}
		say(cmp.field, "", float64(n), single, called, float64(cmp.c.Years+1))
	}
	b.series(a, say)
	b.coverage(a, say, ratio)
	b.places(a, say)
	b.priorities(a, say)
	b.views(a, say)
	b.next(a, say)
	b.moves(a)
	b.restated(a)
	b.searches(a)
	b.prescribed(a)
	b.plan(a)
	b.partners(a)
	all := 0.0
	for _, n := range a.Area.DecileResidents {
		all += float64(n)
	}
	if d := a.Area.DecileResidents; len(d) == 10 {
		ratio("area", "", float64(d[0]+d[1]), all)
		ratio("area", "", float64(d[8]+d[9]), all)
	}
	crime := 0.0
	for _, l := range a.Levels {
		if l.Type == analysis.TypePartnership && l.Category == data.AllCrime {
			crime = float64(l.Count)
		}
	}
	for _, l := range a.Levels {
		if l.Type == analysis.TypePartnership {
			ratio("levels", l.Category, float64(l.Count), crime)
		}
	}
	n := 0.0
	for _, r := range a.Versus.Rows {
		if r.Category == data.AllCrime || !r.Category.IsCrime() {
			n += float64(r.Count)
		}
	}
	say("versus", "", n)
	for _, p := range a.Peers { // how many others have an interval that meets its own
		meets, place := 0.0, 1.0
		for _, q := range a.Peers {
			if q.Category == p.Category && q.Rate > p.Rate {
				place++
			}
			if q.Category == p.Category && q.Code != p.Code && q.Interval.Lower <= p.Interval.Upper && q.Interval.Upper >= p.Interval.Lower {
				meets++
			}
		}
		say("peers", p.Category, place, meets+3) // "others" is read as what a list of three leaves out
	}
	own, other := 0.0, 0.0
	for _, g := range a.Standardised.Groups {
		own, other = own+float64(g.LSOAs), other+float64(g.OtherLSOAs)
	}
	say("standardised", "", own, other)
}

// series are the facts of months: where a trend stands at both ends of the year,
// and what a forecast brings on average, at least and at most.
func (b *book) series(a *analysis.Assessment, say func(string, data.Category, ...float64)) {
	for _, t := range a.Trends {
		var ends []float64
		for _, m := range a.Year.Held.Months() {
			if i := int(m - t.From); i >= 0 && i < len(t.Trend) && t.Trend[i] != nil {
				ends = append(ends, *t.Trend[i])
			}
		}
		if len(ends) > 0 {
			say("trends", t.Category, ends[0], ends[len(ends)-1])
		}
		if t.Control != nil {
			say("trends", t.Category, float64(len(t.Control.Basis)))
		}
		say("trends", t.Category, float64(t.Fitted.Len()))
	}
	for _, s := range a.LevelShifts {
		n := 0
		for _, l := range s.Stretches {
			n += l.Months
		}
		say("level_shifts", s.Category, float64(n), float64(len(s.Stretches)-1))
	}
	for _, o := range a.Outlooks {
		say("outlooks", o.Category, float64(o.Fitted.Len()))
		if s := o.Skill; s != nil && s.NaiveMASE > 0 {
			b.add("outlooks", fact{value: s.MASE / s.NaiveMASE, category: o.Category, share: true})
		}
		if len(o.Months) == 0 {
			continue
		}
		low, high, mean := o.Months[0].P95.Lower, o.Months[0].P95.Upper, 0.0
		for _, m := range o.Months {
			low, high, mean = min(low, m.P95.Lower), max(high, m.P95.Upper), mean+m.Expected/float64(len(o.Months))
		}
		say("outlooks", o.Category, low, high, mean)
	}
}

// coverage are the facts of what was read: months that can and cannot be counted, and
// the monthly shares without a location.
func (b *book) coverage(a *analysis.Assessment, say func(string, data.Category, ...float64), ratio func(string, data.Category, float64, float64)) {
	held := data.Period{From: a.Year.DataFrom, To: a.Year.DataTo}
	status, rows := map[data.Status]float64{}, 0.0
	low, high, first := 0.0, 0.0, true
	seen := 0.0
	for _, m := range a.Coverage.Months {
		if m.Force != a.Partnership.Force {
			continue
		}
		seen++
		status[m.Status]++
		for _, in := range a.Year.Months {
			if in != m.Month || m.Loaded == 0 {
				continue
			}
			share := float64(m.WithoutLocation) / float64(m.Loaded)
			rows += float64(m.Loaded)
			if first || share < low {
				low = share
			}
			high, first = max(high, share), false
		}
	}
	absent := max(0, float64(held.Len())-seen)
	say("coverage", "", float64(held.Len()), rows, status[data.Provisional], status[data.Partial], status[data.Missing]+absent, status[data.Missing]+status[data.Partial]+absent)
	ratio("coverage", "", low, 1)
	ratio("coverage", "", high, 1)
	ratio("coverage", "", high-low, 1)
	c := a.Coverage
	ratio("coverage", "", float64(c.LSOADiff), float64(c.PointChecked))
	ratio("coverage", "", float64(c.DistrictDiff), float64(c.PointChecked))
	say("year", "", float64(a.Year.Held.Len()))
}

// places are the facts of small areas and wards: the middle and the highest tenth of
// the smoothed rates, and the least and the greatest rate.
func (b *book) places(a *analysis.Assessment, say func(string, data.Category, ...float64)) {
	smoothed, rates := map[data.Category][]float64{}, map[data.Category][]float64{}
	for _, r := range a.AreaRates {
		if r.Layer == data.LSOA && r.Smoothed != nil {
			smoothed[r.Category] = append(smoothed[r.Category], *r.Smoothed)
		}
		if r.Layer == data.Ward && r.Rate != nil {
			rates[r.Category] = append(rates[r.Category], *r.Rate)
		}
	}
	for c, v := range smoothed {
		sort.Float64s(v)
		say("area_rates", c, v[(len(v)-1)/2], v[len(v)-(len(v)+9)/10], float64(len(v)))
	}
	for c, v := range rates {
		sort.Float64s(v)
		say("area_rates", c, v[0], v[len(v)-1], float64(len(v)))
	}
	beyond := 0.0
	for _, c := range a.Clustering {
		say("clustering", c.Category, float64(c.Areas+c.Islands))
	}
	for _, f := range a.Funnels {
		say("funnels", f.Category, f.Target*1000)
		for _, x := range f.Districts {
			if x.Chance != analysis.Within {
				beyond++
			}
		}
	}
	say("funnels", "", beyond)
	for _, h := range a.Histories {
		hot := 0
		for _, t := range h.Courses {
			if t.Course != analysis.Faded {
				hot += t.Cells
			}
		}
		say("hot_spot_histories", h.Category, float64(hot))
	}
	say("settings", "", analysis.LeastHot)
	for _, l := range a.Hotspots {
		b.add("hotspots", fact{value: float64(l.Hot) / max(1, float64(l.Cells)), category: l.Category, share: true})
	}
}

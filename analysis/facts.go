package analysis

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sort"

	"assess/data"
	"assess/data/reference"
	"assess/data/workspace"
	"assess/geo"
)

// Facts is what the store holds, read once and shared by the partnerships of a
// workspace. It is not changed after Gather and safe for concurrent use.
type Facts struct {
	common     Common
	query      Querier
	extracts   []extract            // every extract known at the time asked for
	counted    map[forceMonth]int32 // the extract that is counted for a force's month
	rejections []Rejection
	cube       []monthlyRow
	unlocated  map[forceMonth]int64
	status     map[sourceMonth]data.Status
	partners   partnerFacts
	searches   searchFacts
	restated   restatementFacts
	reviewed   GateReview
	held       *Held
	districts  []data.Code // canonical district of each LSOA of the atlas
}

type sourceMonth struct {
	Source string
	forceMonth
}

// Gather reads the facts. It fails when nothing has been loaded.
func Gather(ctx context.Context, q Querier, common Common) (*Facts, error) {
	f := &Facts{common: common, query: q}
	all, err := readExtracts(ctx, q)
	if err != nil {
		return nil, err
	}
	all = configured(all, common.Sources)
	f.extracts = f.searches.apart(knownAt(slices.Clone(all), common.AsAt), common.Sources)
	if len(f.extracts) == 0 {
		return nil, fmt.Errorf("the store holds no extract%s; check files in [[source]] and run `assess load`", asAtWords(common.AsAt))
	}
	f.status = statuses(f.extracts)
	f.counted = f.choose()
	f.replaced(all)
	f.districts = districtsOf(common.Layers)
	if f.rejections, err = readRejections(ctx, q); err != nil {
		return nil, err
	}
	f.rejections = f.searches.refused(f.rejections)
	if f.partners, err = readPartners(ctx, q, common, f.districts); err != nil {
		return nil, err
	}
	f.cube, f.unlocated, err = readMonthly(ctx, q, f.months(), f.restated.of, f.lsoaCodes(), f.districts, common.Layers.LSOAByCode)
	if err != nil {
		return nil, err
	}
	if f.held, err = ReadHeld(ctx, q, common.Sources); err != nil {
		return nil, err
	}
	f.reviewed, err = f.gates(ctx, all)
	return f, err
}

func asAtWords(asAt string) string {
	if asAt == "" {
		return ""
	}
	return " that had been read by " + asAt
}

// The states of an extract, as the store writes them.
const (
	stateCurrent    = "current"
	stateSuperseded = "superseded"
	stateWithdrawn  = "withdrawn"
)

// configured leaves out the extracts of sources that are no longer configured: an
// extract does not say what it is of, so that its source must.
func configured(all []extract, sources []workspace.Source) []extract {
	return slices.DeleteFunc(all, func(e extract) bool {
		return !slices.ContainsFunc(sources, func(s workspace.Source) bool { return s.ID == e.Source })
	})
}

// knownAt keeps what had been read by the end of the given day, and was among the raw
// files then, and marks as current the extract of each month that counted at that time:
// that of the newest snapshot, the last by path among equals. Without a day the store's
// own state stands.
func knownAt(all []extract, asAt string) []extract {
	var out []extract
	if asAt == "" {
		for _, e := range all {
			if e.State == stateWithdrawn {
				continue // no longer among the raw files
			}
			if e.State != stateCurrent {
				e.Account.WithoutLocation = 0
			}
			out = append(out, e)
		}
		return out
	}
	newest := map[sourceMonth]int{}
	for _, e := range all {
		if e.LoadedOn > asAt || e.State == stateWithdrawn && e.RetiredOn != "" && e.RetiredOn <= asAt {
			continue
		}
		a := &e.Account
		a.Loaded, a.Superseded = a.Loaded+a.Superseded, 0
		key := sourceMonth{e.Source, forceMonth{e.Force, e.Month}}
		e.State = stateCurrent
		i, ok := newest[key]
		if ok && cmp.Or(cmp.Compare(e.Snapshot, out[i].Snapshot), cmp.Compare(e.Path, out[i].Path)) < 0 {
			e.setAside()
		} else {
			if ok {
				out[i].setAside()
			}
			newest[key] = len(out)
		}
		out = append(out, e)
	}
	return out
}

// setAside makes an extract one that another counts instead of.
func (e *extract) setAside() {
	a := &e.Account
	a.Superseded, a.Loaded, a.WithoutLocation = a.Loaded, 0, 0
	e.State = stateSuperseded
}

// choose takes one extract per force and month: of two sources that hold the
// same month, the one listed first, so that nothing is counted twice.
func (f *Facts) choose() map[forceMonth]int32 {
	rank := map[string]int{}
	for i, s := range f.common.Sources {
		rank[s.ID] = i + 1
	}
	best := map[forceMonth]extract{}
	for _, e := range f.extracts {
		if e.State != stateCurrent || rank[e.Source] == 0 {
			continue
		}
		key := forceMonth{e.Force, e.Month}
		if b, ok := best[key]; !ok || rank[e.Source] < rank[b.Source] {
			best[key] = e
		}
	}
	out := make(map[forceMonth]int32, len(best))
	for k, e := range best {
		out[k] = e.ID
	}
	return out
}

// ids lists the counted extracts that keep approves of, in order.
func (f *Facts) ids(keep func(forceMonth) bool) []int32 {
	out := []int32{}
	for k, id := range f.counted {
		if keep(k) {
			out = append(out, id)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i] < out[j] })
	return out
}

// usable reports whether a force's month may be counted.
func (f *Facts) usable(force string, m data.Month) bool {
	for _, s := range f.common.Sources {
		if f.status[sourceMonth{s.ID, forceMonth{force, m}}].Usable() {
			return true
		}
	}
	return false
}

// span is the first and last month held of a force; empty when none is.
func (f *Facts) span(force string) data.Period {
	var p data.Period
	for k := range f.counted {
		if k.Force != force {
			continue
		}
		if p.From.IsZero() || k.Month < p.From {
			p.From = k.Month
		}
		if k.Month > p.To {
			p.To = k.Month
		}
	}
	return p
}

// districtsOf gives each LSOA its district: the layer's own property, or where
// it has none the district that holds a point inside the LSOA. Codes are
// brought to the newest code of a recoded district.
func districtsOf(l Layers) []data.Code {
	out := make([]data.Code, len(l.LSOA.Atlas.Areas))
	for i, a := range l.LSOA.Atlas.Areas {
		switch {
		case a.District != "":
			out[i] = reference.Recoded(a.District)
		case l.District != nil:
			p := geo.Interior(l.LSOA.Atlas.Shapes[i])
			if d := l.District.Atlas.Index().Find(p[0], p[1]); d >= 0 {
				out[i] = reference.Recoded(l.District.Atlas.Areas[d].Code)
			}
		}
	}
	return out
}

// months gives the force and month of each extract that is counted.
func (f *Facts) months() map[int32]forceMonth {
	out := make(map[int32]forceMonth, len(f.counted))
	for k, id := range f.counted {
		out[id] = k
	}
	return out
}

// lsoaCodes lists the codes of the atlas.
func (f *Facts) lsoaCodes() []data.Code {
	areas := f.common.Layers.LSOA.Atlas.Areas
	out := make([]data.Code, len(areas))
	for i, a := range areas {
		out[i] = a.Code
	}
	return out
}

// values finds the measure for the year nearest to the given one; of two as
// near, the earlier. nil when the measure is not held.
func (f *Facts) values(measure string, year int) *Values {
	var best *Values
	for i := range f.common.Values {
		v := &f.common.Values[i]
		if v.Measure != measure {
			continue
		}
		if best == nil || distance(v.Year, year) < distance(best.Year, year) ||
			distance(v.Year, year) == distance(best.Year, year) && v.Year < best.Year {
			best = v
		}
	}
	return best
}

func distance(a, b int) int { return max(a-b, b-a) }

func (f *Facts) context(name string) map[data.Code]string {
	for _, c := range f.common.Contexts {
		if c.Name == name {
			return c.By
		}
	}
	return nil
}

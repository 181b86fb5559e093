package analysis

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"assess/data"
	"assess/data/reference"
)

// Level of the confidence intervals, and the fewest events before a percentage
// is printed.
const (
	confidence   = 0.95
	minimumCount = 20
)

// schema is the version of the Assessment structure.
const schema = 1

// builder makes one Assessment. Its steps run in the order of steps; each
// writes its own part of out.
type builder struct {
	ctx   context.Context
	facts *Facts
	req   Request
	out   *Assessment

	own         map[data.Code]int // canonical district -> place in Partnership.Districts
	lsoas       []int             // indexes into the LSOA atlas of the partnership's areas
	outlines    Outlines          // the layers cut to the partnership
	months      []data.Month      // usable months of the year
	series      map[seriesKey]*counted
	wards       map[seriesKey]*counted // months of each ward, nil without ward boundaries
	previous    monthPlan
	baseline    monthPlan
	ledger      ledger
	points      []placeCount // this year's located incidents
	small       *zone        // the LSOAs with this year's counts
	grid        lattice
	cells       map[data.Category][]int64 // this year's counts of the hot-spot cells
	hotCells    map[data.Category][]bool  // those that are hot, where there is a surface
	both        bothYears                 // cells of the months that the year before has too
	known       int                       // points with an incident in the last three years held
	partners    []*partnerTable           // those of which the year has something
	partnerRows map[string][]partnerRow   // single records of the partnership, by source
}

// steps are the parts of an assessment in the order in which they are made,
// grouped by the stage they are timed under.
var steps = []struct {
	stage, part string
	run         func(*builder) error
}{
	{"trend", "ledger", (*builder).openLedger},
	{"trend", "coverage", (*builder).coverage},
	{"trend", "reconciliation", (*builder).reconcile},
	{"trend", "area", (*builder).area},
	{"trend", "small-areas", (*builder).smallAreas},
	{"trend", "counting", (*builder).monthly},
	{"trend", "restatements", (*builder).restatements},
	{"trend", "rates", (*builder).levels},
	{"trend", "change", (*builder).changes},
	{"trend", "trend", (*builder).trends},
	{"trend", "signals", (*builder).signals},
	{"trend", "long-run", (*builder).longRuns},
	{"trend", "level-shift", (*builder).levelShifts},
	{"trend", "season", (*builder).seasons},
	{"trend", "outlook", (*builder).outlooks},
	{"trend", "versus", (*builder).versus},
	{"trend", "peers", (*builder).peers},
	{"trend", "funnels", (*builder).funnels},
	{"trend", "severity", (*builder).severity},
	{"hotspots", "area-hotspots", (*builder).areaRates},
	{"hotspots", "clustering", (*builder).clustering},
	{"hotspots", "ward-months", (*builder).wardMonths},
	{"hotspots", "ward-changes", (*builder).wardChanges},
	{"trend", "standardised", (*builder).standardise},
	{"hotspots", "hotspots", (*builder).hotspots},
	{"hotspots", "density", (*builder).densities},
	{"hotspots", "hold", (*builder).holds},
	{"hotspots", "movement", (*builder).movements},
	{"hotspots", "history", (*builder).histories},
	{"hotspots", "repeats", (*builder).repeats},
	{"hotspots", "concentration", (*builder).concentration},
	{"hotspots", "deprivation", (*builder).deprivation},
	{"hotspots", "stop-search", (*builder).stopSearch},
	{"trend", "partner-counts", (*builder).partnerCounts},
	{"trend", "partner-change", (*builder).partnerChanges},
	{"trend", "partner-harm", (*builder).partnerHarm},
	{"trend", "partner-signals", (*builder).partnerSignals},
	{"hotspots", "partner-wards", (*builder).partnerWards},
	{"trend", "partner-rows", (*builder).openPartnerRows},
	{"trend", "partner-hours", (*builder).partnerHours},
	{"trend", "partner-victims", (*builder).partnerVictims},
	{"hotspots", "partner-near", (*builder).partnerNear},
	{"trend", "withheld", (*builder).withheld},
	{"trend", "priorities", (*builder).priorities},
	{"trend", "plan", (*builder).planProgress},
	{"trend", "views", (*builder).views},
	{"trend", "emerging", (*builder).themes},
	{"trend", "matrix", (*builder).matrix},
	{"hotspots", "county", (*builder).county},
	{"trend", "prescribed", (*builder).prescribed},
	{"trend", "events", (*builder).events},
	{"trend", "narrative", (*builder).narrative},
	{"trend", "contents", (*builder).contents},
	{"trend", "methods", (*builder).methods},
	{"trend", "not-used", (*builder).notUsed},
}

// Clock times a part of a build under the stage that it belongs to.
type Clock func(stage, part string, run func() error) error

// Build makes the assessment of one partnership's year and cuts the boundaries to
// its area. clock times the stages
// and may be nil. A year of which no month is held is an error.
func (f *Facts) Build(ctx context.Context, req Request, clock Clock) (*Assessment, Outlines, error) {
	if clock == nil {
		clock = func(_, _ string, run func() error) error { return run() }
	}
	b := &builder{ctx: ctx, facts: f, req: req, out: &Assessment{Schema: schema, Synthetic: f.common.Synthetic}}
	if err := b.frame(); err != nil {
		return nil, Outlines{}, err
	}
	for _, s := range steps {
		if err := ctx.Err(); err != nil {
			return nil, Outlines{}, err
		}
		if err := clock(s.stage, s.part, func() error { return s.run(b) }); err != nil {
			return nil, Outlines{}, fmt.Errorf("partnership %s: %w", req.Partnership.ID, err)
		}
	}
	return b.out, b.outlines, nil
}

// frame settles whose year it is and which months of it can be counted.
func (b *builder) frame() error {
	p := b.req.Partnership
	name, ok := reference.Force(p.Force)
	if !ok {
		name = titled(p.Force)
	}
	b.out.Partnership = Partnership{ID: p.ID, Name: p.Name, Force: p.Force, ForceName: name, Distribution: p.Distribution, Owner: p.Owner, Reference: p.Reference, SignedOff: p.SignedOff}
	if b.req.Comparator != nil {
		b.out.Partnership.Comparator = b.req.Comparator.Name
	}
	if err := b.districts(); err != nil {
		return err
	}
	b.outlines = b.cut()
	m := b.facts.common.Method
	b.out.Settings = Settings{
		BaselineYears: m.BaselineYears, Exclude: append([]data.Period{}, m.Exclude...), FDR: m.FDR, HotspotCellM: m.HotspotCellM,
		MinimumCount: minimumCount, ConfidenceLevel: confidence,
		SuppressBelow: m.SuppressBelow, SuppressOpen: m.SuppressOpen, Seed: m.Seed,
	}
	return b.year()
}

func (b *builder) year() error {
	span := b.facts.span(b.force())
	whole := b.req.Year
	held := data.Period{From: whole.From, To: min(whole.To, span.To)}
	y := Year{Whole: whole, Held: held, DataFrom: span.From, DataTo: span.To, YearStart: int(whole.From.Calendar()),
		Months: []data.Month{}, Missing: []data.Month{}, AsAt: b.facts.common.AsAt}
	for _, m := range held.Months() {
		if b.usable(m) {
			y.Months = append(y.Months, m)
		} else {
			y.Missing = append(y.Missing, m)
		}
	}
	if len(y.Months) == 0 {
		if span.Empty() {
			return fmt.Errorf("partnership %s: the store holds no month of force %q; check force and files", b.req.Partnership.ID, b.force())
		}
		return fmt.Errorf("partnership %s: no month of %s is held; the data of %s runs from %s to %s",
			b.req.Partnership.ID, whole.Label(), b.out.Partnership.ForceName, span.From.Label(), span.To.Label())
	}
	y.ToDate = held.To < whole.To
	y.Label = held.Label()
	y.Short = shortYear(whole)
	b.out.Year = y
	b.months = y.Months
	return nil
}

// titled writes the id of a force that is not in the list as a name:
// "here-and-there" is "Here and There".
func titled(id string) string {
	words := strings.Split(id, "-")
	for i, w := range words {
		if w != "" && (i == 0 || w != "and" && w != "of") {
			words[i] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return strings.Join(words, " ")
}

// shortYear is "2025" for a calendar year and "2020/21" for any other.
func shortYear(p data.Period) string {
	if p.From.Calendar() == time.January {
		return fmt.Sprint(p.From.Year())
	}
	return fmt.Sprintf("%d/%02d", p.From.Year(), p.To.Year()%100)
}

// districts finds the partnership's districts and LSOAs. Old and new codes of a
// recoded district are one district, printed with the first code configured.
func (b *builder) districts() error {
	b.own = map[data.Code]int{}
	for _, code := range b.req.Partnership.Areas {
		canonical := reference.Recoded(code)
		if _, ok := b.own[canonical]; ok {
			continue
		}
		b.own[canonical] = len(b.out.Partnership.Districts)
		b.out.Partnership.Districts = append(b.out.Partnership.Districts, data.Area{Code: code, Name: b.facts.districtName(canonical)})
	}
	found := map[data.Code]bool{}
	for i, d := range b.facts.districts {
		if b.owns(d) {
			b.lsoas = append(b.lsoas, i)
			found[d] = true
		}
	}
	for canonical, i := range b.own {
		if !found[canonical] {
			return fmt.Errorf("partnership %s: no LSOA of the %d boundary layer lies in district %s; check areas in [[partnership]] and district in [[boundary]]",
				b.req.Partnership.ID, b.facts.common.Layers.LSOA.Atlas.Vintage, b.out.Partnership.Districts[i].Code)
		}
	}
	return nil
}

// districtName takes a district's name from the district layer, or else from
// the names of its LSOAs.
func (f *Facts) districtName(canonical data.Code) string {
	if d := f.common.Layers.District; d != nil {
		for _, a := range d.Atlas.Areas {
			if reference.Recoded(a.Code) == canonical && a.Name != "" {
				return a.Name
			}
		}
	}
	for i, d := range f.districts {
		if d != canonical {
			continue
		}
		if name, ok := data.DistrictOfLSOAName(f.common.Layers.LSOA.Atlas.Areas[i].Name); ok {
			return name
		}
	}
	return string(canonical)
}

func (b *builder) force() string { return b.req.Partnership.Force }

// owns reports whether a canonical district code is the partnership's.
func (b *builder) owns(d data.Code) bool { _, ok := b.own[d]; return ok && d != "" }

func (b *builder) usable(m data.Month) bool { return b.facts.usable(b.force(), m) }

func (b *builder) inYear(m data.Month) bool { return slices.Contains(b.months, m) }

// lsoaCodes lists the codes of the partnership's LSOAs.
func (b *builder) lsoaCodes() []data.Code {
	out := make([]data.Code, len(b.lsoas))
	for k, i := range b.lsoas {
		out[k] = b.facts.common.Layers.LSOA.Atlas.Areas[i].Code
	}
	return out
}

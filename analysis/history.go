package analysis

import (
	"cmp"
	"maps"
	"slices"
	"sync"

	"assess/data"
)

// HotspotHistory says how the hot cells of one category came about, in steps of three
// months up to the last month of the year.
type HotspotHistory struct {
	Category data.Category  `json:"category"`
	CellM    int            `json:"cell_m"`
	Cells    int            `json:"cells"`
	Span     data.Period    `json:"span"`          // of the steps
	Steps    int            `json:"steps"`         // that can be counted
	Missing  []data.Period  `json:"missing_steps"` // that cannot
	Recent   int            `json:"recent_steps"`  // counted ones of the year assessed
	Tested   int            `json:"tested"`        // cells tested for a shift between the year and before
	Courses  []CourseTotals `json:"courses"`       // in the order of Courses, those without a cell too
	Listed   []CourseCell   `json:"listed"`        // cells with a course, by easting then northing
	Reason   string         `json:"reason"`        // why there is no history
}

// CourseTotals sums the cells of one course.
type CourseTotals struct {
	Course    Course   `json:"course"`
	Cells     int      `json:"cells"`
	Growing   int      `json:"growing"` // of them, of lasting ones
	Shrinking int      `json:"shrinking"`
	Incident  int64    `json:"incidents"`       // this year
	Wards     []string `json:"wards,omitempty"` // of new and faded cells, those with most of them first
}

// CourseCell is one cell with a course; easting and northing are its south-west corner.
type CourseCell struct {
	Easting  int     `json:"easting"`
	Northing int     `json:"northing"`
	Course   Course  `json:"course"`
	Pattern  Pattern `json:"pattern"` // as Esri names it, its trend adjusted
	HotSteps int     `json:"hot_steps"`
	Count    int64   `json:"count"` // this year
}

// historical are the categories that have a history.
var historical = []data.Category{data.AllCrime, data.AntiSocialBehaviour}

// histories reads how hot cells came about, and which points have ever had an incident.
func (b *builder) histories() error {
	plan := planner{year: b.out.Year.Held, usable: b.usable, exclude: b.out.Settings.Exclude}
	first := b.facts.span(b.force()).From
	steps := plan.steps(first)
	counts := b.stepCounts(first, steps)
	var both sync.WaitGroup
	b.out.Histories = make([]HotspotHistory, len(historical))
	for k, c := range historical {
		h := HotspotHistory{Category: c, CellM: b.out.Settings.HotspotCellM, Cells: b.grid.Len(), Steps: steps.count(),
			Missing: []data.Period{}, Courses: []CourseTotals{}, Listed: []CourseCell{}, Reason: steps.reason()}
		for i, p := range steps.periods {
			if !steps.held[i] {
				h.Missing = append(h.Missing, p)
			} else if steps.recent[i] {
				h.Recent++
			}
		}
		if len(steps.periods) > 0 {
			h.Span = data.Period{From: steps.periods[0].From, To: b.out.Year.Held.To}
		}
		if layer := b.hotspotLayer(c); h.Reason == "" && layer.Reason != "" {
			h.Reason = layer.Reason
		}
		b.out.Histories[k] = h
		if h.Reason == "" {
			both.Add(1)
			go func() {
				defer both.Done()
				b.trace(&b.out.Histories[k], stepCounts{counts: counts[c], recent: steps.recent, neighbours: b.grid.neighbours, fdr: b.out.Settings.FDR})
			}()
		}
	}
	both.Wait()
	return nil
}

// hotspotLayer is the surface of a category in the year.
func (b *builder) hotspotLayer(c data.Category) HotspotLayer {
	for _, h := range b.out.Hotspots {
		if h.Category == c {
			return h
		}
	}
	return HotspotLayer{Category: c, Reason: "no incident of the year has a point"}
}

// trace fills a history from the counts of its steps.
func (b *builder) trace(h *HotspotHistory, steps stepCounts) {
	read := steps.read()
	h.Tested = read.shifts.tested
	totals := map[Course]*CourseTotals{}
	for _, c := range Courses {
		totals[c] = &CourseTotals{Course: c}
	}
	year, wards := b.cells[h.Category], map[Course][]string{}
	for i, c := range read.course {
		t := totals[c]
		if t == nil {
			continue
		}
		e := read.emerging[i]
		t.Cells++
		t.Incident += year[i]
		if c == Lasting && e.Pattern == Intensifying {
			t.Growing++
		}
		if c == Lasting && e.Pattern == Diminishing {
			t.Shrinking++
		}
		easting, northing := b.grid.Corner(i)
		if c == NewlyHot || c == Faded {
			half := float64(h.CellM) / 2
			if ward := b.wardAt(float64(easting)+half, float64(northing)+half); ward != "" {
				wards[c] = append(wards[c], ward)
			}
		}
		h.Listed = append(h.Listed, CourseCell{Easting: easting, Northing: northing, Course: c, Pattern: e.Pattern, HotSteps: e.HotSteps, Count: year[i]})
	}
	for _, c := range Courses {
		totals[c].Wards = commonest(wards[c])
		h.Courses = append(h.Courses, *totals[c])
	}
}

// commonest lists the names that there are, those that come most often first.
func commonest(names []string) []string {
	times := map[string]int{}
	for _, n := range names {
		times[n]++
	}
	return slices.SortedFunc(maps.Keys(times), func(a, b string) int {
		return cmp.Or(cmp.Compare(times[b], times[a]), cmp.Compare(a, b))
	})
}

// knownMonths is how far back a point is known from: the publisher moves its points
// from time to time, and one no longer in use can hold nothing.
const knownMonths = 36

// stepCounts counts the incidents of every month held up to the end of the year by
// category, step and cell, and the points known.
func (b *builder) stepCounts(first data.Month, steps timeSteps) map[data.Category][][]int64 {
	counts := map[data.Category][][]int64{}
	for _, c := range historical {
		counts[c] = make([][]int64, len(steps.periods))
		for i := range steps.periods {
			if steps.held[i] {
				counts[c][i] = make([]int64, b.grid.Len())
			}
		}
	}
	cells := make([]int, len(b.ledger.places))
	for i, p := range b.ledger.places {
		cells[i] = -1
		if p.located {
			cells[i] = b.grid.Find(p.easting, p.northing)
		}
	}
	last := b.out.Year.Held.To
	var recent []data.Month
	for _, m := range (data.Period{From: first, To: last}).Months() {
		if !b.usable(m) {
			continue
		}
		if m > last.Add(-knownMonths) {
			recent = append(recent, m)
		}
		step := steps.of(m)
		if step < 0 {
			continue
		}
		crime, antiSocial := counts[data.AllCrime][step], counts[data.AntiSocialBehaviour][step]
		for _, line := range b.ledger.months[m] {
			switch cell := cells[line.place]; {
			case cell < 0:
			case line.category == antiSocialID:
				antiSocial[cell]++
			default:
				crime[cell]++
			}
		}
	}
	b.known = b.ledger.known(recent)
	return counts
}

// antiSocialID is the number by which the store knows anti-social behaviour.
var antiSocialID = func() uint8 {
	c, _ := data.LookupCategory(string(data.AntiSocialBehaviour))
	return c.ID
}()

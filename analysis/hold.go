package analysis

import (
	"slices"

	"assess/data"
)

// HotspotHold says whether the hot spots of the year before held: how much of this
// year's incidents fell in the cells that were hot then, over the same months.
type HotspotHold struct {
	Category  data.Category `json:"category"`
	Months    int           `json:"months"`     // compared in each year
	HotCells  int           `json:"hot_cells"`  // of the year before
	StillHot  int           `json:"still_hot"`  // of them, this year
	NewlyHot  int           `json:"newly_hot"`  // hot this year alone
	AreaShare float64       `json:"area_share"` // of the cells that were hot
	Incident  int64         `json:"incidents"`  // this year, in all cells
	Hits      int64         `json:"hits"`       // of them in the cells that were hot
	HitRate   *float64      `json:"hit_rate"`
	PAI       *float64      `json:"pai"` // hit rate over area share, 1 for cells picked at random
}

// bothYears is the counts of the hot-spot cells in the months that this year and the
// year before both have.
type bothYears struct {
	now, then          []data.Month
	current, earlier   map[data.Category][]int64
	currentAsThisYears bool // now are all the months of this year
}

// countBothYears counts the cells of the months that both years have.
func (b *builder) countBothYears() (both bothYears) {
	from := b.out.Year.Held.From
	for _, i := range b.previous.offsets {
		both.now, both.then = append(both.now, from.Add(i)), append(both.then, from.Add(i-12))
	}
	both.current, both.currentAsThisYears = b.cells, slices.Equal(both.now, b.months)
	if !both.currentAsThisYears {
		both.current, _ = b.cellCounts(b.ledger.points(both.now))
	}
	both.earlier, _ = b.cellCounts(b.ledger.points(both.then))
	return both
}

// holds compares the surfaces of the year before with this year's, for every
// category that has a surface in both.
func (b *builder) holds() error {
	b.out.Holds = []HotspotHold{}
	if b.previous.reason != "" {
		return nil
	}
	b.both = b.countBothYears()
	current, earlier := b.both.current, b.both.earlier
	hot := func(c data.Category) []bool { return b.testCells(current[c]).hot() }
	if b.both.currentAsThisYears {
		hot = func(c data.Category) []bool { return b.hotCells[c] }
	}
	for _, c := range b.categories() {
		if total(current[c]) < leastSurface || total(earlier[c]) < leastSurface {
			continue
		}
		in := PersistenceInput{Hot: b.testCells(earlier[c]).hot(), Counts: current[c], Later: hot(c), Level: confidence}
		p := Persist(in)
		b.out.Holds = append(b.out.Holds, HotspotHold{
			Category: c, Months: len(b.both.now), HotCells: p.HotPlaces, StillHot: p.StillHot, NewlyHot: p.NewlyHot,
			AreaShare: p.AreaShare, Incident: p.N, Hits: p.Hits, HitRate: known(p.HitRate), PAI: known(p.PAI),
		})
	}
	return nil
}

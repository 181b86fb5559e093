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

// holds compares the surfaces of the year before with this year's, for every
// category that has a surface in both.
func (b *builder) holds() error {
	b.out.Holds = []HotspotHold{}
	if b.previous.reason != "" {
		return nil
	}
	from := b.out.Year.Held.From
	var now, then []data.Month
	for _, i := range b.previous.offsets {
		now, then = append(now, from.Add(i)), append(then, from.Add(i-12))
	}
	current, hot := b.cells, func(c data.Category) []bool { return b.hotCells[c] }
	if !slices.Equal(now, b.months) { // not the months that the surfaces are of
		var err error
		if current, _, err = b.cellCounts(now); err != nil {
			return err
		}
		hot = func(c data.Category) []bool { return b.testCells(current[c]).hot() }
	}
	earlier, _, err := b.cellCounts(then)
	if err != nil {
		return err
	}
	for _, c := range b.categories() {
		if total(current[c]) < leastSurface || total(earlier[c]) < leastSurface {
			continue
		}
		in := PersistenceInput{Hot: b.testCells(earlier[c]).hot(), Counts: current[c], Later: hot(c), Level: confidence}
		p := Persist(in)
		b.out.Holds = append(b.out.Holds, HotspotHold{
			Category: c, Months: len(now), HotCells: p.HotPlaces, StillHot: p.StillHot, NewlyHot: p.NewlyHot,
			AreaShare: p.AreaShare, Incident: p.N, Hits: p.Hits, HitRate: known(p.HitRate), PAI: known(p.PAI),
		})
	}
	return nil
}

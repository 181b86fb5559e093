package sample

import (
	"slices"
	"time"

	"assess/data"
)

// schedule is which months of the first force are out of the ordinary. It is
// empty unless something is planted.
type schedule struct {
	missing   data.Month   // never published
	unlocated data.Month   // many rows without a location
	bad       data.Month   // rows that have to be rejected
	repeats   []data.Month // crimes written twice
	newCodes  data.Month   // first with LSOA codes of 2021; for every sample
	restated  []data.Month // loose files that the archive restates
	late      []data.Month // only in the archive
}

// newSchedule keeps the last whole year and the year before it comparable: what
// would bend a count is planted earlier.
func newSchedule(p Params) schedule {
	files := p.files()
	year := lastWholeYear(files)
	s := schedule{newCodes: firstNewCodes}
	if !p.Planted {
		return s
	}
	s.missing, s.unlocated, s.bad = year.From.Add(-31), year.From.Add(-17), year.From.Add(-8)
	s.repeats = []data.Month{year.From.Add(-20), year.From.Add(-7), year.From.Add(2), year.From.Add(5)}
	s.newCodes = year.From.Add(-3)
	for m := files.To.Add(-5); m <= files.To; m++ {
		if m > files.To.Add(-2) {
			s.late = append(s.late, m)
		} else {
			s.restated = append(s.restated, m)
		}
	}
	return s
}

// firstNewCodes is when files change to LSOA codes of 2021 where nothing is
// planted.
var firstNewCodes = data.NewMonth(2021, time.January)

// extract is one police file to be written.
type extract struct {
	force    int
	month    data.Month
	archived bool // in the archive
	restated bool // a loose file whose month the archive holds again
}

// extracts lists every file: loose ones by month and force, then the members of
// the archive likewise.
func (w *world) extracts() []extract {
	var loose, archived []extract
	for _, m := range w.files().Months() {
		for f := range w.forces {
			planted := w.Planted && f == 0
			again, late := planted && slices.Contains(w.plan.restated, m), planted && slices.Contains(w.plan.late, m)
			if planted && m == w.plan.missing {
				continue
			}
			if w.Packing == OneZip || again || late {
				archived = append(archived, extract{force: f, month: m, archived: true})
			}
			if w.Packing == Loose && !late {
				loose = append(loose, extract{force: f, month: m, restated: again})
			}
		}
	}
	return append(loose, archived...)
}

// vintage is the census of the LSOA codes in the files of a month.
func (s schedule) vintage(m data.Month) int {
	if m < s.newCodes {
		return 2011
	}
	return 2021
}

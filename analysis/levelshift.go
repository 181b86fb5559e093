package analysis

import (
	"fmt"
	"math"

	"assess/data"
)

// LevelShift divides a category's seasonally adjusted months into stretches of one
// level each: a single one where no change of level is clear.
type LevelShift struct {
	Category  data.Category `json:"category"`
	Stretches []Stretch     `json:"stretches"` // in order; empty with a Reason
	Reason    string        `json:"reason"`
}

// Stretch is a run of months of one level. Months that are not held or set aside have
// no part in it.
type Stretch struct {
	From   data.Month `json:"from"`   // first month held
	To     data.Month `json:"to"`     // last
	Months int        `json:"months"` // held
	Mean   float64    `json:"mean"`   // of the seasonally adjusted months
}

// What a change of level takes: the months of a stretch, and how many times
// 2 log(months) × dispersion it must gain in twice the log likelihood. Chance alone
// would be content with 1; months whose lag-1 correlation is 0.5 take 4 to show a
// change that is not there in no more than 5 % of series.
const (
	leastStretch = 6
	levelPenalty = 4
)

// levelShifts divides the months of every category that has a seasonal adjustment.
func (b *builder) levelShifts() error {
	b.out.LevelShifts = []LevelShift{}
	for i := range b.out.Trends {
		t := &b.out.Trends[i]
		s, err := levelShift(t, planner{exclude: b.out.Settings.Exclude})
		if err != nil {
			return fmt.Errorf("levels of %s: %w", t.Category, err)
		}
		b.out.LevelShifts = append(b.out.LevelShifts, s)
	}
	return nil
}

// levelShift divides the adjusted months of one category.
func levelShift(t *Trend, p planner) (LevelShift, error) {
	s := LevelShift{Category: t.Category, Stretches: []Stretch{}, Reason: t.Reason}
	if s.Reason != "" {
		return s, nil
	}
	var months []data.Month
	var values []float64
	total := 0.0
	for i, v := range t.Adjusted {
		if m := t.From.Add(i); v != nil && !p.excluded(m) {
			months = append(months, m)
			values = append(values, max(0, *v))
			total += float64(*t.Counts[i])
		}
	}
	n := len(months)
	switch {
	case n < leastRun:
		s.Reason = fmt.Sprintf("%d months of the unbroken run are held and not set aside; to tell levels apart takes %d", n, leastRun)
		return s, nil
	case total/float64(n)*12 < minimumCount:
		s.Reason = fmt.Sprintf("fewer than %d incidents a year are too few to tell levels apart", minimumCount)
		return s, nil
	}
	phi, _ := Dispersion(byYear(t, months))
	changes, err := PELT(values, nil, ChangepointParams{Penalty: levelPenalty * 2 * math.Log(float64(n)), Dispersion: phi, MinSegment: leastStretch})
	if err != nil {
		return s, err
	}
	from := 0
	for _, to := range append(changes, n) {
		s.Stretches = append(s.Stretches, Stretch{From: months[from], To: months[to-1], Months: to - from, Mean: meanOf(values[from:to])})
		from = to
	}
	return s, nil
}

// byYear lays the counts of the months given out as years of twelve, the first month
// given first; nil is a month that is not among them.
func byYear(t *Trend, months []data.Month) [][]*int64 {
	first := months[0]
	table := make([][]*int64, int(months[len(months)-1]-first)/12+1)
	for y := range table {
		table[y] = make([]*int64, 12)
	}
	for _, m := range months {
		k := int(m - first)
		table[k/12][k%12] = t.Counts[m-t.From]
	}
	return table
}

func methodLevelShift(b *builder) Method {
	divided := 0
	for _, s := range b.out.LevelShifts {
		if s.Reason == "" {
			divided++
		}
	}
	return Method{
		ID: "level-shift", Name: "Changes of level",
		Formula: "The seasonally adjusted months are divided into stretches of one level each, so that the Poisson likelihood less a charge for every change is largest (PELT). " +
			"The charge grows with the number of months and with how much more the months vary than chance alone (dispersion). A steady rise or fall also appears as steps.",
		Settings: fmt.Sprintf("Stretches of at least %d months; a charge of %d times 2 log(months) times the dispersion, under which fewer than 1 in 20 series without a change show one when each month resembles the one before (correlation up to 0.5). Months set aside are left out.",
			leastStretch, levelPenalty),
		N:      fmt.Sprintf("%d of %d series", divided, len(b.out.LevelShifts)),
		Source: "Killick, Fearnhead and Eckley (2012), doi:10.1080/01621459.2012.737745",
	}
}

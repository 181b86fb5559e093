package analysis

import (
	"math"
	"slices"
	"strings"
	"time"

	"gonum.org/v1/gonum/mathext"
)

// Victimisation is one recorded event against one victim or address.
type Victimisation struct {
	Victim string    // a stable keyed hash of who or where; empty when the record has none
	On     time.Time // the day; its time of day is not looked at; the zero time when not known
}

// RepeatVictims is how much of the victimisation recorded in a window fell on the same
// victims again.
type RepeatVictims struct {
	Events  int // with a key
	Unkeyed int // without one: in no other number

	Victims      int
	Repeat       int      // victims with two events or more
	RepeatEvents int      // events that fell on them
	Share        *float64 // Repeat of Victims; nil without a victim
	EventShare   *float64 // RepeatEvents of Events; nil likewise
	Most         int      // events against one victim, at most

	Expected *float64 // Repeat, had events fallen at random on the population; nil when it is not known
	Ratio    *float64 // Repeat / Expected; nil likewise, and when Expected is 0

	Days   []int    // from each event to the next one of the same victim, ascending
	Median *float64 // of Days; nil when there are none
}

// Within is the share of the times to repeat that are at most so many days; nil when
// there are none.
func (r RepeatVictims) Within(days int) *float64 {
	if len(r.Days) == 0 {
		return nil
	}
	n, _ := slices.BinarySearch(r.Days, days+1)
	share := float64(n) / float64(len(r.Days))
	return &share
}

// Repeats counts victims by their key. population is the number of people,
// households or addresses that could have been victims in the window; 0 or NaN when it
// is not known. With it, the repeat victims are set beside those that a Poisson
// variable of mean m = events / population leaves by chance,
//
//	population × (1 - e⁻ᵐ (1 + m)).
//
// Risk that differs between people makes repeats beyond that without any event
// leading to the next one, so a ratio above 1 tells of uneven risk, of its cause
// nothing. A population smaller than the victims seen is not one: nothing is expected.
//
// What a caller must know: a key must be the same for the same victim in every file, or
// repeats are missed; an address misspelt is another victim. A window of one year sees
// no repeat that came before or after it: long times to repeat are missing, the share
// is too low, and windows of different lengths must not be compared. Times on the same
// day are 0 days; a victim with an event of unknown day has no times. Small counts of
// victims are personal: suppress them before print. The order of events does not
// matter. Farrell and Pease (1993), Once Bitten, Twice Bitten, Home Office Crime
// Prevention Unit Paper 46.
func Repeats(events []Victimisation, population float64) RepeatVictims {
	r := RepeatVictims{}
	sorted := slices.Clone(events)
	slices.SortFunc(sorted, func(a, b Victimisation) int {
		if c := strings.Compare(a.Victim, b.Victim); c != 0 {
			return c
		}
		return day(a.On) - day(b.On)
	})
	for first := 0; first < len(sorted); {
		last := first + 1
		for last < len(sorted) && sorted[last].Victim == sorted[first].Victim {
			last++
		}
		if sorted[first].Victim == "" {
			r.Unkeyed = last - first
		} else {
			r.add(sorted[first:last])
		}
		first = last
	}
	slices.Sort(r.Days)
	r.conclude(population)
	return r
}

// add takes in the events of one victim, in the order of their days.
func (r *RepeatVictims) add(events []Victimisation) {
	n := len(events)
	r.Events += n
	r.Victims++
	r.Most = max(r.Most, n)
	if n < 2 {
		return
	}
	r.Repeat++
	r.RepeatEvents += n
	if events[0].On.IsZero() {
		// Events without a day come first. Any of them may lie between two others.
		return
	}
	for i := 1; i < n; i++ {
		r.Days = append(r.Days, day(events[i].On)-day(events[i-1].On))
	}
}

func (r *RepeatVictims) conclude(population float64) {
	if r.Victims == 0 {
		return
	}
	share, events := float64(r.Repeat)/float64(r.Victims), float64(r.RepeatEvents)/float64(r.Events)
	r.Share, r.EventShare = &share, &events
	if n := len(r.Days); n > 0 {
		median := float64(r.Days[(n-1)/2]+r.Days[n/2]) / 2
		r.Median = &median
	}
	if !positive(population) || population < float64(r.Victims) {
		return
	}
	// The lower incomplete gamma function of 2 is 1 - e⁻ᵐ (1 + m) without its cancellation.
	expected := population * mathext.GammaIncReg(2, float64(r.Events)/population)
	r.Expected = &expected
	if expected > 0 {
		ratio := float64(r.Repeat) / expected
		r.Ratio = &ratio
	}
}

// day counts calendar days; the zero time comes before all others.
func day(t time.Time) int {
	if t.IsZero() {
		return math.MinInt32
	}
	return int(time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

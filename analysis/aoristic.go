package analysis

import "time"

// HoursOfWeek is the number of hours in a week: hour 0 begins on Monday at 00:00,
// hour 167 on Sunday at 23:00, by the clocks of England.
const HoursOfWeek = 168

// Week is a weight for each hour of the week.
type Week [HoursOfWeek]float64

// Span is when an event can have happened: From and To are what the clock and the
// calendar showed, as recorded. The date and time of day of each are read as they stand
// and taken as English local time; the location is not looked at. The zero time
// is missing.
type Span struct{ From, To time.Time }

// SpanKind says what a span told of its event's hours.
type SpanKind int

// The kinds of span.
const (
	SpanTimed    SpanKind = iota // From and To, shared out over the hours between
	SpanNoEnd                    // To is missing: all at From
	SpanReversed                 // To is before From: all at From
	SpanWeek                     // over a week: the same for every hour, nothing told
	SpanNoStart                  // From is missing: no weight at all
	spanKinds
)

// String is the kind in words.
func (k SpanKind) String() string {
	return [...]string{"timed", "no end", "end before start", "over a week", "no start"}[k]
}

// AoristicWeek is the time that many events can have happened at.
type AoristicWeek struct {
	Weights Week           // events; sums to those with a start
	Kinds   [spanKinds]int // how many spans were of each SpanKind
}

// Events is the number of events with a start: what Weights sums to.
func (a AoristicWeek) Events() int {
	n := 0
	for kind, count := range a.Kinds {
		if SpanKind(kind) != SpanNoStart {
			n += count
		}
	}
	return n
}

// Aoristic adds up the weights of many events, in their order. Months of open data
// have no hours: it is for a force's own extracts alone. What is printed must say how
// many events were timed, how many had no end or one before the start, and how
// many told nothing because they span over a week. No spans give zero weights.
// Ratcliffe (2002), doi:10.1023/A:1013240828824.
func Aoristic(spans []Span) AoristicWeek {
	var out AoristicWeek
	for _, s := range spans {
		week, kind := AoristicWeights(s)
		out.Kinds[kind]++
		for h, w := range week {
			out.Weights[h] += w
		}
	}
	return out
}

// AoristicWeights shares one event out over the hours of the week: each gets the
// share of the span's time that lies in it, so that whole hours get 1 / span each. A
// span of no length, one without an end and one that ends before it starts put all
// their weight on the hour of From; one of more than 168 hours puts 1/168 on each.
// The weights sum to 1, but for a span without a start, whose weights are 0.
//
// Time is elapsed time. In the night of March the hour from 01:00 is left out and
// gets nothing, and in the night of October it lasts twice as long and gets
// twice the weight. A time in an hour that October has twice can be
// either: a start is taken as the first, an end as the last, so that the span holds
// every moment possible. A time in the hour that March leaves out is read as one
// hour later.
func AoristicWeights(s Span) (week Week, kind SpanKind) {
	from, ok := clock(s.From)
	if !ok {
		return week, SpanNoStart
	}
	start, _ := instants(from)
	to, ok := clock(s.To)
	if !ok {
		week[hourOfWeek(start)] = 1
		return week, SpanNoEnd
	}
	_, end := instants(to)
	switch {
	case to == from:
		week[hourOfWeek(start)] = 1
		return week, SpanTimed
	case end < start:
		week[hourOfWeek(start)] = 1
		return week, SpanReversed
	case end-start > HoursOfWeek*3600:
		for h := range week {
			week[h] = 1.0 / HoursOfWeek
		}
		return week, SpanWeek
	}
	return shareOut(start, end), SpanTimed
}

// shareOut gives each hour its share of the seconds from start to end, which are at
// most a week apart. When the two are one moment, its hour gets all.
func shareOut(start, end int64) (week Week) {
	if start == end {
		week[hourOfWeek(start)] = 1
		return week
	}
	var seconds [HoursOfWeek]int64
	for at := start; at < end; {
		next := min(end, at-at%3600+3600)
		seconds[hourOfWeek(at)] += next - at
		at = next
	}
	for h, n := range seconds {
		week[h] = float64(n) / float64(end-start)
	}
	return week
}

// hourOfWeek is the hour of the week that clocks in England show at an instant.
func hourOfWeek(utc int64) int {
	const thursday = 3 * 24 // 1 January 1970
	hours := utc / 3600
	if inSummer(utc) {
		hours++
	}
	return int(((hours+thursday)%HoursOfWeek + HoursOfWeek) % HoursOfWeek)
}

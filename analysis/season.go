package analysis

import "slices"

// monthDays is the length of each calendar month in days; February's is the mean
// over four years.
var monthDays = [12]float64{31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// leastHeld is how many of a year's 12 months must be held for its shape to be
// used; a missing month has no ratio in that year.
const leastHeld = 10

// SeasonIndex is the usual shape of a year. counts are consecutive months, nil where
// one is missing, of which the first is calendar month startCalendar (1 to 12). A year
// is any 12 months in a row that begin and end with a month held and of which at least
// leastHeld are held; as many as there are room for are used, from the latest back,
// none sharing a month. A year without an incident is not used.
//
// index[k] is, for calendar month k + 1, the mean over the years of its incidents a
// day divided by its year's incidents a day over the months held; 1 is an average
// month. Days are allowed for because a February would else look quiet for being
// short. low and high are the smallest and largest such ratio of any year. p is that of
// KruskalWallis for the ratios grouped by calendar month: whether the months differ by
// more than chance.
//
// ok is false, years tells how many such years there were and p is 1 when there are
// fewer than two, or a calendar month is held in none of them.
func SeasonIndex(counts []*int64, startCalendar int) (index, low, high [12]float64, years int, p float64, ok bool) {
	ratios := make([][]float64, 12)
	for _, from := range seasonYears(counts) {
		if addRatios(ratios, counts[from:from+12], startCalendar-1+from) {
			years++
		}
	}
	whole := !slices.ContainsFunc(ratios, func(r []float64) bool { return len(r) == 0 })
	if years < 2 || !whole {
		return index, low, high, years, 1, false
	}
	for k, r := range ratios {
		for _, v := range r {
			index[k] += v / float64(len(r))
		}
		low[k], high[k] = slices.Min(r), slices.Max(r)
	}
	_, _, p = KruskalWallis(ratios)
	return index, low, high, years, p, true
}

// addRatios adds one year's ratios, of which the first is calendar month
// start mod 12 (0 is January); false for a year without an incident.
func addRatios(ratios [][]float64, year []*int64, start int) bool {
	var total, days float64
	for m, c := range year {
		if c != nil {
			total += float64(*c)
			days += monthDays[(start+m)%12]
		}
	}
	if total == 0 {
		return false
	}
	for m, c := range year {
		if k := (start + m) % 12; c != nil {
			ratios[k] = append(ratios[k], float64(*c)/monthDays[k]/(total/days))
		}
	}
	return true
}

// seasonYears gives the first month of each year that can be used, the latest first.
func seasonYears(counts []*int64) []int {
	var from []int
	for end := len(counts); end >= 12; {
		year := counts[end-12 : end]
		held := 0
		for _, c := range year {
			if c != nil {
				held++
			}
		}
		if held >= leastHeld && year[0] != nil && year[11] != nil {
			from = append(from, end-12)
			end -= 12
		} else {
			end--
		}
	}
	return from
}

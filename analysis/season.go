package analysis

import "slices"

// monthDays is the length of each calendar month in days; February's is the mean
// over four years.
var monthDays = [12]float64{31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

const yearDays = 365.25

// SeasonIndex is the usual shape of a year. counts are consecutive months, nil where
// one is missing, of which the first is calendar month startCalendar (1 to 12). A year
// is any 12 months in a row that are all held, whichever month it begins with; as many
// as there are room for are used, from the latest back, none sharing a month. A year
// without an incident is not used.
//
// index[k] is, for calendar month k + 1, the mean over the years of its incidents a
// day divided by its year's incidents a day; 1 is an average month. Days are
// allowed for because a February would else look quiet for being short. low and high
// are the smallest and largest such ratio of any year. p is that of KruskalWallis
// for the ratios grouped by calendar month: whether the months differ by more than
// chance.
//
// ok is false, years tells how many whole years there were and p is 1 when there
// are fewer than two.
func SeasonIndex(counts []*int64, startCalendar int) (index, low, high [12]float64, years int, p float64, ok bool) {
	ratios := make([][]float64, 12)
	for _, from := range wholeYears(counts) {
		year := counts[from : from+12]
		total := int64(0)
		for _, c := range year {
			total += *c
		}
		if total == 0 {
			continue
		}
		years++
		for m, c := range year {
			k := (startCalendar - 1 + from + m) % 12
			perDay := float64(*c) / monthDays[k]
			ratios[k] = append(ratios[k], perDay/(float64(total)/yearDays))
		}
	}
	if years < 2 {
		return index, low, high, years, 1, false
	}
	for k, r := range ratios {
		for _, v := range r {
			index[k] += v / float64(years)
		}
		low[k], high[k] = slices.Min(r), slices.Max(r)
	}
	_, _, p = KruskalWallis(ratios)
	return index, low, high, years, p, true
}

// wholeYears gives the first month of each run of 12 months held, the latest first.
func wholeYears(counts []*int64) []int {
	var from []int
	run := 0
	for i := len(counts) - 1; i >= 0; i-- {
		if run++; counts[i] == nil {
			run = 0
		}
		if run == 12 {
			from, run = append(from, i), 0
		}
	}
	return from
}

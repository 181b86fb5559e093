package analysis

import "slices"

// monthDays is the length of each calendar month in days; February's is the mean
// over four years.
var monthDays = [12]float64{31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// yearDays is the length of the year that the months are parts of.
const yearDays = 365.25

// leastRepeated is how many of the 12 calendar months must be held in two years or
// more for the year to have a shape.
const leastRepeated = 10

// SeasonIndex is the usual shape of a year. counts are consecutive months, nil where
// one is missing or set aside, of which the first is calendar month startCalendar
// (1 to 12); trend is the level of each month on the same footing as counts, nil where
// there is none. Without it a series that falls would seem to have a busy start of
// the year.
//
// index[k] is, for calendar month k + 1, the mean over the years of its incidents a day
// divided by the trend's, scaled so that the year's average is 1. Days are allowed for
// because a February would else look quiet for being short. low and high are the smallest
// and largest such ratio of any year. p is that of KruskalWallis for the ratios grouped by
// calendar month: whether the months differ by more than chance. years is the most ratios
// that any calendar month has.
//
// ok is false, and p is 1, when a calendar month has no ratio or fewer than leastRepeated
// of them have two.
func SeasonIndex(counts []*int64, trend []*float64, startCalendar int) (index, low, high [12]float64, years int, p float64, ok bool) {
	ratios := trendRatios(counts, trend, startCalendar)
	repeated := 0
	for _, r := range ratios {
		years = max(years, len(r))
		if len(r) >= 2 {
			repeated++
		}
	}
	none := slices.ContainsFunc(ratios, func(r []float64) bool { return len(r) == 0 })
	if none || repeated < leastRepeated {
		return index, low, high, years, 1, false
	}
	mean := 0.0
	for k, r := range ratios {
		for _, v := range r {
			index[k] += v / float64(len(r))
		}
		mean += index[k] * monthDays[k] / yearDays
	}
	if mean == 0 {
		return index, low, high, years, 1, false
	}
	for k, r := range ratios {
		index[k] /= mean
		low[k], high[k] = slices.Min(r)/mean, slices.Max(r)/mean
	}
	_, _, p = KruskalWallis(ratios)
	return index, low, high, years, p, true
}

// trendRatios groups the ratios of count to trend, each a day, by calendar month.
func trendRatios(counts []*int64, trend []*float64, startCalendar int) [][]float64 {
	ratios := make([][]float64, 12)
	for i, c := range counts {
		if c == nil || trend[i] == nil || *trend[i] <= 0 {
			continue
		}
		k := (startCalendar - 1 + i) % 12
		perDay := float64(*c) / monthDays[k]
		ratios[k] = append(ratios[k], perDay/(*trend[i]*12/yearDays))
	}
	return ratios
}

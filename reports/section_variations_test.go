package reports

import (
	"time"

	"assess/analysis"
	"assess/data"
)

// variations are the assessments that the words must be true for. Each comes
// with what the document must and must not say.
var variations = []struct {
	name      string
	vary      variation
	bounds    func(Boundaries) Boundaries
	says      []string
	saysNever []string
}{
	{name: "as it is", says: []string{"Between April 2020 and March 2021, in 12 months: ", "All crime fell by about 7%; shoplifting fell by about a third and burglary by about a fifth; drug offences rose by about a third; recorded anti-social behaviour rose by about a fifth.",
		"the 11 months that both years have (April to June and August to March). Left out: July 2019 (missing).", "Police data to September 2021.", "Known from elsewhere: ", "breaches of the restrictions", "the rest of Sampleshire", "pandemic restrictions",
		"Of 5 areas of focus, 1 is measured and 1 has only a number that stands in for it. Of the others, 2 need data that is not held and 1 is work that no record counts. Of 3 outcomes that were hoped for, 1 can be judged.", "“Web page” differs from the strategy.", "Residents named burglary first", "Priority 2: Tackle Gangs"}, saysNever: []string{"year to date"}},
	{name: "nothing changed", vary: judged(analysis.NoClearChange), says: []string{"No clear change in all crime; no single category of crime changed clearly; no clear change in recorded anti-social behaviour.", "No category of crime changed clearly", "Against the year before: no category of crime changed clearly"}, saysNever: []string{" fell by", " rose by", "down by", "up by"}},
	{name: "everything fell", vary: judged(analysis.Lower, 0.7), says: []string{"All crime fell by about three tenths; violence and sexual offences and burglary each fell by about three tenths;", "Against the year before: violence and sexual offences"}, saysNever: []string{" rose", "up by", "no clear change in"}},
	{name: "everything rose", vary: judged(analysis.Higher, 2.1), says: []string{"All crime about doubled", "Anti-social behaviour incidents about doubled"}, saysNever: []string{" fell by", "down by", "no clear change in"}},
	{name: "too few", vary: judged(analysis.TooFew), says: []string{"too few for a ratio", "Too few crimes of any category to say"}, saysNever: []string{"fell by", "rose by", "down by", "up by"}},
	{name: "not comparable", vary: notComparable, says: []string{"No change since the year before can be stated, because no month of the year before is held.", "No comparison with the year before", "No comparison with the baseline years", "Each category by month; no change since the year before can be stated"}, saysNever: []string{"fell by", "rose by"}},
	{name: "year to date", vary: toDate, says: []string{"April to September 2021 (year to date: 6 of 12 months)", "The rest of the year to March 2022 has not been published yet.", "(year to date) against"}, saysNever: []string{"can be compared, all crime"}},
	{name: "no comparator", vary: noComparator, says: []string{"No comparison with other districts", "No comparator is configured.", "none configured"}, saysNever: []string{"Crime rate"}},
	{name: "no wards", vary: noWards, bounds: func(b Boundaries) Boundaries { b.Ward = nil; return b }, says: []string{"No ward boundaries are configured", "Sampleford has 24 small areas"}},
	{name: "no boundaries", bounds: func(Boundaries) Boundaries { return Boundaries{} }, says: []string{"No boundaries are held.", "No LSOA boundaries are held."}},
	{name: "no strategy", vary: noStrategy, says: []string{"The partnership's strategy has not been supplied."}, saysNever: []string{"What can be known of each area of focus"}},
	{name: "old strategy", vary: oldStrategy, says: []string{"It ended in March 2019 and the months assessed here begin in April 2020.", "from the strategy that the partnership published; it has supplied no profile of its own."}},
	{name: "no deprivation", vary: func(a *analysis.Assessment) { a.Area.DecileResidents, a.Deprivation = nil, nil }, says: []string{"No deprivation decile is held"}},
	{name: "no residents", vary: noResidents, says: []string{"No number of residents is held, so no rates can be given."}, saysNever: []string{"for every 1,000 residents,", "NaN"}},
	{name: "two districts", vary: twoDistricts, says: []string{"Sampleford and Otherton", "Each district:", "Otherton: all crime"}},
	{name: "single month", vary: singleMonth, says: []string{"April 2020", "over the one month that both years have (April)", "In April 2020: "}, saysNever: []string{"1 months"}},
	{name: "synthetic", vary: func(a *analysis.Assessment) { a.Synthetic = true }, says: []string{"Source: invented rows in the form of data.police.uk"}, saysNever: []string{"pandemic", "breaches", "Source: data.police.uk", "Source: Office for National Statistics residents"}},
	{name: "no hot cell", vary: noHotCell, says: []string{"No cell has more crimes than chance would leave", "Half of crime is in 8% of cells"}, saysNever: []string{"hot spots hold"}},
	{name: "missing months", vary: missingMonths, says: []string{"May 2020 and August 2020 cannot be counted.", "the 10 months that can be counted"}},
	{name: "nothing held", vary: nothing, says: []string{"No findings", "No month of the year can be counted."}},
	{name: "other sources", vary: func(a *analysis.Assessment) {
		a.Sources = append(a.Sources, analysis.Source{ID: "housing", Kind: "table", Title: "Housing complaints", Protect: "restricted"})
	}, says: []string{"Housing complaints"}, saysNever: []string{"No fire, health, housing or survey data has been loaded."}},
	{name: "partners' tables", vary: withTables("public"), says: []string{"What partners recorded: calls rose; fires fell", "156 records in 12 months"}, saysNever: []string{"No day and no hour"}},
	{name: "restricted tables", vary: withTables("restricted"), says: []string{"No day and no hour", "their hours are in the restricted edition alone"}, saysNever: []string{"9pm"}},
	{name: "stop and search", vary: withSearches, says: []string{"1,207 stop and searches were placed in Sampleford in June 2020 to March 2021. In 22% (20% to 24%) of them", "Searches are spread more widely than that crime.", "Searches for weapons and stolen goods or tools for theft", "343 of them carry no location and are counted in no district.", "No whole file of searches is held for April and May 2020."}, saysNever: []string{"stop-and-search data has been loaded"}},
	{name: "searches without places", vary: unplacedSearches, says: []string{"No search of Sampleshire Police in these months is published with a location."}, saysNever: []string{"find rate"}},
	{name: "no searches of the year", vary: unheldSearches, says: []string{"No stop-and-search file of Sampleshire Police is held for any month of the year."}},
	{name: "a third of the year compared", vary: fourMonths, says: []string{"Over the 4 months that can be compared, all crime fell"}},
	{name: "hostile names", vary: func(a *analysis.Assessment) {
		a.Partnership.Name = "=HYPERLINK(\"x\") <script>alert(1)</script> 100% %d"
		a.Partnership.Districts[0].Name = "Ynys Môn %s ŵŷ"
	}, says: []string{"Ynys Môn %s ŵŷ"}},
}

// judged gives every change the same verdict, and a ratio where one is given.
func judged(v analysis.Verdict, ratio ...float64) variation {
	return func(a *analysis.Assessment) {
		for _, cmp := range []*analysis.Comparison{&a.Previous, &a.Baseline} {
			for i := range cmp.Changes {
				c := &cmp.Changes[i]
				c.Verdict = v
				if len(ratio) > 0 {
					c.CurrentCount = int64(ratio[0] * (100 + c.PreviousCount))
					c.PreviousCount = 100 + c.PreviousCount
					c.RateRatio = &ratio[0]
				}
			}
		}
	}
}

func notComparable(a *analysis.Assessment) {
	for _, cmp := range []*analysis.Comparison{&a.Previous, &a.Baseline} {
		cmp.Reason, cmp.Calendar, cmp.Years = "no month of the year before is held", nil, 0
		for i, c := range cmp.Changes {
			cmp.Changes[i] = analysis.CategoryChange{Code: c.Code, Name: c.Name, Category: c.Category, Dispersion: 1, Verdict: analysis.NotComparable}
		}
	}
}

func toDate(a *analysis.Assessment) {
	from := month(2021, time.April)
	y := &a.Year
	y.Whole = data.Period{From: from, To: from.Add(11)}
	y.Held = data.Period{From: from, To: from.Add(5)}
	y.Months, y.ToDate, y.Label, y.Short = y.Held.Months(), true, y.Held.Label(), "2021/22"
	for _, cmp := range []*analysis.Comparison{&a.Previous, &a.Baseline} {
		cmp.CurrentLabel, cmp.PreviousLabel, cmp.Calendar, cmp.LeftOut = y.Held.Label(), y.Held.Add(-12).Label(), []int{4, 5, 6, 7, 8, 9}, nil
		cmp.Years = 1
		for i := range cmp.Changes {
			cmp.Changes[i].Months = 6
		}
	}
}

func fourMonths(a *analysis.Assessment) {
	a.Previous.Calendar = []int{4, 5, 6, 8}
	for i := range a.Previous.Changes {
		a.Previous.Changes[i].Months = 4
	}
}

func noComparator(a *analysis.Assessment) {
	a.Partnership.Comparator = ""
	a.Versus = analysis.Versus{Reason: "no comparator is configured"}
	a.Peers = nil
}

func noWards(a *analysis.Assessment) {
	a.Area.Wards = 0
	var kept []analysis.AreaRate
	for _, r := range a.AreaRates {
		if r.Layer != data.Ward {
			kept = append(kept, r)
		}
	}
	a.AreaRates = kept
}

func noResidents(a *analysis.Assessment) {
	noRatesToCompare(a)
	a.Area.Residents, a.Area.DecileResidents, a.Deprivation, a.Peers = nil, nil, nil, nil
	a.Versus = analysis.Versus{Reason: "the number of residents is not held for every LSOA of the partnership"}
	for i := range a.Levels {
		a.Levels[i].Residents, a.Levels[i].Rate, a.Levels[i].Interval = nil, nil, nil
	}
	for i := range a.AreaRates {
		r := &a.AreaRates[i]
		r.Denominator, r.Rate, r.Interval, r.Smoothed = nil, nil, nil, nil
	}
}

func twoDistricts(a *analysis.Assessment) {
	other := data.Area{Code: "E07990002", Name: "Otherton"}
	a.Partnership.Districts = append(a.Partnership.Districts, other)
	a.Area.Districts = append(a.Area.Districts, analysis.AreaTotals{Area: other, LSOAs: 3})
	for _, cmp := range []*analysis.Comparison{&a.Previous, &a.Baseline} {
		for _, d := range a.Partnership.Districts {
			for _, c := range cmp.Changes {
				c.Code, c.Name = d.Code, d.Name
				cmp.Districts = append(cmp.Districts, c)
			}
		}
	}
	for i := range a.Peers {
		a.Peers[i].Own = i < 4
	}
}

func singleMonth(a *analysis.Assessment) {
	for i := range a.Holds {
		a.Holds[i].Months = 1
	}
	for i := range a.Movements {
		m := &a.Movements[i]
		*m = analysis.Movement{Category: m.Category, Months: 1, Reason: "one month can be compared; 6 are needed to tell how much the counts of a cell vary"}
	}
	a.WardChanges.Months = 1
	m := month(2020, time.April)
	a.Year.Held, a.Year.Months, a.Year.ToDate = data.Period{From: m, To: m}, []data.Month{m}, true
	for _, cmp := range []*analysis.Comparison{&a.Previous, &a.Baseline} {
		cmp.Calendar, cmp.Years, cmp.CurrentLabel, cmp.PreviousLabel = []int{4}, 1, "April 2020", "April 2019"
		for i := range cmp.Changes {
			cmp.Changes[i].Months = 1
		}
	}
	for i := range a.Levels {
		a.Levels[i].Months = 1
	}
}

func noHotCell(a *analysis.Assessment) {
	for i := range a.Hotspots {
		h := &a.Hotspots[i]
		h.Hot, h.HotShare, h.Groups = 0, 0, nil
		for k := range h.Listed {
			h.Listed[k].Class = analysis.NotSignificant
		}
	}
}

func missingMonths(a *analysis.Assessment) {
	gone := []data.Month{month(2020, time.May), month(2020, time.August)}
	a.Year.Missing = gone
	var kept []data.Month
	for _, m := range a.Year.Months {
		if m != gone[0] && m != gone[1] {
			kept = append(kept, m)
		}
	}
	a.Year.Months = kept
	for i := range a.Coverage.Months {
		if m := &a.Coverage.Months[i]; m.Month == gone[0] || m.Month == gone[1] {
			m.Status, m.Files, m.RowAccount = data.Missing, 0, analysis.RowAccount{}
		}
	}
	for i := range a.Monthly {
		for _, m := range gone {
			a.Monthly[i].Counts[m-a.Monthly[i].From] = nil
		}
	}
}

// nothing leaves only the frame: an assessment whose every part is empty.
func nothing(a *analysis.Assessment) {
	*a = analysis.Assessment{Partnership: a.Partnership, Year: analysis.Year{Whole: a.Year.Whole, Held: a.Year.Held, YearStart: 4}, Settings: a.Settings}
	a.Previous.Reason, a.Baseline.Reason = "no month is held", "no month is held"
}

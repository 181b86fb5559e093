package analysis

import (
	"fmt"
	"slices"
	"strings"

	"assess/data"
)

// Method is one entry of the methods annex, in plain words. No part of it is empty.
type Method struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Formula  string `json:"formula"`  // what is worked out and how
	Settings string `json:"settings"` // the values used, and what it was not used for and why
	N        string `json:"n"`        // what it was worked out from
	Source   string `json:"source"`
}

// methods describes each method with the values used and what it was used on, in
// the order of the report. The description of a method stands with its step; those
// of the methods without a file of their own stand here.
func (b *builder) methods() error {
	for _, m := range []func(*builder) Method{
		methodCounting, methodCoverage, methodGates, methodReconciliation, methodRestatements, methodRates, methodVersus, methodStandardised, methodFunnel, methodSeverity,
		methodChange, methodBaseline,
		methodTrend, methodLongRun, methodLevelShift, methodControl, methodLaney, methodRuns, methodSeason, methodOutlook,
		methodSmoothing, methodResemblance, methodLocalMoran, methodLocalSmoothing, methodNearest, methodAreaHotspots, methodHotspots, methodDensity, methodHold, methodMovement, methodHistory, methodRepeats, methodWardChanges, methodConcentration, methodStopSearch, methodSearchInside,
		methodPartnerCounts, methodPartnerChange, methodPartnerHarm, methodPartnerSignals, methodPartnerHours, methodPartnerVictims, methodPartnerNear,
		methodMeasurability, methodOutcomes, methodPlan, methodViews, methodThemes, methodMatrix, methodCounty,
	} {
		b.out.Methods = append(b.out.Methods, m(b))
	}
	if b.facts != nil && b.req.Papers.Profile == nil {
		b.out.Methods = slices.DeleteFunc(b.out.Methods, func(m Method) bool { return m.ID == "measurability" || m.ID == "outcomes" })
	}
	if b.facts != nil && b.req.Papers.Plan == nil {
		b.out.Methods = slices.DeleteFunc(b.out.Methods, func(m Method) bool { return m.ID == "plan" })
	}
	if b.facts != nil && len(b.out.Views.Surveys) == 0 {
		b.out.Methods = slices.DeleteFunc(b.out.Methods, func(m Method) bool { return m.ID == "views" })
	}
	if b.facts != nil && len(b.partners) == 0 {
		b.out.Methods = slices.DeleteFunc(b.out.Methods, func(m Method) bool { return strings.HasPrefix(m.ID, "partner-") })
	}
	if b.facts != nil && len(b.out.Reconciliations) == 0 {
		b.out.Methods = slices.DeleteFunc(b.out.Methods, func(m Method) bool { return m.ID == "reconciliation" })
	}
	if b.facts != nil && len(b.out.Partners.Harm) == 0 {
		b.out.Methods = slices.DeleteFunc(b.out.Methods, func(m Method) bool { return m.ID == "partner-harm" })
	}
	return nil
}

func methodCounting(b *builder) Method {
	return Method{
		ID: "counting", Name: "Counting and placing",
		Formula: "A row is counted in the district of its own LSOA code, and in a ward by its point. A point on a shared border belongs to the area with the lowest code. " +
			"A row without a location is counted for the force and in no district. " +
			"A further row of one month with the same crime reference and crime type is a duplicate and not counted. Anti-social behaviour carries no reference and is never taken for a duplicate.",
		Settings: fmt.Sprintf("Older LSOA codes are brought to the %d boundaries.", b.out.Area.LSOAVintage),
		N:        fmt.Sprintf("%s rows read, %s counted", data.Thousands(b.out.Coverage.Totals.Read), data.Thousands(b.out.Coverage.Totals.Loaded)),
		Source:   "data.police.uk, layout of the street-level files",
	}
}

func methodCoverage(b *builder) Method {
	return Method{
		ID: "coverage", Name: "Months that count",
		Formula: "The rows of a month's file are set beside the median of the months before it. A file with far fewer is partial. A missing or partial month is left out of both sides of every comparison.",
		Settings: fmt.Sprintf("A lone month is partial below %.0f%% of the median of up to %d earlier months, any month below %.0f%%. The newest %d months are provisional.",
			100*PartialBelow, trailing, 100*PartialAlways, ProvisionalMonths),
		N:      fmt.Sprintf("%d months of %s", b.forceMonths(), b.out.Partnership.ForceName),
		Source: "rule of this program",
	}
}

func methodGates(b *builder) Method {
	g := b.out.Gates
	return Method{
		ID: "gates", Name: "Looks before publication",
		Formula: "Months missing, partial or lost, files refused, and LSOA codes of another census year are found as they are. " +
			"A month's rows, and the shares of rows without a location, outside the boundaries and in another district than they say, are held against the median of up to 12 earlier months and against the month before. A month is found when it is further from both than the limit, to the same side.",
		Settings: fmt.Sprintf("The limits are those of [gates] in the configuration, and at least %d standard errors. A monthly refresh makes no report while a finding is not accepted; a build by hand does.", beyondChance),
		N:        fmt.Sprintf("%d found, %d not accepted", len(g.Findings), len(g.Open())),
		Source:   "rule of this program",
	}
}

func (b *builder) forceMonths() (n int) {
	for _, m := range b.out.Coverage.Months {
		if m.Force == b.force() && m.Status.Usable() {
			n++
		}
	}
	return n
}

func methodRates(b *builder) Method {
	n := "residents are not held"
	if r := b.out.Area.Residents; r != nil {
		n = fmt.Sprintf("%s residents (%d)", data.Thousands(*r), b.out.Area.ResidentsYear)
	}
	return Method{
		ID: "rates", Name: "Rates and their intervals",
		Formula:  "The count of the months named, divided by residents, times 1,000. It is never scaled up to a year. The interval is that of a Poisson count over the same residents: exact for few events, Byar's approximation for more.",
		Settings: fmt.Sprintf("%.0f%% intervals, exact below 10 events.", 100*confidence),
		N:        n,
		Source:   "Garwood (1936); Breslow and Day (1987)",
	}
}

func methodVersus(b *builder) Method {
	m := Method{
		ID: "versus", Name: "Beside the comparator",
		Formula:  "The partnership's rate divided by that of the comparator's other districts over the same months. The logarithm of the ratio has the variance 1 / count + 1 / count, times the dispersion of the category's own months.",
		Settings: fmt.Sprintf("%.0f%% intervals. A rate is called higher or lower when its interval leaves out 1.", 100*confidence),
		N:        fmt.Sprintf("%d categories", len(b.out.Versus.Rows)),
		Source:   "Breslow and Day (1987)",
	}
	if b.out.Versus.Reason != "" {
		m.Settings = "Not used: " + b.out.Versus.Reason + "."
	}
	return m
}

func methodChange(b *builder) Method {
	c := b.out.Previous
	m := Method{
		ID: "change", Name: "Change on the year before",
		Formula: "The count of this year's months over the count of the same calendar months a year before. The dispersion is how much more the monthly counts vary than chance, after the year and the calendar month are allowed for (Pearson's chi-square over its degrees of freedom). " +
			"Above 1 it widens the interval (quasi-Poisson, t distribution); otherwise the exact conditional test is used. Before a verdict, the p-values of all categories are adjusted so that few of the calls are false (Benjamini-Hochberg).",
		Settings: fmt.Sprintf("%.0f%% intervals. Higher or lower when the adjusted p-value is below %g. Below %d events in both years nothing is said. "+
			"Beside it stand two stricter rules: one that holds however the categories hang together (Benjamini-Yekutieli), and one for the chance of a single false call (Holm).", 100*confidence, b.out.Settings.FDR, minimumCount),
		N:      fmt.Sprintf("%d months, %d tests", len(c.Calendar), c.Adjusted),
		Source: "McCullagh and Nelder (1989); Przyborowski and Wilenski (1940), doi:10.2307/2332612; Benjamini and Hochberg (1995), doi:10.1111/j.2517-6161.1995.tb02031.x; Benjamini and Yekutieli (2001), doi:10.1214/aos/1013699998; Holm (1979), Scandinavian Journal of Statistics 6, 65-70",
	}
	if c.Reason != "" {
		m.Settings += " Not used this year: " + c.Reason + "."
	}
	return m
}

func methodBaseline(b *builder) Method {
	c := b.out.Baseline
	settings := fmt.Sprintf("Up to %d earlier years. A year serves when at least half of the current months can be used in it; only calendar months that every such year has are compared.", b.out.Settings.BaselineYears)
	if x := b.out.Settings.Exclude; len(x) > 0 {
		var labels []string
		for _, p := range x {
			labels = append(labels, p.Label())
		}
		settings += " Set aside in the configuration: " + strings.Join(labels, "; ") + "."
	}
	if c.Reason != "" {
		settings += " Not used this year: " + c.Reason + "."
	}
	return Method{
		ID: "baseline", Name: "Change on the baseline years",
		Formula:  "As for the year before, with the mean of several earlier years in its place.",
		Settings: settings,
		N:        fmt.Sprintf("%d months of %d years", len(c.Calendar), c.Years),
		Source:   "as for the year before",
	}
}

func methodTrend(b *builder) Method {
	n := 0
	for _, t := range b.out.Trends {
		if !t.Fitted.Empty() {
			n++
		}
	}
	return Method{
		ID: "trend", Name: "Trend and seasonal adjustment",
		Formula:  "Each series is split into trend, season and remainder by repeated local regression (STL), in which months far from the rest count for less (robust). The season is the same every year. Adjusted months are the counts less the season.",
		Settings: fmt.Sprintf("An unbroken run of at least %d months. Gaps of up to %d months are filled for the fit alone and never shown as counts.", leastRun, widestGap),
		N:        fmt.Sprintf("%d of %d series", n, len(b.out.Trends)),
		Source:   "Cleveland, Cleveland, McRae and Terpenning (1990), Journal of Official Statistics 6, 3-73",
	}
}

func methodSeason(b *builder) Method {
	years := 0
	for _, s := range b.out.Seasons {
		years = max(years, s.Years)
	}
	return Method{
		ID: "season", Name: "Seasonal profile",
		Formula:  "For each calendar month, incidents a day over the trend's incidents a day, averaged over the years. Whether the months differ by more than chance is tested on the ranks of these ratios (Kruskal-Wallis).",
		Settings: fmt.Sprintf("At least %d calendar months held in two years; test at 5%%. Months set aside are left out.", leastRepeated),
		N:        fmt.Sprintf("%d years", years),
		Source:   "Kruskal and Wallis (1952), doi:10.1080/01621459.1952.10483441",
	}
}

func methodOutlook(b *builder) Method {
	n, how := "no series", ""
	for _, o := range b.out.Outlooks {
		switch {
		case o.Reason == "":
			n = fmt.Sprintf("%d months (%s)", o.Fitted.Len(), o.Category.Plain())
			how = fmt.Sprintf(" Used for %s: %s.", o.Category.Plain(), o.Model)
		case how == "":
			how = fmt.Sprintf(" Not used for %s: %s.", o.Category.Plain(), o.Reason)
		}
	}
	return Method{
		ID: "outlook", Name: "Outlook",
		Formula: "Exponential smoothing of the square roots of the counts: a level, with a season, with a season and a fading trend, chosen by AICc. The value of a year before stands in its place where that did better. Ranges are those of simulated paths. " +
			"Both were tried from earlier starting points on months that they had not seen.",
		Settings: fmt.Sprintf("%s paths; starting points %d months apart; at least %d months without a break. No forecast reaches over a time set aside.%s", data.Thousands(usualDraws), outlookStep, outlookRun, how),
		N:        n,
		Source:   "Hyndman, Koehler, Ord and Snyder (2008), doi:10.1007/978-3-540-71918-2",
	}
}

func methodSmoothing(b *builder) Method {
	m := Method{
		ID: "smoothing", Name: "Smoothed small-area rates",
		Formula:  "The rate of a small area is drawn towards that of the partnership, the more so the fewer its residents (empirical Bayes): rate of the whole + share × (own rate - rate of the whole), where the share is the variance between areas over that variance and the area's own.",
		Settings: "A ward has the residents of the LSOAs that have a point inside it, so ward rates are approximate.",
		N:        fmt.Sprintf("%d LSOAs, %d wards", b.out.Area.LSOAs, b.out.Area.Wards),
		Source:   "Marshall (1991), doi:10.2307/2347593",
	}
	if b.out.EarlierRates.Reason == "" {
		m.Settings += fmt.Sprintf(" %s is smoothed by itself, with the same residents.", b.out.EarlierRates.Label)
	}
	return m
}

func methodAreaHotspots(b *builder) Method {
	return Method{
		ID: "area-hotspots", Name: "Hot areas",
		Formula:  "Getis-Ord Gi*, as for the squares of hot spots, of the smoothed rates of LSOAs and of wards; the neighbours of an area are those that share a corner with it.",
		Settings: fmt.Sprintf("Benjamini-Hochberg over the areas of one layer and category at %g.", b.out.Settings.FDR),
		N:        fmt.Sprintf("%d LSOAs, %d wards", b.out.Area.LSOAs, b.out.Area.Wards),
		Source:   "Ord and Getis (1995), doi:10.1111/j.1538-4632.1995.tb00912.x",
	}
}

func methodHotspots(b *builder) Method {
	cells, surfaces := 0, 0
	for _, h := range b.out.Hotspots {
		cells = h.Cells
		if h.Reason == "" {
			surfaces++
		}
	}
	return Method{
		ID: "hotspots", Name: "Hot spots",
		Formula: "Getis-Ord Gi*: the incidents of a square and the eight around it, less what the mean of all squares would give, over the standard deviation of such a sum. The p-value is two-sided and never below that of as many incidents, or as few, thrown at random (binomial). Those of all squares are adjusted together (Benjamini-Hochberg).",
		Settings: fmt.Sprintf("Squares of %d m whose centre lies in the partnership, at %g. A square is only called hot when the nine together hold at least %d incidents. A surface takes %d incidents. Points are anonymised to a street or place, and placed on the National Grid to about 2 m.",
			b.out.Settings.HotspotCellM, b.out.Settings.FDR, LeastHot, leastSurface),
		N:      fmt.Sprintf("%s squares, %d surfaces", data.Thousands(int64(cells)), surfaces),
		Source: "Ord and Getis (1995), doi:10.1111/j.1538-4632.1995.tb00912.x",
	}
}

func methodHold(b *builder) Method {
	months := 0
	for _, h := range b.out.Holds {
		months = h.Months
	}
	return Method{
		ID: "hold", Name: "Last year's hot spots, a year on",
		Formula:  "The share of this year's incidents that fell in the squares that were hot in the year before (hit rate), over the share of the area that those squares are (prediction accuracy index: 1 for squares picked at random).",
		Settings: "The same test and the same calendar months in both years.",
		N:        fmt.Sprintf("%d categories, %d months in each year", len(b.out.Holds), months),
		Source:   "Chainey, Tompson and Uhlig (2008), doi:10.1057/palgrave.sj.8350066",
	}
}

func methodConcentration(b *builder) Method {
	return Method{
		ID: "concentration", Name: "Concentration",
		Formula:  "Places in order of their incidents: the share of incidents in the places that have most, and the smallest share of places that holds half of them. The generalised Gini coefficient allows for fewer incidents than places.",
		Settings: "The 5% of places that have most.",
		N:        fmt.Sprintf("%d LSOAs", b.out.Area.LSOAs),
		Source:   "Bernasco and Steenbeek (2017), doi:10.1007/s10940-016-9324-7",
	}
}

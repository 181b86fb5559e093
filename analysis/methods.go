package analysis

import (
	"fmt"
	"strings"

	"assess/data"
)

// methods describes each method with the values used and what it was used on.
func (b *builder) methods() error {
	for _, m := range []func(*builder) Method{
		methodCounting, methodCoverage, methodRates, methodChange, methodBaseline, methodTrend,
		methodControl, methodSeason, methodOutlook, methodSmoothing, methodHotspots, methodHold, methodAreaHotspots, methodConcentration, methodVersus,
	} {
		b.out.Methods = append(b.out.Methods, m(b))
	}
	return nil
}

func methodCounting(b *builder) Method {
	return Method{
		ID: "counting", Name: "Counting and placing",
		Sentence: fmt.Sprintf("A row is counted in the district of its own LSOA code, brought to the %d boundaries; in a ward by its point. "+
			"A point on a shared border belongs to the area with the lowest code. Rows without a location are counted for the force and in no district. "+
			"A further row of one month with the same crime reference and crime type is a duplicate and not counted; anti-social behaviour carries no reference and is never taken for a duplicate.",
			b.out.Area.LSOAVintage),
		N:      fmt.Sprintf("%s rows read, %s counted", data.Thousands(b.out.Coverage.Totals.Read), data.Thousands(b.out.Coverage.Totals.Loaded)),
		Source: "data.police.uk, layout of the street-level files",
	}
}

func methodCoverage(b *builder) Method {
	return Method{
		ID: "coverage", Name: "Months that count",
		Sentence: fmt.Sprintf("A lone month is partial, and not counted, when its file has less than %.0f%% of the median rows of up to %d earlier months; any month is when it has less than %.0f%%. "+
			"The newest %d months are provisional. A missing or partial month is left out of both sides of every comparison.",
			100*PartialBelow, trailing, 100*PartialAlways, ProvisionalMonths),
		N:      fmt.Sprintf("%d months of %s", b.forceMonths(), b.out.Partnership.ForceName),
		Source: "rule of this program",
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
		Sentence: fmt.Sprintf("Rates are counts per 1,000 residents over the months named, never scaled up to a year. Their %.0f%% interval is exact (Poisson) below 10 events and Byar's from 10.", 100*confidence),
		N:        n,
		Source:   "Breslow and Day (1987); Garwood (1936)",
	}
}

func methodChange(b *builder) Method {
	c := b.out.Previous
	return Method{
		ID: "change", Name: "Change on the year before",
		Sentence: fmt.Sprintf("The counts of the same %d calendar months are compared as a ratio with a %.0f%% interval, widened where the monthly counts vary more than chance alone (quasi-Poisson; the exact conditional test where they do not). "+
			"A category is called higher or lower only when its p-value stays below %g after the Benjamini-Hochberg adjustment over %d tests. Below %d events in both years nothing is said.",
			len(c.Calendar), 100*confidence, b.out.Settings.FDR, c.Adjusted, minimumCount),
		N:      fmt.Sprintf("%d months, %d tests", len(c.Calendar), c.Adjusted),
		Source: "McCullagh and Nelder (1989); Benjamini and Hochberg (1995), doi:10.1111/j.2517-6161.1995.tb02031.x",
	}
}

func methodBaseline(b *builder) Method {
	c := b.out.Baseline
	sentence := fmt.Sprintf("As above, against the mean of up to %d earlier years. A year serves when at least half of the current months can be used in it; only calendar months that every such year has are compared.", b.out.Settings.BaselineYears)
	if x := b.out.Settings.Exclude; len(x) > 0 {
		var labels []string
		for _, p := range x {
			labels = append(labels, p.Label())
		}
		sentence += " Set aside in the configuration: " + strings.Join(labels, "; ") + "."
	}
	if c.Reason != "" {
		sentence += " Not used this year: " + c.Reason + "."
	}
	return Method{ID: "baseline", Name: "Change on the baseline years", Sentence: sentence,
		N: fmt.Sprintf("%d months of %d years", len(c.Calendar), c.Years), Source: "as above"}
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
		Sentence: fmt.Sprintf("Each series is split into trend, season and remainder by robust STL with a season that repeats every year. "+
			"It takes an unbroken run of at least %d months. Gaps of up to %d months are filled for the fit alone and never shown as counts.", leastRun, widestGap),
		N:      fmt.Sprintf("%d of %d series", n, len(b.out.Trends)),
		Source: "Cleveland et al. (1990), Journal of Official Statistics 6, 3-73",
	}
}

func methodControl(b *builder) Method {
	n := "no series"
	for _, t := range b.out.Trends {
		if t.Category == data.AllCrime && t.Control != nil {
			n = fmt.Sprintf("limits from %d months (all crime)", len(t.Control.Basis))
		}
	}
	return Method{
		ID: "control", Name: "Control limits",
		Sentence: "An individuals (XmR) chart of the seasonally adjusted months: the mean and three standard deviations either side, from the mean moving range divided by 1.128. " +
			"The months before this year set the limits, less those set aside. A signal is a month beyond the limits or the eighth in a row on one side of the mean.",
		N: n, Source: "Wheeler and Chambers (1992), Understanding Statistical Process Control",
	}
}

func methodSeason(b *builder) Method {
	years := 0
	for _, s := range b.out.Seasons {
		years = max(years, s.Years)
	}
	return Method{
		ID: "season", Name: "Seasonal profile",
		Sentence: fmt.Sprintf("For each calendar month, incidents a day over the trend's incidents a day, averaged over the years held and not set aside; at least %d months must be held in two years. Whether the months differ is tested by Kruskal-Wallis at 5%%.", leastRepeated),
		N:        fmt.Sprintf("%d years", years), Source: "Kruskal and Wallis (1952), doi:10.1080/01621459.1952.10483441",
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
		Sentence: fmt.Sprintf("Exponential smoothing of the square roots of the counts (a level; with a season; with a season and a fading trend, chosen by AICc), or the value of a year before where that did better; ranges by %d simulated paths. "+
			"Both were tried from earlier starting points, %d months apart, on months they had not seen. No forecast reaches over a time set aside, and it takes %d months without a break.%s",
			usualDraws, outlookStep, outlookRun, how),
		N: n, Source: "Hyndman, Koehler, Ord and Snyder (2008), doi:10.1007/978-3-540-71918-2",
	}
}

func methodHold(b *builder) Method {
	months := 0
	for _, h := range b.out.Holds {
		months = h.Months
	}
	return Method{
		ID: "hold", Name: "Last year's hot spots, a year on",
		Sentence: "The cells that were hot in the year before, by the same test over the same months, and the share of this year's incidents that fell in them; beside their share of the area (prediction accuracy index, 1 for cells picked at random).",
		N:        fmt.Sprintf("%d categories, %d months in each year", len(b.out.Holds), months),
		Source:   "Chainey, Tompson and Uhlig (2008), doi:10.1057/palgrave.sj.8350066",
	}
}

func methodSmoothing(b *builder) Method {
	return Method{
		ID: "smoothing", Name: "Smoothed small-area rates",
		Sentence: "LSOA and ward rates on maps are drawn towards the partnership's rate, the more so the fewer the residents (empirical Bayes). A ward has the residents of the LSOAs that have a point inside it, so ward rates are approximate.",
		N:        fmt.Sprintf("%d LSOAs, %d wards", b.out.Area.LSOAs, b.out.Area.Wards),
		Source:   "Marshall (1991), doi:10.2307/2347593",
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
		Sentence: fmt.Sprintf("Getis-Ord Gi* of the counts on squares of %d m whose centre lies in the partnership, each square with the eight around it; two-sided, Benjamini-Hochberg over all squares at %g. "+
			"A square is only called hot when the nine together hold at least %d incidents. A surface takes %d incidents. Points are anonymised to a street or place, and placed on the National Grid to about 2 m.", b.out.Settings.HotspotCellM, b.out.Settings.FDR, LeastHot, leastSurface),
		N:      fmt.Sprintf("%s squares, %d surfaces", data.Thousands(int64(cells)), surfaces),
		Source: "Ord and Getis (1995), doi:10.1111/j.1538-4632.1995.tb00912.x",
	}
}

func methodAreaHotspots(b *builder) Method {
	return Method{
		ID: "area-hotspots", Name: "Hot areas",
		Sentence: fmt.Sprintf("Gi* of the smoothed rates of LSOAs and of wards, each with the areas that share a corner with it; Benjamini-Hochberg over the areas of one layer and category at %g.", b.out.Settings.FDR),
		N:        fmt.Sprintf("%d LSOAs, %d wards", b.out.Area.LSOAs, b.out.Area.Wards),
		Source:   "as above",
	}
}

func methodConcentration(b *builder) Method {
	return Method{
		ID: "concentration", Name: "Concentration",
		Sentence: "The share of incidents in the 5% of places that have most, and the smallest share of places that holds half of them. The generalised Gini allows for fewer incidents than places.",
		N:        fmt.Sprintf("%d LSOAs", b.out.Area.LSOAs), Source: "Bernasco and Steenbeek (2017), doi:10.1007/s10940-016-9324-7",
	}
}

func methodVersus(b *builder) Method {
	m := Method{ID: "versus", Name: "Beside the comparator", Source: "as for change",
		Sentence: "Rates beside those of the comparator's other districts over the same months; the interval of the ratio is widened by the dispersion of the category's own months.",
		N:        fmt.Sprintf("%d categories", len(b.out.Versus.Rows))}
	if b.out.Versus.Reason != "" {
		m.Sentence += " Not used: " + b.out.Versus.Reason + "."
	}
	return m
}

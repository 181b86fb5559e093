package analysis

import (
	"fmt"

	"assess/data"
)

func methodHistory(b *builder) Method {
	m := Method{
		ID: "history", Name: "How hot spots came about",
		Formula: "Gi* of the counts of each step of time, adjusted over the squares of the step, then the pattern of each square after Esri's emerging hot spot analysis. " +
			"Esri's definitions: new, hot in the last step and never before; consecutive, hot in one unbroken run up to the last step, in fewer than 90% of steps; " +
			"persistent, hot in 90% of steps or more without a trend, and intensifying or diminishing with one (Mann-Kendall of the z-scores); sporadic, hot on and off, the last step among them; " +
			"oscillating, the same but once cold; historical, hot in 90% of steps or more but not in the last. " +
			"The report joins them: lasting is persistent, intensifying and diminishing; on and off is the other squares that are hot in the last step. " +
			"It asks more of what would be news. New is hot in the last step and in no step before the year, and faded is hot in 90% of the steps before the year and not in the last; " +
			"for either, the share of all incidents that fell in the square and its eight neighbours must also differ between the year and the steps before (exact binomial test of counts divided by their dispersion, and by what the likeness of successive steps takes).",
		Settings: fmt.Sprintf("Steps of %d calendar months, counted back from the last month of the year; a step without one of its months, or with one that lies before the year and was set aside, is left out. At least %d steps. "+
			"A step is tested by itself: Esri's z-scores look back over the step before as well. A square is hot in a step when the nine together hold at least %d incidents in it. "+
			"Shifts are tested where the nine hold %d incidents over all steps. Tests are adjusted over all squares tested at %g (Benjamini-Hochberg).",
			stepMonths, leastSteps, leastHotStep, leastShift, b.out.Settings.FDR),
		N:      "no history",
		Source: "Esri, How Emerging Hot Spot Analysis works (ArcGIS Pro 3); Mann (1945), doi:10.2307/1907187",
	}
	for _, h := range b.out.Histories {
		if h.Reason != "" {
			m.Settings += fmt.Sprintf(" Not used for %s: %s.", h.Category.Plain(), h.Reason)
		} else {
			m.N = fmt.Sprintf("%d steps of %s squares", h.Steps, data.Thousands(int64(h.Cells)))
		}
	}
	return m
}

func methodRepeats(b *builder) Method {
	return Method{
		ID: "repeats", Name: "Points with many incidents",
		Formula: "The share of the year's located incidents that fell on points with at least so many of them. Beside it, the share expected if the same incidents had been thrown at random over all points (Poisson): " +
			"points with k or more would hold the share P(X is at least k - 1), X of mean incidents over points.",
		Settings: fmt.Sprintf("The points are all those of the publisher at which any incident was placed in the last three years held, up to the end of the year. A category takes %d incidents. A point stands for several addresses, so these are no repeat victims.", leastSurface),
		N:        fmt.Sprintf("%s points", data.Thousands(int64(b.known))),
		Source:   "Sherman, Gartin and Buerger (1989), doi:10.1111/j.1745-9125.1989.tb00862.x",
	}
}

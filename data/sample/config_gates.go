package sample

import (
	"fmt"
	"strings"

	"assess/data"
)

// accepts lets through what is out of the ordinary by plan, so that a refresh of the
// sample makes its report. Rows, months and places are held against what is usual all the
// same.
func (w *world) accepts() string {
	var b strings.Builder
	add := func(gate, source string, f force, m data.Month, reason string) {
		fmt.Fprintf(&b, "\n[[accept]]\ngate   = %q\nsource = %q\nforce  = %q\nmonth  = %q\nreason = %q\nby     = \"the generator of the sample\"\n", gate, source, f.id, m, reason)
	}
	files := w.files()
	for i, f := range w.forces {
		if w.Planted && i == 0 {
			add("missing-month", "police-street", f, w.plan.missing, "the force published no file of this month")
			add("location-rate", "police-street", f, w.plan.unlocated, "the force could place fewer crimes while its system changed")
			if year := lastWholeYear(files); !year.Empty() {
				add("missing-month", "police-stop-and-search", f, year.From.Add(noSearchesAfter), "the force published no file of this month")
			}
		}
		if files.From < w.plan.newCodes && w.plan.newCodes <= files.To {
			add("lsoa-vintage", "police-street", f, w.plan.newCodes, "files carry the codes of 2021 from this month on; both boundaries and the lookup are configured")
		}
	}
	return b.String()
}

package sample

import (
	"fmt"
	"strings"

	"assess/data"
)

// readme tells whoever opens the workspace that it is synthetic and, where
// truths were planted, what a reading of it must find.
func readme(t Truth) string {
	var b strings.Builder
	fmt.Fprintf(&b, "This workspace is synthetic. %s and everything in it is made up: no place, person, force or crime is real.\n", t.Home.Name)
	b.WriteString("Codes look like those of the Office for National Statistics but have numbers it has not given out.\n")
	fmt.Fprintf(&b, "\n%s\n", buildLine(t.Year))
	if t.Rose.Category == "" {
		return b.String()
	}
	fmt.Fprintf(&b, "\nWhat was planted in %s\n", t.Home.Name)
	for _, c := range []Change{t.Rose, t.Fell} {
		fmt.Fprintf(&b, "- %s: from %s on, %+.0f %% in expectation\n", c.Category, t.Year.From.Label(), 100*(c.Ratio-1))
	}
	b.WriteString("- Every other category, and every category in the other districts: no change in expectation\n")
	for _, h := range t.Hotspots {
		fmt.Fprintf(&b, "- A hot spot, %s: in %s, %.0f m around easting %.0f, northing %.0f; violence there is %.0f times what its residents and\n  their deprivation would give\n",
			h.Name, h.LSOA, h.RadiusM, h.Easting, h.Northing, h.Times[violence])
	}
	b.WriteString("- Crime grows with deprivation: decile 1 has 2.7 times as much as decile 10 for the same residents\n")
	fmt.Fprintf(&b, "- Monthly counts vary %.2f times as much as chance alone would have them\n", t.Overdispersion)

	fmt.Fprintf(&b, "- Crime severity scores of %s by district, drawn at random: they follow from nothing else here\n", t.SeverityYear.Label())

	b.WriteString("\nWhat is wrong with the files, on purpose\n")
	fmt.Fprintf(&b, "- %s was never published\n", t.MissingMonth.Label())
	fmt.Fprintf(&b, "- %s has many rows without a location\n", t.UnlocatedMonth.Label())
	fmt.Fprintf(&b, "- %s has %d rows that cannot be read:\n", t.BadMonth.Label(), len(t.BadRows))
	for _, r := range t.BadRows {
		fmt.Fprintf(&b, "  line %d, %s\n", r.Line, r.Reason)
	}
	var repeats []string
	for _, f := range t.Files {
		if f.Duplicate > 0 {
			repeats = append(repeats, fmt.Sprintf("%s (%d rows)", f.Month.Label(), f.Duplicate))
		}
	}
	fmt.Fprintf(&b, "- Some crimes are written twice: %s\n", strings.Join(repeats, ", "))
	fmt.Fprintf(&b, "- Files have LSOA codes of 2011 up to %s, of 2021 from %s\n", t.NewCodesFrom.Add(-1).Label(), t.NewCodesFrom.Label())
	fmt.Fprintf(&b, "- A later archive restates %s, with late rows and later outcomes\n", months(t.Restated))
	b.WriteString("- A few rows lie outside the land, some points across the border of the LSOA that they name, and some lines end in CR LF\n")
	searchesTold(&b, t)
	tables(&b, t)
	strategyTold(&b, t.Strategy)
	return b.String()
}

// strategyTold tells of the profile and the plan.
func strategyTold(b *strings.Builder, s Strategy) {
	if len(s.Plan) == 0 {
		return
	}
	fmt.Fprintf(b, "\nThe partnership's own papers\n")
	fmt.Fprintf(b, "- %s, its strategy: %d areas of focus, of each kind that can be measured, that has a number in its place, that\n  needs data, or that no record counts; outcomes that were reached, were not, and cannot be told\n", profilePath, len(s.Measured))
	fmt.Fprintf(b, "- %s, its action plan with three quarters of updates: %d lines, as messy as real ones; every status and flag occurs\n", planPath, len(s.Plan))
	fmt.Fprintf(b, "- %s and %s, two surveys: worry about burglary and vehicle crime rises, that about drug dealing falls, nothing else changes\n", firstSurveyPath, secondSurveyPath)
	fmt.Fprintf(b, "- %s, what its analyst wrote on %d chapters, one of them for the restricted edition alone; two events\n", narrativeFolder, len(narrative))
}

// tables tells of the partners' tables, which are synthetic too.
func tables(b *strings.Builder, t Truth) {
	b.WriteString("\nPartners' tables, and what is planted in them\n")
	for _, p := range t.Tables {
		rows := 0
		for _, f := range p.Files {
			rows += f.Rows
		}
		fmt.Fprintf(b, "- %s, %s rows: %s\n", p.ID, strings.Trim(thousands(rows), `"`), p.Title)
		if p.Rose.Category != "" {
			fmt.Fprintf(b, "  %s: from %s on, %+.0f %% in expectation\n", p.Rose.Category, t.Year.From.Label(), 100*(p.Rose.Ratio-1))
		}
		if p.Night > 0 {
			fmt.Fprintf(b, "  about %.0f %% of violence is put into the nights before Saturday and Sunday, 21:00 to 03:00\n", 100*p.Night)
		}
		if p.NearRepeats > 0 {
			fmt.Fprintf(b, "  %d burglaries of homes follow another within %d m and %d days\n", p.NearRepeats, nearMetres, nearDays)
		}
		if !p.Missing.IsZero() {
			fmt.Fprintf(b, "  %s was not supplied\n", p.Missing.Label())
		}
	}
}

const violence = data.Category("Violence and sexual offences")

// months is a run of months as people write it.
func months(run []data.Month) string { return data.Period{From: run[0], To: run[len(run)-1]}.Label() }

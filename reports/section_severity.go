package reports

import (
	"fmt"
	"slices"
	"strings"

	"assess/analysis"
)

// mostScored is the largest number of districts that severityTable lists whole; of
// more it lists the partnership's own, the highest and the lowest.
const mostScored = 16

// severityBlocks shows the published Crime Severity Score: context that this report
// prints and does not make.
func (d *draft) severityBlocks() []Block {
	s, head := d.a.Severity, heading("levels-severity", "How serious")
	if s.Reason != "" || len(s.Districts) == 0 {
		why := s.Reason
		if why == "" {
			why = "no published severity score is held"
		}
		return []Block{head, absent("No published severity score", why)}
	}
	return []Block{head, say("%s", d.severityText()), d.severityTable(), say("%s", d.severityMeaning())}
}

// severityText is the partnership's scores beside the others', and the year they are of.
func (d *draft) severityText() string {
	s := d.a.Severity
	var own []string
	for _, x := range s.Districts {
		if x.Own {
			own = append(own, fmt.Sprintf("%s scored %s%s", x.Name, severityScore(x.Score), placeWords(s, x)))
		}
	}
	text := fmt.Sprintf("%s on the Crime Severity Score for %s.", joined(own), s.Period.Label())
	switch {
	case s.Others == 0 || s.Median == nil:
		text += " No other district's score is held to compare with."
	case s.Others == 1:
		text += fmt.Sprintf(" The one other district of the comparator with a score has %s.", severityScore(*s.Median))
	default:
		text += fmt.Sprintf(" The comparator's other districts scored from %s to %s, with %s in the middle (median).",
			severityScore(*s.Lowest), severityScore(*s.Highest), severityScore(*s.Median))
	}
	return text
}

// severityMeaning says what the score is, of which months, and what it cannot say.
func (d *draft) severityMeaning() string {
	s := d.a.Severity
	text := "The Office for National Statistics publishes the score. It weighs each crime that the police recorded by the sentences that courts pass for such crimes, adds up, and divides by the number of residents."
	var are []string
	if d.a.Synthetic {
		are = append(are, "invented")
	}
	if s.Period != d.a.Year.Held {
		are = append(are, "not of the months assessed here, "+d.a.Year.Label)
	}
	if len(are) > 0 {
		text += fmt.Sprintf(" The scores above are %s.", joined(are))
	}
	return text + " A few grave crimes can move it, and so can a change in how crimes are recorded. It says nothing about anti-social behaviour. " +
		"This report cannot weigh its own counts in that way, because the open data has no offence codes."
}

// placeWords says a district's place in brackets: " (the highest of 4 districts)". It
// is empty where there is nothing to compare with.
func placeWords(s analysis.Severity, x analysis.SeverityScore) string {
	n := len(s.Districts)
	if s.Others == 0 {
		return ""
	}
	joint := ""
	if x.Joint {
		joint = "joint "
	}
	switch last := s.Districts[n-1]; {
	case x.Place == 1:
		return fmt.Sprintf(" (the %shighest of %d districts)", joint, n)
	case x.Place == last.Place:
		return fmt.Sprintf(" (the %slowest of %d districts)", joint, n)
	}
	return fmt.Sprintf(" (the %s%s highest of %d districts)", joint, ordinal(x.Place), n)
}

// severityScore writes a score as it is published, with one decimal place.
func severityScore(x float64) string { return decimals(x, 1) }

// severityTable lists the districts, highest score first.
func (d *draft) severityTable() Table {
	s := d.a.Severity
	t := Table{
		ID: "severity-table", Caption: fmt.Sprintf("Crime Severity Score by district, %s", s.Period.Label()), Source: d.severitySource(),
		Columns: []Column{{Name: "District", Width: 2.4}, {Name: "Score", Align: Right}, {Name: "Place", Align: Right}},
		Note:    "Place 1 is that of the highest score.",
	}
	all := len(s.Districts) <= mostScored
	for i, x := range s.Districts {
		if all || x.Own || i == 0 || i == len(s.Districts)-1 {
			t.Rows = append(t.Rows, severityRow(s, x))
		}
	}
	if s.Others == 0 {
		t.Note = ""
		t.Columns = slices.Delete(t.Columns, 2, 3)
	}
	if !all {
		t.Note += " Every district is in severity.csv."
	}
	if len(s.Without) > 0 {
		var names []string
		for _, a := range s.Without {
			names = append(names, a.Name)
		}
		t.Note = strings.TrimSpace(t.Note + " No score is held of " + joined(names) + ".")
	}
	return t
}

// severityRow is one district of severityTable.
func severityRow(s analysis.Severity, x analysis.SeverityScore) []string {
	name := x.Name
	if x.Own && s.Others > 0 {
		name += " (this partnership)"
	}
	row := []string{name, severityScore(x.Score)}
	if s.Others == 0 {
		return row
	}
	place := whole(int64(x.Place))
	if x.Joint {
		place += " (joint)"
	}
	return append(row, place)
}

// severitySource is the source line of the scores, which rest on no row of the police data.
func (d *draft) severitySource() string {
	what := "Office for National Statistics, Crime Severity Score"
	if d.a.Synthetic {
		what = "synthetic severity scores"
	}
	return d.credit(fmt.Sprintf("%s, %s", what, d.a.Severity.Period.Label()))
}

package reports

import (
	"fmt"
	"strings"

	"assess/analysis"
	"assess/data"
)

// mostMoves is the most series of one table that its paragraph names.
const mostMoves = 3

// partnerWords is the paragraph of one table: how much there was, what changed clearly,
// and what is missing from it.
func (d *draft) partnerWords(src analysis.PartnerSource) Paragraph {
	name := partnerTitle(src)
	if src.Owner != "" {
		name += ", " + src.Owner
	}
	said := append(d.partnerLevel(src), d.partnerMoves(src)...)
	said = append(said, d.partnerGaps(src)...)
	return paragraph(strong("%s. ", name), words("%s", strings.Join(said, " ")))
}

// wholeOf is a table's series of all records in the partnership; nil where its categories
// overlap, so that it has none.
func (d *draft) wholeOf(source string) *analysis.PartnerCount {
	for i := range d.a.Partners.Counts {
		c := &d.a.Partners.Counts[i]
		if c.PartnerKey == (analysis.PartnerKey{Source: source}) && c.Type == analysis.TypePartnership {
			return c
		}
	}
	return nil
}

// partnerLevel says how many records there were.
func (d *draft) partnerLevel(src analysis.PartnerSource) []string {
	c := d.wholeOf(src.ID)
	if c == nil {
		return []string{"Its categories overlap, so that it has no total."}
	}
	y := c.Year()
	if !d.hidden.partnerYear(*c, y) {
		return []string{"Its total is kept inside the partnership."}
	}
	s := fmt.Sprintf("%s %s in %s", capital(d.a.Year.Held.Label()+" had"), plural(y.Count, "record", "records"), counted(y.Months, "month", "months"))
	if c.Rate != nil {
		s += fmt.Sprintf(", %s for every 1,000 residents", perThousand(*c.Rate))
	}
	return []string{s + "."}
}

// partnerMoves says what changed clearly, or that nothing did.
func (d *draft) partnerMoves(src analysis.PartnerSource) (out []string) {
	if src.NotCompared != "" {
		return []string{sentence("it cannot be compared: %s", src.NotCompared)}
	}
	told := d.partnerChanges(src.ID, true)
	named, more := 0, 0
	for _, c := range told {
		if !isClear(c.Verdict) || c.RateRatio == nil {
			continue
		}
		if named++; named > mostMoves {
			more++
			continue
		}
		subject := lowerFirst(recordsName(c.Key()))
		if c.Category == "" && c.Flag == "" {
			subject = "all records together"
		} else if c.Flag != "" {
			subject = "records marked as " + flagName(c.Flag)
		}
		out = append(out, capital(fmt.Sprintf("%s %s, %s (%s).", subject, moved(*c.RateRatio), against(c.CategoryChange, analysis.Comparison{Years: 1}), sureness(c.RateRatio, c.Interval, d.a.Settings.ConfidenceLevel))))
	}
	switch {
	case len(told) == 0:
		out = append(out, "Its changes are kept inside the partnership.")
	case named == 0:
		out = append(out, "Nothing in it changed clearly from the same months of the year before.")
	case more > 0:
		out = append(out, fmt.Sprintf("The table shows %s more that changed clearly.", data.Thousands(int64(more))))
	}
	return out
}

// partnerGaps says which months, numbers and places a table lacks.
func (d *draft) partnerGaps(src analysis.PartnerSource) (out []string) {
	var missing []data.Month
	for _, l := range src.LeftOut {
		missing = append(missing, l.Month)
	}
	if len(missing) > 0 && src.NotCompared == "" {
		out = append(out, fmt.Sprintf("No record came for %s: the month is left out of both years.", monthRuns(missing)))
		if len(missing) > 1 {
			out[len(out)-1] = fmt.Sprintf("No record came for %s: these months are left out of both years.", monthRuns(missing))
		}
	}
	if hidden := d.hiddenRows(src); hidden > 0 && !d.hidden.keepsPartner(src.ID) {
		out = append(out, fmt.Sprintf("%s no number, because the supplier hides it or does not know it.", capital(plural(hidden, "row of the year has", "rows of the year have"))))
	}
	if src.Unplaced > 0 && !d.hidden.keepsPartner(src.ID) {
		out = append(out, fmt.Sprintf("%s no district and counted nowhere.", plural(src.Unplaced, "row of the year is in", "rows of the year are in")))
	}
	return out
}

// hiddenRows are the rows of the year without a number.
func (d *draft) hiddenRows(src analysis.PartnerSource) (n int64) {
	whole := d.wholeOf(src.ID)
	if whole != nil {
		return whole.Year().Hidden
	}
	for _, c := range d.a.Partners.Counts {
		if c.Source == src.ID && c.Type == analysis.TypePartnership && c.Flag == "" {
			n += c.Year().Hidden
		}
	}
	return n
}

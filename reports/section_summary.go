package reports

import (
	"fmt"
	"strings"

	"assess/analysis"
	"assess/data"
)

// summary is the page that the board reads: what was assessed, the findings
// with their counts and intervals, what cannot be seen, and how far the
// statutory contents are met.
func summary(d *draft) Section {
	s := Section{ID: "summary", Title: "Summary", Lead: true}
	s.Blocks = append(s.Blocks, d.scope())
	s.Blocks = append(s.Blocks, paragraph(strong("In one sentence. "), words("%s", d.headline())))
	if rows := d.findings(); len(rows) > 0 {
		s.Blocks = append(s.Blocks, Findings{Rows: rows})
	} else {
		s.Blocks = append(s.Blocks, absent("No findings", "no month of the year can be counted"))
	}
	if said := d.alsoClear(); len(said) > 0 {
		s.Blocks = append(s.Blocks, paragraph(append([]Span{strong("Also clear. ")}, said...)...))
	}
	s.Blocks = append(s.Blocks, d.fromPartners()...)
	s.Blocks = append(s.Blocks, d.volume(), d.usualMonths())
	s.Blocks = append(s.Blocks, d.nextPriorities()...)
	s.Blocks = append(s.Blocks, d.unseen(), d.contentsLine())
	return s
}

// scope says which months, which area and which data the assessment rests on.
func (d *draft) scope() Paragraph {
	y := d.a.Year
	spans := []Span{strong("%s, %s. ", d.place(), d.window())}
	spans = append(spans, words("Police data to %s. ", y.DataTo.Label()))
	if y.ToDate {
		spans = append(spans, words("The rest of the year to %s has not been published yet. ", y.Whole.To.Label()))
	}
	if len(y.Missing) > 0 {
		spans = append(spans, words("%s cannot be counted. ", monthRuns(y.Missing)))
	}
	if s := d.comparedMonths(d.a.Previous); s != "" {
		spans = append(spans, words("%s ", s))
	}
	if s := d.unusualTimes(); s != "" {
		spans = append(spans, words("%s", s))
	}
	return paragraph(spans...)
}

// comparedMonths says which months a comparison rests on; empty when nothing is
// compared.
func (d *draft) comparedMonths(cmp analysis.Comparison) string {
	if notCompared(cmp) != "" {
		return ""
	}
	if len(cmp.LeftOut) == 0 {
		return sentence("changes are against the same %s of the year before", strings.TrimPrefix(counted(len(cmp.Calendar), "month", "months"), "1 "))
	}
	years := "both years"
	if cmp.Years > 1 {
		years = fmt.Sprintf("all %d years", cmp.Years+1)
	}
	return fmt.Sprintf("Comparisons use %s. Left out: %s.", monthsOf(cmp, years), leftOutWords(cmp))
}

// monthsOf is the months of a comparison with what they have in common: "the 11
// months that both years have (April to June and August to March)".
func monthsOf(cmp analysis.Comparison, years string) string {
	n := len(cmp.Calendar)
	switch n {
	case 12:
		return "all 12 months of " + years
	case 1:
		return fmt.Sprintf("the one month that %s have (%s)", years, calendarRuns(cmp.Calendar))
	}
	return fmt.Sprintf("the %d months that %s have (%s)", n, years, calendarRuns(cmp.Calendar))
}

// restricted reports whether the months assessed or compared with fall into the
// time of the public health restrictions. Invented data knows no such time.
func (d *draft) restricted() bool {
	held := d.a.Year.Held
	compared := data.Period{From: held.From.Add(-12), To: held.To}
	return !held.Empty() && !d.a.Synthetic && !overlap(compared, restrictions).Empty()
}

// unusualTimes warns when the months assessed or compared with fall into the
// time of the public health restrictions; empty when they do not, and for
// invented data.
func (d *draft) unusualTimes() string {
	if !d.restricted() {
		return ""
	}
	if overlap(d.a.Year.Held, restrictions).Empty() {
		return "Known from elsewhere: the pandemic restrictions of " + restrictions.Label() + " fall into the year before, so a change from it says little about the long run."
	}
	return "Known from elsewhere: the pandemic restrictions of " + restrictions.Label() + " changed what could happen and what was recorded. These months say little about the long run."
}

// headline is the assessment in one sentence: all crime, the largest clear
// movements, anti-social behaviour.
func (d *draft) headline() string {
	cmp := d.a.Previous
	if why := notCompared(cmp); why != "" {
		return sentence("no change since the year before can be stated, because %s", why)
	}
	fewest := d.a.Settings.MinimumCount
	var parts []string
	if c := change(cmp, data.AllCrime); c != nil {
		parts = append(parts, changeClause(*c, fewest))
	}
	up, down := d.movers(cmp)
	groups := [][]analysis.CategoryChange{down, up}
	if size(up) > size(down) {
		groups = [][]analysis.CategoryChange{up, down}
	}
	for _, g := range groups {
		if len(g) > 0 {
			parts = append(parts, changeClauses(g[:min(2, len(g))], fewest))
		}
	}
	if len(up)+len(down) == 0 {
		parts = append(parts, "no single category of crime changed clearly")
	}
	if c := change(cmp, data.AntiSocialBehaviour); c != nil {
		parts = append(parts, changeClause(*c, fewest))
	}
	said := strings.Join(parts, "; ")
	if n := len(cmp.Calendar); 4*n < 3*len(d.a.Year.Months) {
		said = fmt.Sprintf("over the %s that can be compared, %s", counted(n, "month", "months"), said)
	}
	return sentence("%s", said)
}

// notCompared says why a comparison says nothing; empty when it says something.
func notCompared(cmp analysis.Comparison) string {
	if cmp.Reason != "" {
		return strings.TrimSuffix(cmp.Reason, ".")
	}
	for _, c := range cmp.Changes {
		if c.Verdict != analysis.NotComparable {
			return ""
		}
	}
	return "no month can be compared"
}

// volume says how much crime and anti-social behaviour there was.
func (d *draft) volume() Block {
	var parts []string
	for _, c := range []data.Category{data.AllCrime, data.AntiSocialBehaviour} {
		l := d.level(c)
		if l == nil {
			continue
		}
		noun := [2]string{"crime", "crimes"}
		if c == data.AntiSocialBehaviour {
			noun = [2]string{"incident of anti-social behaviour", "incidents of anti-social behaviour"}
		}
		s := plural(l.Count, noun[0], noun[1])
		if l.Rate != nil {
			s += fmt.Sprintf(", %s for every 1,000 residents", perThousand(*l.Rate))
		}
		parts = append(parts, s)
	}
	if len(parts) == 0 {
		return absent("How much there was", "no month of the year can be counted")
	}
	when := between(d.a.Year.Held)
	if d.a.Year.Held.Len() > 1 {
		when += ", in " + d.monthsCounted()
	}
	return paragraph(strong("How much. "), words("%s: %s. Anti-social behaviour is never added to crime.", capital(when), strings.Join(parts, "; ")))
}

// contentsLine says how far each of the statutory contents is met.
func (d *draft) contentsLine() Block {
	if len(d.a.Contents) == 0 {
		return absent("Statutory contents", "the assessment does not say how far they are met")
	}
	spans := []Span{linkTo("#contents", "Statutory contents"), words(": ")}
	for i, c := range d.a.Contents {
		if i > 0 {
			spans = append(spans, words(" · "))
		}
		spans = append(spans, words("(%s) %s, ", c.Item, lowerFirst(c.Title)))
		spans = append(spans, Span{Text: c.Status, Bold: c.Status != "met"})
	}
	return paragraph(append(spans, words("."))...)
}

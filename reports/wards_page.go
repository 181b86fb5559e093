package reports

import (
	"fmt"
	"slices"
	"strings"

	"assess/analysis"
	"assess/data"
)

// page is the page on one ward: what stands out in words, its map, its months, and
// every category's count, rate and place among the wards.
func (p *profiles) page(w *ward) Section {
	s := Section{ID: wardID(w), Title: w.title, Page: true}
	s.Blocks = append(s.Blocks, List{Items: [][]Span{
		p.judged(w, data.AllCrime), p.judged(w, data.AntiSocialBehaviour), p.hotspotsOfWard(w), p.peopleOfWard(w),
	}}, p.picture(w), p.tableOfWard(w))
	return s
}

// judged says a category's count, rate, place among the wards and change.
func (p *profiles) judged(w *ward, c data.Category) []Span {
	out := []Span{strong("%s. ", c)}
	r, ok := p.rate(w, c)
	switch {
	case !ok:
		return append(out, words("None is counted."))
	case p.hidden.hidden[keyOf(r)]:
		if p.a.Year.ToDate {
			return append(out, words("The numbers are hidden until the year is over."))
		}
		return append(out, words("The numbers are hidden, because this one, or another that it would give away, is small."))
	}
	text := plural(r.Count, "incident", "incidents")
	if c.IsCrime() {
		text = plural(r.Count, "crime", "crimes")
	}
	switch l := p.level(c); {
	case r.Rate == nil:
		text += "; no rate, because residents of the ward are not held"
	case l != nil && l.Rate != nil:
		text += fmt.Sprintf(", %s for every 1,000 residents; %s in the whole partnership", perThousand(*r.Rate), perThousand(*l.Rate))
	default:
		text += fmt.Sprintf(", %s for every 1,000 residents", perThousand(*r.Rate))
	}
	return append(out, words("%s.%s %s", text, p.standingWords(r), p.changeWords(w, c)))
}

// standingWords say a ward's rank by its rate, where there are enough incidents to say
// so; the table says from how many others it cannot be told apart.
func (p *profiles) standingWords(r analysis.AreaRate) string {
	s, ok := p.standings[keyOf(r)]
	switch {
	case !ok || s.of < 2:
		return ""
	case r.Count < int64(p.a.Settings.MinimumCount):
		return " Too few to rank."
	}
	of := counted(s.of, "ward", "wards")
	if s.of < len(p.wards) {
		of = fmt.Sprintf("the %d wards whose rate is shown", s.of)
	}
	if s.alike == s.of-1 {
		return fmt.Sprintf(" The rate cannot be told apart from that of any other of %s.", of)
	}
	if s.rank == 1 {
		return fmt.Sprintf(" The rate is the highest of %s.", of)
	}
	return fmt.Sprintf(" The rate is the %s highest of %s.", ordinal(s.rank), of)
}

// changeWords say how a ward compares with its own year before.
func (p *profiles) changeWords(w *ward, c data.Category) string {
	k := rateKey{data.Ward, w.Code, c}
	if p.a.WardChanges.Reason != "" {
		return sentence("Not compared with the year before: %s", p.a.WardChanges.Reason)
	}
	r, shown := p.changes[k]
	switch {
	case !shown && p.compares(k):
		return "The change since the year before is hidden."
	case !shown || r.Verdict == analysis.NotComparable:
		return "It cannot be compared with the year before."
	}
	both := against(*r, analysis.Comparison{Years: 1})
	switch {
	case r.Verdict == analysis.TooFew:
		return fmt.Sprintf("Since the year before: too few to say (%s).", both)
	case r.Verdict == analysis.NoClearChange:
		return fmt.Sprintf("Since the year before: no clear change, %s (%s).", both, sureness(r.RateRatio, r.Interval, p.a.Settings.ConfidenceLevel))
	}
	moved := strings.TrimPrefix(changeClause(*r, p.a.Settings.MinimumCount), inSentence(c)+" ")
	return fmt.Sprintf("Since the year before it %s: %s (%s).", moved, both, sureness(r.RateRatio, r.Interval, p.a.Settings.ConfidenceLevel))
}

// compares reports whether the analysis compared a ward, shown or not.
func (p *profiles) compares(k rateKey) bool {
	return slices.ContainsFunc(p.a.WardChanges.Rows, func(r analysis.CategoryChange) bool { return wardKey(r) == k })
}

// hotspotsOfWard lists the hot spots with most of their incidents in a ward.
func (p *profiles) hotspotsOfWard(w *ward) []Span {
	out := []Span{strong("Hot spots. ")}
	var parts []string
	known := false
	for _, c := range p.a.Mapped() {
		h := p.hotspots(c)
		if h == nil || h.Reason != "" {
			continue
		}
		known = true
		if len(w.spots[c])+w.rest[c] > 0 {
			parts = append(parts, fmt.Sprintf("of %s %s", inSentence(c), spotWords(c, w.spots[c], w.rest[c])))
		}
	}
	switch {
	case !known:
		return append(out, words("Not known: too few incidents have a point."))
	case len(parts) == 0:
		return append(out, words("None has most of its incidents in this ward."))
	}
	return append(out, words("%s.", capital(strings.Join(parts, "; "))))
}

// spotWords name hot spots by their number in the report with their size: "number 1
// (312 crimes) and 2 smaller ones".
func spotWords(c data.Category, spots []numberedSpot, rest int) string {
	var named []string
	for _, s := range spots {
		size := plural(s.Incident, strings.TrimSuffix(incidents(c), "s"), incidents(c))
		if s.Kept {
			size = counted(s.Cells, "cell", "cells")
		}
		named = append(named, fmt.Sprintf("%d (%s)", s.Shown, size))
	}
	out := joined(named)
	if len(named) > 0 {
		out = isOne(len(named), "number ", "numbers ") + out
	}
	switch {
	case rest == 0:
		return out
	case out == "":
		return counted(rest, "small one", "small ones")
	}
	return out + " and " + counted(rest, "smaller one", "smaller ones")
}

// isOne chooses a word by number.
func isOne(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// peopleOfWard says how many live in a ward and how deprived its small areas are.
func (p *profiles) peopleOfWard(w *ward) []Span {
	out := []Span{strong("Residents. ")}
	text := "Their number is not held."
	if r, ok := p.rate(w, data.AllCrime); ok && r.Denominator != nil {
		text = plural(int64(*r.Denominator+0.5), "resident", "residents")
		if year := p.a.Area.ResidentsYear; year > 0 {
			text += fmt.Sprintf(" (%d)", year)
		}
		text += "."
	}
	return append(out, words("%s %s", text, p.deprivationOfWard(w)))
}

// deprivationOfWard counts a ward's small areas in the most and the least deprived
// fifth of England's.
func (p *profiles) deprivationOfWard(w *ward) string {
	most, least, held := 0, 0, 0
	for _, i := range w.lsoas {
		d := p.small[p.lsoas.areas[i].Code].Decile
		switch {
		case d == 0:
			continue
		case d <= 2:
			most++
		case d >= 9:
			least++
		}
		held++
	}
	if len(w.lsoas) == 0 {
		return "No small area has its middle in this ward."
	}
	of := counted(len(w.lsoas), "small area", "small areas")
	if held == 0 {
		return sentence("%s. How deprived they are is not held", of)
	}
	if held < len(w.lsoas) {
		of += fmt.Sprintf(" (%d with a deprivation decile)", held)
	}
	return sentence("%s: %s in the most deprived fifth of England's, %s in the least deprived fifth", of, noneOr(most), noneOr(least))
}

func noneOr(n int) string {
	if n == 0 {
		return "none"
	}
	return data.Thousands(int64(n))
}

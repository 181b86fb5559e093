package reports

import (
	"fmt"
	"slices"
	"strings"

	"assess/analysis"
	"assess/reports/chart"
)

// The chapter on what the board could prioritise.
const (
	proposedSection = "proposed"
	proposedTitle   = "Proposed priorities"
)

// proposed is the scored matrix of issues: a proposal, with how far it depends on the
// weights, beside the priorities of the last strategy.
func proposed(d *draft) Section {
	s := Section{ID: proposedSection, Title: proposedTitle}
	m := d.a.Matrix
	if m.Reason != "" || len(m.Issues) == 0 {
		s.Blocks = append(s.Blocks, absent("No priorities proposed", orElse(m.Reason, "no issue has data")))
		return s
	}
	s.Blocks = append(s.Blocks, say("%s", d.proposedWords()), say(scoresLeaveOut), d.matrixFigure(), d.matrixTable())
	if t, ok := d.lastTable(); ok {
		s.Blocks = append(s.Blocks, heading("proposed-last", "Beside the last strategy"), say("%s", d.lastWords()), t)
	}
	return s
}

// scoresLeaveOut is what no score can hold.
const scoresLeaveOut = "Scores say what the data held can say. Harm that nobody reports, what partners can do and what the law asks for weigh too, and only people can weigh them."

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// issueName is what an issue is called.
func (d *draft) issueName(i analysis.Issue) string { return issueName(d.a, i) }

func issueName(a *analysis.Assessment, i analysis.Issue) string {
	switch {
	case i.Partner == nil && i.Rural:
		return string(i.Category) + " in rural areas"
	case i.Partner == nil:
		return string(i.Category)
	case i.Partner.Flag != "":
		return capital(flagName(i.Partner.Flag)) + " (marked records)"
	case i.Partner.Category != "":
		return i.Partner.Category
	}
	return partnerTitle(sourceOf(a, i.Partner.Source))
}

// issuesThat lists the names of the issues with a standing, in the order of their ranks.
func (d *draft) issuesThat(s analysis.Standing) (out []string) {
	for _, i := range d.a.Matrix.Issues {
		if i.Standing == s {
			out = append(out, lowerFirst(d.issueName(i)))
		}
	}
	return out
}

// proposedWords say which issues come first, and how far that depends on the weights.
func (d *draft) proposedWords() string {
	m := d.a.Matrix
	first := numberWords[m.First]
	text := fmt.Sprintf("This is a proposal, and the partnership's board decides. Issues that have data were scored from 0 to 4 by each of %s.", counted(d.criteriaUsed(), "criterion", "criteria"))
	if sure := d.issuesThat(analysis.StandsFirst); len(sure) > 0 {
		text += fmt.Sprintf(" Among the first %s however the weights move: %s.", first, joined(sure))
	} else {
		text += fmt.Sprintf(" No issue is among the first %s however the weights move.", first)
	}
	if open := d.issuesThat(analysis.Depends); len(open) > 0 {
		text += fmt.Sprintf(" For others it depends on the weights: %s.", joined(open))
	}
	return text
}

var numberWords = []string{"none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}

func (d *draft) criteriaUsed() (n int) {
	for _, c := range d.a.Matrix.Criteria {
		if c.Used() {
			n++
		}
	}
	return n
}

// mostBars is the most issues that are drawn.
const mostBars = 12

// matrixFigure draws the scores of the first issues.
func (d *draft) matrixFigure() Block {
	m := d.a.Matrix
	in := chart.Bars{Label: "Score, from 0 to 4", Key: []chart.ToneKey{{Tone: chart.Own, Text: "Among the first " + numberWords[m.First] + " however the weights move"}, {Tone: chart.Neutral, Text: "Other issues"}}}
	t := Table{Sheet: "Scores of issues", Columns: []Column{{Name: "Issue", Width: 2}, {Name: "Score", Align: Right}, {Name: "Rank", Align: Right}, {Name: "Range of the rank", Align: Right}}}
	var first string
	for _, i := range m.Issues {
		if i.Rank == 0 || len(in.Rows) == mostBars {
			break
		}
		tone := chart.Neutral
		if i.Standing == analysis.StandsFirst {
			tone = chart.Own
		}
		name := d.issueName(i)
		if first == "" {
			first = name
		}
		in.Rows = append(in.Rows, chart.BarRow{Name: name, Value: *i.Score, Tone: tone, Text: fmt.Sprintf("%s, rank %s", ratioOf(*i.Score), rankRange(i))})
		t.Rows = append(t.Rows, []string{name, ratioOf(*i.Score), whole(int64(i.Rank)), rankRange(i)})
	}
	last := in.Rows[len(in.Rows)-1]
	f := Figure{
		ID: "figure-proposed", Title: fmt.Sprintf("%s scores highest; ranks show how far each could move with the weights", first),
		Subtitle: fmt.Sprintf("Weighted mean score of each issue, and its rank while every weight moves by %s either way, %s, %s", percent(m.Moved), d.place(), d.window()),
		Source:   d.source(), N: counted(len(m.Issues)-m.Unranked, "issue ranked", "issues ranked"), Data: t, Aside: true, Table: "proposed-table", Least: leastChart,
		Alt: fmt.Sprintf("A bar for each issue, highest score first, from %s for %s to %s for %s.", ratioOf(in.Rows[0].Value), first, ratioOf(last.Value), last.Name),
	}
	drawing, err := chart.NewBars(in, figureWidth)
	return d.pictured(f, drawing, err)
}

// rankRange is the range of a rank: "2 to 4", or "1" where nothing moves it.
func rankRange(i analysis.Issue) string {
	if i.RankLow == i.RankHigh {
		return whole(int64(i.RankLow))
	}
	return fmt.Sprintf("%d to %d", i.RankLow, i.RankHigh)
}

// matrixTable is every issue with its scores.
func (d *draft) matrixTable() Table {
	m := d.a.Matrix
	t := Table{
		ID: "proposed-table", Sheet: "Priority matrix", Caption: fmt.Sprintf("Issues by their score, %s, %s", d.place(), d.window()),
		Columns: []Column{{Name: "Issue", Width: 2.6}}, Source: d.source(),
		Note: "Scores from 0 to 4, by bounds that Annex B states. " + notAvailable + " cannot be told of the issue: it then stands at the mean of the issues that can. Issues overlap, as a mark or a rural part of a crime does with the crime.",
	}
	var weights, unscored []string
	for _, c := range m.Criteria {
		if c.Used() {
			t.Columns = append(t.Columns, Column{Name: columnOf[c.ID], Align: Right})
			weights = append(weights, fmt.Sprintf("%s %s", lowerFirst(c.Name), percent(c.Share)))
		} else if c.Weight > 0 {
			unscored = append(unscored, fmt.Sprintf("%s, because %s", lowerFirst(c.Name), c.Reason))
		}
	}
	t.Note += fmt.Sprintf(" Weights: %s.", joined(weights))
	if len(unscored) > 0 {
		t.Note += fmt.Sprintf(" Not scored: %s.", strings.Join(unscored, "; "))
	}
	t.Columns = append(t.Columns, Column{Name: "Score", Align: Right}, Column{Name: "Rank", Align: Right, Width: 0.8}, Column{Name: "Range", Align: Right})
	for _, i := range m.Issues {
		row := []string{d.issueName(i)}
		for k, c := range m.Criteria {
			if c.Used() {
				row = append(row, scoreCell(i, k))
			}
		}
		t.Rows = append(t.Rows, append(row, rankCells(i, ratioOf, rankRange(i))...))
	}
	if hiddenIn(t.Rows) {
		t.Note += fmt.Sprintf(" %s: kept inside the partnership, and not ranked here.", suppressedCell)
	}
	return t
}

// columnOf heads the column of a criterion.
var columnOf = map[string]string{"volume": "Volume", "rate": "Rate", "trend": "Change", "harm": "Harm", "concentration": "In hot cells", "concern": "Concern"}

// scoreCell is an issue's score by one criterion.
func scoreCell(i analysis.Issue, criterion int) string {
	switch s := i.Scores[criterion]; {
	case i.Withheld || len(i.Kept) > 0 && i.Kept[criterion]:
		return suppressedCell
	case s == nil:
		return notAvailable
	default:
		return whole(int64(*s))
	}
}

// rankCells are an issue's score and rank with the cells of its range, each replaced where
// it has none.
func rankCells(i analysis.Issue, format func(float64) string, span ...string) []string {
	switch {
	case i.Withheld || i.Rank == 0 && slices.Contains(i.Kept, true):
		return veiled(true, make([]string, 2+len(span)))
	case i.Rank == 0:
		return slices.Repeat([]string{notAvailable}, 2+len(span))
	}
	return append([]string{format(*i.Score), whole(int64(i.Rank))}, span...)
}

// lastTable sets each area of focus of the last strategy beside the issues that tell of it.
func (d *draft) lastTable() (Table, bool) {
	t := Table{
		ID: "proposed-last-table", Sheet: "Last and proposed", Caption: "Areas of focus of the last strategy and where what tells of them stands now",
		Columns: []Column{{Name: "Priority", Width: 1.5}, {Name: "Area of focus", Width: 1.6}, {Name: "Told by", Width: 1.8}, {Name: "Rank", Align: Right, Width: 0.8}, {Name: "How it stands", Width: 1.5}},
		Source:  d.strategySource(), Note: "Of several issues the one that ranks first is named. Areas of focus that nothing held counts are left out here, and may matter most all the same.",
	}
	for _, p := range d.a.Priorities.Pages {
		for _, f := range p.Focuses {
			i := d.tellsOf(p.ID, f.Title)
			if i == nil {
				continue
			}
			told := d.issueName(*i)
			if slices.Contains(i.Focuses, analysis.IssueFocus{Priority: p.ID, Focus: f.Title, Proxy: true}) {
				told += " (stands in for it)"
			}
			t.Rows = append(t.Rows, []string{p.Title, f.Title, told, rankCells(*i, ratioOf)[1], string(i.Standing)})
		}
	}
	return t, len(t.Rows) > 0
}

// tellsOf is the issue that ranks first of those that tell of an area of focus; nil where
// none does.
func (d *draft) tellsOf(priority, focus string) *analysis.Issue {
	for k, i := range d.a.Matrix.Issues {
		if slices.ContainsFunc(i.Focuses, func(f analysis.IssueFocus) bool { return f.Priority == priority && f.Focus == focus }) {
			return &d.a.Matrix.Issues[k]
		}
	}
	return nil
}

// lastWords say which issues among the first the last strategy has no area of focus for,
// and of which of these its outcomes speak.
func (d *draft) lastWords() string {
	var fresh, hoped []string
	for _, i := range d.a.Matrix.Issues {
		switch {
		case i.Standing != analysis.StandsFirst || len(i.Focuses) > 0:
		case d.hopedFor(i):
			hoped = append(hoped, lowerFirst(d.issueName(i)))
		default:
			fresh = append(fresh, lowerFirst(d.issueName(i)))
		}
	}
	text := "Every issue that stays among the first has an area of focus in the last strategy."
	switch {
	case len(fresh) > 0:
		text = fmt.Sprintf("Among the first and without an area of focus of their own in the last strategy: %s.", joined(fresh))
	case len(hoped) > 0:
		text = "Every other issue that stays among the first has an area of focus in the last strategy."
	}
	if len(hoped) > 0 {
		text += fmt.Sprintf(" Its outcomes, and no area of focus, speak of %s.", joined(hoped))
	}
	return text
}

// hopedFor reports whether an outcome of the strategy is told by an issue's category.
func (d *draft) hopedFor(i analysis.Issue) bool {
	return slices.ContainsFunc(d.a.Priorities.Pages, func(q analysis.Priority) bool { return hopedIn(q, i) })
}

// hopedIn reports whether an outcome of a priority is told by an issue's category.
func hopedIn(q analysis.Priority, i analysis.Issue) bool {
	return i.Partner == nil && !i.Rural && slices.ContainsFunc(q.Outcomes, func(o analysis.Outcome) bool {
		return o.Category != "" && o.Category == i.Category
	})
}

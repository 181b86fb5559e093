package reports

import (
	"slices"
	"strings"

	"assess/analysis"
)

// mostProposed is the most issues that a cell of the summary names.
const mostProposed = 3

// notInStrategy heads the issues that no area of focus and no outcome of the last strategy
// speaks of.
const notInStrategy = "In none of them"

// nextPriorities is what the summary says of the priorities to come: those of the last
// strategy beside the issues that are proposed, or a sentence where no strategy is held.
func (d *draft) nextPriorities() []Block {
	m := d.a.Matrix
	if m.Reason != "" || len(m.Issues) == 0 {
		return nil
	}
	t := Table{
		ID: "summary-priorities", Caption: "Priorities of the last strategy, and what the data propose to the board for the next",
		Columns: []Column{{Name: "Last strategy", Width: 1.5}, {Name: "Among the first " + numberWords[m.First], Width: 2}, {Name: "Depends on the weights", Width: 2}},
	}
	for _, q := range d.a.Priorities.Pages {
		t.Rows = append(t.Rows, d.proposedRow(q.Title, func(i analysis.Issue) bool {
			return hopedIn(q, i) || slices.ContainsFunc(i.Focuses, func(f analysis.IssueFocus) bool { return f.Priority == q.ID })
		}))
	}
	if len(t.Rows) == 0 {
		return []Block{d.proposedSentence()}
	}
	if row := d.proposedRow(notInStrategy, func(i analysis.Issue) bool { return len(i.Focuses) == 0 && !d.hopedFor(i) }); row[1] != nothingProposed || row[2] != nothingProposed {
		t.Rows = append(t.Rows, row)
	}
	return []Block{t}
}

// nothingProposed is the cell of a priority without an issue that is proposed.
const nothingProposed = "none"

// proposedRow names the proposed issues that belong to a priority.
func (d *draft) proposedRow(name string, belongs func(analysis.Issue) bool) []string {
	row := []string{name}
	for _, standing := range []analysis.Standing{analysis.StandsFirst, analysis.Depends} {
		var names []string
		for _, i := range d.a.Matrix.Issues {
			if i.Standing == standing && belongs(i) {
				names = append(names, lowerFirst(d.issueName(i)))
			}
		}
		cell := nothingProposed
		if len(names) > 0 {
			cell = capital(few(names, mostProposed, "other", "others"))
		}
		row = append(row, cell)
	}
	return row
}

// proposedSentence names what is proposed where there is no strategy to set it beside.
func (d *draft) proposedSentence() Paragraph {
	var said []string
	if sure := d.issuesThat(analysis.StandsFirst); len(sure) > 0 {
		said = append(said, few(sure, mostProposed, "other", "others")+" come first however the scores are weighed")
	}
	if open := d.issuesThat(analysis.Depends); len(open) > 0 {
		said = append(said, "whether "+few(open, mostProposed, "other", "others")+" do depends on the weights")
	}
	if len(said) == 0 {
		said = append(said, "no issue comes first however the scores are weighed")
	}
	return paragraph(strong("Proposed priorities. "), words("%s. The board decides. See ", capital(strings.Join(said, "; "))), linkTo("#"+proposedSection, "proposed priorities"), words("."))
}

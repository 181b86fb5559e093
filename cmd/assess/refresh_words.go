package main

import (
	"fmt"
	"strings"

	"assess/data"
)

// mostListed is how many lines of one kind a summary has before it says how many more
// there are: it is read as a mail.
const mostListed = 12

// lines are the summary, none where there is nothing to tell. Cron mails them.
func (n *news) lines() []string {
	if !n.any() {
		return nil
	}
	var out []string
	part := func(title string, lines []string) {
		if len(lines) == 0 {
			return
		}
		if len(out) > 0 {
			out = append(out, "")
		}
		out = append(out, title)
		more := len(lines) - mostListed
		if more > 0 {
			lines = lines[:mostListed]
		}
		for _, l := range lines {
			out = append(out, strings.TrimRight("  "+l, " "))
		}
		if more > 0 {
			out = append(out, fmt.Sprintf("  and %s more", data.Thousands(int64(more))))
		}
	}
	var landed, found, signals, reports []string
	for _, l := range n.Landed {
		landed = append(landed, l.String())
	}
	part("New data", landed)
	part("No longer among the raw files", n.Gone)
	part("Counted again", n.Again)
	part("Set aside", n.SetAside)
	if len(n.Gates) == 0 {
		part("Refused", n.Refused)
	}
	part("Months published again", n.restatedLines())
	for _, s := range n.Signals {
		signals = append(signals, fmt.Sprintf("%s, %s: %s", s.Partnership, s.Year, s.What))
	}
	part("New signals", signals)
	for _, g := range n.Gates {
		found = append(found, foundWords(g))
	}
	part("No report was made, and the earlier ones stay as they were, because of", found)
	if len(n.Gates) > 0 {
		out = append(out, "", "Mend these, or say why it is right to go on: add to "+n.config, "")
		for _, l := range acceptLines(n.Gates) {
			out = append(out, strings.TrimRight("  "+l, " "))
		}
		out = out[:len(out)-1]
	}
	part("Can be taken out", n.Unused)
	part("Could not be made", n.Failed)
	for _, r := range n.Reports {
		reports = append(reports, fmt.Sprintf("%s, %s (%s)", r.Name, r.Year, r.Why))
		for _, f := range r.Files {
			reports = append(reports, "  "+f)
		}
	}
	if len(reports) > 0 {
		if len(out) > 0 {
			out = append(out, "")
		}
		out = append(out, "New reports")
		for _, l := range reports {
			out = append(out, "  "+l)
		}
	}
	return out
}

// String says what arrived in a line.
func (l landed) String() string {
	who := l.Source
	if l.Force != "" {
		who += ", " + l.Force
	}
	rows := data.Thousands(l.Rows) + " rows"
	if l.Rows == 1 {
		rows = "1 row"
	}
	if len(l.Months) == 0 {
		return fmt.Sprintf("%s: %s", who, rows)
	}
	return fmt.Sprintf("%s: %s (%s)", who, runsOf(l.Months), rows)
}

// runsOf writes months in order, those that follow each other as one stretch.
func runsOf(months []data.Month) string {
	var out []string
	for i := 0; i < len(months); {
		p := data.Period{From: months[i], To: months[i]}
		for i++; i < len(months) && months[i] == p.To+1; i++ {
			p.To++
		}
		out = append(out, p.Label())
	}
	return strings.Join(out, ", ")
}

// restatedLines says of each partnership and month which counts moved.
func (n *news) restatedLines() []string {
	var out []string
	for i := 0; i < len(n.Restated); {
		r := n.Restated[i]
		var moves []string
		for ; i < len(n.Restated) && n.Restated[i].Partnership == r.Partnership && n.Restated[i].Month == r.Month; i++ {
			x := n.Restated[i]
			moves = append(moves, fmt.Sprintf("%s %s -> %s", x.Category, data.Thousands(x.Before), data.Thousands(x.After)))
		}
		if more := len(moves) - 6; more > 0 {
			moves = append(moves[:6], fmt.Sprintf("and %d more", more))
		}
		out = append(out, fmt.Sprintf("%s, %s: %s", r.Partnership, r.Month.Label(), strings.Join(moves, ", ")))
	}
	return out
}

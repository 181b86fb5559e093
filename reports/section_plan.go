package reports

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"assess/analysis"
)

// The chapter on the plan.
const (
	planSection = "plan"
	planTitle   = "Progress on last year's plan"
)

// planProgress says how far the partnership's plan was carried out: what its updates
// say, line by line, and what became of its money.
func planProgress(d *draft) Section {
	s := Section{ID: planSection, Title: planTitle}
	p := d.a.Plan
	if p.Reason != "" || len(p.Lines) == 0 {
		s.Blocks = append(s.Blocks, absent("No plan", cmp.Or(p.Reason, "the plan has no line")))
		if len(p.Money) > 0 {
			s.Blocks = append(s.Blocks, d.planMoney()...)
		}
		return s
	}
	if p.Older {
		s.Blocks = append(s.Blocks, warning("The plan is not last year's", "The plan held is that of %s. It says nothing of the years since.", p.Year))
	}
	s.Blocks = append(s.Blocks, d.planWords())
	if p.Quarter == 0 {
		s.Blocks = append(s.Blocks, absent("No progress to tell", "no line of the plan has an update of any quarter; updates are written by the lead of each line"))
		return s.with(d.planMoney()...)
	}
	s.Blocks = append(s.Blocks, d.planVerdict(), d.planByPriority())
	if len(p.Leads) > 1 {
		s.Blocks = append(s.Blocks, d.planByLead())
	}
	s.Blocks = append(s.Blocks, d.planReading())
	s.Blocks = append(s.Blocks, d.planFlags()...)
	s.Blocks = append(s.Blocks, d.planSilent()...)
	s.Blocks = append(s.Blocks, heading("plan-lines", "The plan line by line"), d.planTable())
	return s.with(d.planMoney()...)
}

// with is the section with more blocks.
func (s Section) with(blocks ...Block) Section {
	s.Blocks = append(s.Blocks, blocks...)
	return s
}

// planWords say which plan it is and what it can be held against.
func (d *draft) planWords() Paragraph {
	p := d.a.Plan
	spans := []Span{words("The partnership's plan of %s has %s. ", p.Year, counted(len(p.Lines), "line", "lines"))}
	if p.Quarter > 0 {
		spans = append(spans, words("Updates are held to %s, and each line is judged as at %s. ", quarterWords(p.Quarter), planDay(p.Day)))
	}
	return paragraph(append(spans, words("%s a number to reach, and %s by when.", have(p.Words.Numbers, len(p.Lines), "has", "have"), said(p.Words.Dates, "says", "say")))...)
}

func quarterWords(q int) string {
	return [...]string{"", "the first quarter", "the second quarter", "the third quarter", "the last quarter"}[q]
}

// planDay writes an ISO day as people do.
func planDay(iso string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	return t.Format("2 January 2006")
}

// have is a number of lines with its verb: "12 of them have", "none of them has".
func have(n, of int, one, many string) string {
	switch n {
	case 0:
		return "None of them " + one
	case 1:
		return "1 of them " + one
	case of:
		return "All of them " + many
	}
	return fmt.Sprintf("%d of them %s", n, many)
}

func said(n int, one, many string) string {
	switch n {
	case 0:
		return "none " + one
	case 1:
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// planVerdict says how many lines have come how far, and of how many it cannot be said.
func (d *draft) planVerdict() Paragraph {
	t := d.a.Plan.Total
	var parts []string
	for _, x := range []struct {
		status    analysis.PlanStatus
		one, many string
	}{{analysis.PlanMet, "is met", "are met"}, {analysis.PlanOnTrack, "is on track", "are on track"}, {analysis.PlanBehind, "is behind", "are behind"}, {analysis.PlanNotStarted, "has not started", "have not started"}} {
		parts = append(parts, said(t.Of(x.status), x.one, x.many))
	}
	spans := []Span{strong("How far it has come. "), words("Of %s, %s.", counted(t.Lines, "line", "lines"), joined(parts))}
	var open []string
	for _, x := range []struct {
		status    analysis.PlanStatus
		one, many string
	}{{analysis.PlanNoUpdate, "has no update", "have no update"}, {analysis.PlanWaits, "waits on a partner", "wait on a partner"}, {analysis.PlanNotMeasurable, "cannot be measured", "cannot be measured"}} {
		if n := t.Of(x.status); n > 0 {
			open = append(open, said(n, x.one, x.many))
		}
	}
	if len(open) > 0 {
		spans = append(spans, words(" Of the others nothing can be said: %s.", joined(open)))
	}
	return paragraph(spans...)
}

// planReading explains the statuses.
func (d *draft) planReading() Note {
	return reading("How to read the statuses", "The program reads each update; nobody has judged the work. Met: the figure in the update reaches the target, or the work is said to be complete. "+
		"On track: as much is done as is due by now, or the rest is planned for a day ahead. Behind: less than that, or the date is past. "+
		"Not started: nothing done, or all of it planned for later. Waits on a partner: the update leaves it to somebody else. Not measurable: the line or the update has no figure to go by.")
}

// flagTexts explain the flags to a board.
var flagTexts = map[analysis.PlanFlag]string{
	analysis.FlagUnits:    "The target counts one thing and the update another, such as schools and pupils. Neither says whether the target is met.",
	analysis.FlagBase:     "The update gives a percentage and does not say of how many. A percentage of a few people says less than one of many.",
	analysis.FlagPastDate: "The line or the update names a day that is past, and the work is not said to be done.",
	analysis.FlagActivity: "The measure asks what shall change, and the update tells what was done. That work took place does not show that it helped.",
	analysis.FlagWrongRow: "The update speaks of another line near by, or the line has none and another line's update speaks of it.",
}

// planFlags are what a reader should not miss in the updates.
func (d *draft) planFlags() []Block {
	var l List
	for _, f := range d.a.Plan.Flags {
		if f.Lines > 0 {
			l.Items = append(l.Items, []Span{strong("%s, %s. ", capital(string(f.Flag)), counted(f.Lines, "line", "lines")), words("%s", flagTexts[f.Flag])})
		}
	}
	if len(l.Items) == 0 {
		return nil
	}
	return []Block{heading("plan-flags", "What to look at in the updates"), l}
}

// planSilent lists the lines of which nothing is heard.
func (d *draft) planSilent() []Block {
	var out []Block
	for _, part := range []struct {
		status    analysis.PlanStatus
		id, title string
	}{{analysis.PlanNoUpdate, "plan-no-update", "Lines without an update"}, {analysis.PlanWaits, "plan-waiting", "Lines that wait on a partner"}} {
		var l List
		for _, line := range d.a.Plan.Lines {
			if line.Status == part.status {
				l.Items = append(l.Items, []Span{words("%s ", shortened(line.Action, 110)), words("(lead: %s)", orNone(oneLine(line.Lead)))})
			}
		}
		if len(l.Items) > 0 {
			out = append(out, heading(part.id, part.title), l)
		}
	}
	return out
}

// shortened cuts a text at a word.
func shortened(s string, most int) string {
	s = oneLine(s)
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	cut := string(r[:most])
	if at := strings.LastIndexByte(cut, ' '); at > most/2 {
		cut = cut[:at]
	}
	return strings.TrimRight(cut, " ,;:.-–") + " …"
}

package reports

import (
	"fmt"
	"slices"
	"strings"

	"assess/analysis"
	"assess/data"
)

// yearSections are the parts of the end-of-year report.
var yearSections = []paperPart{{"year", yearInBrief}, {planSection, yearPlan}, {"outcomes", paperOutcomes}, {"calendar", yearCalendar}}

// yearInBrief says what was recorded in the plan year. It tells of no place within the
// partnership: an assessment of other months may hide there what would follow from both.
func yearInBrief(d *draft) Section {
	s := Section{Title: "The year in brief"}
	s.Blocks = append(s.Blocks, d.scope(), paragraph(strong("In one sentence. "), words("%s", d.headline())), d.volume(), d.paperChanges())
	return s
}

// yearPlan is how far the plan was carried out, line by line, and its money.
func yearPlan(d *draft) Section {
	s := planProgress(d)
	s.Title = "The plan and its money"
	for i := range s.Blocks {
		s.Blocks[i] = pictureAlone(s.Blocks[i])
	}
	if p := d.a.Plan; p.Reason == "" && !p.Older && !strings.HasPrefix(p.Year, fmt.Sprint(d.a.Year.Whole.From.Year())) {
		s.Blocks = append([]Block{warning("The plan is not of this year", "The plan held is that of %s.", p.Year)}, s.Blocks...)
	}
	return s
}

// reportDueMonths is how many months after the end of its plan year the report is due:
// on 31 May where that ends in March.
const reportDueMonths = 2

// yearCalendar is what is due when: lines of the plan that are not met, this report, and
// the updates of the next plan year.
func yearCalendar(d *draft) Section {
	s := Section{Title: "What is due when"}
	end := d.a.Year.Whole.To
	t := Table{ID: "calendar-table", Caption: "Days on which something is due", Source: "Source: the partnership's plan; rules of this report.",
		Columns: []Column{{Name: "Due", Width: 1.3}, {Name: "What", Width: 2.9}, {Name: "Who", Width: 1.5}, {Name: "Status", Width: 1.2}},
		Note:    "The report on a plan year is due two months after it has ended. Updates are asked for at the end of each quarter."}
	for _, e := range d.dueDays(end) {
		t.Rows = append(t.Rows, []string{planDay(e.day), e.what, e.who, e.status})
	}
	s.Blocks = append(s.Blocks, d.calendarWords(), t)
	return s.with(d.meetingsTold()...)
}

// dueDay is a day of the calendar.
type dueDay struct{ day, what, who, status string }

// dueDays are the days of the calendar, in order.
func (d *draft) dueDays(end data.Month) []dueDay {
	var out []dueDay
	for _, l := range d.openLines() {
		out = append(out, dueDay{l.DueDay, shortened(l.Action, 110), orNone(oneLine(l.Lead)), string(l.Status)})
	}
	next := data.Period{From: end.Add(1), To: end.Add(12)}
	out = append(out, dueDay{lastDay(end.Add(reportDueMonths)), "End-of-year performance report", d.a.Partnership.Name, notApplicable})
	for q := range 4 {
		out = append(out, dueDay{lastDay(next.From.Add(3*q + 2)), "Updates of " + quarterWords(q+1) + " of the next plan", "Leads of the plan's lines", notApplicable})
	}
	slices.SortStableFunc(out, func(x, y dueDay) int { return strings.Compare(x.day, y.day) })
	return out
}

// openLines are the lines of the plan that name a day and are not met.
func (d *draft) openLines() (out []analysis.PlanLine) {
	for _, l := range d.a.Plan.Lines {
		if l.DueDay != "" && l.Status != analysis.PlanMet {
			out = append(out, l)
		}
	}
	return out
}

// calendarWords say how many lines of the plan are open, and how many of them name no day.
func (d *draft) calendarWords() Paragraph {
	p := d.a.Plan
	if p.Reason != "" || len(p.Lines) == 0 {
		return say("No plan has been supplied, so the days hold nothing of it.")
	}
	open := len(p.Lines) - p.Total.Of(analysis.PlanMet)
	dated := len(d.openLines())
	return say("Of %s of the plan, %s. Those that name a day stand below; %s.", counted(len(p.Lines), "line", "lines"),
		said(open, "is not met", "are not met"), said(open-dated, "names no day", "name no day"))
}

// meetingsTold is the governance calendar of the strategy, where it has one.
func (d *draft) meetingsTold() []Block {
	if len(d.a.Priorities.Meetings) == 0 {
		return nil
	}
	return d.governanceBlocks()
}

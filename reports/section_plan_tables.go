package reports

import (
	"cmp"
	"fmt"
	"strings"

	"assess/analysis"
	"assess/data"
	"assess/reports/chart"
)

// mostLeads is how many leads the picture shows.
const mostLeads = 8

// statusKinds are the parts of the plan's bars, in the order of the statuses.
func statusKinds() []chart.PartKind {
	letters := []string{"M", "T", "B", "S", "N", "W", "?"}
	var out []chart.PartKind
	for i, s := range analysis.PlanStatuses {
		out = append(out, chart.PartKind{Letter: letters[i], Name: string(s)})
	}
	return out
}

func (d *draft) planByPriority() Block {
	t := d.a.Plan.Total
	known := 0
	for _, s := range analysis.PlanStatuses[:4] {
		known += t.Of(s)
	}
	f := Figure{ID: "plan-priorities", Title: fmt.Sprintf("Progress can be told for %d of %d lines of the plan", known, t.Lines),
		Subtitle: "Lines of the plan of " + d.a.Plan.Year + " by priority and status, as at " + planDay(d.a.Plan.Day)}
	return d.planBars(f, d.planTallies(), "Priority")
}

func (d *draft) planByLead() Block {
	leads := d.a.Plan.Leads
	f := Figure{ID: "plan-leads", Title: leadTitle(leads),
		Subtitle: "Lines of the plan of " + d.a.Plan.Year + " by lead and status. A line counts once with each lead that it names"}
	if len(leads) > mostLeads {
		f.Subtitle += "; only the leads with most lines are drawn"
		leads = leads[:mostLeads]
	}
	return d.planBars(f, leads, "Lead")
}

// leadTitle says of the two leads with most lines how many of them have come far enough.
func leadTitle(leads []analysis.PlanTally) string {
	var said []string
	for i, l := range leads[:min(2, len(leads))] {
		verb := " leads on"
		if i > 0 {
			verb = " on"
		}
		said = append(said, fmt.Sprintf("%s%s %d of the lines, %d of those met or on track", l.Name, verb, l.Lines, l.Of(analysis.PlanMet)+l.Of(analysis.PlanOnTrack)))
	}
	return strings.Join(said, "; ")
}

// planBars completes a figure of lines by status.
func (d *draft) planBars(f Figure, rows []analysis.PlanTally, what string) Block {
	in := chart.Parts{Label: "Lines of the plan", Kinds: statusKinds()}
	f.Source = "Source: the partnership's plan and its updates."
	f.N = counted(d.a.Plan.Total.Lines, "line", "lines") + " of the plan"
	f.Data = Table{Columns: []Column{{Name: what, Width: 2.2}, {Name: "Lines", Align: Right}}, Sheet: "Plan by " + strings.ToLower(what)}
	for _, s := range analysis.PlanStatuses {
		f.Data.Columns = append(f.Data.Columns, Column{Name: capital(string(s)), Align: Right})
	}
	var said []string
	for _, r := range rows {
		in.Rows = append(in.Rows, chart.PartsRow{Name: r.Name, Counts: r.Counts})
		row := []string{r.Name, data.Thousands(int64(r.Lines))}
		var parts []string
		for i, n := range r.Counts {
			row = append(row, data.Thousands(int64(n)))
			if n > 0 {
				parts = append(parts, fmt.Sprintf("%d %s", n, analysis.PlanStatuses[i]))
			}
		}
		f.Data.Rows = append(f.Data.Rows, row)
		if len(said) < 3 {
			said = append(said, fmt.Sprintf("%s: %s", r.Name, strings.Join(parts, ", ")))
		}
	}
	f.Alt = sentence("A bar for each %s, cut by status. %s", strings.ToLower(what), strings.Join(said, "; "))
	drawing, err := chart.NewParts(in, figureWidth)
	return d.pictured(f, drawing, err)
}

// planTable is every line with its status at the last quarter.
func (d *draft) planTable() Table {
	told := tellsUpdates(d.a, d.o)
	t := Table{ID: "plan-table", Sheet: "Plan", Source: "Source: the partnership's plan and its updates.",
		Caption: fmt.Sprintf("The plan of %s as at %s", d.a.Plan.Year, planDay(d.a.Plan.Day)),
		Columns: []Column{{Name: "Action", Width: 2.4}, {Name: "Priority", Width: 1.3}, {Name: "Measure", Width: 2.2}, {Name: "Lead", Width: 1.2}, {Name: "Status", Width: 1}, {Name: "Why", Width: 1.7}, {Name: "Look at", Width: 1.2}}}
	t.Note = "Long texts are cut. The file plan_progress.csv has them whole, with every quarter."
	if told {
		t.Columns = append(t.Columns, Column{Name: "Update", Width: 2.4})
	} else {
		t.Note += " The updates themselves are in the restricted edition."
	}
	for _, l := range d.a.Plan.Lines {
		q := l.Last()
		row := []string{shortened(l.Action, 90), shortened(d.planPriority(l), 60), shortened(measureOf(l), 90), orNone(shortened(l.Lead, 60)), string(q.Status), orNone(capital(q.Why)), cmp.Or(flagNames(q.Flags), "nothing")}
		if row[2] == "" {
			row[2] = notApplicable
		}
		if told {
			row = append(row, orNone(shortened(q.Update, 160)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// planMoney is the money of the plan, as far as the profile tells it.
func (d *draft) planMoney() []Block {
	p := d.a.Plan
	title := heading("plan-money", "Money")
	if len(p.Money) == 0 {
		return []Block{title, absent("No money told", "the profile names no funding of this plan's year, neither what was allocated, nor committed, nor spent; the partnership's treasurer has it")}
	}
	t := Table{ID: "plan-money-table", Sheet: "Plan money", Caption: "Money by line of funding, in pounds", Source: "Source: the partnership's profile.",
		Columns: []Column{{Name: "Funding", Width: 2}, {Name: "Priority", Width: 1.8}, {Name: "Period", Width: 1.6}, {Name: "Allocated", Align: Right}, {Name: "Committed", Align: Right}, {Name: "Spent", Align: Right}}}
	unknown := map[string]int{}
	pounds := func(what string, x *float64) string {
		if x == nil {
			unknown[what]++
			return notAvailable
		}
		return "£" + decimals(*x, 0)
	}
	for _, m := range p.Money {
		priority, period := "None in particular", notAvailable
		if m.Priority != "" {
			priority = m.Priority
		}
		if !m.Period.Empty() {
			period = m.Period.Label()
		}
		t.Rows = append(t.Rows, []string{m.Line, priority, period, pounds("what was allocated", m.Allocation), pounds("what was committed", m.Committed), pounds("what was spent", m.Spent)})
		if m.Note != "" {
			t.Note = strings.TrimSpace(t.Note + " " + sentence("%s", m.Note))
		}
	}
	var not []string
	for _, what := range []string{"what was allocated", "what was committed", "what was spent"} {
		if unknown[what] > 0 {
			not = append(not, what)
		}
	}
	out := []Block{title}
	switch {
	case len(unknown) == 3 && unknown["what was allocated"] == len(p.Money) && unknown["what was committed"] == len(p.Money) && unknown["what was spent"] == len(p.Money):
		return append(out, d.moneyUntold())
	case len(not) > 0:
		out = append(out, say("Not known of every line of funding: %s. No result is set against the money, since the plan does not say which line paid for what.", joined(not)))
	}
	return append(out, t)
}

// moneyUntold names the lines of funding where no amount of any is known.
func (d *draft) moneyUntold() Block {
	var lines []string
	for _, m := range d.a.Plan.Money {
		line := m.Line
		if m.Note != "" {
			line += " (" + lowerFirst(strings.TrimSuffix(m.Note, ".")) + ")"
		}
		lines = append(lines, line)
	}
	return absent("No amounts of money", "The profile gives no amount allocated, committed or spent; the partnership's treasurer has them. The funding is: "+strings.Join(lines, "; "))
}

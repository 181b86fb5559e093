package analysis

import (
	"time"

	"assess/data"
	"assess/data/plan"
)

// PlanStatus is how far a line of the plan has come.
type PlanStatus string

// The statuses, in the order in which they are told.
const (
	PlanMet           PlanStatus = "met"
	PlanOnTrack       PlanStatus = "on track"
	PlanBehind        PlanStatus = "behind"
	PlanNotStarted    PlanStatus = "not started"
	PlanNoUpdate      PlanStatus = "no update"
	PlanWaits         PlanStatus = "waits on a partner"
	PlanNotMeasurable PlanStatus = "not measurable"
)

// PlanStatuses lists them in that order.
var PlanStatuses = []PlanStatus{PlanMet, PlanOnTrack, PlanBehind, PlanNotStarted, PlanNoUpdate, PlanWaits, PlanNotMeasurable}

// PlanFlag is something about a line that a reader should not miss.
type PlanFlag string

// The flags, in the order in which they are told.
const (
	FlagUnits    PlanFlag = "different units"
	FlagBase     PlanFlag = "percentage without base"
	FlagPastDate PlanFlag = "date is past"
	FlagActivity PlanFlag = "activity for outcome"
	FlagWrongRow PlanFlag = "wrong row"
)

// PlanFlags lists them in that order.
var PlanFlags = []PlanFlag{FlagUnits, FlagBase, FlagPastDate, FlagActivity, FlagWrongRow}

// PlanProgress is how far the partnership's plan was carried out, up to the last quarter
// of which any line has an update.
type PlanProgress struct {
	Reason  string       `json:"reason"` // why there is none; empty otherwise
	File    string       `json:"file"`   // its name, without the folder
	Year    string       `json:"year"`   // as people write it
	Months  data.Period  `json:"months"` // of that year
	Public  bool         `json:"public"`
	Quarter int          `json:"quarter"`   // the last reported, 0 when no line has an update
	Day     string       `json:"judged_on"` // the quarter's last day, ISO; empty when none is reported
	Lines   []PlanLine   `json:"lines"`
	Total   PlanTally    `json:"total"`
	By      []PlanTally  `json:"by_priority"`
	Leads   []PlanTally  `json:"by_lead"` // a line counts once with each lead that it names
	Flags   []FlagCount  `json:"flags"`   // lines of the last quarter with each flag
	Money   []PlanMoney  `json:"money"`   // of each funding line of the profile
	Ended   bool         `json:"ended"`   // the last quarter reported is the plan's last
	Older   bool         `json:"older"`   // it ended before the year that came before the one assessed
	Words   PlanMeasures `json:"measures"`
}

// PlanMeasures counts what lines can be held against.
type PlanMeasures struct {
	Numbers  int `json:"with_number"` // lines whose target or measure has one
	Dates    int `json:"with_date"`   // lines that say by when
	Measures int `json:"with_measure"`
}

// PlanLine is one line with what its updates say, quarter by quarter.
type PlanLine struct {
	Row       int64         `json:"row"`          // of the file
	Priority  string        `json:"priority"`     // as written
	Of        string        `json:"of,omitempty"` // id of the strategy's priority; empty where that has none such
	Objective string        `json:"objective"`
	Action    string        `json:"action"`
	Measure   string        `json:"measure"`
	Target    string        `json:"target"`
	Lead      string        `json:"lead"`
	Due       string        `json:"due"`
	DueDay    string        `json:"due_day,omitempty"` // the day that the line names, ISO; empty when it names none
	Status    PlanStatus    `json:"status"`            // at the last quarter reported
	Quarters  []PlanQuarter `json:"quarters"`
}

// Last is the line at the last quarter reported; the zero value before any.
func (l PlanLine) Last() PlanQuarter {
	if len(l.Quarters) == 0 {
		return PlanQuarter{Status: PlanNoUpdate}
	}
	return l.Quarters[len(l.Quarters)-1]
}

// PlanQuarter is what one update says of its line.
type PlanQuarter struct {
	Quarter int        `json:"quarter"`
	Update  string     `json:"update"` // as written: free text
	Status  PlanStatus `json:"status"`
	Flags   []PlanFlag `json:"flags"`
	Why     string     `json:"why"`   // the status in words, without what the update says
	Found   string     `json:"found"` // the figures that it rests on, from the update
}

// FlagCount is how many lines have a flag.
type FlagCount struct {
	Flag  PlanFlag `json:"flag"`
	Lines int      `json:"lines"`
}

// PlanTally counts lines by status, in the order of PlanStatuses.
type PlanTally struct {
	Name   string `json:"name"`
	Lines  int    `json:"lines"`
	Counts []int  `json:"counts"`
}

// Of is how many lines have a status.
func (t PlanTally) Of(s PlanStatus) int {
	for i, x := range PlanStatuses {
		if x == s && i < len(t.Counts) {
			return t.Counts[i]
		}
	}
	return 0
}

// ProgressOf judges every line in every quarter up to the last reported.
func ProgressOf(p *plan.Plan) *PlanProgress {
	out := &PlanProgress{File: p.File, Year: p.Label, Months: p.Year, Public: p.Public, Quarter: p.Reported(), Lines: []PlanLine{}, Money: []PlanMoney{}}
	for _, l := range p.Lines {
		out.Lines = append(out.Lines, PlanLine{Row: l.Row, Priority: l.Priority, Objective: l.Objective, Action: l.Action, Measure: l.Measure,
			Target: l.Target, Lead: l.Lead, Due: l.Due, Status: PlanNoUpdate, Quarters: []PlanQuarter{}})
		if day, stated := dueDate(l, p); stated {
			out.Lines[len(out.Lines)-1].DueDay = day.Format(time.DateOnly)
		}
		out.Words.count(l, p)
	}
	for q := 1; q <= out.Quarter; q++ {
		at := planTime{plan: p, quarter: q, day: p.QuarterEnd(q)}
		judged := judgePlan(p, at)
		for i := range out.Lines {
			keepMet(&judged[i], out.Lines[i])
			out.Lines[i].Quarters = append(out.Lines[i].Quarters, judged[i])
			out.Lines[i].Status = judged[i].Status
		}
		out.Day = at.day.Format("2006-01-02")
	}
	out.Ended = out.Quarter == plan.Quarters
	out.tally()
	return out
}

// judgePlan judges all lines in one quarter.
func judgePlan(p *plan.Plan, at planTime) []PlanQuarter {
	out := make([]PlanQuarter, len(p.Lines))
	for i, l := range p.Lines {
		out[i] = at.judge(l)
	}
	at.wrongRows(out)
	return out
}

// keepMet keeps what was met in an earlier quarter and is not spoken of again.
func keepMet(q *PlanQuarter, before PlanLine) {
	if q.Status == PlanNoUpdate && len(before.Quarters) > 0 && before.Status == PlanMet {
		q.Status, q.Why = PlanMet, "met in an earlier quarter"
	}
}

func (m *PlanMeasures) count(l plan.Line, p *plan.Plan) {
	if l.Measure+l.Target != "" {
		m.Measures++
	}
	if len(targetsOf(l)) > 0 {
		m.Numbers++
	}
	if _, stated := dueDate(l, p); stated {
		m.Dates++
	}
}

package plan

import (
	"fmt"
	"strings"
	"time"

	"assess/data"
)

// Quarters is how many updates a line has.
const Quarters = 4

// Plan is a year's action plan.
type Plan struct {
	File   string      // its name, without the folder
	Label  string      // its year as people write it, "2017/18"
	Year   data.Period // its 12 months
	Public bool        // the updates may be printed in the public edition
	Lines  []Line
}

// Line is one action. Any text but Action may be empty.
type Line struct {
	Row       int64 // line of the file, or row of the sheet, on which it stands
	Priority  string
	Objective string
	Action    string
	Measure   string // what shall come of it, in words
	Target    string // what shall be reached; often part of Measure
	Lead      string
	Due       string // as written: "31/03/2018", "March 2018", "Q3"
	Updates   [Quarters]string
}

// Reported is the last quarter, 1 to 4, of which any line has an update; 0 when none
// has.
func (p Plan) Reported() int {
	last := 0
	for _, l := range p.Lines {
		for q, u := range l.Updates {
			if strings.TrimSpace(u) != "" {
				last = max(last, q+1)
			}
		}
	}
	return last
}

// QuarterEnd is the last day of a quarter, 1 to 4, of the plan's year.
func (p Plan) QuarterEnd(quarter int) time.Time {
	next := p.Year.From.Add(3 * quarter)
	return time.Date(next.Year(), next.Calendar(), 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, -1)
}

// ParseYear reads the year of a plan: "2017/18" is the 12 months from the month in
// which the partnership's years start, or from April where those are calendar years;
// "2025" is the 12 months that start in that year.
func ParseYear(s string, starts time.Month) (data.Period, error) {
	if strings.ContainsAny(s, "/-") && starts == time.January {
		starts = time.April
	}
	year, err := data.ParseYear(strings.TrimSpace(s), starts)
	if err != nil {
		return data.Period{}, fmt.Errorf("%q is not the year of a plan: write it like 2025/26, or 2025", s)
	}
	return year, nil
}

package reports

import (
	"fmt"
	"time"

	"assess/data"
)

// between says when: "between April and September 2021", "in April 2021".
func between(p data.Period) string {
	switch {
	case p.Empty():
		return "in no month"
	case p.From == p.To:
		return "in " + p.From.Label()
	case p.From.Year() == p.To.Year():
		return fmt.Sprintf("between %s and %s", p.From.Calendar(), p.To.Label())
	}
	return fmt.Sprintf("between %s and %s", p.From.Label(), p.To.Label())
}

// monthRuns lists months, runs drawn together: "July 2019 and March 2020 to
// July 2021", "April and May 2020". The months must be in order.
func monthRuns(ms []data.Month) string {
	if len(ms) == 2 && ms[1] == ms[0]+1 {
		if ms[0].Year() == ms[1].Year() {
			return ms[0].Calendar().String() + " and " + ms[1].Label()
		}
		return ms[0].Label() + " and " + ms[1].Label()
	}
	var parts []string
	for i := 0; i < len(ms); {
		j := i
		for j+1 < len(ms) && ms[j+1] == ms[j]+1 {
			j++
		}
		parts = append(parts, data.Period{From: ms[i], To: ms[j]}.Label())
		i = j + 1
	}
	return joined(parts)
}

// calendarRuns lists calendar months 1 to 12 in the order given, runs drawn
// together over the turn of the year: "April to June and August to March".
func calendarRuns(cal []int) string {
	if len(cal) == 12 {
		return "all 12 months"
	}
	var parts []string
	for i := 0; i < len(cal); {
		j := i
		for j+1 < len(cal) && cal[j+1] == cal[j]%12+1 {
			j++
		}
		name := time.Month(cal[i]).String()
		if j > i {
			name += " to " + time.Month(cal[j]).String()
		}
		parts = append(parts, name)
		i = j + 1
	}
	return joined(parts)
}

// day writes an ISO date as people read it: "3 November 2021". Anything else is
// given back as it is.
func day(iso string) string {
	t, err := time.Parse("2006-01-02", iso)
	if err != nil {
		return iso
	}
	return t.Format("2 January 2006")
}

// restrictions is the time of the public health restrictions of the pandemic in
// England, during which recorded crime says little about the long run.
// Source: Crime Science 11:6 (2022); Home Office, crime outcomes 2021.
var restrictions = data.Period{From: data.NewMonth(2020, time.March), To: data.NewMonth(2021, time.July)}

// overlap is the part of p that lies in q, empty when there is none.
func overlap(p, q data.Period) data.Period {
	return data.Period{From: max(p.From, q.From), To: min(p.To, q.To)}
}

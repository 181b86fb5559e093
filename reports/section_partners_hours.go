package reports

import (
	"fmt"
	"slices"
	"time"

	"assess/analysis"
	"assess/data"
	"assess/reports/chart"
)

// hours says at which hours of the week records with times happen; the open data has
// neither day nor hour.
func (d *draft) hours() []Block {
	told := d.toldHours()
	if len(told) == 0 {
		return []Block{absent("No day and no hour", d.noHours())}
	}
	out := []Block{heading("when-hours", "Hour of the week")}
	t := Table{
		ID: "hours-table", Sheet: "Peaks of the week", Caption: fmt.Sprintf("The block of hours that stands out most, %s", d.window()),
		Columns: []Column{{Name: "Records", Width: 2.2}, {Name: "Source", Width: 1.7}, {Name: "With a time", Align: Right}, {Name: "Peak", Width: 2.4}, {Name: "Share of records", Align: Right}, {Name: "Share of the week", Align: Right}},
		Note:    "A night belongs to the day on which it begins. Records of an unknown time are shared out over the hours in which they can have happened.",
	}
	var from []string
	for _, h := range told {
		from = append(from, h.Source)
		if h.Category == "" {
			out = append(out, d.hoursFigure(h))
		}
		t.Rows = append(t.Rows, []string{recordsOf(h.Category), partnerTitle(sourceOf(d.a, h.Source)), data.Thousands(int64(h.Events)), peakWords(*h.Peak), percent(h.Peak.Share), percent(h.Peak.Even)})
	}
	t.Source = d.partnersCredit(from...)
	if len(t.Rows) > 1 {
		out = append(out, t)
	}
	return append(out, say("The police open data has no day and no hour. Only the tables named here tell of them."), heading("when-months", "Month of the year"))
}

// toldHours are the hours that this edition may tell.
func (d *draft) toldHours() (out []analysis.PartnerHours) {
	for _, h := range d.a.Partners.Hours {
		if h.Reason == "" && h.Peak != nil && !d.hidden.keepsPartner(h.Source) {
			out = append(out, h)
		}
	}
	return out
}

// noHours is why no hours are told.
func (d *draft) noHours() string {
	if d.heldHours() {
		return "the open data gives the month of an incident and nothing finer. Partners' records with times are held; their hours are in the restricted edition alone"
	}
	return "the open data gives the month of an incident and nothing finer. This report cannot say on which days or at which hours incidents happen; an extract from the police force could"
}

// heldHours reports whether hours are held, in whatever edition they may be told.
func (d *draft) heldHours() bool {
	return slices.ContainsFunc(d.a.Partners.Hours, func(h analysis.PartnerHours) bool { return h.Reason == "" && h.Peak != nil })
}

// peakWords says a block of hours: "Friday and Saturday, 9pm to 3am".
func peakWords(p analysis.PeakHours) string {
	days := "every day"
	switch first, last := weekday(p.Day), weekday(p.Day+p.Days-1); {
	case p.Days == 1:
		days = first
	case p.Days == 2:
		days = first + " and " + last
	case p.Days < 7:
		days = first + " to " + last
	}
	if p.Hours == 24 {
		return fmt.Sprintf("%s, all day from %s", days, oclock(p.Hour))
	}
	return fmt.Sprintf("%s, %s to %s", days, oclock(p.Hour), oclock(p.Hour+p.Hours))
}

// oclock is an hour as people say it.
func oclock(hour int) string {
	switch hour %= 24; {
	case hour == 0:
		return "midnight"
	case hour < 12:
		return fmt.Sprintf("%dam", hour)
	case hour == 12:
		return "midday"
	}
	return fmt.Sprintf("%dpm", hour-12)
}

// weekday is the name of a day counted from Monday, on past Sunday.
func weekday(k int) string { return time.Weekday((k + 1) % 7).String() }

// hoursFigure is the week of one table.
func (d *draft) hoursFigure(h analysis.PartnerHours) Block {
	title := partnerTitle(sourceOf(d.a, h.Source))
	p := *h.Peak
	f := Figure{
		ID:       "figure-hours-" + h.Source,
		Title:    fmt.Sprintf("%s: %s of records fall on %s, which is %s of the week", title, percent(p.Share), peakWords(p), percent(p.Even)),
		Subtitle: fmt.Sprintf("Records by day of the week and hour as a ratio to an average hour, the peak framed, %s, %s", d.place(), d.window()),
		Source:   d.partnersCredit(h.Source),
		N:        hoursBase(h),
		Data:     Table{Sheet: "Hours " + h.Source, Columns: []Column{{Name: "Hour"}}},
		Aside:    true,
	}
	in := chart.WeekHours{Name: title, Note: "1 is the average hour", Frame: func(hour int) bool { return inPeak(p, hour) }}
	average := float64(h.Events) / analysis.HoursOfWeek
	for day := range 7 {
		f.Data.Columns = append(f.Data.Columns, Column{Name: weekday(day), Align: Right})
		for hour := range 24 {
			in.Ratio[day][hour] = h.Week[day*24+hour] / average
		}
	}
	for hour := range 24 {
		row := []string{fmt.Sprintf("%02d:00", hour)}
		for day := range 7 {
			row = append(row, decimals(h.Week[day*24+hour], 1))
		}
		f.Data.Rows = append(f.Data.Rows, row)
	}
	f.Alt = fmt.Sprintf("A table of the seven days by 24 hours, tinted by how busy each hour is. %s.", f.Title)
	drawing, err := chart.NewWeekHours(in, figureWidth)
	return d.pictured(f, drawing, err)
}

// hoursBase is how many records a week of hours rests on, and how exact their times are.
func hoursBase(h analysis.PartnerHours) string {
	var parts []string
	for _, x := range []struct {
		n    int
		what string
	}{{h.Spread, "shared out between a first and a last time"}, {h.Exact, "at one time"}, {h.OverWeek, "over more than a week"}} {
		if x.n > 0 {
			parts = append(parts, data.Thousands(int64(x.n))+" "+x.what)
		}
	}
	base := plural(int64(h.Events), "record", "records") + " with a time"
	if len(parts) > 1 {
		base += ": " + joined(parts)
	}
	return base
}

// inPeak reports whether an hour of the week is in a peak.
func inPeak(p analysis.PeakHours, hour int) bool {
	for k := range p.Days {
		start := (p.Day+k)*24 + p.Hour
		if (hour-start%analysis.HoursOfWeek+analysis.HoursOfWeek)%analysis.HoursOfWeek < p.Hours {
			return true
		}
	}
	return false
}

package analysis

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"assess/data/plan"
)

// The ways in which plans write days. The day stands before the month.
var (
	dayISO     = regexp.MustCompile(`\b(20\d\d)-(\d\d)-(\d\d)\b`)
	dayNumbers = regexp.MustCompile(`\b(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})\b`)
	dayMonth   = regexp.MustCompile(`(?i)\b(?:(\d{1,2})(?:st|nd|rd|th)? )?(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?(?: ?['’]?(20\d\d|\d\d)\b)?`)
	beforeMay  = regexp.MustCompile(`(?i)\b(by|in|for|from|until|till|before|end of|during) $`)
	yearEnd    = regexp.MustCompile(`(?i)\b(end of (the )?(financial )?year|year end|within the year)\b`)
	byWhen     = regexp.MustCompile(`(?i)\b(?:by|before|until) (?:the )?(?:end of )?`)
)

// planDates finds the days that a text names, each the last that it can mean: a month
// is its last day, and one without a year lies in the plan's year.
func planDates(text string, p *plan.Plan) []time.Time {
	var out []time.Time
	take := func(re *regexp.Regexp, read func(m []string) (time.Time, bool)) {
		text = re.ReplaceAllStringFunc(text, func(s string) string {
			if d, ok := read(re.FindStringSubmatch(s)); ok {
				out = append(out, d)
				return strings.Repeat("#", len(s))
			}
			return s
		})
	}
	take(dayISO, func(m []string) (time.Time, bool) { return civil(m[1], m[2], m[3]) })
	take(dayNumbers, func(m []string) (time.Time, bool) { return civil(m[3], m[2], m[1]) })
	for _, at := range dayMonth.FindAllStringSubmatchIndex(text, -1) {
		part := func(i int) string {
			if at[2*i] < 0 {
				return ""
			}
			return text[at[2*i]:at[2*i+1]]
		}
		if d, ok := named(part(1), part(2), part(3), text[:at[4]], p); ok {
			out = append(out, d)
		}
	}
	return out
}

func civil(year, month, day string) (time.Time, bool) {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	if y < 100 {
		y += 2000
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return t, m >= 1 && m <= 12 && t.Day() == d
}

// named reads a month by its name. Without a year, "may" and "march" have to be written
// as a name is, and "May" to follow a word such as "by".
func named(day, month, year, before string, p *plan.Plan) (time.Time, bool) {
	lower := strings.ToLower(month)
	if year == "" && day == "" && (month == lower && (lower == "may" || lower == "march" || lower == "mar") || lower == "may" && !beforeMay.MatchString(before)) {
		return time.Time{}, false
	}
	m := time.Month(strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", lower[:3])/3 + 1)
	if year == "" {
		for _, x := range p.Year.Months() {
			if x.Calendar() == m {
				year = strconv.Itoa(x.Year())
			}
		}
	}
	y, _ := strconv.Atoi(year)
	if y < 100 {
		y += 2000
	}
	if day != "" {
		return civil(strconv.Itoa(y), strconv.Itoa(int(m)), day)
	}
	return time.Date(y, m+1, 0, 0, 0, 0, 0, time.UTC), true
}

// dueDate is the day by which a line is to be done: what its due column says, or else
// what its target or measure says after "by". stated is false where none does: then it
// is the last day of the plan's year.
func dueDate(l plan.Line, p *plan.Plan) (due time.Time, stated bool) {
	end := p.QuarterEnd(plan.Quarters)
	if d, ok := lastDate(l.Due, p); ok {
		return d, true
	}
	for _, text := range []string{l.Target, l.Measure} {
		for _, at := range byWhen.FindAllStringIndex(text, -1) {
			rest := text[at[0]:min(len(text), at[1]+20)]
			if d, ok := lastDate(strings.ToValidUTF8(rest, ""), p); ok {
				return d, true
			}
		}
	}
	return end, false
}

// lastDate is the latest day or quarter's end that a text names.
func lastDate(text string, p *plan.Plan) (last time.Time, ok bool) {
	days := planDates(text, p)
	for _, m := range quarterName.FindAllStringSubmatch(text, -1) {
		to := m[1]
		if m[2] != "" {
			to = m[2]
		}
		days = append(days, p.QuarterEnd(int(to[0]-'0')))
	}
	if yearEnd.MatchString(text) {
		days = append(days, p.QuarterEnd(plan.Quarters))
	}
	for _, d := range days {
		if d.After(last) {
			last = d
		}
	}
	return last, len(days) > 0
}

package reports

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"assess/data"
	"assess/reports/chart"
)

// decimals writes x with a fixed number of decimal places and thousands
// separators: 1,234.5. A result of -0 is written as 0.
func decimals(x float64, places int) string {
	s := strconv.FormatFloat(x, 'f', places, 64)
	whole, part, _ := strings.Cut(s, ".")
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil { // too large for a count, or not a number
		return s
	}
	negative := strings.HasPrefix(s, "-") && strings.Trim(s, "-0.") != ""
	if n < 0 {
		n = -n
	}
	out := data.Thousands(n)
	if part != "" {
		out += "." + part
	}
	if negative {
		out = "-" + out
	}
	return out
}

// average writes a yearly average count: whole numbers stay whole, others are
// rounded to the nearest.
func average(x float64) string { return decimals(math.Round(x), 0) }

// plural writes a number with its noun: "1 month", "2,665 months".
func plural(n int64, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return data.Thousands(n) + " " + many
}

// counted is plural for an int.
func counted(n int, one, many string) string { return plural(int64(n), one, many) }

// percent writes a share from 0 to 1 as a whole percentage. It does not round
// something to nothing, nor nearly everything to all.
func percent(share float64) string {
	switch {
	case share > 0 && share < 0.005:
		return "less than 1%"
	case share < 1 && share > 0.995:
		return "more than 99%"
	}
	return decimals(share*100, 0) + "%"
}

// inHundred writes a share as a count that can be imagined: "4 in every 100".
func inHundred(share float64) string {
	n := math.Round(share * 100)
	switch {
	case share == 0:
		return "none"
	case n < 1:
		return "fewer than 1 in every 100"
	case n >= 100 && share < 1:
		return "more than 99 in every 100"
	}
	return decimals(n, 0) + " in every 100"
}

// inHundredWith is inHundred with the form of a verb that goes with it: "1 in every 100
// rows carries", "4 in every 100 rows carry".
func inHundredWith(share float64, of, one, many string) string {
	verb := many
	if share < 0.015 {
		verb = one
	}
	return inHundred(share) + " " + of + " " + verb
}

// perThousand writes a rate as charts tell it: whole from 100, one decimal place
// from 1 to 100, two below.
func perThousand(rate float64) string { return chart.Rate(rate) }

// ratioOf writes a ratio to two decimal places.
func ratioOf(x float64) string { return decimals(x, 2) }

// boundOf writes the end of a ratio's interval. One that is near 1 gets a third
// decimal place, so that it shows on which side of no change it lies.
func boundOf(x float64) string {
	s := ratioOf(x)
	if fine := decimals(x, 3); s == "1.00" && fine != "1.000" {
		return fine
	}
	return s
}

// spread writes a range: "0.70 to 0.87".
func spread(lower, upper float64, format func(float64) string) string {
	return format(lower) + " to " + format(upper)
}

// confidence writes a confidence level: 0.95 is "95%", 0.998 is "99.8%".
func confidence(level float64) string {
	s := strconv.FormatFloat(math.Round(level*1000)/10, 'f', -1, 64)
	return s + "%"
}

// joined writes a list: "A", "A and B", "A, B and C".
func joined(items []string) string { return joinedBy(items, " and ") }

// either writes a choice: "A", "A or B", "A, B or C".
func either(items []string) string { return joinedBy(items, " or ") }

func joinedBy(items []string, last string) string {
	n := len(items)
	if n < 2 {
		return strings.Join(items, "")
	}
	return strings.Join(items[:n-1], ", ") + last + items[n-1]
}

// few joins at most n items and counts the rest: "A, B and 3 others".
func few(items []string, n int, one, many string) string {
	if rest := len(items) - n; rest > 0 {
		return joined(append(append([]string(nil), items[:n]...), counted(rest, one, many)))
	}
	return joined(items)
}

// capital writes the first letter of a sentence large.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// stop closes a sentence that may already be closed.
func stop(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".?!") {
		return s
	}
	return s + "."
}

// sentence is capital and stop.
func sentence(format string, args ...any) string { return capital(stop(fmt.Sprintf(format, args...))) }

// lowerFirst writes the first letter small, for a title inside a sentence.
func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToLower(r)) + s[n:]
}

// ordinal writes a place in a ranking: "2nd", "11th", "23rd".
func ordinal(n int) string {
	suffix := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return data.Thousands(int64(n)) + suffix
}

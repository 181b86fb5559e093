package ingest

import (
	"math"
	"strconv"
	"strings"
)

// notKnown is the count of a row that its supplier hides or does not know.
const notKnown int32 = -1

// readCount reads how many a row stands for: "1,234", "12", "3.0". What the
// supplier suppresses ("<5", "*", "c", "[c]") and what is not known ("n/a", blank)
// is notKnown, never 0. reason says what is wrong, empty when nothing is.
func readCount(s string) (n int32, reason string) {
	if unknownWord(s) || suppressedWord(s) {
		return notKnown, ""
	}
	digits := s
	if strings.Contains(s, ",") {
		if !grouped(s) {
			return 0, "the count is not a whole number"
		}
		digits = strings.ReplaceAll(s, ",", "")
	}
	v, err := strconv.ParseFloat(digits, 64)
	switch {
	case err != nil || strings.ContainsAny(digits, "xXpP_iInN") || v != math.Trunc(v):
		return 0, "the count is not a whole number"
	case v < 0:
		return 0, "the count is below zero"
	case v > 1e9:
		return 0, "the count is beyond a thousand million"
	}
	return int32(v), ""
}

// grouped reports whether commas stand where thousands end: "1,234", not "1,5".
func grouped(s string) bool {
	parts := strings.Split(strings.TrimSuffix(s, ".0"), ",")
	for i, p := range parts {
		if _, n := digitsOf(p); n != len(p) || i > 0 && n != 3 || i == 0 && (n < 1 || n > 3) {
			return false
		}
	}
	return true
}

// suppressedWord reports whether a supplier says that it hides a small count.
func suppressedWord(s string) bool {
	switch strings.ToLower(s) {
	case "*", "**", "c", "[c]", "x", "[x]", "s", "..", "suppressed":
		return true
	}
	if rest, ok := strings.CutPrefix(s, "<"); ok {
		rest = strings.TrimSpace(strings.TrimPrefix(rest, "="))
		_, n := digitsOf(rest)
		return n > 0 && n == len(rest)
	}
	return false
}

// readGrid reads a coordinate in metres, "553,747" too. Blank is none.
func readGrid(s string) (v float64, given, ok bool) {
	if unknownWord(s) {
		return 0, false, true
	}
	v, ok = parseDegrees([]byte(strings.ReplaceAll(s, ",", "")))
	return v, true, ok
}

package chart

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// thousands writes a number as people read it: "14,786", "−0.5", and with an
// exponent where it is too long to read.
func thousands(v float64, decimals int) string {
	if math.Abs(v) >= 1e15 {
		return strings.ReplaceAll(strconv.FormatFloat(v, 'g', 3, 64), "-", "−")
	}
	s := strconv.FormatFloat(math.Abs(v), 'f', decimals, 64)
	whole, rest := s, ""
	if i := strings.IndexByte(s, '.'); i >= 0 {
		whole, rest = s[:i], s[i:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if v < 0 && strings.Trim(s, "0.") != "" {
		whole = "−" + whole
	}
	return whole + rest
}

// decimals is the number of decimals that tells multiples of step apart, at most 9.
func decimals(step float64) int {
	for d := range 9 {
		if p := step * math.Pow10(d); math.Abs(p-math.Round(p)) < 1e-6*p {
			return d
		}
	}
	return 9
}

// finite refuses a number that cannot be drawn; what says which one it is.
func finite(v float64, what string, args ...any) error {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return fmt.Errorf(what+" is not a finite number", args...)
	}
	return nil
}

// checkInterval refuses an estimate or interval that cannot be drawn.
func checkInterval(row string, v, lower, upper float64) error {
	for _, n := range []struct {
		v    float64
		name string
	}{{v, "estimate"}, {lower, "lower limit"}, {upper, "upper limit"}} {
		if err := finite(n.v, "row %q: the %s", row, n.name); err != nil {
			return err
		}
	}
	if lower > upper {
		return fmt.Errorf("row %q: the lower limit %g is above the upper limit %g", row, lower, upper)
	}
	return nil
}

// maxRows is how many rows still make a chart of one page.
const maxRows = 60

// checkRows refuses no rows and more than fit on a page.
func checkRows(n int) error {
	switch {
	case n == 0:
		return fmt.Errorf("there are no rows to draw")
	case n > maxRows:
		return fmt.Errorf("%d rows are too many to read in one chart; give at most %d", n, maxRows)
	}
	return nil
}

package ingest

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"assess/data"
)

// ReadWeights reads a table of weights by offence code: a number of 0 or more for each
// code, in the form of data.OffenceCode. A row without a code or without a weight is left
// out, since published tables have headings of groups. A code that stands twice with
// different weights is an error, as is what is no code or no number.
func ReadWeights(c Column) (map[string]float64, error) {
	out := map[string]float64{}
	err := eachArea(c, func(line int, text data.Code, value string) error {
		value = strings.ReplaceAll(strings.TrimSpace(value), ",", "")
		if text == "" || slices.Contains(missing, value) {
			return nil
		}
		code, ok := data.OffenceCode(string(text))
		if !ok {
			return fmt.Errorf("read %s line %d: %q is no offence code, such as 28E or 104/23; name another column under [weights]", c.File, line, data.Clip(string(text)))
		}
		w, err := strconv.ParseFloat(value, 64)
		if err != nil || !(w >= 0) || math.IsInf(w, 1) {
			return fmt.Errorf("read %s line %d: the weight of %s is %q; numbers from 0 are wanted", c.File, line, code, data.Clip(value))
		}
		if old, twice := out[code]; twice && old != w {
			return fmt.Errorf("read %s line %d: the code %s has two weights, %g and %g; keep one", c.File, line, code, old, w)
		}
		out[code] = w
		return nil
	})
	if err == nil && len(out) == 0 {
		return nil, fmt.Errorf("read %s: it gives no code a weight", c.File)
	}
	return out, err
}

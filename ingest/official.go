package ingest

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"assess/data"
)

// ReadTotals adds up the numbers of each area: a table may have a row for each offence or
// quarter of an area. keep says which areas are wanted. An empty field, and a mark that
// stands for no value, add nothing; an area with nothing else is left out.
func ReadTotals(c Column, keep func(data.Code) bool) (map[data.Code]int64, error) {
	out := map[data.Code]int64{}
	err := eachArea(c, func(line int, code data.Code, value string) error {
		value = strings.ReplaceAll(strings.TrimSpace(value), ",", "")
		if !keep(code) || slices.Contains(missing, value) {
			return nil
		}
		n, err := strconv.ParseInt(value, 10, 64)
		if err != nil || n < -1e9 || n > 1e9 {
			return fmt.Errorf("read %s line %d: %s of area %s is %q; whole numbers are wanted", c.File, line, c.Value, code, data.Clip(value))
		}
		out[code] += n
		return nil
	})
	return out, err
}

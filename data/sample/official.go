package sample

import (
	"fmt"
	"slices"
	"strings"

	"assess/data"
)

// officialTable is an invented official publication of the crimes of the last whole year:
// a row for each district and category, with a fiftieth and one more than the files have in
// the district, since official numbers hold crimes without a location too.
func officialTable(t Truth) string {
	sums := map[Cell]int{}
	for c, n := range t.Counts {
		if t.Year.Contains(c.Month) && c.Category.IsCrime() {
			sums[Cell{c.District, c.Category, data.Month(0)}] += n
		}
	}
	var rows []string
	for c, n := range sums {
		rows = append(rows, fmt.Sprintf("%s,%s,%d\n", c.District, c.Category, n+n/50+1))
	}
	slices.Sort(rows)
	return "ONS Code,Offence Group,Offence Count\n" + strings.Join(rows, "")
}

package reference

import (
	"embed"
	"encoding/csv"
	"fmt"
	"slices"
)

//go:embed tables/*.csv
var tables embed.FS

// rows reads an embedded table and checks its header. Lines that start with #
// are the table's source and licence.
func rows(name string, header ...string) [][]string {
	f, err := tables.Open("tables/" + name)
	if err != nil {
		panic(fmt.Sprintf("reference table %s: %v", name, err))
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comment = '#'
	r.FieldsPerRecord = len(header)
	all, err := r.ReadAll()
	if err != nil {
		panic(fmt.Sprintf("reference table %s: %v", name, err))
	}
	if len(all) < 2 || !slices.Equal(all[0], header) {
		panic(fmt.Sprintf("reference table %s: header is not %q followed by rows", name, header))
	}
	return all[1:]
}

package reports

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// tableParts are the parts of a workbook that describe its tables. To number the next
// table excelize reads every one there is, so while tables are added the workbook
// keeps the newest alone, and has the others back before it is written.
type tableParts struct {
	last  int               // number of the newest table
	aside map[string][]byte // by name in the archive
}

func tablePart(number int) string { return fmt.Sprintf("xl/tables/table%d.xml", number) }

// keepNewest is called after each table that is added, and takes out the one before it.
func (t *tableParts) keepNewest(f *excelize.File) {
	if part, ok := f.Pkg.LoadAndDelete(tablePart(t.last)); ok {
		if t.aside == nil {
			t.aside = map[string][]byte{}
		}
		t.aside[tablePart(t.last)] = part.([]byte)
	}
	t.last++
}

// giveBack puts all tables into the workbook again.
func (t *tableParts) giveBack(f *excelize.File) {
	for name, part := range t.aside {
		f.Pkg.Store(name, part)
	}
}

package reports_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"assess/reports"

	"github.com/xuri/excelize/v2"
)

const formulaName = `=HYPERLINK("http://example.com","x")`

// contractFiles is a file of the contract with n rows and hostile place names.
func contractFiles(n int) []reports.File {
	f := reports.File{Name: "monthly_counts.csv", Title: "Incidents by month", Columns: []string{"area_type", "area_code", "area_name", "month", "category", "count"}}
	names := []string{"Castle Point", formulaName, "+44", "@SUM(A1)", "-1+1", "\t=1", "_x0041_ \x00"}
	for i := range n {
		f.Rows = append(f.Rows, []string{"district", "0012", names[i%len(names)], "2021-03", "Burglary", []string{"12", "[x]", "3456"}[i%3]})
	}
	return []reports.File{f}
}

func writeBook(t testing.TB, d *reports.Document, files []reports.File) ([]byte, *excelize.File) {
	t.Helper()
	var b bytes.Buffer
	if err := reports.WriteXLSX(&b, d, files); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return b.Bytes(), f
}

// header is the row in which the sheet's table begins.
func header(t testing.TB, f *excelize.File, sheet string) int {
	t.Helper()
	tables, err := f.GetTables(sheet)
	if err != nil || len(tables) != 1 {
		t.Fatalf("sheet %s has %d tables, %v", sheet, len(tables), err)
	}
	_, row, err := excelize.CellNameToCoordinates(strings.Split(tables[0].Range, ":")[0])
	if err != nil {
		t.Fatal(err)
	}
	return row
}

func TestWorkbookHasOneTableASheet(t *testing.T) {
	_, f := writeBook(t, editionDocument(), contractFiles(5))
	want := []string{"Cover", "Contents", "Notes", "forest", "rates", "long", "huge", "map-data", "monthly_counts"}
	if got := f.GetSheetList(); !slices.Equal(got, want) {
		t.Fatalf("sheets are %q, want %q", got, want)
	}
	for _, sheet := range want[3:] {
		head := header(t, f, sheet)
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		if rows[0][0] == "" || rows[1][0] != "Synthetic data: this place and every figure are invented." {
			t.Errorf("sheet %s begins with %q, %q", sheet, rows[0], rows[1])
		}
		panes, err := f.GetPanes(sheet)
		if err != nil || !panes.Freeze || panes.YSplit != head {
			t.Errorf("sheet %s: panes %+v with the header in row %d, %v", sheet, panes, head, err)
		}
		style, _ := f.GetCellStyle(sheet, fmt.Sprint("A", head))
		if s, err := f.GetStyle(style); err != nil || s.Font == nil || !s.Font.Bold {
			t.Errorf("the header of sheet %s is not bold", sheet)
		}
		if merged, _ := f.GetMergeCells(sheet); len(merged) != 0 {
			t.Errorf("sheet %s has merged cells", sheet)
		}
	}
	if rows, _ := f.GetRows("huge"); len(rows) != 700+header(t, f, "huge") {
		t.Errorf("the sheet of 700 rows has %d", len(rows))
	}
	rows, _ := f.GetRows("Contents")
	if last := rows[len(rows)-1]; last[0] != "monthly_counts" || last[1] != "Incidents by month" {
		t.Errorf("the contents end with %q", last)
	}
	if ok, target, _ := f.GetCellHyperLink("Contents", fmt.Sprint("A", len(rows))); !ok || target != "'monthly_counts'!A1" {
		t.Errorf("the contents lead to %q", target)
	}
	if got := sheetText(t, f, "Notes"); !strings.Contains(got, "[c]") || !strings.Contains(got, "[x]") || !strings.Contains(got, "[z]") || !strings.Contains(got, "[p]") {
		t.Errorf("the notes do not explain the symbols: %s", got)
	}
	kept := editionDocument()
	kept.Handling = reports.Handling{Full: "Handling: keep it to yourselves.", Short: "Do not pass on."}
	_, k := writeBook(t, kept, contractFiles(1))
	if !strings.Contains(sheetText(t, k, "Cover"), kept.Handling.Full) || !strings.Contains(sheetText(t, k, "monthly_counts"), kept.Handling.Short) {
		t.Error("the workbook does not say how it is to be handled")
	}
	if got := sheetText(t, f, "Cover"); !strings.Contains(got, "South Example Police") || !strings.Contains(got, "OFFICIAL") {
		t.Errorf("the cover is %s", got)
	}
}

func sheetText(t testing.TB, f *excelize.File, sheet string) string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, r := range rows {
		lines = append(lines, strings.Join(r, " | "))
	}
	return strings.Join(lines, "\n")
}

func TestNumbersAreNumbersAndEverythingElseText(t *testing.T) {
	cells := []struct {
		text, raw, shown string
		number           bool
	}{
		{"12", "12", "12", true}, {"1,234", "1234", "1,234", true}, {"−20.50", "-20.5", "-20.50", true}, {"-3", "-3", "-3", true},
		{"12,345.60", "12345.6", "12,345.60", true}, {"0", "0", "0", true}, {"0.05", "0.05", "0.05", true}, {"+4.5", "4.5", "+4.5", true},
		{"0012", "0012", "0012", false}, {"12,34", "12,34", "12,34", false}, {",123", ",123", ",123", false}, {"1e5", "1e5", "1e5", false}, {"2021-03", "2021-03", "2021-03", false},
		{"E01000001", "E01000001", "E01000001", false}, {"[x]", "[x]", "[x]", false}, {"", "", "", false}, {"12 %", "12 %", "12 %", false}, {"-", "-", "-", false},
		{"1234567890123456", "1234567890123456", "1234567890123456", false}, {"0.78 (0.70 to 0.87)", "0.78 (0.70 to 0.87)", "0.78 (0.70 to 0.87)", false},
		{formulaName, formulaName, formulaName, false}, {"+1+1", "+1+1", "+1+1", false}, {"-1+1", "-1+1", "-1+1", false}, {"@SUM(A1)", "@SUM(A1)", "@SUM(A1)", false},
		{"Infinity", "Infinity", "Infinity", false}, {"NaN", "NaN", "NaN", false}, {"a\tb\nc", "a b c", "a b c", false}, {"_x0041_", "_x0041_", "_x0041_", false}, {"\x00", "\ufffd", "\ufffd", false},
	}
	table := reports.Table{Caption: "Cells", Sheet: "Cells", Columns: []reports.Column{{Name: "Value"}, {Name: "LSOA code"}}}
	for _, c := range cells {
		table.Rows = append(table.Rows, []string{c.text, c.text})
	}
	d := &reports.Document{Title: "T", Sections: []reports.Section{{ID: "s", Title: "S", Blocks: []reports.Block{table}}}}
	_, f := writeBook(t, d, nil)
	head := header(t, f, "Cells")
	for i, c := range cells {
		for column, number := range map[string]bool{"A": c.number, "B": false} {
			at := fmt.Sprint(column, head+1+i)
			kind, err := f.GetCellType("Cells", at)
			if err != nil {
				t.Fatal(err)
			}
			if isNumber := kind == excelize.CellTypeUnset || kind == excelize.CellTypeNumber; isNumber != number && c.text != "" {
				t.Errorf("%q in column %s is a cell of type %d, want a number: %v", c.text, column, kind, number)
			}
			if formula, _ := f.GetCellFormula("Cells", at); formula != "" {
				t.Errorf("%q is the formula %s", c.text, formula)
			}
		}
		at := fmt.Sprint("A", head+1+i)
		if raw, _ := f.GetCellValue("Cells", at, excelize.Options{RawCellValue: true}); raw != c.raw {
			t.Errorf("%q is held as %q, want %q", c.text, raw, c.raw)
		}
		if shown, _ := f.GetCellValue("Cells", at); shown != c.shown {
			t.Errorf("%q is shown as %q, want %q", c.text, shown, c.shown)
		}
	}
}

func TestSheetAndTableNamesAreAllowedAndUnique(t *testing.T) {
	wanted := []string{"Cover", "notes", "History", "a/b\\c?d*e[f]g:h", "'quoted'", strings.Repeat("é", 40), strings.Repeat("é", 40), "Same", "same", "  ", "'", strings.Repeat("😀", 20), "<script>", "=1+1"}
	d := &reports.Document{Title: "T", Sections: []reports.Section{{ID: "s", Title: "S"}}}
	for _, name := range wanted {
		d.Sections[0].Blocks = append(d.Sections[0].Blocks, reports.Table{Caption: name, Sheet: name,
			Columns: []reports.Column{{Name: "Area"}, {Name: "area"}, {Name: ""}, {Name: "A\nB"}}, Rows: [][]string{{"x", "1", "2", "3"}}})
	}
	_, f := writeBook(t, d, []reports.File{{Name: "same.csv", Columns: []string{"a"}, Rows: [][]string{{"1"}}}})
	list := f.GetSheetList()
	if len(list) != 3+len(wanted)+1 {
		t.Fatalf("sheets are %q", list)
	}
	sheets, tables := map[string]bool{}, map[string]bool{}
	for _, sheet := range list {
		if sheets[strings.ToLower(sheet)] {
			t.Errorf("two sheets are called %q", sheet)
		}
		sheets[strings.ToLower(sheet)] = true
	}
	for _, sheet := range list[3:] {
		named, err := f.GetTables(sheet)
		if err != nil || len(named) != 1 || tables[strings.ToLower(named[0].Name)] {
			t.Fatalf("sheet %q: tables %v, %v", sheet, named, err)
		}
		tables[strings.ToLower(named[0].Name)] = true
	}
}

func TestWorkbookIsDeterministicAndDated(t *testing.T) {
	one, f := writeBook(t, editionDocument(), contractFiles(50))
	for range 3 {
		if again, _ := writeBook(t, editionDocument(), contractFiles(50)); !bytes.Equal(one, again) {
			t.Fatal("two runs differ")
		}
	}
	p, err := f.GetDocProps()
	if err != nil || p.Created != "2021-11-03T00:00:00Z" || p.Modified != p.Created || p.Creator != "Example and District Community Safety Partnership" {
		t.Errorf("properties are %+v, %v", p, err)
	}
	z, err := zip.NewReader(bytes.NewReader(one), int64(len(one)))
	if err != nil {
		t.Fatal(err)
	}
	for i, e := range z.File {
		if !e.Modified.IsZero() && e.Modified.Year() > 1980 {
			t.Errorf("entry %s has the time %v", e.Name, e.Modified)
		}
		if i > 1 && e.Name < z.File[i-1].Name {
			t.Errorf("entry %s comes after %s", e.Name, z.File[i-1].Name)
		}
	}
}

func TestNoCellIsAFormula(t *testing.T) {
	d := hostileDocument(formulaName)
	book, _ := writeBook(t, d, contractFiles(20))
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range z.File {
		r, err := e.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(content, []byte("<f>")) || bytes.Contains(content, []byte("<f ")) || bytes.Contains(content, []byte(`TargetMode="External"`)) {
			t.Errorf("%s holds a formula or leads out of the workbook", e.Name)
		}
	}
}

func TestRaggedRowsAreRefused(t *testing.T) {
	d := &reports.Document{Title: "T"}
	err := reports.WriteXLSX(io.Discard, d, []reports.File{{Name: "change.csv", Columns: []string{"a", "b"}, Rows: [][]string{{"1"}}}})
	if err == nil || !strings.Contains(err.Error(), `sheet "change": row 1 has 1 cells for 2 columns`) {
		t.Errorf("error is %v", err)
	}
}

func BenchmarkWriteXLSX(b *testing.B) {
	d, files := wholeDocument(), contractFiles(20000)
	var out bytes.Buffer
	for b.Loop() {
		out.Reset()
		if err := reports.WriteXLSX(&out, d, files); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(out.Len())/(1<<20), "MB")
}

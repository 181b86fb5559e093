package ingest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"assess/data/workspace"
)

var fireColumns = []any{"Incident No", "Call Date", "Fire Type", "PCode", "District", "Crew notes"}

// bookTable reads a workbook made of rows.
func bookTable(t *testing.T, table *workspace.Table, rows ...[]any) (*tableContent, error) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "a.xlsx")
	book(t, name, rows...)
	return readTableFile(t, table, name)
}

func TestWorkbookDates(t *testing.T) {
	table := fires(t)
	table.When.Date.Format = format(t, "DD/MM/YYYY HH:mm")
	c, err := bookTable(t, table, fireColumns,
		[]any{17, time.Date(2021, 4, 1, 23, 15, 0, 0, time.UTC), "Sec", "AB1 1AA"}, // a date cell
		[]any{"F2", 44287.5, "Sec"},             // noon of the same day, as a number
		[]any{"F3", "01/04/2021 06:00", "Sec"},  // text in the same column
		[]any{"F4", "01/04/2021 24:30", "Sec"},  // past midnight
		[]any{"F5", "01/07/2021 12:00Z", "Sec"}, // noon UTC is one o'clock in summer
		[]any{"F6", "01/12/2021 12:00Z", "Sec"}, // and noon in winter
		[]any{"F7", "01/07/2021 00:30 BST", "Sec"},
		[]any{"F8", "31/12/2021 23:30-01:00", "Sec"}, // next year
		[]any{"F9", 3, "Sec"}, []any{"F10", true, "Sec"})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"2021-04-01 23:15", "2021-04-01 12:00", "2021-04-01 06:00", "2021-04-02 00:30", "2021-07-01 13:00", "2021-12-01 12:00", "2021-07-01 00:30", "2022-01-01 00:30"}
	for i, r := range c.records {
		if got := r.span.start.at.Format("2006-01-02 15:04"); got != want[i] {
			t.Errorf("row %d is of %s, want %s", i+2, got, want[i])
		}
	}
	if len(c.records) != len(want) || len(c.rejections) != 2 {
		t.Errorf("%d records, rejections %v", len(c.records), c.rejections)
	}
	if c.records[0].ref != newHasher([]byte("key"), "fire").reference("17") {
		t.Error("a reference that is a number in the workbook is another than in text")
	}
}

func TestWorkbookOf1904(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.xlsx")
	f := excelize.NewFile()
	from04 := true
	if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &from04}); err != nil {
		t.Fatal(err)
	}
	for i, row := range [][]any{fireColumns, {"F1", 44287 - 1462, "Sec"}} {
		if err := f.SetSheetRow("Sheet1", []string{"A1", "A2"}[i], &row); err != nil {
			t.Fatal(err)
		}
	}
	saveBook(t, f, name)
	c, err := readTableFile(t, fires(t), name)
	if err != nil || c.records[0].span.start.at.Format(time.DateOnly) != "2021-04-01" {
		t.Errorf("%v, %+v", err, c)
	}
}

// A spreadsheet program that puts the month first turns what it can into dates.
func TestWorkbookWithHalfOfItsDatesTurned(t *testing.T) {
	rows := [][]any{fireColumns}
	for i := range 6 {
		rows = append(rows, []any{i, 44287 + 31*i, "Sec"}, []any{10 + i, time.Date(2021, 4, 13+i, 0, 0, 0, 0, time.UTC).Format("02/01/2006"), "Sec"})
	}
	for i := range 6 {
		rows[1+2*i][1] = time.Date(2021, time.Month(1+i), 4, 0, 0, 0, 0, time.UTC)
	}
	if _, err := bookTable(t, fires(t), rows...); err == nil || !strings.Contains(err.Error(), "puts the month first") {
		t.Errorf("%v", err)
	}
}

func TestWorkbookTimesOfTheirOwn(t *testing.T) {
	table := fires(t)
	table.When = workspace.When{From: &workspace.Moment{Column: "Call Date", Time: "PCode", Format: format(t, "DD/MM/YYYY"), Stated: true}, To: &workspace.Moment{Time: "District"}}
	table.Where = workspace.Where{Outward: "Crew notes"}
	table.Ignore = nil
	c, err := bookTable(t, table, fireColumns,
		[]any{1, 44287, "Sec", 0.9375, "01:30", "CM1"}, // half past ten at night to half past one
		[]any{2, 44287, "Sec", 2230, 45, "CM1"},        // the same as numbers: 22:30 to 00:45
		[]any{3, 44287, "Sec", "10:30 pm", nil, "CM1"},
		[]any{4, 44287, "Sec", "late", nil, "CM1"})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"2021-04-01 22:30 2021-04-02 01:30", "2021-04-01 22:30 2021-04-02 00:45", "2021-04-01 22:30 0001-01-01 00:00"}
	for i, r := range c.records {
		if got := r.span.start.at.Format("2006-01-02 15:04 ") + r.span.end.Format("2006-01-02 15:04"); got != want[i] {
			t.Errorf("row %d is from %s, want %s", i+2, got, want[i])
		}
	}
	if len(c.rejections) != 1 {
		t.Errorf("rejections are %v", c.rejections)
	}
}

func TestWorkbookFormulas(t *testing.T) {
	const row = `<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>44287</v></c><c r="C2" t="str"><f>"Se"&amp;"c"</f><v>Sec</v></c>%s</row>`
	for name, c := range map[string]struct{ old, new, want string }{
		"with its value":          {"", "", ""},
		"without one":             {"<v>Sec</v>", "", `line 2: column "Fire Type" holds a formula without a value`},
		"a date without one":      {"<v>44287</v>", "<f>TODAY()</f><v></v>", `line 2: column "Call Date" holds a formula without a value`},
		"an empty text as value":  {"<v>Sec</v>", "<v></v>", "no category"},
		"of a column not read":    {"</row>", `<c r="F2"><f>1+1</f></c></row>`, ""},
		"in a row otherwise bare": {"</row>", `</row><row r="3"><c r="C3"><f>1+1</f></c></row>`, `line 3: column "Fire Type" holds a formula`},
	} {
		p := made(strings.Replace(madeHeader, "</row>", `<c r="F1" t="inlineStr"><is><t>Crew notes</t></is></c></row>`, 1) + strings.Replace(fmt.Sprintf(row, ""), c.old, c.new, 1))
		_, err := readTableFile(t, fires(t), parts(t, p))
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

func TestWorkbookSheetsAndMergedCells(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.xlsx")
	f := excelize.NewFile()
	if _, err := f.NewSheet("Incidents"); err != nil {
		t.Fatal(err)
	}
	for i, row := range [][]any{{"Deliberate fires"}, fireColumns, {"F1", "01/04/2021", "Sec"}, {"F2", "02/04/2021", nil}} {
		if err := f.SetSheetRow("Incidents", []string{"A1", "A2", "A3", "A4"}[i], &row); err != nil {
			t.Fatal(err)
		}
	}
	for _, cells := range [][2]string{{"A1", "F1"}, {"C3", "C4"}} { // a title over all columns, a category over two rows
		if err := f.MergeCell("Incidents", cells[0], cells[1]); err != nil {
			t.Fatal(err)
		}
	}
	saveBook(t, f, name)
	table := fires(t)
	for tab, want := range map[string]string{
		"":         `the workbook has 2 sheets, "Sheet1", "Incidents": write sheet = "Sheet1" in the source`,
		"Incident": `the workbook has no sheet "Incident" (the nearest is "Incidents")`,
		"Sheet1":   "none of the first 20 rows names one of the columns",
	} {
		table.Sheet = tab
		if _, err := readTableFile(t, table, name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("sheet %q: %v, want %s", tab, err, want)
		}
	}
	table.Sheet = "Incidents"
	c, err := readTableFile(t, table, name)
	if err != nil || len(c.records) != 1 || len(c.rejections) != 1 || c.rejections[0] != (rejection{4, "no category"}) {
		t.Errorf("%v, %+v", err, c)
	}
	merged := filepath.Join(t.TempDir(), "b.xlsx")
	book(t, merged, []any{"Incident No", "Call Date", "Fire Type", "PCode", "District", nil, "Crew notes"}, []any{"F1", "01/04/2021", "Sec", nil, nil, "over"})
	if _, err := readTableFile(t, fires(t), merged); err == nil || !strings.Contains(say("b.xlsx", err), "b.xlsx line 2: column F holds something but has no name in the header (a merged cell") {
		t.Errorf("a column under a merged header: %v", err)
	}
}

// Rows of nothing are no rows, however many; and errors such as #N/A are no values.
func TestWorkbookOfNothing(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.xlsx")
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	style, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		t.Fatal(err)
	}
	put := func(row int, cells []any) {
		cell, _ := excelize.CoordinatesToCellName(1, row)
		if err := w.SetRow(cell, cells); err != nil {
			t.Fatal(err)
		}
	}
	put(1, fireColumns)
	put(2, []any{"F1", "01/04/2021", "Sec"})
	for i := range 200_000 {
		put(3+i, []any{excelize.Cell{StyleID: style}, excelize.Cell{StyleID: style}})
	}
	put(200_003, []any{"F2", "01/04/2021", "Sec"})
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	saveBook(t, f, name)
	c, err := readTableFile(t, fires(t), name)
	if err != nil {
		t.Fatal(err)
	}
	if r := c.rows(); r.Read != 2 || c.blanks != 200_000 || len(c.notes) != 1 || c.notes[0] != "rows of nothing, passed over: 200000" {
		t.Errorf("rows are %+v, %d of nothing, notes %q", r, c.blanks, c.notes)
	}
}

// parts writes a workbook of given parts.
func parts(t testing.TB, parts map[string]string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range []string{"_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/vbaProject.bin", "../escape.xml"} {
		text, ok := parts[name]
		if !ok {
			continue
		}
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "made.xlsx")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// made are the parts of a sound workbook with the given rows.
func made(rows string) map[string]string {
	const rel = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	return map[string]string{
		"_rels/.rels":                `<?xml version="1.0"?><Relationships><Relationship Id="r1" Type="` + rel + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook xmlns:r="` + rel + `"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="` + rel + `/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="r2" Type="` + rel + `/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		"xl/sharedStrings.xml":       `<sst><si><t>Incident No</t></si><si><r><t>Call</t></r><r><t xml:space="preserve"> Date</t></r><rPh><t>x</t></rPh></si><si><t>Fire Type</t></si><si><t>PCode</t></si><si><t>District</t></si></sst>`,
		"xl/worksheets/sheet1.xml":   `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`,
	}
}

const madeHeader = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>4</v></c></row>`

func TestWorkbooksOfOtherPrograms(t *testing.T) {
	c, err := readTableFile(t, fires(t), parts(t, made(madeHeader+
		`<row><c t="str"><f>A1</f><v>F1</v></c><c t="d"><v>01/04/2021</v></c><c t="inlineStr"><is><t>Sec</t></is></c><c t="e"><v>#N/A</v></c><c t="b"><v>0</v></c></row>`)))
	if err != nil || len(c.records) != 1 || c.records[0].postcode != unknown {
		t.Errorf("%v, %+v", err, c)
	}
}

func TestWorkbooksRefused(t *testing.T) {
	row := `<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>44287</v></c><c r="C2" t="inlineStr"><is><t>Sec</t></is></c></row>`
	with := func(part, text string) map[string]string {
		m := made(madeHeader + row)
		m[part] = text
		return m
	}
	without := func(part string) map[string]string {
		m := made(madeHeader + row)
		delete(m, part)
		return m
	}
	for name, c := range map[string]struct {
		parts map[string]string
		want  string
	}{
		"macros":                {with("xl/vbaProject.bin", "x"), "a workbook with macros"},
		"a path that climbs":    {with("../escape.xml", "x"), "unsafe path"},
		"no sheet part":         {without("xl/worksheets/sheet1.xml"), "a part of it is missing"},
		"no texts":              {without("xl/sharedStrings.xml"), "a part of it is missing"},
		"no workbook":           {without("xl/workbook.xml"), "a part of it is missing"},
		"a cut sheet":           {with("xl/worksheets/sheet1.xml", "<worksheet><sheetData>"+madeHeader+row), "the sheet is damaged"},
		"wrong nesting":         {with("xl/worksheets/sheet1.xml", "<worksheet><sheetData>"+madeHeader+row+"</row></worksheet>"), "not well-formed"},
		"damage behind":         {with("xl/worksheets/sheet1.xml", "<worksheet><sheetData>"+madeHeader+row+"</sheetData><a></b></worksheet>"), "not well-formed"},
		"rows out of order":     {made(madeHeader + row + row), "its rows are not in order"},
		"cells out of order":    {made(madeHeader + `<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>1</v></c></row>`), "its cells are not in order"},
		"a cell beyond":         {made(madeHeader + `<row r="2"><c r="ZZZZ2"><v>1</v></c></row>`), "its cells are not in order"},
		"a row beyond":          {made(madeHeader + `<row r="1048577"><c><v>1</v></c></row>`), "more rows than a sheet can have"},
		"a text it lacks":       {made(madeHeader + `<row r="2"><c r="A2" t="s"><v>99</v></c></row>`), "a text that it does not have"},
		"declarations":          {with("xl/worksheets/sheet1.xml", `<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>`), "declarations or comments"},
		"a piece of 2 MiB":      {made(madeHeader + `<row r="2"><c><v>` + strings.Repeat("1", 2<<20) + `</v></c></row>`), "a piece of more than 1 MiB"},
		"a cell of 65 KiB":      {made(madeHeader + `<row r="2"><c t="inlineStr"><is><t>` + strings.Repeat("x", 65<<10) + `</t></is></c></row>`), "a cell holds more than 64 KiB"},
		"deep nesting":          {made(strings.Repeat("<a>", 100)), "nested more than 64 deep"},
		"inflates beyond sense": {with("xl/sharedStrings.xml", strings.Repeat(" ", 100<<20)), "inflates to more than 200 times"},
		"no rows at all":        {with("xl/worksheets/sheet1.xml", "<worksheet/>"), "it has no rows"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := readTableFile(t, fires(t), parts(t, c.parts)); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v, want %s", err, c.want)
			}
		})
	}
}

func TestColumnLetters(t *testing.T) {
	for at, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 701: "ZZ", 702: "AAA", 16383: "XFD"} {
		if got := columnLetters(at); got != want || columnOf(want+"7") != at {
			t.Errorf("column %d is %s, want %s; and %s is column %d", at, got, want, want, columnOf(want+"7"))
		}
	}
}

// bigBook writes a workbook of n rows.
func bigBook(t testing.TB, n int) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "big.xlsx")
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	if err := w.SetRow("A1", fireColumns); err != nil {
		t.Fatal(err)
	}
	codes := []string{"AB1 1AA", "ab11ab", "AB1 2ZZ", "", "AB1"}
	for i := range n {
		cell, _ := excelize.CoordinatesToCellName(1, 2+i)
		row := []any{"INC/" + strings.Repeat("0", 4) + string(rune('A'+i%26)) + time.Unix(int64(i), 0).UTC().Format("150405.02"), 44287 + i%365, "Sec", codes[i%len(codes)], "", "crew of four, hose reel"}
		if err := w.SetRow(cell, row); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	saveBook(t, f, name)
	f.Close()
	return name
}

func TestLargeWorkbookStaysSmall(t *testing.T) {
	name := bigBook(t, 200_000)
	runtime.GC()
	var before, now runtime.MemStats
	runtime.ReadMemStats(&before)
	done := make(chan struct{})
	peak := make(chan uint64)
	go func() {
		most := uint64(0)
		for {
			select {
			case <-done:
				peak <- most
				return
			case <-time.After(5 * time.Millisecond):
				runtime.ReadMemStats(&now)
				most = max(most, now.HeapInuse)
			}
		}
	}()
	c, err := readTableFile(t, fires(t), name)
	close(done)
	most := <-peak
	if err != nil || c.rows().Read != 200_000 {
		t.Fatalf("%v", err)
	}
	const limit = 300 << 20
	if most > before.HeapInuse+limit {
		t.Errorf("200,000 rows take %d MiB, more than %d", (most-before.HeapInuse)>>20, limit>>20)
	}
	t.Logf("200,000 rows take %d MiB", (most-before.HeapInuse)>>20)
}

func BenchmarkTable(b *testing.B) {
	const rows = 50_000
	large := bigBook(b, rows)
	text := filepath.Join(b.TempDir(), "big.csv")
	if err := os.WriteFile(text, []byte(fireHeader+strings.Repeat(",01/04/2021,Sec,AB1 1AA,,crew of four\n", rows)), 0o600); err != nil {
		b.Fatal(err)
	}
	lines := filepath.Join(b.TempDir(), "big.jsonl")
	if err := os.WriteFile(lines, []byte(strings.Repeat(`{"Call Date":"01/04/2021","Fire Type":"Sec","PCode":"AB1 1AA"}`+"\n", rows)), 0o600); err != nil {
		b.Fatal(err)
	}
	for name, path := range map[string]string{"xlsx": large, "csv": text, "jsonl": lines} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := readTableFile(b, fires(b), path); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}

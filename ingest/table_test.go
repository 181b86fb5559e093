package ingest

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"assess/data"
	"assess/data/workspace"
)

// refused reads a table that has to be refused, for a reason that holds want and
// nothing of what must not be told.
func refused(t *testing.T, table *workspace.Table, name, text, want string) {
	t.Helper()
	_, err := readTable(t, table, name, text)
	if err == nil {
		t.Errorf("it is taken; want %q", want)
		return
	}
	if said := say(name, err); !strings.Contains(said, want) || strings.Contains(said, "secret") {
		t.Errorf("it is refused with %s\nwant …%s…", said, want)
	}
}

// What the shape of a file can be wrong in stops it, with the line and what to write.
func TestTablesRefused(t *testing.T) {
	row := "secret-1,01/04/2021,Sec,AB1 1AA,,secret notes\n"
	for name, c := range map[string]struct{ file, text, want string }{
		"unlisted column":       {"a.csv", strings.Replace(fireHeader, "Crew notes", "Crew notes,Caller,Phone", 1), `a.csv line 1: the columns "Caller", "Phone" are not in [source.columns] of "fire": map what is wanted, and for the rest write ignore = ["Crew notes", "Caller", "Phone"]`},
		"unmapped category":     {"a.csv", fireHeader + row + "secret-2,01/04/2021,Secc,,,\n", `a.csv line 3: the category "Secc" of column "Fire Type" is not in the map of "fire": add "Secc" = "Deliberate secondary fire" to it`},
		"missing column":        {"a.csv", strings.Replace(fireHeader, "PCode", "P Code", 1) + row, `a.csv line 1: the header has no column "PCode" (the nearest is "P Code")`},
		"no header":             {"a.csv", row + row, "none of the first 20 rows names one of the columns"},
		"duplicate header":      {"a.csv", strings.Replace(fireHeader, "Crew notes", "pcode", 1) + row, `the column "pcode" stands twice`},
		"nameless column":       {"a.csv", strings.Replace(fireHeader, "Crew notes", "", 1) + row, "a.csv line 2: column F holds something but has no name"},
		"month first":           {"a.csv", fireHeader + row + "secret-2,04/13/2021,Sec,,,\n", `a.csv line 3: the date of column "Call Date" has day and month the other way round than DD/MM/YYYY, so that others of the file may be misread: if the month stands first, write format = "MM/DD/YYYY"`},
		"two-digit years":       {"a.csv", fireHeader + "secret-2,04/03/21,Sec,,,\n", "a.csv line 2: none of the file's 1 rows can be used, this one for: the year of the date has two digits"},
		"no rows":               {"a.csv", fireHeader, "a header but no rows"},
		"empty":                 {"a.csv", "", "none of the first 20 rows"},
		"cut in the middle":     {"a.csv", fireHeader + row + `secret-2,01/04/2021,Sec,AB1 1AA,,"secret`, "cut off"},
		"cut in a field":        {"a.csv", fireHeader + row + "secret-2,01/04", "cut off"},
		"semicolons":            {"a.csv", strings.ReplaceAll(fireHeader+row, ",", ";"), "separated by semicolons"},
		"a web page":            {"a.csv", "<html><body>secret", "a web page"},
		"not UTF-8":             {"a.csv", fireHeader + "secret-2,01/04/2021,Sec,,,Caf\xe9\n", "a.csv line 2: byte 30 of the line (hexadecimal E9) is not UTF-8"},
		"zero bytes":            {"a.csv", "\x00\x00", "zero bytes"},
		"a field of 65 KiB":     {"a.csv", fireHeader + "secret-2,01/04/2021,Sec,,," + strings.Repeat("x", 65<<10) + "\n", "a.csv line 2: a field is longer than 64 KiB"},
		"a quote never closed":  {"a.csv", fireHeader + `"` + strings.Repeat("x\n", 1<<20), "longer than 1 MiB"},
		"gzip that is none":     {"a.csv.gz", fireHeader, "gzip"},
		"a workbook that is no": {"a.xlsx", fireHeader, "it is not a workbook"},
		"a workbook of macros":  {"a.xlsm", "PK", "a workbook with macros"},
		"an old workbook":       {"a.xls", "x", "save it as .xlsx"},
		"a password":            {"a.xlsx", string(oleHead) + "secret", "a workbook with a password"},
		"another form":          {"a.pdf", "x", "it is neither .csv, .xlsx nor .jsonl"},
		"JSON: unlisted key":    {"a.jsonl", `{"Call Date":"01/04/2021"}` + "\n" + `{"Call Date":"01/04/2021","Caller":"secret"}`, `a.jsonl line 2: the column "Caller" is not in [source.columns]`},
		"JSON: a list":          {"a.jsonl", `{"Call Date":["secret"]}`, `a.jsonl line 1: the column "Call Date" holds a list or an object`},
		"JSON: twice":           {"a.jsonl", `{"Call Date":"01/04/2021","call_date":"secret"}`, `has the column "call_date" twice`},
		"JSON: an array":        {"a.jsonl", `[{"Call Date":"secret"}]`, "this is not a JSON object"},
		"JSON: two on a line":   {"a.jsonl", `{"Call Date":"01/04/2021"}{}`, "something stands behind the object"},
		"JSON: cut":             {"a.jsonl", `{"Call Date":"secret`, "not whole JSON"},
		"JSON: not UTF-8":       {"a.jsonl", "{\"Call Date\":\"\xe9\"}", "is not UTF-8"},
		"JSON: a long line":     {"a.jsonl", strings.Repeat(" ", 2<<20) + "{}", "longer than 1 MiB"},
		"JSON: unmapped":        {"a.jsonl", `{"Call Date":"01/04/2021","Fire Type":"Bonfire"}`, `line 1: the category "Bonfire" of column "Fire Type"`},
	} {
		t.Run(name, func(t *testing.T) { refused(t, fires(t), c.file, c.text, c.want) })
	}
	open := fires(t)
	open.When.Date = &workspace.Moment{Column: "Call Date", Format: data.ISODate}
	t.Run("no format", func(t *testing.T) {
		refused(t, open, "a.csv", fireHeader+row, `line 2: the date of column "Call Date" can be read in two ways: write format = "DD/MM/YYYY"`)
	})
	marked := fires(t)
	marked.Flags = []workspace.Marker{{Flag: "knife", Column: "Crew notes"}}
	marked.Ignore = nil
	t.Run("a flag that is neither", func(t *testing.T) {
		refused(t, marked, "a.csv", fireHeader+row, `line 2: column "Crew notes" holds a word that is neither yes nor no`)
	})
}

// Rows that cannot be used are rejected one by one, with line and reason.
func TestRowsRejected(t *testing.T) {
	c, err := readTable(t, fires(t), "a.csv", "Deliberate fires by station,,,,,\n,,,,,\n"+ // a title and a blank row above
		strings.TrimSuffix(fireHeader, "\n")+",,\n"+ // trailing blank columns
		"F1,01/04/2021,Sec,AB1 1AA,,,,\n"+
		",,,,,,,\n"+
		"F2,31/02/2021,Sec,,,,,\n"+
		"F3,,Sec,,,,,\n"+
		"F4,01/04/2021,,,,,,\n"+
		"F5,01/04/2021,Sec\n"+
		"F6,01/04/2021,Sec,,,,,,more\n"+
		"F7,01/04/1921,Sec,,,,,\n"+
		"Incident No,Call Date,Fire Type,PCode,District,Crew notes,,\n"+ // the header again
		"Total,,,,,1,,\n")
	if err != nil {
		t.Fatal(err)
	}
	want := []rejection{
		{6, "the date is not in the calendar"}, {7, "no date"}, {8, "no category"}, {9, "the number of fields is not the header's"}, {10, "the number of fields is not the header's"},
		{11, "the year of the date is not within 1990 to 2100"}, {12, "the header again"}, {13, "a row of totals"},
	}
	if !slices.Equal(c.rejections, want) {
		t.Errorf("rejections are %v\nwant %v", c.rejections, want)
	}
	if r := c.rows(); r != (Rows{Read: 9, Loaded: 1, Rejected: 8}) || c.blanks != 1 {
		t.Errorf("rows are %+v, %d blank", r, c.blanks)
	}
	if m := c.months[data.NewMonth(2021, time.April)]; *m != (monthRows{2, 1, 1, 0}) {
		t.Errorf("April is %+v", *m) // the row without a category is of April
	}
}

func TestTwoHeaderRows(t *testing.T) {
	c, err := readTable(t, fires(t), "a.csv", "Incident,,,Place,,\n"+fireHeader+"text,date,code,text,text,text\nF1,01/04/2021,Sec,AB1 1AA,,\n")
	if err != nil {
		t.Fatal(err)
	}
	if len(c.records) != 1 || len(c.rejections) != 1 || c.rejections[0].line != 3 {
		t.Errorf("%d records, rejections %v", len(c.records), c.rejections)
	}
}

func TestCountsThatAreCountsAlready(t *testing.T) {
	table := &workspace.Table{
		Title: "Attendances", When: workspace.When{Month: &workspace.Moment{Column: "Month", Format: format(t, "MMM YYYY"), Stated: true}},
		Where: workspace.Where{Outward: "Area"}, Count: "N",
	}
	c, err := readTable(t, table, "a.csv", "Month,Area,N\nApr 2021,CM1,\"1,234\"\nMay 2021,CM1,<5\nJune 2021,cm1 1aa,n/a\nJul 2021,NFA,0\nAug 2021,SS7,3.5\nSep 2021,SS7,-1\nOct 2021,SS7,\"1,5\"\nTotal,,1234\n")
	if err != nil {
		t.Fatal(err)
	}
	var counts []int32
	var places []string
	for _, r := range c.records {
		counts, places = append(counts, r.count), append(places, r.outward)
	}
	if want := []int32{1234, notKnown, notKnown, 0}; !slices.Equal(counts, want) {
		t.Errorf("counts are %v, want %v", counts, want)
	}
	if want := []string{"CM1", "CM1", "CM1", ""}; !slices.Equal(places, want) {
		t.Errorf("areas are %q, want %q", places, want)
	}
	if len(c.rejections) != 4 || c.categories[0] != "Attendances" || c.records[0].day {
		t.Errorf("rejections are %v, categories %q", c.rejections, c.categories)
	}
}

// A force's own extract: times, flags, an offence code, grid coordinates.
func TestForceExtract(t *testing.T) {
	table := &workspace.Table{
		Title: "Crimes",
		When: workspace.When{
			From: &workspace.Moment{Column: "From", Time: "From time", Format: format(t, "DD/MM/YYYY"), Stated: true},
			To:   &workspace.Moment{Column: "To", Format: format(t, "DD/MM/YYYY HH:mm"), Stated: true},
		},
		Where: workspace.Where{Easting: "E", Northing: "N"}, Ref: "Crime",
		Category: &workspace.Mapping{Column: "Code", Map: map[string]string{"8N": "Assault"}},
		Flags:    []workspace.Marker{{Flag: "domestic_abuse", Column: "DA"}, {Flag: "knife", Column: "K"}},
		Yes:      []string{"Bladed"},
	}
	c, err := readTable(t, table, "a.csv", "Crime,From,From time,To,E,N,Code,DA,K\n"+
		"1,26/03/2021,22:00,27/03/2021 06:30,\"471,980\",239567,8N,Y,bladed\n"+
		"2,26/03/2021,25:30,,0,0,8n,N,\n"+ // half past one the next day
		"3,26/03/2021,22:00,25/03/2021 23:00,,,8N,n/k,No\n"+ // ends before it begins
		"4,26/03/2021,,27/03/2021 06:30,,,8N,,\n"+ // no time, so no span
		"5,26/03/2021,noon,,,,8N,,\n"+
		"6,26/03/2021,12:00,,900000,1,8N,,\n"+
		"7,26/03/2021,12:00,,5,,8N,,\n")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range c.records {
		s := r.span.start.at.Format("02 15:04")
		if !r.span.start.timed {
			s = r.span.start.at.Format("02") + " all day"
		}
		if !r.span.end.IsZero() {
			s += r.span.end.Format(" to 02 15:04")
		}
		got = append(got, s)
	}
	if want := []string{"26 22:00 to 27 06:30", "27 01:30", "26 22:00", "26 all day"}; !slices.Equal(got, want) {
		t.Errorf("spans are %q, want %q", got, want)
	}
	if c.reversed != 1 || len(c.rejections) != 3 {
		t.Errorf("%d reversed, rejections %v", c.reversed, c.rejections)
	}
	if f := c.records[0].flags; f != [5]answer{yes, unknown, yes, unknown, unknown} {
		t.Errorf("flags of the first are %v", f)
	}
	if f := c.records[2].flags; f[0] != unknown || f[2] != no {
		t.Errorf("flags of the third are %v", f)
	}
	if c.records[0].at == 0 || c.records[1].at != 0 {
		t.Errorf("places are %d and %d", c.records[0].at, c.records[1].at)
	}
	if refs := map[reference]bool{c.records[0].ref: true, c.records[1].ref: true}; len(refs) != 2 {
		t.Error("two references are one")
	}
}

func TestLSOAsWardsAndDistricts(t *testing.T) {
	table := fires(t)
	table.Where = workspace.Where{LSOA: "PCode", District: "District"}
	c, err := readTable(t, table, "a.csv", fireHeader+"1,01/04/2021,Sec,E01000100,E07000070,\n2,01/04/2021,Sec,n/a,Nowhere,\n3,01/04/2021,Sec,E0100,,\n")
	if err != nil {
		t.Fatal(err)
	}
	if len(c.records) != 2 || len(c.rejections) != 1 || c.strangers != 1 || c.records[0].district != "E07000070" || c.records[1].district != "" {
		t.Errorf("records %+v, rejections %v, %d strangers", c.records, c.rejections, c.strangers)
	}
	table.Where = workspace.Where{Ward: "PCode"}
	table.Ignore = append(table.Ignore, "District")
	c, err = readTable(t, table, "a.csv", fireHeader+"1,01/04/2021,Sec,E05000100,x,\n")
	if err != nil || c.records[0].ward != "E05000100" || c.records[0].at != 0 {
		t.Errorf("%v, %+v", err, c)
	}
}

func TestJSONLines(t *testing.T) {
	c, err := readTable(t, fires(t), "a.jsonl", "\uFEFF"+`{"Incident No": 17, "call_date": "01/04/2021", "Fire Type": "Sec", "PCode": null, "Crew notes": "x"}`+"\r\n\n"+
		`{"Incident No": "17", "Call Date": "02/04/2021", "Fire Type": "sec", "PCode": "AB1 1AA"}`)
	if err != nil {
		t.Fatal(err)
	}
	if r := c.rows(); r != (Rows{Read: 2, Loaded: 1, Duplicate: 1}) || c.records[0].at == 0 || c.records[0].postcode != yes {
		t.Errorf("rows are %+v, record %+v: the second should lend its place to the first", r, c.records[0])
	}
}

func TestAreaNames(t *testing.T) {
	n, err := readAreaNames([]Layer{lattice(data.Ward, 2021, 2, 1, 100)}, data.Ward)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{"sampleford  001a": "E01000101", "E05000009": "E05000009", "Elsewhere": "", "": ""} {
		if got := n.find(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
	n.names[workspace.Canonical("Sampleford 001A")] = "" // two areas of one name
	if got := n.find("Sampleford 001A"); got != "" {
		t.Errorf("a name of two areas is %q", got)
	}
	var none *areaNames
	if none.find("Sampleford") != "" || none.find("E07000070") != "E07000070" {
		t.Error("without a layer a code is known and a name is not")
	}
}

func TestReferencesOfTwoSourcesDiffer(t *testing.T) {
	key := []byte("key")
	a, b := newHasher(key, "fire").reference("17"), newHasher(key, "police").reference("17")
	other := newHasher([]byte("other"), "fire").reference("17")
	if again := newHasher(key, "fire").reference("17"); a != again || a == b || a == other || a == (reference{}) {
		t.Errorf("references are %x, %x, %x, %x", a, again, b, other)
	}
}

func TestFlagWords(t *testing.T) {
	w := newFlagWords(&workspace.Table{Yes: []string{"Racial"}, No: []string{"X"}})
	want := map[string]answer{"Y": yes, "yes": yes, "1": yes, "TRUE": yes, "racial": yes, "x": no, "": no, "0": no, "N/K": unknown}
	for _, text := range slices.Sorted(maps.Keys(want)) {
		if got, ok := w.read(text); !ok || got != want[text] {
			t.Errorf("%q is %v (%v), want %v", text, got, ok, want[text])
		}
	}
	if _, ok := w.read("maybe"); ok {
		t.Error("maybe is an answer")
	}
}

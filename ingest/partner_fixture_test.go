package ingest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"assess/data"
	"assess/data/workspace"
)

// directoryText is a directory of five postcodes: two in the lattice's first
// area, one in its second, one outside, and one without a place.
const directoryText = `pcds,doterm,oseast1m,osnrth1m
AB1 1AA,,471980,239567
AB1 1AB,201912,471985,239570
AB1 2ZZ,,478837,239664
ZZ9 9ZZ,,400000,300000
AB9 9XX,,,
`

func format(t testing.TB, s string) data.DateFormat {
	t.Helper()
	f, err := data.ParseDateFormat(s)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// fires is the table that most tests read: the one of the README.
func fires(t testing.TB) *workspace.Table {
	return &workspace.Table{
		Title: "Deliberate fires", Owner: "Sample Fire Service", Agreement: "Protocol 1", Protect: workspace.Restricted,
		When:     workspace.When{Date: &workspace.Moment{Column: "Call Date", Format: format(t, "DD/MM/YYYY"), Stated: true}},
		Where:    workspace.Where{Postcode: "PCode", District: "District"},
		Ref:      "Incident No",
		Category: &workspace.Mapping{Column: "Fire Type", Map: map[string]string{"Sec": "Deliberate secondary fire", "Prim": "Deliberate primary fire", "Car": "Deliberate primary fire"}},
		Ignore:   []string{"Crew notes"},
	}
}

const fireHeader = "Incident No,Call Date,Fire Type,PCode,District,Crew notes\n"

// partner adds a table to a field: a source that takes everything below raw/ID.
func (f *field) partner(id string, table *workspace.Table) {
	f.Helper()
	f.in.Sources = append(f.in.Sources, workspace.Source{ID: id, Kind: workspace.PartnerTable, Base: f.dir, Files: []string{"raw/" + id}, Line: 40, Table: table})
	f.in.Key = filepath.Join(f.dir, "store", "assess.key")
	name := filepath.Join(f.dir, "postcodes.csv")
	if err := os.WriteFile(name, []byte(directoryText), 0o600); err != nil {
		f.Fatal(err)
	}
	f.in.Postcodes = []workspace.Postcodes{{Files: []string{"postcodes.csv"}, Base: f.dir, Line: 50}}
}

// newPartnerField is a field with one table and no police files.
func newPartnerField(t testing.TB, table *workspace.Table) *field {
	f := newField(t)
	f.in.Sources = nil
	f.partner("fire", table)
	f.layers(lattice(data.LSOA, 2021, 3, 2, 100), lattice(data.District, 2021, 1, 1, 900))
	return f
}

// one loads a single file of the table and gives what became of it.
func (f *field) one(name, text string) FileResult {
	f.Helper()
	f.put("fire/"+name, text)
	r := f.load()
	f.sound()
	for _, file := range r.Files {
		if file.Path == "raw/fire/"+name {
			return file
		}
	}
	f.Fatalf("%s is not among the results %v", name, r.Files)
	return FileResult{}
}

// book writes a workbook whose first sheet is called Incidents.
func book(t testing.TB, name string, rows ...[]any) {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetSheetName("Sheet1", "Incidents"); err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		if err := f.SetSheetRow("Incidents", fmt.Sprint("A", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	saveBook(t, f, name)
}

func saveBook(t testing.TB, f *excelize.File, name string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := f.SaveAs(name); err != nil {
		t.Fatal(err)
	}
}

// read reads the text of a table without a store.
func readTable(t testing.TB, table *workspace.Table, name, text string) (*tableContent, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return readTableFile(t, table, path)
}

func readTableFile(t testing.TB, table *workspace.Table, path string) (*tableContent, error) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	d := &postcodes{}
	if err := d.read(context.Background(), workspace.Postcodes{}, strings.NewReader(directoryText)); err != nil {
		t.Fatal(err)
	}
	d.settle()
	find := &finder{postcodes: d, vintages: &vintages{held: map[lsoa]uint32{}}}
	r := newTableReader(workspace.Source{ID: "fire", Table: table}, find, []byte("key"))
	return r.read(context.Background(), path, f, info.Size())
}

package ingest

import (
	"fmt"
	"strings"
	"testing"

	"assess/data"
)

// The year of a file is that which holds most of its rows' codes.
func TestFilesAreDatedByTheirCodes(t *testing.T) {
	// Only 2011 has 110, only 2021 has 101 and 102; both have 100.
	bridges, err := lookups(t, "old,new\nE01000100,E01000100\nE01000110,E01000101\nE01000110,E01000102\n")
	if err != nil {
		t.Fatal(err)
	}
	v, err := readVintages(nil, bridges)
	if err != nil {
		t.Fatal(err)
	}
	for name, tc := range map[string]struct {
		codes   string // of the rows, their last three digits
		vintage int
		strays  int64
		places  string // code and vintage of each place in order
	}{
		"old":           {"100 110", 2011, 0, "100 2011, 110 2011"},
		"new":           {"100 101 102", 2021, 0, "100 2021, 101 2021, 102 2021"},
		"not decisive":  {"100 100", 2021, 0, "100 2021"},
		"unknown":       {"555 556", 0, 0, "555 0, 556 0"},
		"mostly known":  {"555 110", 2011, 0, "555 2011, 110 2011"},
		"mostly old":    {"110 110 101", 2011, 1, "110 2011, 101 2021"},
		"mostly new":    {"110 101 102", 2021, 1, "110 2011, 101 2021, 102 2021"},
		"half and half": {"110 101", 2021, 1, "110 2011, 101 2021"},
	} {
		var rows []string
		for _, c := range strings.Fields(tc.codes) {
			rows = append(rows, line("", april, "-0.95", "52.05", "E01000"+c, "Drugs"))
		}
		rows = append(rows, line("", april, "", "", "", "Drugs"))
		s, err := readText(file(rows...))
		if err != nil {
			t.Fatal(err)
		}
		vintage, strays := v.date(s)
		var places []string
		for _, p := range s.places[1:] {
			if p.lsoa != (lsoa{}) {
				places = append(places, fmt.Sprint(p.lsoa.String()[6:], " ", p.vintage))
			} else if p.vintage != 0 {
				t.Errorf("%s: a place without a code is of %d", name, p.vintage)
			}
		}
		if got := strings.Join(places, ", "); vintage != tc.vintage || strays != tc.strays || got != tc.places {
			t.Errorf("%s: of %d with %d strays, places %s; want %d, %d, %s", name, vintage, strays, got, tc.vintage, tc.strays, tc.places)
		}
	}
}

func TestVintagesAreThoseOfBoundariesAndLookups(t *testing.T) {
	bridges, err := lookups(t, "old,new\nE01000900,E01000900\n")
	if err != nil {
		t.Fatal(err)
	}
	v, err := readVintages([]Layer{lattice(data.LSOA, 2001, 2, 1, 100), lattice(data.Ward, 2025, 2, 1, 500)}, bridges)
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(v.years); got != "[2001 2011 2021]" {
		t.Errorf("years %s", got)
	}
	if v.held[code(t, "E01000101")] != 1 || v.held[code(t, "E01000900")] != 6 || v.held[code(t, "E01000500")] != 0 {
		t.Error("codes are held by other years than those of their boundary or lookup")
	}
}

func TestStraysAreTold(t *testing.T) {
	f := newField(t)
	f.lookup("E01000100,E01000100", "E01000110,E01000101", "E01000110,E01000102")
	row := func(code string) string { return line("", april, "-0.95", "52.05", code, "Drugs") }
	f.put("2021-04-sample-street.csv", file(row("E01000110"), row("E01000110"), row("E01000101")))
	r := f.load()
	if want := "raw/2021-04-sample-street.csv: most of its LSOA codes are of 2011; rows with a code of another census year: 1"; r.Files[0].Note != want {
		t.Errorf("note %q, want %q", r.Files[0].Note, want)
	}
	if got := f.query(`SELECT lsoa_vintage FROM extract`)[0]; got != "2011" {
		t.Errorf("the extract is of %s", got)
	}
}

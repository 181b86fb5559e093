package ingest

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"assess/data"
	"assess/data/workspace"
)

func code(t testing.TB, text string) lsoa {
	t.Helper()
	c, ok := parseLSOA([]byte(text))
	if !ok {
		t.Fatalf("%q is no code", text)
	}
	return c
}

// lookups writes a lookup and reads it.
func lookups(t testing.TB, text string) ([]bridge, error) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "lookup.csv")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return readLookups(context.Background(), []workspace.Lookup{{Kind: "lsoa2011-lsoa2021", File: name, From: "old", To: "new", Line: 9}})
}

//	2021   103  104  105      2011   103  104  105
//	       100  101  102             100  110--110
//
// 110 of 2011 was split into 101 and 102; 104 and 105 of 2011 were merged into
// 104; 120 became parts of 100 and of 103, and 130 and 131 have no shape.
const changes = "old,new,change\n" +
	"E01000100,E01000100,U\nE01000110,E01000102,S\nE01000110,E01000101,S\n" +
	"E01000104,E01000104,M\nE01000105,E01000104,M\nE01000103,E01000103,U\n" +
	"E01000120,E01000103,X\nE01000120,E01000100,X\n" +
	"E01000130,E01000902,S\nE01000130,E01000901,S\n"

func TestCodesComeToTheNewestVintage(t *testing.T) {
	bridges, err := lookups(t, changes)
	if err != nil {
		t.Fatal(err)
	}
	atlas, err := lattice(data.LSOA, 2021, 3, 2, 100).Open()
	if err != nil {
		t.Fatal(err)
	}
	codes := newRecoding(atlas, bridges)
	for name, tc := range map[string]struct {
		code     string
		vintage  int16
		lon, lat string
		want     string
	}{
		"unchanged":                        {"E01000100", 2011, "-0.95", "52.05", "E01000100"},
		"unchanged, the point elsewhere":   {"E01000100", 2011, "-0.75", "52.15", "E01000100"},
		"merged":                           {"E01000105", 2011, "-0.75", "52.15", "E01000104"},
		"split, in the first":              {"E01000110", 2011, "-0.85", "52.05", "E01000101"},
		"split, in the second":             {"E01000110", 2011, "-0.75", "52.05", "E01000102"},
		"split, nearest to the first":      {"E01000110", 2011, "-0.99", "52.05", "E01000101"},
		"split, nearest to the second":     {"E01000110", 2011, "-0.71", "52.19", "E01000102"},
		"split, far from both":             {"E01000110", 2011, "2.00", "51.00", "E01000102"},
		"split, no point":                  {"E01000110", 2011, "", "", "E01000101"},
		"split, no shape":                  {"E01000130", 2011, "-0.95", "52.05", "E01000901"},
		"irregular, in one":                {"E01000120", 2011, "-0.95", "52.15", "E01000103"},
		"irregular, in neither":            {"E01000120", 2011, "-0.75", "52.01", "E01000100"},
		"of the newest vintage":            {"E01000110", 2021, "-0.85", "52.05", "E01000110"},
		"of an unknown vintage":            {"E01000110", 0, "-0.85", "52.05", "E01000110"},
		"in no lookup":                     {"E01000555", 2011, "-0.85", "52.05", "E01000555"},
		"of a vintage without a lookup":    {"E01000110", 2001, "-0.85", "52.05", "E01000110"},
		"unknown code of Northern Ireland": {"95AA01S1", 2011, "-5.93", "54.59", "95AA01S1"},
	} {
		p := place{lsoa: code(t, tc.code), vintage: tc.vintage}
		p.lon, p.lat, _ = parsePoint([]byte(tc.lon), []byte(tc.lat))
		for range 2 { // the second time from what the first remembered
			if got := codes.current(p).String(); got != tc.want {
				t.Errorf("%s: %s becomes %s, want %s", name, tc.code, got, tc.want)
			}
		}
	}
}

func TestCodesComeBackToAnOlderVintage(t *testing.T) {
	bridges, err := lookups(t, changes)
	if err != nil {
		t.Fatal(err)
	}
	atlas, err := lattice(data.LSOA, 2011, 3, 2, 100).Open()
	if err != nil {
		t.Fatal(err)
	}
	codes := newRecoding(atlas, bridges)
	for from, want := range map[string]string{"E01000102": "E01000110", "E01000100": "E01000100", "E01000104": "E01000105"} {
		p := place{lsoa: code(t, from), vintage: 2021}
		p.lon, p.lat, _ = parsePoint([]byte("-0.75"), []byte("52.15")) // in 105
		if got := codes.current(p).String(); got != want {
			t.Errorf("%s becomes %s, want %s", from, got, want)
		}
	}
}

func TestLookupIsRefused(t *testing.T) {
	for text, want := range map[string]string{
		"":                              "is empty",
		"from,new\n":                    "no column old",
		"old,new\nE01000001\n":          "line 2: the row has 1 fields",
		"old,new\nE01000001,E0100000\n": `line 2: "E01000001" to "E0100000" is not a pair`,
		"old,new\n,E01000001\n":         "is not a pair",
	} {
		_, err := lookups(t, text)
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "lookup.csv") {
			t.Errorf("%q: %v, want %q with the file's name", text, err, want)
		}
	}
	_, err := readLookups(context.Background(), []workspace.Lookup{{Kind: "lsoa2021-lsoa2011", Line: 4}})
	if err == nil || !strings.Contains(err.Error(), "line 4") {
		t.Errorf("a lookup that leads back gives %v", err)
	}
}

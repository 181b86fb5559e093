package ingest

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"assess/data"
	"assess/data/workspace"
)

// TestRealFiles loads 117 published files from the folder that ASSESS_REAL_DATA
// names, where it is set. The numbers were counted with other programs: rows
// and duplicates with a CSV reader, districts by the names of the LSOAs.
func TestRealFiles(t *testing.T) {
	root := os.Getenv("ASSESS_REAL_DATA")
	if root == "" {
		return
	}
	boundary := func(layer data.Layer, vintage int, name, code, district string) workspace.Boundary {
		return workspace.Boundary{Layer: layer, Vintage: vintage, File: filepath.Join(root, "boundaries", name+".geojson.gz"), Code: code, District: district}
	}
	f := newField(t)
	f.in.Sources = []workspace.Source{{ID: "police", Kind: "police-street", Base: root, Files: []string{
		"crime/essex/*-street.csv.gz", "crime/south-yorkshire", "crime/city-of-london/**"}}}
	f.in.Layers = Layers([]workspace.Boundary{
		boundary(data.LSOA, 2011, "essex-lsoa2011", "LSOA11CD", "LADCD_ACTIVE"),
		boundary(data.LSOA, 2021, "essex-lsoa2021", "LSOA21CD", "LADCD_ACTIVE"),
		boundary(data.Ward, 2025, "essex-ward2025", "WD25CD", "LAD25CD"),
	})
	f.in.Lookups = []workspace.Lookup{{Kind: "lsoa2011-lsoa2021", File: filepath.Join(root, "lookups", "lsoa2011_lsoa2021_lad2022.csv.gz"), From: "lsoa11_code", To: "lsoa21_code"}}
	for _, r := range f.load().Files {
		if r.Outcome != Loaded {
			t.Errorf("%s is %s: %s", r.Path, r.Outcome, r.Reason)
		}
	}
	f.sound()

	got := f.query(`
		SELECT force, sum(files), sum(rows_read), sum(loaded), sum(rejected), sum(duplicate), sum(superseded), sum(without_location)
		FROM account GROUP BY force ORDER BY force`)
	want := []string{
		"city-of-london 45 28761 28465 0 296 0 2105",
		"essex 28 410352 410351 0 1 0 4120",
		"south-yorkshire 44 652082 652082 0 0 0 25147",
	}
	if !slices.Equal(got, want) {
		t.Errorf("account\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if got := f.query(`SELECT DISTINCT lsoa_vintage FROM extract WHERE force = 'essex' AND month < '2020-01-01'`); !slices.Equal(got, []string{"2011"}) {
		t.Errorf("Essex before 2020 is of %v, want 2011", got)
	}
	if got := f.query(`SELECT DISTINCT lsoa_vintage FROM extract WHERE force = 'essex' AND month > '2020-01-01'`); !slices.Equal(got, []string{"2021"}) {
		t.Errorf("Essex after 2020 is of %v, want 2021", got)
	}

	atlas, err := f.in.Layers[1].Open()
	if err != nil {
		t.Fatal(err)
	}
	byDistrict := map[data.Code]int{}
	for _, row := range f.query(`
		SELECT a.area, count(*) FROM current_incident AS i JOIN area_of_place AS a ON a.place = i.place AND a.how = 'code'
		WHERE i.force = 'essex' GROUP BY a.area`) {
		var code data.Code
		var n int
		if _, err := fmt.Sscan(row, &code, &n); err != nil {
			t.Fatal(err)
		}
		if i, ok := atlas.Lookup(code); ok {
			byDistrict[atlas.Areas[i].District] += n
		}
	}
	for district, want := range map[data.Code]int{
		"E06000033": 51512, "E07000066": 48124, "E07000071": 45376, "E06000034": 44340, "E07000070": 38339, "E07000076": 34487, "E07000072": 26834,
		"E07000067": 26233, "E07000073": 25949, "E07000077": 15253, "E07000069": 14912, "E07000068": 14260, "E07000075": 11519, "E07000074": 8338,
	} {
		if got := byDistrict[district]; got != want {
			t.Errorf("district %s has %d rows, want %d", district, got, want)
		}
	}
}

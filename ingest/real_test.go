package ingest

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"assess/data"
	"assess/data/store"
	"assess/data/workspace"
)

// TestRealFiles loads published files from the folder that ASSESS_REAL_DATA
// names, where that is set, and holds the account against counts made with
// other programs.
func TestRealFiles(t *testing.T) {
	root := os.Getenv("ASSESS_REAL_DATA")
	if root == "" {
		return
	}
	in := Input{
		Sources: []workspace.Source{{ID: "police", Kind: "police-street", Base: root, Files: []string{
			"crime/essex/*-street.csv.gz", "crime/south-yorkshire", "crime/city-of-london/*.csv.gz"}}},
		Layers: Layers([]workspace.Boundary{
			{Layer: data.LSOA, Vintage: 2011, File: filepath.Join(root, "boundaries/essex-lsoa2011.geojson.gz"), Code: "LSOA11CD", Name: "LSOA11NM"},
			{Layer: data.LSOA, Vintage: 2021, File: filepath.Join(root, "boundaries/essex-lsoa2021.geojson.gz"), Code: "LSOA21CD", Name: "LSOA21NM"},
			{Layer: data.Ward, Vintage: 2025, File: filepath.Join(root, "boundaries/essex-ward2025.geojson.gz"), Code: "WD25CD", Name: "WD25NM"},
		}),
		Lookups: []workspace.Lookup{{Kind: "lsoa2011-lsoa2021", File: filepath.Join(root, "lookups/lsoa2011_lsoa2021_lad2022.csv.gz"), From: "lsoa11_code", To: "lsoa21_code", Change: "change_code"}},
		Now:     time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC),
	}
	st, err := store.Open(context.Background(), filepath.Join(t.TempDir(), "assess.duckdb"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	result, err := Load(context.Background(), st, in, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range result.Files {
		if f.Outcome != Loaded {
			t.Errorf("%s is %s: %s", f.Path, f.Outcome, f.Reason)
		}
	}
	t.Log(result.Rows, result.Timings)
	again, err := Load(context.Background(), st, in, nil)
	t.Log(again.Changed, again.Timings, err)
	f, err := st.Checks(context.Background())
	t.Log(f, err)
	rows, err := st.QueryContext(context.Background(), `select force, lsoa_vintage, min(month), max(month), sum(rows_read)::bigint, sum(loaded)::bigint, sum(duplicate)::bigint, sum(without_location)::bigint from extract group by all order by all`)
	if err != nil {
		t.Fatal(err)
	}
	for rows.Next() {
		var a string
		var v int
		var m, n time.Time
		var b, c, d, e int64
		rows.Scan(&a, &v, &m, &n, &b, &c, &d, &e)
		t.Log(a, v, m, n, b, c, d, e)
	}
}

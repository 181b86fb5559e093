package ingest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"assess/data"
	"assess/data/store"
	"assess/data/workspace"
	"assess/geo"
)

// published is the header of the files on data.police.uk.
const published = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context"

// line is a row as it is published, with CRLF as in most files.
func line(id, month, lon, lat, code, kind string) string {
	return fmt.Sprintf("%s,%s,Sample Police,Sample Police,%s,%s,On or near Sample Street,%s,Sampleford 001A,%s,Under investigation,\r\n", id, month, lon, lat, code, kind)
}

// hexID is a Crime ID as it is published, made of a number.
func hexID(n int) string { return fmt.Sprintf("%064x", uint64(n)*0x9E3779B97F4A7C15) }

// file is a file's text: the published header and rows.
func file(rows ...string) string { return published + "\r\n" + strings.Join(rows, "") }

// field is a folder of raw files with a store beside it.
type field struct {
	testing.TB
	dir   string
	store *store.Store
	in    Input
}

// newField makes an empty one whose source takes everything below raw/.
func newField(t testing.TB) *field {
	t.Helper()
	f := &field{TB: t, dir: t.TempDir()}
	st, err := store.Open(context.Background(), filepath.Join(f.dir, "store", "assess.duckdb"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	f.store = st
	f.in = Input{
		Sources: []workspace.Source{{ID: "police", Kind: "police-street", Base: f.dir, Files: []string{"raw"}, Line: 7}},
		Now:     time.Date(2022, 2, 1, 9, 0, 0, 0, time.UTC),
	}
	return f
}

// put writes a raw file. Each write gets a later time, as a download would.
func (f *field) put(name, text string) {
	f.Helper()
	path := filepath.Join(f.dir, "raw", filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		f.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		f.Fatal(err)
	}
}

func (f *field) remove(name string) {
	f.Helper()
	if err := os.Remove(filepath.Join(f.dir, "raw", filepath.FromSlash(name))); err != nil {
		f.Fatal(err)
	}
}

func (f *field) load() Result {
	f.Helper()
	r, err := Load(context.Background(), f.store, f.in, nil)
	if err != nil {
		f.Fatal(err)
	}
	return r
}

// outcomes is what became of each file, by path below raw/.
func outcomes(r Result) map[string]Outcome {
	m := map[string]Outcome{}
	for _, f := range r.Files {
		m[strings.TrimPrefix(f.Path, "raw/")] = f.Outcome
	}
	return m
}

// query reads one column of text and numbers, row by row.
func (f *field) query(q string, args ...any) []string {
	f.Helper()
	rows, err := f.store.QueryContext(context.Background(), q, args...)
	if err != nil {
		f.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		f.Fatal(err)
	}
	var out []string
	for rows.Next() {
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			f.Fatal(err)
		}
		out = append(out, strings.TrimSuffix(fmt.Sprintln(values...), "\n"))
	}
	if err := rows.Err(); err != nil {
		f.Fatal(err)
	}
	return out
}

// sound fails the test when a check of the store fails.
func (f *field) sound() {
	f.Helper()
	failed, err := f.store.Checks(context.Background())
	if err != nil {
		f.Fatal(err)
	}
	for _, c := range failed {
		f.Errorf("check %s (%s) returns %v", c.Name, c.Title, c.Rows)
	}
}

// lattice is a layer of square areas of a tenth of a degree: columns to the
// east of -1, rows to the north of 52, numbered row by row from first.
//
//	first+3  first+4  first+5
//	first    first+1  first+2
func lattice(layer data.Layer, vintage, columns, rows, first int) Layer {
	var b strings.Builder
	b.WriteString(`{"type":"FeatureCollection","features":[`)
	for i := range columns * rows {
		if i > 0 {
			b.WriteByte(',')
		}
		x, y := -1+float64(i%columns)/10, 52+float64(i/columns)/10
		fmt.Fprintf(&b, `{"type":"Feature","properties":{"code":"E01%06d","name":"Sampleford %03dA"},"geometry":{"type":"Polygon","coordinates":[[[%[3]f,%[4]f],[%[5]f,%[4]f],[%[5]f,%[6]f],[%[3]f,%[6]f],[%[3]f,%[4]f]]]}}`,
			first+i, i, x, y, x+0.1, y+0.1)
	}
	b.WriteString(`]}`)
	spec := geo.Spec{Layer: layer, Vintage: vintage, Code: "code", Name: "name"}
	return Layer{
		Boundary: workspace.Boundary{Layer: layer, Vintage: vintage, Code: "code", Name: "name"},
		Open:     func() (*geo.Atlas, error) { return geo.Read(strings.NewReader(b.String()), spec) },
	}
}

// layers writes each layer's stand-in file, whose content is what the layer is
// known by, and configures them.
func (f *field) layers(layers ...Layer) {
	f.Helper()
	for i := range layers {
		l := &layers[i]
		atlas, err := l.Open()
		if err != nil {
			f.Fatal(err)
		}
		l.File = filepath.Join(f.dir, fmt.Sprintf("%s%d.geojson", l.Layer, l.Vintage))
		l.Line = 20 + i
		if err := os.WriteFile(l.File, []byte(fmt.Sprint(atlas.Areas)), 0o600); err != nil {
			f.Fatal(err)
		}
	}
	f.in.Layers = layers
}

// lookup configures a lookup of LSOA codes: pairs of from and to.
func (f *field) lookup(pairs ...string) {
	f.Helper()
	name := filepath.Join(f.dir, "lookup.csv")
	if err := os.WriteFile(name, []byte("lsoa11,lsoa21\n"+strings.Join(pairs, "\n")+"\n"), 0o600); err != nil {
		f.Fatal(err)
	}
	f.in.Lookups = []workspace.Lookup{{Kind: "lsoa2011-lsoa2021", File: name, From: "lsoa11", To: "lsoa21", Line: 30}}
}

//go:build unix

package ingest

import (
	"bufio"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"assess/data"
	"assess/data/store"
	"assess/data/workspace"
)

// The published files of the whole country: 43 forces over three years.
const (
	nationForces = 43
	nationMonths = 36
	nationSide   = 189 // squared, the small areas of the country
)

// nationRows is how many rows the country has: ASSESS_NATION_ROWS, as many as were
// published in three years being 17,500,000.
func nationRows(t testing.TB) int {
	text := os.Getenv("ASSESS_NATION_ROWS")
	if text == "" {
		return 1_000_000
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("ASSESS_NATION_ROWS: %v", err)
	}
	return n
}

// nation writes a country of rows into a folder: files by force and month, and
// boundaries of its small areas with as many corners as published ones.
func nation(t testing.TB, dir string, rows int) Input {
	t.Helper()
	each := rows / (nationForces * nationMonths)
	for f := range nationForces {
		for m := range nationMonths {
			month := data.NewMonth(2019, 1).Add(m).String()
			path := filepath.Join(dir, "raw", month, fmt.Sprintf("%s-force-%02d-street.csv", month, f))
			toFile(t, path, func(w *bufio.Writer) { nationMonth(w, month, f, each) })
		}
	}
	boundary := filepath.Join(dir, "lsoa.geojson")
	toFile(t, boundary, func(w *bufio.Writer) { nationAreas(w) })
	return Input{
		Sources: []workspace.Source{{ID: "police", Kind: "police-street", Base: dir, Files: []string{"raw"}, Line: 7}},
		Layers:  Layers([]workspace.Boundary{{Layer: data.LSOA, Vintage: 2021, File: boundary, Code: "code", Name: "name", Line: 9}}),
		Now:     time.Date(2022, 2, 1, 9, 0, 0, 0, time.UTC),
	}
}

func toFile(t testing.TB, path string, write func(*bufio.Writer)) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriterSize(f, 1<<20)
	write(w)
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// nationMonth writes one file. A force has 17,000 points, each in one area.
func nationMonth(w *bufio.Writer, month string, force, rows int) {
	r := rand.New(rand.NewPCG(uint64(force), uint64(len(month))))
	for _, c := range month {
		r = rand.New(rand.NewPCG(r.Uint64(), uint64(c)))
	}
	w.WriteString(published + "\r\n")
	var line, id []byte
	for range rows {
		kind := data.Categories[r.IntN(14)]
		line, id = line[:0], id[:0]
		if kind.Name != data.AntiSocialBehaviour {
			for range 4 {
				id = strconv.AppendUint(id, r.Uint64()|1<<63, 16)
			}
		}
		line = append(append(line, id...), ',')
		line = append(append(line, month...), ",Sample Police,Sample Police,"...)
		point := 17_000*force + r.IntN(17_000)
		x, y := float64(point%859)/859*12-9, float64(point/859)/859*12+49.2
		line = strconv.AppendFloat(line, x, 'f', 6, 64)
		line = strconv.AppendFloat(append(line, ','), y, 'f', 6, 64)
		line = append(line, ",On or near Sample Street,"...)
		line = append(line, nationCode(int((x+9)/12*nationSide)+nationSide*int((y-49.2)/12*nationSide))...)
		line = append(append(line, ",Sampleford 001A,"...), kind.Name...)
		line = append(line, ",Investigation complete; no suspect identified,\r\n"...)
		w.Write(line)
	}
}

func nationCode(n int) string { return fmt.Sprintf("E01%06d", n) }

// nationAreas writes a lattice over the country, each side of an area in 20 pieces.
func nationAreas(w *bufio.Writer) {
	const pieces = 20
	w.WriteString(`{"type":"FeatureCollection","features":[`)
	for i := range nationSide * nationSide {
		if i > 0 {
			w.WriteByte(',')
		}
		fmt.Fprintf(w, `{"type":"Feature","properties":{"code":%q,"name":"Sampleford %d"},"geometry":{"type":"Polygon","coordinates":[[`, nationCode(i), i)
		const side = 12.0 / nationSide
		x, y := -9+side*float64(i%nationSide), 49.2+side*float64(i/nationSide)
		for k := range 4*pieces + 1 {
			at := math.Mod(float64(k)/pieces, 4)
			dx := min(max(min(at, 3-at), 0), 1)
			dy := min(max(min(at-1, 4-at), 0), 1)
			if k > 0 {
				w.WriteByte(',')
			}
			fmt.Fprintf(w, "[%.6f,%.6f]", x+side*dx, y+side*dy)
		}
		w.WriteString("]]}}")
	}
	w.WriteString("]}")
}

// processorTime is what this process has used: on a machine that others use as well it
// says more than the clock.
func processorTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkNation loads a country, looks at it again, and takes in one more file.
func BenchmarkNation(b *testing.B) {
	dir := b.TempDir()
	in := nation(b, dir, nationRows(b))
	path := filepath.Join(dir, "store", "assess.duckdb")
	load := func(b *testing.B) (r Result) {
		before := processorTime(b)
		defer func() { b.ReportMetric(float64((processorTime(b) - before).Milliseconds()), "cpu-ms") }()
		st, err := store.Open(context.Background(), path, store.Options{})
		if err != nil {
			b.Fatal(err)
		}
		in.Layers = Layers([]workspace.Boundary{in.Layers[0].Boundary}) // as a new process has them
		if r, err = Load(context.Background(), st, in, nil); err != nil {
			b.Fatal(err)
		}
		if err := st.Close(); err != nil {
			b.Fatal(err)
		}
		return r
	}
	start := time.Now()
	r := load(b)
	b.Logf("%d rows of %d files in %v", r.Rows.Read, len(r.Files), time.Since(start).Round(time.Millisecond))
	b.Run("unchanged", func(b *testing.B) {
		for b.Loop() {
			if load(b).Changed {
				b.Fatal("changed")
			}
		}
	})
	n := 0
	b.Run("one file more", func(b *testing.B) {
		for b.Loop() {
			month := data.NewMonth(2022, 1).Add(n).String()
			n++
			toFile(b, filepath.Join(dir, "raw", month+"-force-01-street.csv"), func(w *bufio.Writer) { nationMonth(w, month, 1, 11_000) })
			if r := load(b); r.Count(Loaded) != 1 {
				b.Fatalf("%d files were loaded", r.Count(Loaded))
			}
		}
	})
}

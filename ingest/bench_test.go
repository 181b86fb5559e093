package ingest

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"assess/data"
	"assess/data/store"
)

// synthetic writes a month of rows: as many Crime IDs, points and codes as a
// published file of that length has. The points are those of a lattice of 16
// by 16 areas.
func synthetic(month string, rows int, seed uint64) string {
	r := rand.New(rand.NewPCG(seed, 1))
	var b strings.Builder
	b.Grow(rows * 230)
	b.WriteString(published + "\r\n")
	for range rows {
		kind := data.Categories[r.IntN(14)]
		id := ""
		if kind.Name != data.AntiSocialBehaviour {
			id = fmt.Sprintf("%016x%016x%016x%016x", r.Uint64(), r.Uint64(), r.Uint64(), r.Uint64())
		}
		snap := rand.New(rand.NewPCG(uint64(r.IntN(10_000)), 2))
		x, y := snap.Float64()*1.6, snap.Float64()*1.6
		fmt.Fprintf(&b, "%s,%s,Sample Police,Sample Police,%.6f,%.6f,On or near Sample Street,E01%06d,Sampleford 001A,%s,Investigation complete; no suspect identified,\r\n",
			id, month, -1+x, 52+y, 100+int(x*10)+16*int(y*10), kind.Name)
	}
	return b.String()
}

func BenchmarkReadStreet(b *testing.B) {
	text := []byte(synthetic("2021-01", 50_000, 1))
	r := newStreetReader()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := r.read(context.Background(), bytes.NewReader(text), data.NewMonth(2021, 1)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLoad reads a million rows in 60 files into a new store, then looks
// at them again.
func BenchmarkLoad(b *testing.B) {
	f := newField(b)
	for m := range 60 {
		month := data.NewMonth(2017, 1).Add(m).String()
		f.put(month+"-sample-street.csv", synthetic(month, 1_000_000/60+1, uint64(m)))
	}
	f.layers(lattice(data.LSOA, 2021, 16, 16, 100))
	n := 0
	fresh := func() *store.Store {
		n++
		st, err := store.Open(context.Background(), filepath.Join(b.TempDir(), fmt.Sprint(n), "assess.duckdb"), store.Options{})
		if err != nil {
			b.Fatal(err)
		}
		return st
	}
	b.Run("new", func(b *testing.B) {
		var rows int64
		for b.Loop() {
			st := fresh()
			f.in.Clock = func(stage string, run func() error) error {
				start := time.Now()
				err := run()
				b.ReportMetric(time.Since(start).Seconds()*1000, stage+"-ms")
				return err
			}
			r, err := Load(context.Background(), st, f.in, nil)
			if err != nil {
				b.Fatal(err)
			}
			rows += r.Rows.Loaded
			st.Close()
		}
		b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
	})
	b.Run("unchanged", func(b *testing.B) {
		f.load()
		for b.Loop() {
			if r := f.load(); r.Changed {
				b.Fatal("changed")
			}
		}
	})
}

// BenchmarkAssign joins half a million places to three layers.
func BenchmarkAssign(b *testing.B) {
	f := newField(b)
	f.layers(lattice(data.LSOA, 2011, 32, 32, 100), lattice(data.LSOA, 2021, 32, 32, 100), lattice(data.Ward, 2021, 8, 8, 1))
	err := f.store.Update(context.Background(), func(tx *store.Tx) error {
		_, err := tx.ExecContext(context.Background(), `
			INSERT INTO place SELECT i + 1, -1 + 3.2 * random(), 52 + 3.2 * random(), 0, 0, 'E01000' || (100 + i % 900), 2011
			FROM range(500000) AS t(i)`)
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		err := f.store.Update(context.Background(), func(tx *store.Tx) error {
			_, err := tx.ExecContext(context.Background(), `DELETE FROM place_area; DELETE FROM assignment`)
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := Assign(context.Background(), f.store, f.in, nil); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(4*500_000/(b.Elapsed().Seconds()/float64(b.N)), "joins/s")
}

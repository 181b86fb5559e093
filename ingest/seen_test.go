package ingest

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"assess/data"
	"assess/geo"
)

// everyFile lists the files of a field but its store.
func (f *field) everyFile() (paths []string) {
	f.Helper()
	err := filepath.WalkDir(f.dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && d.Name() == "store" {
			return fs.SkipDir
		}
		if err == nil && !d.IsDir() {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil {
		f.Fatal(err)
	}
	return paths
}

// age makes every file an hour old, as the next month finds them.
func (f *field) age() {
	f.Helper()
	for _, path := range f.everyFile() {
		then := time.Now().Add(-time.Hour)
		if err := os.Chtimes(path, then, then); err != nil {
			f.Fatal(err)
		}
	}
}

// rubbish writes over every file, whose size and date stay: who reads one sees it. Of an
// archive the list of members is left, which tells what is in it.
func (f *field) rubbish() {
	f.Helper()
	for _, path := range f.everyFile() {
		info, err := os.Stat(path)
		if err != nil {
			f.Fatal(err)
		}
		b, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		end := len(b)
		if strings.HasSuffix(path, ".zip") {
			end = bytes.Index(b, []byte("PK\x01\x02"))
		}
		for i := range end {
			b[i] = '#'
		}
		if err := os.WriteFile(path, b, 0o600); err != nil {
			f.Fatal(err)
		}
		if err := os.Chtimes(path, info.ModTime(), info.ModTime()); err != nil {
			f.Fatal(err)
		}
	}
}

// A load without news opens no file but to ask what the file system says of it: raw
// files, archives, boundaries, lookups and postcodes may all hold rubbish.
func TestWhatHasBeenSeenIsNotReadAgain(t *testing.T) {
	f := newField(t)
	f.partner("fire", fires(t))
	f.layers(lattice(data.LSOA, 2021, 3, 2, 100), lattice(data.District, 2021, 1, 1, 900))
	f.lookup("E01000100,E01000100", "E01000101,E01000101")
	april := file(line(hexID(1), "2021-04", "-0.95", "52.05", "E01000100", "Burglary"), line(hexID(2), "2021-04", "", "", "", "Robbery"))
	f.put("2021-04-sample-street.csv", april)
	f.put("2021-05-sample-street.csv.gz", gzipped(t, strings.ReplaceAll(april, "2021-04", "2021-05")))
	f.put("all.zip", zipped(t, "2021-03/2021-03-sample-street.csv", strings.ReplaceAll(april, "2021-04", "2021-03"),
		"2021-04/2021-04-sample-street.csv", april))
	f.put("fire/2021.csv", fireHeader+"1,02/04/2021,Sec,AB1 1AA,,\n")
	f.age()
	if r := f.load(); r.Count(Loaded)+r.Count(Superseded) != 5 {
		t.Fatalf("first load: %+v", r.Files)
	}
	f.sound()
	everything := []string{"account", "current_incident", "current_partner_record", "area_of_place", "extract", "named_file"}
	var before []string
	for _, view := range everything {
		before = append(before, f.query(`SELECT * FROM `+view+` ORDER BY ALL`)...)
	}

	f.rubbish()
	opened := 0
	for i := range f.in.Layers {
		f.in.Layers[i].Open = func() (*geo.Atlas, error) { opened++; return nil, errors.New("opened") }
	}
	r := f.load()
	if r.Changed || r.Count(Unchanged) != 5 || len(r.Files) != 5 || r.Rows.Read != 0 || opened > 0 {
		t.Errorf("changed %v, %d rows read, %d boundaries opened, %+v; want 5 unchanged files and nothing read", r.Changed, r.Rows.Read, opened, r.Files)
	}
	var after []string
	for _, view := range everything {
		after = append(after, f.query(`SELECT * FROM `+view+` ORDER BY ALL`)...)
	}
	if !slices.Equal(before, after) {
		t.Errorf("a load without news changed the store:\n%s\nwas\n%s", strings.Join(after, "\n"), strings.Join(before, "\n"))
	}
}

// A file named in the configuration that changes is hashed again, and one that is too new
// for its date to say so is hashed each time. Each load tells the hashes that it went by.
func TestNamedFilesAreHashedWhenTheyChange(t *testing.T) {
	f := newField(t)
	f.layers(lattice(data.LSOA, 2021, 3, 2, 100))
	f.put("2021-04-sample-street.csv", file(line(hexID(1), "2021-04", "-0.95", "52.05", "E01000100", "Burglary")))
	boundary := f.in.Layers[0].File
	told := func(r Result) {
		t.Helper()
		b, err := os.ReadFile(boundary)
		if err != nil {
			t.Fatal(err)
		}
		if want := map[string]string{boundary: fmt.Sprintf("%x", sha256.Sum256(b))}; !maps.Equal(r.Named, want) {
			t.Errorf("the load went by %v, want %v", r.Named, want)
		}
	}
	told(f.load())
	if n := f.query(`SELECT count(*) FROM named_file`); n[0] != "0" {
		t.Errorf("a file of this moment is trusted: %v", f.query(`SELECT * FROM named_file`))
	}
	f.age()
	told(f.load())
	told(f.load())
	first := f.query(`SELECT hash FROM named_file`)
	key := f.query(`SELECT min(key) FROM assignment`)
	if len(first) != 1 {
		t.Fatalf("named files %v, want the boundary", first)
	}
	b, err := os.ReadFile(boundary)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(boundary, append(b, ' '), 0o600); err != nil {
		t.Fatal(err)
	}
	then := time.Now().Add(-time.Minute)
	if err := os.Chtimes(boundary, then, then); err != nil {
		t.Fatal(err)
	}
	told(f.load())
	if again := f.query(`SELECT hash FROM named_file`); len(again) != 1 || again[0] == first[0] {
		t.Errorf("hash %v, it was %v and the file has changed", again, first)
	}
	if again := f.query(`SELECT min(key) FROM assignment`); again[0] == key[0] {
		t.Error("other boundaries join the same areas")
	}
}

// A file more costs what is in it: the partition of a changed month is replaced by a new
// one, and no other is touched.
func TestAChangedMonthReplacesItsPartitionAlone(t *testing.T) {
	f := newField(t)
	f.layers(lattice(data.LSOA, 2021, 3, 2, 100))
	for _, m := range []string{"2021-04", "2021-05", "2021-06"} {
		f.put(m+"-sample-street.csv", file(line(hexID(1), m, "-0.95", "52.05", "E01000100", "Burglary")))
	}
	f.load()
	before := f.query(`SELECT id, path, loaded_at FROM extract ORDER BY id`)
	places := f.query(`SELECT * FROM place ORDER BY id`)
	joined := f.query(`SELECT * FROM place_area ORDER BY ALL`)

	f.in.Now = f.in.Now.AddDate(0, 1, 0)
	f.put("2021-05-sample-street.csv", file(line(hexID(1), "2021-05", "-0.95", "52.05", "E01000100", "Burglary"), line(hexID(2), "2021-05", "-0.85", "52.05", "E01000101", "Robbery")))
	r := f.load()
	if r.Count(Unchanged) != 2 || r.Rows.Read != 2 {
		t.Errorf("%d files unchanged, %d rows read; want 2 and the 2 rows of May", r.Count(Unchanged), r.Rows.Read)
	}
	after := f.query(`SELECT id, path, loaded_at FROM extract ORDER BY id`)
	if len(after) != 4 || !slices.Equal(after[:3], before) {
		t.Errorf("extracts %v, want those of before and one", after)
	}
	if got := f.query(`SELECT extract, count(*) FROM incident GROUP BY extract ORDER BY extract`); !slices.Equal(got, []string{"1 1", "2 1", "3 1", "4 2"}) {
		t.Errorf("rows by extract %v, want those of the first three as they were", got)
	}
	if got := f.query(`SELECT * FROM place ORDER BY id`); len(got) != len(places)+1 || !slices.Equal(got[:len(places)], places) {
		t.Errorf("places %v, want those of before and one", got)
	}
	if got := f.query(`SELECT * FROM place_area ORDER BY ALL`); len(got) != len(joined)+2 || slices.ContainsFunc(joined, func(s string) bool { return !slices.Contains(got, s) }) {
		t.Errorf("areas of places %v, want those of before and those of the new place", got)
	}
	f.sound()
}

package sample

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// fingerprint is the paths and contents of everything below dir.
func fingerprint(t *testing.T, dir string) string {
	t.Helper()
	h := sha256.New()
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(dir, path))
		fmt.Fprintf(h, "%s %x\n", path, sha256.Sum256(text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}

// small is the least that can be planted.
func small() Params {
	return Params{Seed: 7, Districts: 2, LSOAs: 55, Wards: 6, Home: Size{45, 4}, Months: 51, Rows: 4000, Planted: true}
}

func TestWriteGivesTheSameBytesForTheSameSeed(t *testing.T) {
	prints := map[string]string{}
	for name, seed := range map[string]uint64{"first": 7, "again": 7, "other": 8} {
		p, dir := small(), t.TempDir()
		p.Seed = seed
		if _, err := Write(dir, p); err != nil {
			t.Fatal(err)
		}
		prints[name] = fingerprint(t, dir)
	}
	if prints["first"] != prints["again"] {
		t.Error("two samples of one seed differ")
	}
	if prints["first"] == prints["other"] {
		t.Error("samples of two seeds are the same")
	}
}

func TestWriteTakesOnlyANewOrEmptyFolder(t *testing.T) {
	dir := t.TempDir()
	mine := filepath.Join(dir, "mine.txt")
	if err := os.WriteFile(mine, []byte("keep"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, to := range []string{dir, mine} {
		if _, err := Write(to, small()); err == nil || !strings.Contains(err.Error(), to) {
			t.Errorf("Write to %s: error %v, want one that names it", to, err)
		}
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Errorf("a refused Write left %v, %v behind, want mine.txt alone", entries, err)
	}
}

func TestWriteRefusesWhatMakesNoPlace(t *testing.T) {
	for want, p := range map[string]Params{
		"99 forces":                    {Forces: 99},
		"2 districts in 3 forces":      {Forces: 3, Districts: 2},
		"-1 districts":                 {Districts: -1},
		"9 LSOAs":                      {Districts: 2, LSOAs: 9, Wards: 2},
		"3 wards":                      {Districts: 4, Wards: 3, LSOAs: 100},
		"601 months":                   {Months: 601},
		"-5 rows":                      {Rows: -5},
		"packing 7":                    {Packing: 7},
		"planting needs an April":      {Months: 40, Planted: true},
		"planting needs 40":            {LSOAs: 60, Planted: true},
		"planting needs loose":         {Packing: OneZip, Home: Size{LSOAs: 50}, Planted: true},
		"none before 2013-05":          {From: firstMonth - 1, Months: 12},
		"80 in the first of 1 distric": {Districts: 1, LSOAs: 90, Home: Size{LSOAs: 80}},
	} {
		dir := filepath.Join(t.TempDir(), "new")
		_, err := Write(dir, p)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Write of %+v: error %v, want %q in it", p, err, want)
		}
		if _, err := os.Stat(dir); err == nil {
			t.Errorf("a refused Write of %+v made the folder", p)
		}
	}
}

func TestNamedSamplesAreOfTheirSize(t *testing.T) {
	for name, p := range map[string]Params{"Default": Default(), "Force": Force(), "Nation": Nation()} {
		if err := p.filled().check(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	p := Default()
	w := newWorld(p)
	if len(w.new) != p.LSOAs || len(w.wards) != p.Wards || len(w.districts) != p.Districts {
		t.Errorf("%d LSOAs, %d wards, %d districts, want those of %+v", len(w.new), len(w.wards), len(w.districts), p)
	}
	residents := 0
	for i := range w.districts[0].zones[1] {
		residents += w.people[i].residents
	}
	if residents < 120_000 || residents > 140_000 {
		t.Errorf("the first district has %d residents, want about 130,000", residents)
	}
}

func TestRowsAimsAtANumber(t *testing.T) {
	p := Params{Seed: 3, Districts: 3, LSOAs: 60, Wards: 9, Forces: 2, Months: 12, Rows: 20_000, Packing: OneZip}
	truth, err := Write(t.TempDir(), p)
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for _, f := range truth.Files {
		rows += f.Rows
		if f.Member == "" || f.Path != "raw/police/archive-2022-06.zip" {
			t.Errorf("%s %s is not in the archive", f.Path, f.Member)
		}
	}
	if len(truth.Files) != 24 || rows < 19_000 || rows > 21_000 {
		t.Errorf("%d rows in %d files, want about 20,000 in 24", rows, len(truth.Files))
	}
	if truth.Rose != (Change{}) || truth.Hotspots != nil || !truth.MissingMonth.IsZero() {
		t.Errorf("nothing was to be planted, yet the truth says %+v", truth)
	}
}

func TestAssessTomlNamesOnlyFilesThatExist(t *testing.T) {
	ws := defaultSample(t)
	text, err := os.ReadFile(ws.truth.Config)
	if err != nil {
		t.Fatal(err)
	}
	named := 0
	for _, line := range strings.Split(string(text), "\n") {
		if key, value, ok := strings.Cut(line, "="); ok && strings.TrimSpace(key) == "file" {
			named++
			path := strings.Trim(strings.TrimSpace(value), `"`)
			if _, err := os.Stat(filepath.Join(ws.dir, path)); err != nil || filepath.IsAbs(path) {
				t.Errorf("assess.toml names %s: %v", path, err)
			}
		}
	}
	if named != 12 || !strings.Contains(string(text), "synthetic   = true") || !strings.Contains(string(text), "assess build 2021") {
		t.Errorf("assess.toml names %d files, want 12, a synthetic key and the command for 2021:\n%s", named, text)
	}
}

func BenchmarkWriteForce(b *testing.B) {
	rows := 0
	for b.Loop() {
		t, err := Write(filepath.Join(b.TempDir(), "ws"), Force())
		if err != nil {
			b.Fatal(err)
		}
		for _, f := range t.Files {
			rows += f.Rows
		}
	}
	b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
}

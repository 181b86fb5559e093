package ingest

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"assess/data/workspace"
)

// of is a file of one month with n burglaries at one place.
func of(month string, n int) string {
	rows := make([]string, n)
	for i := range rows {
		rows[i] = line("", month, "-0.950000", "52.050000", "E01000100", "Burglary")
	}
	return file(rows...)
}

// counted is what the store counts: force, month and rows.
func (f *field) counted() string {
	f.Helper()
	return strings.Join(f.query(`
		SELECT force || ' ' || strftime(month, '%Y-%m') || ' ' || count(*)
		FROM current_incident GROUP BY source, force, month ORDER BY source, force, month`), ", ")
}

func (f *field) want(what string, r Result, counted string, want map[string]Outcome) {
	f.Helper()
	if got := outcomes(r); !maps.Equal(got, want) {
		f.Errorf("%s: files are %v, want %v", what, got, want)
	}
	if got := f.counted(); got != counted {
		f.Errorf("%s: the store counts %q, want %q", what, got, counted)
	}
	f.sound()
}

func TestLoadTakesEachFileOnce(t *testing.T) {
	f := newField(t)
	f.put("2021-04/2021-04-sample-street.csv", of("2021-04", 3))
	f.put("2021-05/2021-05-sample-street.csv.gz", gzipped(t, of("2021-05", 2)))
	f.put("2021-05/2021-05-sample-outcomes.csv", "x")
	f.put("archive.zip", zipped(t, "2021-06/2021-06-sample-street.csv", of("2021-06", 4), "2021-06/2021-06-sample-street.csv.bak", "x"))
	var stages []string
	f.in.Clock = func(stage string, run func() error) error {
		stages = append(stages, stage)
		return run()
	}
	r := f.load()
	f.want("first", r, "sample 2021-04 3, sample 2021-05 2, sample 2021-06 4", map[string]Outcome{
		"2021-04/2021-04-sample-street.csv": Loaded, "2021-05/2021-05-sample-street.csv.gz": Loaded, "archive.zip/2021-06/2021-06-sample-street.csv": Loaded})
	if want := (Rows{Read: 9, Loaded: 9}); r.Rows != want || !r.Changed || r.Count(Loaded) != 3 {
		t.Errorf("first: %+v, changed %v", r.Rows, r.Changed)
	}
	if !slices.Equal(stages, []string{"read", "join"}) {
		t.Errorf("stages timed are %v", stages)
	}
	r = f.load()
	f.want("again", r, "sample 2021-04 3, sample 2021-05 2, sample 2021-06 4", map[string]Outcome{
		"2021-04/2021-04-sample-street.csv": Unchanged, "2021-05/2021-05-sample-street.csv.gz": Unchanged, "archive.zip/2021-06/2021-06-sample-street.csv": Unchanged})
	if r.Changed || r.Rows != (Rows{}) {
		t.Errorf("again: %+v, changed %v", r.Rows, r.Changed)
	}
}

func TestLoadDoesNotReadWhatItKnows(t *testing.T) {
	f := newField(t)
	const name = "2021-04-sample-street.csv"
	f.put(name, of("2021-04", 3))
	f.load()
	path := filepath.Join(f.dir, "raw", name)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	f.put(name, strings.Replace(of("2021-04", 3), "Burglary", "Burglery", 1)) // of the same size
	if err := os.Chtimes(path, time.Time{}, info.ModTime()); err != nil {
		t.Fatal(err)
	}
	f.want("same size and time", f.load(), "sample 2021-04 3", map[string]Outcome{name: Unchanged})

	f.put(name, of("2021-04", 3))
	later := info.ModTime().Add(time.Hour)
	if err := os.Chtimes(path, time.Time{}, later); err != nil {
		t.Fatal(err)
	}
	r := f.load()
	f.want("same content, later", r, "sample 2021-04 3", map[string]Outcome{name: Unchanged})
	if r.Changed {
		t.Error("a file that was only touched counts as a change")
	}
	if got := f.query(`SELECT modified FROM extract`)[0]; got != later.UTC().Truncate(time.Microsecond).String() {
		t.Errorf("the file is from %s, want %s", got, later.UTC())
	}
}

func TestLoadReplacesAChangedMonth(t *testing.T) {
	f := newField(t)
	const name = "2021-04-sample-street.csv"
	f.put(name, of("2021-04", 3))
	f.put("2021-05-sample-street.csv", of("2021-05", 1))
	f.load()
	f.put(name, of("2021-04", 5))
	f.in.Now = f.in.Now.AddDate(0, 1, 0)
	f.want("changed", f.load(), "sample 2021-04 5, sample 2021-05 1", map[string]Outcome{name: Loaded, "2021-05-sample-street.csv": Unchanged})
	got := f.query(`SELECT state, loaded, superseded, strftime(loaded_at, '%Y-%m'), coalesce(strftime(retired_at, '%Y-%m'), '') FROM extract WHERE month = '2021-04-01' ORDER BY id`)
	if want := []string{"withdrawn 0 3 2022-02 2022-03", "current 5 0 2022-03 "}; !slices.Equal(got, want) {
		t.Errorf("extracts %q, want %q", got, want)
	}
	if got := f.query(`SELECT files, rows_read, loaded FROM account ORDER BY month`); !slices.Equal(got, []string{"1 5 5", "1 1 1"}) {
		t.Errorf("account %q: the content that is gone still counts", got)
	}
}

func TestLoadWithdrawsWhatIsGone(t *testing.T) {
	f := newField(t)
	f.put("2021-04-sample-street.csv", of("2021-04", 3))
	f.put("2021-05-sample-street.csv", of("2021-05", 1))
	f.load()
	f.remove("2021-05-sample-street.csv")
	r := f.load()
	f.want("gone", r, "sample 2021-04 3", map[string]Outcome{"2021-04-sample-street.csv": Unchanged, "2021-05-sample-street.csv": Withdrawn})
	if !r.Changed {
		t.Error("a file that is gone is no change")
	}
	f.want("still gone", f.load(), "sample 2021-04 3", map[string]Outcome{"2021-04-sample-street.csv": Unchanged})
	f.put("2021-05-sample-street.csv", of("2021-05", 1))
	f.want("back", f.load(), "sample 2021-04 3, sample 2021-05 1", map[string]Outcome{"2021-04-sample-street.csv": Unchanged, "2021-05-sample-street.csv": Loaded})
}

func TestNewerSnapshotCounts(t *testing.T) {
	f := newField(t)
	f.put("2021-04-sample-street.csv", of("2021-04", 3))
	f.put("b.zip", zipped(t, "2021-04/2021-04-sample-street.csv", of("2021-04", 4), "2021-06/2021-06-sample-street.csv", of("2021-06", 1)))
	f.load()
	f.load()
	f.put("a.zip", zipped(t, "2021-04/2021-04-sample-street.csv", of("2021-04", 5), "2021-07/2021-07-sample-street.csv", of("2021-07", 1)))
	r := f.load()
	f.want("restated twice", r, "sample 2021-04 5, sample 2021-06 1, sample 2021-07 1", map[string]Outcome{
		"2021-04-sample-street.csv":               Unchanged,
		"b.zip/2021-04/2021-04-sample-street.csv": Superseded,
		"b.zip/2021-06/2021-06-sample-street.csv": Unchanged,
		"a.zip/2021-04/2021-04-sample-street.csv": Loaded,
		"a.zip/2021-07/2021-07-sample-street.csv": Loaded,
	})
	for _, file := range r.Files {
		if file.Outcome == Superseded && !strings.Contains(file.Reason, "raw/a.zip/2021-04/2021-04-sample-street.csv holds a newer copy") {
			t.Errorf("reason %q", file.Reason)
		}
	}
	if got := f.query(`SELECT files, rows_read, loaded, superseded FROM account WHERE month = '2021-04-01'`)[0]; got != "3 12 5 7" {
		t.Errorf("the account of April is %s, want 3 files, 12 read, 5 loaded, 7 superseded", got)
	}
	f.remove("a.zip")
	f.want("restatement withdrawn", f.load(), "sample 2021-04 4, sample 2021-06 1", map[string]Outcome{
		"2021-04-sample-street.csv":               Unchanged,
		"b.zip/2021-04/2021-04-sample-street.csv": Reinstated,
		"b.zip/2021-06/2021-06-sample-street.csv": Unchanged,
		"a.zip/2021-04/2021-04-sample-street.csv": Withdrawn,
		"a.zip/2021-07/2021-07-sample-street.csv": Withdrawn,
	})
}

func TestSameFileTwiceCountsOnce(t *testing.T) {
	f := newField(t)
	f.put("a/2021-04-sample-street.csv", of("2021-04", 3))
	f.put("b/2021-04-sample-street.csv", of("2021-04", 3))
	r := f.load()
	f.want("twice", r, "sample 2021-04 3", map[string]Outcome{"a/2021-04-sample-street.csv": Superseded, "b/2021-04-sample-street.csv": Loaded})
	if want := (Rows{Read: 6, Loaded: 3, Superseded: 3}); r.Rows != want {
		t.Errorf("rows %+v, want %+v", r.Rows, want)
	}
	if !strings.Contains(r.Files[0].Reason, "is the same file, and is counted once") {
		t.Errorf("reason %q", r.Files[0].Reason)
	}
}

func TestRefusedFileLeavesTheStore(t *testing.T) {
	f := newField(t)
	const good, bad = "2021-04-sample-street.csv", "2021-05-sample-street.csv"
	f.put(good, of("2021-04", 3))
	f.put(bad, of("2021-06", 2))
	r := f.load()
	f.want("refused", r, "sample 2021-04 3", map[string]Outcome{good: Loaded, bad: Refused})
	if want := "raw/2021-05-sample-street.csv line 2: the row is of 2021-06"; !strings.HasPrefix(r.Files[1].Reason, want) {
		t.Errorf("reason %q, want %q…", r.Files[1].Reason, want)
	}
	f.want("refused again", f.load(), "sample 2021-04 3", map[string]Outcome{good: Unchanged, bad: Refused})
	f.put(good, of("2021-04", 3)[:200])
	f.put(bad, of("2021-05", 2))
	f.want("what was held stays", f.load(), "sample 2021-04 3, sample 2021-05 2", map[string]Outcome{good: Refused, bad: Loaded})
	f.put("x.zip", zipped(t, "2021-07/2021-07-sample-street.csv", of("2021-07", 1)))
	f.load()
	f.put("x.zip", "no longer an archive")
	f.want("an archive too", f.load(), "sample 2021-04 3, sample 2021-05 2, sample 2021-07 1", map[string]Outcome{good: Refused, bad: Unchanged, "x.zip": Refused})
}

func TestUnreadableFileIsRefused(t *testing.T) {
	f := newField(t)
	f.put("2021-04-sample-street.csv", of("2021-04", 3))
	f.put("real/2021-05-sample-street.csv", of("2021-05", 3))
	if err := os.Symlink("real/2021-05-sample-street.csv", filepath.Join(f.dir, "raw", "2021-05-sample-street.csv")); err != nil {
		t.Fatal(err)
	}
	f.put("notes.csv", "x")
	f.in.Sources[0].Files = []string{"raw/*"}
	r := f.load()
	for path, want := range map[string]string{
		"raw/2021-05-sample-street.csv": "it is a symbolic link, not a plain file",
		"raw/notes.csv":                 "a street-level file is named YYYY-MM-force-street.csv",
	} {
		i := slices.IndexFunc(r.Files, func(f FileResult) bool { return f.Path == path })
		if i < 0 || r.Files[i].Outcome != Refused || !strings.HasPrefix(r.Files[i].Reason, path+": ") || !strings.Contains(r.Files[i].Reason, want) {
			t.Errorf("%s: %+v, want %q", path, r.Files, want)
		}
	}
}

func TestOtherForcesArePassedOver(t *testing.T) {
	f := newField(t)
	f.in.Forces = []string{"sample"}
	f.put("2021-04-sample-street.csv", of("2021-04", 3))
	f.put("2021-04-kent-street.csv", of("2021-04", 9))
	f.put("a.zip", zipped(t, "2021-05-kent-street.csv", of("2021-05", 9), "2021-05-sample-street.csv", of("2021-05", 1)))
	f.put("b.zip", zipped(t, "2021-06-kent-street.csv", of("2021-06", 9)))
	r := f.load()
	f.want("one force", r, "sample 2021-04 3, sample 2021-05 1", map[string]Outcome{
		"2021-04-sample-street.csv": Loaded, "2021-04-kent-street.csv": PassedOver, "a.zip/2021-05-sample-street.csv": Loaded, "b.zip": PassedOver})
	if want := "raw/2021-04-kent-street.csv: it is of the force kent, which no partnership here names"; r.Files[0].Reason != want {
		t.Errorf("reason %q, want %q", r.Files[0].Reason, want)
	}
	f.in.Forces = nil
	f.load()
	if got, want := f.counted(), "kent 2021-04 9, kent 2021-05 9, kent 2021-06 9, sample 2021-04 3, sample 2021-05 1"; got != want {
		t.Errorf("every force: the store counts %q, want %q", got, want)
	}
}

func TestSourcesAreKeptApart(t *testing.T) {
	f := newField(t)
	f.put("2021-04-sample-street.csv", of("2021-04", 3))
	second := f.in.Sources[0]
	second.ID = "second"
	f.in.Sources = append(f.in.Sources, second)
	f.load()
	if got := f.counted(); got != "sample 2021-04 3, sample 2021-04 3" {
		t.Errorf("two sources of one file: the store counts %q", got)
	}
	f.in.Sources = f.in.Sources[:1]
	f.load()
	if got := f.counted(); got != "sample 2021-04 3" {
		t.Errorf("without the second source: the store counts %q", got)
	}
	f.sound()
}

func TestDryRunKeepsNothing(t *testing.T) {
	f := newField(t)
	f.put("2021-04-sample-street.csv", of("2021-04", 3))
	f.in.DryRun = true
	r := f.load()
	if r.Count(Loaded) != 1 || r.Rows.Loaded != 3 || !r.Changed {
		t.Errorf("it would do %+v", r)
	}
	if n := f.query(`SELECT (SELECT count(*) FROM extract) + (SELECT count(*) FROM incident) + (SELECT count(*) FROM place)`)[0]; n != "1" {
		t.Errorf("%s rows in the store, want place 0 alone", n)
	}
}

func TestLoadStopsWithTheContext(t *testing.T) {
	f := newField(t)
	for m := range 12 {
		month := fmt.Sprintf("2021-%02d", m+1)
		f.put(month+"-sample-street.csv", of(month, 2000))
	}
	ctx, cancel := context.WithCancel(context.Background())
	_, err := Load(ctx, f.store, f.in, func(s Step) {
		if s.Done > s.Total/3 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Load says %v, want that it was cancelled", err)
	}
	if got := f.counted(); got != "" {
		t.Errorf("half of it stayed: %s", got)
	}
	f.load()
	if n := f.query(`SELECT count(*) FROM current_incident`)[0]; n != "24000" {
		t.Errorf("the next load counts %s, want 24000", n)
	}
	f.sound()
}

func TestProgressReachesItsEnd(t *testing.T) {
	f := newField(t)
	f.put("2021-04-sample-street.csv", of("2021-04", 3))
	f.put("2021-05-sample-street.csv", "bad")
	last := map[string]Step{}
	if _, err := Load(context.Background(), f.store, f.in, func(s Step) {
		if s.Done < last[s.Stage].Done {
			t.Errorf("it went back: %+v after %+v", s, last[s.Stage])
		}
		last[s.Stage] = s
	}); err != nil {
		t.Fatal(err)
	}
	if s := last["read"]; s.Total == 0 || s.Done != s.Total {
		t.Errorf("it ended at %+v", s)
	}
}

func TestNothingPersonalIsStored(t *testing.T) {
	f := newField(t)
	id := hexID(77)
	f.put("2021-04-sample-street.csv", file(line(id, "2021-04", "-0.95", "52.05", "E01000100", "Burglary"), strings.Replace(line(id, "2021-04", "x", "y", "", "Drugs"), ",", ",Sample Lane", 1)))
	f.load()
	if err := f.store.Close(); err != nil {
		t.Fatal(err)
	}
	kept, err := os.ReadFile(f.store.Path())
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{id[:20], "Sample Street", "Sample Lane", "Under investigation"} {
		if strings.Contains(string(kept), word) {
			t.Errorf("the store holds %q", word)
		}
	}
}

func TestLoadNeedsItsLookup(t *testing.T) {
	f := newField(t)
	f.put("2021-04-sample-street.csv", of("2021-04", 3))
	f.in.Lookups = []workspace.Lookup{{Kind: "lsoa2011-lsoa2021", File: filepath.Join(f.dir, "none.csv"), From: "a", To: "b"}}
	if _, err := Load(context.Background(), f.store, f.in, nil); err == nil || !strings.Contains(err.Error(), "none.csv") {
		t.Errorf("a lookup that is missing gives %v", err)
	}
}

package main

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"assess/data/sample"
	"assess/data/store"
)

// life is a workspace whose raw files come and go, with what undisturbed runs made of
// each state of them.
type life struct {
	*testing.T
	dir     string
	day     time.Time // on which it began, UTC
	random  *rand.Rand
	grown   bool                     // what arrives has arrived
	wanted  map[bool]undisturbed     // by whether it is
	span    map[string]time.Duration // of an undisturbed run, by command
	counted string                   // by the store, when last looked at
	output  map[string]string        // by year, when last looked at
	left    map[string]bool          // what killed commands have left
	killed  int                      // commands
	made    int                      // of them, while a new store was made
	writing int                      // of them, while an output was written
}

// undisturbed is what an undisturbed run ends with.
type undisturbed struct {
	counted string
	output  map[string]string // by year
}

// lived are the years of which there are outputs: one that is built, and one in progress,
// which a refresh brings up to date.
var lived = []string{"2021", "2022"}

// arrivals are what comes to the raw files in the course of a life: a further month, and
// a newer copy of an earlier one.
var arrivals = []string{"raw/police/2022-06/2022-06-exampleshire-street.csv", "raw/police/restated/2022-03-exampleshire-street.csv"}

// unlived is the beginning of every life, made by the first.
var (
	unlived     *life
	unlivedLock sync.Mutex
)

// newLife gives a workspace of its own, with what undisturbed runs make of it.
func newLife(t *testing.T) *life {
	t.Helper()
	// A restated month is told with the day on which it was read.
	if left := 24*time.Hour - time.Since(today()); left < 4*time.Minute {
		time.Sleep(left)
	}
	unlivedLock.Lock()
	defer unlivedLock.Unlock()
	if unlived == nil || !unlived.day.Equal(today()) {
		dir, err := os.MkdirTemp(worlds, "life-")
		if err != nil {
			t.Fatal(err)
		}
		unlived = undisturbedLife(t, dir)
	}
	l := *unlived
	l.T, l.dir, l.random = t, filepath.Join(t.TempDir(), "w"), rand.New(rand.NewPCG(6, 200))
	if err := os.CopyFS(l.dir, os.DirFS(unlived.dir)); err != nil {
		t.Fatal(err)
	}
	l.output = l.outputs()
	return &l
}

func today() time.Time { return time.Now().UTC().Truncate(24 * time.Hour) }

// undisturbedLife makes a workspace and runs every command on each state of it.
func undisturbedLife(t *testing.T, dir string) *life {
	t.Helper()
	l := &life{T: t, dir: dir, day: today(), wanted: map[bool]undisturbed{}, span: map[string]time.Duration{}}
	if _, err := sample.Write(l.dir, sample.Params{Seed: 1, Districts: 2, LSOAs: 12, Wards: 4, Months: 15, Rows: 4_000}); err != nil {
		t.Fatal(err)
	}
	l.restate()
	for range 2 {
		for _, args := range killable {
			switch args[0] {
			case "publish":
				l.toPublish()
			case "load", "build":
				l.newStore()
			}
			began := time.Now()
			if out, err := l.command(args).CombinedOutput(); err != nil {
				t.Fatalf("%s: %v: %s", args[0], err, out)
			}
			l.span[args[0]] = time.Since(began)
		}
		l.wanted[l.grown] = undisturbed{l.counts(), l.outputs()}
		if err := os.RemoveAll(l.path("pub")); err != nil {
			t.Fatal(err)
		}
		l.move(!l.grown)
	}
	for _, year := range lived {
		if l.wanted[true].output[year] == l.wanted[false].output[year] {
			t.Fatalf("what arrives makes no difference to %s", year)
		}
	}
	l.newStore()
	return l
}

func (l *life) path(name string) string { return filepath.Join(l.dir, filepath.FromSlash(name)) }

func (l *life) command(args []string) *exec.Cmd {
	c := exec.Command("assess", append(args, "--quiet", "--wait", "30s")...)
	c.Dir = l.dir
	return c
}

// newStore takes the store away.
func (l *life) newStore() {
	if err := os.RemoveAll(l.path("store")); err != nil {
		l.Fatal(err)
	}
	l.counted = ""
}

// restate writes the copy that arrives: a month without every tenth row. All that
// arrives is put away until then.
func (l *life) restate() {
	text, err := os.ReadFile(l.path("raw/police/2022-03/2022-03-exampleshire-street.csv"))
	if err != nil {
		l.Fatal(err)
	}
	i := 0
	kept := slices.DeleteFunc(strings.SplitAfter(string(text), "\n"), func(string) bool { i++; return i%10 == 0 })
	if err := os.Mkdir(filepath.Dir(l.path(arrivals[1])), 0o700); err != nil {
		l.Fatal(err)
	}
	if err := os.WriteFile(l.path(arrivals[1]), []byte(strings.Join(kept, "")), 0o600); err != nil {
		l.Fatal(err)
	}
	l.grown = true
	l.move(false)
}

// move brings what arrives, or puts it away.
func (l *life) move(in bool) {
	for _, name := range arrivals {
		from, to := l.path(filepath.Base(name)), l.path(name)
		if !in {
			from, to = to, from
		}
		if err := os.Rename(from, to); err != nil {
			l.Fatal(err)
		}
	}
	l.grown = in
}

// next changes what the next command finds: the same again, more raw files, no store, or
// no store and the raw files of the beginning. Raw files never go from under a store,
// since what it then still tells of them is no part of what a new one could.
func (l *life) next() {
	switch n := l.random.IntN(6); {
	case n < 2 && l.grown:
		l.newStore()
		l.move(false)
	case n < 4 && !l.grown:
		l.move(true)
	case n == 5:
		l.newStore()
	}
}

// counts is what the store counts, with its checks held; empty without a store.
func (l *life) counts() string {
	if _, err := os.Stat(l.path("store/assess.duckdb")); err != nil {
		return ""
	}
	st, err := store.Open(context.Background(), l.path("store/assess.duckdb"), store.Options{Threads: 1, Wait: 30 * time.Second})
	if err != nil {
		l.Fatalf("the store does not open: %v", err)
	}
	defer st.Close()
	failed, err := st.Checks(context.Background())
	if err != nil {
		l.Fatal(err)
	}
	for _, f := range failed {
		l.Errorf("check %s fails: %v", f.Name, f.Rows)
	}
	rows, err := st.QueryContext(context.Background(), `
		SELECT concat_ws(' ', source, strftime(month, '%Y-%m'), files, rows_read, loaded, rejected, duplicate, superseded, without_location) FROM account
		UNION ALL
		SELECT concat_ws(' ', strftime(i.month, '%Y-%m'), i.category, p.lsoa, count(*)) FROM current_incident AS i JOIN place AS p ON p.id = i.place GROUP BY i.month, i.category, p.lsoa
		UNION ALL
		SELECT concat_ws(' ', layer, vintage, how, area, count(*)) FROM area_of_place JOIN current_incident USING (place) GROUP BY layer, vintage, how, area
		ORDER BY ALL`)
	if err != nil {
		l.Fatal(err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			l.Fatal(err)
		}
		out = append(out, s)
	}
	if err := rows.Err(); err != nil {
		l.Fatal(err)
	}
	return strings.Join(out, "\n")
}

// outputs is what stands there of each year.
func (l *life) outputs() map[string]string {
	out := map[string]string{}
	for _, year := range lived {
		out[year] = l.outputOf(year)
	}
	return out
}

// outputOf names every file of a year's output with its hash, the manifest's without the
// time of the build; empty where there is none. The manifest must agree with the files.
func (l *life) outputOf(year string) string {
	dir := l.path("out/" + year + "/sampleford")
	found, err := hashFolder(dir)
	if os.IsNotExist(err) || len(found) == 1 && found[0].Path == "." {
		return ""
	}
	if err != nil {
		l.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "manifest.json"))
	if err != nil {
		l.Fatalf("an output without its manifest: %v", err)
	}
	var m map[string]any
	if err := json.Unmarshal(text, &m); err != nil {
		l.Fatal(err)
	}
	delete(m, "build_time")
	if text, err = json.Marshal(m); err != nil {
		l.Fatal(err)
	}
	out := []string{string(text)}
	for _, f := range found {
		if f.Path != "manifest.json" {
			out = append(out, f.Path+" "+f.SHA256)
		}
	}
	if listed, ok := m["outputs"].([]any); !ok || len(listed) != len(out)-1 {
		l.Fatalf("the manifest lists %d outputs, %d are there", len(listed), len(out)-1)
	}
	return strings.Join(out, "\n")
}

// differing shows the first lines of either text that the other does not have.
func differing(got, want string) string {
	var out []string
	for _, side := range []struct{ mark, of, against string }{{"+", got, want}, {"-", want, got}} {
		held := strings.Split(side.against, "\n")
		for _, line := range strings.Split(side.of, "\n") {
			if !slices.Contains(held, line) && len(out) < 12 {
				out = append(out, side.mark+line[:min(len(line), 300)])
			}
		}
	}
	return strings.Join(out, "\n")
}

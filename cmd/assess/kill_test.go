package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Killed with a signal that cannot be caught, at whatever point, a command leaves a
// store that opens, whose checks hold, and which counts what it counted before or what
// it was to count and nothing between; an output that is the earlier one, the new one
// or absent; and whatever it leaves beside them the next run clears away. The run that
// is not disturbed ends with the same bytes as if nothing had ever happened.
//
// ASSESS_KILLS is how many times to kill, 16 unless it says otherwise.
func TestKilledAtAnyPoint(t *testing.T) {
	kills := 16
	if s := os.Getenv("ASSESS_KILLS"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatal(err)
		}
		kills = n
	}
	l := newLife(t)
	for i := 0; l.killed < kills; i++ {
		if i > 4*kills {
			t.Fatalf("of %d commands only %d were killed before they ended", i, l.killed)
		}
		l.next()
		l.kill(i)
		if i%8 == 7 {
			l.toTheEnd()
		}
	}
	l.toTheEnd()
	t.Logf("%d kills: %d while a store was made, %d in a build's writing, %d at other points", l.killed, l.made, l.writing, l.killed-l.made-l.writing)
}

// killable are the commands that are killed.
var killable = [][]string{
	{"load"},
	{"build", "2021"},
	{"publish", "2021", "--out", "pub"},
	{"refresh"},
}

// kill starts a command, kills it and looks at what is left.
func (l *life) kill(i int) {
	args := killable[i%len(killable)]
	l.leave()
	if args[0] == "publish" {
		l.toPublish()
	}
	c := l.command(args)
	if err := c.Start(); err != nil {
		l.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	l.await(args[0], i/len(killable), ended)
	made, writing := l.there(storeAside), l.there(outputAside)+l.there(revisionAside)
	_ = c.Process.Kill() // it may have ended
	switch err := <-ended; {
	case err == nil:
	case c.ProcessState.ExitCode() >= 0:
		l.Fatalf("kill %d: %s failed by itself: %v", i, args[0], err)
	default:
		l.killed++
		l.made += made
		l.writing += writing
	}
	where := fmt.Sprintf("kill %d, in %s", i, strings.Join(args, " "))
	want := l.wanted[l.grown]
	if got := l.counts(); got != l.counted && got != want.counted {
		l.Fatalf("%s: the store counts what is neither the state before:\n%s\nnor that after:\n%s", where, differing(got, l.counted), differing(got, want.counted))
	} else {
		l.counted = got
	}
	got := l.outputs()
	for year, is := range got {
		if was, to := l.output[year], want.output[year]; is != was && is != to {
			l.Fatalf("%s: the output of %s is neither the earlier one:\n%s\nnor the new one:\n%s", where, year, differing(is, was), differing(is, to))
		}
	}
	l.output = got
	if n := l.revisions(); n > 1 {
		l.Fatalf("%s: %d revisions are published", where, n)
	}
}

// The names that appear in the course of a run: moments at which a kill may do more
// harm than at one by the clock.
const (
	storeAside    = "store/.assess.duckdb.new-*/*"
	storeLog      = "store/assess.duckdb.wal"
	outputAside   = "out/*/.sampleford.new-*"
	revisionAside = "pub/published/2021/sampleford/.public-r1.new-*"
	outputEnd     = "out/*/.sampleford.new-*/manifest.json"
)

// signs are those to wait for, by command; "" is a moment by the clock.
var signs = map[string][]string{
	"load":    {"", storeAside, storeLog},
	"build":   {"", storeAside, storeLog, outputAside, outputEnd},
	"publish": {"", revisionAside},
	"refresh": {"", storeAside, storeLog, outputAside, outputEnd},
}

// await waits until the time to kill: a random part of the command's usual span, or a
// random moment after a sign.
func (l *life) await(command string, turn int, ended chan error) {
	delay := time.Duration(l.random.Int64N(int64(l.span[command])))
	sign := signs[command][turn%len(signs[command])]
	if sign == storeAside && l.counted != "" {
		sign = storeLog // a store is there
	}
	if sign != "" {
		for range 2000 {
			if l.there(sign) > 0 || len(ended) > 0 {
				break
			}
			time.Sleep(time.Millisecond)
		}
		delay = time.Duration(l.random.Int64N(int64(30 * time.Millisecond)))
	}
	time.Sleep(delay)
}

// toPublish puts what is built where it may be published without hiding numbers from
// later builds, unless it is there.
func (l *life) toPublish() {
	if _, err := os.Stat(l.path("pub")); err == nil {
		return
	}
	if err := os.CopyFS(l.path("pub/2021"), os.DirFS(l.path("out/2021"))); err != nil {
		l.Fatal(err)
	}
	for _, left := range l.glob("pub/2021/.*") {
		if err := os.RemoveAll(left); err != nil {
			l.Fatal(err)
		}
	}
}

// revisions is how many there are of what is published: none or one, and whole.
func (l *life) revisions() int {
	found, err := shelf(l.path("pub/published/2021/sampleford")).revisions("public")
	if err != nil {
		l.Fatalf("what is published is in pieces: %v", err)
	}
	return len(found)
}

func (l *life) glob(pattern string) []string {
	found, err := filepath.Glob(l.path(pattern))
	if err != nil {
		l.Fatal(err)
	}
	return found
}

// there is 1 where a sign is seen that was not left by an earlier command, else 0.
func (l *life) there(sign string) int {
	found := l.glob(sign)
	return min(1, len(slices.DeleteFunc(found, func(name string) bool { return l.left[name] })))
}

// leave notes what killed commands have left.
func (l *life) leave() {
	l.left = map[string]bool{}
	for _, sign := range []string{storeAside, outputAside, outputEnd, revisionAside} {
		for _, name := range l.glob(sign) {
			l.left[name] = true
		}
	}
}

// toTheEnd runs a build and a refresh to their ends and looks at all that is there.
func (l *life) toTheEnd() {
	for _, args := range [][]string{{"build", "2021"}, {"refresh"}} {
		if out, err := l.command(args).CombinedOutput(); err != nil {
			l.Fatalf("after the kills %s fails: %v: %s", args[0], err, out)
		}
	}
	want := l.wanted[l.grown]
	if l.counted = l.counts(); l.counted != want.counted {
		l.Fatalf("after the kills a build counts otherwise than one that was never killed:\n%s", differing(l.counted, want.counted))
	}
	l.output = l.outputs()
	for year, is := range l.output {
		if to := want.output[year]; is != to {
			l.Fatalf("after the kills the output of %s is not that of runs that were never killed:\n%s", year, differing(is, to))
		}
	}
	l.toPublish()
	if out, err := l.command([]string{"publish", "2021", "--out", "pub"}).CombinedOutput(); err != nil || l.revisions() != 1 {
		l.Fatalf("after the kills %d revisions are published: %v: %s", l.revisions(), err, out)
	}
	for dir, known := range map[string][]string{"store": {"assess.duckdb", "assess.duckdb.lock"}, "out": lived, "out/2021": {"sampleford"}, "out/2022": {"sampleford"}, "pub/published/2021/sampleford": {"public-r1"}} {
		entries, err := os.ReadDir(l.path(dir))
		if err != nil {
			l.Fatal(err)
		}
		for _, e := range entries {
			if !slices.Contains(known, e.Name()) {
				l.Errorf("after an undisturbed run %s is left in %s", e.Name(), dir)
			}
		}
	}
	if err := os.RemoveAll(l.path("pub")); err != nil {
		l.Fatal(err)
	}
}

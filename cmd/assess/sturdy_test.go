//go:build unix

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"assess/data/store"
)

// told runs a command in the life's workspace and gives its exit code and the one
// sentence that it says; more than one fails the test.
func (l *life) told(c *exec.Cmd) (code int, sentence string) {
	l.Helper()
	var out, said bytes.Buffer
	c.Dir, c.Stdout, c.Stderr = l.dir, &out, &said
	err := c.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		l.Fatal(err)
	}
	sentence = strings.TrimSuffix(said.String(), "\n")
	if strings.Contains(sentence, "\n") || err != nil && !strings.HasPrefix(sentence, "assess: ") {
		l.Errorf("%s says %q, want one sentence of its own", c, sentence)
	}
	return c.ProcessState.ExitCode(), sentence
}

// asBefore fails the test when the store or the output is not as it was, and when the
// next run does not bring both to their end.
func (l *life) asBefore(what string) {
	l.Helper()
	if got := l.counts(); got != l.counted {
		l.Errorf("%s: the store has changed:\n%s", what, differing(got, l.counted))
	}
	for year, is := range l.outputs() {
		if was := l.output[year]; is != was {
			l.Errorf("%s: the output of %s has changed:\n%s", what, year, differing(is, was))
		}
	}
	l.toTheEnd()
}

// Where there is no room the program says so in one sentence, leaves store and output as
// they were, and goes on when there is. The limit on the size of a file, in blocks of
// 512 or 1,024 bytes, stands for a disk that is full.
func TestNoRoomOnTheDisk(t *testing.T) {
	t.Parallel()
	l := newLife(t)
	limited := func(blocks int, command string) *exec.Cmd {
		return exec.Command("sh", "-c", fmt.Sprintf("ulimit -f %d && exec assess %s --quiet", blocks, command))
	}
	l.toTheEnd()
	l.move(true)
	for _, command := range []string{"load", "build 2021"} {
		code, said := l.told(limited(16, command))
		if code != exitFailed || !strings.Contains(said, "is full") || !strings.Contains(said, "make room") {
			t.Errorf("%s without room for the store exits with %d: %s", command, code, said)
		}
		if got := l.counts(); got != l.counted {
			t.Errorf("%s without room changes the store:\n%s", command, differing(got, l.counted))
		}
	}
	l.asBefore("no room for the store")
	// The store is up to date; room for it, and none for what is written.
	code, said := l.told(limited(200, "build 2021"))
	if code != exitFailed || !strings.Contains(said, "the disk that holds "+filepath.Join("out", "2021")+" is full") {
		t.Errorf("a build without room for its output exits with %d: %s", code, said)
	}
	l.asBefore("no room for the output")
}

// What may not be read or written is named in one sentence, and nothing else changes.
func TestNotPermitted(t *testing.T) {
	t.Parallel()
	l := newLife(t)
	l.toTheEnd()
	run := l.asAnother()
	raw := l.path("raw/police/2021-05/2021-05-exampleshire-street.csv")
	if err := os.Chmod(raw, 0); err != nil {
		t.Fatal(err)
	}
	c := run("load", "--quiet")
	c.Dir = l.dir
	out, err := c.CombinedOutput()
	if c.ProcessState.ExitCode() != exitFailed || !strings.Contains(string(out), "2021-05-exampleshire-street.csv: it may not be read: permission denied") {
		t.Errorf("a raw file that may not be read: %v: %s", err, out)
	}
	if err := os.Chmod(raw, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := l.counts(); got != l.counted {
		t.Errorf("a raw file that may not be read changes the store:\n%s", differing(got, l.counted))
	}
	l.move(true) // something to load
	for _, c := range []struct {
		name, path string
		mode       os.FileMode
		command    []string
		want       string
	}{
		{"store's folder", "store", 0o500, []string{"load"}, "may not be written to: permission denied"},
		{"store", "store/assess.duckdb", 0o000, []string{"load"}, "may not be opened: permission denied"},
		{"raw folder", "raw/police/2021-05", 0o000, []string{"load"}, "permission denied"},
		{"output", "out/2021", 0o500, []string{"build", "2021"}, "permission denied"},
	} {
		info, err := os.Stat(l.path(c.path))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(l.path(c.path), c.mode); err != nil {
			t.Fatal(err)
		}
		code, said := l.told(run(append(c.command, "--quiet")...))
		if code != exitFailed || !strings.Contains(said, c.want) {
			t.Errorf("%s of mode %v: exit %d: %s", c.name, c.mode, code, said)
		}
		if err := os.Chmod(l.path(c.path), info.Mode()); err != nil {
			t.Fatal(err)
		}
	}
	l.counted = l.counts() // the build that could not write its output had loaded
	if l.counted != l.wanted[true].counted {
		t.Error("a build that may not write its output does not load")
	}
	l.asBefore("after all that was not permitted")
}

// A signal to stop ends a command soon, with exit code 1 and one sentence; a store and
// an output are as before or as after.
func TestToldToStop(t *testing.T) {
	l := newLife(t)
	for i, signal := range []os.Signal{os.Interrupt, terminate, os.Interrupt, terminate, terminate} {
		l.newStore()
		c := exec.Command("assess", "build", "2021", "--quiet")
		go func() {
			for range 60_000 { // until it is at work
				if _, err := os.Stat(l.path("store")); err == nil {
					break
				}
				time.Sleep(time.Millisecond)
			}
			time.Sleep(l.span["build"] * time.Duration(i) / 6)
			_ = c.Process.Signal(signal) // it may have ended
		}()
		code, said := l.told(c)
		if code != exitDone && (code != exitFailed || !strings.HasPrefix(said, "assess: stopped; the store and earlier output are as they were")) {
			t.Errorf("%v after %d sixths of a build: exit %d: %s", signal, i, code, said)
		}
		if got := l.counts(); got != "" && got != l.wanted[l.grown].counted {
			t.Errorf("%v after %d sixths of a build leaves a store between two states", signal, i)
		}
	}
	l.toTheEnd()
}

// Commands that meet on one store wait for each other and all succeed; one that may not
// wait says who has the store, in one sentence, with exit code 4. So does one that meets
// a program that only reads.
func TestCommandsThatMeet(t *testing.T) {
	l := newLife(t)
	l.newStore()
	together := [][]string{{"build", "2021"}, {"load"}, {"build", "2021", "--out", "elsewhere"}, {"load"}, {"check"}}
	ended := make(chan error, len(together))
	for _, args := range together {
		c := l.command(args)
		c.Args = append(c.Args, "--wait", "3m")
		go func() {
			out, err := c.CombinedOutput()
			if err != nil {
				err = fmt.Errorf("%s: %w: %s", args[0], err, out)
			}
			ended <- err
		}()
	}
	for range together {
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}
	l.toTheEnd()

	reader := exec.Command("read-store", l.path("store/assess.duckdb"))
	in, err := reader.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := reader.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := reader.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadFull(out, make([]byte, len("reading\n"))); err != nil {
		t.Fatal(err)
	}
	for _, command := range [][]string{{"load"}, {"build", "2021"}, {"check"}} {
		code, said := l.told(exec.Command("assess", append(command, "--wait", "100ms")...))
		if code != exitInUse || !strings.Contains(said, fmt.Sprintf("(pid %d", reader.Process.Pid)) || !strings.Contains(said, "--wait") {
			t.Errorf("%s while another program reads exits with %d: %s", command[0], code, said)
		}
	}
	time.AfterFunc(300*time.Millisecond, func() { in.Close() })
	if code, said := l.told(exec.Command("assess", "load", "--quiet", "--wait", "1m")); code != exitDone {
		t.Errorf("after the reader has ended a load that waited exits with %d: %s", code, said)
	}
	if err := reader.Wait(); err != nil {
		t.Error(err)
	}
	l.toTheEnd()
}

// readStore is a program of the tests that stands for DuckDB's shell: it opens a store
// to read, says so, and holds it until its input ends.
func readStore() {
	st, err := store.Open(context.Background(), os.Args[1], store.Options{ReadOnly: true})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println("reading")
	_, _ = io.Copy(io.Discard, os.Stdin)
	if err := st.Close(); err != nil {
		os.Exit(1)
	}
}

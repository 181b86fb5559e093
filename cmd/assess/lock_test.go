package main

import (
	"bufio"
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

// holdLock is a program of the tests: it takes the lock of the store that its argument
// names, says so, and holds it until its input ends.
func holdLock() {
	l, err := takeLock(context.Background(), os.Args[1], "assess refresh", 0)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println("held")
	_, _ = io.Copy(io.Discard, os.Stdin)
	if err := l.release(); err != nil {
		os.Exit(1)
	}
}

// holder starts a process that holds the lock of a store and gives the way to end it.
func holder(t *testing.T, path string) (c *exec.Cmd, end func()) {
	t.Helper()
	c = exec.Command("hold-lock", path)
	c.Stderr = os.Stderr
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "held\n" {
		t.Fatalf("the holder says %q, %v", line, err)
	}
	return c, func() { in.Close(); _ = c.Wait() }
}

// A second command is told who is at work and since when, and has the lock as soon as
// the first ends, well or killed.
func TestOneCommandAtATime(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store", "assess.duckdb")
	first, end := holder(t, path)
	_, err := takeLock(context.Background(), path, "assess load", 0)
	if !errors.Is(err, store.ErrInUse) || exitCode(err) != exitInUse {
		t.Fatalf("a lock that is held gives %v", err)
	}
	for _, want := range []string{"assess refresh", fmt.Sprintf("pid %d", first.Process.Pid), "since 2", "--wait"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("the refusal %q does not say %q", err, want)
		}
	}
	go func() { time.Sleep(50 * time.Millisecond); end() }()
	l, err := takeLock(context.Background(), path, "assess load", 20*time.Second)
	if err != nil {
		t.Fatalf("the lock of a process that ended is not had: %v", err)
	}
	if err := l.release(); err != nil {
		t.Fatal(err)
	}

	killed, _ := holder(t, path)
	if err := killed.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = killed.Wait()
	if b, err := os.ReadFile(path + ".lock"); err != nil || !strings.Contains(string(b), "assess refresh") {
		t.Fatalf("a killed process leaves %q, %v", b, err)
	}
	if l, err = takeLock(context.Background(), path, "assess load", 0); err != nil {
		t.Fatalf("the lock of a killed process is not taken over: %v", err)
	}
	defer l.release()
	info, err := os.Stat(path + ".lock")
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the lock's file has %v, %v", info.Mode(), err)
	}
}

// Whatever lies in the lock's file, a refusal is one sentence that can be printed.
func TestOwnerIsToldInPlainWords(t *testing.T) {
	since := time.Date(2026, 4, 2, 5, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		owner lockOwner
		want  string
	}{
		"known":             {lockOwner{7, "analysis-1", since, "assess build"}, "assess build (pid 7 on analysis-1, since 2026-04-02 05:00:00 UTC)"},
		"nobody":            {lockOwner{}, "another assess"},
		"escape in command": {lockOwner{7, "h", since, "assess \x1b[31m"}, "another assess (pid 7 on h, since 2026-04-02 05:00:00 UTC)"},
		"lines in host":     {lockOwner{7, "h\nx", since, "assess load"}, "assess load (pid 7, since 2026-04-02 05:00:00 UTC)"},
	} {
		if got := c.owner.String(); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	for _, text := range []string{"", "{", "null", `{"pid":"x"}`, strings.Repeat("[", 10_000)} {
		path := filepath.Join(t.TempDir(), "lock")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := readOwner(path).String(); got != "another assess" {
			t.Errorf("the file %.20q names %q", text, got)
		}
	}
}

// A lock that is a link or a folder is refused and not followed.
func TestLockIsAPlainFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "assess.duckdb")
	if err := os.Symlink(filepath.Join(dir, "elsewhere"), path+".lock"); err != nil {
		t.Fatal(err)
	}
	if _, err := takeLock(context.Background(), path, "assess load", 0); err == nil {
		t.Error("a link was taken for a lock")
	}
	if _, err := os.Lstat(filepath.Join(dir, "elsewhere")); err == nil {
		t.Error("the link was followed")
	}
}

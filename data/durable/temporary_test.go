package durable

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// TestMain lets the test program make a temporary folder and wait to be killed.
func TestMain(m *testing.M) {
	parent := os.Getenv("DURABLE_TEST_HOLD")
	if parent == "" {
		os.Exit(m.Run())
	}
	dir, _, err := Temporary(parent, ".here.new-")
	if err == nil {
		err = text("half")(dir)
	}
	fmt.Println(dir, err)
	os.Stdin.Read(make([]byte, 1))
	os.Exit(1)
}

// maker starts a process that makes a temporary folder in parent.
func maker(t *testing.T, parent string) (dir string, kill func()) {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), "DURABLE_TEST_HOLD="+parent)
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
	t.Cleanup(func() { in.Close() })
	said, err := bufio.NewReader(out).ReadString('\n')
	dir, problem, _ := strings.Cut(strings.TrimSpace(said), " ")
	if err != nil || problem != "<nil>" {
		t.Fatalf("the other process says %q (%v)", said, err)
	}
	return dir, func() {
		if err := c.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		c.Wait() // killed: an error
	}
}

// What a live process is filling is left alone; what a killed one left is removed by
// the next that writes to the same place, and by no other.
func TestWhatTheDeadLeftIsRemoved(t *testing.T) {
	parent := t.TempDir()
	dir, kill := maker(t, parent)
	at := filepath.Join(parent, "here")
	if err := ReplaceFolder(at, text("mine")); err != nil {
		t.Fatal(err)
	}
	if got, want := names(t, parent), []string{filepath.Base(dir), "here"}; !slices.Equal(got, want) {
		t.Fatalf("while the other is at work there are %q, want %q", got, want)
	}
	kill()
	if err := ReplaceFolder(filepath.Join(parent, "there"), text("yours")); err != nil {
		t.Fatal(err)
	}
	if got := names(t, parent); len(got) != 3 || holds(t, dir) != "half" {
		t.Fatalf("another folder's run leaves %q, want all three", got)
	}
	failed := errors.New("no")
	if err := ReplaceFolder(at, func(string) error { return failed }); !errors.Is(err, failed) {
		t.Fatal(err)
	}
	if got, want := names(t, parent), []string{"here", "there"}; !slices.Equal(got, want) || holds(t, at) != "mine" {
		t.Errorf("after the next run there are %q, want %q", got, want)
	}
}

func TestFilesAreWholeOrAbsent(t *testing.T) {
	dir := t.TempDir()
	at := filepath.Join(dir, "new", "a.txt")
	write := func(s string, err error) func(io.Writer) error {
		return func(w io.Writer) error {
			_, e := io.WriteString(w, s)
			return errors.Join(e, err)
		}
	}
	failed := errors.New("no")
	check := func(step, want string, err error) {
		t.Helper()
		b, _ := os.ReadFile(at)
		if err != nil || string(b) != want || len(names(t, filepath.Dir(at))) != min(1, len(want)) {
			t.Fatalf("%s: %v, it holds %q, want %q and nothing beside it: %q", step, err, b, want, names(t, filepath.Dir(at)))
		}
	}
	is := func(err, want error) error {
		if errors.Is(err, want) {
			return nil
		}
		return fmt.Errorf("the error is %v, want %v", err, want)
	}
	check("creating failed", "", is(CreateFile(at, write("half", failed)), failed))
	check("created", "one", CreateFile(at, write("one", nil)))
	check("created again", "one", is(CreateFile(at, write("two", nil)), fs.ErrExist))
	check("replaced", "three", ReplaceFile(at, write("three", nil)))
	check("replacing failed", "three", is(ReplaceFile(at, write("half", failed)), failed))
	if info, err := os.Stat(at); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("it is %v (%v), want it for its owner alone", info.Mode(), err)
	}
}

func TestNoRoomIsOneSentence(t *testing.T) {
	for _, errno := range noRoom {
		err := ReplaceFolder(filepath.Join(t.TempDir(), "here"), func(d string) error {
			return fmt.Errorf("write a table: %w", &fs.PathError{Op: "write", Path: filepath.Join(d, "a.csv"), Err: errno})
		})
		var full *FullError
		if !errors.As(err, &full) || !errors.Is(err, errno) || !strings.Contains(err.Error(), "make room and run it again") || strings.Contains(err.Error(), ".here.new-") {
			t.Errorf("%v is told as %q", errno, err)
		}
	}
	other := errors.New("no")
	if err := plain("here", other); err != other {
		t.Errorf("%v became %v", other, err)
	}
	if err := plain("here", syscall.EACCES); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("permission denied became %v", err)
	}
}

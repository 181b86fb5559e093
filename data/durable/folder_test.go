package durable

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// text is a filling that writes one file.
func text(s string) func(string) error {
	return func(d string) error { return os.WriteFile(filepath.Join(d, "a.txt"), []byte(s), 0o600) }
}

func holds(t *testing.T, dir string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, "a.txt"))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// names lists what lies in a folder.
func names(t *testing.T, dir string) (out []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func TestReplaceFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "2021", "here")
	for _, s := range []string{"first", "second"} {
		if err := ReplaceFolder(dir, text(s)); err != nil || holds(t, dir) != s {
			t.Fatalf("holds %q after %v; want %q", holds(t, dir), err, s)
		}
	}
	failure := errors.New("no")
	err := ReplaceFolder(dir, func(d string) error { return errors.Join(text("third")(d), failure) })
	if !errors.Is(err, failure) || holds(t, dir) != "second" {
		t.Errorf("after a failure the folder holds %q, %v; want the earlier output and the error", holds(t, dir), err)
	}
	if left := names(t, filepath.Dir(dir)); len(left) != 1 {
		t.Errorf("beside the output lies %q; want it alone", left)
	}
	if info, err := os.Stat(dir); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the folder is %v (%v), want it for its owner alone", info.Mode(), err)
	}
}

// Where names cannot be exchanged there is a moment without the folder. Stopped at any
// step, the next run brings back the earlier folder or goes on from the new one.
func TestASwapWithoutExchange(t *testing.T) {
	without := func(string, string) error { return errors.ErrUnsupported }
	parent := t.TempDir()
	dir, aside, temporary := filepath.Join(parent, "here"), filepath.Join(parent, ".here.old"), filepath.Join(parent, ".here.new-1")
	put := func(where, what string) {
		t.Helper()
		if err := errors.Join(os.MkdirAll(where, 0o700), text(what)(where)); err != nil {
			t.Fatal(err)
		}
	}
	put(dir, "first")
	put(temporary, "second")
	if err := swap(temporary, dir, aside, without); err != nil || holds(t, dir) != "second" || len(names(t, parent)) != 1 {
		t.Fatalf("after %v the folder holds %q, beside it %q", err, holds(t, dir), names(t, parent))
	}
	for name, stopped := range map[string]struct {
		there []string // folders that lie about
		want  string
	}{
		"before":          {[]string{dir, temporary}, dir},
		"between":         {[]string{aside, temporary}, aside},
		"after":           {[]string{dir, aside}, dir},
		"at the very end": {[]string{dir}, dir},
	} {
		t.Run(name, func(t *testing.T) {
			for _, at := range []string{dir, aside, temporary} {
				if err := os.RemoveAll(at); err != nil {
					t.Fatal(err)
				}
			}
			for _, at := range stopped.there {
				put(at, filepath.Base(at))
			}
			err := ReplaceFolder(dir, func(d string) error {
				if got := holds(t, dir); got != filepath.Base(stopped.want) {
					t.Errorf("the next run starts from %q, want %q", got, filepath.Base(stopped.want))
				}
				return text("third")(d)
			})
			if err != nil || holds(t, dir) != "third" || len(names(t, parent)) != 1 {
				t.Errorf("after %v the folder holds %q, beside it %q", err, holds(t, dir), names(t, parent))
			}
		})
	}
}

func TestWhatIsNoFolderIsNotWrittenOver(t *testing.T) {
	parent := t.TempDir()
	file, link := filepath.Join(parent, "file"), filepath.Join(parent, "link")
	if err := errors.Join(os.WriteFile(file, []byte("mine"), 0o600), os.Symlink(parent, link)); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{file, link, filepath.Join(file, "below")} {
		if err := ReplaceFolder(dir, text("x")); err == nil {
			t.Errorf("%s was written over", filepath.Base(dir))
		}
	}
	if b, err := os.ReadFile(file); string(b) != "mine" || len(names(t, parent)) != 2 {
		t.Errorf("the file holds %q (%v), beside it lies %q", b, err, names(t, parent))
	}
}

// What a program that was stopped left beside a folder is cleared, and the folder brought
// back, without writing it anew; where nothing was left nothing happens.
func TestSettleEndsWhatWasBegun(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "out")
	if err := Settle(dir); err != nil {
		t.Fatal(err)
	}
	if left := names(t, parent); len(left) != 0 {
		t.Fatalf("%q is there and nothing was", left)
	}
	for _, c := range []struct {
		there []string
		want  string
	}{
		{[]string{"out", ".out.new-1"}, "out"},      // stopped while it filled, or after the exchange
		{[]string{".out.old", ".out.new-1"}, "old"}, // between the two names
		{[]string{"out", ".out.old"}, "out"},        // before the earlier one was removed
	} {
		for _, name := range c.there {
			if err := os.MkdirAll(filepath.Join(parent, name, name[len(name)-3:]), 0o700); err != nil {
				t.Fatal(err)
			}
		}
		if err := Settle(dir); err != nil {
			t.Fatal(err)
		}
		if left := names(t, parent); len(left) != 1 || left[0] != "out" {
			t.Errorf("of %q %q is left, want out alone", c.there, left)
		}
		if in := names(t, dir); len(in) != 1 || in[0] != c.want {
			t.Errorf("of %q out holds %q, want %s", c.there, in, c.want)
		}
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
	}
}

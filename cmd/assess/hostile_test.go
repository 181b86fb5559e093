package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"assess/data"
	"assess/data/sample"
)

// ran is what a run of the program gave.
type ran struct {
	code     int
	out, err string
}

// said is all that it said.
func (r ran) said() string { return r.out + r.err }

// runIn runs a command line of the shell in a folder.
func runIn(t *testing.T, dir, line string) ran {
	t.Helper()
	var out, err bytes.Buffer
	c := exec.Command("sh", "-c", line)
	c.Dir, c.Stdout, c.Stderr = dir, &out, &err
	failed := c.Run()
	var exit *exec.ExitError
	if failed != nil && !errors.As(failed, &exit) {
		t.Fatal(failed)
	}
	return ran{c.ProcessState.ExitCode(), out.String(), err.String()}
}

// done runs a command line that has to succeed.
func done(t *testing.T, dir, line string) ran {
	t.Helper()
	r := runIn(t, dir, line)
	if r.code != 0 {
		t.Fatalf("%s: exit %d\n%.2000s", line, r.code, r.said())
	}
	return r
}

// partnerWorkspace is a synthetic workspace with every kind of source, small enough to
// be built a few times.
func partnerWorkspace(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "w")
	if _, err := sample.Write(dir, sample.Params{Seed: 1, Districts: 2, LSOAs: 120, Wards: 16, Rows: 5_000, Planted: true}); err != nil {
		t.Fatal(err)
	}
	// The analyst's text speaks of figures that so little data does not give.
	rewrite(t, filepath.Join(dir, "profile.toml"), func(s string) string { return strings.Replace(s, "\nnarrative ", "\n# narrative ", 1) })
	return dir
}

// rewrite changes a file of a workspace.
func rewrite(t *testing.T, path string, change func(string) string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	now := change(string(text))
	if now == string(text) {
		t.Fatalf("nothing of %s is changed", path)
	}
	if err := os.WriteFile(path, []byte(now), 0o600); err != nil {
		t.Fatal(err)
	}
}

// The libraries that import what could reach the network: the bar's has a function that
// downloads, which is not called; the others know the form of addresses.
var reaching = map[string][]string{
	"net/http": {"github.com/schollz/progressbar/"},
	"net":      {"github.com/spf13/pflag", "github.com/mitchellh/mapstructure"},
	"net/rpc":  nil, "net/smtp": nil, "os/exec": nil, "plugin": nil,
}

// Nothing of the program's own reaches the network or starts another program, and no
// library does but for those above.
func TestNothingReachesTheNetwork(t *testing.T) {
	list := done(t, ".", `go list -deps -f '{{$p := .ImportPath}}{{range .Imports}}{{$p}} {{.}}{{"\n"}}{{end}}' .`).out
	importers := map[string][]string{}
	for line := range strings.Lines(list) {
		if from, to, ok := strings.Cut(strings.TrimSpace(line), " "); ok {
			importers[to] = append(importers[to], from)
		}
	}
	if len(importers["fmt"]) < 20 {
		t.Fatalf("%d packages import fmt: the list is not read", len(importers["fmt"]))
	}
	for name, may := range reaching {
		for _, from := range importers[name] {
			own, library := strings.HasPrefix(from, "assess/"), strings.Contains(from, ".") && !strings.HasPrefix(from, "vendor/")
			if own || library && !slices.ContainsFunc(may, func(m string) bool { return strings.HasPrefix(from, m) }) {
				t.Errorf("%s imports %s", from, name)
			}
		}
	}
	for _, from := range importers["assess/data/hostile"] {
		t.Errorf("%s imports assess/data/hostile, which is for tests", from)
	}
}

// Text of a message never acts on the terminal.
func TestMessagesAreText(t *testing.T) {
	var out, err bytes.Buffer
	u := &terminal{out: &out, err: &err}
	const name = "a\x1b[2J\nassess: all is well\r\u202e"
	u.result("%s: loaded", name)
	u.note("%s", name)
	u.warn("%q and %s", name, name)
	u.failure(errors.New(name + "."))
	if e := u.line(map[string]string{"path": name + "\x7f\u009b"}); e != nil {
		t.Fatal(e)
	}
	for _, text := range []string{out.String(), err.String()} {
		for line := range strings.Lines(text) {
			line = strings.TrimSuffix(line, "\n")
			if data.Shown(line) != line || strings.HasPrefix(line, "assess: all") {
				t.Errorf("a line is %q", line)
			}
		}
	}
	if n := strings.Count(out.String()+err.String(), "\n"); n != 5 {
		t.Errorf("%d lines for 5 messages", n)
	}
}

// privateBelow fails for every file and folder that others could open.
func privateBelow(t *testing.T, root string) {
	t.Helper()
	n := 0
	err := filepath.Walk(root, func(path string, info os.FileInfo, err error) error {
		if err != nil {
			return err
		}
		if n++; info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s is %v", path, info.Mode())
		}
		return nil
	})
	if err != nil || n < 3 {
		t.Errorf("%d files were looked at: %v", n, err)
	}
}

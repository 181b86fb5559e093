package strict

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"assess/data/hostile"
)

type shape struct {
	Name  string            `toml:"name"`
	Part  []shape           `toml:"part"`
	Map   map[string]string `toml:"map"`
	Names []string          `toml:"names"`
	Other *shape            `toml:"other"`
}

var shapeKeys = Keys{"": {"name", "part", "map", "names", "other"}, "part": {"name", "part", "map", "names", "other"}}

// memory is what a decoder may take: it builds its tree of the text several times over,
// and the places of unknown keys are looked for from the start.
var memory = hostile.Bound{Base: 32 << 20, Factor: 2_000}

func decode(t testing.TB, text string) error {
	var err error
	hostile.Watch(t, len(text), memory, func() { _, err = Decode("a.toml", []byte(text), &shape{}, shapeKeys) })
	if err != nil {
		hostile.Sentence(t, err)
		var e *Error
		if !errors.As(err, &e) || e.File != "a.toml" {
			t.Errorf("%v has no place", err)
		}
	}
	return err
}

// Each limit below, at and above it.
func TestLimits(t *testing.T) {
	keys := func(n int) string {
		var b strings.Builder
		b.WriteString("[map]\n")
		for i := range n - 1 {
			fmt.Fprintf(&b, "k%d = \"\"\n", i)
		}
		return b.String()
	}
	tables := func(n int) string { return strings.Repeat("[[part]]\n", n) }
	line := func(n int) string { return `name = "` + strings.Repeat("x", n-9) + `"` }
	comments := func(n int) string {
		return strings.Repeat("#"+strings.Repeat("x", 1022)+"\n", n>>10) + strings.Repeat("#", n%1024)
	}
	for _, c := range []struct {
		name string
		text func(n int) string
		at   int
		want string
	}{
		{"keys", keys, maxKeys, ":5001:1: more than 5,000 keys"},
		{"tables", tables, maxKeys, ":5001:1: more than 5,000 keys"},
		{"line", line, maxLine, ":1:1: the line is longer than 256 KiB"},
		{"dots", func(n int) string { return "[map]\na" + strings.Repeat(".a", n) + " = 1" }, maxDots, ":2:1: the key has more than 100 dots"},
		{"file", comments, maxBytes, "larger than 4 MiB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, n := range []int{c.at - 1, c.at} {
				if err := decode(t, c.text(n)); err != nil && strings.Contains(err.Error(), c.want[len(":1:1: "):]) {
					t.Errorf("%d: %.200v", n, err)
				}
			}
			if err := decode(t, c.text(c.at+1)); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%d: %v, want %q", c.at+1, err, c.want)
			}
		})
	}
}

// What would take a decoder hours, or its stack, ends at once in a sentence.
func TestWhatNobodyWrites(t *testing.T) {
	for name, text := range map[string]string{
		"lists":   "names = " + strings.Repeat("[", 200_000),
		"tables":  "other = " + strings.Repeat("{other=", 30_000),
		"dotted":  "other" + strings.Repeat(".other", 40_000) + " = 1",
		"header":  "[part" + strings.Repeat(".part", 40_000) + "]",
		"unknown": strings.Repeat("a.b.c = 1\n", 4_000),
		"long":    strings.Repeat("k", 200_000) + " = 1",
	} {
		t.Run(name, func(t *testing.T) {
			if err := decode(t, text); err == nil {
				t.Error("taken")
			}
		})
	}
}

// TOML can write letters that no one sees.
func TestUnseenText(t *testing.T) {
	for text, want := range map[string]string{
		"name = \"a\\u001b[31m\"":                    "a.toml:1:1: ",
		"\n[[part]]\nname = \"a\\u202eb\"":           "a.toml:3:1: ",
		"[[part]]\n[part.other]\nname = \"\\u009b\"": "a.toml:3:1: ",
		"names = [\"a\", \"\\u0007\"]":               "a.toml:1:1: ",
		"[map]\n\"a\\u0000b\" = \"x\"":               "a.toml:1:2: ",
		"[map]\na = \"x\\u007f\"":                    "a.toml:1:2: ",
	} {
		if err := decode(t, text); err == nil || !strings.HasPrefix(err.Error(), want) || !strings.Contains(err.Error(), "control characters") {
			t.Errorf("%s: %v, want it refused at %s", text, err, want)
		}
	}
	if err := decode(t, "name = \"\"\"two\r\n\tlines\"\"\""); err != nil {
		t.Errorf("a text of two lines: %v", err)
	}
}

func TestLoadTakesPlainFilesAlone(t *testing.T) {
	dir := t.TempDir()
	large := filepath.Join(dir, "large.toml")
	if err := os.WriteFile(large, make([]byte, maxBytes+1), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{dir: "a folder", os.DevNull: "a device", large: "larger than 4 MiB"} {
		if _, err := Load(path, "configuration"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
	}
	if err := os.Truncate(large, maxBytes); err != nil {
		t.Fatal(err)
	}
	if text, err := Load(large, "configuration"); err != nil || len(text) != maxBytes {
		t.Errorf("%d bytes: %v", len(text), err)
	}
}

// Whatever is written, it is taken or refused in a sentence with its place.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		"name = \"a\"\nnames = [\"b\"]\n[map]\n\"x y\" = \"z\"\n[[part]]\nname = 'c'\n[part.other]\nname = \"\"\"d\ne\"\"\"\n",
		"other = { name = \"x\", other = { names = [] } }", "nam = 1", "[[part]]\nnme = 1", "other = {nme = 1}", "name = 1e400", "name = 1979-05-27T07:32:00Z",
		"\xEF\xBB\xBFname = \"\\u001b\"", "a.b.c = 1\na.b.d = 2", "[map]\n'' = ''", "names = [[[[[[", "\xff", "name = \"\\UFFFFFFFF\"", "[[part]]\n[[part.part]]\n[part.part.map]\nq=\"\"",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) <= 64<<10 {
			decode(t, text)
		}
	})
}

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"assess/data"
	"assess/data/hostile"
)

// Manifests, assessments and locks lie where others may have been: what is read of them
// leads to no file outside, and what is wrong is said in a sentence.
func FuzzManifest(f *testing.F) {
	for _, seed := range []string{
		`{"program":"assess","version":"1","partnership":"here","months":"2021-04/2022-03","outputs":[{"path":"public/assessment.html","sha256":"00","bytes":1}],"inputs":[],"editions":["public"]}`,
		`{"program":"assess","partnership":"here","months":"2021-04/2022-03","outputs":[{"path":"../../etc/passwd"}]}`,
		`{"program":"assess","partnership":"../x","months":"2022-04/2021-03","outputs":null}`,
		`{"program":7}`, `{"outputs":` + strings.Repeat("[", 20_000), `{"pid":1,"host":"a\u001b[2J","command":"assess load","since":"2021-04-01T00:00:00Z"}`,
		`{"year":{"from":"` + strings.Repeat("9", 5_000) + `"}}`, "\xff", "null", "",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if len(text) > 64<<10 {
			return
		}
		path := filepath.Join(t.TempDir(), "manifest.json")
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		hostile.Watch(t, len(text), hostile.Bound{Base: 8 << 20, Factor: 2_000}, func() {
			m, err := readManifest(path)
			if err != nil {
				spoken(t, err)
			} else if _, err := m.period(); err != nil {
				spoken(t, err)
			}
			for _, o := range m.Outputs {
				if err == nil && !filepath.IsLocal(o.Path) {
					t.Errorf("it leads to %q", o.Path)
				}
			}
			if _, err := readAssessment(path); err != nil {
				spoken(t, err)
			}
			if s := readOwner(path).String(); data.Shown(s) != s || len(s) > 400 {
				t.Errorf("the owner is %q", s)
			}
		})
	})
}

// spoken is a sentence once the terminal has shown it.
func spoken(t *testing.T, err error) {
	t.Helper()
	var out bytes.Buffer
	(&terminal{err: &out}).failure(err)
	hostile.Sentence(t, shownError(strings.TrimSuffix(out.String(), "\n")))
}

type shownError string

func (e shownError) Error() string { return string(e) }

// Two copies of a file: the same have no difference, others have a place, which holds
// nothing that they hold beside the names of columns and keys.
func FuzzDiffers(f *testing.F) {
	f.Add("a.csv", []byte("x,y\n1,2\n"), []byte("x,y\n1,3\n"))
	f.Add("a.json", []byte(`{"a":[1,{"b":2}]}`), []byte(`{"a":[1,{"b":[]}]}`))
	f.Add("a.json", []byte(strings.Repeat("[", 9_000)+strings.Repeat("]", 9_000)), []byte("{}"))
	f.Add("a.xlsx", []byte("PK\x05\x06"+strings.Repeat("\x00", 18)), []byte("PK"))
	f.Add("a.pdf", []byte(""), []byte("x"))
	f.Fuzz(func(t *testing.T, name string, here, now []byte) {
		if len(here)+len(now) > 64<<10 {
			return
		}
		hostile.Watch(t, len(here)+len(now), hostile.Bound{Base: 8 << 20, Factor: 20_000}, func() {
			if got := differs(name, here, bytes.Clone(here)); got != "" && here != nil {
				t.Errorf("a file differs from itself: %q", got)
			}
			if got := differs(name, here, now); (got == "") != bytes.Equal(here, now) && here != nil && now != nil {
				t.Errorf("they differ %q", got)
			}
		})
	})
}

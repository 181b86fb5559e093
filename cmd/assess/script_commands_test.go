package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"assess/data/sample"
	"assess/data/store"
)

// smallWorkspace is a synthetic workspace small enough to be built many times:
// two districts, 27 months to June 2022.
func smallWorkspace(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "small")
	if _, err := sample.Write(dir, sample.Params{Seed: 1, Districts: 2, LSOAs: 30, Wards: 8, Months: 27, Rows: 20_000}); err != nil {
		t.Fatal(err)
	}
	return dir
}

// snapshot writes the hashes of every file below a folder, or of one file, to a
// file: two snapshots are the same when nothing has changed.
func snapshot(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: snapshot PATH FILE")
	}
	var lines []string
	root := ts.MkAbs(args[0])
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		rel, _ := filepath.Rel(root, path)
		lines = append(lines, fmt.Sprintf("%x %s", sha256.Sum256(b), rel))
		return err
	})
	ts.Check(err)
	sort.Strings(lines)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(strings.Join(lines, "\n")+"\n"), 0o600))
}

// exits runs a command and asserts its exit code: exits 2 assess build.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	if err != nil {
		exit, ok := err.(*exec.ExitError)
		if !ok {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code is %d, want %d", got, want)
	}
}

// held runs a command while this process has a store open: held STORE CODE COMMAND…
func held(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: held STORE CODE COMMAND…")
	}
	st, err := store.Open(context.Background(), ts.MkAbs(args[0]), store.Options{})
	ts.Check(err)
	defer st.Close()
	exits(ts, false, args[1:])
}

// spoil takes the place of every incident out of a store, which no load would do.
func spoil(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: spoil STORE")
	}
	st, err := store.Open(context.Background(), ts.MkAbs(args[0]), store.Options{})
	ts.Check(err)
	defer st.Close()
	ts.Check(st.Update(context.Background(), func(tx *store.Tx) error {
		_, err := tx.ExecContext(context.Background(), "UPDATE incident SET place = 1000000")
		return err
	}))
}

// damage writes a broken extract: damage KIND FILE. The first file of the
// workspace's last month is the sound one it starts from.
func damage(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: damage KIND SOUND FILE")
	}
	sound, err := os.ReadFile(ts.MkAbs(args[1]))
	ts.Check(err)
	make, ok := damages[args[0]]
	if !ok {
		ts.Fatalf("no damage %q", args[0])
	}
	broken, err := make(sound, filepath.Base(args[2]))
	ts.Check(err)
	ts.Check(os.MkdirAll(filepath.Dir(ts.MkAbs(args[2])), 0o700))
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), broken, 0o600))
}

var damages = map[string]func(sound []byte, name string) ([]byte, error){
	"empty":  func([]byte, string) ([]byte, error) { return nil, nil },
	"header": func(s []byte, _ string) ([]byte, error) { return s[:bytes.IndexByte(s, '\n')+1], nil },
	"cut": func(s []byte, _ string) ([]byte, error) {
		return bytes.TrimRight(s[:len(s)-90], "\r\n"), nil
	},
	"latin-1": func(s []byte, _ string) ([]byte, error) {
		return bytes.Replace(s, []byte("On or near "), []byte("On or near Caf\xe9 "), 1), nil
	},
	"no-column": func(s []byte, _ string) ([]byte, error) {
		return bytes.Replace(s, []byte("Crime type"), []byte("Crime sort"), 1), nil
	},
	"unknown-type": func(s []byte, _ string) ([]byte, error) {
		return bytes.Replace(s, []byte("Burglary"), []byte("Burgulary"), 1), nil
	},
	"other-month": func(s []byte, name string) ([]byte, error) {
		i := bytes.LastIndex(s, []byte(name[:7]))
		return append(append(bytes.Clone(s[:i]), "2001-01"...), s[i+7:]...), nil
	},
	"huge-field": func(s []byte, _ string) ([]byte, error) {
		return bytes.Replace(s, []byte("On or near "), bytes.Repeat([]byte("x"), 8<<20), 1), nil
	},
	"gzip-cut": func(s []byte, name string) ([]byte, error) {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		if _, err := z.Write(bytes.ReplaceAll(s, []byte("2022-06"), []byte(name[:7]))); err != nil {
			return nil, err
		}
		err := z.Close()
		return b.Bytes()[:b.Len()/2], err
	},
	"zip-climbs": func(s []byte, _ string) ([]byte, error) {
		return zipped("../../2022-03/2022-03-exampleshire-street.csv", s)
	},
	"zip-locked": func(s []byte, _ string) ([]byte, error) {
		b, err := zipped("2022-03/2022-03-exampleshire-street.csv", s)
		// The lowest flag bit of both headers says that the member is encrypted.
		for _, at := range []int{bytes.Index(b, []byte("PK\x03\x04")) + 6, bytes.Index(b, []byte("PK\x01\x02")) + 8} {
			b[at] |= 1
		}
		return b, err
	},
	"zip-bomb": func(s []byte, _ string) ([]byte, error) {
		return zipped("2022-03/2022-03-exampleshire-street.csv", append(bytes.Clone(s), bytes.Repeat([]byte(" "), 512<<20)...))
	},
}

func zipped(name string, text []byte) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(text); err != nil {
		return nil, err
	}
	err = z.Close()
	return b.Bytes(), err
}

package ingest

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// rehashed is what is wrong with the raw files, by path below raw/.
func (f *field) rehashed() map[string]string {
	f.Helper()
	r, err := Rehash(context.Background(), f.store, f.in, nil)
	if err != nil {
		f.Fatal(err)
	}
	out := map[string]string{}
	for _, x := range r.Rot {
		out[strings.TrimPrefix(x.Path, "raw/")] = x.Reason
	}
	return out
}

// rot turns a bit of a raw file and leaves its size and date.
func (f *field) rot(name string, at int) {
	f.Helper()
	path := filepath.Join(f.dir, "raw", filepath.FromSlash(name))
	info, err := os.Stat(path)
	if err != nil {
		f.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	b[at] ^= 1
	if err := os.WriteFile(path, b, 0o600); err != nil {
		f.Fatal(err)
	}
	if err := os.Chtimes(path, info.ModTime(), info.ModTime()); err != nil {
		f.Fatal(err)
	}
}

func TestRehashFindsBytesThatWereLost(t *testing.T) {
	f := newField(t)
	april := file(line(hexID(1), "2021-04", "-0.95", "52.05", "E01000100", "Burglary"), line(hexID(2), "2021-04", "", "", "", "Robbery"))
	may := file(line(hexID(3), "2021-05", "-0.95", "52.05", "E01000100", "Burglary"))
	f.put("2021-04-sample-street.csv", april)
	f.put("2021-05-sample-street.csv", may)
	packed := zipped(t, "2021-03/2021-03-sample-street.csv", strings.ReplaceAll(april, "2021-04", "2021-03"))
	f.put("2021-03.zip", packed)
	f.load()
	if got := f.rehashed(); len(got) > 0 {
		t.Fatalf("nothing is wrong: %v", got)
	}

	f.rot("2021-04-sample-street.csv", len(april)-10)
	f.rot("2021-03.zip", bytes.Index([]byte(packed), []byte("street.csv"))+40) // within the deflated rows
	if r := f.load(); r.Changed {
		t.Fatal("a load does not look at files of which the system says what it said")
	}
	got := f.rehashed()
	if len(got) != 2 ||
		got["2021-04-sample-street.csv"] != "raw/2021-04-sample-street.csv: its bytes are not those that were loaded, though its size and date are: put it back from a copy, or download it again" ||
		!strings.Contains(got["2021-03.zip/2021-03/2021-03-sample-street.csv"], "put it back from a copy") {
		t.Errorf("rot found: %v", got)
	}

	// What is gone since it was loaded, and what is there newly, are told apart from it.
	f.rot("2021-04-sample-street.csv", len(april)-10)
	f.rot("2021-03.zip", bytes.Index([]byte(packed), []byte("street.csv"))+40)
	f.remove("2021-05-sample-street.csv")
	f.put("2021-06-sample-street.csv", strings.ReplaceAll(may, "2021-05", "2021-06"))
	got = f.rehashed()
	if len(got) != 1 || !strings.Contains(got["2021-05-sample-street.csv"], "cannot be read: put it back from a copy") {
		t.Errorf("rot found: %v", got)
	}
	f.put("2021-04-sample-street.csv", april+"\r\n")
	if got = f.rehashed(); !strings.Contains(got["2021-04-sample-street.csv"], "has been changed since it was loaded: run assess load") {
		t.Errorf("rot found: %v", got)
	}
}

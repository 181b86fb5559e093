package main

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestTheFirstDifferenceIsNamedInTheTermsOfItsFormat(t *testing.T) {
	for _, c := range []struct{ name, here, now, want string }{
		{"a.csv", "code,count\nE1,1\nE2,2\n", "code,count\nE1,1\nE2,2\n", ""},
		{"a.csv", "code,count\nE1,1\nE2,3\n", "code,count\nE1,1\nE2,2\n", "row 2, column count"},
		{"a.csv", "code,count\nE1,1\n", "code,count\nE1,1\nE2,2\n", "row 2"},
		{"a.csv", "code,n\nE1,1\n", "code,count\nE1,1\n", "header, column count"},
		{"a.csv", "code,count\nE1,1,9\n", "code,count\nE1,1\n", "row 1, column 3"},
		{"a.csv", "code,count\r\nE1,1\r\n", "code,count\nE1,1\n", "line 1, byte 11"},
		{"a.json", `{"a":{"b":[1,2]}}`, `{"a":{"b":[1,3]}}`, "a.b[1]"},
		{"a.json", `{"a":{"b":[1]}}`, `{"a":{"b":[1,3]}}`, "a.b[1]"},
		{"a.json", `{"a":1}`, `{"a":1,"c":null}`, "c"},
		{"a.json", `{"a":1,"c":2}`, `{"a":1}`, "c"},
		{"a.json", `{"a":1}`, `{"a":[1]}`, "a"},
		{"a.json", `{"a": 1}`, `{"a":1}`, "line 1, byte 6"},
		{"a.json", `{`, `{"a":1}`, "line 1, byte 2"},
		{"a.html", "<p>\n<b>", "<p>\n<i>", "line 2, byte 6"},
		{"a.xlsx", workbookOf(t, "1"), workbookOf(t, "2"), "inside it xl/worksheets/sheet1.xml"},
		{"a.xlsx", "no zip", workbookOf(t, "2"), "line 1, byte 1"},
	} {
		if got := differs(c.name, []byte(c.here), []byte(c.now)); got != c.want {
			t.Errorf("%s: %q and %q differ at %q, want %q", c.name, c.here, c.now, got, c.want)
		}
	}
	if got := differs("a.csv", nil, []byte("x")); got != "which is not there" {
		t.Errorf("a file that is gone: %q", got)
	}
	if got := differs("a.csv", []byte("x"), nil); got != "which is not made now" {
		t.Errorf("a file that is not made: %q", got)
	}
}

func workbookOf(t *testing.T, value string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range map[string]string{"xl/worksheets/sheet1.xml": value} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestChangedInputsAreCauses(t *testing.T) {
	b := built{manifest: manifest{
		Inputs:   []input{{Path: "raw/a.csv", SHA256: "a"}, {Path: "raw/b.csv", SHA256: "b"}, {Path: "raw/p.csv", SHA256: "p", Arrived: "2021-05-01"}},
		SetAside: []input{{Path: "raw/old.zip/a.csv", SHA256: "o"}},
	}}
	same := b.Inputs
	if got := changedInputs(b, same, b.SetAside, nil); len(got) > 0 {
		t.Errorf("nothing has changed: %v", got)
	}
	// What was set aside and is counted now is the same file.
	if got := changedInputs(b, slices.Concat(same, b.SetAside), nil, nil); len(got) > 0 {
		t.Errorf("no file has changed: %v", got)
	}
	got := changedInputs(b, []input{{Path: "raw/a.csv", SHA256: "x"}, {Path: "raw/p.csv", SHA256: "p", Arrived: "2022-05-01"}, {Path: "raw/c.csv", SHA256: "c"}}, b.SetAside, nil)
	want := []cause{
		{"input", "raw/a.csv holds other bytes than it did"},
		{"input", "raw/b.csv is gone, or no source names it"},
		{"input", "raw/p.csv is dated 2022-05-01, it was 2021-05-01; the report prints the day"},
		{"input", "raw/c.csv was not there"},
	}
	if !slices.Equal(got, want) {
		t.Errorf("causes %v, want %v", got, want)
	}
	// Why a file was refused is said already.
	if got := changedInputs(b, same[1:], b.SetAside, []string{"raw/a.csv is cut off"}); len(got) > 0 {
		t.Errorf("a refused file is told twice: %v", got)
	}
}

func TestChangedFilesAreCauses(t *testing.T) {
	base := t.TempDir()
	put := func(name, text string) string {
		path := filepath.Join(base, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	files := []string{put("a.geojson", "a"), put("b.geojson", "b"), put("c.geojson", "c")}
	recorded, err := hashAll(files, base, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := changedFiles("boundary", recorded, files, base); err != nil || len(got) > 0 {
		t.Errorf("nothing has changed: %v, %v", got, err)
	}
	put("b.geojson", "other")
	if err := os.Remove(files[2]); err != nil {
		t.Fatal(err)
	}
	got, err := changedFiles("boundary", recorded, append(files[:2], put("d.geojson", "d")), base)
	want := []cause{{"boundary", "b.geojson holds other bytes than it did"}, {"boundary", "c.geojson is gone"}, {"boundary", "d.geojson was not named"}}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("causes %v, %v, want %v", got, err, want)
	}
}

func TestOnlyTheFilesOfAManifestAreRead(t *testing.T) {
	wants := onlyThese([]input{{Path: "raw/a.csv"}, {Path: "raw/2021.ZIP/2021-04/b.csv"}})
	for path, want := range map[string]bool{
		"raw/a.csv": true, "raw/b.csv": false, "raw/2021.ZIP": true, "raw/2021.ZIP/2021-04/b.csv": true,
		"raw/2021.ZIP/2021-04/c.csv": false, "raw/2022.zip": false, "raw": false,
	} {
		if wants(path) != want {
			t.Errorf("%s is wanted: %v, want %v", path, !want, want)
		}
	}
}

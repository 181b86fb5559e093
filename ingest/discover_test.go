package ingest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"assess/data/workspace"
)

func TestDiscover(t *testing.T) {
	base := filepath.Join(t.TempDir(), "it's [a] {folder}*")
	for _, name := range []string{
		"raw/2021-05/2021-05-sample-street.csv", "raw/2021-04/2021-04-sample-street.csv.gz", "raw/2021-04/2021-04-sample-outcomes.csv",
		"raw/2021-04/2021-04-sample-stop-and-search.csv", "raw/latest.zip", "raw/readme.txt", "other/2021-06-sample-street.csv",
	} {
		path := filepath.Join(base, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Join(base, "other"), filepath.Join(base, "raw", "linked")); err != nil {
		t.Fatal(err)
	}
	const april, may, zip = "raw/2021-04/2021-04-sample-street.csv.gz", "raw/2021-05/2021-05-sample-street.csv", "raw/latest.zip"
	for name, tc := range map[string]struct {
		patterns []string
		want     []string
		err      string
	}{
		"one file":           {[]string{may}, []string{may}, ""},
		"stars":              {[]string{"raw/**/*-street.csv*"}, []string{april, may}, ""},
		"folder":             {[]string{"raw"}, []string{april, may, zip}, ""},
		"folder with slash":  {[]string{"raw/"}, []string{april, may, zip}, ""},
		"folders":            {[]string{"raw/2021-*"}, []string{april, may}, ""},
		"twice":              {[]string{may, "raw/2021-05/*", "raw/**/*.csv"}, []string{may}, ""},
		"sorted over both":   {[]string{may, april}, []string{april, may}, ""},
		"everything":         {[]string{"raw/**"}, []string{april, may, zip, "raw/linked", "raw/readme.txt"}, ""},
		"absolute":           {[]string{filepath.Join(escape(base), "other", "*.csv")}, []string{"other/2021-06-sample-street.csv"}, ""},
		"no match":           {[]string{may, "rwa/*.csv"}, nil, `assess.toml line 12: source police: files "rwa/*.csv" matches no street-level file`},
		"siblings alone":     {[]string{"raw/**/*-outcomes.csv"}, nil, "matches no street-level file"},
		"a folder of others": {[]string{"raw/2021-04/*.md"}, nil, "matches no street-level file"},
		"bad pattern":        {[]string{"raw/[a.csv"}, nil, "not a pattern"},
	} {
		files, err := Discover([]workspace.Source{{ID: "police", Kind: "police-street", Base: base, Files: tc.patterns, Line: 12}})
		if tc.err != "" {
			if err == nil || !strings.Contains(err.Error(), tc.err) {
				t.Errorf("%s: %v, want %q", name, err, tc.err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		var got []string
		for _, f := range files {
			got = append(got, f.Path)
			if _, err := os.Lstat(f.Disk); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		if strings.Join(got, "\n") != strings.Join(tc.want, "\n") {
			t.Errorf("%s: %q, want %q", name, got, tc.want)
		}
	}
}

// Patterns that are too wide find what the program wrote too, and leave it alone.
func TestDiscoverLeavesOutputsAlone(t *testing.T) {
	base := t.TempDir()
	for _, name := range []string{
		"fires.csv", "out.csv", "out/2021/here/public/tables/change.csv", "out/.here.new-1/tables.xlsx", "store/assess.duckdb", "store/assess.duckdb.wal", "store/assess.key", "store/extra.csv",
	} {
		path := filepath.Join(base, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	in := func(name string) string { return filepath.Join(base, filepath.FromSlash(name)) }
	own := []string{in("store/assess.duckdb"), in("store/assess.key"), in("out") + string(filepath.Separator)}
	for pattern, want := range map[string]string{
		"**/*.csv": "fires.csv out.csv store/extra.csv", "**": "fires.csv out.csv store/extra.csv", ".": "fires.csv out.csv store/extra.csv",
		"store/**": "store/extra.csv", "out/**/*.csv": "", "store/*.key": "",
	} {
		files, err := Discover([]workspace.Source{{ID: "fire", Kind: "table", Base: base, Files: []string{pattern}}}, own...)
		var got []string
		for _, f := range files {
			got = append(got, f.Path)
		}
		if strings.Join(got, " ") != want || (err == nil) != (want != "") {
			t.Errorf("%s: %q, %v; want %s", pattern, got, err, want)
		}
	}
	// Outputs in the folder of the workspace itself do not make everything the program's own.
	if files, err := Discover([]workspace.Source{{ID: "fire", Kind: "table", Base: base, Files: []string{"*.csv"}}}, base); len(files) != 2 {
		t.Errorf("%+v, %v; want two", files, err)
	}
}

func TestDiscoverKnowsItsKind(t *testing.T) {
	_, err := Discover([]workspace.Source{{ID: "x", Kind: "polise-street", Files: []string{"*"}, Line: 3}})
	if err == nil || !strings.Contains(err.Error(), "line 3") || !strings.Contains(err.Error(), "police-street") {
		t.Errorf("an unknown kind gives %v", err)
	}
}

func TestReadName(t *testing.T) {
	for name, want := range map[string]string{
		"a/2021-04-essex-street.csv": "street essex 2021-04", "2021-04-City-of-London-street.CSV.gz": "street city-of-london 2021-04",
		"2021-13-essex-street.csv": "other", "2021-04-street.csv": "other", "2021-04-essex-street.csv.bak": "other", "x2021-04-essex-street.csv": "other",
		"2021-04-es_sex-street.csv": "other", "all.ZIP": "archive", "2021-04-essex-outcomes.csv": "sibling", "2021-04-essex-stop-and-search.csv.gz": "search essex 2021-04", "2021-04-stop-and-search.csv": "other",
	} {
		kind, force, month := readName(name)
		got := map[fileKind]string{otherFile: "other", streetFile: "street", archiveFile: "archive", searchFile: "search", siblingFile: "sibling"}[kind]
		if kind == streetFile || kind == searchFile {
			got += " " + force + " " + month.String()
		}
		if got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}

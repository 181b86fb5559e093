package reports

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWriteCSV(t *testing.T) {
	dir := t.TempDir()
	files := []File{{Name: "monthly_counts.csv", Columns: []string{"area_code", "area_name", "count"}, Rows: [][]string{
		{"E07000069", "Castle Point", "-3"},
		{"E07000070", "=HYPERLINK(\"http://x\",\"y\")", "[x]"},
		{"E07000071", "Ynys Môn, Gwŷr", "+1.5e3"},
		{"E07000072", "@SUM(A1)", "-2+3"},
	}}, {Name: "empty.csv", Columns: []string{"a"}}}
	want := "area_code,area_name,count\n" +
		"E07000069,Castle Point,-3\n" +
		"E07000070,\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",[x]\n" +
		"E07000071,\"Ynys Môn, Gwŷr\",+1.5e3\n" +
		"E07000072,'@SUM(A1),'-2+3\n"
	for range 2 { // again over the first
		if err := WriteCSV(dir, files); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(dir, "monthly_counts.csv"))
		if err != nil || string(got) != want {
			t.Errorf("wrote\n%s, %v, want\n%s", got, err, want)
		}
	}
	if got, _ := os.ReadFile(filepath.Join(dir, "empty.csv")); string(got) != "a\n" {
		t.Errorf("a table without rows is %q", got)
	}
}

func TestFormulasAreDisarmed(t *testing.T) {
	for cell, want := range map[string]string{
		"=1+1": "'=1+1", "+1+1": "'+1+1", "-1+1": "'-1+1", "@A1": "'@A1", "\t=1": "'\t=1", "\r=1": "'\r=1", "\n=1": "'\n=1", "  =1": "'  =1", "\u00a0=1": "'\u00a0=1",
		"＝1": "'＝1", "+": "'+", "-": "'-", "--1": "'--1", "-.": "'-.", "-1,000": "'-1,000", "+44 1702": "'+44 1702", "- none": "'- none",
		"-12": "-12", "+12": "+12", "-1.25": "-1.25", "-2.5e-05": "-2.5e-05", "12": "12", "": "", "a=b": "a=b", "[x]": "[x]", "−3": "−3", "'=1": "'=1", "Stoke-on-Trent": "Stoke-on-Trent",
	} {
		if got := disarm(cell); got != want {
			t.Errorf("disarm(%q) = %q, want %q", cell, got, want)
		}
	}
}

func TestWriteCSVRefuses(t *testing.T) {
	ok := [][]string{{"a", "1"}}
	for _, tc := range []struct {
		name, want string
		files      []File
	}{
		{"an empty cell", "change.csv: row 2: column count is empty", []File{{Name: "change.csv", Columns: []string{"area_name", "count"}, Rows: [][]string{{"a", "1"}, {"b", ""}}}}},
		{"an empty name", "row 1: column area_name is empty", []File{{Name: "change.csv", Columns: []string{"area_name", "count"}, Rows: [][]string{{"", "1"}}}}},
		{"a short row", "row 1 has 1 cells for 2 columns", []File{{Name: "change.csv", Columns: []string{"area_name", "count"}, Rows: [][]string{{"a"}}}}},
		{"no columns", "no columns", []File{{Name: "change.csv"}}},
		{"a column without a name", "column 2 has no name", []File{{Name: "change.csv", Columns: []string{"a", ""}, Rows: ok}}},
		{"another folder", "plain file name", []File{{Name: "../change.csv", Columns: []string{"a", "b"}, Rows: ok}}},
		{"a hidden file", "plain file name", []File{{Name: "..", Columns: []string{"a", "b"}, Rows: ok}}},
		{"a backslash", "plain file name", []File{{Name: `..\change.csv`, Columns: []string{"a", "b"}, Rows: ok}}},
		{"one name twice", "two tables", []File{{Name: "a.csv", Columns: []string{"a", "b"}, Rows: ok}, {Name: "A.csv", Columns: []string{"a", "b"}, Rows: ok}}},
	} {
		dir := t.TempDir()
		err := WriteCSV(dir, tc.files)
		if err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: error is %v, want %q", tc.name, err, tc.want)
		}
		if _, err := os.Stat(filepath.Join(dir, "change.csv")); err == nil {
			t.Errorf("%s: the file was written", tc.name)
		}
	}
	if err := WriteCSV(filepath.Join(t.TempDir(), "nowhere"), []File{{Name: "a.csv", Columns: []string{"a", "b"}, Rows: ok}}); err == nil {
		t.Error("no error for a folder that does not exist")
	}
}

package main

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// forged is a name that would run wherever it were taken for anything but text: in a
// spreadsheet, a page, a template, a query, a path or a message.
const forged = `=1+1|'"><script>alert(1)</script>{{.}}{{template "x"}}%s%d');DROP TABLE incident;--../&lt;\`

// unzipped changes a gzipped file.
func unzipped(t *testing.T, path string, change func(string) string) {
	t.Helper()
	rewrite(t, path, func(packed string) string {
		in, err := gzip.NewReader(strings.NewReader(packed))
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		out := gzip.NewWriter(&b)
		if _, err := io.WriteString(out, change(string(text))); err != nil {
			t.Fatal(err)
		}
		if err := out.Close(); err != nil {
			t.Fatal(err)
		}
		return b.String()
	})
}

// forge gives a workspace the forged name wherever people may write one.
func forge(t *testing.T, dir string) {
	t.Helper()
	asJSON, err := json.Marshal(forged)
	if err != nil {
		t.Fatal(err)
	}
	for file, property := range map[string]string{"sample-ward2022": "WD22NM", "sample-district2022": "LAD22NM", "sample-lsoa2021": "LSOA21NM"} {
		unzipped(t, filepath.Join(dir, "boundaries", file+".geojson.gz"), func(s string) string {
			n := 0
			return regexp.MustCompile(`"`+property+`":\s*"[^"]*"`).ReplaceAllStringFunc(s, func(string) string {
				n++
				return `"` + property + `":"` + strconv.Itoa(n) + " " + string(asJSON[1:])
			})
		})
	}
	quoted := strconv.Quote(forged)
	value := func(key string) *regexp.Regexp { return regexp.MustCompile(`(?m)^(` + key + `\s*=\s*)"[^"]*"`) }
	rewrite(t, filepath.Join(dir, "assess.toml"), func(s string) string {
		for _, key := range []string{"name ", "title", "owner", "agreement", "unit"} {
			s = value(key).ReplaceAllStringFunc(s, func(line string) string {
				if strings.Contains(line, "NM\"") || strings.Contains(line, "imd-decile") || strings.Contains(line, "rural-urban") || strings.Contains(line, "crime-severity") {
					return line
				}
				return value(key).FindStringSubmatch(line)[1] + quoted
			})
		}
		for _, word := range []string{"Robbery", "Deliberate primary fire, vehicle", "Noise", "Small load", "Assault"} {
			s = strings.ReplaceAll(s, `= "`+word+`"`, "= "+quoted)
		}
		return s + "\n[[event]]\nmonth = \"2021-06\"\nkind = \"other\"\ntitle = " + quoted + "\n"
	})
	rewrite(t, filepath.Join(dir, "profile.toml"), func(s string) string {
		n := 0 // titles of surveys are to differ
		for _, key := range []string{"title", "why", "vision", "source", "label", "note", "line"} {
			s = value(key).ReplaceAllStringFunc(s, func(line string) string {
				n++
				return value(key).FindStringSubmatch(line)[1] + strconv.Quote(forged+strconv.Itoa(n))
			})
		}
		return s
	})
	cell := `"` + strings.ReplaceAll(forged, `"`, `""`) + `"`
	rewrite(t, filepath.Join(dir, "plan.csv"), func(s string) string {
		return s + strings.Repeat(cell+",", 10) + cell + "\n"
	})
}

// A workspace whose names are all forged is built like any other, and every name comes
// out as the text that it is.
func TestForgedNames(t *testing.T) {
	t.Parallel()
	dir := partnerWorkspace(t)
	forge(t, dir)
	build := done(t, dir, "assess build 2021 --edition both && assess check && assess report hub 2022-03 --edition both")
	if !strings.Contains(build.out, "every data check holds") || strings.Contains(build.said(), "%!") {
		t.Errorf("it says %.2000s", build.said())
	}
	seen := map[string]int{}
	err := filepath.Walk(filepath.Join(dir, "out"), func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		ending := filepath.Ext(path)
		seen[ending]++
		if bytes.Contains(text, []byte("%!")) && ending != ".pdf" && ending != ".xlsx" {
			t.Errorf("%s holds %%!, a message gone wrong", path)
		}
		switch ending {
		case ".html":
			forgedPage(t, path, string(text))
		case ".csv":
			forgedTable(t, path, text)
		case ".xlsx":
			return parts(text, func(name string, part []byte) {
				if bytes.Contains(part, []byte("<f>")) || bytes.Contains(part, []byte("<f ")) || bytes.Contains(part, []byte("<!ENTITY")) || strings.Contains(name, "externalLink") {
					t.Errorf("%s %s holds a formula or a link outside", path, name)
				}
			})
		case ".pdf":
			for _, word := range []string{"/JavaScript", "/Launch", "/OpenAction", "/EmbeddedFile"} {
				if bytes.Contains(text, []byte(word)) {
					t.Errorf("%s has %s", path, word)
				}
			}
		}
		return nil
	})
	if err != nil || seen[".html"] < 4 || seen[".csv"] < 20 || seen[".xlsx"] < 2 || seen[".pdf"] < 4 {
		t.Errorf("looked at %v: %v", seen, err)
	}
}

// Beside the page's own script there are values of figures, which do not run.
var script, values = regexp.MustCompile(`(?i)<script[^>]*>`), regexp.MustCompile(`^<script type="application/json" id="[a-z0-9-]+">$`)

// forgedPage looks for markup that came out of a name.
func forgedPage(t *testing.T, path, text string) {
	t.Helper()
	for _, bad := range []string{"<script>alert", `|'"`, `'"><`, "<no value>", "%!"} {
		if strings.Contains(text, bad) {
			t.Errorf("%s holds %s", path, bad)
		}
	}
	all, run := script.FindAllString(text, -1), 0
	for _, tag := range all {
		if !values.MatchString(tag) {
			run++
		}
	}
	if ends := strings.Count(strings.ToLower(text), "</script"); run > 1 || ends != len(all) {
		t.Errorf("%s has %d scripts that run, %d in all with %d ends", path, run, len(all), ends)
	}
	if !strings.Contains(text, "{{.}}") || !strings.Contains(text, "DROP TABLE incident") || !strings.Contains(text, "&lt;script&gt;alert(1)") || !strings.Contains(text, "&amp;lt;") {
		t.Errorf("%s does not hold the names as they are", path)
	}
}

// forgedTable looks for cells that a spreadsheet would run.
func forgedTable(t *testing.T, path string, text []byte) {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Errorf("%s: %v", path, err)
		return
	}
	for i, row := range rows {
		for _, c := range row {
			if _, err := strconv.ParseFloat(c, 64); err != nil && strings.ContainsAny(c[:min(1, len(c))], "=+-@\t\r") {
				t.Errorf("%s row %d has the cell %.40q", path, i+1, c)
			}
		}
	}
}

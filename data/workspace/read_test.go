package workspace

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"assess/data/hostile"
)

const good = `year_starts = "april"

[[partnership]]
id    = "here"
name  = "Safer Here"
areas = ["E07000070", "E07000071"]
force = "essex"

[[source]]
kind  = "police-street"
files = ["raw/*.csv"]

[[boundary]]
layer   = "lsoa"
vintage = 2021
file    = "lsoa.geojson"
code    = "LSOA21CD"

[[boundary]]
layer   = "ward"
vintage = 2025
file    = "ward.geojson"
code    = "WD25CD"

[method]
exclude = ["2020-03/2021-07"]
fdr     = 0.1
`

const scored = `
[[context]]
name    = "crime-severity"
layer   = "district"
vintage = 2023
period  = "2022-04/2023-03"
file    = "lsoa.geojson"
code    = "lad23cd"
value   = "score"
`

// write makes a workspace of the text with the files it names.
func write(t *testing.T, text string) string {
	t.Helper()
	dir := t.TempDir()
	for _, f := range []string{"lsoa.geojson", "ward.geojson"} {
		if err := os.WriteFile(filepath.Join(dir, f), []byte("{}"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(dir, "assess.toml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestReadFillsDefaultsAndResolvesPaths(t *testing.T) {
	path := write(t, good)
	c, err := Read(path)
	if err != nil {
		t.Fatal(err)
	}
	if c.YearStarts != time.April || c.Method.BaselineYears != 3 || c.Method.FDR != 0.1 || c.Method.HotspotCellM != 200 {
		t.Errorf("settings are %+v, year starts %v", c.Method, c.YearStarts)
	}
	if want := filepath.Join(filepath.Dir(path), "store", "assess.duckdb"); c.Store != want {
		t.Errorf("store is %s, want %s", c.Store, want)
	}
	if c.Sources[0].ID != "police-street" || c.Boundaries[1].Line != 19 {
		t.Errorf("source %+v, second boundary at line %d, want 19", c.Sources[0], c.Boundaries[1].Line)
	}
}

func TestSeverityScoresHaveTheirYear(t *testing.T) {
	c, err := Read(write(t, good+scored))
	if err != nil {
		t.Fatal(err)
	}
	if x := c.Contexts[0]; x.Name != CrimeSeverity || x.Period.Label() != "April 2022 to March 2023" {
		t.Errorf("context %+v", x)
	}
}

func TestMistakesNameLineAndRemedy(t *testing.T) {
	swap := func(old, new string) string { return strings.Replace(good, old, new, 1) }
	for name, c := range map[string]struct{ text, want string }{
		"unknown key":         {swap("force = ", "forse = "), `:7:1: unknown key "forse" in [partnership]; did you mean "force"?`},
		"unknown top key":     {"yearstart = 1\n" + good, `:1:1: unknown key "yearstart"; did you mean "year_starts"?`},
		"unknown table":       {good + "\n[[bondary]]\nlayer = \"x\"\n", `did you mean "boundary"?`},
		"wrong kind of value": {swap("vintage = 2021", `vintage = "2021"`), ":15:"},
		"broken text":         {swap(`id    = "here"`, `id    = "here`), ":4:"},
		"missing file":        {swap(`"ward.geojson"`, `"wards.geojson"`), `:22:1: file "wards.geojson" is not there`},
		"bad id":              {swap(`"here"`, `"../here"`), ":4:1: partnership id"},
		"empty recipient":     {swap("force = ", "distribution = [\"Chair\", \" \"]\nforce = "), "has an empty name"},
		"bad district code":   {swap("E07000071", "7071"), `:6:1: "7071" is not a district code`},
		"bad month":           {swap(`"april"`, `"apr"`), ":1:1: year_starts"},
		"bad period":          {swap("2021-07", "2019-07"), ":26:1: exclude"},
		"unknown source kind": {swap("police-street", "police-streets"), ":10:1: source kind"},
		"no lsoa layer":       {swap(`"lsoa"`, `"zone"`), "no [[boundary]] with layer"},
		"layer twice":         {swap("layer   = \"ward\"\nvintage = 2025", "layer   = \"lsoa\"\nvintage = 2021"), ":20:1: boundary lsoa 2021 is listed twice"},
		"fdr out of range":    {swap("0.1", "5"), ":27:1: fdr = 5"},
		"period of another":   {good + strings.Replace(scored, "crime-severity", "imd-decile", 1), `:33:1: period is only for the context "crime-severity"`},
		"scores of no year":   {good + strings.Replace(scored, "2022-04/2023-03", "2022", 1), `:33:1: period is "2022"`},
		"scores of 13 months": {good + strings.Replace(scored, "2023-03", "2023-04", 1), `:33:1: period is "2022-04/2023-04"`},
		"scores by ward":      {good + strings.Replace(scored, "district", "ward", 1), `:31:1: the context "crime-severity" is by layer "ward"`},
		"not UTF-8":           {swap("Safer Here", "Safer H\xe9re"), ":5:17: this is not UTF-8"},
		"no partnership":      {good[strings.Index(good, "[[source]]"):], "no [[partnership]]"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read(write(t, c.text))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error is %v\nwant  …%s…", err, c.want)
			}
		})
	}
}

func TestNoConfiguration(t *testing.T) {
	_, err := Read(filepath.Join(t.TempDir(), "assess.toml"))
	if err == nil || !strings.Contains(err.Error(), "assess init") {
		t.Errorf("error is %v; want the next command named", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(good))
	f.Add([]byte(good + fires))
	f.Add([]byte("[[a]]\n[[a.b]]\nc.d = 1\n"))
	f.Add([]byte("\xEF\xBB\xBFyear_starts = 'may'"))
	f.Fuzz(func(t *testing.T, text []byte) {
		if len(text) > 64<<10 {
			return
		}
		var c *Config
		var err error
		hostile.Watch(t, len(text), hostile.Bound{Base: 32 << 20, Factor: 5_000}, func() { c, err = parse("assess.toml", text) })
		if err != nil {
			hostile.Sentence(t, err)
			if !strings.HasPrefix(err.Error(), "assess.toml") {
				t.Errorf("%q does not name the file", err)
			}
			return
		}
		if len(c.Partnerships) == 0 || len(c.Sources) == 0 {
			t.Error("a configuration without a partnership or a source is accepted")
		}
		for _, p := range c.Partnerships {
			if !filepath.IsLocal(p.ID) || strings.ContainsAny(p.ID, `/\.`) {
				t.Errorf("a partnership's folder is called %q", p.ID)
			}
		}
	})
}

package workspace

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const fires = `
[[source]]
kind      = "table"
id        = "fire-deliberate"
title     = "Deliberate fires"
owner     = "Essex County Fire and Rescue Service"
schedule  = "fire-deliberate-secondary"        # item of the prescribed information, optional
agreement = "Information sharing protocol 2021-04"
protect   = "restricted"                        # public | restricted
files     = ["raw/fire/*.xlsx"]
sheet     = "Incidents"
[source.columns]
date     = { column = "Call Date", format = "DD/MM/YYYY" }
postcode = "PCode"
ref      = "Incident No"
category = { column = "Fire Type", map = { "Sec" = "Deliberate secondary fire" } }
count    = "N"
ignore   = ["Crew notes"]
[source.flags]
knife = "Weapon"
yes   = ["Bladed"]

[[postcodes]]
files = ["postcodes/*.csv"]
`

func TestTableIsRead(t *testing.T) {
	path := write(t, good+fires)
	c, err := Read(path)
	if err != nil {
		t.Fatal(err)
	}
	s := c.Sources[1]
	if s.Table == nil || len(c.Tables()) != 1 || c.Tables()[0].ID != "fire-deliberate" {
		t.Fatalf("source is %+v", s)
	}
	x := s.Table
	if x.Title != "Deliberate fires" || x.Protect != Restricted || x.Sheet != "Incidents" || !slices.Equal(x.Schedule, []string{"fire-deliberate-secondary"}) {
		t.Errorf("table is %+v", x)
	}
	if want := []string{"Call Date", "PCode", "Incident No", "Fire Type", "N", "Weapon", "Crew notes"}; !slices.Equal(x.Columns(), want) {
		t.Errorf("columns are %q, want %q", x.Columns(), want)
	}
	if x.Where.By() != "postcode" || x.When.Date.Format.String() != "DD/MM/YYYY" || x.When.Date.Timed() || x.Category.Map["Sec"] != "Deliberate secondary fire" {
		t.Errorf("table is %+v", x)
	}
	if len(x.Flags) != 1 || x.Flags[0] != (Marker{"knife", "Weapon"}) || !slices.Equal(x.Yes, []string{"Bladed"}) {
		t.Errorf("flags are %+v", x.Flags)
	}
	if len(c.Postcodes) != 1 || c.Postcodes[0].Base != filepath.Dir(path) || c.Postcodes[0].Line == 0 {
		t.Errorf("postcodes are %+v", c.Postcodes)
	}
	if want := filepath.Join(filepath.Dir(path), "store", "assess.key"); c.Key() != want {
		t.Errorf("the key is %s, want %s", c.Key(), want)
	}
}

func TestMistakesInTables(t *testing.T) {
	swap := func(old, new string) string {
		if !strings.Contains(fires, old) {
			t.Fatalf("%q is not in the table", old)
		}
		return good + strings.Replace(fires, old, new, 1)
	}
	spans := func(s string) string { return swap(`date     = { column = "Call Date", format = "DD/MM/YYYY" }`, s) }
	for name, c := range map[string]struct{ text, want string }{
		"unknown key":              {swap("owner     =", "ownr      ="), `unknown key "ownr" in [source]; did you mean "owner"?`},
		"unknown column":           {swap("postcode = ", "postcod = "), `:41:1: unknown key "postcod" in [source.columns]; did you mean "postcode"?`},
		"unknown part of a date":   {swap("format = ", "fromat = "), `unknown key "fromat" in [source.columns.date]; did you mean "format"?`},
		"unknown flag":             {swap("knife = ", "knives = "), `unknown key "knives" in [source.flags]; did you mean "knife"?`},
		"unknown key of postcodes": {swap("[[postcodes]]\nfiles", "[[postcodes]]\nfile"), `unknown key "file" in [postcodes]; did you mean "files"?`},
		"no id":                    {swap(`id        = "fire-deliberate"`, ""), "the table has no id"},
		"no title":                 {swap(`"Deliberate fires"`, `" "`), ":32:1: the table \"fire-deliberate\" has no title"},
		"no owner":                 {swap(`"Essex County Fire and Rescue Service"`, `""`), "has no owner"},
		"no protection":            {swap(`protect   = "restricted"`, ""), `protect = "" is not one of ["public" "restricted"]`},
		"no agreement":             {swap(`"Information sharing protocol 2021-04"`, `""`), "has no agreement"},
		"bad item":                 {swap(`"fire-deliberate-secondary"`, `"Fires!"`), "schedule \"Fires!\" is no item of the prescribed information (SI 2007/1831); the items are police-incidents, "},
		"items not texts":          {swap(`"fire-deliberate-secondary"`, `["fire-deliberate-secondary", 3]`), ":34:1: schedule is no text and no list of texts"},
		"an item of a list":        {swap(`"fire-deliberate-secondary"`, `["fire-deliberate-primary", "fire-deliberate-secundary"]`), `did you mean "fire-deliberate-secondary"?`},
		"an item twice":            {swap(`"fire-deliberate-secondary"`, `["fire-deliberate-primary", "fire-deliberate-primary"]`), `names "fire-deliberate-primary" twice`},
		"item misspelt":            {swap(`"fire-deliberate-secondary"`, `"fire-deliberate-secundary"`), `did you mean "fire-deliberate-secondary"?`},
		"no columns":               {good + fires[:strings.Index(fires, "[source.columns]")], "has no [source.columns]"},
		"no date":                  {spans(""), "name 0 of date, month and from"},
		"two dates":                {spans("date = { column = \"A\" }\nmonth = { column = \"B\", format = \"YYYY-MM\" }"), "name 2 of date, month and from"},
		"short year":               {swap("DD/MM/YYYY", "DD/MM/YY"), `:40:1: format "DD/MM/YY": two digits`},
		"a day that is a month":    {swap("DD/MM/YYYY", "MM/YYYY"), "has no day; use month"},
		"month without format":     {spans(`month = { column = "M" }`), "the month has no format"},
		"from without a time":      {spans(`from = { column = "A", format = "DD/MM/YYYY" }`), "from and to are for times of day"},
		"to alone":                 {spans("date = { column = \"A\" }\nto = { column = \"B\", time = \"T\" }"), "to goes with from"},
		"two clocks":               {spans(`date = { column = "A", time = "T", format = "DD/MM/YYYY HH:mm" }`), "in a column of its own"},
		"no column of the date":    {spans(`date = { format = "DD/MM/YYYY" }`), "the date has no column"},
		"no place":                 {swap(`postcode = "PCode"`, ""), "no column says where"},
		"two places":               {swap(`postcode = "PCode"`, "postcode = \"PCode\"\nlsoa = \"L\""), "name 2 ways to find a place"},
		"half a place":             {swap(`postcode = "PCode"`, `easting = "E"`), "easting and northing go together"},
		"no directory":             {good + fires[:strings.Index(fires, "[[postcodes]]")], "there is no [[postcodes]]"},
		"directory without files":  {swap(`files = ["postcodes/*.csv"]`, ""), "the postcode directory has no files"},
		"half a directory":         {swap(`files = ["postcodes/*.csv"]`, "files = [\"a\"]\neasting = \"E\""), "name all of postcode, easting and northing"},
		"no map":                   {swap(`, map = { "Sec" = "Deliberate secondary fire" }`, ""), "category has no map"},
		"a map to nothing":         {swap(`"Sec" = "Deliberate secondary fire"`, `"Sec" = ""`), `the map of category "Sec" leads to nothing`},
		"a map in two minds":       {swap(`"Sec" = "Deliberate secondary fire"`, `"Sec" = "A", "SEC " = "B"`), "twice"},
		"ignored and read":         {swap(`["Crew notes"]`, `["crew_notes", "pcode"]`), `the column "pcode" is read and ignored`},
		"yes and no":               {swap(`yes   = ["Bladed"]`, "yes = [\"Bladed\"]\nno = [\"bladed\"]"), "means yes and no"},
		"flags of nothing":         {swap(`knife = "Weapon"`, ""), "flags names no column"},
		"a police source with it":  {strings.Replace(good, `kind  = "police-street"`, "kind  = \"police-street\"\nowner = \"x\"", 1), "owner is only for sources of kind \"table\""},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read(write(t, c.text))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error is %v\nwant  …%s…", err, c.want)
			}
		})
	}
}

// Every way to say when and where is taken.
func TestTablesOfOtherShapes(t *testing.T) {
	for _, c := range []struct{ when, where, by string }{
		{`month = { column = "M", format = "MMM YYYY" }`, `district = "LAD"`, "district"},
		{`from = { column = "A", format = "DD/MM/YYYY HH:mm" }`, `easting = "E"` + "\n" + `northing = "N"`, "grid"},
		{"from = { column = \"A\", time = \"B\", format = \"DD/MM/YYYY\" }\nto = { time = \"C\" }", `longitude = "X"` + "\n" + `latitude = "Y"`, "degrees"},
		{`date = { column = "A" }`, `lsoa = "L"` + "\n" + `district = "D"`, "lsoa"},
		{`date = { column = "A" }`, `ward = "W"`, "ward"},
		{`date = { column = "A", time = "T" }`, `outward = "O"`, "outward"},
	} {
		text := good + "\n[[source]]\nkind = \"table\"\nid = \"t\"\ntitle = \"T\"\nowner = \"O\"\nprotect = \"public\"\nfiles = [\"t.csv\"]\n[source.columns]\n" + c.when + "\n" + c.where + "\n"
		config, err := Read(write(t, text))
		if err != nil {
			t.Errorf("%s, %s: %v", c.when, c.where, err)
			continue
		}
		if by := config.Sources[1].Table.Where.By(); by != c.by {
			t.Errorf("%s is found by %s, want %s", c.where, by, c.by)
		}
	}
}

func TestPostcodesNeedNoFileYet(t *testing.T) {
	path := write(t, good+fires)
	if _, err := os.Stat(filepath.Join(filepath.Dir(path), "postcodes")); err == nil {
		t.Fatal("there is a folder of postcodes")
	}
	if _, err := Read(path); err != nil {
		t.Errorf("files are looked for before they are wanted: %v", err)
	}
}

// A table may be of several items of the prescribed information, and of offences that
// are weighed by a table of weights.
func TestTableOfSeveralItems(t *testing.T) {
	text := strings.Replace(good+fires, `"fire-deliberate-secondary"`, `["fire-deliberate-primary", "fire-deliberate-secondary"]`, 1)
	text = strings.Replace(text, `count    = "N"`, "count    = \"N\"\noffence  = \"Code\"", 1)
	text += "\n[weights]\ntitle = \"Harm\"\nsource = \"A publisher\"\nfile = \"weights.csv\"\ncode = \"c\"\nweight = \"w\"\n"
	path := write(t, text)
	if _, err := Read(path); err == nil || !strings.Contains(err.Error(), `"weights.csv" is not there`) {
		t.Errorf("weights that are not there: %v", err)
	}
	if err := os.WriteFile(filepath.Join(filepath.Dir(path), "weights.csv"), []byte("c,w\n1,2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := Read(path)
	if err != nil {
		t.Fatal(err)
	}
	x := c.Sources[1].Table
	if !slices.Equal(x.Schedule, []string{"fire-deliberate-primary", "fire-deliberate-secondary"}) || x.Offence != "Code" || !slices.Contains(x.Columns(), "Code") {
		t.Errorf("table is %+v", x)
	}
	if c.Weights == nil || c.Weights.Title != "Harm" || !slices.Contains(c.AreaFiles(), c.Weights.File) {
		t.Errorf("weights are %+v", c.Weights)
	}
	if _, err := Read(write(t, strings.Replace(text, `code = "c"`, "", 1))); err == nil || !strings.Contains(err.Error(), "the table of weights has no code; name the column") {
		t.Errorf("weights without a code: %v", err)
	}
	if _, err := Read(write(t, strings.Replace(text, `weight = "w"`, `wieght = "w"`, 1))); err == nil || !strings.Contains(err.Error(), `did you mean "weight"?`) {
		t.Errorf("a wrong key of weights: %v", err)
	}
}

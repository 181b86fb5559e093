package ingest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"assess/data"
	"assess/data/hostile"
	"assess/data/workspace"
)

// searchesHeader is that of the stop-and-search files on data.police.uk.
const searchesHeader = "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome,Outcome linked to object of search,Removal of more than just outer clothing"

// searchFileText is a file's text.
func searchFileText(rows ...string) string {
	return searchesHeader + "\r\n" + strings.Join(rows, "\r\n") + "\r\n"
}

// searchAt is a sound row of a time and a point.
func searchAt(at, lat, lon string) string {
	return fmt.Sprintf("Person search,%s,False,,%s,%s,Male,18-24,Other ethnic group - Not stated,White,Misuse of Drugs Act 1971 (section 23),Controlled drugs,Arrest,True,False", at, lat, lon)
}

func readSearches(text string) (*street, []search, error) {
	return newSearchReader(newStreetReader()).read(context.Background(), strings.NewReader(text), data.NewMonth(2021, 4))
}

func TestASearchIsReadAsItIsPublished(t *testing.T) {
	s, found, err := readSearches(searchFileText(
		searchAt("2021-04-10T11:05:30+00:00", "52.05", "-0.95"),
		" vehicle SEARCH ,2021-04-10T11:05:30+00:00,,,,,,,,,,controlled DRUGS,,,",
	))
	if err != nil {
		t.Fatal(err)
	}
	x := found[0]
	if got := fmt.Sprint(x.at.Format("2 Jan 15:04:05"), "|", x.kind, "|", x.sex, "|", x.age, "|", x.selfDefined, "|", x.officer, "|", x.legislation, "|", x.object, "|", x.outcome); x.linked != yes || x.clothing != no ||
		got != "10 Apr 12:05:00|Person search|Male|18-24|Other ethnic group - Not stated|White|Misuse of Drugs Act 1971 (section 23)|Controlled drugs|Arrest" {
		t.Errorf("read %s, linked %v, clothing %v", got, x.linked, x.clothing)
	}
	if x := found[1]; x.kind != "vehicle SEARCH" || x.object != "Controlled drugs" || x.outcome != "" || x.linked != unknown || x.sex != "" {
		t.Errorf("a row that says little is read as %+v", x)
	}
	if len(s.at) != 2 || s.at[0] != 1 || s.at[1] != 0 || s.withoutLocation() != 1 {
		t.Errorf("places %v", s.at)
	}
}

// Equal rows are searches of several people, and all are kept.
func TestSearchesAreNoDuplicates(t *testing.T) {
	row := searchAt("2021-04-10T11:01:00+00:00", "52.05", "-0.95")
	s, found, err := readSearches(searchFileText(row, row, row))
	if err != nil || len(found) != 3 || s.duplicate != 0 || len(s.places) != 2 {
		t.Errorf("%d kept of %+v (%v)", len(found), s, err)
	}
}

func TestRowsOfSearchesThatCannotBeUsed(t *testing.T) {
	good := searchAt("2021-04-10T11:05:30+00:00", "52.05", "-0.95")
	for name, tc := range map[string]struct{ row, reason string }{
		"no date":             {strings.Replace(good, "2021-04-10T11:05:30+00:00", "", 1), "no date"},
		"no zone":             {strings.Replace(good, "+00:00", "", 1), "time zone"},
		"British date":        {strings.Replace(good, "2021-04-10T11:05:30+00:00", "10/04/2021 11:05", 1), "time zone"},
		"half a point":        {searchAt("2021-04-10T11:05:30+00:00", "52.05", ""), "only one"},
		"elsewhere":           {searchAt("2021-04-10T11:05:30+00:00", "2.05", "-0.95"), "outside Great Britain"},
		"neither yes nor no":  {strings.Replace(good, ",True,", ",Perhaps,", 1), "neither True nor False"},
		"a field too many":    {good + ",", "number of fields"},
		"text without end":    {strings.Replace(good, "White", strings.Repeat("x", 201), 1), "no text that is published"},
		"a control character": {strings.Replace(good, "White", "Whi\x07te", 1), "no text that is published"},
	} {
		s, found, err := readSearches(searchFileText(good, tc.row))
		if err != nil {
			t.Errorf("%s: the file is refused: %v", name, err)
			continue
		}
		if len(found) != 1 || s.rejected != 1 || s.rejections[0].line != 3 || !strings.Contains(s.rejections[0].reason, tc.reason) {
			t.Errorf("%s: %d kept, %+v", name, len(found), s.rejections)
		}
	}
}

func TestSearchFilesThatAreRefused(t *testing.T) {
	good := searchAt("2021-04-10T11:05:30+00:00", "52.05", "-0.95")
	for name, tc := range map[string]struct{ text, reason string }{
		"unknown object":  {searchFileText(strings.Replace(good, "Controlled drugs", "Controled drugs", 1)), `line 2: Object of search "Controled drugs" is not one that is published (the nearest is "Controlled drugs")`},
		"unknown outcome": {searchFileText(good, strings.Replace(good, "Arrest", "Let go", 1)), `line 3: Outcome "Let go" is not`},
		"another month":   {searchFileText(searchAt("2021-06-10T11:05:30+00:00", "", "")), "of 2021-06 but the file's name says 2021-04"},
		"no rows":         {searchesHeader + "\n", "no rows"},
		"no column":       {strings.Replace(searchFileText(good), "Outcome linked to object of search", "Linked", 1), "no column Outcome linked to object of search"},
		"a street file":   {file(), "no column Type"},
		"cut off":         {searchFileText(good) + good[:40], "cut off"},
		"nothing usable":  {searchFileText(strings.Replace(good, "+00:00", "", 1)), "none of the file's 1 rows"},
		"other encoding":  {searchFileText(strings.Replace(good, "White", "Wei\xdf", 1)), "not UTF-8"},
	} {
		_, _, err := readSearches(tc.text)
		var f *fault
		if !errors.As(err, &f) || !strings.Contains(f.Error(), tc.reason) {
			t.Errorf("%s: %v, want %q", name, err, tc.reason)
		}
	}
}

// A file is cut by months that may be of either clock: what one of them puts in the month is of it.
func TestSearchesAtTheEdgeOfAMonth(t *testing.T) {
	for at, want := range map[string]string{
		"2021-03-31T23:30:00+00:00": "2021-04-01 00:30", "2021-04-30T23:30:00+00:00": "2021-05-01 00:30", "2021-05-01T00:30:00+01:00": "2021-05-01 00:30", "2021-04-01T00:30:00+01:00": "2021-04-01 00:30",
	} {
		_, found, err := readSearches(searchFileText(searchAt(at, "", "")))
		if err != nil {
			t.Errorf("%s: %v", at, err)
		} else if got := found[0].at.Format("2006-01-02 15:04"); got != want {
			t.Errorf("%s is %s, want %s", at, got, want)
		}
	}
	if _, _, err := readSearches(searchFileText(searchAt("2021-05-01T00:30:00+00:00", "", ""))); err == nil {
		t.Error("a row of May is taken in April")
	}
}

// Searches and incidents are loaded side by side from one folder or archive, each by its
// source; a newer file replaces its month.
func TestSearchesAreLoadedBesideIncidents(t *testing.T) {
	f := newField(t)
	f.in.Sources = append(f.in.Sources, workspace.Source{ID: "searches", Kind: "police-stop-and-search", Base: f.dir, Files: []string{"raw"}, Line: 9})
	f.layers(lattice(data.LSOA, 2021, 2, 2, 1))
	row := searchAt("2021-04-10T11:05:30+00:00", "52.05", "-0.95")
	f.put("2021-04/2021-04-essex-street.csv", file(line(hexID(1), april, "-0.95", "52.05", "E01000001", "Drugs")))
	f.put("2021-04/2021-04-essex-stop-and-search.csv", searchFileText(row, row, searchAt("2021-04-10T11:05:30", "", ""), searchAt("2021-04-11T11:05:30Z", "", "")))
	f.put("2021-04/2021-04-essex-outcomes.csv", "left alone")
	r := f.load()
	if r.Count(Loaded) != 2 || r.Count(Refused) != 0 || len(r.Files) != 2 {
		t.Errorf("%+v", r.Files)
	}
	f.sound()
	if got := f.query(`SELECT source, rows_read, loaded, rejected, duplicate, superseded, without_location FROM account ORDER BY source`); !slices.Equal(got, []string{"police 1 1 0 0 0 0", "searches 4 3 1 0 0 1"}) {
		t.Errorf("account %q", got)
	}
	if got := f.query(`SELECT a.area, count(*) FROM current_search s JOIN area_of_place a ON a.place = s.place AND a.how = 'code' GROUP BY ALL`); !slices.Equal(got, []string{"E01000001 2"}) {
		t.Errorf("areas %q", got)
	}
	f.put("2021-04/2021-04-essex-stop-and-search.csv", searchFileText(row))
	f.load()
	f.sound()
	if got := f.query(`SELECT count(*) FROM current_search`); !slices.Equal(got, []string{"1"}) {
		t.Errorf("after the file was replaced %q searches count", got)
	}
	if r := f.load(); r.Changed || r.Count(Unchanged) != 2 {
		t.Errorf("nothing is new, and yet %+v", r)
	}
	f.remove("2021-04/2021-04-essex-stop-and-search.csv")
	f.put("all.zip", zipped(t, "2021-04/2021-04-essex-stop-and-search.csv", searchFileText(row, row), "2021-04/2021-04-essex-street.csv", file(line(hexID(1), april, "", "", "", "Drugs"))))
	f.load()
	f.sound()
	if got := f.query(`SELECT count(*) FROM current_search`); !slices.Equal(got, []string{"2"}) {
		t.Errorf("of the archive %q searches count", got)
	}
}

func FuzzSearches(f *testing.F) {
	good := searchAt("2021-04-10T11:05:30+00:00", "52.05", "-0.95")
	f.Add([]byte(searchFileText(good, good)))
	f.Add([]byte("\ufeff" + strings.ReplaceAll(searchFileText(good), "\r\n", "\n")))
	f.Add([]byte(searchFileText(strings.Replace(good, "Arrest", "", 1), good[:50])))
	f.Add([]byte(searchFileText(`"Person ""search""",2021-04-30T23:59:59+00:00,,,0,0,,,,,,,,false,TRUE`)))
	f.Fuzz(func(t *testing.T, text []byte) {
		var s *street
		var found []search
		var err error
		hostile.Watch(t, len(text), textMemory, func() { s, found, err = readSearches(string(text)) })
		if err != nil {
			sentence(t, err)
			return
		}
		if s.read != int64(len(s.at))+s.rejected || len(s.at) != len(found) || len(found) == 0 {
			t.Fatalf("read %d, kept %d at %d places, rejected %d", s.read, len(found), len(s.at), s.rejected)
		}
		for _, x := range found {
			if x.object != "" && !slices.Contains(objectNames, x.object) || x.outcome != "" && !slices.Contains(outcomeNames, x.outcome) || len(x.officer) > longestText {
				t.Fatalf("kept %+v", x)
			}
		}
	})
}

// TestRealSearches loads the nine published files of the folder that ASSESS_REAL_DATA
// names, where it is set. The numbers were counted with another program.
func TestRealSearches(t *testing.T) {
	root := os.Getenv("ASSESS_REAL_DATA")
	if root == "" {
		return
	}
	f := newField(t)
	f.in.Sources = []workspace.Source{{ID: "searches", Kind: "police-stop-and-search", Base: root, Files: []string{"stop-and-search"}}}
	f.in.Layers = Layers([]workspace.Boundary{{Layer: data.LSOA, Vintage: 2021, File: filepath.Join(root, "boundaries", "essex-lsoa2021.geojson.gz"), Code: "LSOA21CD", District: "LADCD_ACTIVE"}})
	for _, r := range f.load().Files {
		if r.Outcome != Loaded {
			t.Errorf("%s is %s: %s", r.Path, r.Outcome, r.Reason)
		}
	}
	f.sound()
	got := f.query(`SELECT force, sum(files), sum(rows_read), sum(loaded), sum(rejected), sum(without_location) FROM account GROUP BY force ORDER BY force`)
	want := []string{"city-of-london 3 879 879 0 165", "essex 3 5355 5355 0 97", "south-yorkshire 3 5074 5074 0 5074"}
	if !slices.Equal(got, want) {
		t.Errorf("account\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if got := f.query(`SELECT count(*) FILTER (WHERE linked), count(*) FILTER (WHERE outcome = 'Arrest'), count(*) FILTER (WHERE object = 'Controlled drugs') FROM current_search`); !slices.Equal(got, []string{"2111 1282 6786"}) {
		t.Errorf("linked, arrests, drugs %q", got)
	}
}

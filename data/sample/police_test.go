package sample

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"io"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"assess/data"
	"assess/geo"
)

// open reads a police file of the workspace, loose or in the archive.
func (ws workspace) open(t *testing.T, f File) []byte {
	t.Helper()
	full := filepath.Join(ws.dir, f.Path)
	if f.Member == "" {
		text, err := os.ReadFile(full)
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	z, err := zip.OpenReader(full)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	r, err := z.Open(f.Member)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// atlas opens a boundary file of the workspace.
func (ws workspace) atlas(t *testing.T, name, prefix string, district string) *geo.Atlas {
	t.Helper()
	a, err := geo.Open(geo.Spec{
		Layer: "any", File: filepath.Join(ws.dir, "boundaries/sample-"+name+".geojson.gz"),
		Code: prefix + "CD", Name: prefix + "NM", District: district,
	})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

var (
	crimeID  = regexp.MustCompile(`^[0-9a-f]{64}$`)
	lsoaCode = regexp.MustCompile(`^E01[0-9]{6}$`)
)

// good reports whether a row, apart from the number of its fields, can be read.
func good(row []string) bool {
	if len(row) != 12 {
		return false
	}
	if row[4] == "" && row[5] == "" && row[7] == "" {
		return row[6] == "No Location"
	}
	lon, errLon := strconv.ParseFloat(row[4], 64)
	lat, errLat := strconv.ParseFloat(row[5], 64)
	return errLon == nil && errLat == nil && lon > -9 && lon < 3 && lat > 49 && lat < 61.5 &&
		lsoaCode.MatchString(row[7]) && strings.HasPrefix(row[6], "On or near ")
}

func TestPoliceFilesHaveThePublishedLayout(t *testing.T) {
	ws := defaultSample(t)
	for _, f := range ws.truth.Files {
		name := f.Month.String() + "/" + f.Month.String() + "-" + f.Force + "-street.csv"
		if f.Member != name && f.Path != path.Join("raw/police", name) {
			t.Errorf("file %s %s is not named for %s and %s", f.Path, f.Member, f.Month, f.Force)
		}
		text := ws.open(t, f)
		if crlf := bytes.Contains(text, []byte("\r\n")); crlf != f.CRLF || bytes.Count(text, []byte("\r\n")) != bytes.Count(text, []byte("\n")) && crlf {
			t.Errorf("%s: CRLF %v, want %v in every line", name, crlf, f.CRLF)
		}
		r := csv.NewReader(bytes.NewReader(text))
		r.FieldsPerRecord = -1
		rows, err := r.ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got := strings.Join(rows[0], ","); got != header {
			t.Errorf("%s: header %q", name, got)
		}
		for i, row := range rows[1:] {
			if !good(row) {
				continue
			}
			asb := row[9] == string(data.AntiSocialBehaviour)
			_, known := data.LookupCategory(row[9])
			if row[1] != f.Month.String() || !known || row[2] != row[3] || row[11] != "" ||
				asb != (row[0] == "") || asb != (row[10] == "") || !asb && !crimeID.MatchString(row[0]) {
				t.Fatalf("%s line %d: %q", name, i+2, row)
			}
		}
	}
}

// read counts a file as it should be read: rows that cannot be read, further
// rows of one crime, rows without a location, and by district and category.
func read(text []byte, district map[string]data.Code, month data.Month, into map[Cell]int) (f File, bad []int) {
	type crime struct{ id, category string }
	located, order, rows := map[crime]bool{}, []crime{}, map[crime][]string{}
	add := func(row []string) {
		switch d, ok := district[row[7]]; {
		case row[7] == "":
			f.Unlocated++
		case ok:
			into[Cell{d, data.Category(row[9]), month}]++
		}
	}
	for i, line := range strings.Split(strings.TrimRight(string(text), "\r\n"), "\n")[1:] {
		f.Rows++
		row := strings.Split(strings.TrimRight(line, "\r"), ",")
		key := crime{row[0], ""}
		switch {
		case !good(row):
			bad = append(bad, i+2)
		case row[0] == "":
			add(row)
		default:
			key.category = row[9]
			has, again := located[key]
			if again {
				f.Duplicate++
			} else {
				order = append(order, key)
			}
			if !again || !has && row[7] != "" {
				located[key], rows[key] = row[7] != "", row
			}
		}
	}
	for _, key := range order {
		add(rows[key])
	}
	f.Rejected = len(bad)
	return f, bad
}

func TestReadingTheFilesGivesTheTruth(t *testing.T) {
	ws := defaultSample(t)
	atlases := map[int]*geo.Atlas{2011: ws.atlas(t, "lsoa2011", "LSOA11", "LAD22CD"), 2021: ws.atlas(t, "lsoa2021", "LSOA21", "LAD22CD")}
	got, superseded := map[Cell]int{}, map[Cell]int{}
	for _, f := range ws.truth.Files {
		district := map[string]data.Code{}
		for _, a := range atlases[f.Vintage].Areas {
			district[string(a.Code)] = a.District
		}
		into := got
		if f.Superseded {
			into = superseded
		}
		account, bad := read(ws.open(t, f), district, f.Month, into)
		want := f
		account.Path, account.Member, account.Force, account.Month = f.Path, f.Member, f.Force, f.Month
		account.Superseded, account.Vintage, account.CRLF = f.Superseded, f.Vintage, f.CRLF
		if account != want {
			t.Errorf("account of %s %s:\n got %+v\nwant %+v", f.Path, f.Member, account, want)
		}
		if len(bad) > 0 {
			if f.Month != ws.truth.BadMonth || len(bad) != len(ws.truth.BadRows) {
				t.Fatalf("%s: lines %v cannot be read, want %v in %s", f.Path, bad, ws.truth.BadRows, ws.truth.BadMonth)
			}
			for i, line := range bad {
				if line != ws.truth.BadRows[i].Line {
					t.Errorf("line %d cannot be read, want %+v", line, ws.truth.BadRows[i])
				}
			}
		}
	}
	if len(got) != len(ws.truth.Counts) {
		t.Errorf("%d counts, want %d", len(got), len(ws.truth.Counts))
	}
	for cell, want := range ws.truth.Counts {
		if got[cell] != want {
			t.Errorf("%v: %d, want %d", cell, got[cell], want)
		}
	}
	if len(superseded) == 0 {
		t.Error("no file is superseded")
	}
}

func TestFilesHoldWhatIsPlanted(t *testing.T) {
	truth := defaultSample(t).truth
	loose, archived := map[data.Month]File{}, map[data.Month]File{}
	duplicates := 0
	for _, f := range truth.Files {
		if f.Member == "" {
			loose[f.Month] = f
		} else {
			archived[f.Month] = f
		}
		duplicates += f.Duplicate
		share := float64(f.Unlocated) / float64(f.Rows)
		if many := share > 0.10; many != (f.Month == truth.UnlocatedMonth) {
			t.Errorf("%s has %.1f %% without a location", f.Month, 100*share)
		}
		if (f.Vintage == 2021) != (f.Month >= truth.NewCodesFrom) {
			t.Errorf("%s has codes of %d", f.Month, f.Vintage)
		}
	}
	if _, ok := loose[truth.MissingMonth]; ok || truth.MissingMonth.IsZero() {
		t.Errorf("missing month %s has a file", truth.MissingMonth)
	}
	for m := lastMonth.Add(-62); m <= lastMonth; m++ {
		_, a := loose[m]
		_, b := archived[m]
		if a || b || m == truth.MissingMonth {
			continue
		}
		t.Errorf("%s has no file", m)
	}
	if len(truth.Restated) != 4 || duplicates != 16 {
		t.Errorf("%d restated months and %d duplicates, want 4 and 16", len(truth.Restated), duplicates)
	}
	for _, m := range truth.Restated {
		if l, a := loose[m], archived[m]; !l.Superseded || a.Superseded || a.Rows <= l.Rows {
			t.Errorf("%s: loose %+v, archived %+v; want the archive to have more rows", m, l, a)
		}
	}
}

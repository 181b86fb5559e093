package main

import (
	"compress/gzip"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"assess/analysis"
	"assess/data"
)

// realData is the folder of real extracts, boundaries and area values, with the
// configurations of real workspaces beside it. Without it these tests have
// nothing to say; with it they must run.
func realData(t *testing.T) (dir string, ok bool) {
	t.Helper()
	dir = os.Getenv("ASSESS_REAL_DATA")
	if dir == "" {
		return "", false
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		t.Fatal(err)
	}
	return dir, true
}

type cell struct {
	district string
	month    data.Month
	category data.Category
}

// countByName counts raw files by the district in the LSOA's name, with no code
// of the program but its month.
func countByName(t *testing.T, pattern string) (counts map[cell]int64, rows int64, months map[data.Month]bool) {
	t.Helper()
	counts, months = map[cell]int64{}, map[data.Month]bool{}
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no file matches %s (%v)", pattern, err)
	}
	for _, path := range files {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		z, err := gzip.NewReader(f)
		if err != nil {
			t.Fatal(err)
		}
		r := csv.NewReader(z)
		r.ReuseRecord = true
		if _, err := r.Read(); err != nil {
			t.Fatal(err)
		}
		for {
			rec, err := r.Read()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			m, err := data.ParseMonth(rec[1])
			if err != nil {
				t.Fatal(err)
			}
			rows++
			months[m] = true
			if name := rec[8]; name != "" {
				counts[cell{name[:strings.LastIndexByte(name, ' ')], m, data.Category(rec[9])}]++
			}
		}
		f.Close()
	}
	return counts, rows, months
}

func TestRealSouthYorkshire(t *testing.T) {
	dir, ok := realData(t)
	if !ok {
		return
	}
	want, rows, months := countByName(t, filepath.Join(dir, "crime", "south-yorkshire", "*-street.csv.gz"))
	if rows != 652_082 {
		t.Errorf("%d rows in the raw files, want 652,082", rows)
	}
	all := analysed(t, filepath.Join(dir, "..", "workspaces", "south-yorkshire", "assess.toml"), "2020")
	for id, name := range map[string]string{"doncaster": "Doncaster", "rotherham": "Rotherham", "sheffield": "Sheffield", "barnsley": "Barnsley"} {
		a := all[id]
		districtCounts(t, a, name, want, months)
		sumsHold(t, a)
		if a.Coverage.Totals.Read != rows {
			t.Errorf("%s: coverage adds up to %d rows", id, a.Coverage.Totals.Read)
		}
		if n := len(a.Previous.Calendar); n != 11 {
			t.Errorf("%s: compared over %d months; July 2019 is missing, so 11", id, n)
		}
		for _, m := range a.Coverage.Months {
			if (m.Status == data.Missing) != (m.Month.String() == "2019-07") {
				t.Errorf("%s: %s is %s", id, m.Month, m.Status)
			}
		}
	}
	gatesFind(t, all["doncaster"], "missing-month 2019-07")
	// Worked by hand from the same files, with another program.
	for _, c := range all["doncaster"].Previous.Changes {
		if c.Category == "Burglary" && (c.CurrentCount != 2665 || c.PreviousTotal != 3412 || c.Verdict != analysis.Lower) {
			t.Errorf("burglary in Doncaster: %+v; want 2,665 against 3,412, lower", c)
		}
	}
	toDate := analysed(t, filepath.Join(dir, "..", "workspaces", "south-yorkshire", "assess.toml"), "2021")
	if y := toDate["doncaster"].Year; !y.ToDate || y.Label != "April to September 2021" {
		t.Errorf("2021 is %q, to date %v; want April to September 2021", y.Label, y.ToDate)
	}
}

// gatesFind asserts what is out of the ordinary in real months, and that nothing else is.
func gatesFind(t *testing.T, a *analysis.Assessment, want ...string) {
	t.Helper()
	var got []string
	for _, f := range a.Gates.Open() {
		got = append(got, string(f.Gate)+" "+monthsText(f.Months))
	}
	if !slices.Equal(got, want) {
		t.Errorf("the gates find %q, want %q", got, want)
	}
}

func districtCounts(t *testing.T, a *analysis.Assessment, name string, want map[cell]int64, held map[data.Month]bool) {
	t.Helper()
	var total, expected int64
	for k, n := range want {
		if k.district == name {
			expected += n
		}
	}
	for _, m := range a.Monthly {
		if m.Type != analysis.TypeDistrict || m.Category == data.AllCrime || m.Name != name {
			continue
		}
		for i, n := range m.Counts {
			k := cell{name, m.From.Add(i), m.Category}
			if n == nil {
				if held[k.month] {
					t.Errorf("%v is held and has no count", k)
				}
				continue
			}
			total += *n
			if *n != want[k] {
				t.Fatalf("%v: %d, the raw files have %d", k, *n, want[k])
			}
		}
	}
	if total != expected || total == 0 {
		t.Errorf("%s: %d incidents, the raw files have %d", name, total, expected)
	}
}

func TestRealEssex(t *testing.T) {
	dir, ok := realData(t)
	if !ok {
		return
	}
	want, rows, months := countByName(t, filepath.Join(dir, "crime", "essex", "*-street.csv.gz"))
	all := analysed(t, filepath.Join(dir, "..", "workspaces", "essex", "assess.toml"), "2025")
	// Rows without a location went from 0.8% to 3.7% in March 2024; the other months are not held.
	gatesFind(t, all["basildon"], "missing-month 2018-08/2018-09", "missing-month 2019-03/2023-12", "missing-month 2024-05/2024-12",
		"location-rate 2024-03", "lsoa-vintage 2024-01")
	for id, districts := range map[string][]string{
		"chelmsford": {"Chelmsford"}, "colchester": {"Colchester"}, "basildon": {"Basildon"}, "castle-point-rochford": {"Castle Point", "Rochford"},
	} {
		a := all[id]
		for _, name := range districts {
			districtCounts(t, a, name, want, months)
		}
		sumsHold(t, a)
		if v := a.Coverage.Vintages; len(v) != 2 || v[0].Vintage != 2011 || v[1].Vintage != 2021 {
			t.Errorf("%s: LSOA vintages %+v; want files of 2011 and of 2021", id, v)
		}
		if a.Coverage.Totals.Read != rows || len(a.Year.Months) != 12 {
			t.Errorf("%s: %d rows, %d months of 2025", id, a.Coverage.Totals.Read, len(a.Year.Months))
		}
	}
}

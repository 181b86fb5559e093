package sample

import (
	"bytes"
	"encoding/csv"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/gzip"

	"assess/data"
	"assess/geo"
)

// table is the truth of a partner's table.
func (t Truth) table(test *testing.T, id string) Table {
	test.Helper()
	for _, table := range t.Tables {
		if table.ID == id {
			return table
		}
	}
	test.Fatalf("there is no table %s", id)
	return Table{}
}

// rows reads the files of a partner's table that are CSV, without their headers.
func (ws workspace) rows(t *testing.T, table Table) (out [][]string) {
	t.Helper()
	for _, f := range table.Files {
		text, err := os.ReadFile(filepath.Join(ws.dir, f.Path))
		if err != nil {
			t.Fatal(err)
		}
		var in io.Reader = bytes.NewReader(text)
		if strings.HasSuffix(f.Path, ".gz") {
			if in, err = gzip.NewReader(in); err != nil {
				t.Fatal(err)
			}
		}
		all, err := csv.NewReader(in).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, all[1:]...)
	}
	return out
}

// Every postcode lies in the LSOA that it stands beside, so that stated districts and
// points agree, and none stands twice.
func TestPostcodesLieInTheirAreas(t *testing.T) {
	ws, w := defaultSample(t), newWorld(Default())
	lsoas := ws.atlas(t, "lsoa2021", "LSOA21", "LAD22CD").Index()
	atlas := ws.atlas(t, "lsoa2021", "LSOA21", "LAD22CD")
	text, err := os.ReadFile(filepath.Join(ws.dir, postcodesPath))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != len(w.new)*snapsPerLSOA {
		t.Fatalf("%d postcodes for %d LSOAs", len(rows), len(w.new))
	}
	seen := map[string]bool{}
	for i, row := range rows {
		e, errE := strconv.ParseFloat(row[2], 64)
		n, errN := strconv.ParseFloat(row[3], 64)
		if errE != nil || errN != nil || seen[row[0]] || len(row) != 10 {
			t.Fatalf("row %d is %q", i+1, row)
		}
		seen[row[0]] = true
		lon, lat := geo.FromGrid(e, n)
		if at := lsoas.Find(lon, lat); at < 0 || atlas.Areas[at].Code != w.new[i/snapsPerLSOA].Code || string(atlas.Areas[at].District) != row[8] {
			t.Errorf("%s lies in area %d, want %s", row[0], at, w.new[i/snapsPerLSOA].Code)
		}
	}
	if seen[strange(3)] {
		t.Errorf("the strange postcode %s is in the directory", strange(3))
	}
}

// The changes planted in partners' tables come out, and only those.
func TestPlantedChangesOfPartnersComeOut(t *testing.T) {
	truth := defaultSample(t).truth
	for id, other := range map[string]data.Category{"fire-deliberate": "Deliberate primary fire, vehicle", "fly-tipping": "Small load"} {
		table := truth.table(t, id)
		for _, c := range []Change{table.Rose, {other, 1}} {
			now := Truth{Counts: table.Counts}.total(truth.Home.Code, c.Category, truth.Year)
			before := Truth{Counts: table.Counts}.total(truth.Home.Code, c.Category, truth.Year.Add(-12))
			spread := math.Sqrt(truth.Overdispersion * (1/float64(now) + 1/float64(before)))
			ratio := math.Log(float64(now) / float64(before))
			if math.Abs(ratio-math.Log(c.Ratio)) > 4*spread || c == table.Rose && math.Abs(ratio) < 2.5*spread {
				t.Errorf("%s, %s: %d after %d, want a ratio near %.2f", id, c.Category, now, before, c.Ratio)
			}
		}
	}
}

// Violence of the force's extract peaks in the nights of the weekend; some rows end
// before they begin, and some have no end.
func TestForceExtractHasItsNights(t *testing.T) {
	ws := defaultSample(t)
	table := ws.truth.table(t, "force-crimes")
	violent, night, open, reversed := 0, 0, 0, 0
	for _, row := range ws.rows(t, table) {
		from, err := time.Parse("02/01/2006 15:04", row[2])
		if err != nil {
			continue // the two rows of every file that cannot be read
		}
		to, err := time.Parse("02/01/2006 15:04", row[3])
		switch {
		case row[3] == "":
			open++
		case err != nil:
			t.Fatalf("row %q", row)
		case to.Before(from):
			reversed++
		}
		if !strings.Contains(row[1], "ASSAULT") {
			continue
		}
		violent++
		evening := from.Add(-nightHours * time.Hour / 2)
		if weekday := evening.Weekday(); (weekday == time.Friday || weekday == time.Saturday) && evening.Hour() >= nightFrom-nightHours/2 {
			night++
		}
	}
	if share := float64(night) / float64(violent); share < table.Night || share > table.Night+0.15 {
		t.Errorf("%.2f of %d assaults lie in the weekend's nights, want somewhat above %.2f", share, violent, table.Night)
	}
	if reversed < 10 || reversed != table.Reversed && reversed-table.Reversed > 3*repeatsEach || open < 1000 {
		t.Errorf("%d rows end before they begin, the truth says %d; %d have no end", reversed, table.Reversed, open)
	}
	if table.NearRepeats < 100 || table.Unmatched < 50 || len(table.Flagged) < 100 {
		t.Errorf("%d near repeats, %d postcodes not matched, %d cells with flags", table.NearRepeats, table.Unmatched, len(table.Flagged))
	}
}

// A table that hides small counts says none from 1 to 4, and the month that was not
// supplied has no row.
func TestCountsAndMonthsAreHidden(t *testing.T) {
	ws := defaultSample(t)
	hospital := ws.truth.table(t, "hospital-attendances")
	for c, n := range hospital.Counts {
		if n > 0 && n < hiddenBelow {
			t.Errorf("%v is %d", c, n)
		}
	}
	text, err := os.ReadFile(filepath.Join(ws.dir, hospital.Files[0].Path))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`,"`, ",<5,", ",n/a,", "Total,"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("the hospital's table has no %s", want)
		}
	}
	if len(hospital.Hidden) < 40 {
		t.Errorf("%d counts are hidden", len(hospital.Hidden))
	}
	calls := ws.truth.table(t, "ambulance-calls")
	for _, row := range ws.rows(t, calls) {
		if strings.HasPrefix(row[0], calls.Missing.String()) {
			t.Fatalf("%s is supplied: %q", calls.Missing, row)
		}
	}
}

func TestOnlyPlantedSamplesHavePartners(t *testing.T) {
	dir := t.TempDir()
	truth, err := Write(dir, Params{Seed: 3, Districts: 2, LSOAs: 30, Wards: 8, Months: 27, Rows: 2000})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "raw/partners")); err == nil || len(truth.Tables) != 0 {
		t.Errorf("%d tables, %v", len(truth.Tables), err)
	}
}

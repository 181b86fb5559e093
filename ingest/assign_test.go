package ingest

import (
	"context"
	"errors"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"assess/data"
	"assess/geo"
)

// areas lists the layer, how, point and code of every place with its area.
func (f *field) areas() []string {
	f.Helper()
	return f.query(`
		SELECT a.layer || a.vintage, a.how, coalesce(p.lon::VARCHAR, '-'), p.lsoa, a.area
		FROM area_of_place AS a JOIN place AS p ON p.id = a.place ORDER BY ALL`)
}

func rowAt(lon, lat, code string) string { return line("", april, lon, lat, code, "Drugs") }

func TestPlacesComeToTheirAreas(t *testing.T) {
	f := newField(t)
	f.layers(lattice(data.Ward, 2025, 1, 1, 700), lattice(data.LSOA, 2011, 2, 1, 110), lattice(data.LSOA, 2021, 3, 2, 100))
	f.lookup("E01000110,E01000100", "E01000110,E01000101", "E01000111,E01000102")
	f.put("2021-04-sample-street.csv", file(
		rowAt("-0.95", "52.05", "E01000110"), // split: the point is in 100
		rowAt("-0.85", "52.05", "E01000110"), // the point is in 101
		rowAt("-0.85", "52.05", "E01000111"), // renamed, whatever the point
		rowAt("", "", "E01000110"),           // no point: the lowest
		rowAt("-0.75", "52.15", ""),          // no code: by the point
		rowAt("2.5", "51.5", "E01000999"),    // elsewhere
		rowAt("", "", ""),
	))
	r := f.load()
	var named []string
	for _, a := range r.Assignments {
		named = append(named, string(a.Layer)+" "+a.How)
	}
	if want := []string{"ward point", "lsoa point", "lsoa point", "lsoa code"}; !slices.Equal(named, want) {
		t.Errorf("assignments %q, want %q", named, want)
	}
	want := []string{
		"lsoa2011 point -0.85 E01000110 E01000111",
		"lsoa2011 point -0.85 E01000111 E01000111",
		"lsoa2011 point -0.95 E01000110 E01000110",
		"lsoa2021 code - E01000110 E01000100",
		"lsoa2021 code -0.75  E01000105",
		"lsoa2021 code -0.85 E01000110 E01000101",
		"lsoa2021 code -0.85 E01000111 E01000102",
		"lsoa2021 code -0.95 E01000110 E01000100",
		"lsoa2021 code 2.5 E01000999 E01000999",
		"lsoa2021 point -0.75  E01000105",
		"lsoa2021 point -0.85 E01000110 E01000101",
		"lsoa2021 point -0.85 E01000111 E01000101",
		"lsoa2021 point -0.95 E01000110 E01000100",
		"ward2025 point -0.95 E01000110 E01000700",
	}
	if got := f.areas(); !slices.Equal(got, want) {
		t.Errorf("areas\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	f.sound()
}

// counting tells how often a layer's boundary is read.
func counting(l Layer, n *int) Layer {
	open := l.Open
	l.Open = func() (*geo.Atlas, error) { *n++; return open() }
	return l
}

func TestAssignDoesOnlyWhatIsNew(t *testing.T) {
	f := newField(t)
	opened := 0
	f.layers(counting(lattice(data.Ward, 2025, 3, 2, 700), &opened))
	opened = 0
	f.put("2021-04-sample-street.csv", file(rowAt("-0.95", "52.05", "E01000100")))
	f.load()
	if opened != 1 {
		t.Errorf("a new place reads the boundary %d times, want once", opened)
	}
	f.load()
	if opened != 1 {
		t.Error("a load without news reads the boundary")
	}
	first := f.query(`SELECT id, key, placed_to FROM assignment`)
	f.put("2021-05-sample-street.csv", file(line("", "2021-05", "-0.85", "52.05", "E01000101", "Drugs")))
	f.load()
	if got := f.query(`SELECT id FROM assignment`); opened != 2 || !slices.Equal(got, []string{"1"}) {
		t.Errorf("a further place reads the boundary %d times and makes assignments %v of %v", opened-1, got, first)
	}
	if got := len(f.areas()); got != 2 {
		t.Errorf("%d areas, want 2", got)
	}
	f.sound()
}

func TestAssignFollowsTheBoundary(t *testing.T) {
	f := newField(t)
	f.layers(lattice(data.Ward, 2025, 3, 2, 700), lattice(data.LSOA, 2021, 3, 2, 100))
	f.put("2021-04-sample-street.csv", file(rowAt("-0.95", "52.05", "E01000100")))
	f.load()
	f.layers(lattice(data.Ward, 2025, 3, 2, 800), lattice(data.LSOA, 2021, 3, 2, 100))
	r := f.load()
	if r.Assignments[0].ID != 4 || r.Assignments[1].ID != 2 {
		t.Errorf("assignments %+v, want a new one for the wards alone", r.Assignments)
	}
	want := []string{"lsoa2021 code -0.95 E01000100 E01000100", "lsoa2021 point -0.95 E01000100 E01000100", "ward2025 point -0.95 E01000100 E01000800"}
	if got := f.areas(); !slices.Equal(got, want) {
		t.Errorf("areas %q, want %q", got, want)
	}
	f.lookup("E01000100,E01000100")
	if r = f.load(); r.Assignments[2].ID != 5 || r.Assignments[1].ID != 2 {
		t.Errorf("with a lookup, assignments %+v, want a new one by code alone", r.Assignments)
	}
	f.in.Layers = f.in.Layers[1:]
	f.load()
	if got := f.query(`SELECT layer, how FROM assignment ORDER BY ALL`); !slices.Equal(got, []string{"lsoa code", "lsoa point"}) {
		t.Errorf("without the wards: %q", got)
	}
	f.sound()
}

func TestAssignNamesWhatIsWrong(t *testing.T) {
	f := newField(t)
	f.put("2021-04-sample-street.csv", file(rowAt("-0.95", "52.05", "E01000100")))
	f.layers(lattice(data.Ward, 2025, 3, 2, 700), lattice(data.Ward, 2025, 3, 2, 800))
	if _, err := Assign(context.Background(), f.store, f.in, nil); err == nil || !strings.Contains(err.Error(), "line 21: boundary ward 2025 stands at line 20 already") {
		t.Errorf("a layer that stands twice gives %v", err)
	}
	boom := errors.New("feature 3 has no code")
	f.layers(lattice(data.Ward, 2025, 3, 2, 700))
	f.in.Layers[0].Open = func() (*geo.Atlas, error) { return nil, boom }
	if _, err := Load(context.Background(), f.store, f.in, nil); !errors.Is(err, boom) {
		t.Errorf("a boundary that cannot be read gives %v", err)
	}
	if err := os.Remove(f.in.Layers[0].File); err != nil {
		t.Fatal(err)
	}
	if _, err := Assign(context.Background(), f.store, f.in, nil); err == nil || !strings.Contains(err.Error(), "ward2025.geojson") {
		t.Errorf("a boundary that is missing gives %v", err)
	}
}

// Every row with a code or a point inside is in exactly one LSOA by code, and
// in at most one area of any layer, wherever it lies, on shared edges too.
func TestNoRowIsLostOrDoubled(t *testing.T) {
	f := newField(t)
	f.layers(lattice(data.Ward, 2025, 2, 1, 700), lattice(data.LSOA, 2011, 2, 2, 110), lattice(data.LSOA, 2021, 3, 2, 100))
	f.lookup("E01000110,E01000100", "E01000110,E01000101", "E01000111,E01000102", "E01000112,E01000103", "E01000113,E01000103", "E01000113,E01000999")
	few(t, 20)
	rapid.Check(t, func(t *rapid.T) {
		at := *f
		at.TB = reporting{f.TB, t}
		coordinate := func(from float64) *rapid.Generator[string] {
			return rapid.Map(rapid.IntRange(-2, 8), func(i int) string { return strconv.FormatFloat(from+float64(i)/20, 'f', 6, 64) })
		}
		codes := rapid.SampledFrom([]string{"", "E01000100", "E01000105", "E01000110", "E01000111", "E01000113", "E01000555"})
		var rows []string
		coded := 0
		for range rapid.IntRange(1, 20).Draw(t, "rows") {
			c := codes.Draw(t, "code")
			if rapid.IntRange(0, 4).Draw(t, "unlocated") == 0 {
				rows = append(rows, rowAt("", "", c))
			} else {
				rows = append(rows, rowAt(coordinate(-1).Draw(t, "lon"), coordinate(52).Draw(t, "lat"), c))
			}
			if c != "" {
				coded++
			}
		}
		at.put("2021-04-sample-street.csv", file(rows...))
		at.load()
		at.sound()
		counts := at.query(`
			SELECT count(*) FILTER (WHERE p.lsoa <> ''), count(*) FILTER (WHERE p.lsoa <> '' AND a.area IS NOT NULL), count(*)
			FROM current_incident AS i JOIN place AS p ON p.id = i.place
			LEFT JOIN area_of_place AS a ON a.place = p.id AND a.how = 'code'`)[0]
		if want := strings.Join([]string{strconv.Itoa(coded), strconv.Itoa(coded), strconv.Itoa(len(rows))}, " "); counts != want {
			t.Fatalf("rows with a code, of them in an LSOA, all: %s, want %s", counts, want)
		}
	})
}

package reports

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"assess/analysis"
	"assess/data"
)

// file is one of the files by its name.
func file(t *testing.T, a *analysis.Assessment, name string) File {
	t.Helper()
	for _, f := range Files(a, Options{Edition: "public"}) {
		if f.Name == name {
			return f
		}
	}
	t.Fatalf("no file %s", name)
	return File{}
}

// The names and columns of the contract are stable.
func TestFilesHaveTheColumnsOfTheContract(t *testing.T) {
	for name, want := range map[string]string{
		"monthly_counts.csv": "area_type, area_code, area_name, month, category, count, marker",
		"change.csv":         "area_code, area_name, category, previous_label, current_label, months_compared, previous_count, current_count, rate_ratio, lower, upper, p_value, q_value, verdict",
		"area_rates.csv":     "layer, vintage, area_code, area_name, category, count, denominator, rate, lower, upper, gi_star, p_value, q_value, class",
		"hotspot_cells.csv":  "category, easting, northing, cell_m, count, gi_star, p_value, q_value, class",
		"coverage.csv":       "source, force, month, files, rows_read, loaded, rejected, duplicate, superseded, without_location, status, postcodes, postcodes_matched",
		"prescribed.csv":     "item, supplier, title, fields, sources, held_to, due_to, status",
	} {
		if got := strings.Join(file(t, assessment(), name).Columns, ", "); got != want {
			t.Errorf("%s has columns\n%s, want\n%s", name, got, want)
		}
	}
}

func TestFilesHaveNoEmptyCell(t *testing.T) {
	for i, v := range variations {
		a, _ := varied(t, i)
		for _, f := range Files(a, Options{Edition: "public"}) {
			if f.Name == "" || f.Title == "" {
				t.Errorf("%s: file %q has no name or no title", v.name, f.Name)
			}
			for n, row := range f.Rows {
				if len(row) != len(f.Columns) {
					t.Fatalf("%s: %s row %d has %d cells for %d columns", v.name, f.Name, n+1, len(row), len(f.Columns))
				}
				if k := slices.Index(row, ""); k >= 0 {
					t.Errorf("%s: %s row %d is empty under %s", v.name, f.Name, n+1, f.Columns[k])
				}
			}
		}
	}
}

func TestMissingMonthsAreRowsWithoutANumber(t *testing.T) {
	f := file(t, assessment(), "monthly_counts.csv")
	months := map[string]int{}
	for _, r := range f.Rows {
		months[r[4]]++
		if missing := r[3] == "2019-07"; missing != (r[5] == notAvailable) {
			t.Fatalf("row %v: only July 2019 is missing", r)
		}
	}
	for category, n := range months {
		if n != 2*54 { // the partnership and its district
			t.Errorf("%s has %d rows, want 54 months twice", category, n)
		}
	}
}

func TestRowsOfCoverageAddUp(t *testing.T) {
	missing := 0
	for _, r := range file(t, assessment(), "coverage.csv").Rows {
		var n [6]int
		for i := range n {
			var err error
			if n[i], err = strconv.Atoi(r[4+i]); err != nil {
				t.Fatal(err)
			}
		}
		if n[0] != n[1]+n[2]+n[3]+n[4] {
			t.Errorf("%v does not add up", r)
		}
		if r[10] == string(data.Missing) {
			missing++
			if n != [6]int{} {
				t.Errorf("no file of %v was read, yet rows are counted", r)
			}
		}
	}
	if missing != 1 {
		t.Errorf("%d months are missing, want 1", missing)
	}
}

func TestBothComparisonsAreInOneFile(t *testing.T) {
	a := assessment(twoDistricts)
	f := file(t, a, "change.csv")
	labels := map[string]int{}
	for _, r := range f.Rows {
		labels[r[3]]++
	}
	if want := map[string]int{"April 2019 to March 2020": 30, "average of 2018/19 and 2019/20": 30}; !reflect.DeepEqual(labels, want) {
		t.Errorf("rows by previous_label %v, want %v", labels, want)
	}
	for _, r := range file(t, assessment(notComparable), "change.csv").Rows {
		if r[13] != string(analysis.NotComparable) || r[6] != notAvailable || r[7] != notAvailable || r[8] != notAvailable {
			t.Errorf("a change that cannot be compared has numbers: %v", r)
		}
	}
}

func TestFilesAreSortedWhateverTheOrder(t *testing.T) {
	a, b := assessment(), assessment()
	slices.Reverse(b.Monthly)
	slices.Reverse(b.AreaRates)
	slices.Reverse(b.Hotspots)
	slices.Reverse(b.Coverage.Months)
	slices.Reverse(b.Deprivation)
	slices.Reverse(b.Levels)
	if !reflect.DeepEqual(Files(a, Options{Edition: "public"}), Files(b, Options{Edition: "public"})) {
		t.Error("the order of the assessment's slices shows in the files")
	}
}

func TestNumbersForMachines(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{exact(0.93), "0.93"}, {exact(1234567.5), "1234567.5"}, {exact(0.00001), "0"}, {exact(-0.00001), "0"}, {exact(1.0 / 3), "0.3333"},
		{probability(nil), "[x]"}, {probability(ptr(1.2345678e-12)), "1.235e-12"}, {probability(ptr(0.05)), "0.05"},
		{number(nil), "[x]"}, {integer(nil), "[x]"}, {integer(ptr[int64](3412)), "3412"}, {cell(""), "[z]"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

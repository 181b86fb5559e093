package ingest

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"

	"pgregory.net/rapid"

	"assess/data"
	"assess/data/hostile"
)

const april = "2021-04"

// good is a row that is taken.
func good(n int) string {
	return line(hexID(n), april, "-0.950000", "52.050000", "E01000100", "Burglary")
}

func readText(text string) (*street, error) {
	return newStreetReader().read(context.Background(), strings.NewReader(text), data.NewMonth(2021, 4))
}

func TestStreetRefusesTheFile(t *testing.T) {
	header := func(old, new string) string { return strings.Replace(file(good(1)), old, new, 1) }
	for name, tc := range map[string]struct {
		text string
		line int64
		want string
	}{
		"empty":             {"", 0, "the file is empty"},
		"blank":             {"\r\n\r\n", 0, "the file is empty"},
		"header only":       {file(), 0, "has a header but no rows"},
		"missing column":    {header("Crime type", "Crime typ"), 1, `no column Crime type (the nearest is "Crime typ")`},
		"no such column":    {header("Crime ID", "Police reference"), 1, "no column Crime ID:"},
		"column twice":      {header("Context", "Month"), 1, "the column Month stands twice"},
		"a web page":        {"<!DOCTYPE html>\n<html>", 1, "a web page"},
		"UTF-16":            {"C\x00r\x00i\x00m\x00e\x00,\x00\n\x00", 1, "zero bytes"},
		"UTF-16 with mark":  {"\xff\xfeC\x00r\x00\n\x00", 1, "byte 1 of the line (hexadecimal FF) is not UTF-8"},
		"Latin-1":           {file(good(1), strings.Replace(good(2), "Street", "Caf\xe9", 1)), 3, "(hexadecimal E9) is not UTF-8"},
		"unknown type":      {file(good(1), strings.Replace(good(2), "Burglary", "Burglery", 1)), 3, `the crime type "Burglery" is not one that is published (the nearest is "Burglary")`},
		"other month":       {file(good(1), strings.Replace(good(2), april, "2021-05", 1)), 3, "the row is of 2021-05 but the file's name says 2021-04"},
		"cut in a row":      {file(good(1), good(2)[:100]), 3, "it looks cut off"},
		"cut in quotes":     {file(good(1)) + `,2021-04,"Sample`, 3, "it looks cut off"},
		"cut at a quote":    {file(good(1)) + `a,2021-04,b,c,-0.95,52.05,d,E01000100,e,Burglary,f,"`, 3, "it looks cut off"},
		"nothing usable":    {file(line("", april, "450000", "207000", "E01000100", "Burglary")), 2, "none of the file's 1 rows can be used, this one for: coordinates outside Great Britain"},
		"field too long":    {file(good(1)) + strings.Repeat("x", maxField+1) + ",\n", 3, "longer than 64 KiB"},
		"quote never ended": {file(good(1)) + `"` + strings.Repeat("x\n", 1<<20), 3, "a quote that is never closed"},
	} {
		_, err := readText(tc.text)
		var f *fault
		if !errors.As(err, &f) || f.Line != tc.line || !strings.Contains(f.Reason, tc.want) {
			t.Errorf("%s: %v, want line %d and %q", name, err, tc.line, tc.want)
		}
	}
}

func TestStreetRejectsTheRow(t *testing.T) {
	row := func(lon, lat, code string) string { return line(hexID(2), april, lon, lat, code, "Burglary") }
	for reason, rows := range map[string][]string{
		"the number of fields is not the header's":    {"a,b\r\n", strings.Replace(good(2), ",\r\n", ",,\r\n", 1), "x\r\n"},
		"the month is not written as YYYY-MM":         {line("", "", "-0.95", "52.05", "", "Drugs"), line("", "April 2021", "-0.95", "52.05", "", "Drugs"), line("", "2021-13", "-0.95", "52.05", "", "Drugs")},
		"no crime type":                               {line("", april, "-0.95", "52.05", "", ""), line("", april, "-0.95", "52.05", "", "  ")},
		"longitude or latitude is not a number":       {row("west", "52.05", ""), row("-0.95", "1e", ""), row("0x1p-1", "52.05", ""), row("NaN", "NaN", ""), row("-0.9.5", "52.05", ""), row("-", "52", "")},
		"only one of longitude and latitude is given": {row("-0.95", "", ""), row("", "52.05", "")},
		"coordinates outside Great Britain":           {row("52.05", "-0.95", ""), row("571000", "207000", ""), row("-0.95", "0", ""), row("1e300", "52", ""), row("3.000001", "52", ""), row("Inf", "52", "")},
		"the LSOA code does not have the form of one": {row("-0.95", "52.05", "E0100010"), row("-0.95", "52.05", "X01000100"), row("-0.95", "52.05", "E01O00100"), row("-0.95", "52.05", "CO1 1AA")},
	} {
		for _, bad := range rows {
			want := reason
			if strings.Contains(bad, "Inf") {
				want = "longitude or latitude is not a number"
			}
			s, err := readText(file(good(1), bad, good(3)))
			if err != nil {
				t.Errorf("%q: %v", bad, err)
				continue
			}
			if s.read != 3 || s.rejected != 1 || len(s.at) != 2 {
				t.Errorf("%q: %d rows read, %d rejected, %d kept", bad, s.read, s.rejected, len(s.at))
			}
			if len(s.rejections) != 1 || s.rejections[0] != (rejection{3, want}) {
				t.Errorf("%q is rejected as %v, want line 3: %s", bad, s.rejections, want)
			}
		}
	}
}

func TestStreetTakesTheRow(t *testing.T) {
	for name, tc := range map[string]struct {
		text    string
		located bool
	}{
		"published":           {file(good(1)), true},
		"LF":                  {strings.ReplaceAll(file(good(1)), "\r\n", "\n"), true},
		"byte order mark":     {"\ufeff" + file(good(1)), true},
		"no last line end":    {strings.TrimSuffix(file(good(1)), "\r\n"), true},
		"snake case":          {"crime_id,month,longitude,latitude,lsoa_code,crime_type\n,2021-04,-0.95,52.05,E01000100,Drugs\n", true},
		"other order, spaces": {" Crime  type ,LATITUDE,longitude,Month,Crime_ID,LSOA code,Extra\nDrugs,52.05,-0.95,2021-04,,E01000100,x\n", true},
		"all quoted":          {"\"Crime ID\",\"Month\",\"Longitude\",\"Latitude\",\"LSOA code\",\"Crime type\"\n\"\",\"2021-04\",\"-0.95\",\"52.05\",\"E01000100\",\"Drugs\"\n", true},
		"comma and line end":  {file(strings.Replace(good(1), "On or near Sample Street", "\"On, or\nnear\"", 1)), true},
		"type in other case":  {file(strings.Replace(good(1), "Burglary", " burglary ", 1)), true},
		"Welsh":               {file(strings.Replace(good(1), "Sample Street", "Heol y Tŷ", 1)), true},
		"blank coordinates":   {file(line("", april, "", "", "", "Drugs")), false},
		"zero coordinates":    {file(line("", april, "0", "0.000000", "", "Drugs")), false},
		"negative zero":       {file(line("", april, "-0.000000", "0", "", "Drugs")), false},
		"code without point":  {file(line("", april, "", "", "E01000100", "Drugs")), true},
		"point without code":  {file(line("", april, "-0.95", "52.05", "", "Drugs")), true},
		"Greenwich":           {file(line("", april, "-0.000000", "51.477000", "", "Drugs")), true},
		"Northern Ireland":    {file(line("", april, "-5.93", "54.59", "95AA01S1", "Drugs")), true},
		"spaces in numbers":   {file(line("", " 2021-04 ", " -0.95", "52.05 ", " E01000100 ", "Drugs")), true},
	} {
		s, err := readText(tc.text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if s.read != 1 || len(s.at) != 1 {
			t.Errorf("%s: %d rows read, %d kept, rejected %v", name, s.read, len(s.at), s.rejections)
			continue
		}
		if located := s.at[0] != 0; located != tc.located || s.withoutLocation() == 1 == located {
			t.Errorf("%s: located %v, want %v", name, located, tc.located)
		}
	}
}

func TestDuplicatesKeepTheFirstLocation(t *testing.T) {
	const a, b = "-0.950000", "-0.850000"
	row := func(id int, lon string, kind string) string {
		if lon == "" {
			return line(hexID(id), april, "", "", "", kind)
		}
		return line(hexID(id), april, lon, "52.050000", "E01000100", kind)
	}
	for name, tc := range map[string]struct {
		rows []string
		want string // kept: category and longitude
		dups int64
	}{
		"same twice":          {[]string{row(1, a, "Drugs"), row(1, a, "Drugs")}, "Drugs -0.95", 1},
		"located second":      {[]string{row(1, "", "Drugs"), row(1, a, "Drugs")}, "Drugs -0.95", 1},
		"located first":       {[]string{row(1, a, "Drugs"), row(1, "", "Drugs")}, "Drugs -0.95", 1},
		"first location":      {[]string{row(1, "", "Drugs"), row(1, a, "Drugs"), row(1, b, "Drugs")}, "Drugs -0.95", 2},
		"never located":       {[]string{row(1, "", "Drugs"), row(1, "", "Drugs")}, "Drugs 0", 1},
		"other type":          {[]string{row(1, a, "Drugs"), row(1, a, "Robbery")}, "Drugs -0.95, Robbery -0.95", 0},
		"other ID":            {[]string{row(1, a, "Drugs"), row(2, a, "Drugs")}, "Drugs -0.95, Drugs -0.95", 0},
		"no ID":               {[]string{line("", april, a, "52.05", "", "Drugs"), line("", april, a, "52.05", "", "Drugs")}, "Drugs -0.95, Drugs -0.95", 0},
		"anti-social":         {[]string{row(1, a, "Anti-social behaviour"), row(1, a, "Anti-social behaviour")}, "Anti-social behaviour -0.95, Anti-social behaviour -0.95", 0},
		"IDs of another form": {[]string{line("X/1", april, a, "52.05", "", "Drugs"), line("X/1", april, a, "52.05", "", "Drugs"), line("X/2", april, a, "52.05", "", "Drugs")}, "Drugs -0.95, Drugs -0.95", 1},
		"a rejected one":      {[]string{row(1, "99", "Drugs"), row(1, a, "Drugs")}, "Drugs -0.95", 0},
	} {
		s, err := readText(file(tc.rows...))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var kept []string
		for i, at := range s.at {
			lon, _ := s.places[at].point()
			kept = append(kept, fmt.Sprint(data.Categories[s.category[i]].Name, " ", lon))
		}
		if got := strings.Join(kept, ", "); got != tc.want || s.duplicate != tc.dups {
			t.Errorf("%s: kept %s with %d duplicates, want %s with %d", name, got, s.duplicate, tc.want, tc.dups)
		}
	}
}

// The rule of duplicates, and the account, against a plain restatement of them
// over any file, read in any pieces.
func TestStreetAccountsForEveryRow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		type drawn struct {
			id, lon, kind string
			bad           bool
		}
		rows := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) drawn {
			return drawn{
				id:   rapid.SampledFrom([]string{"", "a", "b", hexID(1), hexID(2)}).Draw(t, "id"),
				lon:  rapid.SampledFrom([]string{"", "-0.95", "-0.85"}).Draw(t, "lon"),
				kind: rapid.SampledFrom([]string{"Drugs", "Robbery", "Anti-social behaviour"}).Draw(t, "kind"),
				bad:  rapid.IntRange(0, 9).Draw(t, "bad") == 0,
			}
		}), 1, 30).Draw(t, "rows")

		var text strings.Builder
		text.WriteString(published + "\n")
		var want []string
		first := map[string]int{}
		rejected, duplicate := int64(0), int64(0)
		for _, r := range rows {
			lat := "52.05"
			if r.lon == "" {
				lat = ""
			}
			if r.bad {
				rejected++
				text.WriteString("short,row\n")
				continue
			}
			text.WriteString(line(r.id, april, r.lon, lat, "", r.kind))
			key := r.id + "/" + r.kind
			if i, seen := first[key]; seen && r.id != "" && r.kind != "Anti-social behaviour" {
				duplicate++
				if strings.HasSuffix(want[i], " ") {
					want[i] += r.lon
				}
				continue
			}
			first[key] = len(want)
			want = append(want, r.kind+" "+r.lon)
		}
		if len(want) == 0 {
			return // a file without a usable row is refused, as another test has it
		}
		s, err := newStreetReader().read(context.Background(), iotest.HalfReader(strings.NewReader(text.String())), data.NewMonth(2021, 4))
		if err != nil {
			t.Fatal(err)
		}
		if s.read != int64(len(rows)) || s.rejected != rejected || s.duplicate != duplicate {
			t.Fatalf("read %d, rejected %d, duplicate %d; want %d, %d, %d", s.read, s.rejected, s.duplicate, len(rows), rejected, duplicate)
		}
		var got []string
		for i, at := range s.at {
			lon := ""
			if at != 0 {
				x, _ := s.places[at].point()
				lon = fmt.Sprint(x)
			}
			got = append(got, string(data.Categories[s.category[i]].Name)+" "+lon)
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Fatalf("kept\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	})
}

func TestRejectionsAreListedUpToAThousand(t *testing.T) {
	s, err := readText(file(good(1), strings.Repeat("short,row\r\n", 1500)))
	if err != nil {
		t.Fatal(err)
	}
	if s.rejected != 1500 || len(s.rejections) != 1000 || s.rejections[999].line != 1002 {
		t.Errorf("%d rejected, %d listed, the last on line %d", s.rejected, len(s.rejections), s.rejections[len(s.rejections)-1].line)
	}
}

// A reader is used for file after file: nothing of one may stay for the next.
func TestReaderForgetsTheFileBefore(t *testing.T) {
	r := newStreetReader()
	text := file(good(1), good(2), good(2))
	for range 3 {
		s, err := r.read(context.Background(), strings.NewReader(text), data.NewMonth(2021, 4))
		if err != nil {
			t.Fatal(err)
		}
		if len(s.at) != 2 || s.duplicate != 1 || len(s.places) != 2 {
			t.Fatalf("%d kept, %d duplicates, %d places", len(s.at), s.duplicate, len(s.places))
		}
		if _, err := r.read(context.Background(), strings.NewReader("not,a,street,file\n"), data.NewMonth(2021, 4)); err == nil {
			t.Fatal("taken")
		}
	}
}

func FuzzStreet(f *testing.F) {
	f.Add([]byte(file(good(1), good(2))))
	f.Add([]byte("\ufeff" + strings.ReplaceAll(file(good(1)), "\r\n", "\n")))
	f.Add([]byte(file(good(1), good(1)[:90])))
	f.Add([]byte(file(`"a""b","2021-04",,,,,,,,"Drugs",,` + "\n")))
	f.Add([]byte("crime_id,month,longitude,latitude,lsoa_code,crime_type\n,2021-04,-0.95,52.05,95AA01S1,Drugs\n\"\n"))
	f.Add([]byte("Crime ID,Month,Longitude,Latitude,LSOA code,Crime type\n\xff\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		var s *street
		var err error
		hostile.Watch(t, len(text), textMemory, func() { s, err = readText(string(text)) })
		if err != nil {
			sentence(t, err)
			return
		}
		if again, err := readText(string(text)); err != nil || !reflect.DeepEqual(again, s) {
			t.Fatalf("read a second time it is another: %v", err)
		}
		if s.read != int64(len(s.at))+s.rejected+s.duplicate || len(s.at) != len(s.category) || len(s.at) == 0 {
			t.Fatalf("read %d, kept %d with %d categories, rejected %d, duplicate %d", s.read, len(s.at), len(s.category), s.rejected, s.duplicate)
		}
		for _, at := range s.at {
			if p := s.places[at]; p.hasPoint() {
				if lon, lat := p.point(); !(lon >= west && lon <= east && lat >= south && lat <= north) {
					t.Fatalf("a point at %g, %g", lon, lat)
				}
			}
		}
	})
}

package geo

import (
	"bytes"
	"compress/gzip"
	"io"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"assess/data"
	"assess/data/hostile"
)

const square = `[[[0,51],[1,51],[1,52],[0,51]]]`

// one is a collection of one feature with the given properties and geometry.
func one(properties, geometry string) string {
	return `{"type":"FeatureCollection","features":[{"type":"Feature","properties":` + properties + `,"geometry":` + geometry + `}]}`
}

func polygon(coordinates string) string {
	return `{"type":"Polygon","coordinates":` + coordinates + `}`
}

func packed(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var wanted = Spec{Layer: data.LSOA, Vintage: 2021, File: "areas.geojson", Code: "CODE", Name: "NAME", District: "LAD"}

func TestRead(t *testing.T) {
	text := `{"features":[
	  {"geometry":{"coordinates":[[[[0.5,51.0,12],[1,51],[1,52],[0.5,51.0,3]],[[0.6,51.1],[0.7,51.1],[0.7,51.2],[0.6,51.1]]],[[[2,51],[3,51],[3,52],[2,51]]]],"type":"MultiPolygon"},
	   "id":"x","properties":{"NAME":"Sant \u00c2sa \"B\"","CODE":"E02","LAD":"E07","list":[{"a":[1,2,{}]},true,null,-1.5e-3]},"type":"Feature"},
	  {"type":"Feature","properties":{"CODE":" E01 ","NAME":null,"LAD":""},"geometry":{"type":"Polygon","coordinates":[[ [ 0 , 51 ] ,[1,51],[1,52],[0,51]]]}}
	],"crs":{"properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},"type":"FeatureCollection"}
	`
	for name, text := range map[string]string{"plain": text, "gzip": packed(t, text), "byte order mark": "\ufeff" + text} {
		a, err := Read(strings.NewReader(text), wanted)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		want := []data.Area{{Code: "E01", Name: "E01"}, {Code: "E02", Name: `Sant Âsa "B"`, District: "E07"}}
		if a.Layer != data.LSOA || a.Vintage != 2021 || !reflect.DeepEqual(a.Areas, want) {
			t.Errorf("%s: got %s %d %+v, want %+v", name, a.Layer, a.Vintage, a.Areas, want)
		}
		shape := Shape{
			{{{0.5, 51}, {1, 51}, {1, 52}, {0.5, 51}}, {{0.6, 51.1}, {0.7, 51.1}, {0.7, 51.2}, {0.6, 51.1}}},
			{{{2, 51}, {3, 51}, {3, 52}, {2, 51}}},
		}
		if !a.Shapes[1].Equal(shape) {
			t.Errorf("%s: got %v, want %v", name, a.Shapes[1], shape)
		}
	}
}

func TestReadCodes(t *testing.T) {
	for value, want := range map[string]data.Code{
		`"E01"`: "E01", `7`: "7", `7.0`: "7", `1.2e3`: "1200", `7.5`: "7.5", `-3`: "-3",
		`12345678901234567890`: "12345678901234567890", `"07"`: "07", `"a\/b"`: "a/b", `"Ŵy"`: "Ŵy",
	} {
		spec := Spec{Code: "CODE"}
		a, err := Read(strings.NewReader(one(`{"CODE":`+value+`}`, polygon(square))), spec)
		if err != nil {
			t.Errorf("%s: %v", value, err)
		} else if a.Areas[0].Code != want {
			t.Errorf("%s: got %q, want %q", value, a.Areas[0].Code, want)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	good := `{"CODE":"E01","NAME":"n","LAD":"d"}`
	collection := one(good, polygon(square))
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "", "areas.geojson is empty"},
		{"white space", "  \n ", "areas.geojson is cut short: it ends at byte 4"},
		{"web page", "<!DOCTYPE html><html>", "areas.geojson is a web page or XML"},
		{"archive", "PK\x03\x04....", "areas.geojson is a ZIP archive"},
		{"table", "CODE,NAME\n1,2\n", `areas.geojson is not GeoJSON: it begins with "CODE,NAME\n1,"`},
		{"list", "[1,2]", "it is a list"},
		{"UTF-16", "\xff\xfe{\x00\"\x00", "areas.geojson is UTF-16 or binary"},
		{"UTF-16 without a mark", "{\x00\"\x00", "areas.geojson is UTF-16 or binary"},
		{"Latin-1", one("{\"CODE\":\"E01\",\"NAME\":\"Ynys M\xf4n\",\"LAD\":\"d\"}", polygon(square)), "areas.geojson is not UTF-8 text"},
		{"cut short", collection[:len(collection)-40], "is cut short: it ends at byte"},
		{"gzip cut short", packed(t, collection)[:60], "is a gzip file that is cut short"},
		{"gzip damaged", "\x1f\x8b\x08\x00garbage that is no deflate stream", "areas.geojson is a damaged gzip file"},
		{"gzip of a page", packed(t, "<html>"), "is a web page or XML"},
		{"text after the end", collection + "{}", "goes on after the end of its FeatureCollection"},
		{"not JSON", `{"type": FeatureCollection}`, `is not valid GeoJSON: 'F' at byte 9 where a value was expected`},
		{"single quotes", `{'type':1}`, `'\'' at byte 1 where a text in double quotes was expected`},
		{"one feature", `{"type":"Feature","properties":{},"geometry":null}`, `not a GeoJSON FeatureCollection (its type is "Feature")`},
		{"TopoJSON", `{"type":"Topology","objects":{}}`, "is TopoJSON"},
		{"no features", `{"type":"FeatureCollection"}`, "not a GeoJSON FeatureCollection"},
		{"empty", `{"type":"FeatureCollection","features":[]}`, "areas.geojson holds no areas"},
		{"no properties", one("null", polygon(square)), `areas.geojson: feature 1 has no property "CODE": it has no properties`},
		{"no code", one(`{"LSOA":1,"code ":2,"CD":3}`, polygon(square)), `areas.geojson: feature 1 has no property "CODE": the nearest it has is "code "`},
		{"no name", one(`{"CODE":"E01","LAD":"d","NAMEN":"x"}`, polygon(square)), `feature 1 (E01) has no property "NAME": the nearest it has is "NAMEN"`},
		{"no district", one(`{"CODE":"E01","NAME":"d","LAD24":"x"}`, polygon(square)), `feature 1 (E01) has no property "LAD": the nearest it has is "LAD24"`},
		{"empty code", one(`{"CODE":" ","NAME":"n","LAD":"d"}`, polygon(square)), `feature 1 has no code: its property "CODE" is empty`},
		{"null code", one(`{"CODE":null,"NAME":"n","LAD":"d"}`, polygon(square)), `feature 1 has no code: its property "CODE" is empty`},
		{"code that is no text", one(`{"CODE":["E01"],"NAME":"n","LAD":"d"}`, polygon(square)), `property "CODE" that is neither text nor a number`},
		{"no geometry", one(good, "null"), "areas.geojson: feature 1 (E01) has no geometry"},
		{"point", one(good, `{"type":"Point","coordinates":[0,51]}`), "feature 1 (E01) is a Point: an area must be a Polygon or MultiPolygon"},
		{"collection of geometries", one(good, `{"type":"GeometryCollection","geometries":[]}`), "is a GeometryCollection"},
		{"wrong nesting", one(good, `{"type":"MultiPolygon","coordinates":`+square+`}`), "is called a MultiPolygon but its coordinates are nested 3 deep, not 4"},
		{"mixed nesting", one(good, polygon(`[[[0,51],[[1,51]]]]`)), "is not valid GeoJSON"},
		{"empty coordinates", one(good, polygon(`[]`)), "feature 1 (E01) has no coordinates"},
		{"empty ring", one(good, polygon(`[[[0,51],[1,51],[1,52],[0,51]],[]]`)), "ring (number 2 of part 1) that has 0 points"},
		{"no coordinates", one(good, `{"type":"Polygon"}`), "has no coordinates"},
		{"part without a ring", one(good, `{"type":"MultiPolygon","coordinates":[`+square+`,[]]}`), "has a part (number 2) without a ring"},
		{"open ring", one(good, polygon(`[[[0,51],[1,51],[1,52],[0.5,51]]]`)), "ring (number 1 of part 1) that is not closed: it starts at 0, 51 and ends at 0.5, 51"},
		{"short ring", one(good, polygon(`[[[0,51],[1,51],[0,51]]]`)), "ring (number 1 of part 1) that has 3 points: a closed ring has at least 4"},
		{"one number", one(good, polygon(`[[[0],[1,51]]]`)), "is not valid GeoJSON"},
		{"not numbers", one(good, polygon(`[[["a",51]]]`)), "is not valid GeoJSON"},
		{"leading nil", one(good, polygon(`[[[01,51]]]`)), `"01" before byte`},
		{"beyond any number", one(good, polygon(`[[[1e999,51]]]`)), `"1e999" before byte`},
		{"grid metres", one(good, polygon(`[[[599334.6,221443.4],[599335,221443],[599335,221444],[599334.6,221443.4]]]`)),
			"areas.geojson: feature 1 (E01) has the position 599334.6, 221443.4, which looks like British National Grid metres, export it as WGS84 longitude and latitude (EPSG:4326)"},
		{"web Mercator", one(good, polygon(`[[[-123456,6712345],[-123455,6712345],[-123455,6712346],[-123456,6712345]]]`)), "looks like Web Mercator metres"},
		{"other metres", one(good, polygon(`[[[5e6,5e6],[1,51],[1,52],[5e6,5e6]]]`)), "has the position 5e+06, 5e+06, which is not a longitude and latitude"},
		{"too far north", one(good, polygon(`[[[0,91],[1,51],[1,52],[0,91]]]`)), "has the position 0, 91, which is not a longitude and latitude in degrees"},
		{"latitude first", one(good, polygon(`[[[51,0],[51,1],[52,1],[51,0]]]`)), "feature 1 (E01) has latitude before longitude"},
		{"same code", `{"type":"FeatureCollection","features":[` + strings.Repeat(`{"type":"Feature","properties":`+good+`,"geometry":`+polygon(square)+`},`, 1) +
			`{"type":"Feature","properties":{"CODE":"E00","NAME":"","LAD":""},"geometry":` + polygon(square) + `},{"type":"Feature","properties":` + good + `,"geometry":` + polygon(square) + `}]}`,
			`areas.geojson: features 1 and 3 both have the code "E01"`},
		{"not a feature", `{"type":"FeatureCollection","features":[` + polygon(square) + `]}`, `feature 1 has the type "Polygon" where "Feature" was expected`},
		{"nested without end", one(`{"CODE":`+strings.Repeat("[", 1000000)+`}`, "null"), "is nested more than 64 deep"},
		{"coordinates without end", one(good, polygon(strings.Repeat("[", 1000000))), "is nested more than 64 deep"},
		{"text without end", one(`{"CODE":"`+strings.Repeat("x", 100000)+`"}`, "null"), "has a text of more than 65536 bytes"},
		{"number without end", one(`{"CODE":`+strings.Repeat("1", 1000)+`}`, "null"), "has a number of more than 64 characters"},
		{"bad escape", one(`{"CODE":"\q"}`, "null"), "is not valid GeoJSON: the text that ends at byte"},
	} {
		a, err := Read(strings.NewReader(c.text), wanted)
		if err == nil {
			t.Errorf("%s: read %d areas, want the error %q", c.name, len(a.Areas), c.want)
			continue
		}
		if msg := err.Error(); !strings.Contains(msg, c.want) || strings.ContainsAny(msg, "\n") || len(msg) > 300 {
			t.Errorf("%s: got  %s\nwant %s", c.name, msg, c.want)
		}
	}
}

func TestReadStopsAtLimit(t *testing.T) {
	s := newScanner(strings.NewReader(strings.Repeat(" ", 200000)))
	s.limit = 150000
	if err := s.skip(); err != errTooLarge {
		t.Errorf("got %v, want %v", err, errTooLarge)
	}
}

// failing gives some text and then an error that is not the end.
type failing struct{ text io.Reader }

func (f failing) Read(p []byte) (int, error) {
	n, err := f.text.Read(p)
	if err == io.EOF {
		err = os.ErrDeadlineExceeded
	}
	return n, err
}

func TestReadPassesOnFailure(t *testing.T) {
	text := one(`{"CODE":"E01","NAME":"n","LAD":"d"}`, polygon(square))
	for _, n := range []int{0, 40, len(text)} {
		_, err := Read(failing{strings.NewReader(text[:n])}, wanted)
		if err == nil || !strings.Contains(err.Error(), "areas.geojson cannot be read: i/o timeout") {
			t.Errorf("after %d bytes: got %v", n, err)
		}
	}
}

// What is written is read back, to the last bit, however the reader is fed.
func TestReadGivesBackWhatWasWritten(t *testing.T) {
	a := atlasOf(scaled(append(lattice(6, 4, 5), enclave()...), 0.01, 0.5, 51.2))
	text := geoJSON(t, a)
	for name, r := range map[string]io.Reader{"whole": strings.NewReader(text), "in crumbs": crumbs{strings.NewReader(text)}} {
		b, err := Read(r, Spec{Layer: a.Layer, Vintage: a.Vintage, Code: "code", Name: "name"})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if !reflect.DeepEqual(a.Areas, b.Areas) || !reflect.DeepEqual(a.Shapes, b.Shapes) {
			t.Errorf("%s: not the same", name)
		}
	}
}

// crumbs feeds seven bytes at a time.
type crumbs struct{ r io.Reader }

func (c crumbs) Read(p []byte) (int, error) { return c.r.Read(p[:min(7, len(p))]) }

func TestOpen(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "areas.geojson.gz")
	if err := os.WriteFile(file, []byte(packed(t, geoJSON(t, atlasOf(enclave())))), 0o600); err != nil {
		t.Fatal(err)
	}
	a, err := Open(Spec{File: file, Code: "code"})
	if err != nil || len(a.Areas) != 2 {
		t.Fatalf("got %v, %v", a, err)
	}
	if _, err := Open(Spec{Layer: "ward", File: filepath.Join(dir, "none.geojson")}); err == nil || !strings.Contains(err.Error(), "none.geojson") {
		t.Errorf("missing file: got %v", err)
	}
	if _, err := Open(Spec{File: dir}); err == nil || !strings.Contains(err.Error(), "cannot be read") {
		t.Errorf("folder: got %v", err)
	}
}

// Numbers come out as strconv has them, and only JSON's numbers do.
func TestParseNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.Float64().Draw(t, "v")
		format := rapid.SampledFrom([]byte("efg")).Draw(t, "format")
		digits := rapid.IntRange(-1, 17).Draw(t, "digits")
		text := strconv.FormatFloat(v, format, digits, 64)
		want, err := strconv.ParseFloat(text, 64)
		if got, ok := parseNumber([]byte(text)); ok != (err == nil) || ok && math.Float64bits(got) != math.Float64bits(want) {
			t.Fatalf("%s: got %v %v, want %v", text, got, ok, want)
		}
	})
	for _, bad := range []string{"-", "+1", ".5", "1.", "-.5", "1..2", "1.2.3", "00", "-01", "1e", "1e+", "0x1", "Infinity", "null", "e", "1-2"} {
		if v, ok := parseNumber([]byte(bad)); ok {
			t.Errorf("%s: read as %v", bad, v)
		}
	}
}

func FuzzRead(f *testing.F) {
	good := one(`{"CODE":"E01","NAME":"n","LAD":"d"}`, polygon(square))
	for _, seed := range []string{
		good, good[:len(good)/2], "", "{", "[", "\ufeff{}", "\xff\xfe{\x00", "<html>", "\x1f\x8b", packed(f, good),
		one(`{"CODE":7,"NAME":null,"LAD":"\u00e9\ud800"}`, `{"type":"MultiPolygon","coordinates":[`+square+`]}`),
		one(`{"CODE":[{}],"x":{"y":[1e9,true]}}`, "null"),
		one(`{}`, polygon(`[[[599334,221443,0],[51,-1]]]`)),
		`{"type":"Topology"}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if len(text) > 64<<10 {
			return
		}
		var a *Atlas
		var err error
		hostile.Watch(t, len(text), hostile.Bound{Base: 8 << 20, Factor: 20_000}, func() { a, err = Read(bytes.NewReader(text), wanted) })
		if err != nil {
			hostile.Sentence(t, err)
			if !strings.HasPrefix(err.Error(), "areas.geojson") || a != nil {
				t.Fatalf("error %q", err)
			}
			return
		}
		hostile.Watch(t, len(text), hostile.Bound{Base: 256 << 20, Factor: 100_000}, func() { useAtlas(t, a) })
	})
}

// useAtlas does with an atlas what is done with those of a workspace.
func useAtlas(t *testing.T, a *Atlas) {
	t.Helper()
	for i, s := range a.Shapes {
		if len(s) == 0 || i > 0 && a.Areas[i-1].Code >= a.Areas[i].Code {
			t.Fatalf("area %d: %+v with %d parts", i, a.Areas[i], len(s))
		}
		if n := a.Areas[i].Name; data.Shown(n) != n || len(n) > mostName {
			t.Fatalf("area %d is called %q", i, n)
		}
		p := Interior(s)
		a.Index().Find(p[0], p[1])
		if m := SquareMetres(s); math.IsNaN(m) {
			t.Fatalf("area %d covers %g m²", i, m)
		}
	}
	Simplify(a.Metres(), 50)
	Dissolve(a.Shapes)
	a.Neighbours()
}

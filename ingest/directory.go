package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"sort"
	"strings"

	"assess/data"
	"assess/data/workspace"
	"assess/geo"
)

// postcodes is a directory: the point of every postcode that has one, those no
// longer in use too. Terminated postcodes stay, since records name the postcode of
// their day.
type postcodes struct {
	keys   []postcode // ascending
	points []gridPoint
	pairs  []postcodePoint // as read, until sorted
}

// gridPoint is a point in metres of the British National Grid; the zero value is
// none: the postcode is known and has no place.
type gridPoint struct{ easting, northing float32 }

type postcodePoint struct {
	postcode
	gridPoint
}

// find gives the point of a postcode, in degrees.
func (d *postcodes) find(p postcode) (lon, lat float64, ok bool) {
	i := sort.Search(len(d.keys), func(i int) bool { return d.keys[i] >= p })
	if i == len(d.keys) || d.keys[i] != p || d.points[i] == (gridPoint{}) {
		return 0, 0, false
	}
	lon, lat = geo.FromGrid(float64(d.points[i].easting), float64(d.points[i].northing))
	return lon, lat, true
}

// postcodeLayout says what publishers call the columns: Code-Point Open, the ONS
// Postcode Directory and the National Statistics Postcode Lookup over the years.
var postcodeLayout = struct{ postcode, easting, northing []string }{
	[]string{"pcds", "pcd7", "pcd8", "pcd", "pcd2", "postcode", "pc"},
	[]string{"oseast1m", "east1m", "easting", "eastings", "ea"},
	[]string{"osnrth1m", "north1m", "northing", "northings", "no"},
}

// readPostcodes reads the configured directories. A postcode that several of them
// hold is taken from the last that gives it a point.
func readPostcodes(ctx context.Context, configured []workspace.Postcodes) (*postcodes, error) {
	d := &postcodes{}
	for _, c := range configured {
		files, err := discoverPostcodes(c)
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			if err := d.readFile(ctx, c, f); err != nil {
				return nil, errors.New(say(f.Path, err))
			}
		}
	}
	if len(d.pairs) == 0 {
		return nil, errors.New("the postcode directory holds no postcode; check files in [[postcodes]]")
	}
	d.settle()
	return d, nil
}

// settle sorts what was read, the last reading of a postcode first.
func (d *postcodes) settle() {
	slices.Reverse(d.pairs)
	slices.SortStableFunc(d.pairs, func(a, b postcodePoint) int {
		switch {
		case a.postcode < b.postcode:
			return -1
		case a.postcode > b.postcode:
			return 1
		}
		return 0
	})
	for i, p := range d.pairs {
		if i > 0 && p.postcode == d.pairs[i-1].postcode {
			if last := len(d.points) - 1; d.points[last] == (gridPoint{}) {
				d.points[last] = p.gridPoint
			}
			continue
		}
		d.keys, d.points = append(d.keys, p.postcode), append(d.points, p.gridPoint)
	}
	d.pairs = nil
}

func (d *postcodes) readFile(ctx context.Context, c workspace.Postcodes, f File) error {
	opened, _, err := openFile(f.Disk)
	if err != nil {
		return err
	}
	defer opened.Close()
	text, err := inflated(f.Disk, opened)
	if err != nil {
		return err
	}
	return d.read(ctx, c, text)
}

// read reads one file. Without a header it has the layout of Code-Point Open:
// postcode, quality, easting, northing.
func (d *postcodes) read(ctx context.Context, c workspace.Postcodes, text io.Reader) error {
	var in records
	in.reset(ctx, text)
	var code, east, north, width int
	for first := true; in.next(); first = false {
		if first {
			width = len(in.fields)
			if full, _ := readPostcode(string(in.fields[0])); full != 0 && width >= 4 && c.Postcode == "" {
				code, east, north = 0, 2, 3
			} else {
				var err error
				if code, east, north, err = postcodeColumns(c, &in); err != nil {
					return err
				}
				continue
			}
		}
		if len(in.fields) != width {
			return faultf(in.line, "the row has %d fields and the first %d: download the directory again", len(in.fields), width)
		}
		p, _ := readPostcode(string(in.fields[code]))
		if p == 0 {
			return faultf(in.line, "the column %d holds no postcode: name the columns postcode, easting and northing in [[postcodes]]", code+1)
		}
		at, ok := readGridPoint(in.fields[east], in.fields[north])
		if !ok {
			return faultf(in.line, "the coordinates are not metres of the British National Grid: name the columns easting and northing in [[postcodes]]")
		}
		d.pairs = append(d.pairs, postcodePoint{p, at})
	}
	return in.err
}

// postcodeColumns finds the columns in a file's header.
func postcodeColumns(c workspace.Postcodes, in *records) (code, east, north int, err error) {
	var names []string
	for _, f := range in.fields {
		names = append(names, strings.TrimSpace(string(f)))
	}
	find := func(what, own string, known []string) int {
		if own != "" {
			known = []string{own}
		}
		for _, k := range known {
			if i := slices.IndexFunc(names, func(n string) bool { return workspace.SameName(n, k) }); i >= 0 {
				return i
			}
		}
		if err == nil {
			err = faultf(in.line, "the header has no column for the %s%s: name it with postcode, easting and northing in [[postcodes]]", what, meant(known[0], names))
		}
		return -1
	}
	code = find("postcode", c.Postcode, postcodeLayout.postcode)
	east = find("easting", c.Easting, postcodeLayout.easting)
	north = find("northing", c.Northing, postcodeLayout.northing)
	return code, east, north, err
}

// readGridPoint reads a pair of coordinates; blank or zero is no point, as with
// postcodes of Northern Ireland in another grid or of the Channel Islands.
func readGridPoint(east, north []byte) (gridPoint, bool) {
	x, givenX, okX := readGrid(strings.TrimSpace(string(east)))
	y, givenY, okY := readGrid(strings.TrimSpace(string(north)))
	switch {
	case !okX || !okY:
		return gridPoint{}, false
	case !givenX || !givenY || x == 0 || y == 0:
		return gridPoint{}, true
	case !onGrid(x, y):
		return gridPoint{}, false
	}
	return gridPoint{float32(math.Round(x)), float32(math.Round(y))}, true
}

// onGrid reports whether metres lie on the British National Grid.
func onGrid(x, y float64) bool { return x >= 0 && x <= 700_000 && y >= 0 && y <= 1_300_000 }

// areaNames finds areas by their code or their name.
type areaNames struct {
	codes map[data.Code]bool
	names map[string]data.Code // by canonical name; empty where several areas have it
}

// readAreaNames reads the names of the newest vintage of a layer; nil when none is
// configured.
func readAreaNames(layers []Layer, layer data.Layer) (*areaNames, error) {
	l := newestLayer(layers, layer)
	if l == nil {
		return nil, nil
	}
	atlas, err := l.Open()
	if err != nil {
		return nil, err
	}
	n := &areaNames{map[data.Code]bool{}, map[string]data.Code{}}
	for _, a := range atlas.Areas {
		n.codes[a.Code] = true
		key := workspace.Canonical(a.Name)
		if _, twice := n.names[key]; twice {
			n.names[key] = ""
			continue
		}
		n.names[key] = a.Code
	}
	return n, nil
}

func newestLayer(layers []Layer, layer data.Layer) *Layer {
	var newest *Layer
	for i := range layers {
		if l := &layers[i]; l.Layer == layer && (newest == nil || l.Vintage > newest.Vintage) {
			newest = l
		}
	}
	return newest
}

// find gives the code of a stated area: a code as it is, a name where one area has
// it. Empty is not known.
func (n *areaNames) find(text string) string {
	if len(text) == 9 && strings.ContainsAny(text[:1], "EWSN") && digits([]byte(text[1:])) {
		return text
	}
	if n == nil || text == "" {
		return ""
	}
	return string(n.names[workspace.Canonical(text)])
}

// discoverPostcodes lists the files of a directory.
func discoverPostcodes(c workspace.Postcodes) ([]File, error) {
	files, err := matchAll(c.Files, globs{
		base: c.Base, where: fmt.Sprintf("assess.toml line %d: postcodes", c.Line), what: "file (.csv or .csv.gz)",
		inside: func(name string) bool { return formatOf(name) == csvFormat },
		beside: func(string) bool { return false },
	})
	if err != nil {
		return nil, err
	}
	out := make([]File, len(files))
	for i, disk := range files {
		out[i] = File{Path: shown(c.Base, disk), Disk: disk}
	}
	return out, nil
}

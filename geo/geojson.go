package geo

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"assess/data"
)

// Open reads a boundary file: a GeoJSON FeatureCollection of Polygons and
// MultiPolygons in WGS84 longitude and latitude (RFC 7946), plain or gzipped.
// Its error is one sentence that names the file and the feature at fault.
func Open(spec Spec) (*Atlas, error) {
	f, err := os.Open(spec.File)
	if err != nil {
		return nil, fmt.Errorf("open boundaries of layer %q: %w", spec.Layer, err)
	}
	defer f.Close()
	return Read(f, spec)
}

// Read reads what Open does, from r; spec.File serves in messages only. Every
// feature must have the properties that spec names, a code that no other has,
// and closed rings of at least four points. Heights are left out.
func Read(r io.Reader, spec Spec) (*Atlas, error) {
	if spec.File == "" {
		spec.File = "boundary file"
	}
	text, err := plainText(r)
	if err != nil {
		return nil, fmt.Errorf("%s %w", spec.File, err)
	}
	c := &collection{scanner: newScanner(text), spec: spec, names: map[string]string{}}
	if err := c.read(); err != nil {
		return nil, err
	}
	return c.atlas()
}

// collection is a FeatureCollection being read.
type collection struct {
	*scanner
	spec     Spec
	features []feature

	now   *feature          // the feature being read
	ring  orb.Ring          // its ring being read
	keys  []string          // its properties' names
	names map[string]string // every property name seen, so that each is kept once

	points, rings int // so far
}

// fail makes an error about the file as a whole; what is a predicate.
func (c *collection) fail(what error) error { return fmt.Errorf("%s %w", c.spec.File, what) }

func (c *collection) read() error {
	kind, found := "", false
	var fault error // in a feature: it has its own words
	err := c.object(func(key []byte) error {
		switch string(key) {
		case "type":
			v, err := c.scalar()
			kind = v.text
			return err
		case "features":
			found = true
			return c.array(func() error {
				if fault = c.feature(); fault != nil {
					return fault
				}
				return nil
			})
		}
		return c.skip()
	})
	switch {
	case fault != nil:
		return fault
	case err != nil:
		return c.fail(err)
	case kind == "Topology":
		return c.fail(fmt.Errorf("is TopoJSON: export it as GeoJSON"))
	case kind != "FeatureCollection" || !found:
		return c.fail(fmt.Errorf("is JSON but not a GeoJSON FeatureCollection (its type is %s)", quote(kind)))
	case c.peek() != 0 || c.pos < c.end:
		return c.fail(fmt.Errorf("goes on after the end of its FeatureCollection, at byte %d", c.at()))
	case c.err != io.EOF:
		return c.fail(c.ended())
	case len(c.features) == 0:
		return c.fail(fmt.Errorf("holds no areas: its list of features is empty"))
	}
	return nil
}

// atlas sorts the features by code and refuses codes that come twice.
func (c *collection) atlas() (*Atlas, error) {
	slices.SortStableFunc(c.features, func(f, g feature) int { return strings.Compare(f.code, g.code) })
	a := &Atlas{Layer: c.spec.Layer, Vintage: c.spec.Vintage}
	for i, f := range c.features {
		if i > 0 && c.features[i-1].code == f.code {
			return nil, fmt.Errorf("%s: features %d and %d both have the code %s: each area must be one feature",
				c.spec.File, c.features[i-1].number, f.number, quote(f.code))
		}
		a.Areas = append(a.Areas, data.Area{Code: data.Code(f.code), Name: f.name, District: data.Code(f.district)})
		a.Shapes = append(a.Shapes, f.shape)
	}
	return a, nil
}

// quote shows text from a file in a message, the beginning of it when it is long.
func quote(s string) string {
	if r := []rune(s); len(r) > 60 {
		s = string(r[:60]) + "…"
	}
	return fmt.Sprintf("%q", s)
}

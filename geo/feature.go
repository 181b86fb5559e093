package geo

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"assess/data"
)

// feature is one feature of a collection as read.
type feature struct {
	number               int // in the file, from 1
	code, name, district string
	shape                Shape

	kind   string     // its type, which must be "Feature"
	found  properties // which of the wanted properties it has
	form   string     // its geometry's type, "" for no geometry
	levels int        // how deep its coordinates are nested
	astray *orb.Point // the first position that cannot be longitude and latitude
	fault  string     // the first thing wrong with a ring
}

// properties says which were there, and whether the code was text or a number.
type properties struct{ code, usable, name, district bool }

// feature reads one feature and keeps it. Its error is a whole sentence.
func (c *collection) feature() error {
	f := feature{number: len(c.features) + 1}
	if f.number > mostAreas {
		return c.fail(fmt.Errorf("holds more than %s areas: export the layer of your own area", data.Thousands(mostAreas)))
	}
	c.now, c.keys = &f, c.keys[:0]
	err := c.object(func(key []byte) error {
		switch string(key) {
		case "type":
			v, err := c.scalar()
			f.kind = v.text
			return err
		case "properties":
			return c.nullOr(func() error { return c.object(c.property) })
		case "geometry":
			return c.nullOr(c.geometry)
		}
		return c.skip()
	})
	if err != nil {
		return c.fail(err)
	}
	if err := c.judge(&f); err != nil {
		return fmt.Errorf("%s: feature %s %w", c.spec.File, f.label(), err)
	}
	if f.name == "" {
		f.name = f.code
	}
	c.features = append(c.features, f)
	return nil
}

func (f *feature) label() string {
	if f.code == "" {
		return strconv.Itoa(f.number)
	}
	return fmt.Sprintf("%d (%s)", f.number, strings.Trim(quote(f.code), `"`))
}

// nullOr reads null, or what read reads.
func (c *collection) nullOr(read func() error) error {
	if c.peek() == 'n' {
		return c.skip()
	}
	return read()
}

// property reads one property and keeps it if it is wanted.
func (c *collection) property(key []byte) error {
	name, ok := c.names[string(key)]
	if len(c.keys) == mostProperties || !ok && len(c.names) == mostProperties {
		return fmt.Errorf("has more than %s properties, at byte %d: export the code and the name alone", data.Thousands(mostProperties), c.at())
	}
	if !ok {
		name = string(key)
		c.names[name] = name
	}
	c.keys = append(c.keys, name)
	if name != c.spec.Code && name != c.spec.Name && name != c.spec.District {
		return c.skip()
	}
	v, err := c.scalar()
	if err != nil {
		return err
	}
	f, text := c.now, strings.TrimSpace(v.text)
	if name == c.spec.Code {
		f.code, f.found.code, f.found.usable = text, true, v.plain
	}
	if name == c.spec.Name {
		f.name, f.found.name = text, true
	}
	if name == c.spec.District {
		f.district, f.found.district = text, true
	}
	return nil
}

// judge says what is wrong with a feature, as a predicate.
func (c *collection) judge(f *feature) error {
	switch {
	case f.kind != "Feature":
		return fmt.Errorf("has the type %s where \"Feature\" was expected", quote(f.kind))
	case !f.found.code:
		return c.missing(c.spec.Code)
	case !f.found.usable:
		return fmt.Errorf("has a property %s that is neither text nor a number, so the area has no code", quote(c.spec.Code))
	case f.code == "":
		return fmt.Errorf("has no code: its property %s is empty", quote(c.spec.Code))
	case max(len(f.code), len(f.name), len(f.district)) > mostName:
		return fmt.Errorf("has a code or a name of more than %d bytes: name the properties that hold them", mostName)
	case strings.ContainsFunc(f.code+f.name+f.district, data.Unseen):
		return fmt.Errorf("has control characters in its code or its name, which hide or forge what is printed: correct the layer")
	case c.spec.Name != "" && !f.found.name:
		return c.missing(c.spec.Name)
	case c.spec.District != "" && !f.found.district:
		return c.missing(c.spec.District)
	}
	return f.judgeGeometry()
}

// missing is the error for a property that a feature lacks.
func (c *collection) missing(property string) error {
	if len(c.keys) == 0 {
		return fmt.Errorf("has no property %s: it has no properties at all", quote(property))
	}
	return fmt.Errorf("has no property %s: the nearest it has is %s", quote(property), quote(data.Closest(property, slices.Sorted(slices.Values(c.keys)))))
}

func (f *feature) judgeGeometry() error {
	wanted := map[string]int{"Polygon": 3, "MultiPolygon": 4}[f.form]
	switch {
	case f.form == "":
		return errors.New("has no geometry: an area must have a Polygon or MultiPolygon")
	case wanted == 0:
		return fmt.Errorf("is a %s: an area must be a Polygon or MultiPolygon", strings.Trim(quote(f.form), `"`))
	case f.levels != 0 && f.levels != wanted:
		return fmt.Errorf("is called a %s but its coordinates are nested %d deep, not %d", f.form, f.levels, wanted)
	case f.astray != nil:
		return errors.New(whereIs(*f.astray))
	case f.fault != "":
		return errors.New(f.fault)
	case len(f.shape) == 0:
		return errors.New("has no coordinates")
	}
	if b := f.shape.Bound(); b.Min[0] >= 49 && b.Max[0] <= 61.5 && b.Min[1] >= -9 && b.Max[1] <= 3 {
		return errors.New("has latitude before longitude: GeoJSON puts longitude first")
	}
	return nil
}

// whereIs says what coordinates beyond any longitude and latitude look like.
func whereIs(p orb.Point) string {
	x, y := math.Abs(p[0]), math.Abs(p[1])
	const export = "export it as WGS84 longitude and latitude (EPSG:4326)"
	at := fmt.Sprintf("has the position %g, %g, which", p[0], p[1])
	switch {
	case max(x, y) < 1000:
		return at + " is not a longitude and latitude in degrees"
	case x <= 800e3 && y <= 1400e3:
		return at + " looks like British National Grid metres, " + export
	case x <= 2e6 && y >= 6e6 && y <= 9e6:
		return at + " looks like Web Mercator metres, " + export
	}
	return at + " is not a longitude and latitude, " + export
}

package geo

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/paulmach/orb"

	"assess/data"
)

// geometry reads a geometry object into the feature at hand. Its type may come
// before its coordinates or after them.
func (c *collection) geometry() error {
	return c.object(func(key []byte) error {
		switch string(key) {
		case "type":
			v, err := c.scalar()
			c.now.form = v.text
			return err
		case "coordinates":
			return c.coordinates()
		}
		return c.skip()
	})
}

// coordinates reads the nested arrays of a Polygon or MultiPolygon and skips
// those of anything else, which the type will give away.
func (c *collection) coordinates() error {
	f := c.now
	f.levels, f.shape = c.openings(), nil
	switch f.levels {
	case 3:
		return c.polygon()
	case 4:
		return c.array(c.polygon)
	}
	return c.skip()
}

// openings counts the brackets that open next, before anything else does; 0
// when one closes at once, as in an empty list. It takes nothing.
func (c *collection) openings() int {
	c.peek()
	c.want(4 << 10)
	n := 0
	for _, b := range c.buf[c.pos:c.end] {
		switch b {
		case '[':
			n++
		case ']':
			return 0
		case ' ', '\n', '\r', '\t':
		default:
			return n
		}
	}
	return n
}

func (c *collection) polygon() error {
	var p orb.Polygon
	f := c.now
	err := c.array(func() error {
		c.ring = c.ring[:0]
		if c.rings++; c.rings > mostRings {
			return fmt.Errorf("holds more than %s rings: export the layer of your own area", data.Thousands(mostRings))
		}
		if err := c.array(c.position); err != nil {
			return err
		}
		if fault := faultOf(c.ring); fault != "" {
			if f.fault == "" {
				f.fault = fmt.Sprintf("has a ring (number %d of part %d) that %s", len(p)+1, len(f.shape)+1, fault)
			}
			return nil // nothing more is kept of a feature that will be refused
		}
		p = append(p, slices.Clone(c.ring))
		return nil
	})
	switch {
	case err != nil:
		return err
	case len(p) > 0:
		f.shape = append(f.shape, p)
	case f.fault == "":
		f.fault = fmt.Sprintf("has a part (number %d) without a ring", len(f.shape)+1)
	}
	return nil
}

// faultOf says what is wrong with a ring, "" for nothing.
func faultOf(r orb.Ring) string {
	switch {
	case len(r) > 0 && r[0] != r[len(r)-1]:
		return fmt.Sprintf("is not closed: it starts at %g, %g and ends at %g, %g", r[0][0], r[0][1], r[len(r)-1][0], r[len(r)-1][1])
	case len(r) < 4:
		return fmt.Sprintf("has %d points: a closed ring has at least 4", len(r))
	}
	return ""
}

// position reads one position onto the ring at hand; what follows longitude
// and latitude is left out.
func (c *collection) position() error {
	if err := c.expect('['); err != nil {
		return err
	}
	x, err := c.number()
	if err != nil {
		return err
	}
	if err := c.expect(','); err != nil {
		return err
	}
	y, err := c.number()
	if err != nil {
		return err
	}
	for c.skipByte(',') {
		if _, err := c.number(); err != nil {
			return err
		}
	}
	if f := c.now; f.astray == nil && (math.Abs(x) > 180 || math.Abs(y) > 90) {
		f.astray = &orb.Point{x, y}
	}
	if c.points++; c.points > mostPoints {
		return fmt.Errorf("holds more than %s points: export the layer in less detail, or of your own area", data.Thousands(mostPoints))
	}
	c.ring = append(c.ring, orb.Point{x, y})
	return c.expect(']')
}

// scalar is a property's value as text.
type scalar struct {
	text  string // "" for anything but text and numbers
	plain bool   // text, a number, or null
}

// scalar reads the next value, whatever it is. A whole number has no decimals,
// however it is written.
func (c *collection) scalar() (scalar, error) {
	switch b := c.peek(); {
	case b == '"':
		text, err := c.bytes()
		return scalar{string(text), true}, err
	case b == '{' || b == '[' || b == 't' || b == 'f':
		return scalar{}, c.skip()
	}
	w, err := c.word()
	if err != nil || bytes.Equal(w, []byte("null")) {
		return scalar{plain: true}, err
	}
	v, ok := parseNumber(w)
	if !ok {
		return scalar{}, c.notValue(w)
	}
	if bytes.ContainsAny(w, ".eE") && v == math.Trunc(v) && math.Abs(v) < 1e15 {
		return scalar{strconv.FormatInt(int64(v), 10), true}, nil
	}
	return scalar{string(w), true}, nil
}

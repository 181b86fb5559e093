package geo

import (
	"fmt"
	"strings"
	"testing"

	"assess/data/hostile"
)

// Each limit of a boundary file one below, at and one above it.
func TestLimits(t *testing.T) {
	const properties = `{"CODE":"E01","NAME":"n","LAD":"d"}`
	read := func(text string, start func(*collection)) error {
		c := &collection{scanner: newScanner(strings.NewReader(text)), spec: wanted, names: map[string]string{}}
		if start != nil {
			start(c)
		}
		return c.read()
	}
	named := func(n int) string {
		var b strings.Builder
		b.WriteString(strings.TrimSuffix(properties, "}"))
		for i := range n - 3 {
			fmt.Fprintf(&b, `,"p%d":1`, i)
		}
		return b.String() + "}"
	}
	for _, l := range []struct {
		name string
		at   int
		want string
		try  func(n int) error
	}{
		{"bytes", 4096, "more than 1 GiB", func(n int) error {
			text := one(properties, polygon(square))
			return read(text+strings.Repeat(" ", n-len(text)), func(c *collection) { c.limit = 4096 })
		}},
		{"areas", mostAreas, "more than 400,000 areas", func(n int) error {
			return read(one(properties, polygon(square)), func(c *collection) { c.features = make([]feature, n-1) })
		}},
		{"points", mostPoints, "more than 32,000,000 points", func(n int) error {
			return read(one(properties, polygon(square)), func(c *collection) { c.points = n - 4 })
		}},
		{"rings", mostRings, "more than 4,000,000 rings", func(n int) error {
			return read(one(properties, polygon(square)), func(c *collection) { c.rings = n - 1 })
		}},
		{"properties", mostProperties, "more than 1,000 properties", func(n int) error { return read(one(named(n), polygon(square)), nil) }},
		{"one property many times", mostProperties, "more than 1,000 properties", func(n int) error {
			return read(one(strings.TrimSuffix(properties, "}")+strings.Repeat(`,"NAME":"n"`, n-3)+"}", polygon(square)), nil)
		}},
		{"depth", mostNested, "nested more than 64 deep", func(n int) error {
			return read(one(strings.Replace(properties, "{", `{"x":`+strings.Repeat("[", n-1)+"1"+strings.Repeat("]", n-1)+",", 1), polygon(square)), nil)
		}},
		{"bytes of a text", mostString, "more than 65536 bytes", func(n int) error {
			err := read(one(strings.Replace(properties, `"n"`, `"`+strings.Repeat("x", n)+`"`, 1), polygon(square)), nil)
			if err != nil && strings.Contains(err.Error(), "more than 400 bytes") {
				return nil // as a name it is longer than one may be
			}
			return err
		}},
		{"bytes of a name", mostName, "more than 400 bytes", func(n int) error {
			return read(one(strings.Replace(properties, `"n"`, `"`+strings.Repeat("x", n)+`"`, 1), polygon(square)), nil)
		}},
		{"characters of a number", mostNumber, "more than 64 characters", func(n int) error {
			return read(one(strings.Replace(properties, "{", `{"x":0.`+strings.Repeat("0", n-2)+",", 1), polygon(square)), nil)
		}},
	} {
		t.Run(l.name, func(t *testing.T) {
			for _, n := range []int{l.at - 1, l.at} {
				if err := l.try(n); err != nil {
					t.Errorf("%d: %v", n, err)
				}
			}
			if err := l.try(l.at + 1); err == nil || !strings.Contains(err.Error(), l.want) {
				t.Errorf("%d: %v, want %q", l.at+1, err, l.want)
			} else {
				hostile.Sentence(t, err)
			}
		})
	}
	for _, bad := range []string{`a\u001b[2J`, `a\nb`, `\u202eb`} {
		if err := read(one(`{"CODE":"E01","NAME":"`+bad+`","LAD":"d"}`, polygon(square)), nil); err == nil || !strings.Contains(err.Error(), "control characters") {
			t.Errorf("a name of %s: %v", bad, err)
		}
	}
}

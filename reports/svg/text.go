package svg

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"gonum.org/v1/plot/vg"
)

// textScale is by how much the size of text grows. A stretched or mirrored
// space is left to the transform attribute.
func (c *Canvas) textScale() float64 {
	if c.state.matrix.similar() && c.state.matrix.determinant() > 0 {
		return c.state.matrix.scale()
	}
	return 1
}

// textPlace is the start tag of a <text>, without its end: at x and y, turned
// where the canvas is turned. ok is false for a place that cannot be drawn.
func (c *Canvas) textPlace(p vg.Point) (tag string, ok bool) {
	m := c.state.matrix
	fx, fy := m.apply(p)
	fy = c.height.Points() - fy
	if !finite(fx, fy) || m.determinant() == 0 {
		return "", false
	}
	x, y := decimal(fx), decimal(fy)
	switch {
	case m.upright():
		return `<text x="` + x + `" y="` + y + `"`, true
	case m.similar() && m.determinant() > 0:
		angle := decimal(-math.Atan2(m[1], m[0]) * 180 / math.Pi)
		return `<text transform="translate(` + x + " " + y + ") rotate(" + angle + `)"`, true
	}
	return `<text ` + m.attribute(fx, fy), true
}

// escape writes s as character data: markup characters as entities, and what
// XML cannot hold as U+FFFD.
func escape(b *strings.Builder, s string) {
	for _, r := range s {
		switch {
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '&':
			b.WriteString("&amp;")
		case r == '"':
			b.WriteString("&#34;")
		case r == '\t' || r == '\n' || r == '\r':
			b.WriteByte(' ')
		case unicode.IsControl(r) || r == 0xFFFE || r == 0xFFFF:
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r)
		}
	}
}

// attribute is s as an attribute's value.
func attribute(s string) string {
	var b strings.Builder
	escape(&b, s)
	return b.String()
}

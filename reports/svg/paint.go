package svg

import (
	"encoding/hex"
	"image/color"
	"strings"

	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot/font"
)

// look is how a mark is painted: class names and presentation attributes.
type look struct {
	classes    string // separated by spaces
	attributes string // each with a space before it
}

// and is both looks on one element.
func (l look) and(m look) look {
	classes := l.classes
	if classes != "" && m.classes != "" {
		classes += " "
	}
	return look{classes + m.classes, l.attributes + m.attributes}
}

// String is the look as attributes of an element, with a space before each.
func (l look) String() string {
	if l.classes == "" {
		return l.attributes
	}
	return ` class="` + l.classes + `"` + l.attributes
}

func (c *Canvas) fillPaint() look { return c.paint("fill") }

// strokePaint is the look of a stroke of a width in points on the page.
func (c *Canvas) strokePaint(width float64) look {
	l := c.paint("stroke")
	if w := decimal(width); w == "0" {
		l.attributes += ` stroke-width=".01"`
	} else if w != "1" {
		l.attributes += ` stroke-width="` + w + `"`
	}
	if dashes := c.dashes(); dashes != "" {
		l.attributes += ` stroke-dasharray="` + dashes + `"`
		if o := decimal(c.state.offset.Points() * c.state.matrix.scale()); o != "0" {
			l.attributes += ` stroke-dashoffset="` + o + `"`
		}
	}
	return l
}

// dashes is the dash pattern, empty for a solid line: also for a pattern that
// SVG would refuse or that adds up to nothing.
func (c *Canvas) dashes() string {
	var b []byte
	sum := grid(0)
	for i, length := range c.state.dashes {
		n := snap(length.Points() * c.state.matrix.scale())
		if n < 0 {
			return ""
		}
		if i > 0 {
			b = append(b, ' ')
		}
		b, sum = n.append(b), sum+n
	}
	if sum == 0 {
		return ""
	}
	return string(b)
}

// paint is the current colour as the class or the attribute of what ("fill" or
// "stroke").
func (c *Canvas) paint(what string) look {
	col := c.state.colour
	if class, ok := c.options.Classes[col]; ok {
		return look{classes: what[:1] + "-" + attribute(class)}
	}
	var l look
	opaque := color.NRGBA{R: col.R, G: col.G, B: col.B, A: 255}
	if class, ok := c.options.Classes[opaque]; ok {
		l.classes = what[:1] + "-" + attribute(class)
	} else {
		l.attributes = " " + what + `="` + hexadecimal(opaque) + `"`
	}
	if col.A < 255 {
		l.attributes += " " + what + `-opacity="` + decimal(float64(col.A)/255) + `"`
	}
	return l
}

// hexadecimal is #rgb where that says the colour, else #rrggbb.
func hexadecimal(c color.NRGBA) string {
	s := hex.EncodeToString([]byte{c.R, c.G, c.B})
	if s[0] == s[1] && s[2] == s[3] && s[4] == s[5] {
		s = string([]byte{s[0], s[2], s[4]})
	}
	return "#" + s
}

// fontAttributes is size, weight and slant; the family is the picture's.
func fontAttributes(f font.Font, scale float64) look {
	var b strings.Builder
	b.WriteString(` font-size="` + decimal(f.Size.Points()*scale) + `"`)
	if f.Weight >= xfont.WeightSemiBold {
		b.WriteString(` font-weight="700"`)
	}
	if f.Style != xfont.StyleNormal {
		b.WriteString(` font-style="italic"`)
	}
	return look{attributes: b.String()}
}

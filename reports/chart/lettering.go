package chart

import (
	"strings"
	"unicode"

	xfont "golang.org/x/image/font"
	_ "gonum.org/v1/plot" // puts the Liberation fonts into the font cache
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"assess/reports/design"
)

// lettering is a way to set text: a face at a size, in a colour.
type lettering struct {
	face   font.Face
	colour swatch
}

// The type scale: labels, the same in bold, the numbers along axes, small print.
var (
	plainText = letters(design.Label, xfont.WeightNormal, ink)
	boldText  = letters(design.Label, xfont.WeightBold, ink)
	noteText  = letters(design.Small, xfont.WeightNormal, muted)
	smallText = letters(design.Fine, xfont.WeightNormal, muted)
	discText  = letters(design.Fine, xfont.WeightBold, paper)
)

func letters(size design.Size, weight xfont.Weight, sw swatch) lettering {
	f := font.Font{Typeface: "Liberation", Variant: "Sans", Weight: weight}
	return lettering{font.DefaultCache.Lookup(f, vg.Length(size.Print)), sw}
}

// in is the same lettering in another colour.
func (l lettering) in(sw swatch) lettering {
	l.colour = sw
	return l
}

func (l lettering) size() vg.Length          { return l.face.Font.Size }
func (l lettering) width(s string) vg.Length { return l.face.Width(s) }

// rise is the height of capitals and figures; fall the depth of descenders.
func (l lettering) rise() vg.Length { return l.size() * 0.73 }
func (l lettering) fall() vg.Length { return l.size() * 0.21 }

// leading is the distance between base lines.
func (l lettering) leading() vg.Length { return l.size() * 1.18 }

// base is the base line that centres capitals on y.
func (l lettering) base(y vg.Length) vg.Length { return y - l.rise()/2 + 0.2 }

// extent is the rectangle that the text covers.
func (l lettering) extent(a anchor, at vg.Point, s string) vg.Rectangle {
	w := l.width(s)
	x := at.X - vg.Length(a)*w
	return box(x, at.Y-l.fall(), x+w, at.Y+l.rise())
}

// write sets s with its anchor and base line at a point.
func (l lettering) write(c draw.Canvas, a anchor, at vg.Point, s string) {
	at.X -= vg.Length(a) * l.width(s)
	c.SetColor(l.colour.Light)
	c.FillString(l.face, at, s)
}

// anchor is the part of a text that is set at its point, from 0, the start, to 1, the end.
type anchor float64

const (
	start  anchor = 0
	middle anchor = 0.5
	end    anchor = 1
)

// clean makes text fit for one line: line breaks and other control characters
// become single spaces, invisible formatting characters go.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r):
			return ' '
		case unicode.In(r, unicode.Cf, unicode.Co, unicode.Cs):
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

const ellipsis = "…"

// shorten cuts s to a width, ending it with an ellipsis where it was cut.
func (l lettering) shorten(s string, width vg.Length) string {
	if l.width(s) <= width {
		return s
	}
	r := []rune(s)
	for n := len(r) - 1; n > 0; n-- {
		if t := strings.TrimRight(string(r[:n]), " ,") + ellipsis; l.width(t) <= width {
			return t
		}
	}
	return ellipsis
}

// wrap breaks s at spaces into at most n lines of a width. What does not fit is
// cut with an ellipsis. Empty text is one empty line.
func (l lettering) wrap(s string, width vg.Length, n int) []string {
	words := strings.Fields(clean(s))
	var lines []string
	for len(words) > 0 && len(lines) < n-1 {
		k := 1
		for k < len(words) && l.width(strings.Join(words[:k+1], " ")) <= width {
			k++
		}
		lines = append(lines, l.shorten(strings.Join(words[:k], " "), width))
		words = words[k:]
	}
	if len(words) > 0 || len(lines) == 0 {
		lines = append(lines, l.shorten(strings.Join(words, " "), width))
	}
	return lines
}

// fold is the least width in which s fits on n lines.
func (l lettering) fold(s string, n int) vg.Length {
	s = clean(s)
	hi := l.width(s)
	lo := hi / vg.Length(n)
	for hi-lo > 1 {
		mid := (lo + hi) / 2
		if lines := l.wrap(s, mid, n); strings.HasSuffix(lines[len(lines)-1], ellipsis) || strings.Join(lines, " ") != s {
			lo = mid
		} else {
			hi = mid
		}
	}
	return hi
}

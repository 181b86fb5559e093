package design

import (
	"image/color"
	"math"
	"regexp"
	"testing"
)

func TestSwatchesAreUnique(t *testing.T) {
	class, light := map[string]bool{}, map[color.NRGBA]string{}
	for _, s := range Swatches() {
		if class[s.Class] {
			t.Errorf("class %q is there twice", s.Class)
		}
		if o, ok := light[s.Light]; ok {
			t.Errorf("%q and %q are the same colour %s", o, s.Class, CSS(s.Light))
		}
		if !regexp.MustCompile(`^[a-z][a-z0-9]*$`).MatchString(s.Class) {
			t.Errorf("%q is no class name", s.Class)
		}
		class[s.Class], light[s.Light] = true, s.Class
	}
	if len(Classes()) != len(Swatches()) {
		t.Errorf("%d classes for %d swatches", len(Classes()), len(Swatches()))
	}
}

// luminance and contrast are those of WCAG 2.2.
func luminance(c color.NRGBA) float64 {
	part := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*part(c.R) + 0.7152*part(c.G) + 0.0722*part(c.B)
}

func contrast(a, b color.NRGBA) float64 {
	x, y := luminance(a)+0.05, luminance(b)+0.05
	return max(x/y, y/x)
}

// A text stands out from what is behind it by 4.5 to 1 at least, a mark that
// carries a meaning by 3 to 1, on screens of both themes and in print.
func TestContrast(t *testing.T) {
	values := map[string]func(Swatch) color.NRGBA{
		"light": func(s Swatch) color.NRGBA { return s.Light },
		"dark":  func(s Swatch) color.NRGBA { return s.Dark },
		"print": func(s Swatch) color.NRGBA { return s.Print },
	}
	for _, c := range []struct {
		on    Swatch
		what  []Swatch
		least float64
	}{
		{Paper, []Swatch{Ink}, 7},
		{Plate, []Swatch{Ink}, 7},
		{Tint, []Swatch{Ink}, 7},
		{Disc, []Swatch{Paper}, 7},
		{Paper, []Swatch{Muted, Link, Series1, Series2, High, Low}, 4.5}, // also text
		{Tint, []Swatch{Muted, Link, Missing, Low, Series2}, 4.5},
		{Shade, []Swatch{Muted}, 4.5},
		{Hot, []Swatch{Paper}, 4.5},
		{Band, []Swatch{BandInk}, 4.5},
		{Focus, []Swatch{FocusInk}, 4.5},
		{Notice, []Swatch{NoticeInk}, 4.5},
		{Complete, []Swatch{Ink}, 4.5}, {Early, []Swatch{Ink}, 4.5}, {Partial, []Swatch{Ink}, 4.5}, {Missing, []Swatch{Paper}, 4.5},
		{Under3, []Swatch{Paper}, 4.5}, {Under2, []Swatch{Ink}, 4.5}, {Under1, []Swatch{Ink}, 4.5}, {Usual, []Swatch{Ink}, 4.5},
		{Over1, []Swatch{Ink}, 4.5}, {Over2, []Swatch{Ink}, 4.5}, {Over3, []Swatch{Paper}, 4.5},
		{Paper, []Swatch{Axis, Count, Series3, Series4, Neutral, Bar, Hot, Cold, Edge, Outline, Seq5}, 3},
		{Shade, []Swatch{High, Low, Series1, Count}, 3},
		{Likely, []Swatch{Series2}, 3},
		{Possible, []Swatch{Series2}, 3},
	} {
		for theme, value := range values {
			for _, what := range c.what {
				if got := contrast(value(c.on), value(what)); got < c.least {
					t.Errorf("%s: %s on %s has contrast %.2f, less than %g", theme, what.Class, c.on.Class, got, c.least)
				}
			}
		}
	}
}

// A sequence must be read in order without seeing hues: lightness moves one way,
// away from the page.
func TestSequenceIsOrdered(t *testing.T) {
	seq := []Swatch{Seq1, Seq2, Seq3, Seq4, Seq5}
	for i := 1; i < len(seq); i++ {
		if r := contrast(seq[i-1].Light, seq[i].Light); luminance(seq[i].Light) >= luminance(seq[i-1].Light) || r < 1.3 {
			t.Errorf("%s is not clearly darker than %s (%.2f)", seq[i].Class, seq[i-1].Class, r)
		}
		if r := contrast(seq[i-1].Dark, seq[i].Dark); luminance(seq[i].Dark) <= luminance(seq[i-1].Dark) || r < 1.3 {
			t.Errorf("dark: %s is not clearly lighter than %s (%.2f)", seq[i].Class, seq[i-1].Class, r)
		}
	}
}

func TestCSS(t *testing.T) {
	if got := CSS(Series1.Light); got != "#12436d" {
		t.Errorf("series1 is %s", got)
	}
	if got := CSS(Plate.Light); got != "#fefefeb4" {
		t.Errorf("plate is %s", got)
	}
}

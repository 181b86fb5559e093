package chart

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

func TestContrast(t *testing.T) {
	for _, c := range []struct {
		on, what Swatch
		least    float64
	}{
		{paper, ink, 7}, {paper, muted, 4.5}, {shade, muted, 4.5}, {plate, ink, 7}, {disc, paper, 7},
		{paper, series1, 4.5}, {paper, series2, 4.5}, {paper, high, 4.5}, {paper, low, 4.5}, // also text
		{shade, high, 3}, {shade, low, 3}, {shade, series1, 3}, {shade, count, 3},
		{paper, axis, 3}, {paper, count, 3}, {paper, series3, 3}, {paper, series4, 3}, {paper, neutral, 3}, {paper, bar, 3},
		{likely, series2, 3}, {possible, series2, 3}, {hot, paper, 4.5},
		{paper, hot, 3}, {paper, cold, 3}, {paper, edge, 3}, {paper, outline, 3}, {paper, seq5, 3},
		{complete, ink, 4.5}, {early, ink, 4.5}, {partial, ink, 4.5}, {missing, paper, 4.5},
	} {
		if got := contrast(c.on.Light, c.what.Light); got < c.least {
			t.Errorf("%s on %s has contrast %.2f, less than %g", c.what.Class, c.on.Class, got, c.least)
		}
		if got := contrast(c.on.Dark, c.what.Dark); got < c.least {
			t.Errorf("dark: %s on %s has contrast %.2f, less than %g", c.what.Class, c.on.Class, got, c.least)
		}
	}
}

// A sequence must be read in order without seeing hues: lightness moves one way,
// away from the page.
func TestSequenceIsOrdered(t *testing.T) {
	seq := []Swatch{seq1, seq2, seq3, seq4, seq5}
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
	if got := CSS(series1.Light); got != "#12436d" {
		t.Errorf("series1 is %s", got)
	}
	if got := CSS(plate.Light); got != "#fefefeb4" {
		t.Errorf("plate is %s", got)
	}
}

// Tones differ in shape, not in colour alone.
func TestTonesDifferInShape(t *testing.T) {
	seen := map[shape]Tone{}
	for _, tone := range []Tone{Neutral, High, Low, Own} {
		sh, _ := tone.look()
		if o, ok := seen[sh]; ok {
			t.Errorf("tones %d and %d have one shape", o, tone)
		}
		seen[sh] = tone
	}
	if groups[0].shape == groups[1].shape {
		t.Error("the two groups have one shape")
	}
}

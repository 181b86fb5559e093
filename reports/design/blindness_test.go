package design

import (
	"image/color"
	"math"
	"testing"
)

// sight is how linear red, green and blue are seen: the simulation of Machado,
// Oliveira and Fernandes (2009), doi:10.1109/TVCG.2009.113, at severity 1.
var sight = map[string][3][3]float64{
	"all colours":  {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritanopia":   {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

// lab is a colour as it is seen, in CIELAB under D65.
func lab(c color.NRGBA, see [3][3]float64) [3]float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	in, rgb := [3]float64{linear(c.R), linear(c.G), linear(c.B)}, [3]float64{}
	for i := range rgb {
		for k := range in {
			rgb[i] += see[i][k] * in[k]
		}
		rgb[i] = math.Min(math.Max(rgb[i], 0), 1)
	}
	f := func(t float64) float64 {
		if t > 216.0/24389 {
			return math.Cbrt(t)
		}
		return (24389.0/27*t + 16) / 116
	}
	x := f((0.4124564*rgb[0] + 0.3575761*rgb[1] + 0.1804375*rgb[2]) / 0.95047)
	y := f(0.2126729*rgb[0] + 0.7151522*rgb[1] + 0.0721750*rgb[2])
	z := f((0.0193339*rgb[0] + 0.1191920*rgb[1] + 0.9503041*rgb[2]) / 1.08883)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

// apart is the difference of two colours as they are seen, CIE 1976.
func apart(a, b color.NRGBA, see [3][3]float64) float64 {
	p, q := lab(a, see), lab(b, see)
	return math.Sqrt((p[0]-q[0])*(p[0]-q[0]) + (p[1]-q[1])*(p[1]-q[1]) + (p[2]-q[2])*(p[2]-q[2]))
}

// Red and green, of one lightness, are alike without a sense of red or green, and
// black and white differ by 100 for all: the simulation tells colours apart as it
// should.
func TestSightIsSimulated(t *testing.T) {
	red, green := rgb(0xC0392B), rgb(0x6B7A00)
	if d := apart(red, green, sight["all colours"]); d < 60 {
		t.Errorf("red and olive are %.0f apart, want 60 or more", d)
	}
	if d := apart(red, green, sight["deuteranopia"]); d > 30 {
		t.Errorf("red and olive are %.0f apart without a sense of green, want 30 at most", d)
	}
	for name, see := range sight {
		if d := apart(rgb(0), rgb(0xFFFFFF), see); math.Abs(d-100) > 0.5 {
			t.Errorf("%s: black and white are %.1f apart", name, d)
		}
	}
}

// Colours that tell classes of one picture apart differ by 15 or more of the 100
// between black and white for every kind of sight; two shades of one sequence by 10.
func TestClassesAreToldApart(t *testing.T) {
	for _, g := range []struct {
		name  string
		of    []Swatch
		least float64
	}{
		{"lines", []Swatch{Series1, Series2, Series3, Series4}, 15},
		{"tones", []Swatch{High, Low, Neutral, Series1}, 15},
		{"cells", []Swatch{Hot, Cold, Plain}, 15},
		{"areas and their neighbours", []Swatch{Hot, Cold, LoneHigh, LoneLow, Plain}, 15},
		{"statuses", []Swatch{Complete, Early, Partial, Missing}, 15},
		{"forecasts", []Swatch{Likely, Possible, Paper, Series2}, 10},
		{"sequence", []Swatch{Seq1, Seq2, Seq3, Seq4, Seq5}, 10},
		{"months", []Swatch{Under3, Under2, Under1, Usual, Over1, Over2, Over3}, 10},
	} {
		for i, a := range g.of {
			for _, b := range g.of[:i] {
				for name, see := range sight {
					if d := apart(a.Light, b.Light, see); d < g.least {
						t.Errorf("%s, light, %s: %s and %s are %.1f apart, want %g", g.name, name, a.Class, b.Class, d, g.least)
					}
					if d := apart(a.Dark, b.Dark, see); d < g.least {
						t.Errorf("%s, dark, %s: %s and %s are %.1f apart, want %g", g.name, name, a.Class, b.Class, d, g.least)
					}
				}
			}
		}
	}
}

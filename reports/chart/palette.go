package chart

import (
	"fmt"
	"image/color"
)

// Swatch is one colour of the palette: its class for style sheets, its value on
// a white page and its value on a dark one.
type Swatch struct {
	Class       string
	Light, Dark color.NRGBA
}

// The palette. A colour has one role, and no two roles share a value, so that
// the colour of a mark tells its class. Marks that carry a meaning stand out at
// least 3 to 1 from the page and text at least 4.5 to 1, on both themes; the
// exceptions are fills that are bounded by lines or carry a letter.
var (
	paper    = swatch("paper", 0xFFFFFF, 0x14181D)   // the page, hollow marks, borders between areas
	ink      = swatch("ink", 0x1B1F23, 0xEDF0F2)     // text to read first
	muted    = swatch("muted", 0x4F565D, 0xB6BEC6)   // axis labels, notes
	axis     = swatch("axis", 0x767E86, 0x858E97)    // base lines and lines of reference
	grid     = swatch("grid", 0xDFE3E6, 0x30373E)    // gridlines
	shade    = swatch("shade", 0xE4EDF6, 0x1F2E3E)   // the assessment year
	leftOut  = swatch("leftout", 0xD8D8D4, 0x3B3D40) // hatching of months left out of baselines
	count    = swatch("count", 0x7A838C, 0x87919B)   // thin line of monthly counts
	series1  = swatch("series1", 0x12436D, 0x86B9E6) // the main line or the partnership
	series2  = swatch("series2", 0xB04A0A, 0xF0A35E) // the second line or the comparator
	series3  = swatch("series3", 0x5C6F00, 0xB9C95A)
	series4  = swatch("series4", 0x8B2F7A, 0xDD93CF)
	neutral  = swatch("neutral", 0x5B636B, 0xAEB6BE) // no clear change
	high     = swatch("high", 0xB5301C, 0xF0826C)
	low      = swatch("low", 0x1D70B8, 0x6FB3EA)
	bar      = swatch("bar", 0x6E8CA8, 0x6C8CAB)
	novalue  = swatch("novalue", 0xEFEFEC, 0x2A2D30)
	hatch    = swatch("hatch", 0xA9ABA6, 0x6B6F73) // lines over areas without a value
	plain    = swatch("plain", 0xEAEDEF, 0x2E353C)
	seq1     = swatch("seq1", 0xDDE9F2, 0x22384B)
	seq2     = swatch("seq2", 0xA8C9E1, 0x2D587A)
	seq3     = swatch("seq3", 0x6BA3CC, 0x437FA8)
	seq4     = swatch("seq4", 0x2F75A9, 0x74B0D8)
	seq5     = swatch("seq5", 0x0F3F66, 0xB5DCF5)
	hot      = swatch("hot", 0xB0301A, 0xF07A5E)
	cold     = swatch("cold", 0x4A90C4, 0x5FA3D6)
	loneHigh = swatch("lonehigh", 0xEFA63C, 0xB98527) // an area unlike its neighbours
	loneLow  = swatch("lonelow", 0x9FD0EE, 0x2F6A92)
	edge     = swatch("edge", 0x2A2F34, 0xDADFE3)    // outline of the partnership
	outline  = swatch("outline", 0x6A7178, 0x99A1A9) // outlines of wards
	plate    = swatch("plate", 0xFEFEFE, 0x15191E).translucent(0xB4)
	disc     = swatch("disc", 0x202428, 0xF2F4F6) // numbered discs on maps
	complete = swatch("complete", 0xCFE2F1, 0x1F4260)
	early    = swatch("provisional", 0xF8E7A6, 0x5C4E12)
	partial  = swatch("partial", 0xF3BE8C, 0x6E3F14)
	missing  = swatch("missing", 0x7A2A4B, 0xE59AB8)
	likely   = swatch("likely", 0xE9BE97, 0x64452A)   // the 80% range of a forecast, series2 paled
	possible = swatch("possible", 0xF8E6D4, 0x372819) // its 95% range
)

// Swatches lists the palette in a fixed order. Every colour that a Drawing uses
// is the Light value of one of them.
func Swatches() []Swatch {
	return []Swatch{
		paper, ink, muted, axis, grid, shade, leftOut, count,
		series1, series2, series3, series4, neutral, high, low, bar,
		novalue, hatch, plain, seq1, seq2, seq3, seq4, seq5, hot, cold, loneHigh, loneLow,
		edge, outline, plate, disc, complete, early, partial, missing,
		likely, possible,
	}
}

// Classes maps the colours of drawings to the classes of style sheets.
func Classes() map[color.NRGBA]string {
	m := make(map[color.NRGBA]string)
	for _, s := range Swatches() {
		m[s.Light] = s.Class
	}
	return m
}

// CSS writes a colour for a style sheet: "#12436d", or "#fefefeb4" where it is
// translucent.
func CSS(c color.NRGBA) string {
	s := fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
	if c.A != 0xFF {
		s += fmt.Sprintf("%02x", c.A)
	}
	return s
}

func swatch(class string, light, dark uint32) Swatch {
	return Swatch{class, rgb(light), rgb(dark)}
}

// translucent gives both themes' values the opacity a.
func (s Swatch) translucent(a uint8) Swatch {
	s.Light.A, s.Dark.A = a, a
	return s
}

func rgb(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xFF}
}

package design

import (
	"fmt"
	"image/color"
)

// Swatch is one colour of the palette by its role: the name it has in style
// sheets, its value on a white screen, on a dark one and in print.
type Swatch struct {
	Class              string
	Light, Dark, Print color.NRGBA
}

// The colours of drawings. A colour has one role, and no two roles share a
// light value, so that the colour of a mark tells its class. Marks that carry a
// meaning stand out at least 3 to 1 from the page and text at least 4.5 to 1, on
// both themes; the exceptions are fills that are bounded by lines or carry a
// letter. Colours that tell classes apart stay apart for readers who do not see
// red, green or blue. In print, text is darker and faint lines are stronger than
// on a screen.
var (
	Paper   = swatch("paper", 0xFFFFFF, 0x14181D)                   // the page, hollow marks, borders between areas
	Ink     = swatch("ink", 0x1B1F23, 0xEDF0F2).printed(0x12171C)   // text to read first
	Muted   = swatch("muted", 0x4F565D, 0xB6BEC6).printed(0x3D454D) // axis labels, notes
	Axis    = swatch("axis", 0x767E86, 0x858E97).printed(0x6A7178)  // base lines and lines of reference
	Grid    = swatch("grid", 0xDFE3E6, 0x30373E).printed(0xD0D5DA)  // gridlines
	Shade   = swatch("shade", 0xE4EDF6, 0x1F2E3E)                   // the assessment year
	LeftOut = swatch("leftout", 0xD8D8D4, 0x3B3D40)                 // hatching of months left out of baselines
	Count   = swatch("count", 0x7A838C, 0x87919B)                   // thin line of monthly counts
	Series1 = swatch("series1", 0x12436D, 0xA9D0F2)                 // the main line or the partnership
	Series2 = swatch("series2", 0xB04A0A, 0xF0A35E)                 // the second line or the comparator
	Series3 = swatch("series3", 0x168C82, 0x3FA58C)
	Series4 = swatch("series4", 0x9A45C8, 0xC070F0)
	Neutral = swatch("neutral", 0x5B636B, 0xAEB6BE) // no clear change
	High    = swatch("high", 0xB5301C, 0xF0826C)
	Low     = swatch("low", 0x1D70B8, 0x6FB3EA)
	Bar     = swatch("bar", 0x6E8CA8, 0x6C8CAB)

	NoValue  = swatch("novalue", 0xEFEFEC, 0x2A2D30)
	Hatch    = swatch("hatch", 0xA9ABA6, 0x6B6F73) // lines over areas without a value
	Plain    = swatch("plain", 0xEAEDEF, 0x2E353C)
	Seq1     = swatch("seq1", 0xDDE9F2, 0x22384B)
	Seq2     = swatch("seq2", 0xA8C9E1, 0x2D587A)
	Seq3     = swatch("seq3", 0x6BA3CC, 0x437FA8)
	Seq4     = swatch("seq4", 0x2F75A9, 0x74B0D8)
	Seq5     = swatch("seq5", 0x0F3F66, 0xB5DCF5)
	Hot      = swatch("hot", 0xB0301A, 0xF07A5E)
	Cold     = swatch("cold", 0x4A90C4, 0x5FA3D6)
	LoneHigh = swatch("lonehigh", 0xEFA63C, 0xB98527) // an area unlike its neighbours
	LoneLow  = swatch("lonelow", 0x9FD0EE, 0x2F6A92)
	Edge     = swatch("edge", 0x2A2F34, 0xDADFE3)    // outline of the partnership
	Outline  = swatch("outline", 0x6A7178, 0x99A1A9) // outlines of wards
	Plate    = swatch("plate", 0xFEFEFE, 0x15191E).translucent(0xB4)
	Disc     = swatch("disc", 0x202428, 0xF2F4F6) // numbered discs on maps

	Complete = swatch("complete", 0xCFE2F1, 0x1F4260)
	Early    = swatch("provisional", 0xF8E7A6, 0x75661F)
	Partial  = swatch("partial", 0xEBA566, 0x552C08)
	Missing  = swatch("missing", 0x7A2A4B, 0xE59AB8)
	Likely   = swatch("likely", 0xE9BE97, 0x64452A)   // the 80% range of a forecast, series2 paled
	Possible = swatch("possible", 0xF8E6D4, 0x372819) // its 95% range

	Under3 = swatch("under3", 0x2E6FA3, 0x86B9E5) // far under the usual, in a heat table
	Under2 = swatch("under2", 0x8DB8D8, 0x3D6C92)
	Under1 = swatch("under1", 0xD3E3EE, 0x23394B)
	Usual  = swatch("usual", 0xF5F5F2, 0x23282D)
	Over1  = swatch("over1", 0xFAE0CC, 0x47301E)
	Over2  = swatch("over2", 0xEFAE7E, 0x84502A)
	Over3  = swatch("over3", 0xB5480B, 0xF0A25D)
)

// The colours of pages beside those of drawings.
var (
	Link      = swatch("link", 0x0F4F8A, 0x8FC1F0)
	Rule      = swatch("rule", 0xB1B8BE, 0x56606A)  // lines under headings of tables
	Faint     = swatch("faint", 0xE3E7EA, 0x2B3239) // lines between rows
	Tint      = swatch("tint", 0xF4F6F8, 0x1C2229).printed(0xF2F5F8)
	Band      = swatch("band", 0x1B1F23, 0x2B3239) // the line that runs over every page
	BandInk   = swatch("band-ink", 0xFFFFFF, 0xFFFFFF)
	Focus     = swatch("focus", 0xFFDD00, 0xFFDD00)
	FocusInk  = swatch("focus-ink", 0x0B0C0C, 0x0B0C0C)
	Notice    = swatch("notice", 0xFFE9A8, 0xFFE9A8)
	NoticeInk = swatch("notice-ink", 0x33270A, 0x33270A)
)

// Swatches lists the colours of drawings in a fixed order. Every colour that a
// drawing uses is the Light value of one of them.
func Swatches() []Swatch {
	return []Swatch{
		Paper, Ink, Muted, Axis, Grid, Shade, LeftOut, Count,
		Series1, Series2, Series3, Series4, Neutral, High, Low, Bar,
		NoValue, Hatch, Plain, Seq1, Seq2, Seq3, Seq4, Seq5, Hot, Cold, LoneHigh, LoneLow,
		Edge, Outline, Plate, Disc, Complete, Early, Partial, Missing,
		Likely, Possible, Under3, Under2, Under1, Usual, Over1, Over2, Over3,
	}
}

// Page lists the colours of pages beside those of drawings.
func Page() []Swatch {
	return []Swatch{Link, Rule, Faint, Tint, Band, BandInk, Focus, FocusInk, Notice, NoticeInk}
}

// Classes maps the colours of drawings to the classes of style sheets.
func Classes() map[color.NRGBA]string {
	m := make(map[color.NRGBA]string)
	for _, s := range Swatches() {
		m[s.Light] = s.Class
	}
	return m
}

// Prints maps the colours of drawings to their values in print, where these differ.
func Prints() map[color.NRGBA]color.NRGBA {
	m := make(map[color.NRGBA]color.NRGBA)
	for _, s := range Swatches() {
		if s.Print != s.Light {
			m[s.Light] = s.Print
		}
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

// swatch is a colour that prints as it is on a white screen.
func swatch(class string, light, dark uint32) Swatch {
	return Swatch{class, rgb(light), rgb(dark), rgb(light)}
}

// printed gives the colour another value in print.
func (s Swatch) printed(v uint32) Swatch {
	s.Print = rgb(v)
	return s
}

// translucent gives all values the opacity a.
func (s Swatch) translucent(a uint8) Swatch {
	s.Light.A, s.Dark.A, s.Print.A = a, a, a
	return s
}

func rgb(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xFF}
}

package reports

import (
	"image/color"

	"assess/reports/pdf"
)

// hue is a colour of the page.
type hue = color.NRGBA

// paper is a page's size in points.
type paper struct{ width, height float64 }

var (
	portrait  = paper{595.28, 841.89} // A4
	landscape = paper{841.89, 595.28}
)

// The margins. The measure, 482 points on an upright page, is the width that
// charts are laid out for.
const (
	sideMargin   = 56.64
	topMargin    = 72.0
	bottomMargin = 76.0
)

// measure is the width of the text.
func (p paper) measure() float64 { return p.width - 2*sideMargin }

// body is the height of the text.
func (p paper) body() float64 { return p.height - topMargin - bottomMargin }

// The colours of the page. Text has a contrast of 7 to 1 or more with what it
// stands on.
var (
	inkHue   = hue{R: 0x12, G: 0x17, B: 0x1C, A: 255}
	quietHue = hue{R: 0x3D, G: 0x45, B: 0x4D, A: 255}
	titleHue = hue{R: 0x12, G: 0x43, B: 0x6D, A: 255}
	linkHue  = hue{R: 0x0B, G: 0x4A, B: 0x8F, A: 255}
	ruleHue  = hue{R: 0xC4, G: 0xCA, B: 0xD0, A: 255}
	panelHue = hue{R: 0xF2, G: 0xF5, B: 0xF8, A: 255}
)

// noteHues are the bars beside notes. The note's label says in words what the
// colour says.
var noteHues = map[NoteKind]hue{
	Missing: {R: 0x7A, G: 0x2A, B: 0x4B, A: 255},
	Reading: {R: 0x1D, G: 0x70, B: 0xB8, A: 255},
	Warning: {R: 0xB0, G: 0x4A, B: 0x0A, A: 255},
}

// letter is how a kind of text is set.
type letter struct {
	size, lead float64 // in points
	bold       bool
	hue        hue
}

// The type scale.
var (
	coverType    = letter{26, 32, true, titleHue}
	ownerType    = letter{15, 20, true, inkHue}
	editionType  = letter{13, 18, false, inkHue}
	titleType    = letter{20, 25, true, titleHue}
	headingType  = letter{14, 18, true, titleHue}
	partType     = letter{11.5, 15, true, titleHue}
	bodyType     = letter{10.5, 14.5, false, inkHue}
	captionType  = letter{10.5, 13.5, true, inkHue}
	subtitleType = letter{9.5, 12.5, false, quietHue}
	findingType  = letter{9.5, 12.5, false, inkHue}
	tableType    = letter{8.5, 11, false, inkHue}
	smallType    = letter{8, 10.5, false, quietHue}
)

// strong is the letter in bold.
func (l letter) strong() letter {
	l.bold = true
	return l
}

// style is the letter's face for text that is bold or not.
func (l letter) style(bold bool) pdf.Style {
	s := pdf.Style{Face: pdf.Regular, Size: l.size, Color: l.hue}
	if bold || l.bold {
		s.Face = pdf.Bold
	}
	return s
}

// density is how tightly a section is set: the share of the usual size of text
// and of the usual white space.
type density struct{ text, space float64 }

// densities are tried in turn where a section has to fit a page.
var densities = []density{{1, 1}, {0.95, 0.75}, {0.9, 0.55}, {0.86, 0.4}}

// smallest is the size below which no text is shrunk.
const smallest = 8

// of shrinks a letter to the density.
func (d density) of(l letter) letter {
	size := max(min(l.size, smallest), l.size*d.text)
	l.lead *= size / l.size
	l.size = size
	return l
}

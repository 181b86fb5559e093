package reports

import (
	"image/color"

	"assess/reports/design"
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

// The colours of the page, in print.
var (
	inkHue   = design.Ink.Print
	quietHue = design.Muted.Print
	titleHue = design.Series1.Print
	linkHue  = design.Link.Print
	ruleHue  = design.Rule.Print
	panelHue = design.Tint.Print
)

// noteHues are the bars beside notes. The note's label says in words what the
// colour says.
var noteHues = map[NoteKind]hue{
	Missing: design.Missing.Print,
	Reading: design.Low.Print,
	Warning: design.Series2.Print,
}

// letter is how a kind of text is set.
type letter struct {
	size, lead float64 // in points
	bold       bool
	hue        hue
}

// set is a step of the type scale, upright or bold, in a colour.
func set(s design.Size, bold bool, h hue) letter { return letter{s.Print, s.Lead, bold, h} }

// The kinds of text by their steps of the type scale.
var (
	coverType    = set(design.Cover, true, titleHue)
	ownerType    = set(design.Head, true, inkHue)
	editionType  = set(design.Head, false, inkHue)
	titleType    = set(design.Title, true, titleHue)
	headingType  = set(design.Head, true, titleHue)
	partType     = set(design.Part, true, titleHue)
	bodyType     = set(design.Body, false, inkHue)
	captionType  = set(design.Body, true, inkHue)
	subtitleType = set(design.Detail, false, quietHue)
	findingType  = set(design.Detail, false, inkHue)
	tableType    = set(design.Label, false, inkHue)
	smallType    = set(design.Small, false, quietHue)
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
var densities = []density{{1, 1}, {0.95, 0.75}, {0.9, 0.55}, {0.86, 0.4}, {0.84, 0.3}}

// smallest is the size below which no text is shrunk.
const smallest = 8

// of shrinks a letter to the density.
func (d density) of(l letter) letter {
	size := max(min(l.size, smallest), l.size*d.text)
	l.lead *= size / l.size
	l.size = size
	return l
}

package reports

import (
	"strings"

	"assess/reports/pdf"

	"github.com/go-text/typesetting/segmenter"
)

// textBlock is text broken into lines for one measure. Its spans say which
// parts are bold and which are links.
type textBlock struct {
	spans  []Span
	letter letter
	lines  []textLine
	links  map[int]*pdf.Element // of the spans that are links, once they are drawn
}

// textLine is one line.
type textLine struct {
	pieces []textPiece
	width  float64 // without the space at its end
}

// textPiece is part of a line that comes from one span.
type textPiece struct {
	span        int
	run         pdf.Run
	width, bare float64 // with and without the space at its end
}

// compose breaks text into lines no wider than the measure: at the places that
// Unicode allows (UAX 14), and within a word only where the word is wider than
// a line. Text without a character is one empty line.
func (p *press) compose(spans []Span, l letter, measure float64) *textBlock {
	t := &textBlock{spans: spans, letter: l, links: map[int]*pdf.Element{}}
	b := lineBreaker{press: p, block: t, measure: measure}
	for _, part := range breakable(spans) {
		b.add(part)
	}
	b.finish()
	return t
}

// fragment is text that stands in one span.
type fragment struct {
	span int
	text string
}

// breakable cuts spans where a line may end. Each part is fragments that stay
// on one line.
func breakable(spans []Span) (parts [][]fragment) {
	var text []rune
	var owner []int
	for i, s := range spans {
		for _, r := range strings.ToValidUTF8(s.Text, "\uFFFD") {
			switch r {
			case '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
				r = ' '
			}
			text, owner = append(text, r), append(owner, i)
		}
	}
	if len(text) == 0 {
		return nil
	}
	var seg segmenter.Segmenter
	seg.Init(text)
	for it := seg.LineIterator(); it.Next(); {
		line := it.Line()
		var part []fragment
		for start := 0; start < len(line.Text); {
			span, end := owner[line.Offset+start], start+1
			for end < len(line.Text) && owner[line.Offset+end] == span {
				end++
			}
			part = append(part, fragment{span, string(line.Text[start:end])})
			start = end
		}
		parts = append(parts, part)
	}
	return parts
}

// lineBreaker fills lines one after the other.
type lineBreaker struct {
	press   *press
	block   *textBlock
	measure float64
	pieces  []textPiece
	width   float64 // of the line so far, with the space at its end
}

// add puts a part on the line, or on the next one where there is no room.
func (b *lineBreaker) add(part []fragment) {
	pieces := make([]textPiece, len(part))
	var width, bare float64
	for i, f := range part {
		pieces[i] = b.piece(f)
		bare = width + pieces[i].bare
		width += pieces[i].width
	}
	if len(b.pieces) > 0 && b.width+bare > b.measure {
		b.end()
	}
	if bare > b.measure && b.split(part) {
		return
	}
	b.pieces = append(b.pieces, pieces...)
	b.width += width
}

// split breaks a part that is wider than a line between its letters. It does
// nothing with a part of one letter.
func (b *lineBreaker) split(part []fragment) bool {
	var letters []fragment
	for _, f := range part {
		var seg segmenter.Segmenter
		seg.Init([]rune(f.text))
		for it := seg.GraphemeIterator(); it.Next(); {
			letters = append(letters, fragment{f.span, string(it.Grapheme().Text)})
		}
	}
	if len(letters) < 2 {
		return false
	}
	for len(letters) > 0 {
		n := b.fitting(letters)
		for start := 0; start < n; {
			text, end := "", start
			for end < n && letters[end].span == letters[start].span {
				text += letters[end].text
				end++
			}
			piece := b.piece(fragment{letters[start].span, text})
			b.pieces = append(b.pieces, piece)
			b.width += piece.width
			start = end
		}
		if letters = letters[n:]; len(letters) > 0 {
			b.end()
		}
	}
	return true
}

// fitting is how many letters fit a line, at least one.
func (b *lineBreaker) fitting(letters []fragment) int {
	var width float64
	for i, f := range letters {
		width += b.piece(f).bare
		if width > b.measure && i > 0 {
			return i
		}
	}
	return len(letters)
}

func (b *lineBreaker) piece(f fragment) textPiece {
	s := b.block.letter.style(b.block.spans[f.span].Bold)
	run := b.press.out.Shape(s.Face, f.text)
	p := textPiece{span: f.span, run: run, width: run.Width(s.Size)}
	p.bare = p.width
	if trimmed := strings.TrimRight(f.text, " \t"); len(trimmed) < len(f.text) {
		p.bare = b.press.out.Width(s, trimmed)
	}
	return p
}

// end closes the line.
func (b *lineBreaker) end() {
	line := textLine{pieces: b.pieces, width: b.width}
	if n := len(b.pieces); n > 0 {
		line.width += b.pieces[n-1].bare - b.pieces[n-1].width
	}
	b.block.lines = append(b.block.lines, line)
	b.pieces, b.width = nil, 0
}

func (b *lineBreaker) finish() {
	if len(b.pieces) > 0 || len(b.block.lines) == 0 {
		b.end()
	}
}

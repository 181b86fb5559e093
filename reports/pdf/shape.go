package pdf

import (
	"slices"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
)

// Run is text that has been shaped: glyphs in reading order, and the advance. It
// belongs to the Document that shaped it.
type Run struct {
	parts   []part
	advance float64 // in ems
}

// Width is the run's advance in points at the given size.
func (r Run) Width(size float64) float64 { return r.advance * size }

// part is a stretch of one face and one direction.
type part struct {
	face    *Face
	dir     direction
	advance float64 // in ems
	glyphs  []glyph
}

// glyph is one glyph of a part. Lengths are in ems.
type glyph struct {
	id    int
	text  string  // what it stands for
	x, y  float64 // where it stands, from the left end of the part
	width float64 // its own advance, without kerning
}

// direction is the way in which a part is read. Neutral parts, such as spaces,
// follow their neighbours.
type direction int8

const (
	leftToRight direction = iota
	rightToLeft
	neutral
)

// replacements stand in for a character that no face has, first choice first.
var replacements = []rune{'\u25A1', '?'}

// lookalikes are characters that may be drawn as another without loss.
var lookalikes = map[rune]rune{'\u2010': '-', '\u2011': '-', '\u2012': '–', '\u2015': '—', '\u2212': '–'}

// ligatures are left out: they gain nothing here and hide letters from those
// who search or copy.
var features = []harfbuzz.Feature{
	{Tag: opentype.MustNewTag("liga"), Start: harfbuzz.FeatureGlobalStart, End: harfbuzz.FeatureGlobalEnd},
	{Tag: opentype.MustNewTag("clig"), Start: harfbuzz.FeatureGlobalStart, End: harfbuzz.FeatureGlobalEnd},
}

type runKey struct {
	face *Face
	text string
}

// shaper turns text into runs for one document and remembers them: a report
// says the same words often.
type shaper struct {
	fonts    map[*Face]*harfbuzz.Font
	buffer   *harfbuzz.Buffer
	runs     map[runKey]Run
	replaced map[rune]bool
}

func newShaper() *shaper {
	return &shaper{
		fonts:    map[*Face]*harfbuzz.Font{},
		buffer:   harfbuzz.NewBuffer(),
		runs:     map[runKey]Run{},
		replaced: map[rune]bool{},
	}
}

func (s *shaper) shape(f *Face, text string) Run {
	text = clean(text)
	key := runKey{f, text}
	if r, ok := s.runs[key]; ok {
		return r
	}
	var r Run
	chars := s.choose(f.mustLoad(), []rune(text))
	for len(chars) > 0 {
		n := 1
		for n < len(chars) && chars[n].face == chars[0].face && chars[n].dir == chars[0].dir {
			n++
		}
		p := s.part(chars[:n])
		r.advance += p.advance
		r.parts = append(r.parts, p)
		chars = chars[n:]
	}
	s.runs[key] = r
	return r
}

// char is a character of the text, and the one drawn for it.
type char struct {
	said, drawn rune
	face        *Face
	dir         direction
}

// choose finds for each character a face that has it.
func (s *shaper) choose(f *Face, text []rune) []char {
	chars := make([]char, len(text))
	bidi := false
	for i, r := range text {
		chars[i] = s.find(f, r)
		bidi = bidi || rtl(r)
	}
	if bidi {
		for i, r := range text {
			chars[i].dir = directionOf(r)
		}
	}
	return chars
}

func (s *shaper) find(f *Face, r rune) char {
	candidates := []rune{r}
	if l, ok := lookalikes[r]; ok {
		candidates = append(candidates, l)
	}
	if unicode.Is(unicode.Zs, r) {
		candidates = append(candidates, ' ')
	}
	for _, face := range []*Face{f, Regular.mustLoad()} {
		for _, c := range candidates {
			if _, ok := face.font.NominalGlyph(c); ok {
				return char{said: r, drawn: c, face: face}
			}
		}
	}
	s.replaced[r] = true
	for _, face := range []*Face{f, Regular} {
		for _, c := range replacements {
			if _, ok := face.font.NominalGlyph(c); ok {
				return char{said: r, drawn: c, face: face}
			}
		}
	}
	return char{said: r, drawn: '?', face: Regular}
}

// part shapes characters of one face and direction.
func (s *shaper) part(chars []char) part {
	p := part{face: chars[0].face, dir: chars[0].dir}
	said, drawn := make([]rune, len(chars)), make([]rune, len(chars))
	for i, c := range chars {
		said[i], drawn[i] = c.said, c.drawn
	}
	b := s.buffer
	b.Clear()
	b.ClusterLevel = harfbuzz.MonotoneCharacters
	b.AddRunes(drawn, 0, len(drawn))
	b.GuessSegmentProperties()
	b.Props.Direction = harfbuzz.LeftToRight
	if p.dir == rightToLeft {
		b.Props.Direction = harfbuzz.RightToLeft
	}
	b.Shape(s.font(p.face), features)
	em := float64(p.face.upem)
	s.align(p.face, said)
	p.glyphs = make([]glyph, len(b.Info))
	for i, info := range b.Info {
		pos, id := b.Pos[i], int(info.Glyph)
		p.glyphs[i] = glyph{
			id: id, text: clusterText(said, b.Info, i), width: float64(p.face.advance(id)) / em,
			x: p.advance + float64(pos.XOffset)/em, y: float64(pos.YOffset) / em,
		}
		p.advance += float64(pos.XAdvance) / em
	}
	if p.dir == rightToLeft {
		slices.Reverse(p.glyphs)
	}
	return p
}

// align undoes kerning between digits, so that numbers under each other stand digit
// under digit: Liberation Sans would draw 11 narrower than 12.
func (s *shaper) align(f *Face, said []rune) {
	digit := func(i int) bool { return unicode.IsDigit(said[s.buffer.Info[i].Cluster]) }
	for i := range s.buffer.Info {
		if i+1 < len(s.buffer.Info) && digit(i) && digit(i+1) {
			s.buffer.Pos[i].XAdvance = harfbuzz.Position(f.advance(int(s.buffer.Info[i].Glyph)))
		}
	}
}

func (s *shaper) font(f *Face) *harfbuzz.Font {
	h, ok := s.fonts[f]
	if !ok {
		h = harfbuzz.NewFont(font.NewFace(f.font))
		s.fonts[f] = h
	}
	return h
}

// clusterText is the text that glyph i stands for. Where several glyphs draw
// one character the first says it and the others say nothing, as a zero-width
// space, since PDF/UA wants every glyph to say something.
func clusterText(said []rune, info []harfbuzz.GlyphInfo, i int) string {
	start, end := info[i].Cluster, len(said)
	for j, other := range info {
		if other.Cluster == start && j < i {
			return "\u200B"
		}
		if other.Cluster > start {
			end = min(end, other.Cluster)
		}
	}
	return string(said[start:end])
}

func rtl(r rune) bool {
	return r >= 0x590 && unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Adlam)
}

func directionOf(r rune) direction {
	switch {
	case rtl(r):
		return rightToLeft
	case unicode.IsLetter(r) || unicode.IsNumber(r):
		return leftToRight
	}
	return neutral
}

// placed is a part of a line and where it stands, in ems from the line's start.
type placed struct {
	part
	x float64
}

// arrange places the parts of runs that follow each other on a line. They stay
// in reading order, which is the order for those who copy or listen; stretches
// that are read from the right, with the neutral parts between them, stand the
// other way round.
func arrange(runs []Run) (line []placed) {
	var x float64
	for _, r := range runs {
		for _, p := range r.parts {
			line = append(line, placed{part: p})
		}
	}
	for i := 0; i < len(line); {
		n := backwards(line[i:])
		if n == 0 {
			line[i].x = x
			x += line[i].advance
			i++
			continue
		}
		for j := i + n - 1; j >= i; j-- {
			line[j].x = x
			x += line[j].advance
		}
		i += n
	}
	return line
}

// backwards is how many parts at the start of a line are read from the right.
func backwards(line []placed) (n int) {
	for i, p := range line {
		if p.dir == leftToRight || p.dir == neutral && n == 0 {
			break
		}
		if p.dir == rightToLeft {
			n = i + 1
		}
	}
	return n
}

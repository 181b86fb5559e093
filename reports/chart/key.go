package chart

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// sample draws an example of a mark in the 16 by 8 points about a place.
type sample func(c draw.Canvas, centre vg.Point)

// entry is one line of a key.
type entry struct {
	sample sample
	text   string
}

const (
	sampleWidth  = vg.Length(16)
	entryHeight  = vg.Length(12)
	entryBetween = vg.Length(14)
)

func lineSample(st draw.LineStyle) sample {
	return func(c draw.Canvas, at vg.Point) { c.StrokeLine2(st, at.X-8, at.Y, at.X+8, at.Y) }
}

func glyphSample(gs ...draw.GlyphStyle) sample {
	return func(c draw.Canvas, at vg.Point) {
		for _, g := range gs {
			c.DrawGlyphNoClip(g, at)
		}
	}
}

func fillSample(sw swatch) sample {
	return func(c draw.Canvas, at vg.Point) {
		c.SetColor(sw.Light)
		c.Fill(sampleBox(at).Path())
	}
}

func hatchSample(sw swatch) sample {
	return func(c draw.Canvas, at vg.Point) { hatchBox(c, sampleBox(at), sw) }
}

// together draws samples over each other.
func together(ss ...sample) sample {
	return func(c draw.Canvas, at vg.Point) {
		for _, s := range ss {
			s(c, at)
		}
	}
}

func sampleBox(at vg.Point) vg.Rectangle { return box(at.X-7, at.Y-4, at.X+7, at.Y+4) }

// flow gives each entry its left edge and its line, filling lines of a width
// from the left. Texts that are wider than a line are cut.
func flow(es []entry, width vg.Length) (at []vg.Point, lines int) {
	x := vg.Length(0)
	for i := range es {
		es[i].text = noteText.shorten(clean(es[i].text), width-sampleWidth-4)
		w := sampleWidth + 4 + noteText.width(es[i].text)
		if x > 0 && x+w > width {
			x = 0
			lines++
		}
		at = append(at, vg.Point{X: x, Y: vg.Length(lines)})
		x += w + entryBetween
	}
	return at, lines + 1
}

// keyHeight is the room that key needs, 0 without entries.
func keyHeight(es []entry, width vg.Length) vg.Length {
	if len(es) == 0 {
		return 0
	}
	_, n := flow(es, width)
	return vg.Length(n)*entryHeight + 7
}

// key writes the entries in lines from left, top downwards.
func (s *sheet) key(es []entry, left, top, width vg.Length) {
	at, _ := flow(es, width)
	for i, e := range es {
		s.entry(e, left+at[i].X, top-entryHeight*(at[i].Y+0.5))
	}
}

// entry writes one entry about the height y.
func (s *sheet) entry(e entry, left, y vg.Length) {
	s.add(func(c draw.Canvas) { e.sample(c, vg.Point{X: left + sampleWidth/2, Y: y}) })
	s.write(noteText.in(ink), start, vg.Point{X: left + sampleWidth + 4, Y: noteText.base(y)}, e.text)
}

// toneEntries explains the tones that occur, with the words given or the
// standard ones, in the order of the words.
func toneEntries(given, standard []ToneKey, tones []Tone) []entry {
	if len(given) == 0 {
		given = standard
	}
	var es []entry
	for _, k := range given {
		for _, t := range tones {
			if t == k.Tone {
				es = append(es, entry{glyphSample(t.mark(3.2)), k.Text})
				break
			}
		}
	}
	return es
}

// changeKey is the standard words for the tones of change.
var changeKey = []ToneKey{{High, "Higher"}, {Low, "Lower"}, {Neutral, "No clear change"}}

// letterSample is the letter of a status on its tint.
func letterSample(l cellLook) sample {
	small := discText.in(l.text)
	return func(c draw.Canvas, at vg.Point) {
		small.write(c, middle, vg.Point{X: at.X, Y: small.base(at.Y)}, l.letter)
	}
}

// outlineSample is the line about cells that stand out.
func outlineSample(c draw.Canvas, at vg.Point) {
	r := sampleBox(at)
	c.StrokeLines(stroke(edge, 1.2), []vg.Point{r.Min, {X: r.Max.X, Y: r.Min.Y}, r.Max, {X: r.Min.X, Y: r.Max.Y}, r.Min})
}

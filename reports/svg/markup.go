package svg

import "strings"

// mark is one thing drawn. Its look is kept apart from its data so that
// neighbours of one look can share it.
type mark struct {
	kind   kind
	data   string // path data, or a start tag with its text
	fill   look   // also the font of text
	stroke look
	opaque bool   // of an outline: drawing over itself changes nothing
	part   string // what it belongs to, empty for nothing of its own
}

type kind int

const (
	shape   kind = iota // filled, perhaps stroked too
	outline             // stroked only
	words
	picture
)

// addStroke adds an outline: to the shape just filled when it has the same
// data, to the outline before it when they look alike, else by itself.
func (c *Canvas) addStroke(d string, paint look, opaque bool) {
	if n := len(c.marks); n > 0 {
		last := &c.marks[n-1]
		if last.kind == shape && last.data == d && last.stroke == (look{}) && last.part == c.part {
			last.stroke = paint
			return
		}
		if last.part == c.part && last.kind == outline && last.stroke == paint && last.opaque && opaque {
			last.data += d
			return
		}
	}
	c.marks = append(c.marks, mark{kind: outline, data: d, stroke: paint, opaque: opaque, part: c.part})
}

// write writes the mark as one element with the attributes given.
func (m mark) write(b *strings.Builder, attributes string) {
	if m.part != "" {
		attributes = ` data-part="` + attribute(m.part) + `"` + attributes
	}
	switch m.kind {
	case words, picture:
		tag, rest := split(m.data)
		b.WriteString(tag + attributes + rest)
	default:
		b.WriteString("<path" + attributes + ` d="` + m.data + `"/>`)
	}
}

// split parts a start tag's name from what follows it.
func split(tag string) (name, rest string) {
	i := strings.IndexByte(tag, ' ')
	return tag[:i], tag[i:]
}

// Markup is the whole <svg> element. Its default fill is none, its size is that
// of the element around it.
func (c *Canvas) Markup() string {
	var b strings.Builder
	b.Grow(4096)
	c.head(&b)
	for i := 0; i < len(c.marks); {
		look := c.marks[i].fill.and(c.marks[i].stroke).String()
		end := i + 1
		for end < len(c.marks) && c.marks[end].fill.and(c.marks[end].stroke).String() == look {
			end++
		}
		c.run(&b, look, c.marks[i:end])
		i = end
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// run writes neighbours of one look, in a group when there are several.
func (c *Canvas) run(b *strings.Builder, look string, marks []mark) {
	if len(marks) == 1 || look == "" {
		for _, m := range marks {
			m.write(b, look)
			b.WriteByte('\n')
		}
		return
	}
	b.WriteString("<g" + look + ">\n")
	for _, m := range marks {
		m.write(b, "")
		b.WriteByte('\n')
	}
	b.WriteString("</g>\n")
}

func (c *Canvas) head(b *strings.Builder) {
	id := attribute(c.options.ID)
	b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="` + id + "-title")
	if c.options.Desc != "" {
		b.WriteString(" " + id + "-desc")
	}
	b.WriteString(`" viewBox="0 0 ` + decimal(c.width.Points()) + " " + decimal(c.height.Points()) +
		`" fill="none" stroke-linejoin="round" font-family="Liberation Sans, Arial, Helvetica, sans-serif">` + "\n")
	b.WriteString(`<title id="` + id + `-title">` + attribute(c.options.Title) + "</title>\n")
	if c.options.Desc != "" {
		b.WriteString(`<desc id="` + id + `-desc">` + attribute(c.options.Desc) + "</desc>\n")
	}
}

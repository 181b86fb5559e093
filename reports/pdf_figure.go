package reports

import (
	"fmt"
	"image/color"
	"strings"

	"assess/reports/chart"
	"assess/reports/design"
	"assess/reports/pdf"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// The numbers behind a figure are printed below it up to this size; longer ones
// are left to the workbook, which the text then names.
const (
	shortRows    = 12
	shortColumns = 6
)

// headingRoom is left on a figure's page for the headings that it stands under.
const headingRoom = 90

// numbersType is the type of the numbers below a figure.
var numbersType = set(design.Small, false, inkHue)

// figure sets a figure: its message and what is measured above, source and
// number of events below, all on one page, then the numbers behind it.
func (p *press) figure(at place, f Figure, parent *pdf.Element) (galley, error) {
	number := p.outline.numbers[at]
	if f.Drawing == nil {
		return nil, fmt.Errorf("%s, %q, has no drawing", number, f.Title)
	}
	if strings.TrimSpace(f.Alt) == "" {
		return nil, fmt.Errorf("%s, %q, has no text alternative", number, f.Title)
	}
	group := parent.Add(pdf.Div)
	out := p.prose(plainSpans(number+": "+f.Title), captionType, group.Add(pdf.Caption)).after(p.gap(design.Space3))
	if f.Subtitle != "" {
		out = append(out, p.prose(plainSpans(f.Subtitle), subtitleType, group.Add(pdf.P)).after(1)...)
	}
	element := group.Add(pdf.Figure)
	element.Alt = f.Alt
	var under galley
	if spans := p.credit(at, f); len(spans) > 0 {
		under = p.prose(spans, smallType, group.Add(pdf.P))
	}
	picture, err := p.picture(f, element, portrait.body()-headingRoom-out.height()-under.after(design.Space1).height())
	if err != nil {
		return nil, fmt.Errorf("%s, %q: %w", number, f.Title, err)
	}
	out = append(append(out, picture), under...).keepTogether()
	p.onDraw(out, func(s spot) { p.arrive(at, s) })
	out[0].floats = true
	numbers, err := p.numbers(at, f, parent)
	if err != nil {
		return nil, fmt.Errorf("numbers of %s, %q: %w", number, f.Title, err)
	}
	both := append(out[:len(out):len(out)], numbers...)
	if numbers.height() <= fewNumbers && both.height()-both.slack() <= portrait.body()-headingRoom {
		return both.keepTogether().before(p.gap(design.Space4)), nil
	}
	return append(out, numbers...).before(p.gap(design.Space4)), nil
}

// fewNumbers is the height up to which a figure's numbers, or the line that says
// where they are, stay on its page: seven rows.
const fewNumbers = 120

// picture is the drawing as one strip, lower where it is taller than the room: laid
// out anew, its letters as large as before, where it can be, else set smaller, as it is
// where it is wider than the text.
func (p *press) picture(f Figure, element *pdf.Element, room float64) (strip, error) {
	w, h := f.Drawing.Size()
	if w <= 0 || h <= 0 {
		return strip{}, fmt.Errorf("the drawing is %v by %v points", w.Points(), h.Points())
	}
	// Words above and below that leave no room yield to the drawing.
	room = max(room, portrait.body()/2)
	drawing := f.Drawing
	elastic, _ := drawing.(chart.Elastic)
	if elastic != nil && h.Points() > room {
		drawing = elastic.Lower(vg.Points(room))
		w, h = drawing.Size()
	}
	scale := min(1, portrait.measure()/w.Points(), room/h.Points())
	height := h.Points() * scale
	out := strip{height: height, above: design.Space1}
	switch {
	case elastic != nil && elastic.Least() < h:
		out.least, out.resize = elastic.Least().Points()*scale, func(lower float64) {
			drawing = elastic.Lower(vg.Points(lower / scale))
			w, h = drawing.Size()
			height = lower
		}
	case elastic == nil && f.Least > 0 && f.Least < 1:
		out.least, out.resize = height*f.Least, func(lower float64) {
			scale *= lower / height
			height = lower
		}
	}
	out.draw = func(at spot) {
		foot := at.y - h.Points()*scale
		element.Box = pdf.Rect{X: at.x, Y: foot, W: w.Points() * scale, H: h.Points() * scale}
		at.page.Begin(element)
		c := at.page.Canvas(pdf.Point{X: at.x, Y: foot}, w, h, scale)
		if err := drawOn(f.Title, drawing, c); err != nil && p.err == nil {
			p.err = err
		}
		c.Close()
		at.page.End()
	}
	return out, nil
}

// drawOn draws a figure. A drawing that breaks down must not take the annual
// build with it without a word on which figure it was.
func drawOn(title string, d chart.Drawing, c *pdf.Canvas) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("draw figure %q: %v", title, r)
		}
	}()
	d.Draw(draw.New(printed{c}))
	return nil
}

// printed is a canvas that draws with the colours of print.
type printed struct{ *pdf.Canvas }

var prints = design.Prints()

// SetColor sets the printed value of a colour of the palette.
func (c printed) SetColor(col color.Color) {
	if n, ok := col.(color.NRGBA); ok {
		if p, ok := prints[n]; ok {
			col = p
		}
	}
	c.Canvas.SetColor(col)
}

// credit is the small print under a picture: its source, how many events or areas it
// rests on, and where its numbers are, where they are not printed below it.
func (p *press) credit(at place, f Figure) (spans []Span) {
	if s := strings.Join(nonEmpty(f.Source, f.N), " "); s != "" {
		spans = plainSpans(s + " ")
	}
	if to, ok := p.outline.targets[f.Table]; ok && len(f.Data.Columns) > 0 {
		return append(spans, Span{Text: "Numbers: "}, Span{Text: inOneLine(to.words), Link: "#" + f.Table}, Span{Text: "."})
	}
	if sheet := p.sheets[at]; sheet != "" && !p.prints(at, f) {
		spans = append(spans, Span{Text: fmt.Sprintf("Workbook: “%s”.", sheet)})
	}
	return spans
}

// prints tells whether the numbers behind a figure are printed below it: where they are
// few or nowhere else. Numbers that a page leaves aside and no sheet holds are in the
// HTML edition alone.
func (p *press) prints(at place, f Figure) bool {
	t := f.Data
	if _, elsewhere := p.outline.targets[f.Table]; elsewhere || f.Aside || len(t.Columns) == 0 {
		return false
	}
	return p.sheets[at] == "" || len(t.Rows) <= shortRows && len(t.Columns) <= shortColumns
}

// numbers sets the table behind a figure.
func (p *press) numbers(at place, f Figure, parent *pdf.Element) (galley, error) {
	t := f.Data
	if !p.prints(at, f) {
		return nil, nil
	}
	name := "Numbers behind " + lowerFirst(p.outline.numbers[at])
	g := &grid{letter: p.density.of(numbersType), headed: true, name: name}
	if err := g.fill(t); err != nil {
		return nil, err
	}
	out := p.captioned(g, parent.Add(pdf.Table), name).after(p.gap(design.Space2))
	return g.whole(append(out, p.underTable(g, parent, t.Note)...)), nil
}

package chart

import (
	"fmt"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"assess/data"
)

// maxMonths is a century; more is a mistake in the dates.
const maxMonths = 1200

// period is the months that the series covers, gaps included.
func (s Series) period() data.Period {
	if len(s.Values) == 0 || s.From.IsZero() {
		return data.Period{}
	}
	return data.Period{From: s.From, To: s.From.Add(len(s.Values) - 1)}
}

// check refuses values that are not finite and dates out of all reason.
func (s Series) check() error {
	if len(s.Values) > maxMonths {
		return fmt.Errorf("series %q has %d months; at most %d can be drawn", s.Name, len(s.Values), maxMonths)
	}
	if len(s.Values) > 0 && s.From.IsZero() {
		return fmt.Errorf("series %q has no first month", s.Name)
	}
	for i, v := range s.Values {
		if v == nil {
			continue
		}
		if err := finite(*v, "series %q: the value of %s", s.Name, s.From.Add(i)); err != nil {
			return err
		}
	}
	return nil
}

// reach is the span of the values, empty when there is none.
func (s Series) reach() span {
	r := nothing()
	for _, v := range s.Values {
		if v != nil {
			r.cover(*v)
		}
	}
	return r
}

// runs splits the series at its gaps.
func (s Series) runs() []plotter.XYs {
	var out []plotter.XYs
	open := false
	for i, v := range s.Values {
		if v == nil {
			open = false
			continue
		}
		if !open {
			out = append(out, nil)
			open = true
		}
		last := &out[len(out)-1]
		*last = append(*last, plotter.XY{X: midMonth(s.From.Add(i)), Y: *v})
	}
	return out
}

// trace adds the series to a panel as a line with gaps. A month between two
// gaps, which a line cannot show, is a dot.
func (p *panel) trace(s Series, st draw.LineStyle, dotColour swatch) {
	for _, run := range s.runs() {
		if len(run) == 1 {
			p.add(dot{x: run[0].X, y: run[0].Y, style: mark(discShape, dotColour, max(st.Width, 1.2))})
			continue
		}
		p.add(&plotter.Line{XYs: run, LineStyle: st})
	}
}

// join is the shortest period that holds both.
func join(a, b data.Period) data.Period {
	switch {
	case a.Empty():
		return b
	case b.Empty():
		return a
	}
	return data.Period{From: min(a.From, b.From), To: max(a.To, b.To)}
}

// timeSpan is the axis that shows a period whole.
func timeSpan(p data.Period) span { return span{float64(p.From), float64(p.To) + 1} }

// band tints the months of a period over the whole height of a panel.
type band struct {
	months  data.Period
	hatched bool
}

// Plot paints the part of the band that the axis holds.
func (b band) Plot(c draw.Canvas, p *plot.Plot) {
	if b.months.Empty() {
		return
	}
	s := timeSpan(b.months)
	trX, _ := p.Transforms(&c)
	r := box(max(trX(s.min), c.Min.X), c.Min.Y, min(trX(s.max), c.Max.X), c.Max.Y)
	if r.Max.X <= r.Min.X {
		return
	}
	if b.hatched {
		hatchBox(c, r, leftOut)
		return
	}
	c.SetColor(shade.Light)
	c.Fill(r.Path())
}

// hatchBox draws rising lines, 4 points apart, within a rectangle.
func hatchBox(c draw.Canvas, r vg.Rectangle, sw swatch) {
	lineBox(c, r, sw, func(y vg.Length) vg.Length { return y })
}

// crossBox draws falling lines, across those of hatchBox.
func crossBox(c draw.Canvas, r vg.Rectangle, sw swatch) {
	lineBox(c, r, sw, func(y vg.Length) vg.Length { return r.Min.Y + r.Max.Y - y })
}

// lineBox draws rising lines whose heights are given another place.
func lineBox(c draw.Canvas, r vg.Rectangle, sw swatch, place func(vg.Length) vg.Length) {
	var p vg.Path
	w, h := r.Size().X, r.Size().Y
	for d := vg.Length(2); d < w+h; d += 4 {
		from := vg.Point{X: r.Min.X + max(0, d-h), Y: place(r.Min.Y + h - min(d, h))}
		to := vg.Point{X: r.Min.X + min(d, w), Y: place(r.Min.Y + h - max(0, d-w))}
		p.Move(from)
		p.Line(to)
	}
	if len(p) == 0 {
		return
	}
	c.SetLineStyle(stroke(sw, 0.7))
	c.Stroke(p)
}

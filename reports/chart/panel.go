package chart

import (
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// panel is a gonum plot whose data area is exactly one rectangle of the sheet.
// plot.Draw would find the area itself from the labels around it; here
// neighbouring panels and the columns of text beside them have to line up, so
// the plot gives scales and tickers and its plotters are drawn in the area.
type panel struct {
	plot  *plot.Plot
	area  vg.Rectangle
	marks []plot.Plotter
}

// newPanel is a panel with linear scales over x and y.
func newPanel(area vg.Rectangle, x, y span) *panel {
	p := plot.New()
	p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = x.min, x.max, y.min, y.max
	p.HideAxes()
	return &panel{plot: p, area: area}
}

// add appends plotters, which do not change the scales.
func (p *panel) add(ps ...plot.Plotter) { p.marks = append(p.marks, ps...) }

func (p *panel) draw(c draw.Canvas) {
	inner := draw.Canvas{Canvas: c.Canvas, Rectangle: p.area}
	for _, m := range p.marks {
		m.Plot(inner, p.plot)
	}
}

// at is the place of a value on the sheet.
func (p *panel) at(x, y float64) vg.Point {
	c := draw.Canvas{Rectangle: p.area}
	return vg.Point{X: c.X(p.plot.X.Norm(x)), Y: c.Y(p.plot.Y.Norm(y))}
}

// rows adds gridlines along y at the ticks and their labels left of the panel.
func (s *sheet) rows(p *panel, ticks []plot.Tick) {
	p.plot.Y.Tick.Marker = plot.ConstantTicks(ticks)
	p.add(&plotter.Grid{Horizontal: stroke(grid, 0.5)})
	for _, t := range ticks {
		y := p.at(p.plot.X.Min, t.Value).Y
		s.write(noteText, end, vg.Point{X: p.area.Min.X - 4, Y: noteText.base(y)}, t.Label)
	}
}

// columns adds gridlines along x at the ticks and their labels under the panel.
func (s *sheet) columns(p *panel, ticks []plot.Tick) {
	p.plot.X.Tick.Marker = plot.ConstantTicks(ticks)
	p.add(&plotter.Grid{Vertical: stroke(grid, 0.5)})
	s.foot(p, ticks, 0)
}

// foot writes the labels of the ticks under the panel, each within the sheet
// and clear of the one before it, with tick marks of a length above them.
func (s *sheet) foot(p *panel, ticks []plot.Tick, length vg.Length) {
	y := p.area.Min.Y - length - 3 - noteText.rise()
	free := vg.Length(0)
	for _, t := range ticks {
		x := p.at(t.Value, p.plot.Y.Min).X
		if length > 0 {
			s.line(stroke(axis, 0.6), vg.Point{X: x, Y: p.area.Min.Y}, vg.Point{X: x, Y: p.area.Min.Y - length})
		}
		w := noteText.width(t.Label)
		left := min(max(x-w/2, 0), s.w-w)
		if left < free {
			continue
		}
		s.write(noteText, start, vg.Point{X: left, Y: y}, t.Label)
		free = left + w + 4
	}
}

// footHeight is the room that foot needs.
func footHeight(length vg.Length) vg.Length {
	return length + 3 + noteText.rise() + noteText.fall() + 1
}

// base draws the line that values stand on, along the panel's lower edge.
func (s *sheet) base(p *panel) {
	s.line(stroke(axis, 0.8), p.area.Min, vg.Point{X: p.area.Max.X, Y: p.area.Min.Y})
}

// gutter is the room that the labels of rows need left of a panel.
func gutter(ticks []plot.Tick) vg.Length {
	w := vg.Length(0)
	for _, t := range ticks {
		w = max(w, noteText.width(t.Label))
	}
	return w + 5
}

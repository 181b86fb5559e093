package chart

import (
	"fmt"
	"sort"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// curveLooks is the styles of curves, told apart by dashes as well as colour.
var curveLooks = []struct {
	style  draw.LineStyle
	colour swatch
}{
	{stroke(series1, 1.8), series1},
	{stroke(series2, 1.6, 6, 2), series2},
	{stroke(series3, 1.6, 2, 2), series3},
	{stroke(series4, 1.6, 8, 2, 2, 2), series4},
}

// NewCurve lays out concentration curves over the diagonal of even spread, in a
// square with both axes from 0 to 100%. The names stand beside the square in
// the order of the curves where they lie farthest apart.
func NewCurve(in Curve, width vg.Length) (Drawing, error) {
	return stretch(leastPanel, func(squeeze vg.Length) (*sheet, error) { return in.lay(width, squeeze) })
}

// lay lays the drawing out, squeezed to a share of its usual layout.
func (in Curve) lay(width, squeeze vg.Length) (*sheet, error) {
	if err := in.check(); err != nil {
		return nil, fmt.Errorf("draw a concentration curve: %w", err)
	}
	ticks := percents()
	left := gutter(ticks)
	side := squeeze * min(width*0.55, 250)
	head := topLabelHeight(in.YLabel)
	s, err := newSheet(width, head+side+footHeight(3)+labelHeight(in.XLabel))
	if err != nil {
		return nil, fmt.Errorf("draw a concentration curve: %w", err)
	}
	area := box(left, s.h-head-side, left+side, s.h-head)
	s.topLabel(in.YLabel, area)
	p := newPanel(area, span{0, 1}, span{0, 1})
	s.add(p.draw)
	s.rows(p, ticks[1:]) // one 0% in the corner is enough
	s.columns(p, ticks)
	p.add(&plotter.Line{XYs: plotter.XYs{{}, {X: 1, Y: 1}}, LineStyle: stroke(axis, 1, 3, 2)})
	for i, l := range in.Lines {
		p.add(&plotter.Line{XYs: l.points(), LineStyle: curveLooks[i].style})
	}
	s.base(p)
	in.names(s, p)
	s.axisLabel(in.XLabel, area)
	for _, l := range in.Lines {
		l.tell(s, p)
	}
	return s, nil
}

func (in Curve) check() error {
	if n := len(in.Lines); n == 0 || n > len(curveLooks) {
		return fmt.Errorf("there are %d curves; from 1 to %d can be told apart", n, len(curveLooks))
	}
	for _, l := range in.Lines {
		if len(l.X) != len(l.Y) || len(l.X) < 2 {
			return fmt.Errorf("curve %q has %d by %d values; two points at least are needed", l.Name, len(l.X), len(l.Y))
		}
		for i := range l.X {
			for _, v := range []float64{l.X[i], l.Y[i]} {
				if !(v >= -1e-9 && v <= 1+1e-9) {
					return fmt.Errorf("curve %q: %g is not a share from 0 to 1", l.Name, v)
				}
			}
			if i > 0 && l.X[i] < l.X[i-1] {
				return fmt.Errorf("curve %q: the shares along the axis fall from %g to %g", l.Name, l.X[i-1], l.X[i])
			}
		}
	}
	return nil
}

func (l CurveLine) points() plotter.XYs {
	xys := make(plotter.XYs, len(l.X))
	for i := range l.X {
		xys[i] = plotter.XY{X: min(max(l.X[i], 0), 1), Y: min(max(l.Y[i], 0), 1)}
	}
	return xys
}

// tell adds what each tenth along the axis holds.
func (l CurveLine) tell(s *sheet, p *panel) {
	for k := 1; k < 10; k++ {
		x := float64(k) / 10
		y := l.height(x)
		s.tell(clean(l.Name), Spot{At: p.at(x, y), Text: fmt.Sprintf("the first %d%% hold %s%%", 10*k, thousands(100*y, 0))})
	}
}

// height is the curve's value at x, between its points.
func (l CurveLine) height(x float64) float64 {
	i := sort.SearchFloat64s(l.X, x)
	switch {
	case i == 0:
		return l.Y[0]
	case i == len(l.X):
		return l.Y[i-1]
	case l.X[i] == l.X[i-1]:
		return l.Y[i]
	}
	return l.Y[i-1] + (l.Y[i]-l.Y[i-1])*(x-l.X[i-1])/(l.X[i]-l.X[i-1])
}

func percents() []plot.Tick {
	var ticks []plot.Tick
	for k := 0; k <= 100; k += 20 {
		ticks = append(ticks, plot.Tick{Value: float64(k) / 100, Label: fmt.Sprintf("%d%%", k)})
	}
	return ticks
}

// names lists the curves right of the square, highest first, and the diagonal.
func (in Curve) names(s *sheet, p *panel) {
	order := make([]int, len(in.Lines))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool {
		return in.Lines[order[a]].height(0.1) > in.Lines[order[b]].height(0.1)
	})
	var es []entry
	for _, i := range order {
		es = append(es, entry{lineSample(curveLooks[i].style), in.Lines[i].Name})
	}
	even := in.Even
	if clean(even) == "" {
		even = "Even spread"
	}
	es = append(es, entry{lineSample(stroke(axis, 1, 3, 2)), even})
	left := p.area.Max.X + 16
	y := p.area.Max.Y - 6
	for _, e := range es {
		lines := noteText.wrap(e.text, s.w-left-sampleWidth-4, 3)
		e.text = lines[0]
		s.entry(e, left, y)
		for k, t := range lines[1:] {
			s.write(noteText.in(ink), start, vg.Point{X: left + sampleWidth + 4, Y: noteText.base(y) - vg.Length(k+1)*noteText.leading()}, t)
		}
		y -= vg.Length(len(lines))*noteText.leading() + 5
	}
}

package pdf_test

import (
	"image"
	"image/color"
	"math"
	"regexp"
	"strings"
	"testing"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"assess/reports/pdf"
)

var (
	red   = color.NRGBA{R: 255, A: 255}
	blue  = color.NRGBA{B: 255, A: 255}
	faint = color.NRGBA{G: 255, A: 51}
)

// drawn is what a drawing adds to a page, between q and Q.
func drawn(t *testing.T, draw func(c *pdf.Canvas)) string {
	t.Helper()
	d := newDocument()
	p := d.AddPage(595, 842)
	figure := d.Root().Add(pdf.Figure)
	figure.Alt, figure.Box = "A drawing.", pdf.Rect{W: 100, H: 100}
	p.Begin(figure)
	c := p.Canvas(pdf.Point{X: 50, Y: 60}, 100, 100, 1)
	draw(c)
	c.Close()
	p.End()
	content := open(t, d).Pages[0].Content
	_, content, _ = strings.Cut(content, "1 0 0 1 50 60 cm\n1 j\n")
	content, _, ok := strings.Cut(content, "Q\nEMC")
	if !ok {
		t.Fatalf("the drawing is not closed: %q", content)
	}
	return content
}

func square() (p vg.Path) {
	p.Move(vg.Point{X: 10, Y: 10})
	p.Line(vg.Point{X: 20, Y: 10})
	p.Line(vg.Point{X: 20, Y: 20})
	p.Close()
	return p
}

func TestCanvas(t *testing.T) {
	const triangle = "10 10 m\n20 10 l\n20 20 l\nh\n"
	cases := []struct {
		name string
		draw func(c *pdf.Canvas)
		want string
	}{
		{"fill", func(c *pdf.Canvas) { c.SetColor(red); c.Fill(square()) }, "1 0 0 rg\n" + triangle + "f\n"},
		{"stroke", func(c *pdf.Canvas) { c.SetColor(red); c.SetLineWidth(2); c.Stroke(square()) }, "1 0 0 RG\n2 w\n" + triangle + "S\n"},
		{"no colour is black", func(c *pdf.Canvas) { c.SetColor(nil); c.Fill(square()) }, "0 0 0 rg\n" + triangle + "f\n"},
		{"no width is no line", func(c *pdf.Canvas) { c.SetLineWidth(0); c.Stroke(square()) }, ""},
		{"an empty path", func(c *pdf.Canvas) { c.Fill(nil); c.Stroke(vg.Path{}) }, ""},
		{"fill and stroke at once", func(c *pdf.Canvas) {
			c.SetColor(red)
			c.Fill(square())
			c.SetColor(blue)
			c.Stroke(square())
		}, "1 0 0 rg\n0 0 1 RG\n1 w\n" + triangle + "B\n"},
		{"an outline drawn back to its start", func(c *pdf.Canvas) {
			c.SetColor(red)
			c.Fill(square())
			outline := append(square()[:3:3], vg.PathComp{Type: vg.LineComp, Pos: vg.Point{X: 10, Y: 10}})
			c.Stroke(outline)
		}, "1 0 0 rg\n1 0 0 RG\n1 w\n10 10 m\n20 10 l\n20 20 l\n10 10 l\nB\n"},
		{"a stroke of something else", func(c *pdf.Canvas) {
			c.SetColor(red)
			c.Fill(square())
			c.Stroke(square()[:2])
		}, "1 0 0 rg\n" + triangle + "f\n1 0 0 RG\n1 w\n10 10 m\n20 10 l\nS\n"},
		{"opacity", func(c *pdf.Canvas) { c.SetColor(faint); c.Fill(square()) }, "0 1 0 rg\n/G0 gs\n" + triangle + "f\n"},
		{"nothing at no opacity", func(c *pdf.Canvas) { c.SetColor(color.NRGBA{}); c.Fill(square()); c.Stroke(square()) }, ""},
		{"dashes", func(c *pdf.Canvas) {
			c.SetLineDash([]vg.Length{3, 1.5}, 1)
			c.Stroke(square())
		}, "0 0 0 RG\n1 w\n[3 1.5]1 d\n" + triangle + "S\n"},
		{"dashes of nothing are a solid line", func(c *pdf.Canvas) {
			c.SetLineDash([]vg.Length{0, 0}, 0)
			c.Stroke(square())
		}, "0 0 0 RG\n1 w\n" + triangle + "S\n"},
		{"state restored", func(c *pdf.Canvas) {
			c.SetColor(red)
			c.Push()
			c.SetColor(blue)
			c.Translate(vg.Point{X: 5, Y: 6})
			c.Rotate(math.Pi / 2)
			c.Scale(2, 3)
			c.Fill(square())
			c.Pop()
			c.Fill(square())
		}, "q\n1 0 0 1 5 6 cm\n0 1 -1 0 0 0 cm\n2 0 0 3 0 0 cm\n0 0 1 rg\n" + triangle + "f\nQ\n1 0 0 rg\n" + triangle + "f\n"},
		{"a push without its pop", func(c *pdf.Canvas) { c.Push() }, "q\nQ\n"},
		{"a pop without its push", func(c *pdf.Canvas) { c.Pop() }, ""},
		{"a path that begins with a line", func(c *pdf.Canvas) {
			c.Fill(vg.Path{{Type: vg.CloseComp}, {Type: vg.LineComp, Pos: vg.Point{X: 1, Y: 2}}})
		}, "0 0 0 rg\n1 2 m\nf\n"},
		{"a quadratic curve", func(c *pdf.Canvas) {
			var p vg.Path
			p.Move(vg.Point{})
			p.QuadTo(vg.Point{X: 3, Y: 3}, vg.Point{X: 6, Y: 0})
			c.Stroke(p)
		}, "0 0 0 RG\n1 w\n0 0 m\n2 2 4 2 6 0 c\nS\n"},
		{"a quarter circle", func(c *pdf.Canvas) {
			var p vg.Path
			p.Move(vg.Point{X: 10})
			p.Arc(vg.Point{}, 10, 0, math.Pi/2)
			c.Stroke(p)
		}, "0 0 0 RG\n1 w\n10 0 m\n10 5.52 5.52 10 0 10 c\nS\n"},
		{"broken numbers", func(c *pdf.Canvas) {
			var p vg.Path
			p.Move(vg.Point{X: vg.Length(math.NaN()), Y: vg.Length(math.Inf(-1))})
			p.Arc(vg.Point{}, vg.Length(math.Inf(1)), math.NaN(), math.NaN())
			c.Stroke(p)
		}, "0 0 0 RG\n1 w\n0 -1000000 m\nS\n"},
	}
	for _, c := range cases {
		if got := drawn(t, c.draw); got != c.want {
			t.Errorf("%s: drew %q, want %q", c.name, got, c.want)
		}
	}
}

func TestCanvasFullCircle(t *testing.T) {
	got := drawn(t, func(c *pdf.Canvas) {
		d := draw.New(c)
		d.DrawGlyphNoClip(draw.GlyphStyle{Color: red, Radius: 5, Shape: draw.CircleGlyph{}}, vg.Point{X: 20, Y: 20})
	})
	if n := strings.Count(got, " c\n"); n != 4 {
		t.Errorf("a circle has %d curves, want 4: %q", n, got)
	}
	if strings.Contains(got, "l\n") {
		t.Errorf("a circle has a line in it: %q", got)
	}
}

func TestCanvasText(t *testing.T) {
	d := newDocument()
	p := d.AddPage(595, 842)
	figure := d.Root().Add(pdf.Figure)
	figure.Alt, figure.Box = "A drawing.", pdf.Rect{W: 100, H: 100}
	p.Begin(figure)
	c := p.Canvas(pdf.Point{}, 100, 100, 1)
	sans := font.DefaultCache.Lookup(font.Font{Typeface: "Liberation", Variant: "Sans"}, 9)
	serif := font.DefaultCache.Lookup(font.Font{Typeface: "Liberation", Variant: "Serif"}, 9)
	c.FillString(sans, vg.Point{X: 1, Y: 50}, "Llŷn <b> 犯")
	c.FillString(serif, vg.Point{X: 1, Y: 40}, "Serif")
	c.FillString(font.Face{Font: font.Font{Size: 9}}, vg.Point{X: 1, Y: 30}, "no font")
	sans.Font.Size = 0
	c.FillString(sans, vg.Point{X: 1, Y: 20}, "unseen")
	c.Close()
	p.End()
	f := open(t, d)
	if got, want := f.Root.Text(), "Llŷn <b> 犯Serifno font"; got != want {
		t.Errorf("the drawing reads %q, want %q", got, want)
	}
	names := ""
	for name := range f.Fonts() {
		names += name[7:] + " "
	}
	if !strings.Contains(names, "LiberationSans ") || !strings.Contains(names, "LiberationSerif ") || len(f.Fonts()) != 2 {
		t.Errorf("fonts are %s, want the document's own sans and the chart's serif", names)
	}
}

func TestCanvasImages(t *testing.T) {
	solid := image.NewGray(image.Rect(0, 0, 3, 2))
	clear := image.NewNRGBA(image.Rect(0, 0, 2, 2))
	got := drawn(t, func(c *pdf.Canvas) {
		r := vg.Rectangle{Min: vg.Point{X: 5, Y: 6}, Max: vg.Point{X: 35, Y: 26}}
		c.DrawImage(r, solid)
		c.DrawImage(r, clear)
		c.DrawImage(r, solid)
		c.DrawImage(r, image.NewGray(image.Rect(0, 0, 0, 5)))
		c.DrawImage(r, nil)
	})
	want := regexp.MustCompile(`^q 30 0 0 20 5 6 cm\n/I0 Do Q\nq 30 0 0 20 5 6 cm\n/I1 Do Q\nq 30 0 0 20 5 6 cm\n/I0 Do Q\n$`)
	if !want.MatchString(got) {
		t.Errorf("drew %q", got)
	}
}

func TestCanvasDrawsPlots(t *testing.T) {
	p := plot.New()
	line, err := plotter.NewLine(plotter.XYs{{X: 0, Y: 0}, {X: 1, Y: 2}, {X: 2, Y: 1}})
	if err != nil {
		t.Fatal(err)
	}
	p.Add(line, plotter.NewGrid())
	p.X.Label.Text, p.Y.Label.Text = "Month", "Incidents"
	content := drawn(t, func(c *pdf.Canvas) { p.Draw(draw.New(c)) })
	if strings.Count(content, "BT ") < 6 || !strings.Contains(content, "S\n") {
		t.Errorf("a plot with axes and labels drew only %q", content)
	}
	if strings.Count(content, "q\n") != strings.Count(content, "\nQ\n") {
		t.Error("states are saved and not restored")
	}
}

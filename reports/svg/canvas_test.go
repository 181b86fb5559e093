package svg_test

import (
	"bytes"
	"encoding/xml"
	"image"
	"image/color"
	"io"
	"math"
	"strings"
	"testing"

	"assess/reports/svg"

	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

var (
	navy  = color.NRGBA{R: 0x12, G: 0x43, B: 0x6d, A: 255}
	teal  = color.NRGBA{R: 0x28, G: 0xa1, B: 0x97, A: 255}
	white = color.NRGBA{R: 255, G: 255, B: 255, A: 255}
)

// draw runs the calls on a canvas of 200 by 100 points and returns the markup.
func draw(t testing.TB, calls func(c *svg.Canvas)) string {
	t.Helper()
	c := svg.New(200, 100, svg.Options{ID: "f", Title: "Burglary fell", Desc: "A line that falls.",
		Classes: map[color.NRGBA]string{navy: "navy", teal: "teal"}})
	calls(c)
	var b bytes.Buffer
	n, err := c.WriteTo(&b)
	if err != nil || n != int64(b.Len()) {
		t.Fatalf("WriteTo = %d, %v for %d bytes", n, err, b.Len())
	}
	wellFormed(t, b.String())
	return b.String()
}

// wellFormed fails unless the markup is XML with one root and no style attribute.
func wellFormed(t testing.TB, markup string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(markup))
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("not well formed: %v\n%s", err, markup)
		}
		if e, ok := tok.(xml.StartElement); ok {
			for _, a := range e.Attr {
				if a.Name.Local == "style" || strings.HasPrefix(a.Name.Local, "on") {
					t.Errorf("<%s> has the attribute %s", e.Name.Local, a.Name.Local)
				}
				if strings.Contains(a.Value, "NaN") || strings.Contains(a.Value, "Inf") {
					t.Errorf("<%s %s=%q> is not a number", e.Name.Local, a.Name.Local, a.Value)
				}
			}
		}
	}
}

func wants(t *testing.T, markup string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if !strings.Contains(markup, p) {
			t.Errorf("no %s in\n%s", p, markup)
		}
	}
}

func line(points ...float64) vg.Path {
	var p vg.Path
	for i := 0; i < len(points); i += 2 {
		pt := vg.Point{X: vg.Length(points[i]), Y: vg.Length(points[i+1])}
		if i == 0 {
			p.Move(pt)
		} else {
			p.Line(pt)
		}
	}
	return p
}

func sans(size vg.Length, weight xfont.Weight) font.Face {
	return font.Face{Font: font.Font{Typeface: "Liberation", Variant: "Sans", Weight: weight, Size: size}}
}

func TestPictureHasNameDescriptionAndNoSizeOfItsOwn(t *testing.T) {
	got := draw(t, func(c *svg.Canvas) { c.Stroke(line(0, 0, 200, 100)) })
	wants(t, got, `role="img"`, `aria-labelledby="f-title f-desc"`, `viewBox="0 0 200 100"`,
		`<title id="f-title">Burglary fell</title>`, `<desc id="f-desc">A line that falls.</desc>`)
	head := got[:strings.Index(got, ">")]
	for _, a := range []string{" width=", " height="} {
		if strings.Contains(head, a) {
			t.Errorf("the root element sets %q: %s", a, head)
		}
	}
	wants(t, got, `d="M0 100 200 0"`) // y is flipped
}

func TestPaletteColoursAreClassesAndOthersAttributes(t *testing.T) {
	got := draw(t, func(c *svg.Canvas) {
		c.SetColor(navy)
		c.Fill(line(0, 0, 10, 0, 10, 10))
		c.SetColor(color.NRGBA{R: navy.R, G: navy.G, B: navy.B, A: 51})
		c.Fill(line(20, 0, 30, 0, 30, 10))
		c.SetColor(color.NRGBA{R: 1, G: 2, B: 3, A: 255})
		c.Fill(line(40, 0, 50, 0, 50, 10))
		c.SetColor(nil)
		c.Fill(line(60, 0, 70, 0, 70, 10))
	})
	wants(t, got, `<path class="f-navy" d=`, `<path class="f-navy" fill-opacity=".2" d=`, `<path fill="#010203" d=`, `<path fill="#000" d=`)
}

func TestFillThenStrokeIsOneElement(t *testing.T) {
	square := line(10, 10, 20, 10, 20, 20, 10, 20)
	closed := append(append(vg.Path{}, square...), vg.PathComp{Type: vg.CloseComp})
	returned := line(10, 10, 20, 10, 20, 20, 10, 20, 10, 10)
	for name, outline := range map[string]vg.Path{"closed": closed, "led back to its start": returned} {
		got := draw(t, func(c *svg.Canvas) {
			c.SetColor(navy)
			c.Fill(square)
			c.SetColor(white)
			c.SetLineWidth(.5)
			c.Stroke(outline)
		})
		if n := strings.Count(got, "<path"); n != 1 {
			t.Errorf("outline %s: %d paths, want 1\n%s", name, n, got)
		}
		wants(t, got, `class="f-navy" stroke="#fff" stroke-width=".5" d="M10 90h10V80H10z"`)
	}
	got := draw(t, func(c *svg.Canvas) {
		c.Fill(square)
		c.Stroke(line(10, 10, 20, 10, 20, 20, 10, 20)) // open: its fourth side is not drawn
	})
	if n := strings.Count(got, "<path"); n != 2 {
		t.Errorf("an open outline was closed:\n%s", got)
	}
}

func TestOpaqueLinesOfOneLookAreOnePath(t *testing.T) {
	lines := func(c *svg.Canvas) {
		c.Stroke(line(0, 0, 10, 0))
		c.Stroke(line(0, 10, 10, 10))
	}
	if got := draw(t, lines); strings.Count(got, "<path") != 1 {
		t.Errorf("two alike lines are not one path:\n%s", got)
	}
	got := draw(t, func(c *svg.Canvas) {
		c.SetColor(color.NRGBA{A: 100})
		lines(c)
	})
	if strings.Count(got, "<path") != 2 || strings.Count(got, "<g ") != 1 {
		t.Errorf("translucent lines must stay apart, in one group:\n%s", got)
	}
}

func TestLineStyle(t *testing.T) {
	got := draw(t, func(c *svg.Canvas) {
		c.SetLineWidth(2.5)
		c.SetLineDash([]vg.Length{4, 2}, 1)
		c.Stroke(line(0, 0, 10, 0))
		c.SetLineDash([]vg.Length{0, 0}, 0)
		c.Stroke(line(0, 20, 10, 20))
		c.Push()
		c.Scale(2, 2)
		c.SetLineWidth(1.25)
		c.SetLineDash([]vg.Length{}, 0)
		c.Stroke(line(0, 20, 5, 20))
		c.Pop()
	})
	wants(t, got, `stroke-width="2.5" stroke-dasharray="4 2" stroke-dashoffset="1"`, `d="M0 80h10M0 60h10"`)
}

func TestNothingIsDrawnOfNothing(t *testing.T) {
	got := draw(t, func(c *svg.Canvas) {
		c.Pop() // without Push
		c.Stroke(nil)
		c.Fill(vg.Path{{Type: vg.MoveComp}})
		c.SetLineWidth(0)
		c.Stroke(line(0, 0, 1, 1))
		c.SetLineWidth(vg.Length(math.NaN()))
		c.Stroke(line(0, 0, 1, 1))
		c.SetColor(color.Transparent)
		c.Fill(line(0, 0, 1, 1, 2, 0))
		c.FillString(sans(8, xfont.WeightNormal), vg.Point{}, "unseen")
		c.SetColor(color.Black)
		c.FillString(sans(0, xfont.WeightNormal), vg.Point{}, "no size")
		c.FillString(sans(8, xfont.WeightNormal), vg.Point{X: vg.Length(math.Inf(1))}, "nowhere")
		c.DrawImage(vg.Rectangle{Max: vg.Point{X: 1, Y: 1}}, nil)
		c.DrawImage(vg.Rectangle{Max: vg.Point{X: 1, Y: 1}}, image.NewGray(image.Rectangle{}))
	})
	for _, tag := range []string{"<path", "<text", "<image", "<g"} {
		if strings.Contains(got, tag) {
			t.Errorf("%s drawn:\n%s", tag, got)
		}
	}
}

func TestPointsThatAreNotFiniteAreLeftOut(t *testing.T) {
	nan := math.NaN()
	got := draw(t, func(c *svg.Canvas) {
		c.Stroke(line(nan, 1, 0, 0, math.Inf(1), 2, 10, 0))
		c.Fill(vg.Path{{Type: vg.ArcComp, Radius: 5, Start: nan, Angle: 1}})
	})
	wants(t, got, `d="M0 100h10"`)
}

func TestTextIsTextWithItsFontAndPlace(t *testing.T) {
	got := draw(t, func(c *svg.Canvas) {
		c.SetColor(navy)
		c.FillString(sans(8, xfont.WeightNormal), vg.Point{X: 5, Y: 10}, "Gŵyl")
		c.FillString(sans(8, xfont.WeightNormal), vg.Point{X: 5, Y: 20}, "Basildon")
		c.FillString(sans(9.5, xfont.WeightBold), vg.Point{X: 5, Y: 30}, "All crime")
	})
	wants(t, got, "<g class=\"f-navy\" font-size=\"8\">\n<text x=\"5\" y=\"90\">Gŵyl</text>\n<text x=\"5\" y=\"80\">Basildon</text>\n</g>",
		`<text class="f-navy" font-size="9.5" font-weight="700" x="5" y="70">All crime</text>`)
}

func TestTurnedText(t *testing.T) {
	got := draw(t, func(c *svg.Canvas) {
		c.Push()
		c.Translate(vg.Point{X: 20, Y: 30})
		c.Rotate(math.Pi / 2)
		c.FillString(sans(8, xfont.WeightNormal), vg.Point{}, "up")
		c.Pop()
		c.Push()
		c.Scale(2, 2)
		c.FillString(sans(8, xfont.WeightNormal), vg.Point{X: 1, Y: 1}, "large")
		c.Pop()
		c.Push()
		c.Scale(2, 1)
		c.FillString(sans(8, xfont.WeightNormal), vg.Point{X: 1, Y: 1}, "wide")
		c.Pop()
	})
	wants(t, got, `font-size="8" fill="#000" transform="translate(20 70) rotate(-90)">up<`, `font-size="16" fill="#000" x="2" y="98">large<`,
		`font-size="8" fill="#000" transform="matrix(2 0 0 1 2 99)">wide<`)
}

func TestHostileTextStaysText(t *testing.T) {
	hostile := []string{"<script>alert(1)</script>", `"><image href=x onerror=alert(1)>`, "]]>", "&amp;", "\x00\x1b\u0085", "\xff\xfe",
		"\u202egnirts", "مرحبا", strings.Repeat("W", 200), "=HYPERLINK(\"http://x\")", "😀"}
	for _, s := range hostile {
		c := svg.New(10, 10, svg.Options{ID: `a" onload="x`, Title: s, Desc: s, Classes: map[color.NRGBA]string{navy: `n" onload="x`}})
		c.SetColor(navy)
		c.FillString(sans(8, xfont.WeightNormal), vg.Point{}, s)
		got := c.Markup()
		wellFormed(t, got)
		if strings.Contains(got, "<script") || strings.Contains(got, "<image") || strings.Count(got, "<text") != 1 {
			t.Errorf("%q broke out:\n%s", s, got)
		}
		if n := strings.Count(got, "\ufffd"); s == "\x00\x1b\u0085" && n != 9 {
			t.Errorf("%d replacement characters for three control characters three times", n)
		}
	}
}

func TestImageIsEmbedded(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 2, 2))
	img.Set(0, 0, navy)
	got := draw(t, func(c *svg.Canvas) {
		r := vg.Rectangle{Min: vg.Point{X: 10, Y: 20}, Max: vg.Point{X: 40, Y: 30}}
		c.DrawImage(r, img)
		c.Rotate(math.Pi / 4)
		c.DrawImage(r, img)
	})
	wants(t, got, `<image x="10" y="70" width="30" height="10" preserveAspectRatio="none" href="data:image/png;base64,iVBOR`,
		`transform="matrix(0.7071 -0.7071 0.7071 0.7071 `)
}

func TestSameCallsSameBytes(t *testing.T) {
	calls := func(c *svg.Canvas) {
		for i := 0; i < 20; i++ {
			c.SetColor([]color.Color{navy, teal, white, color.Black}[i%4])
			c.Fill(line(0, float64(i), 10, float64(i), 5, float64(i)+3))
			c.FillString(sans(8, xfont.WeightNormal), vg.Point{X: vg.Length(i)}, "x")
		}
	}
	first, second := draw(t, calls), draw(t, calls)
	if first != second {
		t.Error("two runs differ")
	}
}

func BenchmarkMap(b *testing.B) {
	var ring vg.Path
	for i := 0; i < 100; i++ {
		sin, cos := math.Sincos(float64(i) / 50 * math.Pi)
		pt := vg.Point{X: vg.Length(50 + 40*cos + 3*sin*sin), Y: vg.Length(50 + 40*sin)}
		if i == 0 {
			ring.Move(pt)
		} else {
			ring.Line(pt)
		}
	}
	ring.Close()
	var size int
	for b.Loop() {
		c := svg.New(482, 400, svg.Options{ID: "m", Title: "map", Classes: map[color.NRGBA]string{navy: "navy"}})
		for i := 0; i < 200; i++ {
			c.Push()
			c.Translate(vg.Point{X: vg.Length(i)})
			c.SetColor(navy)
			c.Fill(ring)
			c.SetColor(white)
			c.Stroke(ring)
			c.Pop()
		}
		size = len(c.Markup())
	}
	b.ReportMetric(float64(size)/1024, "KB")
}

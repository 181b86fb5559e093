package svg

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"
	"pgregory.net/rapid"
)

func at(x, y float64) vg.Point { return vg.Point{X: vg.Length(x), Y: vg.Length(y)} }

// data is the path data of p on a canvas 100 points high, after set.
func data(set func(*Canvas), closed bool, p vg.Path) string {
	c := New(100, 100, Options{})
	if set != nil {
		set(c)
	}
	return c.path(p, closed)
}

func TestPathComponents(t *testing.T) {
	var line, curves, circle, quarter, holes, after vg.Path
	line.Move(at(1, 1))
	line.Line(at(1.25, 1.5))
	line.Line(at(1, 2))
	line.Line(at(60, 2))
	line.Line(at(60, 3))

	curves.Move(at(0, 0))
	curves.QuadTo(at(5, 5), at(10, 0))
	curves.CubeTo(at(12, 5), at(18, 5), at(20, 0))
	curves.Close()

	circle.Move(at(15, 10))
	circle.Arc(at(10, 10), 5, 0, 2*math.Pi)
	circle.Close()

	quarter.Arc(at(10, 10), 5, 0, math.Pi/2)

	holes.Move(at(0, 0))
	holes.Line(at(10, 0))
	holes.Line(at(10, 10))
	holes.Close()
	holes.Move(at(6, 2))
	holes.Line(at(8, 2))
	holes.Line(at(8, 4))
	holes.Close()

	after.Move(at(0, 0))
	after.Line(at(10, 0))
	after.Line(at(10, 10))
	after.Close()
	after.Line(at(0, 50)) // from where the closed part began

	turn := func(c *Canvas) { c.Translate(at(10, 0)); c.Rotate(math.Pi / 2) }
	stretch := func(c *Canvas) { c.Scale(2, 1) }
	mirror := func(c *Canvas) { c.Translate(at(50, 0)); c.Scale(-1, 1) }
	for _, tc := range []struct {
		name string
		set  func(*Canvas)
		path vg.Path
		want string
	}{
		{"lines", nil, line, "M1 99l.25-.5L1 98h59v-1"},
		{"curves", nil, curves, "M0 100q5-5 10 0c2-5 8-5 10 0z"},
		{"circle", nil, circle, "M15 90a5 5 0 0 0-10 0 5 5 0 0 0 10 0z"},
		{"arc without a move", nil, quarter, "M15 90a5 5 0 0 0-5-5"},
		{"hole", nil, holes, "M0 100h10V90zm6-2h2v-2z"},
		{"line after close", nil, after, "M0 100h10V90zm0 0V50"},
		{"turned", turn, quarter, "M0 85a5 5 0 0 0-5 5"},
		{"mirrored", mirror, quarter, "M35 90a5 5 0 0 1 5-5"},
		{"stretched", stretch, quarter, "M30 90c0-2.76-4.48-5-10-5"},
	} {
		if got := data(tc.set, false, tc.path); got != tc.want {
			t.Errorf("%s: %s, want %s", tc.name, got, tc.want)
		}
	}
}

// pen reads path data: the points it names, controls and ends, in order.
type pen struct {
	rest           string
	x, y           float64
	startX, startY float64
	named          []vg.Point
}

func (p *pen) number(t *rapid.T) float64 {
	p.rest = strings.TrimLeft(p.rest, " ")
	end, dot := 0, false
	for end < len(p.rest) {
		c := p.rest[end]
		if c == '.' && dot || c == '-' && end > 0 || c != '.' && c != '-' && (c < '0' || c > '9') {
			break
		}
		dot = dot || c == '.'
		end++
	}
	f, err := strconv.ParseFloat(p.rest[:end], 64)
	if err != nil {
		t.Fatalf("no number at %q", p.rest)
	}
	p.rest = p.rest[end:]
	return f
}

func (p *pen) read(t *rapid.T, d string) []vg.Point {
	p.rest = d
	command := byte(0)
	for p.rest = strings.TrimLeft(p.rest, " "); p.rest != ""; p.rest = strings.TrimLeft(p.rest, " ") {
		if strings.IndexByte("MmLlHhVvQqCcAaz", p.rest[0]) >= 0 {
			command, p.rest = p.rest[0], p.rest[1:]
		} else if command == 'M' || command == 'm' {
			command--
		}
		baseX, baseY := p.x, p.y
		if command < 'a' {
			baseX, baseY = 0, 0
		}
		pairs := map[byte]int{'m': 1, 'l': 1, 'q': 2, 'c': 3, 'a': 1}[command|0x20]
		switch command | 0x20 {
		case 'h':
			p.x = baseX + p.number(t)
			p.named = append(p.named, at(p.x, p.y))
		case 'v':
			p.y = baseY + p.number(t)
			p.named = append(p.named, at(p.x, p.y))
		case 'z':
			p.x, p.y = p.startX, p.startY
		case 'a':
			for range 5 {
				p.number(t)
			}
		}
		for range pairs {
			p.x = baseX + p.number(t)
			p.y = baseY + p.number(t)
			p.named = append(p.named, at(p.x, p.y))
		}
		if command|0x20 == 'm' {
			p.startX, p.startY = p.x, p.y
		}
	}
	return p.named
}

// Whatever is drawn, reading the data back names the points that were drawn, to
// the hundredth of a point.
func TestPathDataReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		coordinate := rapid.Custom(func(t *rapid.T) grid { return grid(rapid.IntRange(-50000, 50000).Draw(t, "g")) })
		var d pathData
		var want []vg.Point
		point := func(g []grid) {
			for i := 0; i < len(g); i += 2 {
				want = append(want, at(float64(g[i])/unit, float64(g[i+1])/unit))
			}
		}
		take := func(n int) []grid { return rapid.SliceOfN(coordinate, n, n).Draw(t, "at") }
		g := take(2)
		d.move(g[0], g[1])
		point(g)
		for range rapid.IntRange(1, 30).Draw(t, "segments") {
			switch rapid.IntRange(0, 6).Draw(t, "kind") {
			case 0:
				g = take(2)
				d.move(g[0], g[1])
			case 1:
				g = take(2)
				d.line(g[0], g[1])
			case 2:
				g = []grid{d.x, take(1)[0]}
				d.line(g[0], g[1])
			case 3:
				g = []grid{take(1)[0], d.y}
				d.line(g[0], g[1])
			case 4:
				g = take(4)
				d.curve(g)
			case 5:
				g = take(6)
				d.curve(g)
			default:
				g = take(2)
				d.arc(500, true, g[0], g[1])
			}
			point(g)
		}
		d.drawn = true
		got := new(pen).read(t, d.String())
		if len(got) != len(want) {
			t.Fatalf("%d points of %d: %s", len(got), len(want), d.String())
		}
		for i := range got {
			if math.Abs((got[i].X-want[i].X).Points()) > 1e-6 || math.Abs((got[i].Y-want[i].Y).Points()) > 1e-6 {
				t.Fatalf("point %d is %v, want %v: %s", i, got[i], want[i], d.String())
			}
		}
	})
}

func TestNumbers(t *testing.T) {
	for f, want := range map[float64]string{0: "0", -0.001: "0", .5: ".5", -.25: "-.25", 12: "12", 12.345: "12.35", 1.2: "1.2", .05: ".05", -100.07: "-100.07", 1e300: "10000000"} {
		if got := decimal(f); got != want {
			t.Errorf("decimal(%v) = %s, want %s", f, got, want)
		}
	}
}

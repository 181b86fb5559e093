package geo

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"assess/data"
)

// box is a ring around a rectangle, anticlockwise.
func box(x0, y0, x1, y1 float64) orb.Ring {
	return orb.Ring{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}}
}

func reversed(r orb.Ring) orb.Ring {
	r = r.Clone()
	r.Reverse()
	return r
}

// lattice is n by n crooked squares that share their vertices, each side bent
// in bends places; cell (column, row) is at [column*n+row], about one unit wide.
//
//	+~~+~~+
//	{  }  }
//	+~~+~~+
//	{  }  }
//	+~~+~~+
func lattice(n, bends int, seed uint64) []Shape {
	random := rand.New(rand.NewPCG(seed, 0))
	jitter := func(p orb.Point, by float64) orb.Point {
		return orb.Point{p[0] + by*(random.Float64()-0.5), p[1] + by*(random.Float64()-0.5)}
	}
	corner := make([][]orb.Point, n+1)
	for i := range corner {
		for j := range n + 1 {
			corner[i] = append(corner[i], jitter(orb.Point{float64(i), float64(j)}, 0.5))
		}
	}
	side := func(a, b orb.Point) []orb.Point {
		line := []orb.Point{a}
		for k := 1; k <= bends; k++ {
			f := float64(k) / float64(bends+1)
			line = append(line, jitter(orb.Point{a[0] + f*(b[0]-a[0]), a[1] + f*(b[1]-a[1])}, 0.1))
		}
		return append(line, b)
	}
	across, upward := make([][][]orb.Point, n+1), make([][][]orb.Point, n+1)
	for i := range n + 1 {
		for j := range n + 1 {
			var east, north []orb.Point
			if i < n {
				east = side(corner[i][j], corner[i+1][j])
			}
			if j < n {
				north = side(corner[i][j], corner[i][j+1])
			}
			across[i], upward[i] = append(across[i], east), append(upward[i], north)
		}
	}
	var out []Shape
	for i := range n {
		for j := range n {
			r := append(orb.Ring{}, across[i][j]...)
			r = append(r, upward[i+1][j][1:]...)
			r = append(r, reversed(across[i][j+1])[1:]...)
			r = append(r, reversed(upward[i][j])[1:]...)
			out = append(out, Shape{{r}})
		}
	}
	return out
}

// enclave is an area with a hole, and the area that fills it.
//
//	+-----------+
//	|  +-----+  |
//	|0 |  1  |  |
//	|  +-----+  |
//	+-----------+
func enclave() []Shape {
	inner := box(1, 1, 3, 2)
	return []Shape{{{box(0, 0, 4, 3), reversed(inner)}}, {{inner}}}
}

// scaled moves and stretches shapes.
func scaled(shapes []Shape, by, east, north float64) []Shape {
	out := make([]Shape, len(shapes))
	for i, s := range shapes {
		out[i] = s.Clone()
		for _, p := range out[i] {
			for _, r := range p {
				for k := range r {
					r[k] = orb.Point{r[k][0]*by + east, r[k][1]*by + north}
				}
			}
		}
	}
	return out
}

// atlasOf names shapes A000, A001 and so on.
func atlasOf(shapes []Shape) *Atlas {
	a := &Atlas{Layer: "zone", Vintage: 2021, Shapes: shapes}
	for i := range shapes {
		code := fmt.Sprintf("A%03d", i)
		a.Areas = append(a.Areas, data.Area{Code: data.Code(code), Name: "Area " + code})
	}
	return a
}

// geoJSON writes an atlas as the collection that Read reads.
func geoJSON(t testing.TB, a *Atlas) string {
	t.Helper()
	var b strings.Builder
	b.WriteString(`{"type":"FeatureCollection","features":[`)
	for i, area := range a.Areas {
		if i > 0 {
			b.WriteByte(',')
		}
		coordinates, err := json.Marshal(a.Shapes[i])
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, `{"type":"Feature","properties":{"code":%q,"name":%q},"geometry":{"type":"MultiPolygon","coordinates":%s}}`,
			area.Code, area.Name, coordinates)
	}
	b.WriteString(`]}`)
	return b.String()
}

// golden gives the folder of reference answers; without one a test has done
// its part.
func golden() (dir string, ok bool) {
	dir = os.Getenv("ASSESS_GOLDEN")
	return dir, dir != ""
}

// table reads a CSV file of reference answers, each row by column name.
func table(t *testing.T, dir, name string) []map[string]string {
	t.Helper()
	f, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) < 2 {
		t.Fatalf("%s has no rows", name)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, column := range rows[0] {
			m[column] = row[i]
		}
		out = append(out, m)
	}
	return out
}

// value reads a number of a reference answer.
func value(t *testing.T, row map[string]string, column string) float64 {
	t.Helper()
	var v float64
	if _, err := fmt.Sscan(row[column], &v); err != nil {
		t.Fatalf("column %s: %q is not a number", column, row[column])
	}
	return v
}

// goldenAtlas opens a layer of the reference folder.
func goldenAtlas(t *testing.T, dir, name string) *Atlas {
	t.Helper()
	a, err := Open(Spec{Layer: data.Layer(name), Vintage: 2011, File: filepath.Join(dir, name+".geojson"), Code: "code", Name: "name"})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func near(a, b, relative float64) bool {
	return math.Abs(a-b) <= relative*max(math.Abs(a), math.Abs(b))
}

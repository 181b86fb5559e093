package geo

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"

	"github.com/paulmach/orb"
)

// county is about as large as Essex: 1,089 areas of 84 vertices, in degrees.
func county() *Atlas {
	return atlasOf(rounded(scaled(lattice(33, 20, 7), 0.03, 0, 51.4)))
}

// rounded puts coordinates at 6 decimals, as published.
func rounded(shapes []Shape) []Shape {
	for _, s := range shapes {
		for _, p := range s {
			for _, r := range p {
				for k := range r {
					v := roundTo(r[k], perDegree)
					r[k] = orb.Point{float64(v.x) / perDegree, float64(v.y) / perDegree}
				}
			}
		}
	}
	return shapes
}

func BenchmarkRead(b *testing.B) {
	text := geoJSON(b, county())
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := Read(strings.NewReader(text), Spec{Code: "code", Name: "name"}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadGzip(b *testing.B) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write([]byte(geoJSON(b, county()))); err != nil {
		b.Fatal(err)
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(packed.Len()))
	for b.Loop() {
		if _, err := Read(bytes.NewReader(packed.Bytes()), Spec{Code: "code", Name: "name"}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkIndex(b *testing.B) {
	a := county()
	for b.Loop() {
		newIndex(a.Shapes)
	}
}

func BenchmarkFind(b *testing.B) {
	a := county()
	ix := a.Index()
	random := rand.New(rand.NewPCG(1, 0))
	points := make([]orb.Point, 100000)
	for i := range points {
		points[i] = orb.Point{random.Float64(), 51.4 + random.Float64()}
	}
	for b.Loop() {
		for _, p := range points {
			ix.Find(p[0], p[1])
		}
	}
	b.ReportMetric(float64(b.N)*float64(len(points))/b.Elapsed().Seconds(), "points/s")
}

func BenchmarkMetres(b *testing.B) {
	a := county()
	for b.Loop() {
		onGrid(a.Shapes)
	}
}

func BenchmarkNeighbours(b *testing.B) {
	a := county()
	for b.Loop() {
		a.Neighbours()
	}
}

func BenchmarkSimplify(b *testing.B) {
	shapes := county().Metres()
	for b.Loop() {
		Simplify(shapes, 100)
	}
}

func BenchmarkDissolve(b *testing.B) {
	shapes := county().Shapes
	for b.Loop() {
		Dissolve(shapes)
	}
}

// A district of 30 by 30 km in cells of 200 m.
func BenchmarkClip(b *testing.B) {
	shapes := scaled(lattice(10, 20, 7), 3000, 600000, 200000)
	for b.Loop() {
		Clip(shapes, 200)
	}
}

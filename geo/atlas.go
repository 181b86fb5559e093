package geo

import (
	"io"
	"sort"
	"sync"

	"assess/data"
)

// Spec says where one layer's boundaries are and which properties of its
// features hold what.
type Spec struct {
	Layer    data.Layer
	Vintage  int    // the year the boundaries were drawn for
	File     string // GeoJSON, gzipped or not
	Code     string // property with the area's code
	Name     string // property with its name; "" when there is none: areas are then called by their code
	District string // property with its district's code; "" when there is none
}

// Atlas is one vintage of one layer. Areas and Shapes run in parallel, sorted
// by code. It is not changed once made, and is safe for concurrent use.
type Atlas struct {
	Layer   data.Layer
	Vintage int
	Areas   []data.Area
	Shapes  []Shape // longitude and latitude, WGS84

	index  func() *Index
	metres func() []Shape
}

// Open reads a boundary file, .geojson or .geojson.gz.
func Open(spec Spec) (*Atlas, error) { panic("unfinished") }

// Read reads GeoJSON; spec.File serves in messages only.
func Read(r io.Reader, spec Spec) (*Atlas, error) { panic("unfinished") }

// newAtlas takes areas that are sorted by code, with their shapes.
func newAtlas(layer data.Layer, vintage int, areas []data.Area, shapes []Shape) *Atlas {
	a := &Atlas{Layer: layer, Vintage: vintage, Areas: areas, Shapes: shapes}
	a.index = sync.OnceValue(func() *Index { return newIndex(a.Shapes) })
	a.metres = sync.OnceValue(func() []Shape { return project(a.Shapes) })
	return a
}

// Lookup finds an area by its code: its place in Areas and Shapes.
func (a *Atlas) Lookup(code data.Code) (int, bool) {
	i := sort.Search(len(a.Areas), func(i int) bool { return a.Areas[i].Code >= code })
	return i, i < len(a.Areas) && a.Areas[i].Code == code
}

// Index is the point-in-area index of the atlas, built at the first call.
func (a *Atlas) Index() *Index { return a.index() }

// Metres is the shapes on the British National Grid, in the order of Areas,
// computed at the first call. They are shared: do not change them.
func (a *Atlas) Metres() []Shape { return a.metres() }

// Subset is the atlas of the areas that keep wants.
func (a *Atlas) Subset(keep func(data.Area) bool) *Atlas {
	var areas []data.Area
	var shapes []Shape
	for i, area := range a.Areas {
		if keep(area) {
			areas = append(areas, area)
			shapes = append(shapes, a.Shapes[i])
		}
	}
	return newAtlas(a.Layer, a.Vintage, areas, shapes)
}

package geo

import (
	"sort"
	"sync"

	"assess/data"
)

// Atlas is one vintage of one layer. Areas and Shapes run in parallel, sorted
// by code. It is not changed once made, must not be copied, and is safe for
// concurrent use.
type Atlas struct {
	Layer   data.Layer
	Vintage int
	Areas   []data.Area
	Shapes  []Shape // longitude and latitude, WGS84

	indexOnce  sync.Once
	index      *Index
	metresOnce sync.Once
	metres     []Shape
}

// Lookup finds an area by its code: its place in Areas and Shapes.
func (a *Atlas) Lookup(code data.Code) (int, bool) {
	i := sort.Search(len(a.Areas), func(i int) bool { return a.Areas[i].Code >= code })
	if i == len(a.Areas) || a.Areas[i].Code != code {
		return -1, false
	}
	return i, true
}

// Index is the point-in-area index of the atlas, built at the first call.
func (a *Atlas) Index() *Index {
	a.indexOnce.Do(func() { a.index = newIndex(a.Shapes) })
	return a.index
}

// Metres is the shapes on the British National Grid, in the order of Areas,
// computed at the first call. The slice is shared: do not change it.
func (a *Atlas) Metres() []Shape {
	a.metresOnce.Do(func() { a.metres = onGrid(a.Shapes) })
	return a.metres
}

// Subset is the atlas of the areas that keep wants, in the same order. It may
// be empty. Shapes are shared with a.
func (a *Atlas) Subset(keep func(data.Area) bool) *Atlas {
	sub := &Atlas{Layer: a.Layer, Vintage: a.Vintage}
	for i, area := range a.Areas {
		if keep(area) {
			sub.Areas = append(sub.Areas, area)
			sub.Shapes = append(sub.Shapes, a.Shapes[i])
		}
	}
	return sub
}

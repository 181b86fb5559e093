package design

// Size is one step of the type scale: points in print, rem on a screen and on a
// narrow one. Lead is the distance between base lines in print, in points.
type Size struct {
	Name           string
	Print, Lead    float64
	Screen, Narrow float64
}

// The type scale, from the small print of a map to the title of the cover.
var (
	Fine   = Size{"fine", 7, 8.5, 0.75, 0.75}
	Small  = Size{"small", 8, 10.5, 0.875, 0.875}   // sources, notes, numbers along axes
	Label  = Size{"label", 8.5, 11, 0.9375, 0.9375} // tables, names in charts
	Detail = Size{"detail", 9.5, 12.5, 1, 0.9375}   // subtitles, findings
	Body   = Size{"body", 10.5, 14.5, 1.0625, 1}
	Part   = Size{"part", 11.5, 15, 1.125, 1.125}
	Head   = Size{"head", 14, 18, 1.35, 1.25}
	Title  = Size{"title", 20, 25, 1.75, 1.5}
	Cover  = Size{"cover", 26, 32, 2.25, 1.75}
)

// Sizes lists the type scale from the smallest step on.
func Sizes() []Size {
	return []Size{Fine, Small, Label, Detail, Body, Part, Head, Title, Cover}
}

// The spacing scale in points. On a screen a step is a third more in pixels: 4,
// 8, 16, 24, 40 and 64.
const (
	Space1 = 3.0
	Space2 = 6.0
	Space3 = 12.0
	Space4 = 18.0
	Space5 = 30.0
	Space6 = 48.0
)

// Spaces lists the spacing scale.
func Spaces() []float64 { return []float64{Space1, Space2, Space3, Space4, Space5, Space6} }

package svg

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/png"

	"gonum.org/v1/plot/vg"
)

// DrawImage puts a bitmap into a rectangle as embedded PNG. An image that
// cannot be encoded, such as an empty one, is left out.
func (c *Canvas) DrawImage(r vg.Rectangle, img image.Image) {
	if img == nil || img.Bounds().Empty() {
		return
	}
	var b bytes.Buffer
	if png.Encode(&b, img) != nil {
		return
	}
	m := c.state.matrix
	x, y := m.apply(vg.Point{X: r.Min.X, Y: r.Max.Y})
	y = c.height.Points() - y
	if !finite(x, y) {
		return
	}
	size := r.Size()
	place, scale := `x="`+decimal(x)+`" y="`+decimal(y)+`"`, m.scale()
	if !m.upright() {
		place, scale = m.attribute(x, y), 1
	}
	c.marks = append(c.marks, mark{kind: picture, part: c.part, data: `<image ` + place +
		` width="` + decimal(size.X.Points()*scale) + `" height="` + decimal(size.Y.Points()*scale) +
		`" preserveAspectRatio="none" href="data:image/png;base64,` + base64.StdEncoding.EncodeToString(b.Bytes()) + `"/>`})
}

package pdf

import (
	"crypto/sha256"
	"fmt"
	"image"
	"image/color"
)

// picture is a bitmap, with its opacity apart where it is not opaque
// throughout.
type picture struct {
	sum           [sha256.Size]byte
	width, height int
	rgb, opacity  []byte
}

// maxPixels bounds what one bitmap may take: 64 million bytes of colour.
const maxPixels = 1 << 24

// picture keeps a bitmap for embedding, once for equal ones, and names it. An
// empty bitmap, or one past all bounds, is not drawn and is reported.
func (d *Document) picture(img image.Image) string {
	if img == nil {
		d.report("a bitmap to be drawn is missing")
		return ""
	}
	r := img.Bounds()
	if r.Empty() || r.Dx() > maxPixels/r.Dy() {
		d.report("a bitmap of %d by %d pixels cannot be drawn", r.Dx(), r.Dy())
		return ""
	}
	p := newPicture(img)
	for i, q := range d.images {
		if q.sum == p.sum {
			return fmt.Sprintf("I%d", i)
		}
	}
	d.images = append(d.images, p)
	return fmt.Sprintf("I%d", len(d.images)-1)
}

func newPicture(img image.Image) *picture {
	r := img.Bounds()
	p := &picture{width: r.Dx(), height: r.Dy()}
	opaque := true
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			c := color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
			p.rgb = append(p.rgb, c.R, c.G, c.B)
			p.opacity = append(p.opacity, c.A)
			opaque = opaque && c.A == 255
		}
	}
	if opaque {
		p.opacity = nil
	}
	h := sha256.New()
	fmt.Fprintf(h, "%d %d ", p.width, p.height)
	// Writes to a hash do not fail.
	_, _ = h.Write(p.rgb)
	_, _ = h.Write(p.opacity)
	h.Sum(p.sum[:0])
	return p
}

func (p *picture) write(o *objects) ref {
	size := fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8", p.width, p.height)
	mask := ""
	if p.opacity != nil {
		mask = fmt.Sprintf("/SMask %v", o.addStream(size+"/ColorSpace/DeviceGray", p.opacity))
	}
	return o.addStream(size+"/ColorSpace/DeviceRGB"+mask, p.rgb)
}

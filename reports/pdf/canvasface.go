package pdf

import (
	"bytes"

	"golang.org/x/image/font/sfnt"
	"gonum.org/v1/plot/font"
)

// chartFace finds the face for a chart's font: the program's own where the name
// is the same, the chart's font itself where it can be embedded, else the face
// nearest in weight. Charts use few fonts, again and again.
func (d *Document) chartFace(f font.Face) *Face {
	if f.Face == nil {
		return nearest(f.Font)
	}
	face, ok := d.chartFaces[f.Face]
	if !ok {
		face = matching(f)
		d.chartFaces[f.Face] = face
	}
	return face
}

func matching(f font.Face) *Face {
	var b sfnt.Buffer
	if name, err := f.Face.Name(&b, sfnt.NameIDPostScript); err == nil {
		for _, face := range []*Face{Regular, Bold, Italic, BoldItalic} {
			if face.mustLoad().name == name {
				return face
			}
		}
	}
	var source bytes.Buffer
	if _, err := f.Face.WriteSourceTo(&b, &source); err == nil {
		if face, err := NewFace(source.Bytes()); err == nil {
			return face
		}
	}
	return nearest(f.Font)
}

func nearest(f font.Font) *Face {
	bold, italic := f.Weight > 0, f.Style != 0
	switch {
	case bold && italic:
		return BoldItalic
	case bold:
		return Bold
	case italic:
		return Italic
	}
	return Regular
}

package chart

import (
	"fmt"
	"math"

	"gonum.org/v1/plot/vg"
)

const (
	mapStrip  = vg.Length(26) // scale bar and north arrow
	mapTall   = 0.72          // tallest map, as a share of the sheet's width
	mapLow    = 0.45          // the same where no more than mapFew areas or cells are marked
	mapFew    = 2
	keyGap    = vg.Length(14)  // between the map and a key beside it
	keyNarrow = vg.Length(118) // width of a key beside the map
)

// NewMap lays out areas, cells, lines and names in British National Grid metres
// with equal scales. The key stands beside a tall map and under a wide one, or
// under a map with an enlarged part beside it. The sheet is at most about 1.15
// times as tall as it is wide.
func NewMap(in Map, width vg.Length) (Drawing, error) {
	return stretchTo(leastMap, func(squeeze vg.Length) (*sheet, error) { return in.lay(width, squeeze) }, func() vg.Length {
		x, y, err := in.extent()
		if err != nil {
			return vg.Length(math.Inf(1))
		}
		return wholePoints(in.layout(x, y, width, leastMap).height)
	})
}

// lay lays the drawing out, squeezed to a share of its usual layout.
func (in Map) lay(width, squeeze vg.Length) (*sheet, error) {
	if err := in.check(); err != nil {
		return nil, fmt.Errorf("draw a map: %w", err)
	}
	if err := checkWidth(width); err != nil {
		return nil, fmt.Errorf("draw a map: %w", err)
	}
	x, y, err := in.extent()
	if err != nil {
		return nil, fmt.Errorf("draw a map: %w", err)
	}
	l := in.layout(x, y, width, squeeze)
	s, err := newSheet(width, l.height)
	if err != nil {
		return nil, fmt.Errorf("draw a map: %w", err)
	}
	f := l.frame(s, x, y)
	in.paint(s, f)
	in.annotate(s, f)
	s.part("key", func() { l.key(s, f) })
	bar := s.scaleBar(f, f.origin.Y-9)
	s.north(vg.Point{X: min(max(f.origin.X+f.w-6, bar+26), width-6), Y: f.origin.Y - 4})
	if l.near != nil {
		s.part("near", func() { in.enlarge(s, f, *l.near) })
	}
	s.part("licence", func() { s.licence(l.licence) })
	return s, nil
}

func (in Map) check() error {
	for i, s := range in.Shapes {
		if s.Class < -1 || s.Class >= len(in.Key) {
			return fmt.Errorf("area %d has class %d, but the key has %d classes", i+1, s.Class, len(in.Key))
		}
	}
	for i, c := range in.Cells {
		if c.Class < 0 || c.Class >= len(in.Key) {
			return fmt.Errorf("cell %d has class %d, but the key has %d classes", i+1, c.Class, len(in.Key))
		}
		if !(c.Size > 0) {
			return fmt.Errorf("cell %d is %g metres wide", i+1, c.Size)
		}
	}
	if len(in.Key) > 12 {
		return fmt.Errorf("the key has %d classes; at most 12 can be told apart", len(in.Key))
	}
	for _, k := range in.Key {
		if k.Fill < NoValue || k.Fill > Withheld {
			return fmt.Errorf("class %q of the key has no known fill", k.Text)
		}
	}
	for _, l := range in.Labels {
		if err := finite(l.Easting+l.Northing, "the place of label %q", l.Text); err != nil {
			return err
		}
	}
	return in.checkNear()
}

// mapLayout is where the parts of a map stand.
type mapLayout struct {
	legend  mapLegend
	beside  bool    // the key stands right of the map
	scale   float64 // points per metre
	mapW    vg.Length
	mapH    vg.Length // with a point over and under it for its edge
	keyH    vg.Length
	licence []string
	height  vg.Length
	width   vg.Length
	areaH   vg.Length // of the areas
	near    *nearLayout
}

// layout tries the key beside the map and under it, and takes what shows the
// areas larger; beside wins unless it costs more than a tenth of the scale.
func (in Map) layout(x, y span, width, squeeze vg.Length) mapLayout {
	if in.Near != nil && width >= nearLeast {
		return in.layoutNear(x, y, width, squeeze)
	}
	lines := licenceLines(in.Licence, width)
	foot := mapStrip + vg.Length(len(lines))*smallText.leading()
	try := func(beside bool) mapLayout {
		l := mapLayout{beside: beside, mapW: width, licence: lines, width: width}
		if beside {
			l.mapW -= keyNarrow + keyGap
		}
		l.legend = in.legend(l.keyWidth())
		l.keyH = l.legend.height(beside)
		most := width * in.tall()
		if !beside {
			most -= l.keyH
		}
		l.scale = min(float64(l.mapW-2)/(x.max-x.min), float64(max(most, 80))/(y.max-y.min)) * float64(squeeze)
		l.areaH = vg.Length(l.scale * (y.max - y.min))
		l.mapH = l.areaH + 2
		if beside {
			// The key has what the areas leave of the width.
			areas := vg.Length(l.scale * (x.max - x.min))
			l.legend = in.legend(max(keyNarrow, width-(l.mapW+areas)/2-keyGap))
			l.keyH = l.legend.height(true)
			l.height = max(l.mapH+foot, l.keyH+foot)
		} else {
			l.height = l.mapH + foot + l.keyH + 4
		}
		return l
	}
	side, under := try(true), try(false)
	if width >= 360 && side.scale >= 0.9*under.scale {
		return side
	}
	return under
}

// tall is the most height of the areas as a share of the sheet's width.
func (in Map) tall() vg.Length {
	if in.Tall > 0 {
		return vg.Length(in.Tall)
	}
	marked := len(in.Cells)
	for _, s := range in.Shapes {
		if f := in.fillOf(s.Class); f != PlainFill && f != NoValue && f != Withheld {
			marked++
		}
	}
	if len(in.Key) > 1 && marked <= mapFew {
		return mapLow
	}
	return mapTall
}

func (l mapLayout) keyWidth() vg.Length {
	if l.beside {
		return keyNarrow
	}
	return l.width
}

// frame is the map's place: at the top, in the middle of the sheet, with its
// key where that stands beside it.
func (l mapLayout) frame(s *sheet, x, y span) mapFrame {
	f := mapFrame{west: x.min, south: y.min, scale: l.scale, w: vg.Length(l.scale * (x.max - x.min)), h: l.areaH}
	f.origin = vg.Point{X: tenth((l.mapW - f.w) / 2), Y: s.h - 1 - tenth(f.h)}
	return f
}

// key draws the legend beside the map, at its top, or under the scale bar.
func (l mapLayout) key(s *sheet, f mapFrame) {
	if l.beside {
		l.legend.draw(s, f.origin.X+f.w+keyGap, s.h-2, true)
		return
	}
	l.legend.draw(s, 0, s.h-l.mapH-mapStrip-4, false)
}

package sample

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/klauspost/compress/gzip"
)

// layer is one boundary file: a set of areas and the names of its properties.
type layer struct {
	name             string // of the file, without its ending
	code, title, lad string // properties; lad is empty when the layer has none
	zones            []zone
}

// layers lists every boundary file of the workspace.
func (w *world) layers() []layer {
	var districts []zone
	for i, d := range w.districts {
		districts = append(districts, zone{d.Area, i, d.cells})
	}
	return []layer{
		{"lsoa2011", "LSOA11CD", "LSOA11NM", "LAD22CD", w.old},
		{"lsoa2021", "LSOA21CD", "LSOA21NM", "LAD22CD", w.new},
		{"ward2022", "WD22CD", "WD22NM", "LAD22CD", w.wards},
		{"district2022", "LAD22CD", "LAD22NM", "", districts},
	}
}

// geojson is the layer as gzipped GeoJSON (RFC 7946), in order of code.
func (l *land) geojson(layer layer) ([]byte, error) {
	zones := slices.SortedFunc(slices.Values(layer.zones), func(a, b zone) int { return bytes.Compare([]byte(a.Code), []byte(b.Code)) })
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.BestSpeed)
	if err != nil {
		return nil, err
	}
	var b []byte
	b = fmt.Appendf(b, `{"type":"FeatureCollection","name":"sample-%s (synthetic: no real place)","features":[`, layer.name)
	for i, zone := range zones {
		if i > 0 {
			b = append(b, ',')
		}
		b = fmt.Appendf(b, "\n"+`{"type":"Feature","properties":{%q:%q,%q:%q`, layer.code, zone.Code, layer.title, zone.Name)
		if layer.lad != "" {
			b = fmt.Appendf(b, `,%q:%q`, layer.lad, zone.District)
		}
		b = append(b, `},"geometry":`...)
		b = appendGeometry(b, l.outline(zone.cells))
		b = append(b, '}')
		if _, err := z.Write(b); err != nil {
			return nil, err
		}
		b = b[:0]
	}
	if _, err := z.Write(append(b, "\n]}\n"...)); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// appendGeometry writes a Polygon, or a MultiPolygon where there are several.
func appendGeometry(b []byte, shape []polygon) []byte {
	if len(shape) == 1 {
		b = append(b, `{"type":"Polygon","coordinates":`...)
		return append(appendPolygon(b, shape[0]), '}')
	}
	b = append(b, `{"type":"MultiPolygon","coordinates":[`...)
	for i, p := range shape {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendPolygon(b, p)
	}
	return append(b, "]}"...)
}

func appendPolygon(b []byte, p polygon) []byte {
	b = append(b, '[')
	for i, ring := range p {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, '[')
		for j, at := range ring {
			if j > 0 {
				b = append(b, ',')
			}
			b = appendDegrees(append(b, '['), at.lon)
			b = appendDegrees(append(b, ','), at.lat)
			b = append(b, ']')
		}
		b = append(b, ']')
	}
	return append(b, ']')
}

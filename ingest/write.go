package ingest

import (
	"context"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"

	"assess/data/store"
	"assess/geo"
)

// numberedReading is a published file with the number of its extract and those of
// its places in the store.
type numberedReading struct {
	reading
	id  int32
	ids []int32
}

// writeIncidents writes the incidents of all files that next gives, until it
// gives none.
func writeIncidents(ctx context.Context, tx *store.Tx, next func() (*numberedReading, error)) error {
	var s *numberedReading
	from := 0
	columns := []arrow.Field{column("extract", typeInt), column("category", typeByte), column("place", typeInt)}
	return appendTo(ctx, tx, "incident", columns, func(b *array.RecordBuilder) (rows int, err error) {
		for rows < batchRows {
			if s == nil || from == len(s.at) {
				if s, err = next(); s == nil || err != nil {
					return rows, err
				}
				from = 0
			}
			to := min(len(s.at), from+batchRows-rows)
			s.add(b, from, to)
			rows += to - from
			from = to
		}
		return rows, nil
	})
}

// add appends some of the incidents.
func (s *numberedReading) add(b *array.RecordBuilder, from, to int) {
	of, category, at := b.Field(0).(*array.Int32Builder), b.Field(1).(*array.Uint8Builder), b.Field(2).(*array.Int32Builder)
	of.Reserve(to - from)
	at.Reserve(to - from)
	category.AppendValues(s.category[from:to], nil)
	for _, local := range s.at[from:to] {
		of.UnsafeAppend(s.id)
		at.UnsafeAppend(s.ids[local])
	}
}

// numberedRejection is a rejection of an extract.
type numberedRejection struct {
	extract int32
	rejection
}

func writeRejections(ctx context.Context, tx *store.Tx, rejections []numberedRejection) error {
	columns := []arrow.Field{column("extract", typeInt), column("line", typeLong), column("reason", typeText)}
	return appendTo(ctx, tx, "rejection", columns, func(b *array.RecordBuilder) (int, error) {
		some := rejections[:min(len(rejections), batchRows)]
		rejections = rejections[len(some):]
		for _, r := range some {
			appendRow(b, r.extract, r.line, r.reason)
		}
		return len(some), nil
	})
}

// writePlaces writes the places that are new.
func writePlaces(ctx context.Context, tx *store.Tx, g *gazetteer) error {
	columns := []arrow.Field{column("id", typeInt),
		optional("lon", typeFloat), optional("lat", typeFloat), optional("easting", typeFloat), optional("northing", typeFloat),
		column("lsoa", typeText), column("vintage", typeShort)}
	added, id := g.added, g.last-int32(len(g.added))
	return appendTo(ctx, tx, "place", columns, func(b *array.RecordBuilder) (int, error) {
		some := added[:min(len(added), batchRows)]
		added = added[len(some):]
		for _, p := range some {
			id++
			b.Field(0).(*array.Int32Builder).Append(id)
			addPoint(b, p)
			b.Field(5).(*array.StringBuilder).Append(p.lsoa.String())
			b.Field(6).(*array.Int16Builder).Append(p.vintage)
		}
		return len(some), nil
	})
}

// addPoint appends the coordinates of a place, in degrees and in metres.
func addPoint(b *array.RecordBuilder, p place) {
	if !p.hasPoint() {
		for i := 1; i <= 4; i++ {
			b.Field(i).AppendNull()
		}
		return
	}
	lon, lat := p.point()
	easting, northing := geo.ToGrid(lon, lat)
	for i, v := range [4]float64{lon, lat, easting, northing} {
		b.Field(1 + i).(*array.Float64Builder).Append(v)
	}
}

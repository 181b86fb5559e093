package ingest

import (
	"context"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"

	"assess/data/store"
	"assess/geo"
)

// writer puts readings into the store.
type writer struct {
	tx         *store.Tx
	places     *gazetteer
	incidents  *batch
	rejections *batch
}

func newWriter(tx *store.Tx, places *gazetteer) *writer {
	return &writer{
		tx:     tx,
		places: places,
		incidents: newBatch(tx, "incident",
			arrow.Field{Name: "extract", Type: arrow.PrimitiveTypes.Int32},
			arrow.Field{Name: "category", Type: arrow.PrimitiveTypes.Uint8},
			arrow.Field{Name: "place", Type: arrow.PrimitiveTypes.Int32}),
		rejections: newBatch(tx, "rejection",
			arrow.Field{Name: "extract", Type: arrow.PrimitiveTypes.Int32},
			arrow.Field{Name: "line", Type: arrow.PrimitiveTypes.Int64},
			arrow.Field{Name: "reason", Type: arrow.BinaryTypes.String}),
	}
}

func (w *writer) release() {
	w.incidents.Release()
	w.rejections.Release()
}

// street writes the incidents and rejections of an extract.
func (w *writer) street(ctx context.Context, id int32, s *street) error {
	ids := w.places.numbers(s.places)
	of, category, at := w.incidents.Field(0).(*array.Int32Builder), w.incidents.Field(1).(*array.Uint8Builder), w.incidents.Field(2).(*array.Int32Builder)
	for from := 0; from < len(s.at); {
		to := min(len(s.at), from+w.incidents.room())
		of.Reserve(to - from)
		at.Reserve(to - from)
		category.AppendValues(s.category[from:to], nil)
		for _, local := range s.at[from:to] {
			of.UnsafeAppend(id)
			at.UnsafeAppend(ids[local])
		}
		if err := w.incidents.added(ctx, to-from); err != nil {
			return err
		}
		from = to
	}
	for _, r := range s.rejections {
		w.rejections.Field(0).(*array.Int32Builder).Append(id)
		w.rejections.Field(1).(*array.Int64Builder).Append(r.line)
		w.rejections.Field(2).(*array.StringBuilder).Append(r.reason)
		if err := w.rejections.added(ctx, 1); err != nil {
			return err
		}
	}
	return nil
}

// finish writes what is still gathered, and the new places.
func (w *writer) finish(ctx context.Context) error {
	if err := w.incidents.flush(ctx); err != nil {
		return err
	}
	if err := w.rejections.flush(ctx); err != nil {
		return err
	}
	return writePlaces(ctx, w.tx, w.places)
}

func writePlaces(ctx context.Context, tx *store.Tx, g *gazetteer) error {
	b := newBatch(tx, "place",
		arrow.Field{Name: "id", Type: arrow.PrimitiveTypes.Int32},
		arrow.Field{Name: "lon", Type: arrow.PrimitiveTypes.Float64, Nullable: true},
		arrow.Field{Name: "lat", Type: arrow.PrimitiveTypes.Float64, Nullable: true},
		arrow.Field{Name: "easting", Type: arrow.PrimitiveTypes.Float64, Nullable: true},
		arrow.Field{Name: "northing", Type: arrow.PrimitiveTypes.Float64, Nullable: true},
		arrow.Field{Name: "lsoa", Type: arrow.BinaryTypes.String},
		arrow.Field{Name: "vintage", Type: arrow.PrimitiveTypes.Int16})
	defer b.Release()
	id, code, vintage := b.Field(0).(*array.Int32Builder), b.Field(5).(*array.StringBuilder), b.Field(6).(*array.Int16Builder)
	var at [4]*array.Float64Builder // lon, lat, easting, northing
	for i := range at {
		at[i] = b.Field(1 + i).(*array.Float64Builder)
	}
	first := g.last - int32(len(g.added)) + 1
	for i, p := range g.added {
		id.Append(first + int32(i))
		code.Append(p.lsoa.String())
		vintage.Append(p.vintage)
		if p.hasPoint() {
			lon, lat := p.point()
			easting, northing := geo.ToGrid(lon, lat)
			for j, v := range [4]float64{lon, lat, easting, northing} {
				at[j].Append(v)
			}
		} else {
			for _, column := range at {
				column.AppendNull()
			}
		}
		if err := b.added(ctx, 1); err != nil {
			return err
		}
	}
	return b.flush(ctx)
}

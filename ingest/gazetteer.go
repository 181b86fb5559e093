package ingest

import (
	"context"
	"fmt"
	"math"

	"github.com/apache/arrow/go/v17/arrow/array"

	"assess/data"
	"assess/data/store"
)

// gazetteer numbers the places of the store, and those that are new.
type gazetteer struct {
	ids   map[place]int32
	last  int32
	added []place // ids last-len(added)+1 to last, not yet in the store
}

// readGazetteer reads the places that the store holds.
func readGazetteer(ctx context.Context, tx *store.Tx) (*gazetteer, error) {
	places, err := readPlaces(ctx, tx, 0)
	if err != nil {
		return nil, err
	}
	g := &gazetteer{ids: make(map[place]int32, len(places)+1)}
	g.ids[place{}] = 0
	for _, p := range places {
		g.ids[p.place] = p.id
		g.last = p.id
	}
	return g, nil
}

// id is the number of a place, a new one when it is not known.
func (g *gazetteer) id(p place) int32 {
	id, ok := g.ids[p]
	if !ok {
		g.last++
		id = g.last
		g.ids[p] = id
		g.added = append(g.added, p)
	}
	return id
}

// numbers gives the ids of a file's places, in their order.
func (g *gazetteer) numbers(places []place) []int32 {
	ids := make([]int32, len(places))
	for i, p := range places {
		ids[i] = g.id(p)
	}
	return ids
}

// numbered is a place of the store.
type numbered struct {
	id int32
	place
}

// readPlaces lists the places after a given one, by id.
func readPlaces(ctx context.Context, tx *store.Tx, after int32) ([]numbered, error) {
	records, err := tx.Records(ctx, `SELECT id, coalesce(lon, 0), coalesce(lat, 0), lsoa, vintage FROM place WHERE id > ? ORDER BY id`, after)
	if err != nil {
		return nil, err
	}
	defer records.Release()
	var out []numbered
	for records.Next() {
		r := records.Record()
		id, lon, lat := r.Column(0).(*array.Int32), r.Column(1).(*array.Float64), r.Column(2).(*array.Float64)
		code, vintage := r.Column(3).(*array.String), r.Column(4).(*array.Int16)
		for i := range int(r.NumRows()) {
			p := place{lon: math.Float64bits(lon.Value(i)), lat: math.Float64bits(lat.Value(i)), vintage: vintage.Value(i)}
			if copy(p.lsoa[:], code.Value(i)) < len(code.Value(i)) {
				return nil, fmt.Errorf("place %d of the store has the LSOA code %q, which is too long", id.Value(i), data.Clip(code.Value(i)))
			}
			out = append(out, numbered{id.Value(i), p})
		}
	}
	return out, records.Err()
}

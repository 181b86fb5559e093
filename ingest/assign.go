package ingest

import (
	"context"

	"assess/data"
	"assess/data/store"
)

// The ways in which a place comes to its area.
const (
	ByPoint = "point" // the area that holds the point
	ByCode  = "code"  // the stated LSOA code, brought to the newest vintage: see Codes
)

// Assignment is a joining of places to a layer, by its id in the store.
type Assignment struct {
	ID      int
	Layer   data.Layer
	Vintage int
	How     string // ByPoint | ByCode
}

// Assign joins the places that are new to each layer, and all places again
// where a boundary or a lookup has changed. Assignments of layers that are no
// longer configured are removed. They are returned in the order of the layers,
// by point before by code.
func Assign(ctx context.Context, st *store.Store, in Input, report Progress) ([]Assignment, error) {
	return nil, nil
}

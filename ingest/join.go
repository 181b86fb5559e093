package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"

	"assess/data"
	"assess/data/store"
	"assess/data/workspace"
)

// joining is an assignment that is wanted.
type joining struct {
	Assignment
	key      string // of everything that decides the answer
	layer    Layer
	placedTo int32 // the last place joined
	fresh    bool  // not in the store yet
}

// ruleVersion is part of every key. Raise it when the same files would be
// joined otherwise than before.
const ruleVersion = "2"

// planJoinings lists the assignments wanted: each layer by point, the newest
// LSOAs by code as well.
func planJoinings(in Input, files *named) ([]*joining, error) {
	var out []*joining
	newest := -1
	type vintage struct {
		layer data.Layer
		year  int
	}
	lines := map[vintage]int{}
	for i, l := range in.Layers {
		v := vintage{l.Layer, l.Vintage}
		if line, twice := lines[v]; twice {
			return nil, fmt.Errorf("assess.toml line %d: boundary %s %d stands at line %d already: join the two files into one", l.Line, l.Layer, l.Vintage, line)
		}
		lines[v] = l.Line
		j, err := newJoining(l, ByPoint, nil, files)
		if err != nil {
			return nil, err
		}
		out = append(out, j)
		if l.Layer == data.LSOA && (newest < 0 || l.Vintage > in.Layers[newest].Vintage) {
			newest = i
		}
	}
	if newest >= 0 {
		j, err := newJoining(in.Layers[newest], ByCode, in.Lookups, files)
		if err != nil {
			return nil, err
		}
		out = append(out, j)
	}
	return out, nil
}

// newJoining hashes what decides an assignment: the boundary file, the property
// that holds the code and, by code, the lookups.
func newJoining(l Layer, how string, lookups []workspace.Lookup, files *named) (*joining, error) {
	h := sha256.New()
	fmt.Fprintf(h, "%s %q %d %s %q\n", ruleVersion, l.Layer, l.Vintage, how, l.Boundary.Code)
	hash, err := files.hash(l.File)
	if err != nil {
		return nil, err
	}
	fmt.Fprintln(h, hash)
	for _, k := range lookups {
		if hash, err = files.hash(k.File); err != nil {
			return nil, err
		}
		fmt.Fprintf(h, "%q %q %q %s\n", k.Kind, k.From, k.To, hash)
	}
	return &joining{
		Assignment: Assignment{Layer: l.Layer, Vintage: l.Vintage, How: how},
		key:        hex.EncodeToString(h.Sum(nil)), layer: l,
	}, nil
}

// join writes the area of every place that the joinings have not come to.
func join(ctx context.Context, tx *store.Tx, in Input, todo []*joining, newest int32, report Progress) error {
	if len(todo) == 0 {
		return nil
	}
	from := newest
	for _, j := range todo {
		from = min(from, j.placedTo)
	}
	places, err := readPlaces(ctx, tx, from)
	if err != nil {
		return err
	}
	if len(places) == 0 {
		return nil
	}
	step := Step{Stage: "join", Total: int64(len(places) * len(todo))}
	columns := []arrow.Field{column("assignment", typeInt), column("place", typeInt), column("area", typeText)}
	var j *joining
	var area func(place) string
	at := len(places)
	return appendTo(ctx, tx, "place_area", columns, func(b *array.RecordBuilder) (rows int, err error) {
		for rows < batchRows {
			if at == len(places) {
				report.tell(step)
				if len(todo) == 0 {
					return rows, ctx.Err()
				}
				j, todo, at = todo[0], todo[1:], 0
				if area, err = j.areas(ctx, in); err != nil {
					return 0, err
				}
			}
			p := places[at]
			at++
			step.Done++
			if p.id > j.placedTo && j.add(b, p, area) {
				rows++
			}
		}
		return rows, ctx.Err()
	})
}

// add appends the area of a place, when it is in one.
func (j *joining) add(b *array.RecordBuilder, p numbered, area func(place) string) bool {
	a := area(p.place)
	if a == "" {
		return false
	}
	b.Field(0).(*array.Int32Builder).Append(int32(j.ID))
	b.Field(1).(*array.Int32Builder).Append(p.id)
	b.Field(2).(*array.StringBuilder).Append(a)
	return true
}

// areas gives the function that finds a place's area, empty when it is in none.
func (j *joining) areas(ctx context.Context, in Input) (func(place) string, error) {
	atlas, err := j.layer.Open()
	if err != nil {
		return nil, err
	}
	index := atlas.Index()
	byPoint := func(p place) string {
		if p.hasPoint() {
			if i := index.Find(p.point()); i >= 0 {
				return string(atlas.Areas[i].Code)
			}
		}
		return ""
	}
	if j.How == ByPoint {
		return byPoint, nil
	}
	bridges, err := readLookups(ctx, in.Lookups)
	if err != nil {
		return nil, err
	}
	codes := newRecoding(atlas, bridges)
	return func(p place) string {
		if p.lsoa == (lsoa{}) {
			return byPoint(p)
		}
		return codes.current(p).String()
	}, nil
}

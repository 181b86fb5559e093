package ingest

import (
	"context"
	"encoding/json"
	"fmt"

	"assess/data"
	"assess/data/store"
)

// The ways in which a place comes to its area.
const (
	ByPoint = "point" // the area that holds the point
	ByCode  = "code"  // the stated LSOA code, brought to the newest vintage
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
// that of stated codes last.
func Assign(ctx context.Context, st *store.Store, in Input, report Progress) (out []Assignment, err error) {
	err = st.Update(ctx, func(tx *store.Tx) error {
		files, err := readNamed(ctx, tx)
		if err != nil {
			return err
		}
		if out, err = assign(ctx, tx, in, files, report); err != nil {
			return err
		}
		return files.write(ctx, tx)
	})
	return out, err
}

// assign is Assign within a transaction.
func assign(ctx context.Context, tx *store.Tx, in Input, files *named, report Progress) ([]Assignment, error) {
	joinings, err := planJoinings(in, files)
	if err != nil {
		return nil, err
	}
	if err := joinNew(ctx, tx, in, joinings, report); err != nil {
		return nil, fmt.Errorf("join places to areas: %w", err)
	}
	out := make([]Assignment, len(joinings))
	for i, j := range joinings {
		out[i] = j.Assignment
	}
	return out, nil
}

// joinNew joins what the store does not have of the joinings.
func joinNew(ctx context.Context, tx *store.Tx, in Input, joinings []*joining, report Progress) error {
	newest, err := settleAssignments(ctx, tx, joinings)
	if err != nil {
		return err
	}
	var todo []*joining
	for _, j := range joinings {
		if j.fresh || j.placedTo < newest {
			todo = append(todo, j)
		}
	}
	if err := join(ctx, tx, in, todo, newest, report); err != nil {
		return err
	}
	return noteAssignments(ctx, tx, todo, newest)
}

// settleAssignments compares what the store has with what is wanted: it gives
// the joinings their ids and how far they came, and removes the others. newest
// is the last place.
func settleAssignments(ctx context.Context, tx *store.Tx, joinings []*joining) (newest int32, err error) {
	wanted := map[string]*joining{}
	for _, j := range joinings {
		wanted[j.key] = j
		j.fresh = true
	}
	rows, err := tx.QueryContext(ctx, `
		SELECT id, key, placed_to, (SELECT max(id) FROM place)
		FROM (SELECT id, key, placed_to FROM assignment UNION ALL SELECT 0, '', 0) ORDER BY id`)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	var last int
	var old []int
	for rows.Next() {
		var id int
		var key string
		var placedTo int32
		if err := rows.Scan(&id, &key, &placedTo, &newest); err != nil {
			return 0, err
		}
		last = id
		if j, ok := wanted[key]; ok && j.fresh {
			j.ID, j.placedTo, j.fresh = id, placedTo, false
		} else if id > 0 {
			old = append(old, id)
		}
	}
	if err := rows.Err(); err != nil {
		return 0, err
	}
	for _, j := range joinings {
		if j.fresh {
			last++
			j.ID = last
		}
	}
	return newest, removeAssignments(ctx, tx, old)
}

func removeAssignments(ctx context.Context, tx *store.Tx, ids []int) error {
	if len(ids) == 0 {
		return nil
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return err
	}
	for _, statement := range []string{
		`DELETE FROM place_area WHERE assignment IN (SELECT unnest(from_json(?, '["INTEGER"]')))`,
		`DELETE FROM assignment WHERE id IN (SELECT unnest(from_json(?, '["INTEGER"]')))`,
	} {
		if _, err := tx.ExecContext(ctx, statement, string(list)); err != nil {
			return err
		}
	}
	return nil
}

// noteAssignments writes down how far each joining came.
func noteAssignments(ctx context.Context, tx *store.Tx, done []*joining, newest int32) error {
	for _, j := range done {
		var err error
		if j.fresh {
			_, err = tx.ExecContext(ctx, `INSERT INTO assignment (id, key, layer, vintage, how, placed_to) VALUES (?, ?, ?, ?, ?, ?)`,
				j.ID, j.key, string(j.Layer), j.Vintage, j.How, newest)
		} else {
			_, err = tx.ExecContext(ctx, `UPDATE assignment SET placed_to = ? WHERE id = ?`, newest, j.ID)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

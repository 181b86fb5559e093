package ingest

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/apache/arrow/go/v17/arrow"

	"assess/data/store"
)

// writeExtracts adds the new extracts and brings the states of the others up
// to date.
func writeExtracts(ctx context.Context, tx *store.Tx, extracts []*extract, now time.Time) error {
	if err := appendExtracts(ctx, tx, extracts, now); err != nil {
		return err
	}
	ids := map[string][]int32{}
	for _, e := range extracts {
		if e.was != "" && e.was != e.state {
			ids[e.state] = append(ids[e.state], e.id)
		}
		if e.moved {
			_, err := tx.ExecContext(ctx, `UPDATE extract SET stamp = ?, size = ?, modified = ?, snapshot = ? WHERE id = ?`,
				e.stamp, e.size, e.modified, e.snapshot, e.id)
			if err != nil {
				return fmt.Errorf("update the extract %s: %w", e.path, err)
			}
		}
	}
	for _, state := range []string{current, superseded, withdrawn} {
		if len(ids[state]) == 0 {
			continue
		}
		list, err := json.Marshal(ids[state])
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, setState, state, now.UTC(), string(list))
		if err != nil {
			return fmt.Errorf("update extracts: %w", err)
		}
	}
	return nil
}

// setState moves the rows of extracts between loaded and superseded. DuckDB
// evaluates every right-hand side on the row as it was.
const setState = `
UPDATE extract SET
    state = s.state,
    loaded = CASE WHEN s.state = 'current' THEN loaded + superseded ELSE 0 END,
    superseded = CASE WHEN s.state = 'current' THEN 0 ELSE loaded + superseded END,
    retired_at = CASE WHEN s.state = 'current' THEN NULL WHEN extract.state = 'current' THEN s.now ELSE retired_at END
FROM (SELECT ?::VARCHAR AS state, ?::TIMESTAMP AS now) AS s
WHERE id IN (SELECT unnest(from_json(?, '["INTEGER"]')))`

func appendExtracts(ctx context.Context, tx *store.Tx, extracts []*extract, now time.Time) error {
	text, whole, moment := arrow.BinaryTypes.String, arrow.PrimitiveTypes.Int64, &arrow.TimestampType{Unit: arrow.Microsecond}
	b := newBatch(tx, "extract",
		arrow.Field{Name: "id", Type: arrow.PrimitiveTypes.Int32},
		arrow.Field{Name: "source", Type: text}, arrow.Field{Name: "force", Type: text},
		arrow.Field{Name: "month", Type: arrow.FixedWidthTypes.Date32},
		arrow.Field{Name: "path", Type: text}, arrow.Field{Name: "file_hash", Type: text}, arrow.Field{Name: "stamp", Type: text},
		arrow.Field{Name: "size", Type: whole}, arrow.Field{Name: "modified", Type: moment},
		arrow.Field{Name: "snapshot", Type: text}, arrow.Field{Name: "lsoa_vintage", Type: arrow.PrimitiveTypes.Int16},
		arrow.Field{Name: "rows_read", Type: whole}, arrow.Field{Name: "loaded", Type: whole}, arrow.Field{Name: "rejected", Type: whole},
		arrow.Field{Name: "duplicate", Type: whole}, arrow.Field{Name: "superseded", Type: whole}, arrow.Field{Name: "without_location", Type: whole},
		arrow.Field{Name: "state", Type: text}, arrow.Field{Name: "loaded_at", Type: moment},
		arrow.Field{Name: "retired_at", Type: moment, Nullable: true})
	defer b.Release()
	for _, e := range extracts {
		if e.was != "" {
			continue
		}
		var retired any
		if e.state != current {
			retired = now
		}
		r := e.account()
		b.row(e.id, e.source, e.force, e.month.First(), e.path, e.hash, e.stamp,
			e.size, e.modified, e.snapshot, int16(e.vintage),
			r.Read, r.Loaded, r.Rejected, r.Duplicate, r.Superseded, r.WithoutLocation, e.state, now, retired)
		if err := b.added(ctx, 1); err != nil {
			return err
		}
	}
	return b.flush(ctx)
}

package ingest

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"

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
	return changeStates(ctx, tx, stateChange{"extracts", setState, ids, now})
}

// stateChange brings rows of a table of extracts, by id, to the state that they are
// listed under, with a query that takes state, time and ids.
type stateChange struct {
	what, query string
	ids         map[string][]int32
	now         time.Time
}

func changeStates(ctx context.Context, tx *store.Tx, c stateChange) error {
	for _, state := range []string{current, superseded, withdrawn} {
		if len(c.ids[state]) == 0 {
			continue
		}
		list, err := json.Marshal(c.ids[state])
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, c.query, state, c.now.UTC(), string(list)); err != nil {
			return fmt.Errorf("update %s: %w", c.what, err)
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
	columns := []arrow.Field{column("id", typeInt),
		column("source", typeText), column("force", typeText), column("month", typeDate),
		column("path", typeText), column("file_hash", typeText), column("stamp", typeText),
		column("size", typeLong), column("modified", typeMoment), column("snapshot", typeText), column("lsoa_vintage", typeShort),
		column("rows_read", typeLong), column("loaded", typeLong), column("rejected", typeLong), column("duplicate", typeLong),
		column("superseded", typeLong), column("without_location", typeLong),
		column("state", typeText), column("loaded_at", typeMoment), optional("retired_at", typeMoment)}
	return appendTo(ctx, tx, "extract", columns, func(b *array.RecordBuilder) (rows int, err error) {
		for ; len(extracts) > 0 && rows < batchRows; extracts = extracts[1:] {
			e := extracts[0]
			if e.was != "" {
				continue
			}
			var retired any
			if e.state != current {
				retired = now
			}
			r := e.account()
			appendRow(b, e.id, e.source, e.force, e.month.First(), e.path, e.hash, e.stamp,
				e.size, e.modified, e.snapshot, int16(e.vintage),
				r.Read, r.Loaded, r.Rejected, r.Duplicate, r.Superseded, r.WithoutLocation, e.state, now, retired)
			rows++
		}
		return rows, nil
	})
}

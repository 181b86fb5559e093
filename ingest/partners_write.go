package ingest

import (
	"context"
	"encoding/hex"
	"fmt"
	"slices"
	"time"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"

	"assess/data"
	"assess/data/store"
	"assess/data/workspace"
)

// readPartnerExtracts lists what the raw files held last time, by id.
func readPartnerExtracts(ctx context.Context, tx *store.Tx) (held []*partnerExtract, nextID int32, err error) {
	rows, err := tx.QueryContext(ctx, `
		SELECT id, source, path, file_hash, reading, stamp, state, (SELECT max(id) FROM partner_extract)
		FROM partner_extract ORDER BY id`)
	if err != nil {
		return nil, 0, err
	}
	defer rows.Close()
	for rows.Next() {
		e := &partnerExtract{}
		if err := rows.Scan(&e.id, &e.source, &e.path, &e.hash, &e.reading, &e.stamp, &e.was, &nextID); err != nil {
			return nil, 0, err
		}
		if e.was != withdrawn {
			held = append(held, e)
		}
	}
	return held, nextID + 1, rows.Err()
}

// numberedContent is a partner's file with the number of its extract and those of
// its places in the store.
type numberedContent struct {
	*tableContent
	id  int32
	ids []int32
}

// writePartnerRecords writes the records of all files that next gives, until it
// gives none.
func writePartnerRecords(ctx context.Context, tx *store.Tx, next func() (*numberedContent, error)) error {
	columns := []arrow.Field{column("extract", typeInt), column("month", typeDate), optional("day", typeDate), optional("starts", typeMoment), optional("ends", typeMoment),
		column("category", typeText), optional("count", typeInt), column("place", typeInt),
		column("ward", typeText), column("district", typeText), column("outward", typeText), optional("postcode", typeTruth)}
	for _, f := range workspace.Flags {
		columns = append(columns, optional(f, typeTruth))
	}
	columns = append(columns, column("ref", typeText), column("offence", typeText))
	var c *numberedContent
	from := 0
	return appendTo(ctx, tx, "partner_record", columns, func(b *array.RecordBuilder) (rows int, err error) {
		for rows < batchRows {
			if c == nil || from == len(c.records) {
				if c, err = next(); c == nil || err != nil {
					return rows, err
				}
				from = 0
			}
			to := min(len(c.records), from+batchRows-rows)
			for i := range c.records[from:to] {
				c.add(b, &c.records[from+i])
			}
			rows += to - from
			from = to
			if from == len(c.records) {
				c.records = nil // the memory is wanted for the next file
				from = 0
			}
		}
		return rows, nil
	})
}

// add appends one record.
func (c *numberedContent) add(b *array.RecordBuilder, r *partnerRecord) {
	var day, starts, ends, count any
	if r.day {
		day = r.span.start.at
	}
	if r.span.start.timed {
		starts = r.span.start.at
		if !r.span.end.IsZero() {
			ends = r.span.end
		}
	}
	if r.count != notKnown {
		count = r.count
	}
	ref := ""
	if r.ref != (reference{}) {
		ref = hex.EncodeToString(r.ref[:])
	}
	appendRow(b, c.id, r.month.First(), day, starts, ends, c.categories[r.category], count, c.ids[r.at], r.ward, r.district, r.outward, r.postcode.value(),
		r.flags[0].value(), r.flags[1].value(), r.flags[2].value(), r.flags[3].value(), r.flags[4].value(), ref, c.offences[r.offence])
}

// writePartnerMonths writes the account of new extracts, and their rejections.
func writePartnerMonths(ctx context.Context, tx *store.Tx, fresh []*partnerExtract) error {
	columns := []arrow.Field{column("extract", typeInt), optional("month", typeDate),
		column("rows_read", typeLong), column("kept", typeLong), column("rejected", typeLong), column("duplicate", typeLong)}
	todo := fresh
	err := appendTo(ctx, tx, "partner_month", columns, func(b *array.RecordBuilder) (rows int, err error) {
		for ; len(todo) > 0 && rows < batchRows; todo = todo[1:] {
			for _, m := range sortedMonths(todo[0].content) {
				var first any
				if !m.IsZero() {
					first = m.First()
				}
				n := todo[0].content.months[m]
				appendRow(b, todo[0].id, first, n.read, n.kept, n.rejected, n.duplicate)
				rows++
			}
		}
		return rows, nil
	})
	if err != nil {
		return err
	}
	todo = fresh
	columns = []arrow.Field{column("extract", typeInt), column("line", typeLong), column("reason", typeText)}
	return appendTo(ctx, tx, "partner_rejection", columns, func(b *array.RecordBuilder) (rows int, err error) {
		for ; len(todo) > 0 && rows < batchRows; todo = todo[1:] {
			for _, r := range todo[0].content.rejections {
				appendRow(b, todo[0].id, r.line, r.reason)
				rows++
			}
		}
		return rows, nil
	})
}

func sortedMonths(c *tableContent) []data.Month {
	var out []data.Month
	for m := range c.months {
		out = append(out, m)
	}
	slices.Sort(out)
	return out
}

// writePartnerExtracts adds the new extracts and brings the states of the others up
// to date.
func writePartnerExtracts(ctx context.Context, tx *store.Tx, extracts []*partnerExtract, now time.Time) error {
	columns := []arrow.Field{column("id", typeInt), column("source", typeText), column("path", typeText), column("file_hash", typeText), column("reading", typeText),
		column("stamp", typeText), column("size", typeLong), column("modified", typeMoment), column("located_by", typeText), column("newest", typeDate),
		column("reversed", typeLong), column("state", typeText), column("loaded_at", typeMoment), optional("retired_at", typeMoment)}
	todo := extracts
	err := appendTo(ctx, tx, "partner_extract", columns, func(b *array.RecordBuilder) (rows int, err error) {
		for ; len(todo) > 0 && rows < batchRows; todo = todo[1:] {
			e := todo[0]
			if e.was != "" {
				continue
			}
			var retired any
			if e.state != current {
				retired = now
			}
			appendRow(b, e.id, e.source, e.path, e.hash, e.reading, e.stamp, e.size, e.modified, e.locatedBy, e.newest, e.reversed, e.state, now, retired)
			rows++
		}
		return rows, nil
	})
	if err != nil {
		return err
	}
	ids := map[string][]int32{}
	for _, e := range extracts {
		if e.was != "" && e.was != e.state {
			ids[e.state] = append(ids[e.state], e.id)
		}
		if e.moved {
			_, err := tx.ExecContext(ctx, `UPDATE partner_extract SET stamp = ?, size = ?, modified = ? WHERE id = ?`, e.stamp, e.size, e.modified, e.id)
			if err != nil {
				return fmt.Errorf("update the table %s: %w", e.path, err)
			}
		}
	}
	return changeStates(ctx, tx, stateChange{"tables", setPartnerState, ids, now})
}

// setPartnerState retires files and takes them up again.
const setPartnerState = `
UPDATE partner_extract SET
    state = s.state,
    retired_at = CASE WHEN s.state = 'current' THEN NULL WHEN partner_extract.state = 'current' THEN s.now ELSE retired_at END
FROM (SELECT ?::VARCHAR AS state, ?::TIMESTAMP AS now) AS s
WHERE id IN (SELECT unnest(from_json(?, '["INTEGER"]')))`

// readPartnerAccounts gives what became of the rows of each extract, by id.
func readPartnerAccounts(ctx context.Context, tx *store.Tx) (map[int32]Rows, error) {
	rows, err := tx.QueryContext(ctx, `
		SELECT extract, sum(rows_read)::BIGINT, sum(loaded)::BIGINT, sum(rejected)::BIGINT, sum(duplicate)::BIGINT, sum(superseded)::BIGINT
		FROM partner_account GROUP BY extract`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[int32]Rows{}
	for rows.Next() {
		var id int32
		var r Rows
		if err := rows.Scan(&id, &r.Read, &r.Loaded, &r.Rejected, &r.Duplicate, &r.Superseded); err != nil {
			return nil, err
		}
		out[id] = r
	}
	return out, rows.Err()
}

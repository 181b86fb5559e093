package ingest

import (
	"context"
	"time"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/memory/mallocator"

	"assess/data/store"
)

// batchRows is how many rows go to the store at once: one DuckDB row group.
const batchRows = 122_880

// batch gathers rows of one table and appends them to it, batchRows at a time.
type batch struct {
	tx    *store.Tx
	table string
	*array.RecordBuilder
	rows int
}

func newBatch(tx *store.Tx, table string, columns ...arrow.Field) *batch {
	return &batch{tx: tx, table: table, RecordBuilder: array.NewRecordBuilder(mallocator.NewMallocator(), arrow.NewSchema(columns, nil))}
}

// room is how many rows may be added before the next flush.
func (b *batch) room() int { return batchRows - b.rows }

// added notes rows that were added to every column, and flushes a full batch.
func (b *batch) added(ctx context.Context, rows int) error {
	b.rows += rows
	if b.rows < batchRows {
		return nil
	}
	return b.flush(ctx)
}

// flush appends what was gathered.
func (b *batch) flush(ctx context.Context) error {
	record := b.NewRecord()
	defer record.Release()
	b.rows = 0
	return b.tx.Append(ctx, b.table, record)
}

// row adds one row, its values in the order of the columns.
func (b *batch) row(values ...any) {
	for i, v := range values {
		switch column := b.Field(i).(type) {
		case *array.Int16Builder:
			column.Append(v.(int16))
		case *array.Int32Builder:
			column.Append(v.(int32))
		case *array.Int64Builder:
			column.Append(v.(int64))
		case *array.StringBuilder:
			column.Append(v.(string))
		case *array.Date32Builder:
			column.Append(arrow.Date32FromTime(v.(time.Time)))
		case *array.TimestampBuilder:
			if v == nil {
				column.AppendNull()
				continue
			}
			column.Append(arrow.Timestamp(v.(time.Time).UnixMicro()))
		}
	}
}

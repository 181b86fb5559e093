package ingest

import (
	"context"
	"time"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/memory/mallocator"

	"assess/data/store"
)

// batchRows is how many rows a record holds at most: one DuckDB row group.
const batchRows = 122_880

// stream is a reader of Arrow records that are made when they are asked for.
// Fill adds rows to the builder, up to batchRows; none means the end.
type stream struct {
	builder *array.RecordBuilder
	fill    func(*array.RecordBuilder) (rows int, err error)
	record  arrow.Record
	err     error
}

// appendTo fills a table from a function.
func appendTo(ctx context.Context, tx *store.Tx, table string, columns []arrow.Field, fill func(*array.RecordBuilder) (rows int, err error)) error {
	s := &stream{builder: array.NewRecordBuilder(mallocator.NewMallocator(), arrow.NewSchema(columns, nil)), fill: fill}
	defer s.builder.Release()
	defer s.drop()
	return tx.Append(ctx, table, s)
}

func (s *stream) Next() bool {
	s.drop()
	if s.err != nil {
		return false
	}
	rows, err := s.fill(s.builder)
	if err != nil || rows == 0 {
		s.err = err
		return false
	}
	s.record = s.builder.NewRecord()
	return true
}

func (s *stream) drop() {
	if s.record != nil {
		s.record.Release()
		s.record = nil
	}
}

func (s *stream) Schema() *arrow.Schema { return s.builder.Schema() }
func (s *stream) Record() arrow.Record  { return s.record }
func (s *stream) Err() error            { return s.err }
func (s *stream) Retain()               {} // appendTo owns it
func (s *stream) Release()              {}

// column is a required column of a table.
func column(name string, kind arrow.DataType) arrow.Field { return arrow.Field{Name: name, Type: kind} }

// optional is a column that may hold nulls.
func optional(name string, kind arrow.DataType) arrow.Field {
	return arrow.Field{Name: name, Type: kind, Nullable: true}
}

// The types of the columns.
var (
	typeByte   = arrow.PrimitiveTypes.Uint8
	typeShort  = arrow.PrimitiveTypes.Int16
	typeInt    = arrow.PrimitiveTypes.Int32
	typeLong   = arrow.PrimitiveTypes.Int64
	typeFloat  = arrow.PrimitiveTypes.Float64
	typeText   = arrow.BinaryTypes.String
	typeDate   = arrow.FixedWidthTypes.Date32
	typeTruth  = arrow.FixedWidthTypes.Boolean
	typeMoment = &arrow.TimestampType{Unit: arrow.Microsecond}
)

// appendRow adds one row, its values in the order of the columns, nil for null. It
// is for tables of few columns or rows.
func appendRow(b *array.RecordBuilder, values ...any) {
	for i, v := range values {
		if v == nil {
			b.Field(i).AppendNull()
			continue
		}
		switch column := b.Field(i).(type) {
		case *array.BooleanBuilder:
			column.Append(v.(bool))
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
			column.Append(arrow.Timestamp(v.(time.Time).UnixMicro()))
		}
	}
}

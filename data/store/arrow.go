package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/marcboeker/go-duckdb"
)

// batch names the view through which a record is seen by DuckDB. It holds an
// address of this process, so it is dropped within the transaction that made it.
const batch = "arrow_batch"

// Append adds the rows of a record to a table, matching columns by name; those
// that the record does not have take their default. The record's memory must
// come from memory/mallocator, since DuckDB keeps its addresses outside Go
// while it reads; it is read before Append returns, and stays the caller's to
// release.
func (t *Tx) Append(ctx context.Context, table string, record arrow.Record) error {
	if record.NumRows() == 0 {
		return nil
	}
	reader, err := array.NewRecordReader(record.Schema(), []arrow.Record{record})
	if err != nil {
		return fmt.Errorf("append to %s: %w", table, err)
	}
	defer reader.Release()
	release, err := register(t.conn, reader)
	if err != nil {
		return fmt.Errorf("append to %s: %w", table, err)
	}
	defer release()
	if _, err := t.conn.ExecContext(ctx, "INSERT INTO "+table+" BY NAME SELECT * FROM "+batch); err != nil {
		return fmt.Errorf("append to %s: %w", table, err)
	}
	if _, err := t.conn.ExecContext(ctx, "DROP VIEW "+batch); err != nil {
		return fmt.Errorf("append to %s: %w", table, err)
	}
	return nil
}

func register(conn *sql.Conn, reader array.RecordReader) (release func(), err error) {
	err = conn.Raw(func(c any) error {
		a, err := duckdb.NewArrowFromConn(c.(driver.Conn))
		if err != nil {
			return err
		}
		release, err = a.RegisterView(reader, batch)
		return err
	})
	return release, err
}

// Records reads many rows within the transaction, as Arrow records, all held
// in memory. The caller releases the reader.
func (t *Tx) Records(ctx context.Context, query string, args ...any) (reader array.RecordReader, err error) {
	err = t.conn.Raw(func(c any) error {
		a, err := duckdb.NewArrowFromConn(c.(driver.Conn))
		if err != nil {
			return err
		}
		reader, err = a.QueryContext(ctx, query, args...)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read from the store: %w", err)
	}
	return reader, nil
}

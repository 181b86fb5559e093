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

// batch names the view through which DuckDB sees records. It holds an address
// of this process, so it is dropped within the transaction that made it.
const batch = "arrow_batch"

// Append adds all records of a reader to a table in one statement, matching
// columns by name; those that the records do not have take their default. The
// reader is asked for the next record as DuckDB gets to it, from DuckDB's
// threads but one at a time, and must not use the transaction meanwhile. The
// records' memory must come from memory/mallocator, since DuckDB keeps its
// addresses outside Go while it reads. The reader stays the caller's to release.
//
// A table can be appended to once in a transaction: DuckDB 1.1 may write a row
// group twice, and fail, when a second statement adds to the rows of a first.
func (t *Tx) Append(ctx context.Context, table string, records array.RecordReader) error {
	if t.appended[table] {
		return fmt.Errorf("append to %s: it was appended to before in this transaction", table)
	}
	t.appended[table] = true
	shown := &borrowed{RecordReader: records}
	defer func() { shown.RecordReader = nothing{records.Schema()} }()
	release, err := register(t.conn, shown)
	if err != nil {
		return fmt.Errorf("append to %s: %w", table, err)
	}
	defer release()
	_, err = t.conn.ExecContext(ctx, "INSERT INTO "+table+" BY NAME SELECT * FROM "+batch)
	if records.Err() != nil {
		return records.Err() // what DuckDB says is only that there was one
	}
	if err != nil {
		return fmt.Errorf("append to %s: %w", table, err)
	}
	if _, err := t.conn.ExecContext(ctx, "DROP VIEW "+batch); err != nil {
		return fmt.Errorf("append to %s: %w", table, err)
	}
	return nil
}

// borrowed is a reader lent to DuckDB. The driver never gives back what it was
// lent, so the reader is taken out afterwards and only the empty shell stays.
type borrowed struct{ array.RecordReader }

func (b *borrowed) Retain()  {}
func (b *borrowed) Release() {}

// nothing is a reader without records.
type nothing struct{ schema *arrow.Schema }

func (nothing) Retain()                 {}
func (nothing) Release()                {}
func (n nothing) Schema() *arrow.Schema { return n.schema }
func (nothing) Next() bool              { return false }
func (nothing) Record() arrow.Record    { return nil }
func (nothing) Err() error              { return nil }

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

package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"assess/data/durable"
)

// Tx is a transaction: everything done through it becomes visible at once or
// not at all.
type Tx struct {
	conn     *sql.Conn
	appended map[string]bool // by table
}

// ErrRollback makes Update undo everything and return nil: a rehearsal.
var ErrRollback = errors.New("roll back")

// Update runs write in one transaction, commits it when write returns nil and
// undoes it otherwise.
func (s *Store) Update(ctx context.Context, write func(*Tx) error) error {
	if s.readOnly {
		return fmt.Errorf("the store %s is open for reading only", s.path)
	}
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return fmt.Errorf("write to the store: %w", err)
	}
	defer conn.Close()
	err = s.unwritable(update(ctx, conn, write))
	// DuckDB makes its log with the usual permissions; it is gone again after Close.
	if private := os.Chmod(s.log(), 0o600); err == nil && !errors.Is(private, os.ErrNotExist) {
		err = private
	}
	if err == nil {
		err = durable.SyncFolder(filepath.Dir(s.path)) // the log's name; DuckDB syncs what it holds
	}
	return err
}

// update begins and ends the transaction itself. A sql.Tx would roll back
// behind our back when ctx ends, and a view registered after that would stay.
func update(ctx context.Context, conn *sql.Conn, write func(*Tx) error) (err error) {
	if _, err := conn.ExecContext(ctx, "BEGIN TRANSACTION"); err != nil {
		return fmt.Errorf("write to the store: %w", err)
	}
	ended := false
	defer func() {
		if ended {
			return
		}
		if _, undo := conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK"); undo != nil && err != nil {
			err = fmt.Errorf("%w (and then: %w)", err, undo)
		}
	}()
	if err := write(&Tx{conn, map[string]bool{}}); errors.Is(err, ErrRollback) {
		return nil
	} else if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	ended = true // a commit that fails leaves no transaction either
	if _, err := conn.ExecContext(context.WithoutCancel(ctx), "COMMIT"); err != nil {
		return fmt.Errorf("write to the store: %w", err)
	}
	return nil
}

// QueryContext reads within the transaction.
func (t *Tx) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return t.conn.QueryContext(ctx, query, args...)
}

// ExecContext runs one statement: a definition, an update, a deletion. Rows
// are added with Append.
func (t *Tx) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	return t.conn.ExecContext(ctx, query, args...)
}

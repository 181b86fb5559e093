package store

import (
	"context"
	"database/sql"
	"errors"
	"sync"
	"time"
)

// ErrInUse is what Open returns, wrapped in a sentence that names the holder,
// when another process has the store and did not give it up in time.
var ErrInUse = errors.New("store in use")

// Options are the limits under which a store is opened. The zero value reads
// and writes, on every core, in at most 1 GiB, and does not wait.
type Options struct {
	ReadOnly  bool          // several processes may read at once, none may write then
	Threads   int           // DuckDB's worker threads; 0 is one per core
	MemoryMiB int           // DuckDB's memory before it spills beside the store; 0 is 1024
	Wait      time.Duration // how long to wait for another process
}

// Store is an open store. Its methods may be called from several goroutines.
type Store struct {
	path     string
	db       *sql.DB
	readOnly bool
	close    sync.Once
}

// Path is the store's file, absolute.
func (s *Store) Path() string { return s.path }

// QueryContext reads. The whole result is held in memory, so ask for
// aggregates. The caller closes the rows.
func (s *Store) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return s.db.QueryContext(ctx, query, args...)
}

// Close writes what is pending into the file and releases it. Further calls do
// nothing.
func (s *Store) Close() (err error) {
	s.close.Do(func() {
		err = s.db.Close()
		open.release(s.path)
	})
	return err
}

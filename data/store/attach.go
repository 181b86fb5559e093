package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// retryEvery is how often a store that another process holds is tried again.
const retryEvery = 100 * time.Millisecond

// attach takes the file, trying again while another process holds it, and once more
// where a torn log could be mended.
func (s *Store) attach(ctx context.Context, conn *sql.Conn, o Options) error {
	statement := "ATTACH '" + strings.ReplaceAll(s.path, "'", "''") + "' AS store (TYPE DUCKDB"
	if o.ReadOnly {
		statement += ", READ_ONLY"
	}
	statement += ")"
	deadline := time.Now().Add(o.Wait)
	for {
		log, _ := os.Stat(s.log()) // most often there is none
		_, err := conn.ExecContext(ctx, statement)
		if err == nil {
			return nil
		}
		if !o.ReadOnly && s.mend(log, err) {
			continue
		}
		err = s.explain(err)
		left := time.Until(deadline)
		if !errors.Is(err, ErrInUse) || left <= 0 {
			return err
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%w (stopped waiting: %w)", err, ctx.Err())
		case <-time.After(min(left, retryEvery)):
		}
	}
}

// torn finds where the log stops being one in DuckDB's words: "Corrupt WAL file: entry
// at byte position 537 computed checksum 1 does not match stored checksum 2".
var torn = regexp.MustCompile(`Corrupt WAL file: entry at byte position (\d+) `)

// mend cuts the log where DuckDB found it torn and reports whether it did.
//
// DuckDB syncs its log with every commit, so a power cut can tear only what came after
// the last commit that was told as done: the log then ends short, or has the length
// that it was to have and zeros, or old bytes, where the disk had not been written.
// The first DuckDB mends by itself. The second it refuses, though the first bad entry
// ends the log as well. What is cut off belongs to a transaction that was not
// finished; a load reads those files again.
//
// before is the log as it was when the attempt began. A log that has changed since is
// another process's work, and is left alone.
func (s *Store) mend(before os.FileInfo, err error) bool {
	found := torn.FindStringSubmatch(err.Error())
	if found == nil || before == nil {
		return false
	}
	at, err := strconv.ParseInt(found[1], 10, 64)
	if err != nil || at >= before.Size() {
		return false
	}
	f, err := os.OpenFile(s.log(), os.O_RDWR, 0)
	if err != nil {
		return false
	}
	defer f.Close()
	now, err := f.Stat()
	if err != nil || !os.SameFile(before, now) || now.Size() != before.Size() || !now.ModTime().Equal(before.ModTime()) {
		return false
	}
	return f.Truncate(at) == nil && f.Sync() == nil
}

// log is the file in which DuckDB keeps what is not yet in the store's own.
func (s *Store) log() string { return s.path + ".wal" }

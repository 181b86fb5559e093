package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/marcboeker/go-duckdb"
)

const (
	defaultMemoryMiB = 1024
	retryEvery       = 100 * time.Millisecond
)

// Open opens the store at path, makes it when there is none (folder 0700, file
// 0600) and brings its tables up to date. With ReadOnly nothing is made or
// changed: a missing store or one of another version is an error.
//
// DuckDB runs in memory and attaches the file, so that no character of a path
// can be taken for a setting; it may not fetch or load extensions.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("open the store %s: %w", path, err)
	}
	isNew, err := prepare(path, o.ReadOnly)
	if err != nil {
		return nil, err
	}
	if !open.claim(path) {
		return nil, fmt.Errorf("the store %s is already open in this process: %w", path, ErrInUse)
	}
	s := &Store{path: path, readOnly: o.ReadOnly}
	if err := s.start(ctx, o); err != nil {
		if s.db != nil {
			s.db.Close()
		}
		open.release(path)
		return nil, err
	}
	if isNew {
		if err := os.Chmod(path, 0o600); err != nil {
			s.Close()
			return nil, fmt.Errorf("protect the store: %w", err)
		}
	}
	return s, nil
}

// prepare checks what lies at path and makes its folder. isNew tells that
// there is no file yet.
func prepare(path string, readOnly bool) (isNew bool, err error) {
	if strings.Contains(path, "?") {
		return false, fmt.Errorf("the store's path %s holds a question mark, which DuckDB cannot take: give another path with store in assess.toml or --store", path)
	}
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, os.ErrNotExist) && readOnly:
		return false, fmt.Errorf("there is no store at %s: run assess load first", path)
	case errors.Is(err, os.ErrNotExist):
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return false, fmt.Errorf("make the store's folder: %w", err)
		}
		return true, nil
	case err != nil:
		return false, fmt.Errorf("open the store: %w", err)
	case !info.Mode().IsRegular():
		return false, fmt.Errorf("the store %s is not a plain file: give another path with store in assess.toml or --store", path)
	}
	return false, nil
}

// start runs DuckDB, attaches the file and migrates it.
func (s *Store) start(ctx context.Context, o Options) error {
	var attached atomic.Bool
	connector, err := duckdb.NewConnector(settings(s.path, o), func(c driver.ExecerContext) error {
		if !attached.Load() {
			return nil
		}
		_, err := c.ExecContext(context.WithoutCancel(ctx), "USE store", nil) // connections outlive Open
		return err
	})
	if err != nil {
		return fmt.Errorf("start DuckDB: %w", err)
	}
	s.db = sql.OpenDB(connector)
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return fmt.Errorf("start DuckDB: %w", err)
	}
	defer conn.Close()
	if err := s.attach(ctx, conn, o); err != nil {
		return err
	}
	attached.Store(true)
	if _, err := conn.ExecContext(ctx, "USE store"); err != nil {
		return s.explain(err)
	}
	return s.migrate(ctx, conn)
}

func settings(path string, o Options) string {
	v := url.Values{}
	v.Set("autoinstall_known_extensions", "false")
	v.Set("autoload_known_extensions", "false")
	v.Set("temp_directory", path+".tmp")
	if o.MemoryMiB <= 0 {
		o.MemoryMiB = defaultMemoryMiB
	}
	v.Set("memory_limit", strconv.Itoa(o.MemoryMiB)+"MiB")
	if o.Threads > 0 {
		v.Set("threads", strconv.Itoa(o.Threads))
	}
	return "?" + v.Encode()
}

// attach takes the file, trying again while another process holds it.
func (s *Store) attach(ctx context.Context, conn *sql.Conn, o Options) error {
	statement := "ATTACH '" + strings.ReplaceAll(s.path, "'", "''") + "' AS store (TYPE DUCKDB"
	if o.ReadOnly {
		statement += ", READ_ONLY"
	}
	statement += ")"
	deadline := time.Now().Add(o.Wait)
	for {
		_, err := conn.ExecContext(ctx, statement)
		if err == nil {
			return nil
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

// open holds the paths of the stores open in this process. The file lock does
// not see them: on POSIX a process never conflicts with itself.
var open = claims{paths: map[string]bool{}}

type claims struct {
	mu    sync.Mutex
	paths map[string]bool
}

func (c *claims) claim(path string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.paths[path] {
		return false
	}
	c.paths[path] = true
	return true
}

func (c *claims) release(path string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.paths, path)
}

package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/marcboeker/go-duckdb"

	"assess/data/durable"
)

// defaultMemoryMiB is the memory of a store that is asked for none.
const defaultMemoryMiB = 1024

// Open opens the store at path, makes it when there is none (folder 0700, file
// 0600) and brings its tables up to date. With ReadOnly nothing is made or
// changed: a missing store or one of another version is an error.
//
// The system locks the file for this process, and takes the lock away as soon as
// the process closes the file through any other handle. So while a store is open
// nothing else in the program may open its file, not even to read it.
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
	if isNew {
		if err := create(ctx, path, o); err != nil {
			return nil, err
		}
	}
	s, err := openFile(ctx, path, o, false)
	if err != nil || o.ReadOnly {
		return s, err
	}
	// What a killed process spilled: nobody else can have the store open now.
	if err := os.RemoveAll(spill(path)); err != nil {
		s.Close()
		return nil, fmt.Errorf("clear what an earlier run left: %w", err)
	}
	return s, nil
}

// openFile opens the file of a store, or makes a new one.
func openFile(ctx context.Context, path string, o Options, isNew bool) (*Store, error) {
	if !open.claim(path) {
		return nil, fmt.Errorf("the store %s is already open in this process: %w", path, ErrInUse)
	}
	s := &Store{path: path, readOnly: o.ReadOnly}
	if err := s.start(ctx, o, isNew); err != nil {
		if s.db != nil {
			s.db.Close()
		}
		open.release(path)
		return nil, err
	}
	return s, nil
}

// create makes a store without rows in a folder aside and gives it its name when it
// is whole and on the disk. DuckDB, stopped while it makes a file, leaves one that it
// cannot open. Where another process was quicker its store stays.
func create(ctx context.Context, path string, o Options) (err error) {
	parent := filepath.Dir(path)
	aside, remove, err := durable.Temporary(parent, "."+filepath.Base(path)+".new-")
	if err != nil {
		return fmt.Errorf("make the store %s: %w", path, err)
	}
	defer remove()
	made := filepath.Join(aside, filepath.Base(path))
	s, err := openFile(ctx, made, o, true)
	if err != nil {
		return fmt.Errorf("make the store %s: %w", path, err)
	}
	if err := errors.Join(s.Close(), os.Chmod(made, 0o600), durable.SyncFile(made)); err != nil {
		return fmt.Errorf("make the store %s: %w", path, err)
	}
	if err := durable.PutNew(made, path); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("make the store %s: %w", path, err)
	}
	return durable.SyncFolder(parent)
}

// spill is the folder where DuckDB puts what does not fit into memory.
func spill(path string) string { return path + ".tmp" }

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
func (s *Store) start(ctx context.Context, o Options, isNew bool) error {
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
	return s.migrate(ctx, conn, isNew)
}

func settings(path string, o Options) string {
	v := url.Values{}
	v.Set("autoinstall_known_extensions", "false")
	v.Set("autoload_known_extensions", "false")
	v.Set("temp_directory", spill(path))
	if o.MemoryMiB <= 0 {
		o.MemoryMiB = defaultMemoryMiB
	}
	v.Set("memory_limit", strconv.Itoa(o.MemoryMiB)+"MiB")
	if o.Threads > 0 {
		v.Set("threads", strconv.Itoa(o.Threads))
	}
	return "?" + v.Encode()
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

package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"github.com/marcboeker/go-duckdb"

	"assess/data"
)

//go:embed schema/*.sql
var schema embed.FS

// migration is one numbered file of schema/, such as 0001_extracts.sql.
type migration struct {
	number int
	name   string
	sql    string
}

// migrations lists the steps in order. Their numbers run from 1 without a gap.
func migrations(files fs.FS) ([]migration, error) {
	names, err := fs.Glob(files, "schema/*.sql") // sorted by name, so by number
	if err != nil {
		return nil, err
	}
	steps := make([]migration, len(names))
	for i, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		number, _, _ := strings.Cut(path.Base(name), "_")
		n, err := strconv.Atoi(number)
		if err != nil || n != i+1 {
			return nil, fmt.Errorf("migration %s should be numbered %04d", name, i+1)
		}
		steps[i] = migration{n, path.Base(name), string(text)}
	}
	return steps, nil
}

// migrate brings the tables to the newest version, each step in a transaction
// with the note that it was done. A new store has none, and is not asked.
func (s *Store) migrate(ctx context.Context, conn *sql.Conn, isNew bool) error {
	steps, err := migrations(schema)
	if err != nil {
		return err
	}
	var done int
	if !isNew {
		if done, err = s.version(ctx, conn); err != nil {
			return s.explain(err)
		}
	}
	switch {
	case done > len(steps):
		return fmt.Errorf("the store %s was made by a newer assess (its tables are version %d, this one knows %d): use that one, or another store", s.path, done, len(steps))
	case done < len(steps) && s.readOnly:
		return fmt.Errorf("the store %s was made by an older assess: run assess load to bring it up to date", s.path)
	}
	for _, m := range steps[done:] {
		if err := update(ctx, conn, func(tx *Tx) error { return m.run(ctx, tx) }); err != nil {
			return fmt.Errorf("bring the store %s to version %d (%s): %w", s.path, m.number, m.name, err)
		}
	}
	return nil
}

// version is the number of the last migration done, 0 for a file without tables.
// It asks the table itself: to ask DuckDB which tables there are takes longer
// than all else that opening a store does.
func (s *Store) version(ctx context.Context, conn *sql.Conn) (int, error) {
	var n int
	err := conn.QueryRowContext(ctx, `SELECT coalesce(max(number), 0) FROM store.main.migration`).Scan(&n)
	var fault *duckdb.Error
	if errors.As(err, &fault) && fault.Type == duckdb.ErrorTypeCatalog {
		return 0, nil
	}
	return n, err
}

func (m migration) run(ctx context.Context, tx *Tx) error {
	if _, err := tx.ExecContext(ctx, m.sql); err != nil {
		return err
	}
	if m.number == 1 {
		if err := nameCategories(ctx, tx); err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO migration (number, name) VALUES (?, ?)`, m.number, m.name)
	return err
}

// nameCategories writes the published categories beside their numbers, so that
// the store can be read without this program.
func nameCategories(ctx context.Context, tx *Tx) error {
	for _, c := range data.Categories {
		if _, err := tx.ExecContext(ctx, `INSERT INTO category (id, name) VALUES (?, ?)`, c.ID, string(c.Name)); err != nil {
			return err
		}
	}
	return nil
}

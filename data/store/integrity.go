package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Integrity reads every block of every table, of which DuckDB keeps a checksum, looks
// through every view, and compares the tables and views with those that this program
// makes. It returns a sentence for each fault; the data checks are apart from it.
func (s *Store) Integrity(ctx context.Context) (faults []string, err error) {
	tables, err := s.names(ctx, `SELECT table_name FROM duckdb_tables() WHERE database_name = 'store' ORDER BY ALL`)
	if err != nil {
		return nil, err
	}
	for _, name := range tables {
		if err := s.readAll(ctx, `SELECT bit_xor(hash(t)) FROM `+quoted(name)+` AS t`); err != nil {
			faults = append(faults, s.damaged("table", name, err))
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
	if len(faults) > 0 {
		return faults, nil // the views say the same again
	}
	views, err := s.names(ctx, viewNames)
	if err != nil {
		return nil, err
	}
	for _, name := range views {
		if err := s.readAll(ctx, `SELECT count(*) FROM `+quoted(name)); err != nil {
			faults = append(faults, s.damaged("view", name, err))
		}
	}
	odd, err := s.foreign(ctx)
	return append(faults, odd...), err
}

const viewNames = `SELECT view_name FROM duckdb_views() WHERE database_name = 'store' AND NOT internal ORDER BY ALL`

func (s *Store) damaged(kind, name string, err error) string {
	said, _, _ := strings.Cut(err.Error(), "\n")
	return fmt.Sprintf("the store's %s %s cannot be read: it is only a cache, so move %s away and run assess load to make it again (%s)", kind, name, s.path, said)
}

// shape lists tables with their columns, and views with what they say.
const shape = `
SELECT 'table ' || table_name || ', column ' || column_name || ' ' || data_type
FROM duckdb_columns()
WHERE database_name = 'store' AND table_name IN (SELECT table_name FROM duckdb_tables() WHERE database_name = 'store')
UNION ALL
SELECT 'view ' || view_name || ': ' || sql FROM duckdb_views() WHERE database_name = 'store' AND NOT internal
ORDER BY ALL`

// foreign compares the shape of the store with that of a new one.
func (s *Store) foreign(ctx context.Context) (faults []string, err error) {
	dir, err := os.MkdirTemp("", "assess-store-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	fresh, err := Open(ctx, filepath.Join(dir, "new.duckdb"), Options{Threads: 1})
	if err != nil {
		return nil, err
	}
	defer fresh.Close()
	want, err := fresh.names(ctx, shape)
	if err != nil {
		return nil, err
	}
	got, err := s.names(ctx, shape)
	if err != nil {
		return nil, err
	}
	say := func(what, how string) {
		what, _, _ = strings.Cut(what, ":")
		faults = append(faults, fmt.Sprintf("the store's %s %s: move %s away and run assess load to make it again", what, how, s.path))
	}
	for _, x := range want {
		if !slices.Contains(got, x) {
			say(x, "is missing or is not as this program makes it")
		}
	}
	for _, x := range got {
		if !slices.Contains(want, x) {
			say(x, "is none that this program makes")
		}
	}
	return faults, nil
}

// names reads one column of texts.
func (s *Store) names(ctx context.Context, query string) (out []string, err error) {
	rows, err := s.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		out = append(out, name)
	}
	return out, rows.Err()
}

// readAll runs a query for the reading that it takes.
func (s *Store) readAll(ctx context.Context, query string) error {
	rows, err := s.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
	}
	return rows.Err()
}

// quoted makes a name an identifier, whatever it holds.
func quoted(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

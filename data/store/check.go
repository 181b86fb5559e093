package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

//go:embed checks/*.sql
var checkFiles embed.FS

// shown is how many rows of a failed check are told.
const shown = 5

// Check is something that must be true of the store: a query that returns no
// row when it is. Its first line, a comment, says it in words.
type Check struct {
	Name  string // of the file, without .sql
	Title string
	query string
}

// Failure is a check that returned rows. Rows holds the first of them as
// "column value, column value"; they name extracts, places and counts, never
// the values of an incident.
type Failure struct {
	Check
	Rows []string
	More bool // there are further rows
}

// AllChecks lists the checks by name.
func AllChecks() []Check {
	names, err := fs.Glob(checkFiles, "checks/*.sql")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	checks := make([]Check, len(names))
	for i, name := range names {
		text, err := checkFiles.ReadFile(name)
		if err != nil {
			panic(err) // embedded
		}
		first, _, _ := strings.Cut(string(text), "\n")
		checks[i] = Check{
			Name:  strings.TrimSuffix(path.Base(name), ".sql"),
			Title: strings.TrimSpace(strings.TrimPrefix(first, "--")),
			query: string(text),
		}
	}
	return checks
}

// Checks runs every check and returns those that failed, by name.
func (s *Store) Checks(ctx context.Context) ([]Failure, error) { return failures(ctx, s) }

// querier is a store or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

func failures(ctx context.Context, q querier) ([]Failure, error) {
	var failed []Failure
	for _, c := range AllChecks() {
		rows, err := q.QueryContext(ctx, c.query)
		if err != nil {
			return nil, fmt.Errorf("check %s: %w", c.Name, err)
		}
		f := Failure{Check: c}
		f.Rows, f.More, err = firstRows(rows)
		if err != nil {
			return nil, fmt.Errorf("check %s: %w", c.Name, err)
		}
		if len(f.Rows) > 0 {
			failed = append(failed, f)
		}
	}
	return failed, nil
}

// firstRows writes the first rows as text and closes them.
func firstRows(rows *sql.Rows) (text []string, more bool, err error) {
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return nil, false, err
	}
	values := make([]any, len(columns))
	into := make([]any, len(columns))
	for i := range values {
		into[i] = &values[i]
	}
	for rows.Next() {
		if len(text) == shown {
			return text, true, nil
		}
		if err := rows.Scan(into...); err != nil {
			return nil, false, err
		}
		parts := make([]string, len(columns))
		for i, c := range columns {
			parts[i] = fmt.Sprintf("%s %v", c, values[i])
		}
		text = append(text, strings.Join(parts, ", "))
	}
	return text, false, rows.Err()
}

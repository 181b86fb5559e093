package ingest

import (
	"context"
	"sort"
	"strings"
	"time"

	"assess/data"
	"assess/data/store"
)

// The states of an extract in the store.
const (
	current    = "current"
	superseded = "superseded"
	withdrawn  = "withdrawn"
)

// extract is one file's content in the store, or about to be.
type extract struct {
	id       int32
	source   string
	force    string
	month    data.Month
	path     string
	hash     string
	stamp    string // what the file system says of the file; equal stamps are not read again
	size     int64
	modified time.Time
	snapshot string // the newest month known when the file was published, YYYY-MM
	vintage  int
	rows     Rows // as the file gave them: Loaded holds what is kept, Superseded nothing
	state    string

	was   string // the state in the store, empty when it is new
	moved bool   // it is in the store, with another stamp or snapshot
	here  bool   // the raw files hold it
}

// fileKey finds an extract by where its file is.
type fileKey struct{ source, path string }

// readExtracts lists the extracts that the raw files held last time, by id.
func readExtracts(ctx context.Context, tx *store.Tx) (held []*extract, nextID int32, err error) {
	rows, err := tx.QueryContext(ctx, `SELECT coalesce(max(id), 0) + 1 FROM extract`)
	if err != nil {
		return nil, 0, err
	}
	for rows.Next() {
		err = rows.Scan(&nextID)
	}
	if rows.Close(); err != nil {
		return nil, 0, err
	}
	rows, err = tx.QueryContext(ctx, `
		SELECT id, source, force, strftime(month, '%Y-%m'), path, file_hash, stamp, snapshot, state, loaded + superseded
		FROM extract WHERE state <> 'withdrawn' ORDER BY id`)
	if err != nil {
		return nil, 0, err
	}
	defer rows.Close()
	for rows.Next() {
		e := &extract{}
		var month string
		if err := rows.Scan(&e.id, &e.source, &e.force, &month, &e.path, &e.hash, &e.stamp, &e.snapshot, &e.was, &e.rows.Loaded); err != nil {
			return nil, 0, err
		}
		if e.month, err = data.ParseMonth(month); err != nil {
			return nil, 0, err
		}
		held = append(held, e)
	}
	return held, nextID, rows.Err()
}

// settle decides which extract of each source, force and month counts: among
// those that the raw files hold the one of the newest snapshot, the last by
// path among equals. It returns the one that counts in place of each superseded one.
func settle(extracts []*extract) map[*extract]*extract {
	type part struct {
		source, force string
		month         data.Month
	}
	parts := map[part][]*extract{}
	for _, e := range extracts {
		if !e.here {
			e.state = withdrawn
			continue
		}
		p := part{e.source, e.force, e.month}
		parts[p] = append(parts[p], e)
	}
	instead := map[*extract]*extract{}
	for _, rivals := range parts {
		sort.Slice(rivals, func(i, j int) bool { return older(rivals[i], rivals[j]) })
		last := rivals[len(rivals)-1]
		last.state = current
		for _, e := range rivals[:len(rivals)-1] {
			e.state = superseded
			instead[e] = last
		}
	}
	return instead
}

func older(a, b *extract) bool {
	if a.snapshot != b.snapshot {
		return a.snapshot < b.snapshot
	}
	return a.path < b.path
}

// account is the extract's rows as its state has them.
func (e *extract) account() Rows {
	r := e.rows
	if e.state != current {
		r.Loaded, r.Superseded = 0, r.Loaded
	}
	return r
}

// outcome says what became of the extract's file.
func (e *extract) outcome() Outcome {
	switch {
	case e.was == "" && e.state == current:
		return Loaded
	case e.was == e.state:
		return Unchanged
	case e.state == superseded:
		return Superseded
	case e.state == current:
		return Reinstated
	}
	return Withdrawn
}

// within reports whether the extract was read from a file, or from an archive.
func (e *extract) within(f File) bool {
	return e.source == f.Source && (e.path == f.Path || strings.HasPrefix(e.path, f.Path+"/"))
}

package ingest

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"assess/data"
	"assess/data/workspace"
)

// Lost is a month that has been read from a file and is in no raw file any more. It is
// not counted: the store holds what the raw files do. The raw files are the only copy of
// months that the police site has dropped, so that the file has to be put back.
type Lost struct {
	Source string
	Force  string // empty for a partner's table
	Month  data.Month
	File   string // that held it last, as people are shown it
	Gone   string // the day on which that was found, ISO
}

// Asker is what Lost asks of a store.
type Asker interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// lostMonths takes the sources with their kinds, as JSON. A month of a force that
// another source of the same kind holds is not lost.
const lostMonths = `
WITH source AS (SELECT s.id, s.kind FROM (SELECT unnest(from_json(?, '[{"id":"VARCHAR","kind":"VARCHAR"}]')) AS s)),
     held AS (SELECT s.kind, e.* FROM extract AS e JOIN source AS s ON s.id = e.source),
     gone AS (
         SELECT * FROM held AS h
         WHERE state = 'withdrawn'
           AND NOT EXISTS (SELECT 1 FROM held AS n WHERE n.state <> 'withdrawn' AND n.kind = h.kind AND n.force = h.force AND n.month = h.month)
         QUALIFY row_number() OVER (PARTITION BY kind, force, month ORDER BY retired_at DESC, id DESC) = 1),
     sent AS (
         SELECT e.source, e.id, e.path, e.state, e.retired_at, m.month
         FROM partner_month AS m
         JOIN partner_extract AS e ON e.id = m.extract
         JOIN source AS s ON s.id = e.source
         WHERE m.kept > 0 AND m.month IS NOT NULL),
     unsent AS (
         SELECT * FROM sent AS h
         WHERE state = 'withdrawn'
           AND NOT EXISTS (SELECT 1 FROM sent AS n WHERE n.state <> 'withdrawn' AND n.source = h.source AND n.month = h.month)
         QUALIFY row_number() OVER (PARTITION BY source, month ORDER BY retired_at DESC, id DESC) = 1)
SELECT source, force, strftime(month, '%Y-%m'), path, strftime(retired_at, '%Y-%m-%d') FROM gone
UNION ALL
SELECT source, '', strftime(month, '%Y-%m'), path, strftime(retired_at, '%Y-%m-%d') FROM unsent
ORDER BY ALL`

// FindLost lists the months of the sources configured that are lost, by source, force
// and month. Months of a source that is no longer configured are not.
func FindLost(ctx context.Context, store Asker, sources []workspace.Source) ([]Lost, error) {
	type source struct {
		ID   string `json:"id"`
		Kind string `json:"kind"`
	}
	list := []source{}
	for _, s := range sources {
		list = append(list, source{s.ID, s.Kind})
	}
	configured, err := json.Marshal(list)
	if err != nil {
		return nil, err
	}
	rows, err := store.QueryContext(ctx, lostMonths, string(configured))
	if err != nil {
		return nil, fmt.Errorf("look for months that are in no raw file any more: %w", err)
	}
	defer rows.Close()
	var out []Lost
	for rows.Next() {
		var l Lost
		var month string
		if err := rows.Scan(&l.Source, &l.Force, &month, &l.File, &l.Gone); err != nil {
			return nil, err
		}
		if l.Month, err = data.ParseMonth(month); err != nil {
			return nil, err
		}
		out = append(out, l)
	}
	return out, rows.Err()
}

// String says what is lost and where it was.
func (l Lost) String() string {
	of := l.Force
	if of == "" {
		of = l.Source
	}
	return fmt.Sprintf("%s of %s is in no raw file any more, and is not counted: it was in %s, which is gone since %s; put the file back", l.Month, of, l.File, l.Gone)
}

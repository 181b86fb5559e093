package ingest

import (
	"context"
	"fmt"

	"assess/data/store"
	"assess/data/workspace"
)

// sameKinds refuses a source whose id once named a source of another kind. What the store
// keeps of it is known by its id alone: a replay of an earlier day would count the one
// kind's files as the other's.
func sameKinds(ctx context.Context, tx *store.Tx, sources []workspace.Source) error {
	held, err := kindsHeld(ctx, tx)
	if err != nil {
		return err
	}
	for _, s := range sources {
		for _, kind := range []string{workspace.PoliceStreet, workspace.StopAndSearch, workspace.PartnerTable} {
			if held[sourceKind{s.ID, kind}] && kind != s.Kind {
				return fmt.Errorf("assess.toml line %d: source %q is of kind %q, and the store holds files of kind %q under that id: give the new source an id of its own", s.Line, s.ID, s.Kind, kind)
			}
		}
	}
	return nil
}

// sourceKind is a source as the store knows it.
type sourceKind struct{ source, kind string }

// kindsHeld lists the kinds of the files that each source has ever had. Published files say
// theirs by their name.
func kindsHeld(ctx context.Context, tx *store.Tx) (map[sourceKind]bool, error) {
	rows, err := tx.QueryContext(ctx, `
		SELECT source, max(path) FROM extract GROUP BY source, regexp_matches(lower(path), 'stop-and-search\.csv(\.gz)?$')
		UNION ALL
		SELECT DISTINCT source, '' FROM partner_extract`)
	if err != nil {
		return nil, fmt.Errorf("read the kinds of sources: %w", err)
	}
	defer rows.Close()
	out := map[sourceKind]bool{}
	for rows.Next() {
		var source, path string
		if err := rows.Scan(&source, &path); err != nil {
			return nil, err
		}
		switch kind, _, _ := readName(path); {
		case path == "":
			out[sourceKind{source, workspace.PartnerTable}] = true
		case kind == searchFile:
			out[sourceKind{source, workspace.StopAndSearch}] = true
		case kind == streetFile:
			out[sourceKind{source, workspace.PoliceStreet}] = true
		}
	}
	return out, rows.Err()
}

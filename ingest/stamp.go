package ingest

import (
	"context"
	"time"

	"assess/data/store"
)

// stamp is the time to note for a load: now, or the newest time that the store has
// where the clock has gone back since. So the order of the times in the store is the
// order in which things were done, whatever the clock said: nothing ends before it
// began, and what was known on a day is not changed by a load that came later.
func stamp(ctx context.Context, tx *store.Tx, now time.Time) (time.Time, error) {
	rows, err := tx.QueryContext(ctx, `
		SELECT max(greatest(loaded_at, coalesce(retired_at, loaded_at)))
		FROM (SELECT loaded_at, retired_at FROM extract UNION ALL SELECT loaded_at, retired_at FROM partner_extract)`)
	if err != nil {
		return now, err
	}
	defer rows.Close()
	var newest *time.Time
	for rows.Next() {
		if err := rows.Scan(&newest); err != nil {
			return now, err
		}
	}
	now = now.UTC()
	if newest != nil && newest.After(now) {
		now = newest.UTC()
	}
	return now, rows.Err()
}

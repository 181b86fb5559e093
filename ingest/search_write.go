package ingest

import (
	"context"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"

	"assess/data/store"
)

// writeSearches writes the searches of all files that next gives, until it gives none.
func writeSearches(ctx context.Context, tx *store.Tx, next func() (*numberedReading, error)) error {
	columns := []arrow.Field{column("extract", typeInt), column("place", typeInt), column("at", typeMoment), column("kind", typeText),
		column("sex", typeText), column("age", typeText), column("self_defined", typeText), column("officer_defined", typeText),
		column("legislation", typeText), column("object", typeText), column("outcome", typeText), optional("linked", typeTruth), optional("clothing", typeTruth)}
	var s *numberedReading
	from := 0
	return appendTo(ctx, tx, "search", columns, func(b *array.RecordBuilder) (rows int, err error) {
		for rows < batchRows {
			if s == nil || from == len(s.found) {
				if s, err = next(); s == nil || err != nil {
					return rows, err
				}
				from = 0
			}
			to := min(len(s.found), from+batchRows-rows)
			for i, x := range s.found[from:to] {
				appendRow(b, s.id, s.ids[s.at[from+i]], x.at, x.kind, x.sex, x.age, x.selfDefined, x.officer,
					x.legislation, x.object, x.outcome, x.linked.value(), x.clothing.value())
			}
			rows += to - from
			from = to
		}
		return rows, nil
	})
}

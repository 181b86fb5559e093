package analysis

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"assess/data"
	"assess/data/workspace"
)

// PartnerRestatement is one replacement of a partner's file that changed the total of a
// month, over all areas that the table covers.
type PartnerRestatement struct {
	Source        string     `json:"source"`
	Month         data.Month `json:"month"`
	Previous      int64      `json:"previous_count"`
	Current       int64      `json:"current_count"`
	PreviousKnown string     `json:"previous_known"` // the newest day of the file, or the day on which it was read
	CurrentKnown  string     `json:"current_known"`
}

// partnerCopy is a file of a partner's table with its records.
type partnerCopy struct {
	id                int32
	source, path      string
	hash              string
	rows              int64  // read of it
	newest, loadedOn  string // days, ISO
	gone              bool   // no longer among the raw files
	records           []resent
	placedAt, placeBy string // what it is ordered by: newest day and path, of a file that was written over those of the one in its place
}

// resent is the records of a file with one month, category and reference.
type resent struct {
	month data.Month
	key   refKey
	count int64
}

type refKey struct{ category, ref string }

// readResent finds what files of partners' tables changed that replaced others, or came
// after them, as known on a day; and of those that are told of, the files that are gone.
func readResent(ctx context.Context, q Querier, sources []workspace.Source, day string) (told []PartnerRestatement, gone []Input, err error) {
	bySource := map[string][]*partnerCopy{}
	var last *partnerCopy
	err = each(ctx, q, "partnerresent", func(rows *sql.Rows) error {
		var c partnerCopy
		var r resent
		var month string
		if err := rows.Scan(&c.id, &c.source, &c.path, &c.hash, &c.rows, &c.newest, &c.loadedOn, &c.gone, &month, &r.key.category, &r.key.ref, &r.count); err != nil {
			return err
		}
		if last == nil || last.id != c.id {
			last = &c
			bySource[c.source] = append(bySource[c.source], last)
		}
		var err error
		r.month, err = data.ParseMonth(month)
		last.records = append(last.records, r)
		return err
	}, day, day, day, day)
	if err != nil {
		return nil, nil, err
	}
	for _, s := range sources {
		files := asTheyCount(bySource[s.ID])
		steps := resentSteps(files)
		told = append(told, steps...)
		for _, f := range files {
			if f.gone && len(steps) > 0 {
				gone = append(gone, Input{Path: f.path, SHA256: f.hash, Rows: f.rows})
			}
		}
	}
	return told, gone, nil
}

// resentSteps lists, of the files of one source as they count, the totals of months that
// a file changed which others before it had, by month, then by time.
func resentSteps(files []*partnerCopy) []PartnerRestatement {
	type known struct {
		total int64
		by    *partnerCopy
	}
	at := map[data.Month]known{}
	var out []PartnerRestatement
	step := func(active []*partnerCopy, by *partnerCopy) {
		totals := resentTotals(active)
		for m := range at {
			if _, ok := totals[m]; !ok {
				totals[m] = 0
			}
		}
		for m, n := range totals {
			was, ok := at[m]
			if ok && was.total == n {
				continue
			}
			if ok {
				r := PartnerRestatement{by.source, m, was.total, n, was.by.newest, by.newest}
				if was.by.gone || by.gone {
					r.PreviousKnown, r.CurrentKnown = was.by.loadedOn, by.loadedOn
				}
				out = append(out, r)
			}
			at[m] = known{n, by}
		}
	}
	var active []*partnerCopy
	for _, f := range files {
		active = slices.DeleteFunc(active, func(old *partnerCopy) bool { return old.gone && old.path == f.path })
		active = append(active, f)
		step(active, f)
	}
	slices.SortStableFunc(out, func(a, b PartnerRestatement) int { return cmp.Compare(a.Month, b.Month) })
	return out
}

// asTheyCount puts files in the order in which they count, one that was written over before
// the file in its place. A file that is gone, and in whose place there is none, is left
// out: a month that it alone had is lost rather than restated. So is a file with the
// bytes of another, which was read in another way or twice.
func asTheyCount(files []*partnerCopy) []*partnerCopy {
	var out []*partnerCopy
	for _, f := range files {
		f.placedAt, f.placeBy = f.newest, f.path
		if f.gone {
			i := slices.IndexFunc(files, func(g *partnerCopy) bool { return !g.gone && g.path == f.path })
			if i < 0 {
				continue
			}
			f.placedAt = files[i].newest
		}
		if !slices.ContainsFunc(files, func(g *partnerCopy) bool {
			return g != f && g.hash == f.hash && (f.gone && !g.gone || f.gone == g.gone && g.path > f.path)
		}) {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b *partnerCopy) int {
		return cmp.Or(cmp.Compare(a.placedAt, b.placedAt), cmp.Compare(a.placeBy, b.placeBy), cmp.Compare(a.id, b.id))
	})
	return out
}

// resentTotals are the totals by month of the records that count: of those with one
// reference and category the one in the last file.
func resentTotals(files []*partnerCopy) map[data.Month]int64 {
	out := map[data.Month]int64{}
	seen := map[refKey]bool{}
	for _, f := range slices.Backward(files) {
		own := map[refKey]bool{}
		for _, r := range f.records {
			if r.key.ref != "" {
				if seen[r.key] {
					continue
				}
				own[r.key] = true
			}
			out[r.month] += r.count
		}
		for k := range own {
			seen[k] = true
		}
	}
	return out
}

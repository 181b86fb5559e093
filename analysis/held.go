package analysis

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"time"

	"assess/data"
	"assess/data/workspace"
)

// Held is what the store holds, told from its list of files alone: enough to know whether
// a report is out of date, in a time that does not grow with the rows.
type Held struct {
	Digest string // SHA-256 of the list of all files ever read, with what became of each
	status map[sourceMonth]data.Status
}

// ReadHeld reads what the store holds of the sources.
func ReadHeld(ctx context.Context, q Querier, sources []workspace.Source) (*Held, error) {
	all, err := readExtracts(ctx, q)
	if err != nil {
		return nil, err
	}
	var searches searchFacts
	street := searches.apart(knownAt(configured(all, sources), ""), sources)
	h := &Held{status: statuses(street)}
	h.Digest, err = digest(ctx, q)
	return h, err
}

// Held is what the store held when the facts were gathered, whatever day was asked for.
func (f *Facts) Held() *Held { return f.held }

func digest(ctx context.Context, q Querier) (string, error) {
	sum := sha256.New()
	err := each(ctx, q, "heldfiles", func(rows *sql.Rows) error {
		var source, path, hash, state string
		if err := rows.Scan(&source, &path, &hash, &state); err != nil {
			return err
		}
		_, err := fmt.Fprintf(sum, "%q %q %q %q\n", source, path, hash, state)
		return err
	})
	return hex.EncodeToString(sum.Sum(nil)), err
}

// Newest is the newest month of a force that can be counted, zero when there is none.
func (h *Held) Newest(force string) (newest data.Month) {
	for k, s := range h.status {
		if k.Force == force && s.Usable() {
			newest = max(newest, k.Month)
		}
	}
	return newest
}

// Holds reports whether a month of the period can be counted for a force.
func (h *Held) Holds(force string, p data.Period) bool {
	for k, s := range h.status {
		if k.Force == force && s.Usable() && p.Contains(k.Month) {
			return true
		}
	}
	return false
}

// Due lists the years of which a report is kept up to date, oldest first: the one that
// holds the newest month of the force, and the one before it until every month of that
// has been held as more than provisional.
func (h *Held) Due(force string, starts time.Month) []data.Period {
	newest := h.Newest(force)
	if newest.IsZero() {
		return nil
	}
	from := data.NewMonth(newest.Year(), starts)
	if from > newest {
		from = from.Add(-12)
	}
	year := data.Period{From: from, To: from.Add(11)}
	before := year.Add(-12)
	if newest-before.To <= ProvisionalMonths && h.Holds(force, before) {
		return []data.Period{before, year}
	}
	return []data.Period{year}
}

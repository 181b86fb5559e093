package main

import (
	"context"
	"database/sql"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"testing"

	"assess/data"
	"assess/data/sample"
	"assess/data/workspace"
	"assess/ingest"
)

// TestPartnersTablesAreReadAsTheyWerePlanted loads the sample partnership and holds
// every count, flag and row of its partners' tables against what their generator says.
func TestPartnersTablesAreReadAsTheyWerePlanted(t *testing.T) {
	t.Parallel()
	truth := sampleTruth(t)
	c, err := workspace.Read(truth.Config)
	if err != nil {
		t.Fatal(err)
	}
	o := &options{terminal: &terminal{out: io.Discard, err: io.Discard, quiet: true}, config: truth.Config, store: filepath.Join(t.TempDir(), "s.duckdb")}
	o.override(c)
	s, err := o.open(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	result, err := s.load(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	if len(truth.Tables) != 7 || len(c.Tables()) != 7 {
		t.Fatalf("%d tables are planted and %d configured, want 7", len(truth.Tables), len(c.Tables()))
	}
	districts := slices.IndexFunc(result.Assignments, func(a ingest.Assignment) bool { return a.Layer == data.District })
	for i, table := range truth.Tables {
		t.Run(table.ID, func(t *testing.T) {
			if c.Tables()[i].ID != table.ID {
				t.Errorf("the configuration has %s here", c.Tables()[i].ID)
			}
			filesAreTrue(t, result, table)
			h := holding{t, s, table.ID}
			h.countsAreTrue(table, truth.Home.Code)
			h.flagsAreTrue(table)
			h.placesAreTrue(table, result.Assignments[districts].ID)
		})
	}
}

// filesAreTrue checks the account of every file.
func filesAreTrue(t *testing.T, result ingest.Result, table sample.Table) {
	t.Helper()
	for _, f := range table.Files {
		want := ingest.Rows{Read: int64(f.Rows), Loaded: int64(f.Rows - f.Rejected - f.Duplicate), Rejected: int64(f.Rejected), Duplicate: int64(f.Duplicate)}
		at := slices.IndexFunc(result.Files, func(r ingest.FileResult) bool { return r.Path == f.Path })
		if at < 0 || result.Files[at].Rows != want {
			t.Errorf("%s: want %+v among the files read", f.Path, want)
		}
	}
}

// holding is what the store holds of one partner's table.
type holding struct {
	*testing.T
	session *session
	source  string
}

// each runs a query whose parameter is the source and calls row for every row.
func (h holding) each(query string, row func(*sql.Rows) error) {
	h.Helper()
	if err := h.query(h.Context(), query, row); err != nil {
		h.Fatal(err)
	}
}

func (h holding) query(ctx context.Context, query string, row func(*sql.Rows) error) error {
	rows, err := h.session.store.QueryContext(ctx, query, h.source)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := row(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// countsAreTrue checks what the rows stand for in every district, category and month,
// and how many say nothing. Rows that state no district are of home.
func (h holding) countsAreTrue(table sample.Table, home data.Code) {
	counts, hidden, months := map[sample.Cell]int{}, map[sample.Cell]int{}, map[data.Month]bool{}
	h.each(`SELECT district, category, strftime(month, '%Y-%m'), coalesce(sum(count), 0)::BIGINT, count(*) FILTER (WHERE count IS NULL)
		FROM current_partner_record WHERE source = ? GROUP BY ALL`, func(rows *sql.Rows) error {
		var c sample.Cell
		var month string
		var n, unknown int
		if err := rows.Scan(&c.District, &c.Category, &month, &n, &unknown); err != nil {
			return err
		}
		if c.District == "" {
			c.District = home
		}
		var err error
		c.Month, err = data.ParseMonth(month)
		months[c.Month] = true
		counts[c] += n
		hidden[c] += unknown
		return err
	})
	full := func(_ sample.Cell, n int) bool { return n == 0 }
	want, wantHidden := maps.Clone(table.Counts), maps.Clone(table.Hidden)
	for _, m := range []map[sample.Cell]int{counts, hidden, want, wantHidden} {
		maps.DeleteFunc(m, full)
	}
	if len(want) < 50 || !maps.Equal(counts, want) {
		h.Errorf("%d cells are counted; want the %d that were planted", len(counts), len(want))
	}
	if !maps.Equal(hidden, wantHidden) {
		h.Errorf("%d cells hold rows without a count, want %d", len(hidden), len(wantHidden))
	}
	if held := slices.Sorted(maps.Keys(months)); !table.Missing.IsZero() && (months[table.Missing] || len(held) != int(held[len(held)-1]-held[0])) {
		h.Errorf("months %v are held, want all but %s", held, table.Missing)
	}
}

// flagsAreTrue checks the rows with each flag set.
func (h holding) flagsAreTrue(table sample.Table) {
	got := map[sample.Mark]int{}
	for _, flag := range workspace.Flags {
		h.each(`SELECT district, category, strftime(month, '%Y-%m'), count(*) FROM current_partner_record WHERE source = ? AND `+flag+` GROUP BY ALL`, func(rows *sql.Rows) error {
			m := sample.Mark{Flag: flag}
			var month string
			var n int
			if err := rows.Scan(&m.District, &m.Category, &month, &n); err != nil {
				return err
			}
			var err error
			m.Month, err = data.ParseMonth(month)
			got[m] = n
			return err
		})
	}
	if !maps.Equal(got, table.Flagged) {
		h.Errorf("%d cells hold flags, want %d", len(got), len(table.Flagged))
	}
}

// placesAreTrue checks which rows have a place, and that it lies in the district that
// they state.
func (h holding) placesAreTrue(table sample.Table, districts int) {
	h.each(`SELECT count(*) FILTER (WHERE CASE located_by WHEN 'ward' THEN ward = '' WHEN 'district' THEN district = '' WHEN 'outward' THEN outward = '' ELSE place = 0 END),
		count(*) FILTER (WHERE NOT postcode), (SELECT sum(reversed)::BIGINT FROM current_partner_extract AS e WHERE e.source = ?1)
		FROM current_partner_record WHERE source = ?1`, func(rows *sql.Rows) error {
		var unplaced, unmatched, reversed int
		err := rows.Scan(&unplaced, &unmatched, &reversed)
		if unplaced != table.Unplaced || unmatched != table.Unmatched || reversed != table.Reversed {
			h.Errorf("%d rows without a place, %d postcodes not matched, %d ends reversed; want %d, %d, %d", unplaced, unmatched, reversed, table.Unplaced, table.Unmatched, table.Reversed)
		}
		return err
	})
	rows, err := h.session.store.QueryContext(h.Context(), `SELECT count(*) FROM current_partner_record AS r LEFT JOIN place_area AS a ON a.place = r.place AND a.assignment = ?
		WHERE r.source = ? AND r.place <> 0 AND r.district <> '' AND coalesce(a.area, '') <> r.district`, districts, h.source)
	if err != nil {
		h.Fatal(err)
	}
	defer rows.Close()
	astray := -1
	for rows.Next() {
		if err := rows.Scan(&astray); err != nil {
			h.Fatal(err)
		}
	}
	if astray != 0 {
		h.Errorf("%d rows lie outside the district that they state", astray)
	}
}

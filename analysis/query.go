package analysis

import (
	"context"
	"database/sql"
	"embed"
	"encoding/json"
	"fmt"

	"assess/data"
)

//go:embed sql/*.sql
var queries embed.FS

// Querier is all that the analysis asks of a store.
type Querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// each runs the named query and calls scan for every row.
func each(ctx context.Context, q Querier, name string, scan func(*sql.Rows) error, args ...any) error {
	text, err := queries.ReadFile("sql/" + name + ".sql")
	if err != nil {
		return err
	}
	rows, err := q.QueryContext(ctx, string(text), args...)
	if err != nil {
		return fmt.Errorf("query %s: %w", name, err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return fmt.Errorf("query %s: %w", name, err)
		}
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("query %s: %w", name, err)
	}
	return nil
}

// list passes a slice as a query parameter: the queries unpack it from JSON.
func list[T any](values []T) string {
	if len(values) == 0 {
		return "[]"
	}
	b, err := json.Marshal(values)
	if err != nil {
		panic(err) // numbers and strings always marshal
	}
	return string(b)
}

// extract is one file's part in the store, as read.
type extract struct {
	ID            int32
	Source, Force string
	Month         data.Month
	Path, SHA256  string
	Account       RowAccount
	Vintage       int
	State         string // current | superseded | withdrawn
	LoadedOn      string // ISO date
}

func readExtracts(ctx context.Context, q Querier) ([]extract, error) {
	var out []extract
	err := each(ctx, q, "extracts", func(rows *sql.Rows) error {
		var e extract
		var month, state string
		a := &e.Account
		if err := rows.Scan(&e.ID, &e.Source, &e.Force, &month, &e.Path, &e.SHA256, &a.Read, &a.Loaded, &a.Rejected,
			&a.Duplicate, &a.Superseded, &a.WithoutLocation, &e.Vintage, &state, &e.LoadedOn); err != nil {
			return err
		}
		var err error
		e.Month, err = data.ParseMonth(month)
		e.State = state
		out = append(out, e)
		return err
	})
	return out, err
}

func readRejections(ctx context.Context, q Querier) ([]Rejection, error) {
	out := []Rejection{}
	err := each(ctx, q, "rejections", func(rows *sql.Rows) error {
		var r Rejection
		if err := rows.Scan(&r.File, &r.Line, &r.Reason, &r.Rows); err != nil {
			return err
		}
		out = append(out, r)
		return nil
	})
	return out, err
}

// monthlyRow is one cell of the cube that every total comes from.
type monthlyRow struct {
	Force    string
	Month    data.Month
	Category data.Category
	District data.Code // of the row's LSOA; empty outside the LSOA layer or without a location
	Count    int64
}

func readMonthly(ctx context.Context, q Querier, extracts []int32, d districtList, assignment int) ([]monthlyRow, error) {
	var out []monthlyRow
	err := each(ctx, q, "monthly", func(rows *sql.Rows) error {
		var r monthlyRow
		var month string
		var category uint8
		if err := rows.Scan(&r.Force, &month, &category, &r.District, &r.Count); err != nil {
			return err
		}
		var err error
		if r.Month, err = data.ParseMonth(month); err != nil {
			return err
		}
		r.Category, err = categoryOf(category)
		out = append(out, r)
		return err
	}, list(extracts), list(d.LSOA), list(d.District), assignment)
	return out, err
}

func categoryOf(id uint8) (data.Category, error) {
	if int(id) >= len(data.Categories) {
		return "", fmt.Errorf("the store holds category %d, which this version does not know; use the newer program", id)
	}
	return data.Categories[id].Name, nil
}

// districtList gives the district of each LSOA of the newest vintage, as two
// lists of one length.
type districtList struct {
	LSOA     []data.Code
	District []data.Code
}

func readUnlocated(ctx context.Context, q Querier, extracts []int32) (map[forceMonth]int64, error) {
	out := map[forceMonth]int64{}
	err := each(ctx, q, "unlocated", func(rows *sql.Rows) error {
		var force, month string
		var n int64
		if err := rows.Scan(&force, &month, &n); err != nil {
			return err
		}
		m, err := data.ParseMonth(month)
		out[forceMonth{force, m}] = n
		return err
	}, list(extracts))
	return out, err
}

type forceMonth struct {
	Force string
	Month data.Month
}

// areaCounts is counts by category and area code; the empty code is outside the layer.
type areaCounts map[data.Category]map[data.Code]int64

func readAreas(ctx context.Context, q Querier, extracts []int32, own []data.Code, lsoa, layer int) (areaCounts, error) {
	out := areaCounts{}
	err := each(ctx, q, "areas", func(rows *sql.Rows) error {
		var id uint8
		var code data.Code
		var n int64
		if err := rows.Scan(&id, &code, &n); err != nil {
			return err
		}
		category, err := categoryOf(id)
		if err != nil {
			return err
		}
		out.add(category, code, n)
		if category.IsCrime() {
			out.add(data.AllCrime, code, n)
		}
		return nil
	}, list(extracts), list(own), layer, lsoa)
	return out, err
}

func (c areaCounts) add(category data.Category, code data.Code, n int64) {
	if c[category] == nil {
		c[category] = map[data.Code]int64{}
	}
	c[category][code] += n
}

// placeCount is the incidents of one category at one point, in metres of the
// British National Grid.
type placeCount struct {
	Category          data.Category
	Easting, Northing float64
	Count             int64
}

func readPlaces(ctx context.Context, q Querier, extracts []int32, own []data.Code, lsoa int) ([]placeCount, error) {
	var out []placeCount
	err := each(ctx, q, "places", func(rows *sql.Rows) error {
		var id uint8
		var p placeCount
		if err := rows.Scan(&id, &p.Easting, &p.Northing, &p.Count); err != nil {
			return err
		}
		var err error
		p.Category, err = categoryOf(id)
		out = append(out, p)
		return err
	}, list(extracts), list(own), lsoa)
	return out, err
}

// cellMonths is one cell's incidents in one year: their number and the squares of its
// monthly numbers, each times its month's weight.
type cellMonths struct {
	column, row int // of squares of the side asked for, from the grid's origin
	asb, later  bool
	count       int64
	squares     int64
}

// cellMonthsQuery says what is counted: one extract a place of the first five slices.
type cellMonthsQuery struct {
	extracts, later, month []int32
	crime, asb             []int64 // weights of the month
	own                    []data.Code
	lsoa                   int // assignment
	asbSide, crimeSide     int // metres
}

func readCellMonths(ctx context.Context, q Querier, in cellMonthsQuery) ([]cellMonths, error) {
	asb, _ := data.LookupCategory(string(data.AntiSocialBehaviour))
	var out []cellMonths
	err := each(ctx, q, "cellmonths", func(rows *sql.Rows) error {
		var c cellMonths
		var later int32
		err := rows.Scan(&c.column, &c.row, &c.asb, &later, &c.count, &c.squares)
		c.later = later == 1
		out = append(out, c)
		return err
	}, list(in.extracts), list(in.later), list(in.month), list(in.crime), list(in.asb), list(in.own), in.lsoa, int32(asb.ID), in.asbSide, in.crimeSide)
	return out, err
}

// disagreement is how often points and stated codes differ.
type disagreement struct{ Checked, LSOA, District int64 }

func readDisagreement(ctx context.Context, q Querier, extracts []int32, own []data.Code, d districtList, byCode, byPoint int) (out disagreement, err error) {
	err = each(ctx, q, "disagreement", func(rows *sql.Rows) error {
		return rows.Scan(&out.Checked, &out.LSOA, &out.District)
	}, list(extracts), list(d.LSOA), list(d.District), list(own), byPoint, byCode)
	return out, err
}

package analysis

import (
	"context"
	"database/sql"
	"embed"
	"encoding/json"
	"fmt"
	"slices"

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
	return eachAfter(ctx, q, "", name, scan, args...)
}

// eachAfter runs the named query with the text of another before it, unless that is
// empty, and calls scan for every row.
func eachAfter(ctx context.Context, q Querier, before, name string, scan func(*sql.Rows) error, args ...any) error {
	var text []byte
	for _, part := range []string{before, name} {
		if part == "" {
			continue
		}
		sql, err := queries.ReadFile("sql/" + part + ".sql")
		if err != nil {
			return err
		}
		text = append(text, sql...)
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
	Snapshot      string // the newest month known when the file was published
	RetiredOn     string // ISO date on which it ceased to be current; empty while it is
}

func readExtracts(ctx context.Context, q Querier) ([]extract, error) {
	var out []extract
	err := each(ctx, q, "extracts", func(rows *sql.Rows) error {
		var e extract
		var month, state string
		a := &e.Account
		if err := rows.Scan(&e.ID, &e.Source, &e.Force, &month, &e.Path, &e.SHA256, &a.Read, &a.Loaded, &a.Rejected,
			&a.Duplicate, &a.Superseded, &a.WithoutLocation, &e.Vintage, &state, &e.LoadedOn, &e.Snapshot, &e.RetiredOn); err != nil {
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

// In place of the number of a district, as monthly.sql gives it.
const (
	outsideDistricts = -1
	withoutLocation  = -2
)

// readMonthly counts the incidents of the extracts by force, month, category and
// district, in no order, and those without any location by force and month. districts
// has the district of each LSOA. Files of which a tally is kept are counted there too.
func readMonthly(ctx context.Context, q Querier, extracts map[int32]forceMonth, tallies map[int32]districtCounts, lsoas, districts []data.Code, assignment int) (cube []monthlyRow, unlocated map[forceMonth]int64, err error) {
	codes := slices.Compact(slices.Sorted(slices.Values(districts)))
	numbers := make([]int, len(districts))
	for i, d := range districts {
		numbers[i], _ = slices.BinarySearch(codes, d)
	}
	unlocated = map[forceMonth]int64{}
	err = each(ctx, q, "monthly", func(rows *sql.Rows) error {
		var extract, district int32
		var category uint8
		var r monthlyRow
		if err := rows.Scan(&extract, &category, &district, &r.Count); err != nil {
			return err
		}
		if t := tallies[extract]; t != nil && district >= 0 && int(category) < len(data.Categories) {
			t.add(codes[district], category, r.Count)
		}
		k, ok := extracts[extract]
		if !ok {
			return nil
		}
		r.Force, r.Month = k.Force, k.Month
		switch district {
		case withoutLocation:
			unlocated[k] += r.Count
		case outsideDistricts:
		default:
			r.District = codes[district]
		}
		var err error
		r.Category, err = categoryOf(category)
		cube = append(cube, r)
		return err
	}, list(lsoas), list(numbers), assignment)
	return cube, unlocated, err
}

func categoryOf(id uint8) (data.Category, error) {
	if int(id) >= len(data.Categories) {
		return "", fmt.Errorf("the store holds category %d, which this version does not know; use the newer program", id)
	}
	return data.Categories[id].Name, nil
}

type forceMonth struct {
	Force string
	Month data.Month
}

// areaCounts is counts by category and area code; the empty code is outside the layer.
type areaCounts map[data.Category]map[data.Code]int64

// readAreas counts the incidents of the extracts in the LSOAs given, by the assignment.
func readAreas(ctx context.Context, q Querier, extracts []int32, lsoas []data.Code, assignment int) (areaCounts, error) {
	out := areaCounts{}
	err := each(ctx, q, "areas", func(rows *sql.Rows) error {
		var id uint8
		var number, n int64
		if err := rows.Scan(&id, &number, &n); err != nil {
			return err
		}
		category, err := categoryOf(id)
		out.add(category, lsoas[number], n)
		return err
	}, list(extracts), list(lsoas), assignment)
	return out, err
}

// add counts incidents of a published category, crimes under All crime too.
func (c areaCounts) add(category data.Category, code data.Code, n int64) {
	c.put(category, code, n)
	if category.IsCrime() {
		c.put(data.AllCrime, code, n)
	}
}

func (c areaCounts) put(category data.Category, code data.Code, n int64) {
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

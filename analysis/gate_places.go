package analysis

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"slices"

	"assess/data"
	"assess/data/workspace"
)

// spots is where the points of an extract lie.
type spots struct{ points, outside, differ int64 }

// readSpots counts the points of each extract, those outside the LSOA layer, and those in
// another district than the row's own code says.
func readSpots(ctx context.Context, q Querier, lsoas, districts []data.Code, l Layers) (map[int32]spots, error) {
	codes := slices.Compact(slices.Sorted(slices.Values(districts)))
	numbers := make([]int, len(districts))
	for i, d := range districts {
		numbers[i], _ = slices.BinarySearch(codes, d)
	}
	out := map[int32]spots{}
	err := each(ctx, q, "spots", func(rows *sql.Rows) error {
		var id int32
		var s spots
		err := rows.Scan(&id, &s.points, &s.outside, &s.differ)
		out[id] = s
		return err
	}, list(lsoas), list(numbers), l.LSOA.Assignment, l.LSOAByCode)
	return out, err
}

// shareGate is a share of a month's rows that is held against what is usual.
type shareGate struct {
	gate   workspace.Gate
	limit  float64
	share  func(gateMonth) (part, of int64)
	what   string // of the rows
	enough int64  // fewest rows of a month that is looked at
}

// leastRows is the fewest rows of a month of which a share is looked at.
const leastRows = 50

// shareFindings finds the months in which a share of the rows is not what is usual: those
// without a location, those outside the boundaries, those in another district than they
// say. A share has to be beyondChance binomial standard errors away as well, of the share
// and the rows that are usual. In orderly series of 100 to 20,000 rows whose share
// varies by 15% of itself beside chance fewer than one month in 2,000 is found (TestGatesAreSeldomFalse).
func shareFindings(months []gateMonth, limits workspace.Gates) []GateFinding {
	var out []GateFinding
	for _, g := range []shareGate{
		{workspace.LocationRate, limits.LocationChange, func(m gateMonth) (int64, int64) { return m.unplaced, m.rows }, "rows of %s have no location", leastRows},
		{workspace.OutsideArea, limits.OutsideChange, func(m gateMonth) (int64, int64) { return m.outside, m.points }, "points of %s lie outside the boundaries held", leastRows},
		{workspace.PointAndCode, limits.CodeChange, func(m gateMonth) (int64, int64) { return m.differ, m.points }, "points of %s lie in another district than their row says", leastRows},
	} {
		out = append(out, g.findings(months)...)
	}
	return out
}

func (g shareGate) findings(months []gateMonth) []GateFinding {
	var kept []gateMonth
	var at []data.Month
	var shares, rows []float64
	for _, m := range months {
		part, of := g.share(m)
		if m.status == data.Partial || of < g.enough {
			continue
		}
		kept, at = append(kept, m), append(at, m.month)
		shares, rows = append(shares, float64(part)/float64(of)), append(rows, float64(of))
	}
	found := jumps(at, shares, func(i int, usual float64) float64 {
		p := max(usual, 1/rows[i]) // a share of nothing usual has an error too
		return max(g.limit, beyondChance*math.Sqrt(p*(1-p)/rows[i]), beyondChance*wobble(shares, i))
	})
	var out []GateFinding
	for _, j := range found {
		m, usual := kept[j.at], j.usual
		out = append(out, GateFinding{
			Gate: g.gate, Months: data.Period{From: m.month, To: m.month}, Number: shares[j.at], Usual: &usual, Limit: j.limit,
			What: fmt.Sprintf("%.1f%% of the "+g.what+", where %.1f%% is usual; let through is a change of %.1f points", 100*shares[j.at], m.month.Label(), 100*usual, 100*j.limit),
		})
	}
	return out
}

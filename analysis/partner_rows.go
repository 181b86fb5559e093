package analysis

import (
	"database/sql"
	"time"

	"assess/data"
)

// partnerRow is one record of a partner's table that lies in the partnership.
type partnerRow struct {
	source            string
	month             data.Month
	category          string
	flags             uint8
	place             int32 // 0 for none
	located           bool
	easting, northing float64   // metres of the British National Grid; 0 unless located
	ward              data.Code // empty for none
	day, from, to     time.Time // by the clocks of England; the zero time where not known
}

// rowsBefore is how many months before the year rows are read of: with the year, three
// years, from which the places that have had a record are known.
const rowsBefore = 24

// openPartnerRows reads the rows of the tables whose rows are one record each.
func (b *builder) openPartnerRows() error {
	b.partnerRows = map[string][]partnerRow{}
	if len(b.partners) == 0 {
		return nil
	}
	l, day := b.facts.common.Layers, b.facts.common.AsAt
	ward := 0 // no assignment
	areas := b.lsoaCodes()
	if l.Ward != nil {
		ward = l.Ward.Assignment
		for i, w := range l.Ward.Atlas.Areas {
			if b.owns(districtOfWard(b.facts.common, b.facts.districts, i)) {
				areas = append(areas, w.Code)
			}
		}
	}
	areas = append(areas, b.req.Partnership.Areas...)
	for canonical := range b.own {
		areas = append(areas, canonical)
	}
	home, single := []string{}, map[string]bool{}
	for _, t := range b.partners {
		single[t.ID] = t.Table.Count == ""
		if t.home != nil {
			home = append(home, t.ID)
		}
	}
	year := b.out.Year.Held
	return eachAfter(b.ctx, b.facts.query, partnerHeld, "partnerrecords", func(rows *sql.Rows) error {
		var r partnerRow
		var month string
		var easting, northing sql.NullFloat64
		var on, starts, ends sql.NullTime
		if err := rows.Scan(&r.source, &month, &r.category, &r.flags, &r.place, &easting, &northing, &r.ward, &on, &starts, &ends); err != nil {
			return err
		}
		if !single[r.source] {
			return nil
		}
		r.located, r.easting, r.northing = easting.Valid, easting.Float64, northing.Float64
		r.day, r.from, r.to = on.Time, starts.Time, ends.Time
		var err error
		r.month, err = data.ParseMonth(month)
		b.partnerRows[r.source] = append(b.partnerRows[r.source], r)
		return err
	}, day, day, day, l.LSOAByCode, ward, year.From.Add(-rowsBefore).String()+"-01", year.To.String()+"-01", list(areas), list(home))
}

// inYear are the rows of a table in the months of the year that count.
func (t *partnerTable) inYear(rows []partnerRow, year data.Period) []partnerRow {
	var out []partnerRow
	for _, r := range rows {
		if year.Contains(r.month) && t.usable(r.month) {
			out = append(out, r)
		}
	}
	return out
}

// ofCategory gives the rows of a category; all rows where it is empty.
func ofCategory(rows []partnerRow, category string) []partnerRow {
	if category == "" {
		return rows
	}
	var out []partnerRow
	for _, r := range rows {
		if r.category == category {
			out = append(out, r)
		}
	}
	return out
}

// kinds lists a table's series of the partnership without a flag: all records, then
// its categories.
func (t *partnerTable) kinds() []PartnerKey {
	var out []PartnerKey
	for _, k := range t.keys() {
		if k.district == "" && k.Flag == "" {
			out = append(out, k.PartnerKey)
		}
	}
	return out
}

// rowsAreCounts is why nothing is told of the single records of a table.
const rowsAreCounts = "its rows are counts, not single records"

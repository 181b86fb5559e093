package analysis

import (
	"context"
	"database/sql"

	"assess/data"
	"assess/data/reference"
	"assess/geo"
)

// partnerHeld is the query that stands before those of partners' rows.
const partnerHeld = "partnerheld"

// partnerCell is the rows of a partner's table with one source, month, category, set of
// flags, offence code and district.
type partnerCell struct {
	source   string
	month    data.Month
	category string
	flags    uint8     // a bit for each of workspace.Flags, in their order
	marked   bool      // it is known whether the victim comes again
	offence  string    // code, as data.OffenceCode writes it; empty for none
	district data.Code // canonical; empty where the rows have none, elsewhere for points outside the boundaries
	count    int64     // what the rows with a number stand for
	rows     int64
	hidden   int64 // of rows, those without a number
}

// elsewhere is in place of the district of points in no LSOA.
const elsewhere data.Code = "elsewhere"

// readPartnerCells counts the partners' rows. districts has the district of each LSOA.
func readPartnerCells(ctx context.Context, q Querier, common Common, districts []data.Code) ([]partnerCell, error) {
	var areas, within []data.Code
	for i, a := range common.Layers.LSOA.Atlas.Areas {
		areas, within = append(areas, a.Code), append(within, districts[i])
	}
	if common.Layers.Ward != nil {
		for i, a := range common.Layers.Ward.Atlas.Areas {
			areas, within = append(areas, a.Code), append(within, districtOfWard(common, districts, i))
		}
	}
	var out []partnerCell
	day := common.AsAt
	err := eachAfter(ctx, q, partnerHeld, "partnercells", func(rows *sql.Rows) error {
		var c partnerCell
		var month string
		if err := rows.Scan(&c.source, &month, &c.category, &c.flags, &c.marked, &c.offence, &c.district, &c.count, &c.rows, &c.hidden); err != nil {
			return err
		}
		if c.district != "" && c.district != elsewhere {
			c.district = reference.Recoded(c.district)
		}
		var err error
		c.month, err = data.ParseMonth(month)
		out = append(out, c)
		return err
	}, day, day, day, list(areas), list(within), common.Layers.LSOAByCode)
	return out, err
}

// districtOfWard is the canonical district of a ward: the layer's own, or where it has
// none that of the LSOA with a point inside the ward.
func districtOfWard(common Common, districts []data.Code, ward int) data.Code {
	atlas := common.Layers.Ward.Atlas
	if d := atlas.Areas[ward].District; d != "" {
		return reference.Recoded(d)
	}
	p := geo.Interior(atlas.Shapes[ward])
	if k := common.Layers.LSOA.Atlas.Index().Find(p[0], p[1]); k >= 0 {
		return districts[k]
	}
	return ""
}

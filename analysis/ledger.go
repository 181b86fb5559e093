package analysis

import (
	"database/sql"
	"slices"

	"assess/data"
)

// ledger is every incident of one partnership in the months that are counted, read in
// one go: whatever is told of its places is counted from it.
type ledger struct {
	places []ledgerPlace               // by easting and northing, those without a point last
	months map[data.Month][]ledgerLine // in no order within a month
}

// ledgerPlace is a point with the LSOA stated beside it.
type ledgerPlace struct {
	located           bool
	easting, northing float64   // metres of the British National Grid; 0 unless located
	lsoa              data.Code // stated, of the vintage of the analysis
	ward, within      data.Code // ward and LSOA that hold the point; empty for none
}

// ledgerLine is one incident.
type ledgerLine struct {
	place    int32 // in ledger.places
	category uint8 // in data.Categories
}

// openLedger reads the partnership's places and incidents, and counts the year's points.
func (b *builder) openLedger() error {
	numbers, err := b.readPoints()
	if err != nil {
		return err
	}
	extracts := b.facts.months()
	b.ledger.months = map[data.Month][]ledgerLine{}
	err = each(b.ctx, b.facts.query, "incidents", func(rows *sql.Rows) error {
		var extract, place int32
		var line ledgerLine
		if err := rows.Scan(&extract, &place, &line.category); err != nil {
			return err
		}
		k, ok := extracts[extract]
		if !ok || k.Force != b.force() {
			return nil
		}
		line.place = numbers[place]
		b.ledger.months[k.Month] = append(b.ledger.months[k.Month], line)
		_, err := categoryOf(line.category)
		return err
	}, b.facts.common.Layers.LSOAByCode, list(b.lsoaCodes()))
	b.points = b.ledger.points(b.months)
	return err
}

// readPoints reads the places, and gives the number in the ledger of each of the store's.
func (b *builder) readPoints() (numbers map[int32]int32, err error) {
	l := b.facts.common.Layers
	ward := 0 // no assignment
	if l.Ward != nil {
		ward = l.Ward.Assignment
	}
	numbers = map[int32]int32{}
	err = each(b.ctx, b.facts.query, "points", func(rows *sql.Rows) error {
		var id, assignment int32
		var easting, northing sql.NullFloat64
		var area data.Code
		if err := rows.Scan(&id, &easting, &northing, &assignment, &area); err != nil {
			return err
		}
		i, ok := numbers[id]
		if !ok {
			i = int32(len(b.ledger.places))
			numbers[id] = i
			b.ledger.places = append(b.ledger.places, ledgerPlace{located: easting.Valid, easting: easting.Float64, northing: northing.Float64})
		}
		p := &b.ledger.places[i]
		switch int(assignment) {
		case l.LSOAByCode:
			p.lsoa = area
		case l.LSOA.Assignment:
			p.within = area
		case ward:
			p.ward = area
		}
		return nil
	}, l.LSOAByCode, list(b.lsoaCodes()), l.LSOAByCode, l.LSOA.Assignment, ward)
	return numbers, err
}

// areas counts the incidents of the months by category, All crime among them, and by
// the area that of gives a place.
func (l *ledger) areas(months []data.Month, of func(ledgerPlace) data.Code) areaCounts {
	out := areaCounts{}
	for place, counts := range l.byPlace(months) {
		for id, n := range counts {
			if n > 0 {
				out.add(data.Categories[id].Name, of(l.places[place]), n)
			}
		}
	}
	return out
}

// byPlace counts the incidents of the months by place and category.
func (l *ledger) byPlace(months []data.Month) [][]int64 {
	k := len(data.Categories)
	all := make([]int64, len(l.places)*k)
	for _, m := range months {
		for _, line := range l.months[m] {
			all[int(line.place)*k+int(line.category)]++
		}
	}
	out := make([][]int64, len(l.places))
	for i := range out {
		out[i] = all[i*k : (i+1)*k]
	}
	return out
}

// points counts the located incidents of the months by category and point, in that
// order, points by easting, then northing.
func (l *ledger) points(months []data.Month) []placeCount {
	byCategory := make([][]placeCount, len(data.Categories))
	for place, counts := range l.byPlace(months) {
		p := l.places[place]
		if !p.located {
			continue
		}
		for id, n := range counts {
			if n == 0 {
				continue
			}
			of := byCategory[id]
			if last := len(of) - 1; last >= 0 && of[last].Easting == p.easting && of[last].Northing == p.northing {
				of[last].Count += n // another LSOA is stated for the same point
				continue
			}
			byCategory[id] = append(of, placeCount{Category: data.Categories[id].Name, Easting: p.easting, Northing: p.northing, Count: n})
		}
	}
	return slices.Concat(byCategory...)
}

// known is how many points had an incident in the months.
func (l *ledger) known(months []data.Month) (n int) {
	var last *ledgerPlace
	for place, counts := range l.byPlace(months) {
		p := &l.places[place]
		if !p.located || !slices.ContainsFunc(counts, func(n int64) bool { return n > 0 }) {
			continue
		}
		if last == nil || last.easting != p.easting || last.northing != p.northing {
			n++
		}
		last = p
	}
	return n
}

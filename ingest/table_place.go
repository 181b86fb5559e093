package ingest

import (
	"math"

	"assess/geo"
)

// finder finds the places of partners' rows. What the configured tables have no
// use for is nil.
type finder struct {
	postcodes        *postcodes
	wards, districts *areaNames
	vintages         *vintages
}

// where reads the place of a row. reason is empty unless it has to be rejected.
func (r *tableReader) where(rec *partnerRecord, row []cell) (reason string) {
	w := r.table.Where
	var p place
	switch w.By() {
	case "postcode":
		p = r.byPostcode(rec, r.cell(row, w.Postcode))
	case "grid":
		p, reason = byGrid(r.cell(row, w.Easting), r.cell(row, w.Northing))
	case "degrees":
		p.lon, p.lat, reason = parsePoint([]byte(known(r.cell(row, w.Longitude))), []byte(known(r.cell(row, w.Latitude))))
	case "lsoa":
		var ok bool
		if p.lsoa, ok = parseLSOA([]byte(known(r.cell(row, w.LSOA)))); !ok {
			reason = "the LSOA code does not have the form of one"
		}
	case "ward":
		rec.ward = r.stated(r.finder.wards, r.cell(row, w.Ward))
	case "outward":
		rec.outward = outwardOf(r.cell(row, w.Outward))
	}
	if reason != "" {
		return reason
	}
	if w.District != "" {
		rec.district = r.stated(r.finder.districts, r.cell(row, w.District))
	}
	at, ok := r.placed[p]
	if !ok {
		at = int32(len(r.out.places))
		r.out.places = append(r.out.places, p)
		r.placed[p] = at
	}
	rec.at = at
	return ""
}

// byPostcode is the point of a postcode. Of one that ends after its outward part
// that is kept; of any other nothing.
func (r *tableReader) byPostcode(rec *partnerRecord, text string) (p place) {
	if unknownWord(text) {
		return p
	}
	full, outward := readPostcode(text)
	if full == 0 {
		rec.postcode = no
		rec.outward = outward
		return p
	}
	lon, lat, ok := r.finder.postcodes.find(full)
	if !ok {
		rec.postcode = no
		return p
	}
	rec.postcode = yes
	p.lon, p.lat = math.Float64bits(lon), math.Float64bits(lat)
	return p
}

// byGrid is a point given in metres of the British National Grid. Both blank, or
// both zero, is no point.
func byGrid(easting, northing string) (p place, reason string) {
	x, givenX, okX := readGrid(easting)
	y, givenY, okY := readGrid(northing)
	switch {
	case !okX || !okY:
		return p, "easting or northing is not a number"
	case givenX != givenY:
		return p, "only one of easting and northing is given"
	case !givenX || x == 0 && y == 0:
		return p, ""
	case !onGrid(x, y):
		return p, "coordinates outside Great Britain"
	}
	lon, lat := geo.FromGrid(x, y)
	if !(lon >= west && lon <= east && lat >= south && lat <= north) {
		return p, "coordinates outside Great Britain"
	}
	p.lon, p.lat = math.Float64bits(lon+0), math.Float64bits(lat+0)
	return p, ""
}

// known is a text, empty where it says that nothing is known.
func known(text string) string {
	if unknownWord(text) {
		return ""
	}
	return text
}

// stated is the code of an area that a row names; a name that is not known is
// counted and not kept.
func (r *tableReader) stated(names *areaNames, text string) string {
	if unknownWord(text) {
		return ""
	}
	code := names.find(text)
	if code == "" {
		r.out.strangers++
	}
	return code
}

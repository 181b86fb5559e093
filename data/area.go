package data

import "strings"

// Code is a statistical geography (GSS) code such as E01021637, or the code
// that a local layer gives its zones.
type Code string

// Layer names a set of areas that do not overlap: lsoa, msoa, ward, district,
// or a local zone's own name.
type Layer string

// The layers with a meaning of their own; any other name is a local zone.
const (
	LSOA     Layer = "lsoa"
	MSOA     Layer = "msoa"
	Ward     Layer = "ward"
	District Layer = "district"
)

// Area is one area of a layer, without its geometry.
type Area struct {
	Code     Code   `json:"code"`
	Name     string `json:"name"`
	District Code   `json:"district,omitempty"` // the district it belongs to, where the layer says so
}

// DistrictOfLSOAName gives the district's name out of an LSOA's ("Colchester
// 018A" gives "Colchester"): the part before the four-character number. It is
// the district of the census year. ok is false for any other form.
func DistrictOfLSOAName(name string) (district string, ok bool) {
	i := strings.LastIndexByte(name, ' ')
	if i <= 0 || len(name)-i != 5 {
		return "", false
	}
	return name[:i], true
}

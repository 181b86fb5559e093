package geo

import "assess/data"

// Spec says where one layer's boundaries are and which properties of its
// features hold what.
type Spec struct {
	Layer    data.Layer
	Vintage  int    // the year the boundaries were drawn for
	File     string // GeoJSON, gzipped or not
	Code     string // property with the area's code
	Name     string // property with its name; "" when there is none: areas are then called by their code
	District string // property with its district's code; "" when there is none
}

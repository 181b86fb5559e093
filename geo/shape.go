package geo

import "github.com/paulmach/orb"

// Shape is an area's outline. Whether its coordinates are degrees or metres is
// said by whoever holds it.
type Shape = orb.MultiPolygon

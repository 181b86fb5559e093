// Package geo holds boundaries and everything that follows from where things
// are: reading GeoJSON, finding the area that holds a point, British National
// Grid coordinates, neighbours, hot-spot grids, simplified outlines for maps.
//
// In: boundary files and points in longitude and latitude (WGS84). Out: an
// Atlas per layer and vintage, and plain indexes into its areas.
package geo

// Package chart draws the charts and maps of a report.
//
// In: plain numbers and words, one struct per kind (SmallMultiples, Forest, Map
// and the others of kinds.go) and a width. Out: a Drawing, which knows its size
// and draws itself on any canvas of gonum.org/v1/plot/vg, so that the PDF and
// the web page carry the same marks. A constructor refuses what cannot make a
// chart (no values, numbers that are not finite) with an error that says why;
// what it accepts never fails to draw.
//
// Rules that hold for every kind: no title inside the drawing, horizontal text
// only, no text under 7 points, counts from zero, intervals drawn, direct
// labels before keys, and never a meaning by colour alone. Every colour is a
// swatch of the palette, with a class and a value for dark pages.
package chart

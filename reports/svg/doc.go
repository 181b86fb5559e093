// Package svg draws charts as Scalable Vector Graphics that can stand inside a
// page with a strict content security policy.
//
// In: the drawing calls of gonum.org/v1/plot/vg (a Canvas is a vg.Canvas; the
// origin is at the bottom left, lengths are points). Out: one <svg> element
// with a viewBox and no size of its own, a title and a description for those
// who cannot see it, real text, and no style attribute. Colours of the caller's
// palette become classes, "f-NAME" for what is filled and "s-NAME" for what is
// stroked, so that a style sheet can give them other values on a dark screen or
// on paper; every other colour is an attribute.
//
// The markup is small: coordinates are rounded to a hundredth of a point and
// written relative to each other, a shape that is filled and then stroked is
// one element, and neighbours that look alike share their attributes. The same
// calls give the same bytes.
package svg

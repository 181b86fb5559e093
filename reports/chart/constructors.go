package chart

import (
	"errors"

	"gonum.org/v1/plot/vg"
)

// NewSmallMultiples lays in out for width.
func NewSmallMultiples(in SmallMultiples, width vg.Length) (Drawing, error) {
	return nil, errors.New("not drawn yet")
}

// NewForest lays in out for width.
func NewForest(in Forest, width vg.Length) (Drawing, error) {
	return nil, errors.New("not drawn yet")
}

// NewDots lays in out for width.
func NewDots(in Dots, width vg.Length) (Drawing, error) {
	return nil, errors.New("not drawn yet")
}

// NewControlChart lays in out for width.
func NewControlChart(in ControlChart, width vg.Length) (Drawing, error) {
	return nil, errors.New("not drawn yet")
}

// NewDecomposition lays in out for width.
func NewDecomposition(in Decomposition, width vg.Length) (Drawing, error) {
	return nil, errors.New("not drawn yet")
}

// NewSeasonal lays in out for width.
func NewSeasonal(in Seasonal, width vg.Length) (Drawing, error) {
	return nil, errors.New("not drawn yet")
}

// NewBars lays in out for width.
func NewBars(in Bars, width vg.Length) (Drawing, error) {
	return nil, errors.New("not drawn yet")
}

// NewGradient lays in out for width.
func NewGradient(in Gradient, width vg.Length) (Drawing, error) {
	return nil, errors.New("not drawn yet")
}

// NewCalendar lays in out for width.
func NewCalendar(in Calendar, width vg.Length) (Drawing, error) {
	return nil, errors.New("not drawn yet")
}

// NewCurve lays in out for width.
func NewCurve(in Curve, width vg.Length) (Drawing, error) {
	return nil, errors.New("not drawn yet")
}

// NewFunnel lays in out for width.
func NewFunnel(in Funnel, width vg.Length) (Drawing, error) {
	return nil, errors.New("not drawn yet")
}

// NewSlope lays in out for width.
func NewSlope(in Slope, width vg.Length) (Drawing, error) {
	return nil, errors.New("not drawn yet")
}

// NewMap lays in out for width.
func NewMap(in Map, width vg.Length) (Drawing, error) {
	return nil, errors.New("not drawn yet")
}

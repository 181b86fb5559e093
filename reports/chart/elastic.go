package chart

import (
	"math"
	"sync"

	"gonum.org/v1/plot/vg"
)

// Elastic is a Drawing that can be laid out lower: its rows closer or its panels
// lower, its letters as large as before.
type Elastic interface {
	Drawing
	// Least is the least height that it stays readable at.
	Least() vg.Length
	// Lower is the drawing laid out anew, at most so high, but not under Least.
	Lower(height vg.Length) Drawing
}

// The least that drawings are squeezed to, as shares of their usual layout.
const (
	leastRows   = 0.8  // of the distance between rows
	leastCells  = 0.9  // of the height of cells with two lines
	leastPanel  = 0.6  // of the height of a panel
	leastPanels = 0.78 // of that of panels over each other
	leastMap    = 0.65 // of the scale
)

// elastic is a sheet with the way to lay it out anew.
type elastic struct {
	*sheet
	low     func() vg.Length // the height at squeeze, worked out when first asked for
	squeeze vg.Length
	lay     func(squeeze vg.Length) (*sheet, error)
}

// stretch lays a drawing out as usual; it can go down to a share of that layout.
func stretch(least vg.Length, lay func(squeeze vg.Length) (*sheet, error)) (Drawing, error) {
	return stretchTo(least, lay, func() vg.Length {
		low, err := lay(least)
		if err != nil {
			return vg.Length(math.Inf(1))
		}
		return low.h
	})
}

// stretchTo is stretch for a drawing whose least height is known without laying it out.
func stretchTo(least vg.Length, lay func(squeeze vg.Length) (*sheet, error), low func() vg.Length) (Drawing, error) {
	usual, err := lay(1)
	if err != nil {
		return nil, err
	}
	return elastic{usual, sync.OnceValue(func() vg.Length { return min(low(), usual.h) }), least, lay}, nil
}

// Least is the height at the least squeeze.
func (e elastic) Least() vg.Length { return e.low() }

// Lower finds the squeeze by the heights at both ends. Heights grow with the squeeze,
// ever faster, so that the drawing is never higher than asked.
func (e elastic) Lower(height vg.Length) Drawing {
	least := e.low()
	if height >= e.h || least >= e.h {
		return e.sheet
	}
	share := max(0, height-1-least) / (e.h - least)
	s, err := e.lay(e.squeeze + share*(1-e.squeeze))
	if err != nil {
		return e.sheet
	}
	return s
}

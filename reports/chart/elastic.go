package chart

import "gonum.org/v1/plot/vg"

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
	least   vg.Length // height
	squeeze vg.Length // at that height
	lay     func(squeeze vg.Length) (*sheet, error)
}

// stretch lays a drawing out as usual and finds how low it goes, down to a share of
// the usual layout.
func stretch(least vg.Length, lay func(squeeze vg.Length) (*sheet, error)) (Drawing, error) {
	usual, err := lay(1)
	if err != nil {
		return nil, err
	}
	low, err := lay(least)
	if err != nil {
		return nil, err
	}
	return elastic{usual, min(low.h, usual.h), least, lay}, nil
}

// Least is the height at the least squeeze.
func (e elastic) Least() vg.Length { return e.least }

// Lower finds the squeeze by the heights at both ends. Heights grow with the squeeze,
// ever faster, so that the drawing is never higher than asked.
func (e elastic) Lower(height vg.Length) Drawing {
	if height >= e.h || e.least >= e.h {
		return e.sheet
	}
	share := max(0, height-1-e.least) / (e.h - e.least)
	s, err := e.lay(e.squeeze + share*(1-e.squeeze))
	if err != nil {
		return e.sheet
	}
	return s
}

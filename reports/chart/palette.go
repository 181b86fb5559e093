package chart

import "assess/reports/design"

// swatch is a colour of the palette.
type swatch = design.Swatch

// The colours of drawings by their names in this package; package design says what
// each is for.
var (
	paper, ink, muted, axis            = design.Paper, design.Ink, design.Muted, design.Axis
	grid, shade, leftOut, count        = design.Grid, design.Shade, design.LeftOut, design.Count
	series1, series2, series3, series4 = design.Series1, design.Series2, design.Series3, design.Series4
	neutral, high, low, bar            = design.Neutral, design.High, design.Low, design.Bar
	novalue, hatch, plain, seq1        = design.NoValue, design.Hatch, design.Plain, design.Seq1
	seq2, seq3, seq4, seq5             = design.Seq2, design.Seq3, design.Seq4, design.Seq5
	hot, cold, loneHigh, loneLow       = design.Hot, design.Cold, design.LoneHigh, design.LoneLow
	edge, outline, plate, disc         = design.Edge, design.Outline, design.Plate, design.Disc
	complete, early, partial, missing  = design.Complete, design.Early, design.Partial, design.Missing
	likely, possible                   = design.Likely, design.Possible
	under3, under2, under1, usual      = design.Under3, design.Under2, design.Under1, design.Usual
	over1, over2, over3                = design.Over1, design.Over2, design.Over3
)

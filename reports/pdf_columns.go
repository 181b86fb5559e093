package reports

import "slices"

// columnExtent is what a column would like: at least the width of its widest
// word, at best that of its longest cell. cells is what its cells would like,
// without its head.
type columnExtent struct{ least, natural, weight, cells float64 }

// crowded is the number of columns past which a table that has to be squeezed
// stands on a landscape page.
const crowded = 8

// readable is the width that words keep on an upright page, 14 letters or so: a table
// with a column that is narrower, and would rather not be, stands on a landscape page.
const readable = 62.0

// tightTable is the type of tables that do not fit a landscape page otherwise.
var tightTable = letter{7.5, 9.5, false, inkHue}

// fit chooses the widths of the columns, and the page: upright unless words would have
// to be broken, several of more than eight columns squeezed, or one of them to less than
// can be read.
func (p *press) fit(g *grid) {
	extents := p.extents(g)
	var natural float64
	for _, e := range extents {
		natural += e.natural
	}
	// Numbers are kept on one line where that leaves the words theirs.
	widths, whole := fitColumns(g.unbroken(extents), portrait.measure())
	if !whole || !allReadable(extents, widths) {
		widths, whole = fitColumns(extents, portrait.measure())
	}
	uncrowded := len(extents) <= crowded || broken(extents, widths) <= 1
	if whole && (natural <= portrait.measure() || uncrowded && allReadable(extents, widths)) {
		g.widths, g.wide = widths, false
		return
	}
	g.wide = true
	if g.widths, whole = fitColumns(extents, landscape.measure()); !whole {
		g.letter = tightTable
		g.widths, _ = fitColumns(p.extents(g), landscape.measure())
	}
}

// extents measures the cells of each column.
func (p *press) extents(g *grid) []columnExtent {
	out := make([]columnExtent, len(g.columns))
	measure := func(i int, c gridCell, l letter) float64 {
		least, natural := p.extent(c.spans, l)
		out[i].least = max(out[i].least, least+g.inset(i, c))
		out[i].natural = max(out[i].natural, natural+g.inset(i, c))
		return natural + g.inset(i, c)
	}
	for i, c := range g.columns {
		out[i].weight = c.weight
		if g.headed {
			measure(i, gridCell{spans: plainSpans(c.name)}, g.letter.strong())
		}
	}
	for _, row := range g.rows {
		for i, c := range row {
			out[i].cells = max(out[i].cells, measure(i, c, g.letter))
		}
	}
	return out
}

// unbroken are the extents with those columns of numbers at least as wide as their cells
// that are short.
func (g *grid) unbroken(extents []columnExtent) []columnExtent {
	out := slices.Clone(extents)
	for i, c := range g.columns {
		if c.right && out[i].cells <= shortCell {
			out[i].least = max(out[i].least, out[i].cells)
		}
	}
	return out
}

// shortCell is the width of a ratio with its interval, with room to spare.
const shortCell = 110.0

// broken counts the columns with a cell that takes several lines.
func broken(extents []columnExtent, widths []float64) (n int) {
	for i, e := range extents {
		if e.cells > widths[i]+0.5 {
			n++
		}
	}
	return n
}

// allReadable tells whether no column is too narrow for its cells. Their heads may
// take as many lines as they like.
func allReadable(extents []columnExtent, widths []float64) bool {
	for i, w := range widths {
		if w < min(readable, extents[i].cells)-0.5 {
			return false
		}
	}
	return true
}

// extent is the width of the widest part that is not broken, and of the whole.
func (p *press) extent(spans []Span, l letter) (least, natural float64) {
	for _, part := range breakable(spans) {
		var width float64
		for _, f := range part {
			width += p.out.Width(l.style(spans[f.span].Bold), f.text)
		}
		least = max(least, width)
		natural += width
	}
	return least, natural
}

// fitColumns shares a measure among columns. Columns with weights fill the
// measure by them. Otherwise each has its natural width, and up to half as much
// again where there is room; where there is not, the widths shrink towards the
// least. whole is false when words have to be broken. No column is asked to be
// wider than half the measure for the sake of one word.
func fitColumns(extents []columnExtent, measure float64) (widths []float64, whole bool) {
	widths = make([]float64, len(extents))
	var least, natural, weights float64
	for i := range extents {
		e := &extents[i]
		e.least = min(e.least, measure/2)
		e.natural = max(e.natural, e.least)
		least += e.least
		natural += e.natural
		weights += e.weight
	}
	for i, e := range extents {
		switch {
		case least > measure:
			widths[i] = e.least * measure / least
		case natural <= measure:
			widths[i] = e.natural * min(1.5, measure/natural)
		default:
			widths[i] = e.least + (e.natural-e.least)*(measure-least)/(natural-least)
		}
	}
	if weights > 0 && least <= measure {
		widths = weighColumns(extents, measure)
		lend(extents, widths)
	}
	return widths, least <= measure
}

// spare is the white space that a column keeps beyond its cells when it lends room.
const spare = 2.0

// lend takes room that columns have no use for to those whose cells would be broken
// into lines.
func lend(extents []columnExtent, widths []float64) {
	var over, under float64
	room := func(i int) float64 { return widths[i] - max(extents[i].least, extents[i].cells+spare) }
	want := func(i int) float64 { return extents[i].cells - widths[i] }
	for i := range widths {
		over += max(0, room(i))
		under += max(0, want(i))
	}
	moved := min(over, under)
	if moved <= 0 {
		return
	}
	for i := range widths {
		if r, w := room(i), want(i); r > 0 {
			widths[i] -= r * moved / over
		} else if w > 0 {
			widths[i] += w * moved / under
		}
	}
}

// weighColumns shares a measure by weight, a weight of 0 counting as 1, but
// gives no column less than its widest word.
func weighColumns(extents []columnExtent, measure float64) []float64 {
	widths := make([]float64, len(extents))
	fixed := make([]bool, len(extents))
	for {
		room, weights := measure, 0.0
		for i, e := range extents {
			if fixed[i] {
				room -= e.least
			} else {
				weights += e.share()
			}
		}
		again := false
		for i, e := range extents {
			if fixed[i] {
				widths[i] = e.least
				continue
			}
			widths[i] = room * e.share() / weights
			if widths[i] < e.least {
				fixed[i], again = true, true
			}
		}
		if !again {
			return widths
		}
	}
}

func (e columnExtent) share() float64 {
	if e.weight > 0 {
		return e.weight
	}
	return 1
}

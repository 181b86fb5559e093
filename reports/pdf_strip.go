package reports

import "assess/reports/pdf"

// strip is a part of a page, as wide as the text, that is never split: a line
// of a paragraph, a row of a table, a picture.
type strip struct {
	height float64
	above  float64 // white space before it, left out at the top of a page
	below  float64 // white space after it, if the next strip has less above
	keep   bool    // stands on one page with the strip after it
	wide   bool    // needs a landscape page
	fresh  bool    // begins a page
	head   *strip  // drawn before it where it is the first on its page: a table's head
	draw   func(at spot)
}

// spot is the top left corner of a strip on its page.
type spot struct {
	page *pdf.Page
	x, y float64
}

// galley is strips in reading order, not yet divided into pages.
type galley []strip

// height is the height of the strips on one page, with the white space before
// the first left out.
func (g galley) height() (h float64) {
	for i, s := range g {
		h += s.height
		if i > 0 {
			h += max(s.above, g[i-1].below)
		}
	}
	return h
}

// keepTogether ties the strips to each other.
func (g galley) keepTogether() galley {
	for i := range g {
		g[i].keep = i < len(g)-1
	}
	return g
}

// keepWithNext ties the last strip to what follows.
func (g galley) keepWithNext() galley {
	if len(g) > 0 {
		g[len(g)-1].keep = true
	}
	return g
}

// after puts white space before the first strip.
func (g galley) after(space float64) galley {
	if len(g) > 0 {
		g[0].above = space
	}
	return g
}

// before puts white space after the last strip.
func (g galley) before(space float64) galley {
	if len(g) > 0 {
		g[len(g)-1].below = space
	}
	return g
}

// broad moves the strips to landscape pages.
func (g galley) broad() galley {
	for i := range g {
		g[i].wide = true
	}
	return g
}

// group is how many strips at the start of the galley stand on one page.
func (g galley) group() int {
	n := 1
	for n < len(g) && g[n-1].keep {
		n++
	}
	return n
}

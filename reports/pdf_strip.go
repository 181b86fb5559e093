package reports

import "assess/reports/pdf"

// strip is a part of a page, as wide as the text, that is never split: a line
// of a paragraph, a row of a table, a picture.
type strip struct {
	height float64
	above  float64 // white space before it, left out at the top of a page
	below  float64 // white space after it, if the next strip has less above
	keep   bool    // stands on one page with the strip after it
	part   float64 // what it costs to end a page after it, in pages
	wide   bool    // needs a landscape page
	fresh  bool    // begins a page
	opens  bool    // opens a section: begins a page unless much of one is left
	floats bool    // begins a figure, which may be moved behind text that flows
	flows  bool    // text that a figure may be moved behind
	head   *strip  // drawn before it where it is the first on its page: a table's head
	draw   func(at spot)

	least  float64              // height that it may be set down to; 0 where it may not
	resize func(height float64) // told before it is drawn at another height
}

// slack is how much lower the strip may be set.
func (s strip) slack() float64 {
	if s.resize == nil {
		return 0
	}
	return max(0, s.height-s.least)
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

// slack is how much lower the strips may be set in all.
func (g galley) slack() (h float64) {
	for _, s := range g {
		h += s.slack()
	}
	return h
}

// shrink sets the strips lower by a length that their slack allows, each by its
// share of the slack.
func (g galley) shrink(by float64) {
	all := g.slack()
	if by = min(by, all); by <= 0 {
		return
	}
	for i := range g {
		s := &g[i]
		if part := by * s.slack() / all; part > 0 {
			s.height -= part
			s.resize(s.height)
		}
	}
}

// flowing marks the strips as text that a figure may be moved behind.
func (g galley) flowing() galley {
	for i := range g {
		g[i].flows = true
	}
	return g
}

// gapTo is the white space between the strips and those after them.
func (g galley) gapTo(next galley) float64 {
	if len(g) == 0 || len(next) == 0 {
		return 0
	}
	return max(g[len(g)-1].below, next[0].above)
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
	n := min(1, len(g))
	for n < len(g) && g[n-1].keep {
		n++
	}
	return n
}

package reports

import "slices"

// bundle is strips that stand on one page, whatever the page.
type bundle struct {
	strips        galley
	height, slack float64
	paper         paper
	flows         bool // nothing but text that a figure may be moved behind
}

func newBundle(g galley) bundle {
	fixed := slices.ContainsFunc(g, func(s strip) bool { return !s.flows })
	return bundle{strips: g, height: g.height(), slack: g.slack(), paper: g.paper(), flows: !fixed}
}

// bundles cuts a galley between the strips that are not tied to each other.
func (g galley) bundles() (out []bundle) {
	for len(g) > 0 {
		n := g.group()
		out = append(out, g[:n:n].divided()...)
		g = g[n:]
	}
	return out
}

// divided is the strips as one bundle. Where they are too tall for any page they
// are divided after all, as near to their start as leaves a page's worth together.
func (g galley) divided() []bundle {
	size := g.paper()
	if size == landscape {
		g.broad()
	}
	if len(g) < 2 || g.fits(size) {
		return []bundle{newBundle(g)}
	}
	cut := 1
	for cut < len(g)-1 && !g[cut:].fits(size) {
		cut++
	}
	return append(g[:cut:cut].divided(), g[cut:].divided()...)
}

// fits tells whether the strips find room on one page, as low as they may be set.
func (g galley) fits(size paper) bool {
	return g.headed()+g.height()-g.slack() <= size.body()
}

// headed is the height of the table's head that is repeated before the strips
// where they begin a page.
func (g galley) headed() float64 {
	if head := g[0].head; head != nil {
		return head.height
	}
	return 0
}

// paper is the page that the strips need.
func (g galley) paper() paper {
	for _, s := range g {
		if s.wide {
			return landscape
		}
	}
	return portrait
}

// first and last are the strips at the ends.
func (b bundle) first() *strip { return &b.strips[0] }
func (b bundle) last() *strip  { return &b.strips[len(b.strips)-1] }

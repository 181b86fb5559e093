package reports

import (
	"math"
	"slices"
)

// pageful is what stands on one page, and by how much the strips that may be set
// lower are.
type pageful struct {
	paper  paper
	strips galley
	lower  float64
}

// What a choice costs, in pages. A page costs 1, so few pages are sought first; the
// rest keeps pages from being left empty and things from being torn.
const (
	emptyCost  = 3.0  // of an empty page; of a half empty one about a quarter of it
	slightly   = 0.2  // so much more for the first lines, so that text fills its pages
	endCost    = 0.2  // the same, where what follows has to begin a page
	tailCost   = 0.3  // such a page with next to nothing on it
	looseCost  = 1.0  // more, where text or a table goes on and had room here
	openCost   = 0.5  // the same, where what follows opens a section
	runOnCost  = 0.25 // a section that begins further down a page
	floatCost  = 0.1  // a figure behind the text that follows it
	shrinkCost = 0.2  // pictures set as small as they may be
)

// runOnShare is how far down a page a section may begin.
const runOnShare = 0.7

// sparse is the share of a page below which it is not ended without need.
const sparse = 0.35

// tail is the empty share from which on a page has next to nothing on it.
const tail = 0.8

// makeUp divides bundles into pages so that the whole costs least (as Knuth and Plass
// (1981), doi:10.1002/spe.4380111102, divide a paragraph into lines). A figure for
// which a page has no room may stand at the top of the next one, behind some of the
// text that follows it; its place in the order of reading stays.
func makeUp(bundles []bundle) (out []pageful) {
	m := &maker{bundles: bundles, plans: map[breakpoint]*plan{}}
	for at := (breakpoint{0, none}); at.next < len(bundles) || at.waiting != none; {
		best := m.plan(at)
		s := pageful{paper: bundles[best.order[0]].paper, lower: best.lower}
		for _, i := range best.order {
			s.strips = append(s.strips, bundles[i].strips...)
		}
		out = append(out, s)
		at = best.then
	}
	return out
}

// breakpoint is where a page begins: with the figure that waits for one, if there
// is one, and then with the next bundle.
type breakpoint struct{ next, waiting int }

const none = -1

// plan is the best page from a breakpoint on.
type plan struct {
	cost  float64 // of this page and all after it
	order []int   // the page's bundles as they stand
	lower float64
	then  breakpoint
}

type maker struct {
	bundles []bundle
	plans   map[breakpoint]*plan
}

// plan finds the best page from a breakpoint on.
func (m *maker) plan(at breakpoint) *plan {
	if p, ok := m.plans[at]; ok {
		return p
	}
	best := &plan{cost: math.Inf(1)}
	m.plans[at] = best
	if at.next == len(m.bundles) && at.waiting == none {
		best.cost = 0
		return best
	}
	f := &fill{maker: m, best: best, next: at.next, waiting: none}
	if at.waiting != none {
		f.add(at.waiting)
	} else {
		f.add(f.next)
		f.next++
	}
	f.run()
	return best
}

// fill is a page while it is filled.
type fill struct {
	*maker
	best *plan

	order         []int
	next, waiting int
	height, slack float64
	cost          float64
}

// run adds what follows as long as there is room, and weighs each place where the
// page could end.
func (f *fill) run() {
	for f.next < len(f.bundles) && f.takes(f.next) {
		f.end(false)
		if f.floats() {
			f.float()
		}
		f.add(f.next)
		f.next++
	}
	f.end(true)
	if f.next < len(f.bundles) && f.floats() {
		f.float()
	}
}

// floats tells whether the next bundle is a figure with text after it that could
// stand before it.
func (f *fill) floats() bool {
	after := f.next + 1
	return f.waiting == none && f.bundles[f.next].first().floats && after < len(f.bundles) && f.bundles[after].flows
}

// float fills the page with the text behind the next bundle, a figure, and leaves
// that to the next page.
func (f *fill) float() {
	g := *f
	g.order = slices.Clone(f.order)
	g.waiting = f.next
	g.next++
	g.cost += floatCost
	for g.next < len(g.bundles) && g.bundles[g.next].flows && g.takes(g.next) {
		g.add(g.next)
		g.next++
		g.end(true)
	}
}

// add puts a bundle on the page.
func (f *fill) add(i int) {
	b := f.bundles[i]
	if len(f.order) == 0 {
		f.height = b.strips.headed()
	} else {
		f.height += f.gap(b)
		if b.first().opens {
			f.cost += runOnCost
		}
	}
	f.height += b.height
	f.slack += b.slack
	f.order = append(f.order, i)
}

func (f *fill) gap(b bundle) float64 {
	return max(f.bundles[f.order[len(f.order)-1]].last().below, b.first().above)
}

// takes tells whether the page has room for a bundle.
func (f *fill) takes(i int) bool {
	b, paper := f.bundles[i], f.paper()
	if b.paper != paper || b.first().fresh {
		return false
	}
	if b.first().opens && f.height-f.slack > runOnShare*paper.body() {
		return false
	}
	return f.height+f.gap(b)+b.height-f.slack-b.slack <= paper.body()+grace
}

// grace keeps sums of lengths from pushing a strip off its page.
const grace = 1

func (f *fill) paper() paper { return f.bundles[f.order[0]].paper }

// end weighs ending the page here. A page that is all but empty is ended only where
// it has to be.
func (f *fill) end(forced bool) {
	body := f.paper().body()
	lack := max(0, f.height-body-grace) // by which pictures are set lower
	if !forced && f.height < sparse*body {
		return
	}
	share := 1 - min(1, f.height/body)
	cost := 1 + f.cost + f.emptiness(share)
	if !forced && (f.bundles[f.next].flows || f.bundles[f.next].first().head != nil) {
		cost += looseCost * share
	}
	if lack > 0 && f.slack > 0 {
		cost += shrinkCost * (lack / f.slack) * (lack / f.slack)
	}
	if last := f.order[len(f.order)-1]; f.waiting == none && f.next < len(f.bundles) {
		cost += f.bundles[last].last().part
	}
	then := breakpoint{f.next, f.waiting}
	if cost += f.plan(then).cost; cost < f.best.cost {
		*f.best = plan{cost: cost, order: slices.Clone(f.order), lower: lack, then: then}
	}
}

// emptiness is what an empty share of the page costs.
func (f *fill) emptiness(share float64) float64 {
	each, more := emptyCost, 0.0
	switch {
	case f.waiting != none:
	case f.next == len(f.bundles) || f.bundles[f.next].first().fresh || f.bundles[f.next].paper != f.paper():
		each = endCost
		if share > tail {
			more = tailCost
		}
	case f.bundles[f.next].first().opens:
		each = openCost
	}
	return each*(share*share+slightly*share) + more
}

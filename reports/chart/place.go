package chart

import (
	"sort"

	"gonum.org/v1/plot/vg"
)

// spread moves places along a line as little as it takes to keep them gap apart
// and between lo and hi. The order of the places is kept. Where there is not
// enough room for all, the gaps shrink alike.
func spread(want []vg.Length, gap, lo, hi vg.Length) []vg.Length {
	n := len(want)
	if n == 0 {
		return nil
	}
	if n > 1 {
		gap = min(gap, (hi-lo)/vg.Length(n-1))
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return want[order[i]] < want[order[j]] })

	// Runs of places that touch, each with the mean of where they want to start.
	type run struct {
		from, n int
		sum     vg.Length
	}
	var runs []run
	for k, i := range order {
		runs = append(runs, run{k, 1, min(max(want[i], lo), hi) - vg.Length(k)*gap})
		for m := len(runs); m > 1 && runs[m-2].sum*vg.Length(runs[m-1].n) >= runs[m-1].sum*vg.Length(runs[m-2].n); m-- {
			runs[m-2].n += runs[m-1].n
			runs[m-2].sum += runs[m-1].sum
			runs = runs[:m-1]
		}
	}
	out := make([]vg.Length, n)
	for _, r := range runs {
		first := r.sum / vg.Length(r.n)
		first = min(max(first, lo), hi-vg.Length(n-1)*gap)
		for k := r.from; k < r.from+r.n; k++ {
			out[order[k]] = first + vg.Length(k)*gap
		}
	}
	return out
}

// crowd keeps labels apart: each rectangle that it has taken in is free of the
// ones before it.
type crowd struct {
	frame vg.Rectangle
	taken []vg.Rectangle
}

// take claims r if it lies in the frame and touches nothing taken.
func (k *crowd) take(r vg.Rectangle) bool {
	if !k.free(r) {
		return false
	}
	k.taken = append(k.taken, r)
	return true
}

func (k *crowd) free(r vg.Rectangle) bool {
	if r.Min.X < k.frame.Min.X || r.Max.X > k.frame.Max.X || r.Min.Y < k.frame.Min.Y || r.Max.Y > k.frame.Max.Y {
		return false
	}
	for _, t := range k.taken {
		if r.Min.X < t.Max.X && t.Min.X < r.Max.X && r.Min.Y < t.Max.Y && t.Min.Y < r.Max.Y {
			return false
		}
	}
	return true
}

// block keeps labels off a rectangle.
func (k *crowd) block(r vg.Rectangle) { k.taken = append(k.taken, r) }

// beside is the place of a label at a point: its anchor and the offset of its
// base line. A place that is far has a thin line to the point.
type beside struct {
	anchor anchor
	offset vg.Point
	far    bool
}

// sides lists the places about a point where a label may stand, best first.
func sides(l lettering, away vg.Length) []beside {
	mid := l.base(0)
	return []beside{
		{start, vg.Point{X: away, Y: mid}, false},
		{end, vg.Point{X: -away, Y: mid}, false},
		{middle, vg.Point{Y: away}, false},
		{middle, vg.Point{Y: -away - l.rise()}, false},
		{start, vg.Point{X: away, Y: away * 0.6}, false},
		{start, vg.Point{X: away, Y: -away*0.6 - l.rise()}, false},
		{end, vg.Point{X: -away, Y: away * 0.6}, false},
		{end, vg.Point{X: -away, Y: -away*0.6 - l.rise()}, false},
	}
}

// farther lists places above and below a point, nearest first, for labels that
// must not be lost.
func farther(l lettering) []beside {
	var out []beside
	for _, d := range []vg.Length{14, 22, 31, 41, 52, 64, 78} {
		for _, a := range []anchor{middle, start, end} {
			out = append(out, beside{a, vg.Point{Y: d}, true}, beside{a, vg.Point{Y: -d - l.rise()}, true})
		}
	}
	return out
}

// label writes text at the first free side of a point and reports whether there was one.
func (s *sheet) label(k *crowd, l lettering, pt vg.Point, text string, where []beside) bool {
	for _, b := range where {
		at := pt.Add(b.offset)
		r := l.extent(b.anchor, at, text)
		r.Min, r.Max = r.Min.Sub(vg.Point{X: 1, Y: 1}), r.Max.Add(vg.Point{X: 1, Y: 1})
		if k.take(r) {
			if b.far {
				s.leader(l, pt, r)
			}
			s.write(l, b.anchor, at, text)
			return true
		}
	}
	return false
}

// leader draws a thin upright line between a point and the label r over or
// under it.
func (s *sheet) leader(l lettering, pt vg.Point, r vg.Rectangle) {
	from, to := vg.Point{X: pt.X, Y: pt.Y + 5}, vg.Point{X: pt.X, Y: r.Min.Y - 0.5}
	if r.Max.Y < pt.Y {
		from.Y, to.Y = pt.Y-5, r.Max.Y+0.5
	}
	s.line(stroke(l.colour, 0.5), from, to)
}

// blockLine keeps labels off the straight line between two points.
func (k *crowd) blockLine(a, b vg.Point) {
	d := b.Sub(a)
	n := int(max(d.X, -d.X, d.Y, -d.Y)/3) + 1
	for i := range n + 1 {
		p := a.Add(d.Scale(vg.Length(i) / vg.Length(n)))
		k.block(box(p.X-1, p.Y-1, p.X+1, p.Y+1))
	}
}

package sample

import (
	"math"
	"math/rand/v2"

	"assess/geo"
)

// position is longitude and latitude (WGS84) in millionths of a degree: the
// precision of every file, so that equal positions are equal text.
type position struct{ lon, lat int32 }

// locate rounds a point of the National Grid to a position.
func locate(p point) position {
	lon, lat := geo.FromGrid(p.x, p.y)
	return position{int32(math.Round(lon * 1e6)), int32(math.Round(lat * 1e6))}
}

// edge is the line between two cells, both ends included, from the corner with
// the lower number. It is drawn once, so both cells have the same vertices.
type edge struct {
	line   []point // metres
	places []position
}

// land is the mesh laid out on the National Grid, with its edges drawn.
type land struct {
	*mesh
	edges  []edge
	edgeOf [][6]int32 // by cell and side
}

// draw moves the corners of the mesh to their place on the ground and draws
// every edge.
func draw(m *mesh, t terrain, seed uint64) *land {
	for i, c := range m.corners {
		m.corners[i] = t.place(c)
	}
	l := &land{mesh: m, edgeOf: make([][6]int32, len(m.cells))}
	for c := range m.cells {
		for k, across := range m.cells[c].near {
			if across >= 0 && int(across) < c {
				l.edgeOf[c][k] = l.edgeOf[across][(k+3)%6] // drawn with that cell
				continue
			}
			l.edgeOf[c][k] = int32(len(l.edges))
			l.edges = append(l.edges, m.edge(c, k, stream(seed, "edge", len(l.edges))))
		}
	}
	return l
}

// edge draws side k of cell c.
func (m *mesh) edge(c, k int, r *rand.Rand) edge {
	a, b := m.cells[c].corners[k], m.cells[c].corners[(k+1)%6]
	if a > b {
		a, b = b, a
	}
	from, to := m.corners[a], m.corners[b]
	share := min(0.13, 0.15*m.clearance(c, k)/from.distance(to))
	e := edge{line: append([]point{from}, broken(from, to, share, r)...)}
	for _, p := range e.line {
		e.places = append(e.places, locate(p))
	}
	return e
}

// clearance is how near side k of cell c comes to any other side of the cell or
// of the one across, in metres: at an end that both have in common it is the
// other ends that count. Lines that wander by a seventh of it at first, and less
// and less after that, do not meet.
func (m *mesh) clearance(c, k int) float64 {
	a, b := m.cells[c].corners[k], m.cells[c].corners[(k+1)%6]
	room := math.Inf(1)
	gap := func(end, p, q int32) {
		if end != p && end != q {
			room = min(room, m.corners[end].from(m.corners[p], m.corners[q]))
		}
	}
	cells := [2]int32{int32(c), m.cells[c].near[k]}
	for _, cell := range cells {
		for i := 0; cell >= 0 && i < 6; i++ {
			p, q := m.cells[cell].corners[i], m.cells[cell].corners[(i+1)%6]
			gap(a, p, q)
			gap(b, p, q)
			gap(p, a, b)
			gap(q, a, b)
		}
	}
	return room
}

// from is the distance of p from the line between a and b.
func (p point) from(a, b point) float64 {
	d := b.minus(a)
	v := p.minus(a)
	along := (v.x*d.x + v.y*d.y) / (d.x*d.x + d.y*d.y)
	return p.distance(a.plus(d.times(min(max(along, 0), 1))))
}

// broken is a line from a (left out) to b that wanders: the midpoint is set off
// sideways by up to the given share of the length, and each half is broken again, less,
// until pieces are about 80 m long.
func broken(a, b point, share float64, r *rand.Rand) []point {
	length := a.distance(b)
	if length < 110 {
		return []point{b}
	}
	side := point{-(b.y - a.y), b.x - a.x}
	mid := a.plus(b).times(0.5).plus(side.times(share * (2*r.Float64() - 1)))
	return append(broken(a, mid, 0.9*share, r), broken(mid, b, 0.9*share, r)...)
}

// side gives edge k of cell c as the cell walks it, counter-clockwise, without
// the last vertex.
func (l *land) side(c int32, k int) ([]point, []position) {
	e := l.edges[l.edgeOf[c][k]]
	n := len(e.line)
	if l.cells[c].corners[k] < l.cells[c].corners[(k+1)%6] {
		return e.line[:n-1], e.places[:n-1]
	}
	line, places := make([]point, 0, n-1), make([]position, 0, n-1)
	for i := n - 1; i > 0; i-- {
		line, places = append(line, e.line[i]), append(places, e.places[i])
	}
	return line, places
}

// ring is the outline of one cell in metres, open: the first vertex is not
// repeated.
func (l *land) ring(c int32) []point {
	var out []point
	for k := range 6 {
		line, _ := l.side(c, k)
		out = append(out, line...)
	}
	return out
}

// inside reports whether p lies in an open ring, by crossings to the east.
func inside(p point, ring []point) bool {
	in := false
	for i, j := 0, len(ring)-1; i < len(ring); j, i = i, i+1 {
		a, b := ring[i], ring[j]
		if (a.y > p.y) != (b.y > p.y) && p.x < a.x+(p.y-a.y)/(b.y-a.y)*(b.x-a.x) {
			in = !in
		}
	}
	return in
}

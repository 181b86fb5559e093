package sample

import "testing"

// segment is a directed line between two vertices of an outline.
type segment struct{ from, to position }

func segments(shape []polygon) []segment {
	var out []segment
	for _, p := range shape {
		for _, ring := range p {
			for i := 1; i < len(ring); i++ {
				out = append(out, segment{ring[i-1], ring[i]})
			}
		}
	}
	return out
}

// area is twice the area of a shape in square millionths of a degree.
func area(shape []polygon) (sum int64) {
	for _, p := range shape {
		for _, ring := range p {
			sum += doubleArea(ring)
		}
	}
	return sum
}

func TestNeighboursMeetExactly(t *testing.T) {
	w := newWorld(Default())
	var island []int32
	for c := range w.land.cells {
		island = append(island, int32(c))
	}
	whole := w.land.outline(island)
	coast := map[segment]bool{}
	for _, s := range segments(whole) {
		coast[s] = true
	}
	for _, l := range w.layers() {
		drawn, total := map[segment]bool{}, int64(0)
		for _, z := range l.zones {
			shape := w.land.outline(z.cells)
			total += area(shape)
			for _, s := range segments(shape) {
				if drawn[s] {
					t.Fatalf("%s: two areas lie on the same side of %v", l.name, s)
				}
				drawn[s] = true
			}
		}
		for s := range drawn {
			if !drawn[segment{s.to, s.from}] && !coast[s] {
				t.Fatalf("%s: nothing lies across %v, which is not the coast", l.name, s)
			}
		}
		if total != area(whole) {
			t.Errorf("%s: areas come to %d, want %d", l.name, total, area(whole))
		}
	}
}

// cross reports whether two segments share any point other than an end of both.
func cross(a, b segment) bool {
	turn := func(p, q, r position) int64 {
		return int64(q.lon-p.lon)*int64(r.lat-p.lat) - int64(q.lat-p.lat)*int64(r.lon-p.lon)
	}
	if a.from == b.from || a.from == b.to || a.to == b.from || a.to == b.to {
		return false
	}
	return (turn(a.from, a.to, b.from) > 0) != (turn(a.from, a.to, b.to) > 0) &&
		(turn(b.from, b.to, a.from) > 0) != (turn(b.from, b.to, a.to) > 0)
}

func TestOutlinesDoNotCrossThemselves(t *testing.T) {
	layers := func(p Params) (*world, []layer) { w := newWorld(p.filled()); return w, w.layers() }
	w, all := layers(Default())
	checkSimple(t, w, all)
	w, all = layers(Force())
	checkSimple(t, w, all[:2]) // the LSOAs of both censuses
}

func checkSimple(t *testing.T, w *world, layers []layer) {
	t.Helper()
	for _, l := range layers {
		for _, z := range l.zones {
			lines := segments(w.land.outline(z.cells))
			seen := map[position]bool{}
			for i, a := range lines {
				if seen[a.from] {
					t.Fatalf("%s: passes %v twice", z.Name, a.from)
				}
				seen[a.from] = true
				for _, b := range lines[:i] {
					if cross(a, b) {
						t.Fatalf("%s: %v crosses %v", z.Name, a, b)
					}
				}
			}
		}
	}
}

func TestFirstDistrictHasAHoleAndAnLSOAInTwoParts(t *testing.T) {
	w := newWorld(Default())
	holes, parts := 0, 0
	for _, z := range w.new[:w.districts[0].zones[1]] {
		shape := w.land.outline(z.cells)
		if len(shape) > 1 {
			parts++
		}
		for _, p := range shape {
			holes += len(p) - 1
		}
	}
	if holes != 1 || parts != 1 {
		t.Errorf("%d holes and %d LSOAs in parts, want one of each", holes, parts)
	}
	for _, d := range w.districts {
		if n := len(w.land.outline(d.cells)); n != 1 {
			t.Errorf("%s is in %d parts, want 1", d.Name, n)
		}
	}
}

//	____
//
// / A  \____
// \____/ B  \   the outline of A and B together leaves out the side they share,
//
//	\____/   and is as large as both
func TestOutlineOfTwoCellsLeavesOutTheirCommonSide(t *testing.T) {
	w := newWorld(Default())
	a := int32(0)
	b := w.land.cells[a].near[0]
	both := w.land.outline([]int32{a, b})
	if len(both) != 1 || len(both[0]) != 1 {
		t.Fatalf("outline has %v, want one ring", both)
	}
	if got, want := area(both), area(w.land.outline([]int32{a}))+area(w.land.outline([]int32{b})); got != want {
		t.Errorf("area %d, want %d", got, want)
	}
	side, _ := w.land.side(a, 0)
	apart := len(segments(w.land.outline([]int32{a}))) + len(segments(w.land.outline([]int32{b})))
	if got, want := len(segments(both)), apart-2*len(side); got != want {
		t.Errorf("%d segments, want %d", got, want)
	}
}

func TestSnapPointsLieInTheLSOAThatFilesName(t *testing.T) {
	w := newWorld(Default())
	stray := 0
	for i, s := range w.snaps[:len(w.snaps)-1] {
		if w.newOf[s.cell] != int32(i/snapsPerLSOA) {
			t.Fatalf("snap point %d names LSOA %d", i, w.newOf[s.cell])
		}
		if !inside(s.at, w.land.ring(s.cell)) {
			stray++
		}
	}
	if share := float64(stray) / float64(len(w.snaps)); share < 0.005 || share > 0.04 {
		t.Errorf("%.1f %% of snap points lie across a border, want about 2 %%", 100*share)
	}
}

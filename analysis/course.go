package analysis

import (
	"cmp"
	"math"
	"slices"
)

// Course is how a cell came to be hot or stopped being so, in the few words that the
// evidence allows.
type Course string

// The courses, defined at stepCounts.read. NoCourse is a cell that is not hot in the last step
// and did not fade.
const (
	NoCourse Course = ""
	NewlyHot Course = "new"
	Lasting  Course = "lasting"
	OnAndOff Course = "on and off"
	Faded    Course = "faded"
)

// Courses lists the courses in the order in which reports show them.
var Courses = []Course{NewlyHot, Lasting, OnAndOff, Faded}

// leastHotStep is LeastHot for one step of a history.
const leastHotStep = 5

// stepCounts is the incidents of the cells of a map, step by step.
type stepCounts struct {
	counts     [][]int64 // by step, oldest first, and cell; nil where the step is missing
	recent     []bool    // by step: of the year assessed
	neighbours [][]int   // of each cell
	fdr        float64
}

// courses is what the steps say of the cells.
type courses struct {
	emerging []Emerging // zero for a cell that was hot and cold in no step
	course   []Course
	shifts   shifts
}

// read tests each step with Gi* and each cell's nine (itself and its neighbours) for a
// shift of their share of all incidents between the year and the steps before, and
// gives each cell its pattern (Emerge) and its course:
//
//   - new: hot in the last step and in no step before the year, and shifted up.
//   - lasting: hot in the last step and in 90 % of all; growing or shrinking (patterns
//     intensifying, diminishing) where its z-scores rise or fall by Mann-Kendall.
//   - on and off: any other cell that is hot in the last step.
//   - faded: hot in 90 % of the steps before the year, not in the last, and shifted down.
//
// Shifts and trends are adjusted over the cells tested (Benjamini-Hochberg), so that a
// steady map has few that are new, faded, growing or shrinking: without the test of a
// shift, cells near the limit cross it by chance.
func (c stepCounts) read() courses {
	steps := c.tests()
	n := len(c.neighbours)
	out := courses{emerging: make([]Emerging, n), course: make([]Course, n)}
	out.shifts = c.shifts()
	z, class := make([]float64, len(steps)), make([]Class, len(steps))
	gather := func(i int) {
		for k, t := range steps {
			z[k], class[k] = math.NaN(), NotSignificant
			if t.z != nil {
				z[k], class[k] = t.z[i], t.class(i)
			}
		}
	}
	trend := notTested(n)
	for i := range n {
		if !everMarked(steps, i) {
			continue
		}
		gather(i)
		e := Emerge(z, class, 0)
		out.emerging[i], out.course[i] = e, c.course(e, class, out.shifts.of(i, c.fdr))
		if e.Class == Hot && e.Pattern == Persistent {
			trend[i] = math.Erfc(math.Abs(e.Trend.Z) / math.Sqrt(2*out.shifts.memory))
		}
	}
	for i, q := range BenjaminiHochberg(trend) {
		if q < c.fdr {
			gather(i)
			out.emerging[i] = Emerge(z, class, 1)
		}
	}
	return out
}

// stepTest is Gi* of the cells in one step; the zero value is a missing step.
type stepTest struct {
	z    []float64
	side []int8 // 1 for hot, -1 for cold, else 0
}

// class is the class of a cell in a step that is held.
func (t stepTest) class(cell int) Class {
	switch t.side[cell] {
	case 1:
		return Hot
	case -1:
		return Cold
	}
	return NotSignificant
}

// tests is the test of each step.
func (c stepCounts) tests() []stepTest {
	out := make([]stepTest, len(c.counts))
	x := make([]float64, len(c.neighbours))
	for k, counts := range c.counts {
		if counts == nil {
			continue
		}
		for i, n := range counts {
			x[i] = float64(n)
		}
		z := GiStar(x, c.neighbours)
		out[k] = stepTest{z, c.sides(counts, z)}
	}
	return out
}

// sides marks what testCounts would call hot or cold, in far less time: only p-values
// below fdr can be rejected, and most cells are nowhere near.
func (c stepCounts) sides(counts []int64, z []float64) []int8 {
	type suspect struct {
		cell int
		p    float64
	}
	out := make([]int8, len(z))
	held, chance := 0, newThrown(counts)
	var far []suspect
	least := 0.999 * math.Sqrt2 * math.Erfinv(1-c.fdr) // p is above fdr under this, whatever the rounding
	for i, v := range z {
		if math.IsNaN(v) {
			continue
		}
		held++
		if math.Abs(v) < least {
			continue
		}
		if p := math.Erfc(math.Abs(v) / math.Sqrt2); p < c.fdr {
			p = max(p, chance.p(around(counts, i, c.neighbours), 1+len(c.neighbours[i])))
			far = append(far, suspect{i, p})
		}
	}
	slices.SortFunc(far, func(a, b suspect) int { return cmp.Compare(a.p, b.p) })
	rejected := len(far)
	for rejected > 0 && !(far[rejected-1].p*(float64(held)/float64(rejected)) < c.fdr) {
		rejected--
	}
	for _, f := range far[:rejected] {
		switch {
		case z[f.cell] < 0:
			out[f.cell] = -1
		case around(counts, f.cell, c.neighbours) >= leastHotStep:
			out[f.cell] = 1
		}
	}
	return out
}

func everMarked(steps []stepTest, cell int) bool {
	return slices.ContainsFunc(steps, func(t stepTest) bool { return t.side != nil && t.side[cell] != 0 })
}

// course names the course of a cell from its pattern, the classes of its steps and the
// direction of its shift.
func (c stepCounts) course(e Emerging, class []Class, shift int) Course {
	if e.Steps < leastSteps {
		return NoCourse
	}
	before, hotBefore := 0, 0
	for k := range class {
		if c.counts[k] == nil || c.recent[k] {
			continue
		}
		before++
		if class[k] == Hot {
			hotBefore++
		}
	}
	last := class[len(class)-1] == Hot
	switch {
	case last && hotBefore == 0 && shift > 0:
		return NewlyHot
	case last && float64(e.HotSteps) >= mostSteps*float64(e.Steps):
		return Lasting
	case last:
		return OnAndOff
	case before > 0 && float64(hotBefore) >= mostSteps*float64(before) && shift < 0:
		return Faded
	}
	return NoCourse
}

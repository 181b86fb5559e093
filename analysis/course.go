package analysis

import (
	"math"
	"slices"
	"sync"
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
			if t.gi != nil {
				z[k], class[k] = t.gi[i], t.class[i]
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

// tests is Gi* of each step, on as many cores as there are; the zero value for a
// missing one.
func (c stepCounts) tests() []tested {
	out := make([]tested, len(c.counts))
	var wg sync.WaitGroup
	for k, counts := range c.counts {
		if counts == nil {
			continue
		}
		wg.Add(1)
		go func() {
			defer wg.Done()
			out[k] = testCounts(counts, c.neighbours, c.fdr, leastHotStep)
		}()
	}
	wg.Wait()
	return out
}

func everMarked(steps []tested, cell int) bool {
	return slices.ContainsFunc(steps, func(t tested) bool { return t.gi != nil && t.class[cell] != NotSignificant })
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

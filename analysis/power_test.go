package analysis

import (
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

var update = flag.Bool("update", false, "write the calibration table anew; wants ASSESS_CALIBRATION=full")

// design is how a year is compared. The model takes months as independent of each
// other; alike is the correlation of each with the one before, to see what it costs.
type design struct {
	name                string
	references, history int
	alike               float64
}

// The designs: beside the year before, two further years telling how the months vary;
// and beside three years.
var designs = []design{
	{"the year before", 1, 2, 0},
	{"three years", 3, 0, 0},
	{"the year before, correlation 0.5", 1, 2, 0.5},
	{"three years, correlation 0.5", 3, 0, 0.5},
}

// partnership is 15 categories as a partnership of 150,000 residents has them, from the
// common and restless to the sparse: incidents a year, and how many times more than
// chance its months vary.
var partnership = []struct{ yearly, phi float64 }{
	{6000, 3}, {4500, 3}, {2500, 2}, {1600, 2}, {1300, 2}, {1100, 1.5}, {900, 1.5}, {800, 1.5},
	{600, 2}, {400, 1}, {250, 1.5}, {150, 1}, {100, 1}, {60, 1}, {25, 1},
}

// The cells of the power table.
var (
	powerChanges = []float64{1.05, 1.1, 1.2, 1.3, 1.5, 0.95, 0.9, 0.8, 0.7, 0.5}
	powerYearly  = []float64{100, 250, 500, 1000, 2000, 4000, 8000}
	powerPhis    = []float64{1, 2, 3}
)

// Full runs, as the file holds them, and those of every test.
const (
	fullPartnerships, someOfThem = 10000, 150
	fullRounds, someRounds       = 4000, 60
)

// share is how many of so many were found.
type share struct{ found, of int }

func (s share) value() float64 { return 100 * float64(s.found) / float64(s.of) }

// calibration is what was found in simulated partnerships.
type calibration struct {
	verdicts, any map[string]share // by design: verdicts called a change; partnerships with one such
	power         map[string]share // by cell
	others        []measurement
}

// alikeMonths draws years one after the other whose months stray from their usual
// level together: as simulation does, with variance phi times the mean, but log-normal
// and with correlation alike between the strays of neighbouring months.
type alikeMonths struct {
	simulation
	alike, stray float64
}

func newAlikeMonths(s simulation, alike float64) *alikeMonths {
	return &alikeMonths{s, alike, s.rng.NormFloat64()}
}

func (s *alikeMonths) year(factor float64) []int64 {
	counts := make([]int64, s.months)
	for m := range counts {
		mean := factor * s.yearly / 12 * (1 + 0.3*math.Sin(float64(m)*math.Pi/6))
		v := math.Log1p((s.phi - 1) / mean)
		s.stray = s.alike*s.stray + math.Sqrt(1-s.alike*s.alike)*s.rng.NormFloat64()
		mean *= math.Exp(math.Sqrt(v)*s.stray - v/2)
		counts[m] = int64(distuv.Poisson{Lambda: mean, Src: s.rng}.Rand())
	}
	return counts
}

// compared is one simulated category's comparison.
func compared(s simulation, alike, factor float64) Change {
	draw := s.year
	if alike > 0 {
		draw = newAlikeMonths(s, alike).year
	}
	in := ChangeInput{Current: draw(factor), Level: 0.95, MinimumCount: 20}
	for range s.references {
		in.Reference = append(in.Reference, draw(1))
	}
	for range s.history {
		in.History = append(in.History, held(draw(1)))
	}
	return CompareMonths(in)
}

// judged adjusts the p-values of a partnership's comparisons and gives their verdicts.
func judged(changes []Change) []Verdict {
	p, out := make([]float64, len(changes)), make([]Verdict, len(changes))
	for i, c := range changes {
		p[i] = math.NaN()
		if c.P != nil {
			p[i] = *c.P
		}
	}
	for i, q := range BenjaminiHochberg(p) {
		out[i] = Judge(changes[i], q, 0.05, 20)
	}
	return out
}

// calibrate simulates partnerships without a change, and then, in place of one of the
// categories of such a partnership, every change of the power table.
func calibrate(partnerships, rounds int) calibration {
	c := calibration{verdicts: map[string]share{}, any: map[string]share{}, power: map[string]share{}}
	var still [][]Change
	for i, d := range designs {
		rng := rand.New(rand.NewPCG(20210401, uint64(i)))
		verdicts, wrong := share{of: partnerships * len(partnership)}, share{of: partnerships}
		for k := range partnerships {
			var changes []Change
			for _, category := range partnership {
				s := simulation{rng, 12, category.yearly, category.phi, d.references, d.history}
				changes = append(changes, compared(s, d.alike, 1))
			}
			n := 0
			for _, v := range judged(changes) {
				if v == Higher || v == Lower {
					n++
				}
			}
			verdicts.found += n
			wrong.found += min(n, 1)
			if i == 0 && k < rounds {
				still = append(still, changes)
			}
		}
		c.verdicts[d.name], c.any[d.name] = verdicts, wrong
	}
	for i, phi := range powerPhis {
		for j, yearly := range powerYearly {
			for k, factor := range powerChanges {
				rng := rand.New(rand.NewPCG(20210401, uint64(1000*(i+1)+100*j+k)))
				s := simulation{rng, 12, yearly, phi, designs[0].references, designs[0].history}
				c.power[powerCell(phi, yearly, factor)] = powerOf(s, factor, still, rounds)
			}
		}
	}
	return c
}

// powerOf is how often a change is given its right word among 14 categories without one.
func powerOf(s simulation, factor float64, still [][]Change, rounds int) share {
	want := Higher
	if factor < 1 {
		want = Lower
	}
	out := share{of: rounds}
	for k := range rounds {
		others := still[k%len(still)]
		changes := append([]Change{compared(s, 0, factor)}, others[1:]...)
		if judged(changes)[0] == want {
			out.found++
		}
	}
	return out
}

func powerCell(phi, yearly, factor float64) string {
	return fmt.Sprintf("%g %g %+.0f", phi, yearly, 100*(factor-1))
}

// String is the calibration as testdata/calibration.txt holds it.
func (c calibration) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Comparisons of 15 simulated categories, Benjamini-Hochberg at 5 %%, months with a season\n")
	fmt.Fprintf(&b, "\nWithout any true change: %% of categories called higher or lower, %% of partnerships with one such\n(correlation: of each month's stray with that of the month before, which the model takes as 0)\n")
	for _, d := range designs {
		fmt.Fprintf(&b, "%-*s %7.2f %7.2f\n", calibrationName, d.name, c.verdicts[d.name].value(), c.any[d.name].value())
	}
	for _, phi := range powerPhis {
		fmt.Fprintf(&b, "\nMonths that vary %g times as much as chance: %% of changes on the year before that are found\n%8s", phi, "a year")
		for _, factor := range powerChanges {
			fmt.Fprintf(&b, " %+5.0f%%", 100*(factor-1))
		}
		b.WriteString("\n")
		for _, yearly := range powerYearly {
			fmt.Fprintf(&b, "%8g", yearly)
			for _, factor := range powerChanges {
				fmt.Fprintf(&b, " %6.1f", c.power[powerCell(phi, yearly, factor)].value())
			}
			b.WriteString("\n")
		}
	}
	b.WriteString("\nThe other tests, where nothing differs or changed unless it says so: %\n")
	for _, m := range c.others {
		fmt.Fprintf(&b, "%-*s", calibrationName, m.name)
		for _, s := range m.shares {
			fmt.Fprintf(&b, " %7.2f", s.value())
		}
		b.WriteString("\n")
	}
	return b.String()
}

// TestCalibration simulates partnerships and holds what is found to the promises and
// to the table of a full run. ASSESS_CALIBRATION=full makes the full run, which must
// give the table exactly; with -update it writes it.
func TestCalibration(t *testing.T) {
	partnerships, rounds := someOfThem, someRounds
	full := os.Getenv("ASSESS_CALIBRATION") == "full"
	if full {
		partnerships, rounds = fullPartnerships, fullRounds
	}
	c := calibrate(partnerships, rounds)
	c.others = calibrateOthers(t, full)
	t.Logf("%d partnerships, %d rounds a cell\n%s", partnerships, rounds, c)
	promisesAreKept(t, c)

	path := filepath.Join("testdata", "calibration.txt")
	if *update {
		if !full {
			t.Fatal("the table is that of a full run: set ASSESS_CALIBRATION=full")
		}
		if err := os.WriteFile(path, []byte(c.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if full {
		if c.String() != string(want) {
			t.Errorf("the full run differs from %s:\n%s", path, want)
		}
		return
	}
	draws := map[string]int{}
	for _, m := range c.others {
		draws[m.name] = m.draws
	}
	nearTheTable(t, c, string(want), draws)
}

// promisesAreKept holds the shares to what the project promises, at four standard errors.
func promisesAreKept(t *testing.T, c calibration) {
	for _, d := range designs {
		for what, s := range map[string]share{"categories": c.verdicts[d.name], "partnerships": c.any[d.name]} {
			if d.alike > 0 && what == "partnerships" {
				continue // not promised: the table says how many
			}
			if limit := 5 + 400*math.Sqrt(0.05*0.95/float64(s.of)); s.value() > limit {
				t.Errorf("%s: %.2f %% of %s have a change that is not there, at most %.2f %% may", d.name, s.value(), what, limit)
			}
		}
	}
	for _, factor := range []float64{1.2, 0.8} {
		if s := c.power[powerCell(1, 2000, factor)]; s.value() < 90 {
			t.Errorf("2,000 a year times %v is found in %d of %d, want 9 of 10", factor, s.found, s.of)
		}
	}
}

// nearTheTable holds every cell of a short run to the table of the full one, at five
// standard errors of the short run.
func nearTheTable(t *testing.T, c calibration, table string, draws map[string]int) {
	short, full := strings.Split(c.String(), "\n"), strings.Split(table, "\n")
	if len(short) != len(full) {
		t.Fatalf("%d lines in the table, want %d", len(full), len(short))
	}
	cells := 0
	for i, line := range short {
		of := someRounds
		for _, d := range designs {
			if strings.HasPrefix(line, d.name) {
				of = someOfThem
			}
		}
		if len(line) > calibrationName {
			if n, ok := draws[strings.TrimSpace(line[:calibrationName])]; ok {
				of = n
			}
		}
		got, want := numbers(line), numbers(full[i])
		if len(got) != len(want) {
			t.Fatalf("line %d is %q, the table has %q", i+1, line, full[i])
		}
		for k, v := range want {
			p := min(1, max(0, v/100))
			reach := 500*math.Sqrt(p*(1-p)/float64(of)) + 100*2/float64(of)
			if math.Abs(got[k]-v) > reach {
				t.Errorf("line %d, %q: %v, the full run had %v", i+1, full[i], got[k], v)
			}
			cells++
		}
	}
	if cells < len(powerPhis)*len(powerYearly)*len(powerChanges) {
		t.Errorf("%d cells were held to the table", cells)
	}
}

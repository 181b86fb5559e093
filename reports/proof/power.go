package proof

import (
	"math"
	"regexp"
	"strings"

	"assess/analysis"
)

// Planted is a number of a document in place of which another was put.
type Planted struct {
	Passage Passage
	Number  string // as it was printed
	Found   bool   // the other is called doubtful
}

// Long reports whether the number has three digits or more, so that few others of the
// assessment are the same by chance.
func (p Planted) Long() bool {
	return len(strings.TrimLeft(strings.NewReplacer(",", "", ".", "").Replace(leading.FindString(p.Number)), "0")) >= 3
}

var leading = regexp.MustCompile(`\d[\d,.]*`)

// Power puts another number in place of each that a document says, more by a tenth and
// by one in its last digit at least, and says which of them Numbers would find.
func Power(passages []Passage, a *analysis.Assessment) ([]Planted, error) {
	b, err := open(a)
	if err != nil {
		return nil, err
	}
	var out []Planted
	for _, p := range passages {
		if quoted[p.Section] || invented[p.Part] {
			continue
		}
		text, _ := b.stripped(p.Text)
		for _, clause := range clausesOf(text) {
			facts := b.groundsOf(p, clause)
			for _, c := range claimsOf(clause) {
				out = append(out, Planted{p, c.text, !c.changed().holds(facts)})
			}
		}
	}
	return out, nil
}

// changed is a claim whose number is more by a tenth, and by one in its last digit at
// least.
func (c claim) changed() claim {
	if c.named {
		c.value = nextFraction(c.value)
		return c
	}
	last := 2 * c.grain
	if c.unit == rest {
		last = 1
	}
	c.value = math.Round((c.value+math.Copysign(max(math.Abs(c.value)*0.1, last), c.value))/last) * last
	return c
}

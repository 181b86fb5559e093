package profiles

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"assess/data"
)

// The criteria by which issues are scored for the proposed priorities.
const (
	Volume        = "volume"
	Rate          = "rate"
	Trend         = "trend"
	Harm          = "harm"
	Concentration = "concentration"
	Concern       = "concern"
)

// Criteria lists them in the order of reports.
var Criteria = []string{Volume, Rate, Trend, Harm, Concentration, Concern}

// Matrix is how much each criterion counts when issues are scored. Every one of Criteria
// has a weight; only their ratios matter. The zero value weighs them equally.
type Matrix struct {
	Weights map[string]float64
}

// Weight is that of a criterion: 1 unless the profile says otherwise, and 0 for one that
// is left out.
func (m Matrix) Weight(criterion string) float64 {
	if w, ok := m.Weights[criterion]; ok {
		return w
	}
	return 1
}

// heaviest is the largest weight: beyond it a criterion would be the only one.
const heaviest = 100

func (c *checker) matrix(raw map[string]float64) Matrix {
	if raw == nil {
		return Matrix{}
	}
	sum := 0.0
	for _, name := range slices.Sorted(maps.Keys(raw)) {
		key, w := "matrix."+name, raw[name]
		if !slices.Contains(Criteria, name) {
			if near, ok := data.Nearest(name, Criteria); ok {
				c.Fail(key, "there is no criterion %q; did you mean %q?", name, near)
			}
			c.Fail(key, "there is no criterion %q; the criteria are %s", name, strings.Join(Criteria, ", "))
		}
		if !(w >= 0 && w <= heaviest) {
			c.Fail(key, "weight %g of %q is not from 0 to %d; 0 leaves the criterion out", w, name, heaviest)
		}
	}
	m := Matrix{Weights: raw}
	for _, name := range Criteria {
		sum += m.Weight(name)
	}
	if sum <= 0 {
		c.Fail("matrix", "every criterion has the weight 0, so nothing can be scored; give one a weight")
	}
	return m
}

// Theme is an entry of the register of emerging themes that the analyst keeps.
type Theme struct {
	Title     string
	FirstSeen string // ISO, a day or a month
	Evidence  string
	Owner     string
	Status    string // one of ThemeStatuses
	Public    bool   // it may be printed in the public edition
}

// ThemeStatuses are what may become of a theme.
var ThemeStatuses = []string{"watching", "growing", "acted on", "closed"}

var seenForm = regexp.MustCompile(`^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$`)

func (c *checker) theme(key string, raw themeTOML) Theme {
	c.needs(key, "title", raw.Title)
	c.needs(key, "evidence", raw.Evidence)
	switch {
	case !seenForm.MatchString(raw.FirstSeen):
		c.Fail(key+".first_seen", "first_seen %q is not a month written as YYYY-MM or a day written as YYYY-MM-DD", raw.FirstSeen)
	case len(raw.FirstSeen) > len("2006-01"):
		c.day(key+".first_seen", raw.FirstSeen)
	}
	if !slices.Contains(ThemeStatuses, raw.Status) {
		c.Fail(key+".status", "status %q is not one of %s", raw.Status, strings.Join(ThemeStatuses, ", "))
	}
	return Theme(raw)
}

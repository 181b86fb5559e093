package reports

import (
	"sort"
	"testing"

	"pgregory.net/rapid"
)

func TestClassesOfRates(t *testing.T) {
	var values []float64
	for i := range 100 {
		values = append(values, float64(i))
	}
	c := classify(values, 5)
	key := c.key()
	for i, want := range []string{"under 20", "20 to under 40", "40 to under 60", "60 to under 80", "80 and over"} {
		if key[i].Text != want || key[i].Count != 20 {
			t.Errorf("class %d is %q with %d areas, want %q with 20", i, key[i].Text, key[i].Count, want)
		}
	}
	if one := classify([]float64{3, 3, 3}, 5).key(); len(one) != 1 || one[0].Text != "all areas" || one[0].Count != 3 {
		t.Errorf("equal values make %v, want one class of all areas", one)
	}
	if small := classify([]float64{0.11, 0.22, 0.33, 0.44, 0.55}, 5).key(); small[0].Text == small[1].Text {
		t.Errorf("small rates make classes that read the same: %v", small)
	}
	if none := classify(nil, 5); len(none.counts) != 0 {
		t.Errorf("no values make %d classes", len(none.counts))
	}
}

// Whatever the values: every one of them is in one class, no class is empty,
// the edges rise, no two classes read the same, and there are fills for all.
func TestClassesHoldEveryValueOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.OneOf(rapid.Float64Range(0, 1000), rapid.Just(0.0), rapid.Float64Range(0, 0.01)), 1, 80).Draw(t, "values")
		c := classify(values, 5)
		key := c.key()
		if !sort.Float64sAreSorted(c.edges) || len(key) != len(c.counts) || len(key) > 5 {
			t.Fatalf("%d classes with edges %v", len(key), c.edges)
		}
		total := 0
		seen := map[string]bool{}
		for _, k := range key {
			total += k.Count
			if k.Count == 0 || seen[k.Text] {
				t.Errorf("class %q is empty or repeated: %v", k.Text, key)
			}
			seen[k.Text] = true
		}
		if total != len(values) {
			t.Errorf("%d of %d values are in a class", total, len(values))
		}
	})
}

package sample

import (
	"math"
	"strings"
	"testing"

	"assess/data"
)

// The searches found are as likely as they were planted to be linked, and none is where
// there is no land.
func TestSearchesAreAsPlanted(t *testing.T) {
	w := newWorld(Default().filled())
	var home, linked, rows int
	for m := data.NewMonth(2021, 4); m <= data.NewMonth(2022, 3); m++ {
		f, text := w.searchFile(m, false)
		if got := strings.Count(string(text), "\n") - 1; got != f.Rows {
			t.Fatalf("%s has %d rows, and says %d", f.Path, got, f.Rows)
		}
		for _, n := range f.Home {
			home += n
		}
		linked += f.Linked
		rows += f.Rows
	}
	want := 0.0
	for _, k := range searchKinds {
		want += k.weight * k.linked
	}
	share := float64(linked) / float64(home)
	if home < 300 || rows < 2*home || math.Abs(share-want) > 4*math.Sqrt(want*(1-want)/float64(home)) {
		t.Errorf("%d of %d at home are linked, %d rows; want a share of %.2f", linked, home, rows, want)
	}
}

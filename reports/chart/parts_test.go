package chart

import (
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"
)

func sampleParts() Parts {
	return Parts{Label: "Lines of the plan", Kinds: []PartKind{{"M", "met"}, {"T", "on track"}, {"B", "behind"}},
		Rows: []PartsRow{{"Safeguarding Vulnerable People", []int{1, 3, 0}}, {"Acquisitive Crime", []int{0, 0, 0}}, {"Anti-Social Behaviour", []int{0, 1, 11}}}}
}

// Every part that is not empty tells its row, its kind and its number.
func TestPartsTellThemselves(t *testing.T) {
	for _, w := range []vg.Length{narrowest, textWidth} {
		d, err := NewParts(sampleParts(), w)
		if err != nil {
			t.Fatal(err)
		}
		var told []string
		for _, track := range d.(Telling).Tracks() {
			for _, s := range track.Spots {
				told = append(told, s.Text)
			}
		}
		want := "Safeguarding Vulnerable People, met: 1|Safeguarding Vulnerable People, on track: 3|Anti-Social Behaviour, on track: 1|Anti-Social Behaviour, behind: 11"
		if got := strings.Join(told, "|"); got != want {
			t.Errorf("%g points: %s", float64(w), got)
		}
	}
}

func TestPartsThatCannotBeDrawn(t *testing.T) {
	for want, change := range map[string]func(*Parts){
		"row":        func(p *Parts) { p.Rows = nil },
		"kinds":      func(p *Parts) { p.Kinds = make([]PartKind, 8) },
		"are needed": func(p *Parts) { p.Rows[0].Counts = []int{1} },
		"below zero": func(p *Parts) { p.Rows[0].Counts[1] = -1 },
	} {
		in := sampleParts()
		change(&in)
		if _, err := NewParts(in, textWidth); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want one that says %q", err, want)
		}
	}
}

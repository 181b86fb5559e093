package chart

import "testing"

// Tones differ in shape, not in colour alone.
func TestTonesDifferInShape(t *testing.T) {
	seen := map[shape]Tone{}
	for _, tone := range []Tone{Neutral, High, Low, Own} {
		sh, _ := tone.look()
		if o, ok := seen[sh]; ok {
			t.Errorf("tones %d and %d have one shape", o, tone)
		}
		seen[sh] = tone
	}
	if groups[0].shape == groups[1].shape {
		t.Error("the two groups have one shape")
	}
}

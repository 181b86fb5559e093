package analysis

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// history makes steps from letters, h hot, c cold, - neither, ? missing, with z-scores
// that rise by slope from step to step.
func history(steps string, slope float64) (z []float64, class []Class) {
	for i, s := range steps {
		v := 0.0
		c := NotSignificant
		switch s {
		case 'h':
			v, c = 5, Hot
		case 'c':
			v, c = -5, Cold
		case '?':
			v = math.NaN()
		}
		z, class = append(z, v+slope*float64(i)), append(class, c)
	}
	return z, class
}

func TestEmergePatterns(t *testing.T) {
	for _, c := range []struct {
		steps string
		slope float64
		want  Pattern
	}{
		{"------------", 0, NoPattern},
		{"hhhh--------", 0, NoPattern},
		{"-----------h", 0, New},
		{"---c-------h", 0, New},
		{"----------hh", 0, Consecutive},
		{"--------hhhh", 0, Consecutive},
		{"--h-----hhhh", 0, Sporadic},
		{"--h----h---h", 0, Sporadic},
		{"--h-c--h---h", 0, Oscillating},
		{"-hhhhhhhhhhh", 0, Persistent},
		{"hhhhhhhhhhhh", 0, Persistent},
		{"hhhhhhhhhhhh", 0.1, Intensifying},
		{"hhhhhhhhhhhh", -0.1, Diminishing},
		{"hhhhhhhhh-", 0, Historical},
		{"hhhhhhhhhhh-", -0.1, Historical},
		{"hhhhhhhh--", 0, NoPattern},
		{"-hhhhhhhhh", 0, Persistent}, // 90 % exactly
		{"--hhhhhhhh", 0, Consecutive},
		{"hhhhhhhhh", 0, NotAssessed}, // nine steps
		{"hhhhhhhhhhh?", 0, NotAssessed},
		{"hhh???hhhhhhh", 0, Persistent},
		{"hhh????hhhhhh", 0, NotAssessed},
		{"??--------hh?-hh", 0, Sporadic},
		{"", 0, NotAssessed},
	} {
		z, class := history(c.steps, c.slope)
		got := Emerge(z, class, 0.05)
		wantClass := Hot
		if c.want == NoPattern || c.want == NotAssessed {
			wantClass = NotSignificant
		}
		if got.Pattern != c.want || got.Class != wantClass {
			t.Errorf("%s, slope %v: %s %s, want %s %s", c.steps, c.slope, got.Class, got.Pattern, wantClass, c.want)
		}
	}
	// A place that is cold in the last step is judged as a cold one first.
	z, class := history("hhhhhhhhhhhc", 0)
	if got := Emerge(z, class, 0.05); got.Class != Cold || got.Pattern != New {
		t.Errorf("long hot, now cold: %s %s, want cold new", got.Class, got.Pattern)
	}
}

func TestColdPatternsAreTheTwinsOfHotOnes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 24).Draw(t, "steps")
		z := rapid.SliceOfN(rapid.Float64Range(-4, 6), n, n).Draw(t, "z")
		limit := rapid.Float64Range(0, 3).Draw(t, "limit")
		class, twinZ, twin := make([]Class, n), make([]float64, n), make([]Class, n)
		other := map[Class]Class{Hot: Cold, Cold: Hot, NotSignificant: NotSignificant}
		for i, v := range z {
			class[i] = NotSignificant
			if v > limit {
				class[i] = Hot
			} else if v < -limit {
				class[i] = Cold
			}
			twinZ[i], twin[i] = -v, other[class[i]]
		}
		a, b := Emerge(z, class, 0.05), Emerge(twinZ, twin, 0.05)
		if a.Pattern != b.Pattern || a.Class != other[b.Class] || a.HotSteps != b.ColdSteps {
			t.Fatalf("%s %s, its twin %s %s", a.Class, a.Pattern, b.Class, b.Pattern)
		}
		if n >= leastSteps && class[n-1] == Hot && (a.Class != Hot || a.Pattern == NoPattern) {
			t.Fatalf("hot in the last step but %s %s", a.Class, a.Pattern)
		}
	})
}

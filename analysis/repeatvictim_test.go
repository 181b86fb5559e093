package analysis

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"
)

// on is a day of 2021 counted from 1 January as 1, at some time of it; 0 is no day.
func on(n int) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return time.Date(2021, 1, n, n%24, 0, 0, 0, time.UTC)
}

func TestRepeatsByHand(t *testing.T) {
	r := Repeats([]Victimisation{
		{"b", on(40)}, {"a", on(10)}, {"b", on(33)}, {"c", on(5)}, {"b", on(33)},
		{"d", on(0)}, {"d", on(50)}, {"", on(3)}, {"", on(4)}, {"e", on(0)},
	}, 100)
	// a, c and e once, b three times (0 and 7 days apart), d twice, one day not known.
	share, events, median := 2.0/5, 5.0/8, 3.5
	expected := 100 * (1 - math.Exp(-0.08)*1.08)
	if r.Events != 8 || r.Unkeyed != 2 || r.Victims != 5 || r.Repeat != 2 || r.RepeatEvents != 5 || r.Most != 3 {
		t.Errorf("%+v", r)
	}
	if *r.Share != share || *r.EventShare != events || *r.Median != median || !reflect.DeepEqual(r.Days, []int{0, 7}) {
		t.Errorf("share %v and %v, median %v of %v", *r.Share, *r.EventShare, *r.Median, r.Days)
	}
	wantRelative(t, "expected", *r.Expected, expected, 1e-12)
	wantRelative(t, "ratio", *r.Ratio, 2/expected, 1e-12)
	for days, want := range map[int]float64{0: 0.5, 6: 0.5, 7: 1, 400: 1} {
		if got := r.Within(days); *got != want {
			t.Errorf("within %d days: %v, want %v", days, *got, want)
		}
	}
}

func TestRepeatsEdges(t *testing.T) {
	if r := Repeats(nil, 100); !reflect.DeepEqual(r, RepeatVictims{}) || r.Within(30) != nil {
		t.Errorf("no events: %+v", r)
	}
	if r := Repeats([]Victimisation{{"", on(3)}}, 100); r.Unkeyed != 1 || r.Share != nil || r.Expected != nil {
		t.Errorf("no key: %+v", r)
	}
	if r := Repeats([]Victimisation{{"a", on(3)}}, 100); *r.Share != 0 || r.Median != nil || *r.Ratio != 0 {
		t.Errorf("one event: %+v", r)
	}
	pair := []Victimisation{{"a", on(3)}, {"b", on(3)}}
	for _, population := range []float64{0, -3, 1, math.NaN(), math.Inf(1)} {
		if r := Repeats(pair, population); r.Expected != nil || r.Ratio != nil || r.Victims != 2 {
			t.Errorf("population %v: %+v", population, r)
		}
	}
	// In a large population the expectation keeps its digits: m²/2 of each.
	r := Repeats(pair, 1e9)
	wantRelative(t, "two among 10⁹", *r.Expected, 1e9*(2e-9)*(2e-9)/2, 1e-8)
}

// Events that fall at random on a population leave as many repeats as expected.
func TestRepeatsByChanceAreThoseExpected(t *testing.T) {
	rng := rand.New(rand.NewPCG(20210401, 7))
	var events []Victimisation
	for range 20000 {
		events = append(events, Victimisation{fmt.Sprint(rng.IntN(60000)), on(1 + rng.IntN(365))})
	}
	r := Repeats(events, 60000)
	if math.Abs(*r.Ratio-1) > 4/math.Sqrt(*r.Expected) {
		t.Errorf("%d repeat victims, %v expected", r.Repeat, *r.Expected)
	}
	// Half of the events on a twentieth of the population leave more.
	for i := range 10000 {
		events[i].Victim = fmt.Sprint(rng.IntN(3000))
	}
	if r := Repeats(events, 60000); *r.Ratio < 1.15 {
		t.Errorf("uneven risk: ratio %v", *r.Ratio)
	}
}

func TestRepeatsExpectedIsThePoissonTail(t *testing.T) {
	var events []Victimisation
	for i := range 30 {
		events = append(events, Victimisation{fmt.Sprint(i % 12), on(i)})
	}
	for _, population := range []float64{12, 40, 1000} {
		d := distuv.Poisson{Lambda: 30 / population}
		wantRelative(t, "expected", *Repeats(events, population).Expected, population*(1-d.Prob(0)-d.Prob(1)), 1e-9)
	}
}

func TestRepeatsAddUpInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var events []Victimisation
		for _, key := range rapid.SliceOfN(rapid.IntRange(0, 9), 0, 40).Draw(t, "keys") {
			v := Victimisation{On: on(rapid.IntRange(0, 300).Draw(t, "day"))}
			if key > 0 {
				v.Victim = fmt.Sprint(key)
			}
			events = append(events, v)
		}
		r := Repeats(events, 50)
		if again := Repeats(rapid.Permutation(events).Draw(t, "order"), 50); !reflect.DeepEqual(r, again) {
			t.Fatalf("%+v\n%+v", r, again)
		}
		if r.Events+r.Unkeyed != len(events) || r.Events-r.RepeatEvents != r.Victims-r.Repeat || len(r.Days) > r.RepeatEvents-r.Repeat {
			t.Fatalf("%+v", r)
		}
		for _, d := range r.Days {
			if d < 0 || d > 300 {
				t.Fatalf("days %v", r.Days)
			}
		}
	})
}

func BenchmarkRepeats(b *testing.B) {
	rng := rand.New(rand.NewPCG(20210401, 8))
	var events []Victimisation
	for range 10000 {
		events = append(events, Victimisation{fmt.Sprintf("%016x", rng.IntN(7000)), on(1 + rng.IntN(365))})
	}
	b.ReportAllocs()
	for b.Loop() {
		Repeats(events, 150000)
	}
}

package analysis

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// at reads a clock; "" is no time.
func at(t testing.TB, s string) time.Time {
	t.Helper()
	if s == "" {
		return time.Time{}
	}
	v, err := time.Parse("2006-01-02 15:04", s)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// Monday is 1 November 2021; the clocks had gone back the day before.
func TestAoristicWeightsByHand(t *testing.T) {
	sunday := 6 * 24
	for _, c := range []struct {
		what, from, to string
		kind           SpanKind
		want           map[int]float64
	}{
		{"whole hours", "2021-11-01 22:00", "2021-11-02 02:00", SpanTimed, map[int]float64{22: .25, 23: .25, 24: .25, 25: .25}},
		{"parts of hours", "2021-11-01 08:45", "2021-11-01 10:15", SpanTimed, map[int]float64{8: 1. / 6, 9: 4. / 6, 10: 1. / 6}},
		{"within an hour", "2021-11-01 08:10", "2021-11-01 08:50", SpanTimed, map[int]float64{8: 1}},
		{"one moment", "2021-11-01 00:00", "2021-11-01 00:00", SpanTimed, map[int]float64{0: 1}},
		{"week to week", "2021-11-07 23:30", "2021-11-08 00:30", SpanTimed, map[int]float64{167: .5, 0: .5}},
		{"no end", "2021-11-03 12:59", "", SpanNoEnd, map[int]float64{60: 1}},
		{"end before start", "2021-11-03 12:59", "2021-11-02 23:00", SpanReversed, map[int]float64{60: 1}},
		{"no start", "", "2021-11-02 23:00", SpanNoStart, nil},
		{"summer", "2021-07-05 12:00", "2021-07-05 14:00", SpanTimed, map[int]float64{12: .5, 13: .5}},
		{"March leaves an hour out", "2021-03-28 00:00", "2021-03-28 03:00", SpanTimed, map[int]float64{sunday: .5, sunday + 2: .5}},
		{"starts in the hour left out", "2021-03-28 01:30", "2021-03-28 03:00", SpanTimed, map[int]float64{sunday + 2: 1}},
		{"October has an hour twice", "2021-10-31 00:00", "2021-10-31 03:00", SpanTimed, map[int]float64{sunday: .25, sunday + 1: .5, sunday + 2: .25}},
		{"may be all of the hour twice", "2021-10-31 01:00", "2021-10-31 02:00", SpanTimed, map[int]float64{sunday + 1: 1}},
		{"back in the hour that comes twice", "2021-10-31 01:50", "2021-10-31 01:10", SpanTimed, map[int]float64{sunday + 1: 1}},
	} {
		week, kind := AoristicWeights(Span{at(t, c.from), at(t, c.to)})
		if kind != c.kind {
			t.Errorf("%s: %s, want %s", c.what, kind, c.kind)
		}
		for h, w := range week {
			if math.Abs(w-c.want[h]) > 1e-15 {
				t.Errorf("%s: hour %d has %v, want %v", c.what, h, w, c.want[h])
			}
		}
	}
}

func TestAoristicWeightsOfAWeekAndMore(t *testing.T) {
	from := at(t, "2021-11-01 10:20")
	for _, c := range []struct {
		length time.Duration
		kind   SpanKind
	}{{168 * time.Hour, SpanTimed}, {168*time.Hour + time.Minute, SpanWeek}, {9000 * time.Hour, SpanWeek}} {
		week, kind := AoristicWeights(Span{from, from.Add(c.length)})
		if kind != c.kind {
			t.Errorf("%v: %s, want %s", c.length, kind, c.kind)
		}
		for h, w := range week {
			if w != 1.0/168 {
				t.Fatalf("%v: hour %d has %v", c.length, h, w)
			}
		}
	}
}

func TestAoristicDoesNotLookAtTheLocation(t *testing.T) {
	tokyo := time.FixedZone("far", 9*3600)
	here, _ := AoristicWeights(Span{at(t, "2021-07-01 10:00"), at(t, "2021-07-01 12:00")})
	there, _ := AoristicWeights(Span{time.Date(2021, 7, 1, 10, 0, 0, 0, tokyo), time.Date(2021, 7, 1, 12, 0, 0, 0, london(t))})
	if here != there {
		t.Error("the location moved the hours")
	}
}

func TestAoristicAddsUp(t *testing.T) {
	if a := Aoristic(nil); a != (AoristicWeek{}) || a.Events() != 0 {
		t.Errorf("no spans: %+v", a)
	}
	a := Aoristic([]Span{
		{at(t, "2021-11-01 22:00"), at(t, "2021-11-02 02:00")},
		{at(t, "2021-11-01 22:00"), at(t, "")},
		{at(t, ""), at(t, "2021-11-02 02:00")},
		{at(t, "2021-11-01 22:00"), at(t, "2021-10-02 02:00")},
		{at(t, "2021-11-01 22:00"), at(t, "2021-12-02 02:00")},
	})
	if a.Kinds != [spanKinds]int{1, 1, 1, 1, 1} || a.Events() != 4 {
		t.Errorf("kinds %v, %d events", a.Kinds, a.Events())
	}
	if want := 2.25 + 1.0/168; math.Abs(a.Weights[22]-want) > 1e-12 {
		t.Errorf("hour 22 has %v, want %v", a.Weights[22], want)
	}
}

func TestAoristicWeightsOfEachEventSumToOne(t *testing.T) {
	zone := london(t)
	rapid.Check(t, func(t *rapid.T) {
		moment := time.Unix(rapid.OneOf(
			rapid.Int64Range(820454400, 2145916800),                       // 1996 to 2037
			rapid.Int64Range(1635552000, 1635811200),                      // about 31 October 2021
			rapid.Int64Range(1616803200, 1617062400)).Draw(t, "start"), 0) // about 28 March 2021
		length := time.Duration(rapid.OneOf(rapid.Int64Range(0, 700000), rapid.Int64Range(-9000, 9000)).Draw(t, "length")) * time.Second
		s := Span{moment.In(zone), moment.Add(length).In(zone)}
		week, kind := AoristicWeights(s)
		sum := 0.0
		for _, w := range week {
			if w < 0 || w > 1 {
				t.Fatalf("a weight of %v", w)
			}
			sum += w
		}
		if math.Abs(sum-1) > 1e-12 {
			t.Fatalf("%v to %v: %s, the weights sum to %v", s.From, s.To, kind, sum)
		}
		if start := week[(int(s.From.Weekday())+6)%7*24+s.From.Hour()]; start == 0 {
			t.Fatalf("%v to %v: the hour of the start has no weight", s.From, s.To)
		}
	})
}

func BenchmarkAoristic(b *testing.B) {
	rng := rand.New(rand.NewPCG(20210401, 6))
	spans := make([]Span, 10000)
	for i := range spans {
		from := time.Unix(1600000000+rng.Int64N(3e7), 0).UTC()
		spans[i] = Span{from, from.Add(time.Duration(rng.Int64N(86400)) * time.Second)}
	}
	b.Run(fmt.Sprint(len(spans)), func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			Aoristic(spans)
		}
	})
}

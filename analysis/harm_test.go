package analysis

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"assess/data"
	"pgregory.net/rapid"
)

var severity = map[string]float64{"1": 7000, "28E": 60, "45": 15, "46": 4.5, "104": 0}

// By hand: 1 × 7000 + 10 × 60 + 200 × 4.5 = 8,500.
func TestWeighHarmByHand(t *testing.T) {
	h, err := WeighHarm(HarmInput{
		Counts:  []CodeCount{{"46", 150}, {"28E", 10}, {"46", 50}, {"1", 1}, {"104", 30}, {"99Z", 9}, {"45", 0}},
		Weights: severity, Residents: 17000, MaxMissing: 0.2,
	})
	if err != nil {
		t.Fatal(err)
	}
	rate := 500.0
	want := Harm{
		Sum: 8500, SE: math.Sqrt(7000*7000 + 10*60*60 + 200*4.5*4.5), PerThousand: &rate, Offences: 250, Weighed: 241,
		CodeShare: 0.8, OffenceShare: 241.0 / 250, Missing: []string{"99Z"}, Largest: "1", LargestShare: 7000.0 / 8500,
	}
	if !reflect.DeepEqual(h, want) {
		t.Errorf("got  %+v\nwant %+v", h, want)
	}
}

func TestWeighHarmRefuses(t *testing.T) {
	fine := []CodeCount{{"1", 2}, {"45", 8}}
	for _, c := range []struct {
		what, says string
		in         HarmInput
	}{
		{"a grave code without a weight", "1 of 3 codes, with 1 of 11 offences", HarmInput{Counts: append(fine, CodeCount{"2", 1}), Weights: severity, MaxMissing: 0.1}},
		{"a common code without a weight", "90 of 100 offences", HarmInput{Counts: append(fine, CodeCount{"2", 90}), Weights: severity, MaxMissing: 0.5}},
		{"no table", "2 of 2 codes", HarmInput{Counts: fine, MaxMissing: 0.5}},
		{"a share that is not a number", "code", HarmInput{Counts: append(fine, CodeCount{"2", 1}), Weights: severity, MaxMissing: math.NaN()}},
		{"negative count", "below 0", HarmInput{Counts: []CodeCount{{"1", -2}}, Weights: severity}},
		{"negative weight", "not a number of 0 or more", HarmInput{Counts: fine, Weights: map[string]float64{"1": -3, "45": 1}}},
		{"no weight in the table", "not a number of 0 or more", HarmInput{Counts: fine, Weights: map[string]float64{"1": math.NaN(), "45": 1}}},
	} {
		h, err := WeighHarm(c.in)
		if err == nil || !strings.Contains(err.Error(), c.says) || h.Sum != 0 {
			t.Errorf("%s: sum %v, error %v", c.what, h.Sum, err)
		}
	}
}

func TestWeighHarmNeverTakesOpenCategories(t *testing.T) {
	for _, c := range append([]data.CategoryInfo{{Name: data.AllCrime, Slug: "all crime"}}, data.Categories...) {
		for _, code := range []string{string(c.Name), c.Slug, " " + strings.ToUpper(string(c.Name))} {
			in := HarmInput{Counts: []CodeCount{{code, 5}}, Weights: map[string]float64{code: 10}, MaxMissing: 1}
			if _, err := WeighHarm(in); err == nil || !strings.Contains(err.Error(), "open data") {
				t.Errorf("%q is weighed: %v", code, err)
			}
		}
	}
}

func TestWeighHarmOfNothing(t *testing.T) {
	h, err := WeighHarm(HarmInput{Weights: severity, Residents: 100})
	if err != nil || h.Sum != 0 || h.SE != 0 || *h.PerThousand != 0 || h.CodeShare != 1 || h.OffenceShare != 1 || h.Largest != "" {
		t.Errorf("no offence: %+v, %v", h, err)
	}
	for _, residents := range []float64{0, -5, math.NaN(), math.Inf(1)} {
		if h, err := WeighHarm(HarmInput{Counts: []CodeCount{{"45", 2}}, Weights: severity, Residents: residents}); err != nil || h.PerThousand != nil {
			t.Errorf("%v residents: %+v, %v", residents, h, err)
		}
	}
}

func TestWeighHarmIsTheSameInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := HarmInput{Weights: map[string]float64{}, Residents: 1234, MaxMissing: 1}
		for i, n := range rapid.SliceOfN(rapid.Int64Range(0, 500), 1, 30).Draw(t, "counts") {
			code := fmt.Sprint(i % 17)
			in.Counts = append(in.Counts, CodeCount{code, n})
			if i%5 > 0 {
				in.Weights[code] = rapid.Float64Range(0, 8000).Draw(t, "weight")
			}
		}
		h, err := WeighHarm(in)
		in.Counts = rapid.Permutation(in.Counts).Draw(t, "order")
		again, errAgain := WeighHarm(in)
		if err != nil || errAgain != nil || !reflect.DeepEqual(h, again) {
			t.Fatalf("%+v, %v\n%+v, %v", h, err, again, errAgain)
		}
		if h.Sum < 0 || h.LargestShare > 1 || h.OffenceShare > 1 || h.Weighed > h.Offences {
			t.Fatalf("%+v", h)
		}
	})
}

func BenchmarkWeighHarm(b *testing.B) {
	in := HarmInput{Weights: map[string]float64{}, Residents: 150000}
	for i := range 250 {
		code := fmt.Sprint(i)
		in.Counts = append(in.Counts, CodeCount{code, int64(i)})
		in.Weights[code] = float64(i * i % 97)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := WeighHarm(in); err != nil {
			b.Fatal(err)
		}
	}
}

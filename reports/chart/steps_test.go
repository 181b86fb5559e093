package chart

import (
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"
	"pgregory.net/rapid"

	"assess/data"
)

// sampleSteps is six years of months in three levels, the last after months set aside.
func sampleSteps() Steps {
	values, _ := sampleSeries(seeded(), 1240, 72)
	for i, v := range values.Values {
		if v != nil && i >= 30 {
			*v += 300
		}
	}
	at := func(from, to int, value float64) StepLevel {
		return StepLevel{data.Period{From: april2016.Add(from), To: april2016.Add(to)}, value}
	}
	return Steps{
		Label: "Crimes a month, seasonally adjusted", Values: values, Shade: yearOf20, Grey: []data.Period{pandemic},
		Levels: []StepLevel{at(0, 29, 1340), at(30, 46, 1610), at(64, 71, 1402)},
	}
}

func TestStepsNameTheirLevels(t *testing.T) {
	in := sampleSteps()
	d, err := NewSteps(in, textWidth)
	r := draws(t, d, err)
	for _, want := range []string{"1,340", "1,610", "1,402", "Each month", "Level", "Set aside", in.Shade.Label(), in.Label, "0"} {
		if !r.has(want) {
			t.Errorf("the chart does not say %q: %s", want, r.all())
		}
	}
	in.Grey, in.Levels = nil, nil
	d, err = NewSteps(in, textWidth)
	if r := draws(t, d, err); r.has("Set aside") || r.has("Level") {
		t.Errorf("what is not drawn is in the key: %s", r.all())
	}
}

func TestStepsTellTheLevelOfEachMonth(t *testing.T) {
	d, err := NewSteps(sampleSteps(), textWidth)
	draws(t, d, err)
	tracks := d.(Telling).Tracks()
	if len(tracks) != 1 || len(tracks[0].Spots) != 70 {
		t.Fatalf("%d tracks, want one with the 70 months that have a value", len(tracks))
	}
	for i, want := range map[int]string{0: ", level 1,340", 50: ", set aside", 69: ", level 1,402"} {
		if got := tracks[0].Spots[i].Text; !strings.HasSuffix(got, want) {
			t.Errorf("month %d says %q, want its end to be %q", i, got, want)
		}
	}
}

// Levels that adjoin are joined by a riser, levels with months between them are not.
func TestStepsJoinWhatAdjoins(t *testing.T) {
	in := sampleSteps()
	risers := func() int {
		p := newPanel(box(0, 0, 100, 100), timeSpan(in.months()), span{0, 2000})
		in.steps(p)
		return len(p.marks) - len(in.Levels)
	}
	if n := risers(); n != 1 {
		t.Errorf("%d risers between levels of which two adjoin, want 1", n)
	}
	in.Levels[2].Months.From = in.Levels[1].Months.To.Add(1)
	if n := risers(); n != 2 {
		t.Errorf("%d risers between three levels in a row, want 2", n)
	}
}

func TestStepsRefused(t *testing.T) {
	month := Series{From: april2016, Values: []*float64{ptr(1), ptr(2)}}
	at := func(from, to int, value float64) StepLevel {
		return StepLevel{data.Period{From: april2016.Add(from), To: april2016.Add(to)}, value}
	}
	for says, in := range map[string]Steps{
		"no month has a value": {Values: Series{From: april2016, Values: []*float64{nil}}},
		"level 1":              {Values: month, Levels: []StepLevel{at(0, 1, nan)}},
		"has no month":         {Values: month, Levels: []StepLevel{{Value: 3}}},
		"before level 1 ends":  {Values: month, Levels: []StepLevel{at(0, 1, 3), at(1, 1, 4)}},
		"at most":              {Values: month, Levels: []StepLevel{at(0, 2000, 3)}},
	} {
		if _, err := NewSteps(in, textWidth); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("the error is %v, want one that says %q", err, says)
		}
	}
	if _, err := NewSteps(Steps{Values: month}, 10); err == nil {
		t.Error("a chart 10 points wide is drawn")
	}
}

func TestStepsOfAllSizes(t *testing.T) {
	for _, size := range []float64{0, 1e-7, 3, -2, 1e9, 1e300} {
		s := Series{From: april2016, Values: []*float64{ptr(size), nil, ptr(size / 2)}}
		d, err := NewSteps(Steps{Label: "Robbery", Values: s, Levels: []StepLevel{{data.Period{From: april2016, To: april2016.Add(2)}, size / 3}}}, textWidth)
		draws(t, d, err)
	}
	one := Series{From: april2016, Values: []*float64{ptr(7)}}
	d, err := NewSteps(Steps{Label: "Robbery\n\u202e" + strings.Repeat("x", 300), Values: one}, narrowest)
	draws(t, d, err)
}

func TestRandomSteps(t *testing.T) {
	randomly(t, func(r *rapid.T, w vg.Length) (Drawing, error) {
		in := Steps{Label: word().Draw(r, "label"), Values: Series{From: april2016}, Shade: yearOf20, Grey: []data.Period{pandemic}}
		size := wide().Draw(r, "size")
		in.Values.Values = []*float64{ptr(size)}
		for range rapid.IntRange(0, 140).Draw(r, "months") {
			in.Values.Values = append(in.Values.Values, ptr(size*rapid.Float64Range(-0.2, 2).Draw(r, "v")))
		}
		from := april2016
		for range rapid.IntRange(0, 8).Draw(r, "levels") {
			to := from.Add(rapid.IntRange(0, 30).Draw(r, "long"))
			in.Levels = append(in.Levels, StepLevel{data.Period{From: from, To: to}, size * rapid.Float64Range(0, 2).Draw(r, "level")})
			from = to.Add(1 + rapid.IntRange(0, 2).Draw(r, "gap"))
		}
		return NewSteps(in, w)
	})
}

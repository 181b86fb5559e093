package chart

import (
	"strings"
	"testing"

	"assess/data"
	"assess/geo"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/recorder"
)

// Every drawing that tells its values tells them within its sheet, each with
// words.
func TestDrawingsTellTheirValues(t *testing.T) {
	silent := map[string]bool{}
	for _, e := range examples() {
		d, err := e.build(textWidth)
		if err != nil {
			t.Fatal(err)
		}
		told, ok := d.(Telling)
		if !ok {
			t.Fatalf("%s cannot tell its values", e.name)
		}
		w, h := d.Size()
		spots := 0
		names := map[string]bool{}
		for _, track := range told.Tracks() {
			if names[track.Name] && track.Name != "" {
				t.Errorf("%s: two tracks are called %q", e.name, track.Name)
			}
			names[track.Name] = true
			for _, s := range track.Spots {
				spots++
				if s.At.X < -1 || s.At.X > w+1 || s.At.Y < -1 || s.At.Y > h+1 {
					t.Errorf("%s: %q lies at %v, off the sheet of %g by %g", e.name, s.Text, s.At, w, h)
				}
				if strings.TrimSpace(s.Text) == "" || strings.HasPrefix(s.Text, ":") {
					t.Errorf("%s: a value says %q", e.name, s.Text)
				}
			}
		}
		if spots == 0 {
			silent[strings.SplitN(e.name, "-", 2)[0]] = true
		}
	}
	for _, kind := range []string{"multiples", "forest", "dots", "control", "fan", "bars", "gradient", "funnel", "seasonal", "decomposition", "curve"} {
		if silent[kind] {
			t.Errorf("%s tells nothing", kind)
		}
	}
}

func TestMonthsTellTheirCountAndTrend(t *testing.T) {
	in := sampleMultiples(2)
	d, err := NewSmallMultiples(in, textWidth)
	if err != nil {
		t.Fatal(err)
	}
	tracks := d.(Telling).Tracks()
	if len(tracks) != 2 || tracks[0].Name != in.Panels[0].Title {
		t.Fatalf("tracks are %v, want one a panel", tracks)
	}
	counts, k := in.Panels[0].Counts, 0
	for i, v := range counts.Values {
		if v == nil {
			continue // a gap says nothing
		}
		want := counts.From.Add(i).Label() + ": " + thousands(*v, 0)
		if got := tracks[0].Spots[k].Text; got != want && !strings.HasPrefix(got, want+"; trend ") {
			t.Errorf("month %d says %q, want %q", i+1, got, want)
		}
		k++
	}
	if k != len(tracks[0].Spots) {
		t.Errorf("%d months have a value, %d are told", k, len(tracks[0].Spots))
	}
}

func TestACalendarTellsItsMonths(t *testing.T) {
	row := CalendarRow{Name: "2016/17", Cells: make([]CalendarCell, 12)}
	row.Cells[0] = CalendarCell{april2016, data.Complete, "14,786", "April 2016: complete; rows: 14,786"}
	row.Cells[1] = CalendarCell{april2016.Add(1), data.Missing, "none", ""}
	d, err := NewCalendar(Calendar{Rows: []CalendarRow{row}}, textWidth)
	if err != nil {
		t.Fatal(err)
	}
	tracks := d.(Telling).Tracks()
	if len(tracks) != 1 || len(tracks[0].Spots) != 1 || tracks[0].Spots[0].Text != row.Cells[0].Told {
		t.Errorf("the months tell %+v", tracks)
	}
}

// An effect about 1 is told to two decimal places, one about 0 with its sign.
func TestADecompositionTellsEachPart(t *testing.T) {
	of := func(name string, v ...float64) Series {
		s := Series{Name: name, From: april2016}
		for i := range v {
			s.Values = append(s.Values, &v[i])
		}
		return s
	}
	in := Decomposition{Counts: of("Count", 40, 52), Trend: of("Trend", 41.5, 44), Seasonal: of("Usual year", 0.95, 1.13), Remainder: of("Remainder", -1.5, 6)}
	d, err := NewDecomposition(in, textWidth)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"Count": "May 2016: 52", "Trend": "May 2016: 44", "Usual year": "May 2016: 1.13", "Remainder": "May 2016: +6.0"}
	tracks := d.(Telling).Tracks()
	if len(tracks) != len(want) {
		t.Fatalf("%d parts are told", len(tracks))
	}
	for _, track := range tracks {
		if got := track.Spots[1].Text; got != want[track.Name] {
			t.Errorf("%s says %q, want %q", track.Name, got, want[track.Name])
		}
	}
}

// Cells and discs tell what they are where they are drawn; those in the enlarged part
// are told there alone.
func TestCellsAndDiscsOfAMapTell(t *testing.T) {
	in := Map{
		Shapes: []MapShape{{Geometry: square(570000, 180000, 9000), Text: "Abbey"}}, Key: []MapKey{{"not hot", 98, PlainFill}, {"hot", 2, HotFill}},
		Cells:  []MapCell{{570200, 180200, 200, 1, "Hot cell: 12"}, {578000, 188000, 200, 1, "Hot cell: 34"}},
		Labels: []MapLabel{{570300, 180300, "2", 1, true, "Hot spot 2"}, {578100, 188100, "1", 2, true, "Hot spot 1"}},
	}
	for _, near := range []*MapNear{nil, {West: 577000, South: 187000, Side: 2000, Title: "Enlarged", Labels: in.Labels[1:]}} {
		in.Near = near
		d, err := NewMap(in, textWidth)
		if err != nil {
			t.Fatal(err)
		}
		at := map[string][]vg.Point{}
		for _, track := range d.(Telling).Tracks() {
			for _, s := range track.Spots {
				at[s.Text] = append(at[s.Text], s.At)
			}
		}
		for _, text := range []string{"Abbey", "Hot cell: 12", "Hot cell: 34", "Hot spot 1", "Hot spot 2"} {
			if len(at[text]) != 1 {
				t.Errorf("%q is told %d times", text, len(at[text]))
			}
		}
		if right := at["Hot cell: 34"][0].X > textWidth*(1-nearShare); near != nil && !right {
			t.Errorf("an enlarged cell is told at %v", at["Hot cell: 34"])
		}
	}
}

// parted is a canvas that notes the parts it is given.
type parted struct {
	recorder.Canvas
	parts []string
}

func (p *parted) Part(name string) { p.parts = append(p.parts, name) }

func TestAreasOfAMapArePartsOfTheirNumber(t *testing.T) {
	in := Map{Key: []MapKey{{"low", 1, Sequential1}, {"high", 1, Sequential5}}, KeyName: "Rate", Shapes: []MapShape{
		{Geometry: square(570000, 180000, 1000), Class: 1, Text: "Abbey: 12.5"},
		{Geometry: square(571000, 180000, 1000), Class: 0},
		{Geometry: square(572000, 180000, 1000), Class: -1, Text: "Castle: no value"},
	}}
	d, err := NewMap(in, textWidth)
	if err != nil {
		t.Fatal(err)
	}
	tracks := d.(Telling).Tracks()
	if len(tracks) != 1 || len(tracks[0].Spots) != 2 || tracks[0].Spots[0].Part != 1 || tracks[0].Spots[1].Part != 3 || tracks[0].Spots[1].Text != "Castle: no value" {
		t.Errorf("the areas tell %+v", tracks)
	}
	var c parted
	w, h := d.Size()
	d.Draw(draw.NewCanvas(&c, w, h))
	all := strings.Join(c.parts, " ") + " "
	for _, part := range []string{"1 ", "2 ", "3 ", "hatch ", "key "} {
		if !strings.Contains(all, part) {
			t.Errorf("no part %sin %q", part, all)
		}
	}
	in.Near = &MapNear{West: 570000, South: 180000, Side: 1500, Title: "Enlarged", Shapes: []geo.Shape{in.Shapes[0].Geometry, in.Shapes[1].Geometry, nil}}
	if d, err = NewMap(in, textWidth); err != nil {
		t.Fatal(err)
	}
	var enlarged parted
	w, h = d.Size()
	d.Draw(draw.NewCanvas(&enlarged, w, h))
	for part, want := range map[string]int{"1": 1, "2": 1, "near-1": 1, "near-2": 1, "near-3": 0} {
		n := 0
		for _, p := range enlarged.parts {
			if p == part {
				n++
			}
		}
		if n != want {
			t.Errorf("part %s is drawn %d times, want %d, of %q", part, n, want, enlarged.parts)
		}
	}
	if last := c.parts[len(c.parts)-1]; last != "" {
		t.Errorf("the last part, %q, is not ended", last)
	}
	fills := 0
	for _, a := range c.Actions {
		if f, ok := a.(*recorder.Fill); ok && len(f.Path) > 0 {
			fills++
		}
	}
	if fills < 3 {
		t.Errorf("%d fills of 3 areas", fills)
	}
	whole := vg.Rectangle{Max: vg.Point{X: w, Y: h}}
	for _, s := range tracks[0].Spots {
		if s.At.X < whole.Min.X || s.At.X > whole.Max.X || s.At.Y < whole.Min.Y || s.At.Y > whole.Max.Y {
			t.Errorf("%q lies at %v", s.Text, s.At)
		}
	}
}

package chart

import (
	"fmt"
	"math"
	"math/rand/v2"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
	"gonum.org/v1/plot/vg"

	"assess/data"
	"assess/geo"
)

// textWidth is that of an A4 page's text, in points.
const textWidth = vg.Length(482)

var (
	april2016 = data.NewMonth(2016, 4)
	yearOf20  = data.Period{From: data.NewMonth(2020, 4), To: data.NewMonth(2021, 3)}
	pandemic  = data.Period{From: data.NewMonth(2020, 3), To: data.NewMonth(2021, 7)}
)

var sampleCategories = []string{
	"All crime", "Violence and sexual offences", "Robbery", "Burglary", "Vehicle crime",
	"Theft from the person", "Bicycle theft", "Shoplifting", "Other theft", "Criminal damage and arson",
	"Drugs", "Possession of weapons", "Public order", "Other crime", "Anti-social behaviour",
}

var sampleWards = []string{
	"Appleton", "Boyce", "Bradwell, Bowers Gifford and North Benfleet", "Canvey Island Winter Gardens", "Llanrŵst a Phentre’r Ŷd",
	"Downhall and Rawreth", "Sweyne Park and Grange", "St George’s", "Cedar Hall",
	"The Parishes of Great Stambridge, Little Stambridge, Paglesham and Barling Magna with Sutton",
}

// sample is one drawing of the catalogue: a kind with everyday contents.
type example struct {
	name  string
	build func(width vg.Length) (Drawing, error)
}

// examples is every kind once or more, with contents as reports have them.
func examples() []example {
	return []example{
		{"multiples", func(w vg.Length) (Drawing, error) { return NewSmallMultiples(sampleMultiples(15), w) }},
		{"multiples-two", func(w vg.Length) (Drawing, error) { return NewSmallMultiples(sampleMultiples(2), w) }},
		{"forest", func(w vg.Length) (Drawing, error) { return NewForest(sampleForest(), w) }},
		{"forest-linear", func(w vg.Length) (Drawing, error) {
			f := sampleForest()
			f.Log, f.Less, f.More = false, "", ""
			return NewForest(f, w)
		}},
		{"dots", func(w vg.Length) (Drawing, error) { return NewDots(sampleDots(2, 10), w) }},
		{"dots-peers", func(w vg.Length) (Drawing, error) { return NewDots(samplePeers(), w) }},
		{"control", func(w vg.Length) (Drawing, error) { return NewControlChart(sampleControl(), w) }},
		{"control-example", func(w vg.Length) (Drawing, error) {
			d, err := NewControlChart(sampleControl(), max(w*0.66, min(w, narrowest)))
			if err != nil {
				return nil, err
			}
			return Inset(d, w)
		}},
		{"fan", func(w vg.Length) (Drawing, error) { return NewFan(sampleFan(12), w) }},
		{"fan-month", func(w vg.Length) (Drawing, error) { return NewFan(sampleFan(1), w) }},
		{"steps", func(w vg.Length) (Drawing, error) { return NewSteps(sampleSteps(), w) }},
		{"grid", func(w vg.Length) (Drawing, error) { return NewGridExample(sampleGrid(), w) }},
		{"decomposition", func(w vg.Length) (Drawing, error) { return NewDecomposition(sampleDecomposition(), w) }},
		{"seasonal", func(w vg.Length) (Drawing, error) { return NewSeasonal(sampleSeasonal(), w) }},
		{"bars", func(w vg.Length) (Drawing, error) { return NewBars(sampleBars(), w) }},
		{"gradient", func(w vg.Length) (Drawing, error) { return NewGradient(sampleGradient(), w) }},
		{"calendar", func(w vg.Length) (Drawing, error) { return NewCalendar(sampleCalendar(), w) }},
		{"curve", func(w vg.Length) (Drawing, error) { return NewCurve(sampleCurve(), w) }},
		{"funnel", func(w vg.Length) (Drawing, error) { return NewFunnel(sampleFunnel(), w) }},
		{"years", func(w vg.Length) (Drawing, error) { return NewUsualYears(sampleYears(), w) }},
		{"map-near", func(w vg.Length) (Drawing, error) { return NewMap(sampleNearMap(), w) }},
		{"map-rates", func(w vg.Length) (Drawing, error) { return NewMap(sampleRatesMap(14, 9), w) }},
		{"map-tall", func(w vg.Length) (Drawing, error) { return NewMap(sampleRatesMap(8, 16), w) }},
		{"map-cells", func(w vg.Length) (Drawing, error) { return NewMap(sampleCellsMap(), w) }},
	}
}

func seeded() *rand.Rand { return rand.New(rand.NewPCG(20210401, 7)) }

func ptr(v float64) *float64 { return &v }

// sampleSeries is months of a seasonal count with two gaps.
func sampleSeries(r *rand.Rand, size float64, months int) (counts, trend Series) {
	counts.From, trend.From = april2016, april2016
	for i := range months {
		level := size * (1 + 0.15*math.Sin(float64(i)/17))
		if m := april2016.Add(i); pandemic.Contains(m) {
			level *= 0.75
		}
		trend.Values = append(trend.Values, ptr(level))
		v := math.Round(level * (1 + 0.12*math.Sin(float64(i)*math.Pi/6) + 0.08*r.NormFloat64()))
		counts.Values = append(counts.Values, ptr(math.Max(v, 0)))
	}
	if months > 30 {
		counts.Values[20], counts.Values[22], trend.Values[20] = nil, nil, nil
	}
	return counts, trend
}

func sampleMultiples(n int) SmallMultiples {
	r := seeded()
	in := SmallMultiples{Shade: yearOf20, Grey: []data.Period{pandemic}}
	for i := range n {
		counts, trend := sampleSeries(r, 14000/math.Pow(1.9, float64(i%12)), 72)
		in.Panels = append(in.Panels, Panel{Title: sampleCategories[i%len(sampleCategories)], Counts: counts, Trend: trend})
	}
	return in
}

func sampleForest() Forest {
	r := seeded()
	in := Forest{Label: "Ratio to the year before (1 is no change)", Line: 1, Log: true, Heading: "Ratio (95% interval)", Less: "fewer", More: "more"}
	for i, c := range sampleCategories {
		est := math.Exp(0.35 * r.NormFloat64())
		wide := math.Exp(0.04 + 0.05*float64(i%5))
		row := ForestRow{Name: c, Estimate: est, Lower: est / wide, Upper: est * wide}
		switch {
		case row.Lower > 1:
			row.Tone = High
		case row.Upper < 1:
			row.Tone = Low
		}
		row.Text = fmt.Sprintf("%.2f (%.2f to %.2f)", est, row.Lower, row.Upper)
		in.Rows = append(in.Rows, row)
	}
	in.Rows[6] = ForestRow{Name: "Bicycle theft", None: true, Text: "too few to say"}
	in.Rows[7].Lower, in.Rows[7].Upper = 0.02, 30
	return in
}

func sampleDots(groups, rows int) Dots {
	r := seeded()
	in := Dots{Label: "Crimes per 1,000 residents, April 2020 to March 2021", Groups: []string{"Castle Point and Rochford", "The other districts of Essex Police"}[:groups]}
	for i := range rows {
		row := DotRow{Name: sampleWards[i%len(sampleWards)]}
		for range groups {
			v := 5 + 40*r.Float64()
			row.Values = append(row.Values, DotValue{Value: v, Lower: v * 0.9, Upper: v * 1.12})
		}
		in.Rows = append(in.Rows, row)
	}
	return in
}

func samplePeers() Dots {
	in := sampleDots(1, 14)
	in.Groups, in.Heading = nil, "Rate"
	in.Mark, in.MarkName = ptr(27.4), "Partnership, 27.4"
	for i := range in.Rows {
		v := in.Rows[i].Values[0].Value
		in.Rows[i].Text = fmt.Sprintf("%.1f", v)
		if i == 3 {
			in.Rows[i].Tone = Own
		}
		if i == 5 {
			in.Rows[i].Values[0].None = true
			in.Rows[i].Text = ""
		}
	}
	return in
}

func sampleControl() ControlChart {
	counts, _ := sampleSeries(seeded(), 520, 72)
	in := ControlChart{Label: "Anti-social behaviour incidents a month, seasonally adjusted", Values: counts, Centre: 540, Lower: 380, Upper: 700, Shade: yearOf20}
	for i := range 44 {
		in.Basis = append(in.Basis, april2016.Add(i))
	}
	in.Signals = []ControlSignal{
		{data.NewMonth(2020, 5), "May 2020: beyond limits", false},
		{data.NewMonth(2020, 6), "Jun 2020: beyond limits", false},
		{data.NewMonth(2021, 3), "Mar 2021: run of 8", false},
		{data.NewMonth(2020, 9), "Sep 2020: beyond limits", true},
	}
	return in
}

func sampleDecomposition() Decomposition {
	r := seeded()
	counts, trend := sampleSeries(r, 2400, 72)
	in := Decomposition{Counts: counts, Trend: trend, Shade: yearOf20}
	in.Seasonal.From, in.Remainder.From = april2016, april2016
	for i := range 72 {
		in.Seasonal.Values = append(in.Seasonal.Values, ptr(280*math.Sin(float64(i)*math.Pi/6)))
		in.Remainder.Values = append(in.Remainder.Values, ptr(150*r.NormFloat64()))
	}
	return in
}

func sampleSeasonal() Seasonal {
	in := Seasonal{Label: "Ratio to the average month (1 is average)", Start: 4}
	for i, n := range []string{"All crime", "Anti-social behaviour"} {
		l := SeasonalLine{Name: n}
		for k := range 12 {
			v := 1 + (0.08+0.12*float64(i))*math.Sin(float64(k-3)*math.Pi/6)
			l.Index, l.Low, l.High = append(l.Index, v), append(l.Low, v-0.06), append(l.High, v+0.09)
		}
		in.Lines = append(in.Lines, l)
	}
	return in
}

func sampleBars() Bars {
	in := Bars{Label: "Crimes, April 2020 to March 2021", Key: []ToneKey{{High, "More than the year before"}, {Low, "Fewer than the year before"}}}
	for i, c := range sampleCategories {
		v := math.Round(14786 / math.Pow(1.6, float64(i)))
		in.Rows = append(in.Rows, BarRow{Name: c, Value: v, Text: fmt.Sprintf("%s (%.1f%%)", thousands(v, 0), 100/math.Pow(1.6, float64(i))), Tone: []Tone{Neutral, High, Low}[i%3]})
	}
	in.Rows[0].Tone = Own
	return in
}

func sampleGradient() Gradient {
	in := Gradient{XLabel: "National deprivation decile of the neighbourhood", YLabel: "Per 1,000 residents", Groups: []string{"All crime", "Anti-social behaviour"}}
	for d := 1; d <= 10; d++ {
		k := GradientColumn{Name: fmt.Sprint(d)}
		switch d {
		case 1:
			k.Name = "1 most deprived"
		case 10:
			k.Name = "10 least deprived"
		}
		for g := range 2 {
			v := float64(120-9*d) / float64(g+1)
			k.Values = append(k.Values, DotValue{Value: v, Lower: v * 0.93, Upper: v * 1.08, None: d == 3})
		}
		in.Columns = append(in.Columns, k)
	}
	return in
}

func sampleCalendar() Calendar {
	in := Calendar{Key: []CalendarKey{{data.Complete, "Complete"}, {data.Provisional, "Provisional: may still change"}, {data.Partial, "Partial: part of the month is missing"}, {data.Missing, "Missing"}}}
	for y := range 6 {
		row := CalendarRow{Name: fmt.Sprintf("%d/%02d", 2016+y, (17+y)%100)}
		for k := range 12 {
			c := CalendarCell{Month: april2016.Add(12*y + k), Status: data.Complete, Text: thousands(float64(13000+411*k-97*y), 0)}
			switch {
			case y == 1 && k == 8:
				c.Status, c.Text = data.Missing, "none"
			case y == 3 && k == 2:
				c.Status = data.Partial
			case y == 5 && k > 8:
				c = CalendarCell{}
			case y == 5 && k > 6:
				c.Status = data.Provisional
			}
			row.Cells = append(row.Cells, c)
		}
		in.Rows = append(in.Rows, row)
	}
	return in
}

func sampleCurve() Curve {
	in := Curve{XLabel: "Share of neighbourhoods, most crime first", YLabel: "Share of crime"}
	for i, n := range []string{"All crime", "Burglary", "Shoplifting", "Anti-social behaviour in the whole partnership"} {
		l := CurveLine{Name: n}
		for k := 0; k <= 100; k++ {
			x := float64(k) / 100
			l.X, l.Y = append(l.X, x), append(l.Y, math.Pow(x, 1/(1.4+float64(i))))
		}
		in.Lines = append(in.Lines, l)
	}
	return in
}

func sampleFunnel() Funnel {
	r := seeded()
	in := Funnel{XLabel: "Residents", YLabel: "Crimes per 1,000 residents", Target: 60, TargetName: "partnership, 60.0"}
	for x := 600.0; x <= 4400; x += 100 {
		d := 1000 * math.Sqrt(60/(x*1000))
		in.Limits = append(in.Limits, FunnelLimit{X: x, Lower95: 60 - 1.96*d, Upper95: 60 + 1.96*d, Lower998: 60 - 3.09*d, Upper998: 60 + 3.09*d})
	}
	for i := range 90 {
		p := FunnelPoint{Name: fmt.Sprintf("Rochford %03d%c", i/5+1, 'A'+i%5), X: 900 + 1600*r.Float64(), Y: 60 * math.Exp(0.25*r.NormFloat64())}
		if i%30 == 7 {
			p.X += 1700
		}
		if p.Y > 85 {
			p.Tone, p.Show = High, true
		}
		if p.Y < 40 {
			p.Tone, p.Show = Low, true
		}
		in.Points = append(in.Points, p)
	}
	return in
}

func sampleYears() UsualYears {
	in := UsualYears{Start: 4, Note: "1 is the average month"}
	for i, c := range sampleCategories {
		r := UsualYear{Name: c}
		for k := range 12 {
			r.Ratio = append(r.Ratio, 1+0.04*float64(i)*math.Sin(float64(k+i)*math.Pi/6))
		}
		in.Rows = append(in.Rows, r)
	}
	in.Rows[3].Ratio[5] = nan
	return in
}

// sampleNearMap is a map of cells with the densest part enlarged.
func sampleNearMap() Map {
	in := sampleCellsMap()
	var places []orb.Point
	for _, c := range in.Cells {
		places = append(places, orb.Point{c.Easting, c.Northing})
	}
	corner, side, held, _ := Densest(orb.Bound{Min: orb.Point{570000, 185000}, Max: orb.Point{586000, 195000}}, places)
	in.Near = &MapNear{West: corner[0], South: corner[1], Side: side, Title: fmt.Sprintf("Enlarged: %d of %d marked cells", held, len(places)), Labels: in.Labels}
	square := orb.Bound{Min: corner, Max: orb.Point{corner[0] + side, corner[1] + side}}
	for _, s := range in.Shapes {
		cut := clip.MultiPolygon(square, s.Geometry.Clone())
		in.Near.Shapes = append(in.Near.Shapes, cut)
		in.Near.Lines = append(in.Near.Lines, MapLine{Geometry: cut})
	}
	return in
}

// patchwork is columns by rows of areas with crooked edges that neighbours
// share, side metres apart.
func patchwork(columns, rows int, side float64) []geo.Shape {
	r := seeded()
	corner := make([][]orb.Point, columns+1)
	for i := range corner {
		for j := 0; j <= rows; j++ {
			corner[i] = append(corner[i], orb.Point{570000 + side*(float64(i)+0.5*r.Float64()), 185000 + side*(float64(j)+0.5*r.Float64())})
		}
	}
	edge := func(a, b orb.Point) []orb.Point {
		if b[0] < a[0] || b[0] == a[0] && b[1] < a[1] {
			pts := crooked(b, a)
			for i, j := 0, len(pts)-1; i < j; i, j = i+1, j-1 {
				pts[i], pts[j] = pts[j], pts[i]
			}
			return pts
		}
		return crooked(a, b)
	}
	var out []geo.Shape
	for i := range columns {
		for j := range rows {
			a, b, c, d := corner[i][j], corner[i+1][j], corner[i+1][j+1], corner[i][j+1]
			var ring orb.Ring
			for _, e := range [][]orb.Point{edge(a, b), edge(b, c), edge(c, d), edge(d, a)} {
				ring = append(ring, e[:len(e)-1]...)
			}
			ring = append(ring, ring[0])
			out = append(out, geo.Shape{{ring}})
		}
	}
	return out
}

// crooked is the way from a to b over six points off the straight line.
func crooked(a, b orb.Point) []orb.Point {
	pts := []orb.Point{a}
	for k := 1; k <= 6; k++ {
		t := float64(k) / 7
		w := 0.08 * math.Sin(t*9+a[0]+b[1])
		pts = append(pts, orb.Point{a[0] + (b[0]-a[0])*t - w*(b[1]-a[1]), a[1] + (b[1]-a[1])*t + w*(b[0]-a[0])})
	}
	return append(pts, b)
}

func sampleRatesMap(columns, rows int) Map {
	in := Map{KeyName: "Crimes per 1,000 residents", Licence: "Contains OS data © Crown copyright and database right 2021. Source: Office for National Statistics licensed under the Open Government Licence v.3.0."}
	counts := make([]int, 5)
	for i, s := range patchwork(columns, rows, 1100) {
		class := (i*i + i/3) % 5
		if i%17 == 0 {
			class = -1
		} else {
			counts[class]++
		}
		in.Shapes = append(in.Shapes, MapShape{Geometry: s, Class: class})
		if i%9 == 4 {
			c := s[0][0][0]
			in.Labels = append(in.Labels, MapLabel{c[0] + 500, c[1] + 500, sampleWards[i%len(sampleWards)], i, false, ""})
		}
		if i%12 == 5 {
			in.Lines = append(in.Lines, MapLine{s, i%24 == 5})
		}
	}
	for i, t := range []string{"0.0 to 12.3", "12.4 to 25.0", "25.1 to 48.9", "49.0 to 80.2", "80.3 to 214.8"} {
		in.Key = append(in.Key, MapKey{t, counts[i], Sequential1 + Fill(i)})
	}
	return in
}

func sampleCellsMap() Map {
	r := seeded()
	in := Map{
		KeyName: "Crime hot spots, 200 m cells",
		Key:     []MapKey{{"Partnership", 126, PlainFill}, {"Hot spot: more than chance would leave", 0, HotFill}, {"Cold spot: fewer", 0, ColdFill}},
		Licence: "Contains OS data © Crown copyright and database right 2021.\nGrid of 200 m cells in the British National Grid.",
	}
	for _, s := range patchwork(14, 9, 1100) {
		in.Shapes = append(in.Shapes, MapShape{Geometry: s, Class: 0})
	}
	for g := range 7 {
		e, n := 571000+math.Floor(60*r.Float64())*200, 186000+math.Floor(36*r.Float64())*200
		class := 1
		if g == 6 {
			class = 2
		}
		for k := range 12 {
			in.Cells = append(in.Cells, MapCell{e + 200*float64(k%4), n + 200*float64(k/4), 200, class, ""})
			in.Key[class].Count++
		}
		if class == 1 {
			in.Labels = append(in.Labels, MapLabel{e + 400, n + 300, fmt.Sprint(g + 1), 100 - g, true, ""})
		}
		in.Labels = append(in.Labels, MapLabel{e + 500, n + 900, sampleWards[g], g, false, ""})
	}
	in.Labels = append(in.Labels, in.Labels[0])
	in.Labels[len(in.Labels)-1].Text = "12"
	return in
}

package reports

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"assess/analysis"
	"assess/data"
	"assess/geo"
)

// The fixture is an invented partnership with every part of an assessment
// filled in. A variation takes something away or changes it.
type variation func(*analysis.Assessment)

// recipe is what a category did in the fixture's year.
type recipe struct {
	category data.Category
	monthly  int64 // average of a month before the year
	ratio    float64
	verdict  analysis.Verdict
}

var recipes = []recipe{
	{data.AllCrime, 0, 0.93, analysis.Lower},
	{"Violence and sexual offences", 900, 1.03, analysis.NoClearChange},
	{"Robbery", 25, 0.93, analysis.NoClearChange},
	{"Burglary", 300, 0.78, analysis.Lower},
	{"Vehicle crime", 270, 0.8, analysis.Lower},
	{"Bicycle theft", 1, 0.7, analysis.TooFew},
	{"Shoplifting", 190, 0.64, analysis.Lower},
	{"Drugs", 60, 1.35, analysis.Higher},
	{"Public order", 180, 1.02, analysis.NoClearChange},
	{data.AntiSocialBehaviour, 620, 1.22, analysis.Higher},
}

func month(y int, m time.Month) data.Month { return data.NewMonth(y, m) }

func ptr[T any](v T) *T { return &v }

// assessment is the fixture with the variations applied in order.
func assessment(vs ...variation) *analysis.Assessment {
	held := data.Period{From: month(2020, time.April), To: month(2021, time.March)}
	a := &analysis.Assessment{
		Schema:      1,
		Partnership: analysis.Partnership{ID: "sample", Name: "Sample Partnership", Districts: []data.Area{{Code: "E07990001", Name: "Sampleford"}}, Force: "sampleshire", ForceName: "Sampleshire Police", Comparator: "Sampleshire"},
		Year:        analysis.Year{Label: held.Label(), Short: "2020/21", Whole: held, Held: held, Months: held.Months(), DataFrom: month(2017, time.April), DataTo: month(2021, time.September), YearStart: 4},
		Settings:    analysis.Settings{BaselineYears: 2, FDR: 0.05, HotspotCellM: 200, MinimumCount: 20, ConfidenceLevel: 0.95, SuppressBelow: 5, Seed: 7},
		Sources: []analysis.Source{{ID: "police-street", Kind: "police-street", Title: "Street-level crime", Owner: "data.police.uk", Licence: "Open Government Licence v3.0", Protect: "public",
			Files: 53, Rows: 700_000, Loaded: 699_000, WithoutLocation: 22_000, From: month(2017, time.April), To: month(2021, time.September), Force: []string{"sampleshire"}}},
		Area: analysis.AreaFacts{Residents: ptr[int64](311_890), ResidentsYear: 2020, Households: ptr[int64](130_000), AreaKm2: 568.3, LSOAVintage: 2021, LSOAs: 24, WardVintage: 2025, Wards: 6,
			DecileResidents: []int64{90_000, 50_000, 40_000, 30_000, 25_000, 25_000, 20_000, 15_000, 10_000, 6_890}, RuralShare: ptr(0.18),
			Districts: []analysis.AreaTotals{{Area: data.Area{Code: "E07990001", Name: "Sampleford"}, Residents: ptr[int64](311_890), LSOAs: 24}}},
	}
	coverage(a)
	counts(a)
	compared(a)
	placed24(a)
	dense24(a)
	clustered(a)
	besideOthers(a)
	traced(a)
	longRuns(a)
	severe(a)
	for i, title := range []string{"Levels and patterns", "Changes", "Why they changed", "Proposed priorities", "Residents' priorities", "Last plan's progress", "Matters for the county"} {
		status := []string{"met", "partly", "missing"}[i%3]
		a.Contents = append(a.Contents, analysis.StatutoryItem{Item: string(rune('a' + i)), Title: title, Status: status, Why: "as the data allows"})
	}
	a.Methods = []analysis.Method{{ID: "rate", Name: "Rates", Formula: "Incidents divided by residents, times 1,000", Settings: "Residents of 2020", N: "24 small areas", Source: "Byar"}}
	for _, v := range vs {
		v(a)
	}
	if a.Priorities.Reason == "" {
		strategic(a)
	}
	next(a)
	return a
}

func coverage(a *analysis.Assessment) {
	c := &a.Coverage
	for m := a.Year.DataFrom; m <= a.Year.DataTo; m++ {
		row := analysis.CoverageMonth{Source: "police-street", Force: "sampleshire", Month: m, Files: 1, Status: data.Complete}
		row.Loaded = 13_000 + int64(m%7)*100
		row.Rejected, row.Duplicate = 2, 11
		row.WithoutLocation = row.Loaded * (30 + int64(m%5)) / 1000
		row.Read = row.Loaded + row.Rejected + row.Duplicate
		if m == month(2019, time.July) {
			row = analysis.CoverageMonth{Source: "police-street", Force: "sampleshire", Month: m, Status: data.Missing}
		}
		if m == a.Year.DataTo {
			row.Status = data.Provisional
		}
		t := &c.Totals
		t.Read, t.Loaded, t.Rejected = t.Read+row.Read, t.Loaded+row.Loaded, t.Rejected+row.Rejected
		t.Duplicate, t.WithoutLocation = t.Duplicate+row.Duplicate, t.WithoutLocation+row.WithoutLocation
		c.Months = append(c.Months, row)
	}
	c.Vintages = []analysis.VintageRows{{Vintage: 2011, Rows: 500_000}, {Vintage: 2021, Rows: 200_000}}
	c.Rejected = []analysis.Rejection{{File: "raw/police/2018-03/2018-03-sampleshire-street.csv", Line: 17, Reason: "longitude is not a number", Rows: 106}}
	c.InArea, c.Elsewhere, c.NoLocation, c.NoLocationYr = 160_000, 500_000, c.Totals.WithoutLocation, ptr(0.041)
	c.PointChecked, c.DistrictDiff, c.LSOADiff, c.OutsideWards = 155_000, 150, 6_200, 12
}

// counts fills the monthly series, levels, trends and seasons.
func counts(a *analysis.Assessment) {
	all := make([]*int64, int(a.Year.DataTo-a.Year.DataFrom)+1)
	for _, r := range recipes[1:] {
		var series []*int64
		for i, m := 0, a.Year.DataFrom; m <= a.Year.DataTo; i, m = i+1, m+1 {
			if m == month(2019, time.July) {
				series = append(series, nil)
				continue
			}
			x := float64(r.monthly) * (1 + 0.1*math.Sin(float64(m.Calendar())))
			if a.Year.Held.Contains(m) {
				x *= r.ratio
			}
			n := int64(x) + int64(i%3)
			series = append(series, &n)
			if r.category.IsCrime() {
				if all[i] == nil {
					all[i] = new(int64)
				}
				*all[i] += n
			}
		}
		addSeries(a, r.category, series)
	}
	addSeries(a, data.AllCrime, all)
}

func addSeries(a *analysis.Assessment, c data.Category, series []*int64) {
	from := a.Year.DataFrom
	for _, t := range []analysis.AreaType{analysis.TypePartnership, analysis.TypeDistrict} {
		code := map[analysis.AreaType]data.Code{analysis.TypePartnership: "sample", analysis.TypeDistrict: "E07990001"}[t]
		a.Monthly = append(a.Monthly, analysis.Monthly{Type: t, Code: code, Name: "Sampleford", Category: c, From: from, Counts: series})
		var sum int64
		for _, m := range a.Year.Months {
			sum += *series[m-from]
		}
		rate := float64(sum) / 311.890
		a.Levels = append(a.Levels, analysis.Level{Type: t, Code: code, Name: "Sampleford", Category: c, Months: 12, Count: sum, Residents: ptr[int64](311_890), Rate: &rate, Interval: &analysis.Interval{Lower: rate * 0.98, Upper: rate * 1.02}})
	}
	trend := analysis.Trend{Category: c, From: from, Counts: series, Fitted: data.Period{From: from, To: a.Year.DataTo}, Filled: []data.Month{month(2019, time.July)}}
	for i, n := range series {
		level, season := 100-float64(i), 3*math.Sin(float64(i))
		trend.Trend = append(trend.Trend, &level)
		trend.Seasonal = append(trend.Seasonal, &season)
		var adjusted *float64
		if n != nil {
			adjusted = ptr(float64(*n) - season)
		}
		trend.Adjusted = append(trend.Adjusted, adjusted)
	}
	addSignals(a, &trend)
	a.Trends = append(a.Trends, trend)
	s := analysis.Season{Category: c, Years: 3, Clear: c != "Robbery", P: 0.01}
	for k := range 12 {
		x := 1 + 0.1*math.Sin(float64(k))
		s.Index, s.Low, s.High = append(s.Index, x), append(s.Low, x-0.05), append(s.High, x+0.05)
	}
	a.Seasons = append(a.Seasons, s)
	if c == data.AllCrime || c == data.AntiSocialBehaviour {
		a.Outlooks = append(a.Outlooks, outlookOf(a, c, from))
	}
}

// outlookOf is a forecast of a steady 100 a month after the months assessed.
func outlookOf(a *analysis.Assessment, c data.Category, from data.Month) analysis.Outlook {
	o := analysis.Outlook{Category: c, From: a.Year.DataTo.Add(1), Model: "ETS(A,N,A) on square roots", Fitted: data.Period{From: from, To: a.Year.DataTo},
		Skill: &analysis.Skill{Origins: 4, Months: 48, MASE: 0.8, NaiveMASE: 1, Cover80: 0.81, Cover95: 0.94}}
	for range 12 {
		o.Months = append(o.Months, analysis.OutlookMonth{Expected: 100, P80: analysis.Interval{Lower: 87, Upper: 113}, P95: analysis.Interval{Lower: 80, Upper: 120}})
	}
	return o
}

// compared fills the comparisons with the year before, the baseline and the
// comparator.
func compared(a *analysis.Assessment) {
	calendar := []int{4, 5, 6, 8, 9, 10, 11, 12, 1, 2, 3}
	leftOut := []analysis.LeftOut{{Month: month(2019, time.July), Reason: "missing"}}
	a.Previous = analysis.Comparison{CurrentLabel: "April 2020 to March 2021", PreviousLabel: "April 2019 to March 2020", Calendar: calendar, Years: 1, LeftOut: leftOut, Adjusted: 9}
	a.Baseline = analysis.Comparison{CurrentLabel: "April 2020 to March 2021", PreviousLabel: "average of 2018/19 and 2019/20", Calendar: calendar, Years: 2, LeftOut: leftOut, Adjusted: 9}
	a.Versus.Name = "the rest of Sampleshire"
	for i, r := range recipes {
		monthly := r.monthly
		if r.category == data.AllCrime {
			monthly = 1926
		}
		then := monthly * 11
		c := analysis.CategoryChange{Code: "sample", Name: "Sample Partnership", Category: r.category, Months: 11, CurrentCount: int64(float64(then) * r.ratio), PreviousCount: float64(then), PreviousTotal: then, Dispersion: 1.4, Verdict: r.verdict}
		ratio := float64(c.CurrentCount) / float64(then)
		c.RateRatio, c.Interval, c.P, c.Q = &ratio, &analysis.Interval{Lower: ratio * 0.9, Upper: ratio * 1.12}, ptr(0.003), ptr(0.01)
		a.Previous.Changes = append(a.Previous.Changes, c)
		c.PreviousTotal, c.PreviousCount = 2*then-1, float64(2*then-1)/2
		a.Baseline.Changes = append(a.Baseline.Changes, c)
		v := analysis.VersusRate{Category: r.category, Count: c.CurrentCount, Rate: 10 + float64(i), Interval: analysis.Interval{Lower: 9.5 + float64(i), Upper: 10.5 + float64(i)}, Other: 40_000, OtherRate: 12, Ratio: (10 + float64(i)) / 12,
			RatioCI: analysis.Interval{Lower: 0.8, Upper: 1.1}, Verdict: analysis.NoClearChange}
		if i == 0 || i == 3 {
			v.Verdict = analysis.Lower
		}
		a.Versus.Rows = append(a.Versus.Rows, v)
	}
	for i, name := range []string{"Sampleford", "Otherton", "Farley", "Northend", "Westbury", "Eastly", "Southam", "Midvale"} {
		for _, c := range []data.Category{data.AllCrime, data.AntiSocialBehaviour} {
			rate := 60 + 9*float64(i)
			a.Peers = append(a.Peers, analysis.Peer{Area: data.Area{Code: data.Code(fmt.Sprintf("E0799%04d", i+1)), Name: name}, Own: i == 0, Category: c,
				Count: int64(rate * float64(100+20*i)), Residents: int64(1000 * (100 + 20*i)), Rate: rate, Interval: analysis.Interval{Lower: rate - 2, Upper: rate + 2}})
		}
	}
}

// placed24 fills what lies in 24 small areas and 6 wards.
func placed24(a *analysis.Assessment) {
	for _, r := range recipes {
		for i := range 24 {
			a.AreaRates = append(a.AreaRates, areaRate(data.LSOA, 2021, lsoaCode(i), fmt.Sprintf("Sampleford 0%02dA", i+1), r.category, int64(3+(i*i*int(r.monthly+30))/50)))
		}
		for i := range 6 {
			a.AreaRates = append(a.AreaRates, areaRate(data.Ward, 2025, wardCode(i), wardNames[i], r.category, int64(40+(i*i*int(r.monthly+40))/4)))
		}
		h := analysis.HotspotLayer{Category: r.category, CellM: 200, Cells: 600, Incident: 9_000, Outside: 100, Hot: 14, HotShare: 0.31}
		for k := range 20 {
			class := analysis.Hot
			if k >= 14 {
				class = analysis.NotSignificant
			}
			h.Listed = append(h.Listed, analysis.HotCell{Easting: 500_000 + 200*k, Northing: 200_000, Count: int64(40 - 2*k), GiStar: 4 - 0.1*float64(k), P: 0.001, Q: 0.01, Class: class})
		}
		h.Groups = []analysis.HotGroup{{Number: 1, Cells: 10, Incident: 2_000, Share: 0.22, Ward: wardNames[0], Easting: 501_000, Northing: 200_100}, {Number: 2, Cells: 4, Incident: 790, Share: 0.09, Ward: "", Easting: 502_000, Northing: 200_100}}
		if r.category == "Robbery" {
			h = analysis.HotspotLayer{Category: r.category, CellM: 200, Cells: 600, Incident: 40, Listed: nil, Reason: "40 located incidents are fewer than the 100 that a surface takes"}
		}
		a.Hotspots = append(a.Hotspots, h)
		a.Holds = append(a.Holds, analysis.HotspotHold{Category: r.category, Months: 11, HotCells: 16, StillHot: 12, NewlyHot: 2, AreaShare: 16.0 / 600, Incident: 8_300, Hits: 2_490, HitRate: ptr(0.3), PAI: ptr(11.25)})
		for _, places := range []string{"cell", "lsoa"} {
			k := analysis.Concentration{Category: r.category, Places: places, N: 24, Count: 9_000, Top5Share: 0.34, HalfShare: 0.083, Gini: 0.6, Generalised: 0.58}
			for i := range 25 {
				x := float64(i) / 24
				k.Curve = append(k.Curve, analysis.CurvePoint{Places: x, Incidents: math.Sqrt(x)})
			}
			a.Concentration = append(a.Concentration, k)
		}
		for d := 1; d <= 10; d++ {
			rate := 150 - 10*float64(d)
			a.Deprivation = append(a.Deprivation, analysis.DecileRate{Category: r.category, Decile: d, LSOAs: 2, Count: int64(rate * 3), Residents: 3_000, Rate: rate, Interval: analysis.Interval{Lower: rate - 8, Upper: rate + 8}})
		}
	}
}

var wardNames = []string{"Old Town", "Castle", "Riverside", "North Hill", "Bradwell, Bowers Gifford and North Benfleet", "Fenside"}

func lsoaCode(i int) data.Code { return data.Code(fmt.Sprintf("E0199%04d", i+1)) }
func wardCode(i int) data.Code { return data.Code(fmt.Sprintf("E0599%04d", i+1)) }

func areaRate(layer data.Layer, vintage int, code data.Code, name string, c data.Category, n int64) analysis.AreaRate {
	people := 1_500.0
	rate := float64(n) / people * 1000
	return analysis.AreaRate{Layer: layer, Vintage: vintage, Code: code, Name: name, Category: c, Count: n, Denominator: &people, Rate: &rate,
		Interval: &analysis.Interval{Lower: rate * 0.8, Upper: rate * 1.2}, Smoothed: ptr(rate*0.9 + 1), GiStar: ptr(1.2), P: ptr(0.2), Q: ptr(0.4), Class: analysis.NotSignificant}
}

// boundaries24 is a lattice of 6 by 4 small areas, and of 3 by 2 wards over it:
//
//	+-+-+-+-+-+-+
//	| w |   |   |
//	+-+-+-+-+-+-+
func boundaries24(t testing.TB) Boundaries {
	t.Helper()
	district := func(int) string { return "E07990001" }
	return Boundaries{
		LSOA:     lattice(t, data.LSOA, 2021, 6, 4, 1, lsoaCode, district),
		Ward:     lattice(t, data.Ward, 2025, 3, 2, 2, wardCode, district),
		District: lattice(t, data.District, 2025, 1, 1, 6, func(int) data.Code { return "E07990001" }, district),
	}
}

func lattice(t testing.TB, layer data.Layer, vintage, columns, rows int, side float64, code func(int) data.Code, district func(int) string) *geo.Atlas {
	t.Helper()
	const step = 0.02
	var features []string
	for i := range columns * rows {
		x, y := 0.4+step*side*float64(i%columns), 51.6+step*side*float64(i/columns)
		name := fmt.Sprintf("Sampleford 0%02dA", i+1)
		if layer == data.Ward {
			name = wardNames[i]
		}
		features = append(features, fmt.Sprintf(`{"type":"Feature","properties":{"code":%q,"name":%q,"district":%q},"geometry":{"type":"Polygon","coordinates":[[[%[4]f,%[5]f],[%[6]f,%[5]f],[%[6]f,%[7]f],[%[4]f,%[7]f],[%[4]f,%[5]f]]]}}`,
			code(i), name, district(i), x, y, x+step*side, y+step*side))
	}
	text := `{"type":"FeatureCollection","features":[` + strings.Join(features, ",") + `]}`
	atlas, err := geo.Read(strings.NewReader(text), geo.Spec{Layer: layer, Vintage: vintage, Code: "code", Name: "name", District: "district"})
	if err != nil {
		t.Fatal(err)
	}
	return atlas
}

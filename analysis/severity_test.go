package analysis

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"assess/data"
	"assess/data/workspace"
)

// scoredPlace is a builder of one partnership beside a comparator of districts, old
// codes and new.
func scoredPlace(own []data.Code, comparator []data.Code, scores ...DistrictScores) *builder {
	b := &builder{facts: &Facts{common: Common{Severity: scores}}, out: &Assessment{}, own: map[data.Code]int{}}
	b.req.Year = data.Period{From: data.NewMonth(2020, time.April), To: data.NewMonth(2021, time.March)}
	for i, code := range own {
		b.own[code] = i
		b.out.Partnership.Districts = append(b.out.Partnership.Districts, data.Area{Code: code, Name: string(code)})
	}
	if comparator != nil {
		b.req.Comparator = &workspace.Comparator{Name: "the county", Areas: comparator}
	}
	return b
}

func scoresOf(year int, by map[data.Code]float64) DistrictScores {
	return DistrictScores{Period: data.Period{From: data.NewMonth(year, time.April), To: data.NewMonth(year+1, time.March)}, By: by}
}

// Barnsley E08000016 became E08000038 and Sheffield E08000019 became E08000039: the
// configuration lists both codes of each, the file has one of each.
func TestScoresOfRecodedDistrictsAreFoundAndCountedOnce(t *testing.T) {
	b := scoredPlace([]data.Code{"E08000017"}, []data.Code{"E08000016", "E08000038", "E08000017", "E08000018", "E08000039", "E08000019"},
		scoresOf(2022, map[data.Code]float64{"E08000016": 19.8, "E08000017": 24.5, "E08000018": 18.3, "E08000039": 20.2}))
	if err := b.severity(); err != nil {
		t.Fatal(err)
	}
	s := b.out.Severity
	var got []string
	for _, d := range s.Districts {
		got = append(got, string(d.Code))
	}
	if want := []string{"E08000017", "E08000039", "E08000016", "E08000018"}; !reflect.DeepEqual(got, want) {
		t.Errorf("districts %v, want %v", got, want)
	}
	if s.Reason != "" || s.Others != 3 || *s.Lowest != 18.3 || *s.Median != 19.8 || *s.Highest != 20.2 || len(s.Without) != 0 {
		t.Errorf("the other districts: %+v", s)
	}
	if first := s.Districts[0]; !first.Own || first.Place != 1 || first.Joint || s.Districts[3].Place != 4 {
		t.Errorf("places: %+v", s.Districts)
	}
}

func TestWhereAFileHasBothCodesTheNewestStands(t *testing.T) {
	got := newestCodes(map[data.Code]float64{"E08000016": 1, "E08000038": 2, "E08000019": 3, "E07000070": 4})
	if want := map[data.Code]float64{"E08000038": 2, "E08000039": 3, "E07000070": 4}; !reflect.DeepEqual(got, want) {
		t.Errorf("scores %v, want %v", got, want)
	}
}

func TestEqualScoresShareAPlace(t *testing.T) {
	var s Severity
	s.fill([]SeverityScore{{Area: data.Area{Code: "A"}, Own: true}, {Area: data.Area{Code: "B"}}, {Area: data.Area{Code: "C"}}, {Area: data.Area{Code: "D"}}, {Area: data.Area{Code: "E"}}},
		map[data.Code]float64{"A": 10, "B": 12, "C": 10, "D": 7})
	type row struct {
		code  data.Code
		place int
		joint bool
	}
	var got []row
	for _, d := range s.Districts {
		got = append(got, row{d.Code, d.Place, d.Joint})
	}
	if want := []row{{"B", 1, false}, {"A", 2, true}, {"C", 2, true}, {"D", 4, false}}; !reflect.DeepEqual(got, want) {
		t.Errorf("places %v, want %v", got, want)
	}
	if len(s.Without) != 1 || s.Without[0].Code != "E" || *s.Median != 10 {
		t.Errorf("%+v", s)
	}
}

// The scores of the year that ends nearest are taken, and their own year is kept.
func TestTheNearestYearsScoresAreTaken(t *testing.T) {
	by := map[data.Code]float64{"E07000070": 1}
	for _, c := range []struct {
		held []int
		want int
	}{{[]int{2022}, 2022}, {[]int{2022, 2020, 2018}, 2020}, {[]int{2022, 2018}, 2018}, {[]int{2018, 2022}, 2018}} {
		var scores []DistrictScores
		for _, y := range c.held {
			scores = append(scores, scoresOf(y, by))
		}
		b := scoredPlace([]data.Code{"E07000070"}, nil, scores...)
		if err := b.severity(); err != nil {
			t.Fatal(err)
		}
		if got := b.out.Severity.Period; got != scoresOf(c.want, nil).Period {
			t.Errorf("of %v the scores of %s are taken, want those of %d", c.held, got.Label(), c.want)
		}
	}
}

func TestWithoutScoresTheReasonIsSaid(t *testing.T) {
	for want, scores := range map[string][]DistrictScores{
		"add a context source named crime-severity":  nil,
		"have none for this partnership's districts": {scoresOf(2022, map[data.Code]float64{"E07000001": 3})},
	} {
		b := scoredPlace([]data.Code{"E07000070"}, nil, scores...)
		if err := b.severity(); err != nil {
			t.Fatal(err)
		}
		if got := b.out.Severity.Reason; !strings.Contains(got, want) {
			t.Errorf("reason %q, want %q in it", got, want)
		}
		if m := methodSeverity(b); !strings.HasPrefix(m.Settings, "Not used: ") {
			t.Errorf("the method says %q", m.Settings)
		}
	}
}

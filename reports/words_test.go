package reports

import (
	"math"
	"strings"
	"testing"
	"time"

	"assess/analysis"
	"assess/data"

	"pgregory.net/rapid"
)

func TestNumbersAsPeopleReadThem(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{data.Thousands(0), "0"}, {data.Thousands(999), "999"}, {data.Thousands(1000), "1,000"}, {data.Thousands(30790), "30,790"}, {data.Thousands(-1234567), "-1,234,567"},
		{decimals(1234.56, 1), "1,234.6"}, {decimals(-0.04, 1), "0.0"}, {decimals(-1234.5, 1), "-1,234.5"}, {decimals(-0.5, 1), "-0.5"}, {decimals(0.995, 2), "0.99"},
		{average(3412.5), "3,413"}, {average(3412.2), "3,412"},
		{plural(1, "month", "months"), "1 month"}, {plural(0, "month", "months"), "0 months"}, {plural(2665, "crime", "crimes"), "2,665 crimes"},
		{percent(0), "0%"}, {percent(0.001), "less than 1%"}, {percent(0.12), "12%"}, {percent(0.999), "more than 99%"}, {percent(1), "100%"},
		{percentFine(0.0001), "less than 0.1%"}, {percentFine(0.041), "4.1%"},
		{inHundredWith(0.041, "rows", "carries", "carry"), "4 in every 100 rows carry"}, {inHundredWith(0.012, "rows", "carries", "carry"), "1 in every 100 rows carries"}, {inHundredWith(0.002, "rows", "carries", "carry"), "fewer than 1 in every 100 rows carries"},
		{inHundred(0), "none"}, {inHundred(0.002), "fewer than 1 in every 100"}, {inHundred(0.041), "4 in every 100"}, {inHundred(0.999), "more than 99 in every 100"},
		{perThousand(0), "0"}, {perThousand(0.42), "0.42"}, {perThousand(0.999), "1.0"}, {perThousand(7.94), "7.9"}, {perThousand(99.97), "100"}, {perThousand(108.4), "108"},
		{confidence(0.95), "95%"}, {confidence(0.998), "99.8%"},
		{joined(nil), ""}, {joined([]string{"A"}), "A"}, {joined([]string{"A", "B"}), "A and B"}, {joined([]string{"A", "B", "C"}), "A, B and C"},
		{few([]string{"A", "B", "C"}, 3, "other", "others"), "A, B and C"}, {few([]string{"A", "B", "C", "D"}, 3, "other", "others"), "A, B, C and 1 other"},
		{few([]string{"A", "B", "C", "D", "E"}, 3, "other", "others"), "A, B, C and 2 others"},
		{ordinal(1), "1st"}, {ordinal(2), "2nd"}, {ordinal(3), "3rd"}, {ordinal(4), "4th"}, {ordinal(11), "11th"}, {ordinal(12), "12th"}, {ordinal(13), "13th"}, {ordinal(22), "22nd"}, {ordinal(111), "111th"},
		{sheet("Hot cells", "Criminal damage and arson"), "Hot cells Criminal damage"}, {sheet("Map", data.AntiSocialBehaviour), "Map ASB"},
		{capital("élan"), "Élan"}, {capital(""), ""}, {lowerFirst("Levels"), "levels"}, {stop("Done"), "Done."}, {stop("Done. "), "Done."}, {stop(""), ""},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestThousandsCanBeReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(-1e15, 1e15).Draw(t, "n")
		if got := strings.ReplaceAll(data.Thousands(n), ",", ""); got != whole(n) {
			t.Errorf("%d reads back as %s", n, got)
		}
	})
}

func TestTimesInWords(t *testing.T) {
	apr, sep, mar := month(2021, time.April), month(2021, time.September), month(2022, time.March)
	for _, c := range []struct{ got, want string }{
		{between(data.Period{From: apr, To: sep}), "between April and September 2021"},
		{between(data.Period{From: apr, To: mar}), "between April 2021 and March 2022"},
		{between(data.Period{From: apr, To: apr}), "in April 2021"},
		{between(data.Period{}), "in no month"},
		{monthRuns([]data.Month{month(2019, time.July)}), "July 2019"},
		{monthRuns([]data.Month{month(2019, time.July), month(2020, time.March), month(2020, time.April), month(2020, time.May)}), "July 2019 and March to May 2020"},
		{monthRuns([]data.Month{month(2020, time.April), month(2020, time.May)}), "April and May 2020"},
		{monthRuns([]data.Month{month(2020, time.December), month(2021, time.January)}), "December 2020 and January 2021"},
		{calendarRuns([]int{4, 5, 6, 8, 9, 10, 11, 12, 1, 2, 3}), "April to June and August to March"},
		{calendarRuns([]int{4}), "April"},
		{calendarRuns([]int{4, 6, 8}), "April, June and August"},
		{calendarRuns([]int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}), "all 12 months"},
		{calendarRuns(nil), ""},
		{day("2021-11-03"), "3 November 2021"},
		{day("soon"), "soon"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestMovementsInWords(t *testing.T) {
	for ratio, want := range map[float64]string{
		1: "did not move", 0: "fell to none", 0.03: "fell by more than nine tenths", 0.1: "fell by about nine tenths",
		0.78: "fell by about a fifth", 0.64: "fell by about a third", 0.5: "fell by about a half", 0.93: "fell by about 7%", 0.997: "fell by less than 1%",
		1.003: "rose by less than 1%", 1.07: "rose by about 7%", 1.1: "rose by about a tenth", 1.22: "rose by about a fifth", 1.35: "rose by about a third", 1.75: "rose by about three quarters",
		0.71: "fell by about three tenths", 1.29: "rose by about three tenths", 2: "about doubled", 2.5: "more than doubled", 3: "about tripled", 7.2: "rose to about 7 times as many",
	} {
		if got := moved(ratio); got != want {
			t.Errorf("moved(%v) = %q, want %q", ratio, got, want)
		}
	}
	if got := movedShort(0.78); got != "down by about a fifth" {
		t.Errorf("movedShort = %q", got)
	}
}

// A fraction is never further from the size than half the widest gap between two
// names: 5 points.
func TestFractionsAreNearTheTruth(t *testing.T) {
	value := map[string]float64{}
	for _, f := range fractions {
		value["about "+f.name] = f.size
	}
	rapid.Check(t, func(t *rapid.T) {
		size := rapid.Float64Range(0.085, 0.95).Draw(t, "size")
		if got := value[fraction(size)]; math.Abs(got-size) > 0.0501 {
			t.Errorf("%v is said to be %s", size, fraction(size))
		}
	})
}

func changeOf(c data.Category, then, now float64, v analysis.Verdict) analysis.CategoryChange {
	out := analysis.CategoryChange{Category: c, Months: 12, CurrentCount: int64(now), PreviousCount: then, PreviousTotal: int64(then), Verdict: v}
	if then > 0 {
		out.RateRatio = ptr(now / then)
		out.Interval = &analysis.Interval{Lower: now / then * 0.9, Upper: now / then * 1.1}
	}
	return out
}

func TestChangesInWords(t *testing.T) {
	for _, c := range []struct {
		change          analysis.CategoryChange
		message, clause string
	}{
		{changeOf("Burglary", 3412, 2665, analysis.Lower), "Burglary down by about a fifth", "burglary fell by about a fifth"},
		{changeOf("Robbery", 306, 286, analysis.NoClearChange), "Robbery: no clear change", "no clear change in robbery"},
		{changeOf("Bicycle theft", 5, 7, analysis.TooFew), "Bicycle theft: too few to say", "the counts of bicycle theft are too small to say"},
		{changeOf("Drugs", 0, 0, analysis.NotComparable), "Drug offences: not comparable", "drug offences cannot be compared"},
		{changeOf("Drugs", 3, 40, analysis.Higher), "Drug offences up", "drug offences rose"},
		{changeOf("Drugs", 0, 40, analysis.Higher), "Drug offences up", "drug offences rose"},
		{changeOf("Drugs", 40, 2, analysis.Lower), "Drug offences down", "drug offences fell"},
		{changeOf(data.AntiSocialBehaviour, 6758, 8232, analysis.Higher), "Anti-social behaviour incidents up by about a fifth", "recorded anti-social behaviour rose by about a fifth"},
		{changeOf(data.AllCrime, 100, 210, analysis.Higher), "All crime about doubled", "all crime about doubled"},
	} {
		if got := changeMessage(c.change, 20); got != c.message {
			t.Errorf("message %q, want %q", got, c.message)
		}
		if got := changeClause(c.change, 20); got != c.clause {
			t.Errorf("clause %q, want %q", got, c.clause)
		}
	}
	pair := []analysis.CategoryChange{changeOf("Shoplifting", 2182, 1388, analysis.Lower), changeOf("Burglary", 3412, 2665, analysis.Lower)}
	if got, want := changeClauses(pair, 20), "shoplifting fell by about a third and burglary by about a fifth"; got != want {
		t.Errorf("clauses %q, want %q", got, want)
	}
	pair = []analysis.CategoryChange{changeOf("Vehicle crime", 429, 211, analysis.Lower), changeOf("Burglary", 266, 140, analysis.Lower)}
	if got, want := changeClauses(pair, 20), "vehicle crime and burglary each fell by about a half"; got != want {
		t.Errorf("clauses %q, want %q", got, want)
	}
}

func TestCountsAgainstEachOther(t *testing.T) {
	c := changeOf("Burglary", 3412, 2665, analysis.Lower)
	c.Months = 11
	if got, want := against(c, analysis.Comparison{Years: 1}), "2,665 against 3,412 in the same 11 months"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	c.Months, c.PreviousCount = 1, 3411.6
	if got, want := against(c, analysis.Comparison{Years: 3}), "2,665 against 3,412 a year on average in the same month"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := sureness(ptr(0.78), &analysis.Interval{Lower: 0.7, Upper: 0.87}, 0.95), "ratio 0.78, 95% interval 0.70 to 0.87"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := sureness(ptr(0.97), &analysis.Interval{Lower: 0.9549, Upper: 0.9963}, 0.95), "ratio 0.97, 95% interval 0.95 to 0.996"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	unclear := changeOf("Burglary", 100, 80, analysis.NoClearChange)
	unclear.Interval = &analysis.Interval{Lower: 0.61, Upper: 0.97}
	if got, want := outvoted(unclear, 15), "; not clear after allowing for 15 tests"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	unclear.Interval.Upper = 1.02
	if got := outvoted(unclear, 15); got != "" {
		t.Errorf("an interval that holds 1 needs no reason, got %q", got)
	}
	if got, want := sureness(nil, nil, 0.95), "no ratio can be given"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

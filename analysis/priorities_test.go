package analysis

import (
	"slices"
	"testing"
	"time"

	"assess/data"
	"assess/data/profiles"
	"assess/data/reference"
	"assess/data/workspace"
)

// held is a builder with a year of open data: 40 burglaries and 7 drug offences.
func heldYear() *builder {
	n := func(v int64) *int64 { return &v }
	b := &builder{out: &Assessment{
		Sources: []Source{{ID: "police-street", Kind: workspace.PoliceStreet}},
		Levels: []Level{{Type: TypePartnership, Category: "Burglary", Count: 40}, {Type: TypePartnership, Category: "Drugs", Count: 7},
			{Type: TypePartnership, Category: data.AntiSocialBehaviour, Count: 90}},
	}}
	b.out.Severity.Reason = "none is configured"
	b.out.Partners.Counts = []PartnerCount{
		{PartnerKey: PartnerKey{Source: "extract"}, Type: TypePartnership, Years: []PartnerYear{{Months: 12, Count: 300}}, Counts: []*int64{n(300)}},
		{PartnerKey: PartnerKey{Source: "extract", Flag: "knife"}, Type: TypePartnership, Years: []PartnerYear{{Months: 12, Count: 9}}},
		{PartnerKey: PartnerKey{Source: "extract", Flag: "hate"}, Type: TypePartnership, Years: []PartnerYear{{Months: 0}}},
	}
	return b
}

func TestWhatSourcesTellOfAFocus(t *testing.T) {
	for _, c := range []struct {
		kind, source string
		status       Status
		n            int64
	}{
		{"burglary", "police-street", Measured, 40},
		{"asb-youth", "police-street", ByProxy, 90},
		{"gangs", "police-street", ByProxy, 7}, // of its three categories the year has drugs alone
		{"knife-crime", "extract", Measured, 9},
		{"hate-crime", "", NotHeld, 0}, // no month of the year has the mark
		{"isolation", "", NotHeld, 0},
		{"rural-property", "", NotHeld, 0},
		{"activity", "", NotMeasurable, 0},
	} {
		f := heldYear().focus(profiles.Focus{ID: "x", Title: "X", Kinds: []string{c.kind}}, ruralSeries{reason: "no classes"})
		if f.Status != c.status {
			t.Errorf("%s is %q, want %q", c.kind, f.Status, c.status)
		}
		i := slices.IndexFunc(f.Indicators, Indicator.Told)
		switch {
		case i < 0 && c.source == "":
		case i < 0:
			t.Errorf("%s: no indicator is told", c.kind)
		case f.Indicators[i].Source != c.source || *f.Indicators[i].N != c.n:
			t.Errorf("%s: %d from %q, want %d from %q", c.kind, *f.Indicators[i].N, f.Indicators[i].Source, c.n, c.source)
		}
		for _, i := range f.Indicators {
			if !i.Told() && (i.Needs == "" || i.Holder == "") {
				t.Errorf("%s: %q does not say what it needs, and from whom", c.kind, i.Title)
			}
		}
	}
}

// A focus that joins several kinds is measured only where each of them is.
func TestAFocusOfSeveralKinds(t *testing.T) {
	for _, c := range []struct {
		kinds []string
		want  Status
	}{
		{[]string{"burglary", "knife-crime"}, Measured},
		{[]string{"asb-youth", "gangs"}, ByProxy},
		{[]string{"burglary", "asb-youth"}, InPart},
		{[]string{"asb", "hate-crime"}, InPart},
		{[]string{"asb-youth", "hate-crime"}, InPart},
		{[]string{"burglary", "activity"}, InPart},
		{[]string{"hate-crime", "isolation"}, NotHeld},
		{[]string{"activity", "hate-crime"}, NotHeld},
	} {
		f := heldYear().focus(profiles.Focus{ID: "x", Title: "X", Kinds: c.kinds}, ruralSeries{})
		if f.Status != c.want {
			t.Errorf("%q is %q, want %q", c.kinds, f.Status, c.want)
		}
		for _, i := range f.Indicators {
			if !slices.Contains(c.kinds, i.Kind) {
				t.Errorf("%q: %q is of the kind %q", c.kinds, i.Title, i.Kind)
			}
		}
	}
}

// An indicator of the partnership's own is told by a category or by a source, and says
// what it needs otherwise.
func TestOwnIndicators(t *testing.T) {
	b := heldYear()
	for measure, want := range map[string]Status{"Burglary": Measured, "extract": Measured, "nowhere": NotHeld, "": NotHeld} {
		got := b.ownIndicator(profiles.Indicator{ID: "x", Title: "X", Measure: measure, Needs: "", Holder: "us"})
		if got.Status != want {
			t.Errorf("measure %q is %q, want %q", measure, got.Status, want)
		}
	}
}

// An outcome is met or not met by a clear change alone, and never by a proxy.
func TestOutcomesAreJudged(t *testing.T) {
	for _, c := range []struct {
		wanted  profiles.Direction
		proxy   bool
		verdict Verdict
		want    Reached
	}{
		{profiles.Lower, false, Lower, OutcomeMet}, {profiles.Lower, false, Higher, OutcomeNotMet},
		{profiles.Higher, false, Higher, OutcomeMet}, {profiles.Higher, false, Lower, OutcomeNotMet},
		{profiles.Lower, false, NoClearChange, CannotTell}, {profiles.Lower, false, TooFew, CannotTell},
		{profiles.Lower, true, Lower, CannotTell},
	} {
		o := Outcome{Direction: c.wanted, Verdict: CannotTell, Proxy: c.proxy}
		if o.judge(CategoryChange{Verdict: c.verdict}); o.Verdict != c.want || o.Why == "" {
			t.Errorf("wanted %s, proxy %v, %s: %q because %q, want %q", c.wanted, c.proxy, c.verdict, o.Verdict, o.Why, c.want)
		}
	}
}

// With a target an outcome is met where its whole interval reaches it, not met where none
// of it does once it is due, and cannot be told otherwise.
func TestOutcomesWithTargets(t *testing.T) {
	to := data.NewMonth(2022, time.March)
	later, level := to.Add(24), int64(100)
	fell := func(lower, upper float64) *CategoryChange {
		return &CategoryChange{Verdict: Lower, Interval: &Interval{Lower: lower, Upper: upper}}
	}
	year := func(months int, lower, upper float64) *YearCount {
		return &YearCount{Count: 90, Months: months, Interval: Interval{Lower: lower, Upper: upper}}
	}
	for name, c := range map[string]struct {
		o      Outcome
		target profiles.Target
		want   Reached
	}{
		"fell by more":            {Outcome{Direction: profiles.Lower, Change: fell(0.7, 0.88)}, profiles.Target{Change: -0.1}, OutcomeMet},
		"fell, not by enough":     {Outcome{Direction: profiles.Lower, Change: fell(0.92, 0.98)}, profiles.Target{Change: -0.1}, OutcomeNotMet},
		"may have fallen enough":  {Outcome{Direction: profiles.Lower, Change: fell(0.85, 0.95)}, profiles.Target{Change: -0.1}, CannotTell},
		"has time":                {Outcome{Direction: profiles.Lower, Change: fell(0.92, 0.98)}, profiles.Target{Change: -0.1, By: later}, CannotTell},
		"reached before its time": {Outcome{Direction: profiles.Lower, Change: fell(0.7, 0.88)}, profiles.Target{Change: -0.1, By: later}, OutcomeMet},
		"its time is over":        {Outcome{Direction: profiles.Lower, Change: fell(0.92, 0.98)}, profiles.Target{Change: -0.1, By: to}, OutcomeNotMet},
		"rose by enough":          {Outcome{Direction: profiles.Higher, Change: fell(1.2, 1.4)}, profiles.Target{Change: 0.2}, OutcomeMet},
		"rose by less":            {Outcome{Direction: profiles.Higher, Change: fell(1.01, 1.1)}, profiles.Target{Change: 0.2}, OutcomeNotMet},
		"below the level":         {Outcome{Direction: profiles.Lower, Year: year(12, 72, 99)}, profiles.Target{Level: &level}, OutcomeMet},
		"about the level":         {Outcome{Direction: profiles.Lower, Year: year(12, 85, 110)}, profiles.Target{Level: &level}, CannotTell},
		"above the level":         {Outcome{Direction: profiles.Lower, Year: year(12, 101, 130)}, profiles.Target{Level: &level}, OutcomeNotMet},
		"part of a year":          {Outcome{Direction: profiles.Lower, Year: year(9, 72, 99)}, profiles.Target{Level: &level}, CannotTell},
		"a proxy":                 {Outcome{Direction: profiles.Lower, Change: fell(0.7, 0.8), Proxy: true}, profiles.Target{Change: -0.1}, CannotTell},
		"nothing compared":        {Outcome{Direction: profiles.Lower}, profiles.Target{Change: -0.1}, CannotTell},
	} {
		o := c.o
		o.Verdict, o.Why = CannotTell, "no record counts it"
		if o.Change != nil {
			o.judge(*o.Change)
		}
		if o.judgeTarget(c.target, to); o.Verdict != c.want || o.Why == "" {
			t.Errorf("%s: %q because %q, want %q", name, o.Verdict, o.Why, c.want)
		}
	}
	if got := targetWords(profiles.Target{Level: &level, By: later}, profiles.Lower); got != "at most 100 in a year, by March 2024" {
		t.Errorf("the target is said as %q", got)
	}
	if got := targetWords(profiles.Target{Change: -0.125}, profiles.Lower); got != "12.5% lower than the baseline" {
		t.Errorf("the target is said as %q", got)
	}
}

// The baseline is the last year that ended before the strategy began, or the one named.
func TestTheBaselineOfAnOutcome(t *testing.T) {
	month := func(y int) data.Month { return data.NewMonth(y, time.April) }
	year := data.Period{From: month(2021), To: month(2022).Add(-1)}
	b := &builder{out: &Assessment{}}
	b.out.Year.Whole, b.out.Year.Held, b.months = year, year, year.Months()
	s := &counted{from: month(2017), counts: make([]*int64, 60)}
	for i := range s.counts {
		s.counts[i] = new(int64)
	}
	for _, c := range []struct {
		begins data.Month
		named  int
		back   int
		told   bool
	}{
		{month(2021), 0, 1, true}, {month(2020).Add(3), 0, 2, true}, {month(2019), 2017, 4, true},
		{month(2022), 0, 0, false}, {month(2016), 0, 0, false}, {month(2021), 2021, 0, false},
	} {
		b.req.Papers.Profile = &profiles.Profile{Strategy: profiles.Strategy{Period: data.Period{From: c.begins, To: c.begins.Add(35)}}}
		plan, reason := b.sinceBaseline(c.named, s)
		if (reason == "") != c.told || c.told && (plan.back[0] != c.back || len(plan.offsets) != 12) {
			t.Errorf("a strategy from %s, named %d: %v years back over %d months, %q", c.begins, c.named, plan.back, len(plan.offsets), reason)
		}
	}
}

// Chelmsford's web page states other areas of focus than its strategy.
func TestVersionsAreSetBesideTheStrategy(t *testing.T) {
	p, ok := profiles.Of("E07000070")
	if !ok {
		t.Fatal("there is no profile of Chelmsford")
	}
	v := versionsOf(p)
	if len(v) != 1 || len(v[0].Differences) != 3 {
		t.Fatalf("versions are %+v", v)
	}
	d := v[0].Differences
	if !slices.Equal(d[0].Strategy, []string{"Domestic abuse"}) || !slices.Equal(d[0].Version, []string{"high harm"}) || len(d[0].Rewritten) != 0 {
		t.Errorf("the first priority differs in %+v", d[0])
	}
	if len(d[1].Strategy)+len(d[1].Version) != 0 || len(d[1].Rewritten) != 2 {
		t.Errorf("the second priority differs in %+v, want other words alone", d[1])
	}
	if !slices.Equal(d[2].Version, []string{"violence against women and girls", "poor mental health", "high risk domestic abuse"}) {
		t.Errorf("the third priority has besides %q", d[2].Version)
	}
	if !slices.Equal(v[0].Left, []string{"Tackle Rural and Environmental Crime"}) {
		t.Errorf("left out: %q", v[0].Left)
	}
}

// Without a strategy there are no priorities, and the reason is given.
func TestNoStrategy(t *testing.T) {
	b := &builder{out: &Assessment{}}
	if err := b.priorities(); err != nil || b.out.Priorities.Reason == "" || b.out.Priorities.Pages == nil {
		t.Errorf("%v, %+v", err, b.out.Priorities)
	}
	if !isRural("Rural") || !isRural("Rural town and fringe") || isRural("Urban city and town") {
		t.Error("classes are misread")
	}
	if len(reference.FocusKinds()) == 0 {
		t.Error("there is no kind of focus")
	}
}

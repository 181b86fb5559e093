package analysis

import (
	"math"
	"strings"
	"testing"

	"assess/data"
	"assess/data/workspace"
)

// harmTable is a builder with a table that has offence codes, weighed.
func harmTable(t *testing.T, by map[string]float64, cells ...partnerCell) *builder {
	t.Helper()
	b := tabled(t, workspace.Table{Title: "Crimes", Offence: "Code", Flags: []workspace.Marker{{Flag: "knife", Column: "K"}}}, cells...)
	if by != nil {
		b.facts.common.Weights = &OffenceWeights{Title: "Weights", Source: "Test", Unit: "days", By: by}
	}
	if err := b.partnerHarm(); err != nil {
		t.Fatal(err)
	}
	return b
}

// By hand: 10 wounds of 60 and 90 thefts of 1 are 690 of harm, of which the wounds are
// 87 % and a tenth of the records. The year before had 20 and 60: 1,260.
func TestFewGraveOffencesOutweighManySlightOnes(t *testing.T) {
	before := month(t, "2020-05")
	b := harmTable(t, map[string]float64{"8": 60, "45": 1},
		partnerCell{category: "Wounding", offence: "8", district: "E07000001", count: 6, flags: 4},
		partnerCell{category: "Wounding", offence: "8", district: "E07000002", count: 4},
		partnerCell{category: "Theft", offence: "45", district: "E07000001", count: 90},
		partnerCell{category: "Theft", offence: "45", district: "E07000009", count: 5000}, // another partnership's
		partnerCell{category: "Wounding", offence: "8", district: "E07000001", count: 20, month: before},
		partnerCell{category: "Theft", offence: "45", district: "E07000001", count: 60, month: before})
	h := b.out.Partners.Harm[0]
	if h.Reason != "" || len(h.Kinds) != 4 {
		t.Fatalf("%+v", h)
	}
	want := map[PartnerKey]struct{ records, harm float64 }{
		{Source: "calls"}: {100, 690}, {Source: "calls", Category: "Wounding"}: {10, 600},
		{Source: "calls", Category: "Theft"}: {90, 90}, {Source: "calls", Flag: "knife"}: {6, 360},
	}
	for _, k := range h.Kinds {
		w := want[k.PartnerKey]
		if float64(k.Records) != w.records || k.Harm.Sum != w.harm || math.Abs(*k.HarmShare-w.harm/690) > 1e-12 || math.Abs(k.RecordShare-w.records/100) > 1e-12 {
			t.Errorf("%+v: %d records (%g), harm %g (%g)", k.PartnerKey, k.Records, k.RecordShare, k.Harm.Sum, *k.HarmShare)
		}
	}
	c := h.Change
	half := 1.959964 * math.Hypot(math.Sqrt(10*3600+90)/690, math.Sqrt(20*3600+60)/1260)
	if c == nil || c.Previous != 1260 || c.Current != 690 || math.Abs(c.Interval.Upper-690.0/1260*math.Exp(half)) > 1e-4 || c.Verdict != NoClearChange {
		t.Errorf("change is %+v, interval %+v", c, c.Interval)
	}
}

func TestHarmIsNotToldWithoutWeights(t *testing.T) {
	cells := func() []partnerCell {
		return []partnerCell{{category: "Wounding", offence: "8", district: "E07000001", count: 50}, {category: "Theft", offence: "45", district: "E07000001", count: 40}, {category: "Theft", district: "E07000001", count: 10}}
	}
	if h := harmTable(t, nil, cells()...).out.Partners.Harm[0]; !strings.Contains(h.Reason, "no table of weights") || len(h.Kinds) != 0 {
		t.Errorf("without a table: %+v", h)
	}
	if h := harmTable(t, map[string]float64{"8": 60}, cells()...).out.Partners.Harm[0]; !strings.Contains(h.Reason, "have no weight") || len(h.Kinds) != 0 {
		t.Errorf("with half a table: %+v", h)
	}
	if p := tabled(t, workspace.Table{Title: "Calls"}, partnerCell{district: "E07000001", count: 9}); p.partnerHarm() != nil || len(p.out.Partners.Harm) != 0 {
		t.Errorf("a table without codes is weighed: %+v", p.out.Partners.Harm)
	}
}

// A kind of record whose own codes have no weight has no share of the harm.
func TestAKindWithoutWeightsHasNoHarm(t *testing.T) {
	by := map[string]float64{}
	cells := []partnerCell{{category: "New", offence: "99Z", district: "E07000001", count: 5}}
	for _, code := range []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"} {
		by[code] = 10
		cells = append(cells, partnerCell{category: "Other", offence: code, district: "E07000001", count: 20})
	}
	b := harmTable(t, by, cells...)
	for _, k := range b.out.Partners.Harm[0].Kinds {
		if (k.HarmShare == nil) != (k.Category == "New") {
			t.Errorf("%+v", k)
		}
	}
}

// Harm ranks the issues that a weighed table tells of: its marks and categories, and the
// police's category with the name of one of them. All of a table is no such issue.
func TestHarmScoresIssues(t *testing.T) {
	b := harmTable(t, map[string]float64{"8": 60, "45": 1},
		partnerCell{category: "Robbery", offence: "8", district: "E07000001", count: 10},
		partnerCell{category: "Theft", offence: "45", district: "E07000001", count: 30})
	for _, c := range []struct {
		issue Issue
		want  int // -1 for none
	}{
		{Issue{Category: data.Category("Robbery")}, 4}, {Issue{Partner: &PartnerKey{Source: "calls", Category: "Theft"}}, 1},
		{Issue{Partner: &PartnerKey{Source: "calls"}}, -1}, {Issue{Category: "Burglary"}, -1}, {Issue{Category: "Robbery", Rural: true}, -1},
	} {
		got := b.harmScore(c.issue)
		if (got == nil) != (c.want < 0) || got != nil && *got != c.want {
			t.Errorf("%+v scores %v, want %d", c.issue, got, c.want)
		}
	}
}

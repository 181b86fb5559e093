package analysis

import (
	"reflect"
	"testing"

	"assess/data"
)

// aLedger has one point at which two LSOAs are stated, another with one incident, and a
// place with a code alone.
func aLedger() ledger {
	burglary, _ := data.LookupCategory("Burglary")
	return ledger{
		places: []ledgerPlace{
			{located: true, easting: 100, northing: 200, lsoa: "L1", ward: "W1"},
			{located: true, easting: 100, northing: 200, lsoa: "L2", ward: "W1"},
			{located: true, easting: 100, northing: 300, lsoa: "L2"},
			{lsoa: "L2"},
		},
		months: map[data.Month][]ledgerLine{
			1: {{0, burglary.ID}, {1, burglary.ID}, {0, antiSocialID}, {3, burglary.ID}},
			2: {{2, burglary.ID}},
			9: {{2, antiSocialID}},
		},
	}
}

func TestALedgerCountsAPointOnceWhateverLSOAIsStated(t *testing.T) {
	l := aLedger()
	got := l.points([]data.Month{1, 2, 3})
	var antiSocial, burglary []placeCount
	for _, p := range got {
		if p.Category == data.AntiSocialBehaviour {
			antiSocial = append(antiSocial, p)
		} else {
			burglary = append(burglary, p)
		}
	}
	if want := []placeCount{{data.AntiSocialBehaviour, 100, 200, 1}}; !reflect.DeepEqual(antiSocial, want) {
		t.Errorf("anti-social behaviour is at %v, want %v", antiSocial, want)
	}
	if want := []placeCount{{"Burglary", 100, 200, 2}, {"Burglary", 100, 300, 1}}; !reflect.DeepEqual(burglary, want) {
		t.Errorf("burglaries are at %v, want %v", burglary, want)
	}
	for months, want := range map[data.Month]int{1: 1, 2: 1, 3: 0} {
		if n := l.known([]data.Month{months}); n != want {
			t.Errorf("%d points are known in month %d, want %d", n, months, want)
		}
	}
	if n := l.known([]data.Month{1, 2}); n != 2 {
		t.Errorf("%d points are known, want 2", n)
	}
}

func TestALedgerCountsAreasWithAllCrime(t *testing.T) {
	l := aLedger()
	got := l.areas([]data.Month{1, 2}, func(p ledgerPlace) data.Code { return p.lsoa })
	want := areaCounts{
		"Burglary":               {"L1": 1, "L2": 3},
		data.AllCrime:            {"L1": 1, "L2": 3},
		data.AntiSocialBehaviour: {"L1": 1},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("by LSOA %v, want %v", got, want)
	}
	wards := l.areas([]data.Month{1, 2}, func(p ledgerPlace) data.Code { return p.ward })
	if want := map[data.Code]int64{"W1": 2, "": 2}; !reflect.DeepEqual(wards["Burglary"], want) {
		t.Errorf("by ward %v, want %v", wards["Burglary"], want)
	}
}

package analysis

import (
	"reflect"
	"strings"
	"testing"
)

func idsOf(unused []NotUsed) []string {
	out := []string{}
	for _, n := range unused {
		out = append(out, n.ID)
	}
	return out
}

// Police open data has months only: all four methods wait, and each says for what.
func TestMethodsWaitForWhatPoliceOpenDataDoesNotTell(t *testing.T) {
	police := []Source{{ID: "police-street", Kind: "police-street"}}
	for name, sources := range map[string][]Source{"police": police, "none": nil} {
		got := NotUsedOf(sources, false)
		if want := []string{"near-repeats", "hour-of-week", "repeat-victims", "severity-weights"}; !reflect.DeepEqual(idsOf(got), want) {
			t.Errorf("%s: %v are not used, want %v", name, idsOf(got), want)
		}
		for _, n := range got {
			if n.Name == "" || n.What == "" || n.Needs == "" || !strings.HasPrefix(n.Why, "No source loaded has ") {
				t.Errorf("%s: %+v is not whole", name, n)
			}
		}
	}
	if why := NotUsedOf(append(police, Source{Kind: "diary"}), false)[0].Why; why != "This report reads no days of incidents or exact places from the sources loaded." {
		t.Errorf("beside a source of which nothing is known, near repeats wait because: %s", why)
	}
	if why := NotUsedOf(police, false)[0].Why; why != "No source loaded has days of incidents or exact places." {
		t.Errorf("near repeats wait because: %s", why)
	}
}

// A method waits no longer once one source tells all that it takes; two that tell half
// each do not do, for their incidents cannot be matched.
func TestAMethodNoLongerWaitsOnceOneSourceTellsAll(t *testing.T) {
	defer func(was map[string][]fact) { told = was }(told)
	told = map[string][]fact{"police-street": {}, "calls": {factDay, factSpan}, "addresses": {factPlace}, "extract": {factDay, factPlace, factOffence}}
	of := func(kinds ...string) (out []Source) {
		for _, k := range kinds {
			out = append(out, Source{Kind: k})
		}
		return out
	}
	for _, c := range []struct {
		sources []Source
		weights bool
		want    []string
	}{
		{of("police-street", "calls"), false, []string{"near-repeats", "repeat-victims", "severity-weights"}},
		{of("police-street", "calls", "addresses"), true, []string{"near-repeats", "repeat-victims", "severity-weights"}},
		{of("police-street", "extract"), true, []string{"hour-of-week", "repeat-victims"}},
		{of("police-street", "extract"), false, []string{"hour-of-week", "repeat-victims", "severity-weights"}},
	} {
		if got := idsOf(NotUsedOf(c.sources, c.weights)); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%v: %v are not used, want %v", c.sources, got, c.want)
		}
	}
	if why := NotUsedOf(of("calls", "addresses"), false)[0].Why; why != "No source loaded has days of incidents together with exact places." {
		t.Errorf("near repeats wait because: %s", why)
	}
	if n := NotUsedOf(of("extract"), false); n[len(n)-1].Why != "There is no table of weights by offence code." {
		t.Errorf("severity waits because: %s", n[len(n)-1].Why)
	}
}

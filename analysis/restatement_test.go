package analysis

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"assess/data"
)

// Files of a month are told in the order in which they came to be known, the one that
// counts last, and files of the same bytes once.
func TestCopiesFollowEachOther(t *testing.T) {
	e := func(id int32, snapshot, bytes, state string) extract {
		return extract{ID: id, Snapshot: snapshot, SHA256: bytes, State: state, LoadedOn: fmt.Sprintf("2022-02-%02d", id), RetiredOn: "2022-03-01"}
	}
	for _, c := range []struct {
		name    string
		all     []extract
		counted int32
		want    string
	}{
		{"a later archive", []extract{e(1, "2021-04", "a", stateSuperseded), e(2, "2021-06", "b", stateCurrent)}, 2, "1 2"},
		{"archives read in another order", []extract{e(1, "2021-06", "b", stateCurrent), e(2, "2021-04", "a", stateSuperseded)}, 1, "2 1"},
		{"the same bytes twice", []extract{e(1, "2021-04", "a", stateSuperseded), e(2, "2021-06", "a", stateCurrent)}, 2, "2"},
		{"a file written over", []extract{e(1, "2021-04", "a", stateWithdrawn), e(2, "2021-04", "b", stateCurrent)}, 2, "1 2"},
		{"a newer one that went again", []extract{e(1, "2021-04", "a", stateCurrent), e(2, "2021-06", "b", stateWithdrawn)}, 1, "1 2 1"},
		{"two of one snapshot, the first by path counts", []extract{e(1, "2021-06", "a", stateCurrent), e(2, "2021-06", "b", stateSuperseded)}, 1, "2 1"},
		{"a file moved to another folder", []extract{e(1, "2021-04", "a", stateWithdrawn), e(2, "2021-04", "a", stateCurrent)}, 2, "2"},
	} {
		var ids []string
		list := copies(slices.Clone(c.all), c.counted)
		for _, x := range list {
			ids = append(ids, fmt.Sprint(x.ID))
		}
		if got := strings.Join(ids, " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	gone := copies([]extract{e(1, "2021-04", "a", stateCurrent), e(2, "2021-06", "b", stateWithdrawn)}, 1)
	if got := knownOn(gone[2], gone[1]); got != "2022-03-01" {
		t.Errorf("it counts again since %s, want the day on which the other went", got)
	}
	if a, b := knownOn(gone[0], gone[1]), knownOn(gone[1], gone[0]); a != "2022-02-01" || b != "2022-02-02" {
		t.Errorf("known on %s and %s, want the days on which they were read", a, b)
	}
}

// Whatever files replace one another, the steps from each to the next add up to the way
// from the first to the one that counts.
func TestStepsAddUpToTheNetEffect(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := data.NewMonth(2021, 4)
		n := rapid.IntRange(2, 6).Draw(t, "files")
		list := make([]copyOf, n)
		for i := range list {
			list[i] = copyOf{extract{ID: int32(i + 1), Snapshot: m.Add(i).String(), Month: m}, districtCounts{}}
			for id := range data.Categories {
				list[i].counts.add("E07000001", uint8(id), int64(rapid.IntRange(0, 3).Draw(t, "count")))
				list[i].counts.add("E07000002", uint8(id), int64(rapid.IntRange(0, 3).Draw(t, "elsewhere")))
			}
		}
		b := restatedBuilder(list, "E07000001")
		b.restatedMonth(m, []data.Category{data.AllCrime, "Burglary", data.AntiSocialBehaviour})
		steps, net := map[data.Category]int64{}, map[data.Category]int64{}
		for _, r := range b.out.Restated.Rows {
			if r.Previous == *r.Current {
				t.Fatalf("a step that changes nothing: %+v", r)
			}
			steps[r.Category] += *r.Current - r.Previous
		}
		for _, x := range b.out.Restated.Net {
			if x.Move != x.Current-x.First || x.Move == 0 {
				t.Fatalf("net %+v", x)
			}
			net[x.Category] = x.Move
		}
		for c, n := range steps {
			if net[c] != n {
				t.Fatalf("%s: steps of %d, net %d", c, n, net[c])
			}
		}
		for c := range net {
			if _, ok := steps[c]; !ok {
				t.Fatalf("%s: a net effect without a step", c)
			}
		}
	})
}

// restatedBuilder is a builder with one month of several files in one district.
func restatedBuilder(list []copyOf, district data.Code) *builder {
	f := &Facts{restated: restatementFacts{copies: map[forceMonth][]copyOf{{"f", list[0].Month}: list}}}
	b := &builder{facts: f, out: &Assessment{}, own: map[data.Code]int{district: 0}}
	b.req.Partnership.Force = "f"
	b.out.Partnership.Districts = []data.Area{{Code: district, Name: "Here"}}
	return b
}

// A day is replayed by the files that were there, of them the one of the newest snapshot.
func TestADayIsReplayedByWhatCounted(t *testing.T) {
	m := data.NewMonth(2021, 1)
	e := func(id int32, snapshot, path, state, loaded, retired string) extract {
		return extract{ID: id, Source: "s", Force: "f", Month: m, Snapshot: snapshot, Path: path, State: state, LoadedOn: loaded, RetiredOn: retired, Account: RowAccount{Read: int64(id), Loaded: int64(id)}}
	}
	all := []extract{
		e(1, "2021-03", "new.zip", stateCurrent, "2021-04-01", ""),
		e(2, "2021-01", "late.zip", stateSuperseded, "2021-05-01", "2021-05-01"),
		e(3, "2021-04", "newest.zip", stateWithdrawn, "2021-06-01", "2021-07-01"),
	}
	for day, want := range map[string]int32{"2021-04-01": 1, "2021-05-20": 1, "2021-06-01": 3, "2021-06-30": 3, "2021-07-01": 1} {
		var current []int32
		var rows int64
		for _, x := range knownAt(slices.Clone(all), day) {
			if x.State == stateCurrent {
				current = append(current, x.ID)
			}
			rows += x.Account.Loaded
		}
		if !slices.Equal(current, []int32{want}) || rows != int64(want) {
			t.Errorf("on %s %v counted with %d rows, want %d", day, current, rows, want)
		}
	}
}

// A partner's file that sends a month again, or is written over, changes its total; one
// that only goes, or that says the same, does not.
func TestPartnersFilesRestateMonths(t *testing.T) {
	rec := func(month, ref string) resent { return resent{month: mustMonth(month), key: refKey{"", ref}, count: 1} }
	for _, c := range []struct {
		name  string
		files []*partnerCopy
		want  string
	}{
		{"a later file with late records", []*partnerCopy{
			{id: 1, path: "a.csv", hash: "1", newest: "2021-04-30", records: []resent{rec("2021-04", "1"), rec("2021-04", "2")}},
			{id: 2, path: "b.csv", hash: "2", newest: "2021-05-31", records: []resent{rec("2021-04", "2"), rec("2021-04", "3"), rec("2021-05", "4")}},
		}, "2021-04 2>3 2021-04-30>2021-05-31"},
		{"a record that moved to another month", []*partnerCopy{
			{id: 1, path: "a.csv", hash: "1", newest: "2021-04-30", records: []resent{rec("2021-04", "1"), rec("2021-04", "2")}},
			{id: 2, path: "b.csv", hash: "2", newest: "2021-05-31", records: []resent{rec("2021-05", "2")}},
		}, "2021-04 2>1 2021-04-30>2021-05-31"},
		{"a file written over", []*partnerCopy{
			{id: 1, path: "a.csv", hash: "1", newest: "2021-04-30", loadedOn: "2021-05-01", gone: true, records: []resent{rec("2021-04", "1"), rec("2021-04", "2")}},
			{id: 2, path: "a.csv", hash: "2", newest: "2021-04-29", loadedOn: "2021-06-01", records: []resent{rec("2021-04", "1")}},
		}, "2021-04 2>1 2021-05-01>2021-06-01"},
		{"the same again", []*partnerCopy{
			{id: 1, path: "a.csv", hash: "1", newest: "2021-04-30", records: []resent{rec("2021-04", "1")}},
			{id: 2, path: "b.csv", hash: "2", newest: "2021-05-31", records: []resent{rec("2021-04", "1"), rec("2021-05", "2")}},
		}, ""},
		{"a copy", []*partnerCopy{
			{id: 1, path: "a.csv", hash: "1", newest: "2021-04-30", records: []resent{rec("2021-04", "")}},
			{id: 2, path: "b.csv", hash: "1", newest: "2021-04-30", records: []resent{rec("2021-04", "")}},
		}, ""},
		{"a file that is gone", []*partnerCopy{
			{id: 1, path: "a.csv", hash: "1", newest: "2021-04-30", gone: true, records: []resent{rec("2021-04", "1")}},
			{id: 2, path: "b.csv", hash: "2", newest: "2021-05-31", records: []resent{rec("2021-05", "2")}},
		}, ""},
	} {
		var got []string
		for _, r := range resentSteps(asTheyCount(c.files)) {
			got = append(got, fmt.Sprintf("%s %d>%d %s>%s", r.Month, r.Previous, r.Current, r.PreviousKnown, r.CurrentKnown))
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s: %v, want %q", c.name, got, c.want)
		}
	}
}

func mustMonth(s string) data.Month {
	m, err := data.ParseMonth(s)
	if err != nil {
		panic(err)
	}
	return m
}

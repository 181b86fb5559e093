package analysis

import (
	"testing"

	"assess/data"
)

// The status of each item follows from what the assessment holds.
func TestStatutoryContentsFollowWhatIsHeld(t *testing.T) {
	held := func(change func(*Assessment)) *Assessment {
		a := &Assessment{Plan: PlanProgress{Reason: noPlan}, Priorities: Priorities{Reason: noProfile}}
		a.Previous.Reason = "no month of the year before is held"
		change(a)
		return a
	}
	for _, c := range []struct {
		item, want string
		change     func(*Assessment)
	}{
		{"a", ItemSome, func(*Assessment) {}},
		{"a", ItemMet, func(a *Assessment) { a.Prescribed.Items = []PrescribedItem{{ID: substanceItem, Status: ItemHeld}} }},
		{"b", ItemMissing, func(*Assessment) {}},
		{"b", ItemMet, func(a *Assessment) { a.Previous.Reason = "" }},
		{"b", ItemSome, func(a *Assessment) {
			a.Previous.Reason, a.Previous.Calendar, a.Year.Months = "", []int{1, 2, 3, 4}, make([]data.Month, 12)
		}},
		{"b", ItemMet, func(a *Assessment) {
			a.Previous.Reason, a.Previous.Calendar, a.Year.Months = "", []int{4, 5, 6, 8, 9, 10}, make([]data.Month, 12)
		}},
		{"d", ItemSome, func(*Assessment) {}},
		{"f", ItemMissing, func(*Assessment) {}},
		{"f", ItemMissing, func(a *Assessment) { a.Plan = PlanProgress{Year: "2024/25"} }},
		{"f", ItemSome, func(a *Assessment) { a.Plan = PlanProgress{Year: "2024/25", Quarter: 3} }},
		{"f", ItemSome, func(a *Assessment) { a.Plan = PlanProgress{Year: "2017/18", Quarter: 4, Ended: true, Older: true} }},
		{"f", ItemMet, func(a *Assessment) { a.Plan = PlanProgress{Year: "2024/25", Quarter: 4, Ended: true} }},
		{"d", ItemMet, func(a *Assessment) { a.Matrix.Issues = []Issue{{Rank: 1}, {Rank: 2}} }},
		{"d", ItemSome, func(a *Assessment) {
			a.Matrix = PriorityMatrix{Reason: "no issue can be scored", Issues: []Issue{{}}, Unranked: 1}
		}},
		{"g", ItemMet, func(a *Assessment) { a.County.Neighbours = []Neighbour{{}} }},
		{"g", ItemSome, func(a *Assessment) { a.County.Neighbours = []Neighbour{{}, {Reason: "not held"}} }},
		{"g", ItemMissing, func(*Assessment) {}},
		{"g", ItemSome, func(a *Assessment) { a.Partnership.Comparator = "Essex" }},
	} {
		b := &builder{out: held(c.change)}
		if err := b.contents(); err != nil {
			t.Fatal(err)
		}
		for _, i := range b.out.Contents {
			if i.Item == c.item && (i.Status != c.want || i.Why == "") {
				t.Errorf("(%s) is %s because %q, want %s", c.item, i.Status, i.Why, c.want)
			}
		}
		if len(b.out.Contents) != 7 {
			t.Errorf("%d items, want a to g", len(b.out.Contents))
		}
	}
}

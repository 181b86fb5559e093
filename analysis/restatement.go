package analysis

import (
	"cmp"
	"slices"

	"assess/data"
)

// Restatements is what files that replaced others changed: counts of the partnership's
// districts month by month, and totals of partners' tables. Everything the raw files
// hold is told from them alone; a file that is no longer among them is told from what
// the store keeps of it.
type Restatements struct {
	Replaced []data.Month `json:"months_replaced"` // of the partnership's force, of which more than one file has been read
	Months   []data.Month `json:"months_restated"` // of them, those in which a count of the partnership differs between two files
	Lost     []LostMonth  `json:"months_lost"`     // held once, and in no file any more

	Rows     []Restatement        `json:"rows"`            // of districts, by month, category and time
	Net      []RestatedCount      `json:"net"`             // of the whole partnership, from the first file of a month to the one counted
	Year     []RestatedTotal      `json:"year"`            // Net over the months of the year, by category
	Partners []PartnerRestatement `json:"partner_records"` // of partners' tables, all areas, by source, month and time
}

// Restatement is one replacement of a month's file that changed a count.
type Restatement struct {
	Code          data.Code     `json:"area_code"`
	Name          string        `json:"area_name"`
	Month         data.Month    `json:"month"`
	Category      data.Category `json:"category"`
	Previous      int64         `json:"previous_count"`
	Current       *int64        `json:"current_count"` // nil where no file has the month any more
	PreviousKnown string        `json:"previous_known"`
	CurrentKnown  string        `json:"current_known"`
}

// RestatedCount is a count of the whole partnership as first known and as counted now.
type RestatedCount struct {
	Month    data.Month    `json:"month"`
	Category data.Category `json:"category"`
	First    int64         `json:"first_count"`
	Current  int64         `json:"current_count"`
	Move     int64         `json:"difference"`
}

// RestatedTotal is a category's total over the months of the year that are counted, as
// their first files would have it and as it is.
type RestatedTotal struct {
	Category data.Category `json:"category"`
	Months   int           `json:"months"` // restated
	First    int64         `json:"first_count"`
	Current  int64         `json:"current_count"`
	Move     int64         `json:"difference"`
}

// LostMonth is a month that has been held and is in no file any more.
type LostMonth struct {
	Month data.Month `json:"month"`
	File  string     `json:"file"` // that held it last
	Gone  string     `json:"gone"` // the day on which that was found, ISO
}

// districtCounts is counts by district, canonical code, and category, in the order of
// data.Categories.
type districtCounts map[data.Code][]int64

func (t districtCounts) add(district data.Code, category uint8, n int64) {
	if t[district] == nil {
		t[district] = make([]int64, len(data.Categories))
	}
	t[district][category] += n
}

// of is the count of districts in a category, the crimes together for All crime.
func (t districtCounts) of(c data.Category, districts func(data.Code) bool) (n int64) {
	for district, counts := range t {
		if !districts(district) {
			continue
		}
		for id, k := range counts {
			if at := data.Categories[id].Name; at == c || c == data.AllCrime && at.IsCrime() {
				n += k
			}
		}
	}
	return n
}

// copyOf is one file of a force's month, in the order in which files of it replaced one
// another.
type copyOf struct {
	extract
	counts districtCounts
}

// knownOn says when a copy was: the newest month that its publisher knew, or beside a copy
// that is no longer among the raw files the day on which it was read.
func knownOn(c, beside copyOf) string {
	if c.State == stateWithdrawn || beside.State == stateWithdrawn {
		return c.LoadedOn
	}
	return c.Snapshot
}

// copies orders the files of one source, force and month as they came to be known: by
// what their publisher knew, then by when they were read. The one counted is last; where
// it counted before one that is withdrawn since, it is there twice. Of files with the
// same bytes that follow each other the first stands.
func copies(all []extract, counted int32) []copyOf {
	slices.SortFunc(all, func(a, b extract) int { return cmp.Or(cmp.Compare(a.Snapshot, b.Snapshot), cmp.Compare(a.ID, b.ID)) })
	at := slices.IndexFunc(all, func(e extract) bool { return e.ID == counted })
	now, later := all[at], all[at+1:]
	again := now
	for _, e := range later {
		if e.State == stateWithdrawn {
			again.LoadedOn = max(again.LoadedOn, e.RetiredOn)
		}
	}
	order := append(slices.Clone(all[:at]), later...)
	if slices.ContainsFunc(later, func(e extract) bool { return e.State == stateWithdrawn }) {
		order = append(slices.Clone(all[:at+1]), later...)
	}
	var out []copyOf
	counts := map[int32]districtCounts{}
	for _, e := range append(order, again) {
		if counts[e.ID] == nil {
			counts[e.ID] = districtCounts{}
		}
		last := len(out) - 1
		if last < 0 || out[last].SHA256 != e.SHA256 {
			out = append(out, copyOf{e, counts[e.ID]})
		} else if e.ID == counted { // the same bytes, known since the first of them
			e.LoadedOn, e.Snapshot = out[last].LoadedOn, out[last].Snapshot
			out[last] = copyOf{e, counts[e.ID]}
		}
	}
	return out
}

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

// copies orders the files of one source, force and month: the one counted last, those
// before it by what their publisher knew and by when they were read. Of files with the
// same bytes that follow each other the first stands.
func copies(all []extract, counted int32) []copyOf {
	slices.SortFunc(all, func(a, b extract) int {
		return cmp.Or(compareBool(a.ID == counted, b.ID == counted), cmp.Compare(a.Snapshot, b.Snapshot), cmp.Compare(a.ID, b.ID))
	})
	var out []copyOf
	for _, e := range all {
		c := copyOf{extract: e, counts: districtCounts{}}
		if last := len(out) - 1; last >= 0 && out[last].SHA256 == e.SHA256 {
			if e.ID == counted {
				c.LoadedOn, c.Snapshot = out[last].LoadedOn, out[last].Snapshot
				out[last] = c
			}
			continue
		}
		out = append(out, c)
	}
	return out
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

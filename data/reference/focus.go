package reference

import (
	"slices"
	"strings"
	"sync"

	"assess/data"
)

// Indicator is one thing that tells of an area of focus, with the records that could
// count it.
type Indicator struct {
	Title  string          // empty where no record can tell
	Open   []data.Category // of the police's open data, each by itself; may be empty
	Rural  bool            // Open is counted in rural areas alone
	Proxy  bool            // Open stands in for it
	Of     string          // what Open stands for, or does not tell apart; or why no record can tell
	Flag   string          // mark of a record in a partner's table that counts it, TimeFlag for times; may be empty
	Items  []string        // ids, schedule items or kinds of source that count it
	Needs  string          // the data wanted
	Holder string          // who has it
}

// TimeFlag stands for records that have a first and a last time of day.
const TimeFlag = "time"

// FocusKind is a kind of area of focus: what can be known of it.
type FocusKind struct {
	ID         string
	Indicators []Indicator // none where no record can tell of it
	Why        string      // why none can; empty otherwise
}

var focusKinds = sync.OnceValue(func() []FocusKind {
	var out []FocusKind
	for _, r := range rows("focus.csv", "kind", "indicator", "open", "where", "as", "of", "flag", "items", "needs", "from") {
		if len(out) == 0 || out[len(out)-1].ID != r[0] {
			out = append(out, FocusKind{ID: r[0]})
		}
		kind := &out[len(out)-1]
		if r[1] == "" {
			kind.Why = r[5]
			continue
		}
		n := Indicator{Title: r[1], Rural: r[3] == "rural", Proxy: r[4] == "proxy", Of: r[5], Flag: r[6], Items: parts(r[7]), Needs: r[8], Holder: r[9]}
		for _, c := range parts(r[2]) {
			n.Open = append(n.Open, data.Category(c))
		}
		kind.Indicators = append(kind.Indicators, n)
	}
	return out
})

func parts(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ";")
}

// Focus finds a kind of area of focus by its id.
func Focus(id string) (FocusKind, bool) {
	i := slices.IndexFunc(focusKinds(), func(k FocusKind) bool { return k.ID == id })
	if i < 0 {
		return FocusKind{}, false
	}
	return focusKinds()[i], true
}

// FocusKinds lists the ids of the kinds, in the order of the table.
func FocusKinds() []string {
	var out []string
	for _, k := range focusKinds() {
		out = append(out, k.ID)
	}
	return out
}

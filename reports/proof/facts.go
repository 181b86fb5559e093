package proof

import (
	"bytes"
	"encoding/json"
	"math"
	"sort"
	"strings"

	"assess/analysis"
	"assess/data"
)

// fact is a number that an assessment holds, or that follows from what it holds.
type fact struct {
	value    float64
	key      string        // what it is called there: "rate_ratio", "months", "verdict=higher"
	object   int           // the thing that it belongs to; 0 for none
	category data.Category // empty where it is of none
	share    bool          // a ratio of two numbers of one thing, which is only said in per cent
}

// book is all facts of an assessment with the names that hold digits.
type book struct {
	facts   map[string][]fact // by the field of the assessment
	objects int
	names   []string // longest first
	months  data.Period
	years   map[int]bool
}

// crowds are the lists of which no single number is said but those that stand out.
// What is said of them follows from sums, counts and derived facts.
var crowds = map[string]bool{
	"area_rates": true, "areas_before": true, "small_areas": true, "listed": true, "curve": true, "runs": true, "monthly": true, "counts": true,
	"trend": true, "seasonal": true, "adjusted": true, "usual": true, "courses_listed": true, "partner_records": true,
}

// open reads an assessment into a book.
func open(a *analysis.Assessment) (*book, error) {
	raw, err := json.Marshal(a)
	if err != nil {
		return nil, err
	}
	var top map[string]any
	d := json.NewDecoder(bytes.NewReader(raw))
	if err := d.Decode(&top); err != nil {
		return nil, err
	}
	b := &book{facts: map[string][]fact{}, years: map[int]bool{}, months: data.Period{From: a.Year.DataFrom.Add(-12), To: max(a.Year.DataTo, a.Year.Whole.To).Add(12)}}
	for m := b.months.From; m <= b.months.To; m++ {
		b.years[m.Year()] = true
	}
	names := map[string]bool{}
	for field, value := range top {
		r := reader{book: b, field: field, names: names}
		r.read(value, spot{key: field}, false)
	}
	for _, m := range a.Severity.Period.Months() {
		b.years[m.Year()] = true
	}
	for _, m := range a.Priorities.Strategy.Period.Months() {
		b.years[m.Year()] = true
	}
	for _, m := range a.Plan.Months.Months() {
		b.years[m.Year()] = true
	}
	for _, m := range a.Plan.Money {
		for _, x := range m.Period.Months() {
			b.years[x.Year()] = true
		}
	}
	for _, year := range []int{a.Area.LSOAVintage, a.Area.WardVintage, a.Area.ResidentsYear} {
		b.years[year] = true
	}
	for _, v := range a.Coverage.Vintages {
		b.years[v.Vintage] = true
	}
	for name := range names {
		b.names = append(b.names, name, strings.ToUpper(name[:1])+name[1:])
	}
	sort.Slice(b.names, func(i, j int) bool {
		return len(b.names[i]) > len(b.names[j]) || len(b.names[i]) == len(b.names[j]) && b.names[i] < b.names[j]
	})
	b.derive(a)
	return b, nil
}

// reader walks one field of an assessment.
type reader struct {
	book  *book
	field string
	names map[string]bool
}

// spot is where a value stands: what it is called, which thing it belongs to, and of
// which category that is.
type spot struct {
	key      string
	object   int
	category data.Category
}

func (b *book) add(field string, f fact) { b.facts[field] = append(b.facts[field], f) }

// add takes a number of the field, which in that of the plan says too little.
func (r *reader) add(v float64, at spot) {
	if r.field == planField {
		return
	}
	r.book.add(r.field, fact{value: v, key: at.key, object: at.object, category: at.category})
}

// parts are objects that belong to the thing that holds them.
var parts = map[string]bool{"interval": true, "ratio_interval": true}

func (r *reader) read(v any, at spot, quiet bool) {
	switch v := v.(type) {
	case float64:
		if !quiet {
			r.add(v, at)
		}
	case string:
		if strings.ContainsAny(v, "0123456789") && len(v) > 3 {
			r.names[v] = true
		}
	case []any:
		r.list(v, at, quiet)
	case map[string]any:
		if name, ok := v["category"].(string); ok {
			at.category = data.Category(name)
		}
		if !parts[at.key] {
			r.book.objects++
			at.object = r.book.objects
		}
		for key, x := range v {
			r.read(x, spot{key, at.object, at.category}, quiet || crowds[key])
		}
		if !quiet {
			r.shares(v, at)
		}
	}
}

// list reads the members, and what follows from them together: how many there are,
// how many of each word, and what they add up to.
func (r *reader) list(v []any, at spot, quiet bool) {
	quiet = quiet || crowds[r.field]
	r.add(float64(len(v)), at)
	counts, sums := map[spot]float64{}, map[spot]float64{}
	total, numbers := 0.0, 0
	for _, x := range v {
		r.read(x, at, quiet)
		switch x := x.(type) {
		case float64:
			total += x
			numbers++
		case map[string]any:
			r.tally(x, at, counts, sums)
		}
	}
	for _, m := range []map[spot]float64{counts, sums} {
		for k, n := range m {
			r.add(n, k)
		}
	}
	if numbers > 0 {
		r.add(total, at)
		r.add(total/float64(numbers), at)
	}
}

// tally counts the words of one member of a list and adds up its numbers, for its own
// category and for the list as a whole.
func (r *reader) tally(x map[string]any, at spot, counts, sums map[spot]float64) {
	own := at.category
	if name, ok := x["category"].(string); ok {
		own = data.Category(name)
	}
	for name, y := range x {
		switch y := y.(type) {
		case string:
			counts[spot{key: name + "=" + y, category: own}]++
			if own != at.category {
				counts[spot{key: name + "=" + y, category: at.category}]++
			}
		case bool:
			if y {
				counts[spot{key: name, category: own}]++
				if own != at.category {
					counts[spot{key: name, category: at.category}]++
				}
			}
		case float64:
			sums[spot{key: name, category: own}] += y
		}
	}
	counts[spot{key: at.key, category: own}]++
}

// shares are the ratios of the numbers of one thing, such as hot cells of all cells.
func (r *reader) shares(v map[string]any, at spot) {
	for _, x := range v {
		part, ok := x.(float64)
		if !ok || part <= 0 {
			continue
		}
		for _, y := range v {
			if whole, ok := y.(float64); ok && whole > part && whole == math.Trunc(whole) && r.field != planField {
				r.book.add(r.field, fact{value: part / whole, object: at.object, category: at.category, share: true})
			}
		}
	}
}

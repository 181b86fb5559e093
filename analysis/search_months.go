package analysis

import (
	"cmp"
	"maps"
	"slices"

	"assess/data"
)

// searchMonths counts searches by area, month and object.
type searchMonths struct {
	b      *builder
	counts map[searchKey]SearchCount
}

type searchKey struct {
	kind   AreaType
	code   data.Code
	month  data.Month
	object string
}

func newSearchMonths(b *builder) *searchMonths {
	return &searchMonths{b, map[searchKey]SearchCount{}}
}

func (s *searchMonths) add(kind AreaType, code data.Code, x searched, n SearchCount) {
	for _, object := range []string{x.object, AllSearches} {
		k := searchKey{kind, code, x.month, object}
		c := s.counts[k]
		c.add(n)
		s.counts[k] = c
	}
}

// rows lists the months of the year that are held, a row for each object that the area
// has in any of them, and those that are not as missing. The force comes first, then
// the partnership, then its districts.
func (s *searchMonths) rows() []SearchMonth {
	type area struct {
		kind AreaType
		code data.Code
		name string
	}
	p := s.b.out.Partnership
	areas := []area{{TypeForce, data.Code(p.Force), p.ForceName}, {TypePartnership, "", p.Name}}
	if len(p.Districts) > 1 {
		for _, d := range p.Districts {
			areas = append(areas, area{TypeDistrict, d.Code, d.Name})
		}
	}
	order := append([]string{AllSearches}, slices.Collect(maps.Keys(s.objects()))...)
	slices.SortFunc(order[1:], cmp.Compare)
	out := []SearchMonth{}
	for _, a := range areas {
		for _, m := range s.b.out.Year.Held.Months() {
			row := SearchMonth{Type: a.kind, Code: a.code, Name: a.name, Month: m, Object: AllSearches}
			if !slices.Contains(s.b.out.StopSearch.Months, m) {
				row.Missing = true
				out = append(out, row)
				continue
			}
			for _, object := range order {
				row.Object, row.SearchCount = object, s.counts[searchKey{a.kind, a.code, m, object}]
				out = append(out, row)
			}
		}
	}
	return out
}

// objects are those that any area has.
func (s *searchMonths) objects() map[string]bool {
	out := map[string]bool{}
	for k := range s.counts {
		if k.object != AllSearches {
			out[k.object] = true
		}
	}
	return out
}

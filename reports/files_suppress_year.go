package reports

import (
	"cmp"
	"maps"
	"slices"

	"assess/analysis"
	"assess/data"
	"assess/reports/disclosure"
)

// What is hidden of a year follows from that year's own counts of wards and small areas
// and from nothing else. So each edition that shows the year hides the same of it, and
// who holds them all knows no more than who holds one. A year to date is hidden whole
// below the district: the next edition less this one would be the months between.
//
// Wards and small areas do not nest. Their counts meet in all crime and in anti-social
// behaviour, where the small areas whose middle lies in a ward are taken to add up to
// it, which is more than a reader knows. Of single categories small areas show nothing.

// yearVeil is what is hidden of one year.
type yearVeil struct {
	hidden  map[rateKey]bool
	deciles map[decileKey]bool
	columns map[columnKey]bool // that hide a count
	sure    bool               // no hidden count can be worked out; else totals of districts alone give one away
}

// shownSmall are the categories whose counts of small areas are shown.
var shownSmall = []data.Category{data.AllCrime, data.AntiSocialBehaviour}

// yearVeilOf works out what is hidden of the rows of a year. Wards, small areas and
// deciles are protected in turn until none asks another for more.
func yearVeilOf(rows []analysis.AreaRate, small []analysis.SmallArea, below int64) yearVeil {
	b := &yearBlock{below: below, strata: strataBy(small), ward: map[data.Code]data.Code{}, wards: map[rateKey]bool{}, deciles: map[rateKey]bool{}, lsoas: map[rateKey]bool{}}
	for _, a := range small {
		b.ward[a.Code] = a.Ward
	}
	for _, r := range rows {
		switch {
		case r.Layer == data.Ward:
			b.wardRows = append(b.wardRows, r)
		case slices.Contains(shownSmall, r.Category):
			b.lsoaRows = append(b.lsoaRows, r)
		default:
			b.lsoas[keyOf(r)] = true
		}
	}
	b.decileRows = b.gather(rows)
	for more := true; more; {
		b.sure = true
		more = b.among(b.wardRows, nil, b.wards)
		more = b.among(b.decileRows, b.above, b.deciles) || more
		for _, c := range shownSmall {
			more = b.link(c) || more
		}
	}
	return b.veil()
}

// yearBlock is a year being protected. Its maps hold what is hidden so far and only
// ever grow.
type yearBlock struct {
	below    int64
	strata   map[data.Code]stratum // of small areas
	ward     map[data.Code]data.Code
	wardRows []analysis.AreaRate
	lsoaRows []analysis.AreaRate // of the categories shown
	wards    map[rateKey]bool
	lsoas    map[rateKey]bool

	decileRows []analysis.AreaRate   // sums over a stratum, named by their code
	above      map[data.Code]stratum // the district of each
	deciles    map[rateKey]bool
	sure       bool
}

// code names a stratum as an area is named.
func (s stratum) code() data.Code { return s.district + data.Code(rune('0'+s.decile)) }

// gather adds up the small areas of each stratum by category.
func (b *yearBlock) gather(rows []analysis.AreaRate) (out []analysis.AreaRate) {
	b.above = map[data.Code]stratum{}
	at := map[rateKey]int{}
	for _, r := range rows {
		if r.Layer != data.LSOA {
			continue
		}
		s := b.strata[r.Code]
		b.above[s.code()] = stratum{district: s.district}
		k := rateKey{r.Layer, s.code(), r.Category}
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k] = i
			out = append(out, analysis.AreaRate{Layer: r.Layer, Code: s.code(), Category: r.Category})
		}
		out[i].Count += r.Count
	}
	return out
}

// among hides what has to be hidden of areas by category, and reports whether that is
// more than before. Counts that do not add up are all hidden.
func (b *yearBlock) among(rows []analysis.AreaRate, of map[data.Code]stratum, hidden map[rateKey]bool) (more bool) {
	m := newMargins(rows, of)
	m.Hide = make([]bool, len(m.Values))
	for i, r := range rows {
		m.Hide[i] = hidden[keyOf(r)]
	}
	found, ok, err := disclosure.Protect(m.Counts, b.below)
	b.sure = b.sure && ok
	for i, r := range rows {
		if (err != nil || found[i]) && !hidden[keyOf(r)] {
			hidden[keyOf(r)], more = true, true
		}
	}
	return more
}

// link hides what has to be hidden of the small areas in one category, of which the sums
// by ward and by decile are known. A ward or a decile that has to be hidden for their
// sake is reported as more.
func (b *yearBlock) link(c data.Category) (more bool) {
	var t disclosure.Counts
	add := func(n int64, open, hide bool) int {
		t.Values, t.Open, t.Hide = append(t.Values, n), append(t.Open, open), append(t.Hide, hide)
		return len(t.Values) - 1
	}
	var rows []analysis.AreaRate
	wards, strata := map[data.Code][]int{}, map[stratum][]int{}
	for _, r := range b.lsoaRows {
		if r.Category != c {
			continue
		}
		i := add(r.Count, false, b.lsoas[keyOf(r)])
		rows = append(rows, r)
		wards[b.ward[r.Code]], strata[b.strata[r.Code]] = append(wards[b.ward[r.Code]], i), append(strata[b.strata[r.Code]], i)
	}
	sums := map[int]func() bool{} // by place, what to hide
	whole := func(parts []int, hide, told bool, into map[rateKey]bool, k rateKey) int {
		n := int64(0)
		for _, i := range parts {
			n += t.Values[i]
		}
		w := add(n, false, hide)
		t.Sums = append(t.Sums, disclosure.Sum{Whole: w, Parts: parts})
		if told {
			sums[w] = func() bool { fresh := !into[k]; into[k] = true; return fresh }
		}
		return w
	}
	var all []int
	for _, code := range slices.Sorted(maps.Keys(wards)) {
		k := rateKey{data.Ward, code, c}
		all = append(all, whole(wards[code], code == "" || b.wards[k], code != "", b.wards, k))
	}
	districts := map[data.Code][]int{}
	for _, s := range sortedKeys(strata, func(x, y stratum) int { return cmp.Compare(x.code(), y.code()) }) {
		k := rateKey{data.LSOA, s.code(), c}
		districts[s.district] = append(districts[s.district], whole(strata[s], b.deciles[k], true, b.deciles, k))
	}
	for _, parts := range append([][]int{all}, slices.Collect(maps.Values(districts))...) {
		t.Open[whole(parts, false, false, nil, rateKey{})] = true
	}
	hidden, ok, err := disclosure.Protect(t, b.below)
	b.sure = b.sure && ok
	for i, r := range rows {
		if err != nil || hidden[i] {
			b.lsoas[keyOf(r)] = true
		}
	}
	for w, hide := range sums {
		if err != nil || hidden[w] {
			more = hide() || more
		}
	}
	return more
}

// veil is what is hidden.
func (b *yearBlock) veil() yearVeil {
	v := yearVeil{map[rateKey]bool{}, map[decileKey]bool{}, map[columnKey]bool{}, b.sure}
	for _, of := range []map[rateKey]bool{b.wards, b.lsoas} {
		for k := range of {
			v.hidden[k], v.columns[columnKey{k.layer, k.category}] = true, true
		}
	}
	for _, s := range b.strata {
		for _, r := range b.decileRows {
			if r.Code == s.code() && b.deciles[keyOf(r)] {
				v.deciles[decileKey{r.Category, s.decile}] = true
			}
		}
	}
	return v
}

// nothingOf hides every count of a ward, a small area and a decile.
func nothingOf(a *analysis.Assessment) yearVeil {
	v := yearVeil{map[rateKey]bool{}, map[decileKey]bool{}, map[columnKey]bool{}, true}
	for _, r := range a.AreaRates {
		v.hidden[keyOf(r)], v.columns[columnKey{r.Layer, r.Category}] = true, true
		for decile := range 11 {
			v.deciles[decileKey{r.Category, decile}] = true
		}
	}
	return v
}

// earlierRates are the counts of the year before as those of the year are given.
func earlierRates(a *analysis.Assessment) []analysis.AreaRate {
	var out []analysis.AreaRate
	for _, r := range a.EarlierRates.Rows {
		out = append(out, analysis.AreaRate{Layer: r.Layer, Code: r.Code, Category: r.Category, Count: r.Count})
	}
	return out
}

// yearBeforeIsWhole reports whether the counts of the year before are those that its own
// edition has: of all of its months that can be counted. Of fewer months they would be
// taken from those.
func yearBeforeIsWhole(a *analysis.Assessment) bool {
	if a.EarlierRates.Reason != "" || len(a.EarlierRates.Rows) == 0 {
		return false
	}
	first := a.Year.Whole.From.Add(-12)
	for _, s := range a.Monthly {
		if s.Type != analysis.TypePartnership || s.Category != data.AllCrime {
			continue
		}
		for m := first; m < first.Add(12); m++ {
			i := int(m - s.From)
			held := i >= 0 && i < len(s.Counts) && s.Counts[i] != nil
			if held != slices.Contains(a.Year.Months, m.Add(12)) {
				return false
			}
		}
		return true
	}
	return false
}

// stratum is the part of the partnership in which counts are added up somewhere in the
// report: a decile of a district, 0 for small areas that are in none.
type stratum struct {
	district data.Code
	decile   int
}

// strataBy is the stratum of each small area.
func strataBy(small []analysis.SmallArea) map[data.Code]stratum {
	out := map[data.Code]stratum{}
	for _, s := range small {
		k := stratum{s.District, s.Decile}
		if s.Residents == nil {
			k.decile = 0 // not in the rates by deprivation
		}
		out[s.Code] = k
	}
	return out
}

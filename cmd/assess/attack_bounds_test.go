package main

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"assess/analysis"
	"assess/data"
	"assess/reports/disclosure"
)

// known is counts with what a reader knows of them and how they add up.
type known struct {
	disclosure.Counts
	hidden []bool
	names  []string
	only   func(int64) bool // of the hidden counts, those that are attacked; nil for all
}

func (k *known) add(name string, n int64, hidden bool) int {
	k.Values, k.hidden, k.names = append(k.Values, n), append(k.hidden, hidden), append(k.names, name)
	return len(k.Values) - 1
}

// whole adds a count that the parts add up to.
func (k *known) whole(name string, parts []int, hidden bool) int {
	n := int64(0)
	for _, i := range parts {
		n += k.Values[i]
	}
	i := k.add(name, n, hidden)
	k.Sums = append(k.Sums, disclosure.Sum{Whole: i, Parts: parts})
	return i
}

// join says that the parts add up to a count that is there.
func (k *known) join(whole int, parts []int) {
	k.Sums = append(k.Sums, disclosure.Sum{Whole: whole, Parts: parts})
}

// mostLinear is the most hidden counts that linear programming is asked about.
const mostLinear = 80

// exposed are the hidden counts among the first n that are bounded too tightly.
func (k *known) exposed(t *testing.T, a *analysis.Assessment, n int) (found []string) {
	t.Helper()
	count := 0
	for _, h := range k.hidden {
		if h {
			count++
		}
	}
	for i := range n {
		if !k.hidden[i] || k.only != nil && !k.only(k.Values[i]) {
			continue
		}
		if low, high := bounded(t, k.Counts, k.hidden, i, count <= mostLinear); !wide(a, low, high) {
			found = append(found, fmt.Sprintf("%s lies between %g and %g", k.names[i], low, high))
		}
	}
	return found
}

// attackAreas bounds the counts of wards and of small areas from those that are shown.
// The links that are attacked: all crime of a ward and its categories; wards and their
// total; small areas and the totals of deciles of deprivation, of districts and of the
// ward that has a point inside them, as if they made it up, which is more than a reader
// knows; deciles, their categories and the totals of districts. Of single categories a
// small area tells nothing, so that only its own row and column of a decile bound them.
func attackAreas(t *testing.T, a *analysis.Assessment, p *published, shown map[target]string) (found []string) {
	t.Helper()
	below := int64(a.Settings.SuppressBelow)
	deciles := p.deciles()
	for _, d := range a.Deprivation {
		if d.Count > 0 && d.Count < below && deciles[decileName(d.Category, d.Decile)] {
			found = append(found, fmt.Sprintf("%d %s in decile %d is shown", d.Count, d.Category, d.Decile))
		}
	}
	var wards, small, sums known
	atWard, atSmall := map[target]int{}, map[target]int{}
	hiding, strata := 0, map[data.Code]analysis.SmallArea{}
	for _, s := range a.SmallAreas {
		strata[s.Code] = s
	}
	inDecile := map[target]int64{}
	for _, r := range a.AreaRates {
		key := target{r.Layer, r.Code, r.Category}
		evidence, told := shown[key]
		if told && r.Count > 0 && r.Count < below {
			found = append(found, fmt.Sprintf("%d %s in %s is shown by %s", r.Count, r.Category, r.Name, evidence))
		}
		if !told {
			hiding++
		}
		name := fmt.Sprintf("%s in %s", r.Category, r.Name)
		single := r.Category != data.AllCrime && r.Category != data.AntiSocialBehaviour
		switch {
		case r.Layer == data.Ward:
			atWard[key] = wards.add(name, r.Count, !told)
		case !single:
			atSmall[key] = small.add(name, r.Count, !told)
		case told:
			found = append(found, fmt.Sprintf("%s is told by %s", name, evidence))
		}
		if r.Layer == data.LSOA {
			s := strata[r.Code]
			inDecile[target{data.LSOA, s.District + data.Code(rune('0'+s.Decile)), r.Category}] += r.Count
		}
	}
	if hiding == 0 {
		t.Fatal("nothing is hidden: the settings do not ask for it")
	}
	n, m := len(wards.Values), len(small.Values)
	wards.acrossCategories(atWard)
	wards.downAreas(a, atWard, deciles)
	small.downAreas(a, atSmall, deciles)
	small.upWards(a, atSmall, shown)
	atDecile := map[target]int{}
	for _, k := range slices.SortedFunc(maps.Keys(inDecile), func(x, y target) int {
		return strings.Compare(string(x.code)+string(x.category), string(y.code)+string(y.category))
	}) {
		last := len(k.code) - 1
		atDecile[k] = sums.add(fmt.Sprint(k.category, " in decile ", k.code[last:], " of ", k.code[:last]), inDecile[k], !deciles[decileName(k.category, int(k.code[last]-'0'))])
	}
	d := len(sums.Values)
	sums.acrossCategories(atDecile)
	sums.downDistricts(atDecile)
	found = append(found, wards.exposed(t, a, n)...)
	found = append(found, small.exposed(t, a, m)...)
	return append(found, sums.small(a).exposed(t, a, d)...)
}

// small leaves only the small counts to be attacked: others that are hidden are so for
// their sake, or because another district's are.
func (k *known) small(a *analysis.Assessment) *known {
	k.only = func(n int64) bool { return n > 0 && n < int64(a.Settings.SuppressBelow) }
	return k
}

// upWards adds up the small areas of each ward by category, which are known where the
// ward is shown, and the wards.
func (k *known) upWards(a *analysis.Assessment, at map[target]int, shown map[target]string) {
	ward := map[data.Code]data.Code{}
	for _, s := range a.SmallAreas {
		ward[s.Code] = s.Ward
	}
	groups := map[target][]int{}
	for key, i := range at {
		of := target{data.Ward, ward[key.code], key.category}
		groups[of] = append(groups[of], i)
	}
	all := map[data.Category][]int{}
	for of, list := range groups {
		slices.Sort(list)
		all[of.category] = append(all[of.category], k.whole(fmt.Sprint("small areas of ", of), list, shown[of] == ""))
	}
	for c, list := range all {
		slices.Sort(list)
		k.whole(string(c), list, false)
	}
}

// downDistricts adds up the deciles of each district by category. Its totals are known.
func (k *known) downDistricts(at map[target]int) {
	districts := map[target][]int{}
	for key, i := range at {
		of := target{data.District, key.code[:len(key.code)-1], key.category}
		districts[of] = append(districts[of], i)
	}
	for of, list := range districts {
		slices.Sort(list)
		k.whole(fmt.Sprint(of), list, false)
	}
}

// acrossCategories adds up the crimes of each area.
func (k *known) acrossCategories(at map[target]int) {
	parts := map[target][]int{}
	for key, i := range at {
		if key.category.IsCrime() && key.category != data.AllCrime {
			area := target{key.layer, key.code, data.AllCrime}
			parts[area] = append(parts[area], i)
		}
	}
	for area, list := range parts {
		slices.Sort(list)
		k.Sums = append(k.Sums, disclosure.Sum{Whole: at[area], Parts: list})
	}
}

// downAreas adds up areas by category: small areas by decile and district, wards in one
// sum. Totals of districts are known.
func (k *known) downAreas(a *analysis.Assessment, at map[target]int, deciles map[string]bool) {
	type part struct {
		district data.Code
		decile   int
		category data.Category
	}
	of := map[data.Code]analysis.SmallArea{}
	for _, s := range a.SmallAreas {
		of[s.Code] = s
	}
	areas, strata := map[part][]int{}, map[part][]int{}
	for key, i := range at {
		s := of[key.code]
		q := part{s.District, s.Decile, key.category}
		areas[q] = append(areas[q], i)
	}
	for q, list := range areas {
		slices.Sort(list)
		i := k.whole(fmt.Sprint(q), list, !deciles[decileName(q.category, q.decile)])
		above := part{district: q.district, category: q.category}
		strata[above] = append(strata[above], i)
	}
	for q, list := range strata {
		k.whole(fmt.Sprint(q), list, false)
	}
}

func decileName(c data.Category, decile int) string { return fmt.Sprint(c, " in decile ", decile) }

// deciles are those whose count is told somewhere.
func (p *published) deciles() map[string]bool {
	out := map[string]bool{}
	for _, r := range p.rows {
		if len(r.head) < 5 || !slices.Contains(r.head, "Decile") && !slices.Contains(r.head, "decile") {
			continue
		}
		var category, decile string
		told := false
		for i, c := range r.cells {
			switch name := strings.ToLower(r.head[i]); name {
			case "category":
				category = c
			case "decile":
				decile, _, _ = strings.Cut(c, " ")
			case "lsoas", "small areas", "residents", "share":
			default:
				told = told || strings.ContainsAny(c, "0123456789")
			}
		}
		if n, err := strconv.Atoi(decile); err == nil && told {
			out[decileName(data.Category(category), n)] = true
		}
	}
	return out
}

// attackWards bounds the counts of both years that are set side by side: this year's
// months are part of the year whose count is shown, and both add up over the wards.
func attackWards(t *testing.T, a *analysis.Assessment, p *published, shown map[target]string) (found []string) {
	t.Helper()
	told := map[target]bool{}
	for _, r := range p.rows {
		if r.where == "ward_changes.csv" && strings.ContainsAny(strings.Join(r.cells[6:14], ""), "0123456789") {
			told[target{data.Ward, data.Code(r.cells[0]), data.Category(r.cells[2])}] = true
		}
	}
	year := map[target]int64{}
	for _, r := range a.AreaRates {
		year[target{r.Layer, r.Code, r.Category}] = r.Count
	}
	byCategory := map[data.Category][]analysis.CategoryChange{}
	for _, r := range a.WardChanges.Rows {
		if r.Verdict != analysis.NotComparable {
			byCategory[r.Category] = append(byCategory[r.Category], r)
		}
	}
	for _, c := range slices.Sorted(maps.Keys(byCategory)) {
		var now, before known
		rows := byCategory[c]
		var parts []int
		for _, r := range rows {
			key := target{data.Ward, r.Code, c}
			for _, n := range []int64{r.CurrentCount, r.PreviousTotal} {
				if told[key] && n > 0 && n < int64(a.Settings.SuppressBelow) {
					found = append(found, fmt.Sprintf("%d %s in %s is shown beside another year", n, c, r.Name))
				}
			}
			name := fmt.Sprintf("%s in the months compared in %s", c, r.Name)
			parts = append(parts, now.add(name, r.CurrentCount, !told[key] && shown[key] == ""))
			before.add(name+", the year before", r.PreviousTotal, !told[key])
		}
		for i, r := range rows {
			key := target{data.Ward, r.Code, c}
			if left := year[key] - r.CurrentCount; shown[key] != "" && left > 0 {
				others := now.add("the other months", left, true)
				now.whole("the year", []int{parts[i], others}, false)
				if told[key] && left < int64(a.Settings.SuppressBelow) {
					found = append(found, fmt.Sprintf("%d %s in %s is the difference of the year and the months compared", left, c, r.Name))
				}
			}
		}
		now.whole("all wards", parts, false)
		before.whole("all wards", slices.Clone(parts), false)
		found = append(found, now.exposed(t, a, len(rows))...)
		found = append(found, before.small(a).exposed(t, a, len(rows))...) // others are told by their own edition
	}
	return found
}

// corner is the south-west corner of a square.
type corner struct{ easting, northing string }

// attackSquares looks for the count of any square or hot spot: what the squares of a
// ward leave of it may be small.
func attackSquares(_ *testing.T, a *analysis.Assessment, p *published, _ map[target]string) (found []string) {
	for _, h := range a.Hotspots {
		for at, n := range p.squares(h.Category) {
			found = append(found, fmt.Sprintf("%s: %d in the square at %v", h.Category, n, at))
		}
	}
	for _, r := range p.rows {
		if strings.HasPrefix(r.where, "document, hotspots-") && strings.ContainsAny(strings.Join(r.cells[3:], ""), "0123456789") {
			found = append(found, fmt.Sprintf("the sum of a hot spot: %v", r.cells))
		}
	}
	return found
}

// squares are the counts of a category's squares that are told anywhere.
func (p *published) squares(c data.Category) map[corner]int64 {
	out := map[corner]int64{}
	for _, r := range p.rows {
		i, j, count := r.column("easting"), r.column("northing"), r.column("count")
		if i < 0 || j < 0 || count < 0 || len(r.cells) <= count || strings.Contains(r.where, "busiest") {
			continue
		}
		said := strings.ToLower(r.about)
		if !slices.Contains(r.cells, string(c)) && !strings.Contains(said, strings.ToLower(string(c))) {
			continue
		}
		if n, err := strconv.ParseInt(strings.ReplaceAll(r.cells[count], ",", ""), 10, 64); err == nil {
			out[corner{strings.ReplaceAll(r.cells[i], ",", ""), strings.ReplaceAll(r.cells[j], ",", "")}] = n
		}
	}
	return out
}

// column is the place of the column of a name, -1 where there is none.
func (r printedRow) column(name string) int {
	return slices.IndexFunc(r.head, func(h string) bool { return strings.EqualFold(h, name) })
}

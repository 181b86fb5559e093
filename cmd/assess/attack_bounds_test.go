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
		if !k.hidden[i] {
			continue
		}
		if low, high := bounded(t, k.Counts, k.hidden, i, count <= mostLinear); !wide(a, low, high) {
			found = append(found, fmt.Sprintf("%s lies between %g and %g", k.names[i], low, high))
		}
	}
	return found
}

// attackAreas bounds the counts of small areas and of wards from those that are shown,
// all crime of an area, deciles of deprivation and the totals of districts.
func attackAreas(t *testing.T, a *analysis.Assessment, p *published, shown map[target]string) (found []string) {
	t.Helper()
	deciles := p.deciles()
	for _, d := range a.Deprivation {
		if d.Count > 0 && d.Count < int64(a.Settings.SuppressBelow) && deciles[decileName(d.Category, d.Decile)] {
			found = append(found, fmt.Sprintf("%d %s in decile %d is shown", d.Count, d.Category, d.Decile))
		}
	}
	hiding := 0
	for _, layer := range []data.Layer{data.LSOA, data.Ward} {
		var k known
		at := map[target]int{}
		for _, r := range a.AreaRates {
			if r.Layer != layer {
				continue
			}
			key := target{r.Layer, r.Code, r.Category}
			evidence, told := shown[key]
			if small := r.Count > 0 && r.Count < int64(a.Settings.SuppressBelow); small && told {
				found = append(found, fmt.Sprintf("%d %s in %s is shown by %s", r.Count, r.Category, r.Name, evidence))
			}
			if !told {
				hiding++
			}
			at[key] = k.add(fmt.Sprintf("%s in %s", r.Category, r.Name), r.Count, !told)
		}
		n := len(k.Values)
		k.acrossCategories(at)
		k.downAreas(a, at, deciles)
		found = append(found, k.exposed(t, a, n)...)
	}
	if hiding == 0 {
		t.Fatal("nothing is hidden: the settings do not ask for it")
	}
	return found
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
			parts = append(parts, now.add(name, r.CurrentCount, !told[key]))
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
		found = append(found, before.exposed(t, a, len(rows))...)
	}
	return found
}

// corner is the south-west corner of a square.
type corner struct{ easting, northing string }

// attackSquares bounds the counts of squares from those that are shown and the totals
// of hot spots and of the category: what is not told is below all that is.
func attackSquares(t *testing.T, a *analysis.Assessment, p *published, _ map[target]string) (found []string) {
	t.Helper()
	below := int64(a.Settings.SuppressBelow)
	for _, h := range a.Hotspots {
		if h.Reason != "" {
			continue
		}
		told := p.squares(h.Category)
		unseen, sum, top := h.Cells, h.Incident, below
		if len(told) > 0 {
			top = slices.Min(slices.Collect(maps.Values(told)))
		}
		for at, n := range told {
			unseen--
			sum -= n
			if n < below {
				found = append(found, fmt.Sprintf("%s: %d in the square at %v", h.Category, n, at))
			}
		}
		if len(told) > 0 && h.Category != data.AllCrime && h.Category != data.AntiSocialBehaviour {
			found = append(found, fmt.Sprintf("%s: counts of squares are shown, and all crime's less these", h.Category))
		}
		if len(told) > 0 && !room(unseen, sum, top, below) {
			found = append(found, fmt.Sprintf("%s: %d hidden squares hold %d, each under %d", h.Category, unseen, sum, top))
		}
		for _, spot := range p.spots(&h) {
			if n, s := spot.rest(told); !room(n, s, top, below) {
				found = append(found, fmt.Sprintf("%s: %d hidden squares of a hot spot hold %d, each under %d", h.Category, n, s, top))
			}
		}
	}
	return found
}

// room reports whether squares that are each under top and hold sum together may each
// hold as many different counts as small ones have.
func room(squares int, sum, top, below int64) bool {
	if squares == 0 || sum == 0 {
		return true
	}
	low, high := max(0, sum-int64(squares-1)*(top-1)), min(sum, top-1)
	return high-low >= below-1
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

// hotSpot is a hot spot whose sum is told, with its squares.
type hotSpot struct {
	sum     int64
	squares []corner
}

// rest is how many of its squares are not told, and what they hold.
func (s hotSpot) rest(told map[corner]int64) (n int, sum int64) {
	sum = s.sum
	for _, c := range s.squares {
		if v, ok := told[c]; ok {
			sum -= v
		} else {
			n++
		}
	}
	return n, sum
}

// spots are the hot spots of a layer whose sums are told: its groups of hot squares that
// touch, one of whose size and sum is in a table.
func (p *published) spots(h *analysis.HotspotLayer) (out []hotSpot) {
	hot := map[[2]int]analysis.HotCell{}
	for _, c := range h.Listed {
		if c.Class == analysis.Hot {
			hot[[2]int{c.Easting, c.Northing}] = c
		}
	}
	sums := map[string]bool{}
	for _, r := range p.rows {
		if strings.HasPrefix(r.where, "document, hotspots-") && strings.Contains(strings.ToLower(r.about), strings.ToLower(string(h.Category))) {
			sums[r.cells[2]+" hold "+r.cells[3]] = true
		}
	}
	for _, c := range h.Listed {
		queue := [][2]int{{c.Easting, c.Northing}}
		var s hotSpot
		for len(queue) > 0 {
			at := queue[0]
			queue = queue[1:]
			cell, ok := hot[at]
			if !ok {
				continue
			}
			delete(hot, at)
			s.sum += cell.Count
			s.squares = append(s.squares, corner{strconv.Itoa(at[0]), strconv.Itoa(at[1])})
			for dx := -1; dx <= 1; dx++ {
				for dy := -1; dy <= 1; dy++ {
					queue = append(queue, [2]int{at[0] + dx*h.CellM, at[1] + dy*h.CellM})
				}
			}
		}
		if len(s.squares) > 0 && sums[data.Thousands(int64(len(s.squares)))+" hold "+data.Thousands(s.sum)] {
			out = append(out, s)
		}
	}
	return out
}

package reports

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"assess/analysis"
	"assess/data"
	"assess/reports/disclosure"
)

// smallTown draws a town of a few small areas in two districts and three deciles, with
// few crimes in each, as an assessment that asks for small counts to be hidden.
func smallTown(t *rapid.T) *analysis.Assessment {
	a := &analysis.Assessment{Settings: analysis.Settings{SuppressOpen: true, SuppressBelow: 5}}
	categories := []data.Category{"Burglary", "Drugs", "Robbery"}[:rapid.IntRange(2, 3).Draw(t, "categories")]
	deciles, inWard := map[decileKey]int64{}, map[rateKey]int64{}
	put := func(code, ward data.Code, decile int, c data.Category, n int64) {
		a.AreaRates = append(a.AreaRates, analysis.AreaRate{Layer: data.LSOA, Code: code, Category: c, Count: n})
		inWard[rateKey{data.Ward, ward, c}] += n
		deciles[decileKey{c, decile}] += n
	}
	for i := range rapid.IntRange(2, 6).Draw(t, "areas") {
		code, decile := lsoaCode(i), rapid.IntRange(1, 3).Draw(t, "decile")
		district := data.Code(rapid.SampledFrom([]string{"E07990001", "E07990002"}).Draw(t, "district"))
		ward := wardCode(rapid.IntRange(0, 2).Draw(t, "ward"))
		a.SmallAreas = append(a.SmallAreas, analysis.SmallArea{Area: data.Area{Code: code, District: district}, Decile: decile, Residents: ptr[int64](100), Ward: ward})
		crime := int64(0)
		for _, c := range categories {
			n := rapid.Int64Range(0, 12).Draw(t, "count")
			put(code, ward, decile, c, n)
			crime += n
		}
		put(code, ward, decile, data.AllCrime, crime)
		put(code, ward, decile, data.AntiSocialBehaviour, rapid.Int64Range(0, 12).Draw(t, "asb"))
	}
	for k, n := range inWard { // wards that are made of small areas: the reader's best case
		a.AreaRates = append(a.AreaRates, analysis.AreaRate{Layer: k.layer, Code: k.code, Category: k.category, Count: n})
	}
	for k, n := range deciles {
		a.Deprivation = append(a.Deprivation, analysis.DecileRate{Category: k.category, Decile: k.decile, Count: n, Residents: 100})
	}
	return a
}

// published is what a reader of the files knows of small areas, with the sums that can
// be formed of it, and the true counts to check that against. A reader is given more
// than the files hold: what the small areas of each ward that is shown add up to.
type published struct {
	disclosure.Counts
	hidden []bool
	names  []string

	withheld map[int]bool // whatever they hold, so that only the small among them are secret
	passed   map[int]bool // over by this attack
}

func (p *published) add(name, shown string, n int64) int {
	_, err := strconv.ParseInt(shown, 10, 64)
	p.Values, p.hidden, p.names = append(p.Values, n), append(p.hidden, err != nil), append(p.names, name)
	return len(p.Values) - 1
}

// whole adds a count that the parts add up to.
func (p *published) whole(name, shown string, parts []int) int {
	w := p.add(name, shown, p.total(parts))
	p.Sums = append(p.Sums, disclosure.Sum{Whole: w, Parts: parts})
	return w
}

// readFiles takes the counts of small areas, of wards and of deciles from the files
// themselves. Districts' totals are printed in any case.
func readFiles(t interface{ Fatalf(string, ...any) }, a *analysis.Assessment, files []File) *published {
	p := &published{withheld: map[int]bool{}}
	truth, small := map[rateKey]int64{}, map[data.Code]analysis.SmallArea{}
	for _, r := range a.AreaRates {
		truth[keyOf(r)] = r.Count
	}
	for _, s := range a.SmallAreas {
		small[s.Code] = s
	}
	crimes, crime := map[data.Code][]int{}, map[data.Code]int{}
	wards, inWard := map[data.Category][]int{}, map[rateKey][]int{}
	byDecile, byDistrict := map[decileKey][]int{}, map[string][]int{}
	ward := map[rateKey]string{}
	for _, r := range rowsOf(t, files, "area_rates.csv") {
		k := rateKey{data.Layer(r[0]), data.Code(r[2]), data.Category(r[4])}
		i := p.add(fmt.Sprint(k), r[5], truth[k])
		switch {
		case k.category == data.AllCrime:
			crime[k.code] = i
		case k.category.IsCrime():
			crimes[k.code] = append(crimes[k.code], i)
		}
		if k.layer == data.Ward {
			ward[k] = r[5]
			wards[k.category] = append(wards[k.category], i)
			continue
		}
		s := small[k.code]
		if p.withheld[i] = !slices.Contains(shownSmall, k.category); !p.withheld[i] {
			at := rateKey{data.Ward, s.Ward, k.category}
			inWard[at] = append(inWard[at], i)
		}
		byDecile[decileKey{k.category, s.Decile}] = append(byDecile[decileKey{k.category, s.Decile}], i)
		name := string(k.category) + " in " + string(s.District)
		byDistrict[name] = append(byDistrict[name], i)
	}
	for code, parts := range crimes {
		p.Sums = append(p.Sums, disclosure.Sum{Whole: crime[code], Parts: parts})
	}
	for _, r := range rowsOf(t, files, "deprivation.csv") {
		decile, _ := strconv.Atoi(r[1])
		k := decileKey{data.Category(r[0]), decile}
		p.withheld[p.whole(fmt.Sprint(k), r[3], byDecile[k])] = true // where its part in one district is hidden
	}
	for name, parts := range byDistrict {
		p.whole(name, whole(p.total(parts)), parts)
	}
	for _, parts := range wards {
		p.whole("wards", whole(p.total(parts)), parts)
	}
	for k, parts := range inWard {
		if k.code == "" {
			continue
		}
		p.whole(fmt.Sprint("small areas of ", k), ward[k], parts)
	}
	return p
}

func (p *published) total(parts []int) (n int64) {
	for _, i := range parts {
		n += p.Values[i]
	}
	return n
}

func rowsOf(t interface{ Fatalf(string, ...any) }, files []File, name string) [][]string {
	for _, f := range files {
		if f.Name == name {
			return f.Rows
		}
	}
	t.Fatalf("there is no %s", name)
	return nil
}

// exposed lists the hidden counts that the attack bounds to fewer than below values,
// less those of a district with one small area, whose count is the district's.
func (p *published) exposed(t interface{ Fatalf(string, ...any) }, below int) (names []string) {
	for i := range p.Values {
		if !p.hidden[i] || p.passed[i] || p.withheld[i] && (p.Values[i] == 0 || p.Values[i] >= int64(below)) {
			continue
		}
		low, high, err := disclosure.Attack(p.Counts, p.hidden, i)
		if err != nil {
			t.Fatalf("attack on %s: %v", p.names[i], err)
		}
		if high-low < float64(below-1)-1e-6 {
			names = append(names, fmt.Sprintf("%s lies between %g and %g", p.names[i], low, high))
		}
	}
	return names
}

// Whatever the counts: every small count of an area is hidden, and linear programming
// over all that the files print bounds no hidden one to fewer than five values. Where
// that cannot be had, because a district's own totals say it all, nothing is claimed.
func TestAnAttackOnTheFilesFindsNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := smallTown(t)
		p := readFiles(t, a, Files(a, Options{}))
		for i, n := range p.Values {
			if n > 0 && n < 5 && !p.hidden[i] && i < len(a.AreaRates) {
				t.Fatalf("%s: a count of %d is shown", p.names[i], n)
			}
		}
		if !yearVeilOf(a.AreaRates, a.SmallAreas, 5).sure {
			return
		}
		if names := p.exposed(t, 5); len(names) > 0 {
			t.Fatalf("worked out: %v", names)
		}
	})
}

// A file that hides the small counts alone is worked out.
func TestTheAttackFindsALeak(t *testing.T) {
	a := &analysis.Assessment{Settings: analysis.Settings{SuppressOpen: true, SuppressBelow: 5}}
	for i, counts := range [][2]int64{{3, 20}, {30, 40}, {50, 60}} {
		a.SmallAreas = append(a.SmallAreas, analysis.SmallArea{Area: data.Area{Code: lsoaCode(i), District: "E07990001"}, Residents: ptr[int64](100)})
		for k, c := range []data.Category{"Burglary", "Drugs"} {
			a.AreaRates = append(a.AreaRates, analysis.AreaRate{Layer: data.LSOA, Code: lsoaCode(i), Category: c, Count: counts[k]})
		}
		a.AreaRates = append(a.AreaRates, analysis.AreaRate{Layer: data.LSOA, Code: lsoaCode(i), Category: data.AllCrime, Count: counts[0] + counts[1]})
	}
	files := Files(a, Options{})
	if names := readFiles(t, a, files).exposed(t, 5); len(names) > 0 {
		t.Fatalf("worked out of the files as they are: %v", names)
	}
	for _, r := range rowsOf(t, files, "area_rates.csv") {
		for _, rate := range a.AreaRates {
			if string(rate.Code) == r[2] && string(rate.Category) == r[4] && rate.Count >= 5 {
				r[5] = whole(rate.Count)
			}
		}
	}
	if names := readFiles(t, a, files).exposed(t, 5); len(names) == 0 {
		t.Error("a count hidden alone is not found")
	}
}

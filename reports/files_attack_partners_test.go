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

// townMonths are the months of the year with records.
const townMonths = 4

// partnerTown draws a restricted source of a town: one or two districts, up to three
// categories, one of which may be sensitive, a mark, and a year of few records, all of
// them in its first months.
func partnerTown(t *rapid.T) *analysis.Assessment {
	year := data.Period{From: month(2021, 4), To: month(2022, 3)}
	a := &analysis.Assessment{Settings: analysis.Settings{SuppressBelow: 5}, Year: analysis.Year{Whole: year, Held: year, Months: year.Months()}}
	a.Partners.Sources = []analysis.PartnerSource{{ID: "fire", Protect: "restricted", Held: year, Months: year.Months()}}
	districts := rapid.IntRange(1, 2).Draw(t, "districts")
	categories := rapid.IntRange(0, 3).Draw(t, "categories")
	sensitive := rapid.IntRange(0, 4).Draw(t, "sensitive")
	most := rapid.SampledFrom([]int64{1, 8, 30}).Draw(t, "most")
	sums := map[analysis.PartnerKey]map[string][]int64{}
	put := func(category, flag, area string, m int, n int64) {
		k := analysis.PartnerKey{Source: "fire", Category: category, Flag: flag}
		if sums[k] == nil {
			sums[k] = map[string][]int64{}
		}
		if sums[k][area] == nil {
			sums[k][area] = make([]int64, townMonths)
		}
		sums[k][area][m] += n
	}
	for d := range districts {
		for c := range max(1, categories) {
			for m := range townMonths {
				n := rapid.Int64Range(0, most).Draw(t, "records")
				for _, area := range []string{"", fmt.Sprint("E0799000", d)} {
					put("", "", area, m, n)
					put("", "knife", area, m, n/4)
					if categories > 0 {
						put(fmt.Sprint("kind ", c), "", area, m, n)
					}
				}
			}
		}
	}
	for k, areas := range sums {
		for area, months := range areas {
			c := analysis.PartnerCount{PartnerKey: k, Type: analysis.TypeDistrict, Code: data.Code(area), From: year.From, Sensitive: k.Category == fmt.Sprint("kind ", sensitive)}
			if area == "" {
				c.Type = analysis.TypePartnership
			}
			y := analysis.PartnerYear{From: year.From, Label: "2021/22", Months: 12}
			for i := range months {
				c.Counts, y.Count = append(c.Counts, &months[i]), y.Count+months[i]
			}
			c.Years = []analysis.PartnerYear{y}
			a.Partners.Counts = append(a.Partners.Counts, c)
		}
	}
	slices.SortFunc(a.Partners.Counts, func(x, y analysis.PartnerCount) int {
		return slices.Compare([]string{x.Category, x.Flag, string(x.Code)}, []string{y.Category, y.Flag, string(y.Code)})
	})
	return a
}

// partnerReader is what a reader of partner_counts.csv knows, with all the sums that can
// be formed of it.
type partnerReader struct {
	published
	at map[string]int
}

// readPartnerCounts reads the file: each number by its category, flag, area and period;
// the year and its months, all records and their categories, the partnership and its
// districts, with the mark and without it.
func readPartnerCounts(t interface{ Fatalf(string, ...any) }, a *analysis.Assessment, files []File) *partnerReader {
	p := &partnerReader{published{passed: map[int]bool{}}, map[string]int{}}
	name := func(c analysis.PartnerCount, period string) string {
		return fmt.Sprint(recordsOf(c.Category), "|", cell(c.Flag), "|", cell(string(c.Code)), "|", period)
	}
	shown := map[string]string{}
	for _, r := range rowsOf(t, files, "partner_counts.csv") {
		shown[fmt.Sprint(r[3], "|", r[4], "|", r[1], "|", r[5])] = r[7]
	}
	for _, c := range a.Partners.Counts { // what is not in the file is hidden too
		y := c.Years[0]
		p.at[name(c, y.Label)] = p.add(name(c, y.Label), shown[name(c, y.Label)], y.Count)
		for i, n := range c.Counts {
			k := name(c, c.From.Add(i).String())
			p.at[k] = p.add(k, shown[k], *n)
		}
	}
	sum := func(whole string, parts []int) {
		if w, ok := p.at[whole]; ok && len(parts) > 0 && !slices.Contains(parts, w) {
			p.Sums = append(p.Sums, disclosure.Sum{Whole: w, Parts: parts})
		}
	}
	like := func(same func(analysis.PartnerCount) bool, period string) (out []int) {
		for _, c := range a.Partners.Counts {
			if same(c) {
				out = append(out, p.at[name(c, period)])
			}
		}
		return out
	}
	for _, c := range a.Partners.Counts {
		periods := []string{"2021/22"}
		var months []int
		for i := range c.Counts {
			periods = append(periods, c.From.Add(i).String())
			months = append(months, p.at[name(c, periods[i+1])])
		}
		sum(name(c, "2021/22"), months)
		for _, period := range periods {
			if c.Category == "" && c.Flag == "" {
				sum(name(c, period), like(func(x analysis.PartnerCount) bool { return x.Category != "" && x.Flag == "" && x.Code == c.Code }, period))
			}
			if c.Type == analysis.TypePartnership {
				sum(name(c, period), like(func(x analysis.PartnerCount) bool {
					return x.Type == analysis.TypeDistrict && x.PartnerKey == c.PartnerKey
				}, period))
			}
			if c.Flag != "" {
				all := c
				all.Flag = ""
				w, with := p.at[name(all, period)], p.at[name(c, period)]
				rest := p.add(name(c, period)+" without", "", p.Values[w]-p.Values[with])
				p.Sums = append(p.Sums, disclosure.Sum{Whole: w, Parts: []int{with, rest}})
			}
		}
	}
	return p
}

// found lists the small counts that are shown and those that can be worked out, of every
// so many from the first. Larger ones that are hidden are there to keep these.
func (p *partnerReader) found(t interface{ Fatalf(string, ...any) }, first, every int) (names []string) {
	for i, n := range p.Values {
		switch {
		case n == 0 || n >= 5 || p.hidden[i] && i%every != first:
			p.passed[i] = true
		case !p.hidden[i]:
			names = append(names, fmt.Sprintf("%s: %d is shown", p.names[i], n))
		}
	}
	return append(names, p.exposed(t, 5)...)
}

// Whatever the records: no small number of a restricted source is in the public edition,
// and linear programming over all of them bounds none to fewer than five values.
func TestAnAttackOnPartnersTablesFindsNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := partnerTown(t)
		files := Files(a, Options{Edition: "public"})
		if names := readPartnerCounts(t, a, files).found(t, rapid.IntRange(0, 7).Draw(t, "first"), 8); len(names) > 0 {
			t.Fatalf("worked out: %v", names)
		}
		for _, r := range rowsOf(t, files, "partner_counts.csv") {
			if month := len(r[5]) == len("2021-04") && r[5] != "2021/22"; month && r[0] == "district" && r[7] != suppressedCell {
				t.Fatalf("a district's month is told: %v", r)
			}
			if r[len(r)-1] != "fire" {
				t.Fatalf("a row does not say its source: %v", r)
			}
		}
	})
}

// A table in which one hidden number is told is worked out.
func TestTheAttackOnPartnersTablesFindsALeak(t *testing.T) {
	a := rapid.Custom(partnerTown).Filter(func(a *analysis.Assessment) bool {
		return len(a.Partners.Counts) == 4 && a.Partners.Counts[0].Years[0].Count > 30 // one district, one kind
	}).Example(3)
	files := Files(a, Options{Edition: "public"})
	broken := false
	for _, r := range rowsOf(t, files, "partner_counts.csv") {
		for _, c := range a.Partners.Counts {
			if !broken && r[7] == suppressedCell && r[4] == cell(c.Flag) && r[3] == recordsOf(c.Category) && r[1] == cell(string(c.Code)) && r[5] != "2021/22" {
				for i, n := range c.Counts {
					if c.From.Add(i).String() == r[5] && *n > 0 && *n < 5 {
						r[7], broken = strconv.FormatInt(*n, 10), true
					}
				}
			}
		}
	}
	if !broken {
		t.Fatal("nothing is hidden")
	}
	if len(readPartnerCounts(t, a, files).found(t, 0, 1)) == 0 {
		t.Error("the attack does not find it")
	}
}

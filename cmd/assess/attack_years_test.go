package main

import (
	"slices"
	"strings"
	"testing"

	"assess/analysis"
	"assess/data"
	"assess/reports"
)

// A reader who holds the public editions of three years in a row knows of each year what
// its own edition shows and what the next prints of the year before: changes of wards,
// and their months. Together they tell no more than one.
func TestEditionsOfSeveralYearsGiveNobodyAway(t *testing.T) {
	t.Parallel()
	var editions []yearly
	for i, m := range outlinedYears(t, sampleTruth(t).Config, "2019", "2020", "2021") {
		m := hiding(m["sampleford"])
		m.assessment.Settings.SuppressBelow = limitThatHidesWards(editions, m.assessment)
		editions = append(editions, yearly{m.assessment, rowsOf(m)})
		if i > 0 {
			report(t, "together", attackTogether(t, editions[i-1], editions[i]))
		}
	}
	t.Run("a year hidden by its own edition and told by the next", func(t *testing.T) {
		before, now := editions[1], editions[2]
		shown := before.rows.shown(before.assessment)
		broken := yearly{now.assessment, &published{rows: slices.Clone(now.rows.rows)}}
		told := 0
		for _, c := range now.assessment.WardChanges.Rows {
			if shown[target{data.Ward, c.Code, c.Category}] == "" && c.PreviousTotal > 0 {
				r := broken.rows.row(t, func(r printedRow) bool {
					return r.where == "ward_changes.csv" && r.cells[0] == string(c.Code) && r.cells[2] == string(c.Category)
				})
				r.cells[6], told = data.Thousands(c.PreviousTotal), told+1
				break
			}
		}
		if told == 0 {
			t.Fatal("no ward is hidden")
		}
		if len(attackTogether(t, before, broken)) == 0 {
			t.Error("the attack does not find it")
		}
	})
}

// yearly is one year's assessment with the tables of its public edition.
type yearly struct {
	assessment *analysis.Assessment
	rows       *published
}

// limitThatHidesWards is one below which three wards' anti-social behaviour lies in the
// first year, so that counts of wards too have to be hidden; every edition has the same.
func limitThatHidesWards(editions []yearly, a *analysis.Assessment) int {
	if len(editions) > 0 {
		return editions[0].assessment.Settings.SuppressBelow
	}
	var counts []int64
	for _, r := range a.AreaRates {
		if r.Layer == data.Ward && r.Category == data.AntiSocialBehaviour {
			counts = append(counts, r.Count)
		}
	}
	slices.Sort(counts)
	return int(counts[2]) + 1
}

// rowsOf is the tables of an edition that are of wards and small areas: its files, and
// the pages of wards.
func rowsOf(m mapped) *published {
	p, o := &published{}, reports.Options{Edition: "public"}
	for _, f := range reports.Files(m.assessment, o) {
		for _, r := range f.Rows {
			p.rows = append(p.rows, printedRow{f.Name, f.Name, f.Columns, r})
		}
	}
	p.document(reports.WardProfiles(m.assessment, boundaries(m.outlines), o))
	return p
}

// attackTogether attacks the counts of one year with its own edition and the next.
func attackTogether(t *testing.T, year, next yearly) []string {
	t.Helper()
	shown := year.rows.shown(year.assessment)
	for _, r := range next.rows.rows {
		if r.where == "ward_changes.csv" && strings.ContainsAny(r.cells[6], "0123456789") {
			shown[target{data.Ward, data.Code(r.cells[0]), data.Category(r.cells[2])}] = "the next edition"
		}
	}
	found := append(attackAreas(t, year.assessment, year.rows, shown), attackMonths(year, next)...)
	return slices.DeleteFunc(found, year.isFew)
}

// isFew tells of a category of which the whole partnership has too few for so high a
// limit: its total, which is open, gives the parts away whatever is hidden.
func (y yearly) isFew(found string) bool {
	for _, l := range y.assessment.Levels {
		if l.Type == analysis.TypePartnership && l.Count < 2*int64(y.assessment.Settings.SuppressBelow) && strings.Contains(found, string(l.Category)) {
			return true
		}
	}
	return false
}

// attackMonths looks for wards whose year is hidden and whose months are told by either
// edition, and for small months.
func attackMonths(year, next yearly) (found []string) {
	below := int64(year.assessment.Settings.SuppressBelow)
	held := year.assessment.Year.Held
	for _, e := range []yearly{year, next} {
		for _, s := range e.assessment.WardMonths.Rows {
			told := e.rows.monthsOf(s.Code, s.Category)
			for i, n := range s.Counts {
				m := e.assessment.WardMonths.From.Add(i)
				if held.Contains(m) && n != nil && *n > 0 && *n < below && told[m.Label()] {
					found = append(found, string(s.Category)+" in "+string(s.Code)+" in "+m.Label()+" is told")
				}
			}
		}
	}
	return found
}

// monthsOf are the months of a ward that its page tells, by their label.
func (p *published) monthsOf(ward data.Code, c data.Category) map[string]bool {
	out := map[string]bool{}
	for _, r := range p.rows {
		k := r.column(string(c) + " in the month")
		if k >= 0 && k < len(r.cells) && strings.Contains(strings.ToUpper(r.about), string(ward)) && strings.ContainsAny(r.cells[k], "0123456789") {
			out[r.cells[0]] = true
		}
	}
	return out
}

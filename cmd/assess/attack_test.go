package main

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"assess/analysis"
	"assess/data"
	"assess/reports/disclosure"
)

// hiding asks for small counts of open data to be hidden.
func hiding(m mapped) mapped {
	a := *m.assessment
	a.Settings.SuppressOpen = true
	m.assessment = &a
	return m
}

// attack tells what a reader of an edition can work out of counts that should be
// hidden: everything that is told, or bounded to fewer values than small counts have.
func attack(t *testing.T, a *analysis.Assessment, p *published) []string {
	t.Helper()
	return attackWith(t, a, p, p.shown(a))
}

// attackWith attacks an edition of which it is known what its rows show.
func attackWith(t *testing.T, a *analysis.Assessment, p *published, shown map[target]string) (found []string) {
	t.Helper()
	for _, part := range []func(*testing.T, *analysis.Assessment, *published, map[target]string) []string{attackAreas, attackWards, attackSquares, attackTexts} {
		found = append(found, part(t, a, p, shown)...)
	}
	slices.Sort(found)
	return slices.Compact(found)
}

func TestTheSampleGivesNobodyAway(t *testing.T) {
	t.Parallel()
	m := hiding(sampleAssessed(t))
	p := publish(t, m)
	shown := p.shown(m.assessment)
	report(t, "sampleford", attackWith(t, m.assessment, p, shown))
	report(t, "sampleford's partners", attackPartners(t, m.assessment, p))
	t.Run("words", func(t *testing.T) { wordsTellNothing(t, m, p) })
	t.Run("marks", func(t *testing.T) { restrictedIsMarked(t, m) })
	for name, leak := range leaks {
		t.Run(name, func(t *testing.T) {
			// Of what was not broken the attack has found nothing: it reads again what was.
			broken, changed := published{rows: slices.Clone(p.rows)}, published{}
			leak(t, m.assessment, &broken)
			for i, r := range broken.rows {
				if !slices.Equal(r.cells, p.rows[i].cells) {
					changed.rows = append(changed.rows, r)
				}
			}
			if strings.Contains(name, "partner") {
				if len(attackPartners(t, m.assessment, &broken)) == 0 {
					t.Error("the attack does not find it")
				}
				return
			}
			told := maps.Clone(shown)
			maps.Copy(told, changed.shown(m.assessment))
			if len(attackWith(t, m.assessment, &broken, told)) == 0 {
				t.Error("the attack does not find it")
			}
		})
	}
}

func TestRealReportsGiveNobodyAway(t *testing.T) {
	dir, ok := realData(t)
	if !ok {
		return
	}
	for workspace, year := range map[string]string{"south-yorkshire": "2020", "essex": "2025"} {
		all := outlined(t, filepath.Join(dir, "..", "workspaces", workspace, "assess.toml"), year)
		if len(all) != 4 {
			t.Errorf("%s has %d partnerships, want 4", workspace, len(all))
		}
		for id, m := range all {
			m = hiding(m)
			report(t, id, attack(t, m.assessment, publish(t, m)))
		}
	}
}

func report(t *testing.T, name string, found []string) {
	t.Helper()
	for i, f := range found {
		if i == 20 {
			t.Errorf("%s: and %d more", name, len(found)-i)
			break
		}
		t.Errorf("%s: %s", name, f)
	}
}

// leaks break an edition, each in one place.
var leaks = map[string]func(*testing.T, *analysis.Assessment, *published){
	"the rate of a hidden count": func(t *testing.T, a *analysis.Assessment, p *published) {
		r := p.row(t, func(r printedRow) bool { return r.where == "area_rates.csv" && r.cells[5] == "[c]" })
		r.cells[7] = "1.7"
	},
	"counts hidden for another's sake": func(t *testing.T, a *analysis.Assessment, p *published) {
		for i, r := range p.rows {
			if r.where == "area_rates.csv" && r.cells[0] == "ward" && r.cells[5] == "[c]" && countOf(a, r) >= int64(a.Settings.SuppressBelow) {
				p.rows[i].cells = slices.Clone(r.cells)
				p.rows[i].cells[5] = strconv.FormatInt(countOf(a, r), 10)
			}
		}
	},
	"a decile's total": func(t *testing.T, a *analysis.Assessment, p *published) {
		of := map[string]int64{}
		for _, d := range a.Deprivation {
			of[fmt.Sprint(d.Category, d.Decile)] = d.Count
		}
		r := p.row(t, func(r printedRow) bool {
			n := of[r.cells[0]+r.cells[1]]
			return r.where == "deprivation.csv" && r.cells[3] == "[c]" && n > 0 && n < int64(a.Settings.SuppressBelow)
		})
		r.cells[3] = strconv.FormatInt(of[r.cells[0]+r.cells[1]], 10)
	},
	"a title that names the lowest": func(t *testing.T, a *analysis.Assessment, p *published) {
		for _, r := range a.AreaRates {
			if r.Count > 0 && r.Count < int64(a.Settings.SuppressBelow) && r.Rate != nil {
				p.texts = append(p.texts, fmt.Sprintf("%s for every 1,000 residents range from %s in %s upwards", r.Category, rateForms(*r.Rate)[0], r.Name))
				return
			}
		}
		t.Fatal("no count is small")
	},
	"a square's count": func(t *testing.T, a *analysis.Assessment, p *published) {
		r := p.row(t, func(r printedRow) bool { return r.where == "hotspot_cells.csv" && r.cells[4] == "[c]" })
		r.cells[4] = "2"
	},
	"the page of a ward": func(t *testing.T, a *analysis.Assessment, p *published) {
		r := p.row(t, func(r printedRow) bool {
			return strings.HasPrefix(r.where, "page, Ward profiles") && len(r.cells) > 2 && r.cells[1] == "[c]"
		})
		r.cells[2] = "1.4"
	},
	"a month of a partner's": func(t *testing.T, a *analysis.Assessment, p *published) {
		of := monthsOfPartners(a)
		r := p.row(t, func(r printedRow) bool {
			return r.where == "partner_counts.csv" && r.cells[7] == "[c]" && of[partnerName(r)] > 0 && of[partnerName(r)] < int64(a.Settings.SuppressBelow)
		})
		r.cells[7] = strconv.FormatInt(of[partnerName(*r)], 10)
	},
	"a partner's counts hidden for another's sake": func(t *testing.T, a *analysis.Assessment, p *published) {
		of := monthsOfPartners(a)
		for i, r := range p.rows {
			if r.where == "partner_counts.csv" && r.cells[7] == "[c]" && r.cells[13] == "fire-deliberate" && of[partnerName(r)] >= int64(a.Settings.SuppressBelow) {
				p.rows[i].cells = slices.Clone(r.cells)
				p.rows[i].cells[7] = strconv.FormatInt(of[partnerName(r)], 10)
			}
		}
	},
	"what the map says": func(t *testing.T, a *analysis.Assessment, p *published) {
		r := p.row(t, func(r printedRow) bool { return r.where == "map to explore" && r.cells[5] == "[c]" })
		r.cells[4] = "0.9"
	},
}

// row is a copy of the first row like this, put in its place.
func (p *published) row(t *testing.T, like func(printedRow) bool) *printedRow {
	t.Helper()
	i := slices.IndexFunc(p.rows, like)
	if i < 0 {
		t.Fatal("there is no row to break")
	}
	p.rows[i].cells = slices.Clone(p.rows[i].cells)
	return &p.rows[i]
}

func countOf(a *analysis.Assessment, r printedRow) int64 {
	for _, x := range a.AreaRates {
		if string(x.Layer) == r.cells[0] && string(x.Code) == r.cells[2] && string(x.Category) == r.cells[4] {
			return x.Count
		}
	}
	return -1
}

// wide reports whether a range has as many values as small counts have.
func wide(a *analysis.Assessment, low, high float64) bool {
	return high-low >= float64(a.Settings.SuppressBelow-1)-1e-6
}

// rateForms are the ways in which a rate is printed.
func rateForms(rate float64) []string {
	var out []string
	for _, places := range []int{1, 2, 0} {
		out = append(out, strconv.FormatFloat(rate, 'f', places, 64))
	}
	return out
}

// attackTexts looks for hidden areas in sentences, with a number of theirs.
func attackTexts(_ *testing.T, a *analysis.Assessment, p *published, shown map[target]string) (found []string) {
	naming := map[string][]string{} // texts with a number by the areas named in them
	for _, r := range a.AreaRates {
		naming[r.Name] = nil
	}
	texts := slices.Clone(p.texts)
	slices.Sort(texts)
	for _, text := range slices.Compact(texts) {
		if !strings.ContainsAny(text, "0123456789") {
			continue
		}
		for name := range naming {
			if strings.Contains(text, name) {
				naming[name] = append(naming[name], text)
			}
		}
	}
	for _, r := range a.AreaRates {
		if _, ok := shown[target{r.Layer, r.Code, r.Category}]; ok || r.Rate == nil || r.Count == 0 {
			continue
		}
		forms := rateForms(*r.Rate)[:2]
		if r.Smoothed != nil {
			forms = append(forms, rateForms(*r.Smoothed)[:2]...)
		}
		for _, text := range naming[r.Name] {
			if r.Category != data.AllCrime && !strings.Contains(strings.ToLower(text), strings.ToLower(string(r.Category))) && !strings.Contains(text, r.Category.Plain()) {
				continue // it speaks of another category
			}
			for _, form := range forms {
				if slices.Contains(strings.FieldsFunc(text, func(c rune) bool { return c != '.' && (c < '0' || c > '9') }), form) {
					found = append(found, fmt.Sprintf("%s of %s is told in %q", r.Category, r.Name, text))
				}
			}
		}
	}
	return found
}

// bounded attacks every hidden count of a system: by linear programming where few hang
// together, else by alternatives, which are as sharp for counts in two sums.
func bounded(t *testing.T, c disclosure.Counts, hidden []bool, count int, small bool) (low, high float64) {
	t.Helper()
	if small {
		low, high, err := disclosure.Attack(c, hidden, count)
		if err != nil {
			t.Fatal(err)
		}
		return low, high
	}
	l, h, err := disclosure.Range(c, hidden, count, 1_000)
	if err != nil {
		t.Fatal(err)
	}
	return float64(l), float64(h)
}

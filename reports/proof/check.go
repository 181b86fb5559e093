package proof

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"assess/analysis"
	"assess/data"
)

// grounds are the fields of an assessment that the parts of a document rest on, by the
// anchor of the part or of its section. What every part may say is under "".
var grounds = map[string][]string{
	"":                     {"year", "settings", "partnership"},
	"summary":              {"previous", "levels", "versus", "standardised", "hotspots", "concentration", "coverage", "seasons", movesField, partnerSummary},
	"sources":              {"coverage", "sources", "area"},
	"sources-read":         {"coverage", "sources", "area", prescribedField},
	"sources-reading":      {"coverage"},
	"sources-restated":     {restatedField},
	"area":                 {"area"},
	"levels":               {"levels", "versus", "standardised", "peers", "funnels"},
	"levels-severity":      {"severity"},
	"levels-comparator":    {"versus", "standardised"},
	"levels-districts":     {"levels", "peers", "funnels"},
	"changes":              {"previous", "baseline"},
	"changes-baseline":     {"baseline"},
	"changes-monthly":      {"previous", "trends", "signals"},
	"changes-long-run":     {"long_run", "level_shifts", "trends"},
	"partners":             {partnerField},
	"partners-months":      {partnerMonths},
	"when":                 {"seasons"},
	"when-hours":           {partnerField},
	"when-months":          {"seasons"},
	"victims-repeat":       {partnerField},
	"victims-places":       {partnerField},
	"victims-near":         {partnerField},
	"outlook":              {"outlooks"},
	"places":               {"area"},
	"places-rates":         {"area_rates", "area"},
	"places-resemblance":   {"clustering"},
	"places-highest":       {"clustering"},
	"places-hotspots":      {"hotspots"},
	"places-density":       {"densities"},
	"places-movement":      {"movements"},
	"places-held":          {"hot_spots_held"},
	"places-history":       {"hot_spot_histories"},
	"places-repeats":       {"repeat_points"},
	"places-searches":      {searchesField},
	"searches-inside":      {insideField},
	"places-wards":         {"area_rates", "area", "levels"},
	"places-wards-changed": {"ward_changes", "previous", "area"},
	"places-concentration": {"concentration"},
	"places-deprivation":   {"deprivation", "small_areas"},
	"priorities":           {"strategy_and_priorities", "area_rates", "area"},
	"views":                {"views"}, "views-groups": {"views"}, "views-concern": {"views"}, "views-log": {"views"},
	"plan": {"plan"}, "plan-flags": {"plan"}, "plan-no-update": {"plan"}, "plan-waiting": {"plan"}, "plan-lines": {"plan"}, "plan-money": {"plan"},
	"tables":   {"previous", "baseline", "area_rates", "levels"},
	"emerging": {"emerging_themes"}, "emerging-register": {"emerging_themes"},
	"proposed": {"priority_matrix"}, "proposed-last": {"priority_matrix", "strategy_and_priorities"},
	"county": {"county_matters"}, "county-spots": {"county_matters"}, "county-neighbours": {"county_matters", "previous"},
	"licences": {},

	// Of the papers beside the assessment.
	"background": {"area", "coverage", "strategy_and_priorities"},
	"changed":    {"previous", "levels", "coverage"},
	"year":       {"previous", "levels", "coverage"},
	"outcomes":   {"strategy_and_priorities"},
	"risk":       {"previous", "signals", "plan", "coverage"},
	"resources":  {"plan"}, "calendar": {"plan"}, "month-due": {"plan"},
	"month":         {"previous", "trends", "signals", "coverage", partnerField},
	"where":         {"hotspots", "hot_spots_held", "area"},
	"where-repeats": {"repeat_points", partnerField},
}

// invented are the parts whose numbers are invented to teach, and say so; quoted are
// those whose text is that of the assessment or of the reference tables.
var invented = map[string]bool{"sources-reading": true}
var quoted = map[string]bool{"methods": true, "contents": true, "glossary": true, "licences": true}

// Numbers lists the numbers of a document that its assessment does not hold: the
// passage, the number, and where it stands. outlines are how many areas the layers of
// its maps have, which boundaries say and the assessment may not.
func Numbers(passages []Passage, a *analysis.Assessment, outlines ...int) ([]string, error) {
	b, err := open(a)
	if err != nil {
		return nil, err
	}
	for _, n := range outlines {
		b.add("area", fact{value: float64(n), key: derived})
	}
	var out []string
	for _, p := range passages {
		for _, c := range b.doubtful(p) {
			out = append(out, fmt.Sprintf("%s, %s: %q is not in the assessment: %s", p.Part, p.Kind, c, p.Text))
		}
	}
	return out, nil
}

// doubtful are the numbers of a passage that nothing in the book supports.
func (b *book) doubtful(p Passage) []string {
	if quoted[p.Section] || invented[p.Part] && !strings.HasPrefix(p.Kind, "note") {
		return nil
	}
	text, out := b.stripped(p.Text)
	for _, clause := range clausesOf(text) {
		facts := b.groundsOf(p, clause)
		for _, c := range claimsOf(clause) {
			if !c.holds(facts) {
				out = append(out, c.text)
			}
		}
	}
	return out
}

// stripped takes names, constants and dates out of a text. Dates that lie outside the
// months of the data are doubtful.
func (b *book) stripped(text string) (rest string, doubtful []string) {
	for _, name := range b.names {
		if len(name) > 3 && strings.Contains(text, name) {
			text = strings.ReplaceAll(text, name, "◦")
		}
	}
	for _, c := range constants {
		text = c.pattern.ReplaceAllString(text, "◦")
	}
	text = dates.ReplaceAllStringFunc(text, func(date string) string {
		if !b.dated(date) {
			doubtful = append(doubtful, date)
		}
		return "◦"
	})
	return text, doubtful
}

var yearPattern = regexp.MustCompile(`\d{4}`)

// dated reports whether a date is one of the data's.
func (b *book) dated(date string) bool {
	year, err := strconv.Atoi(yearPattern.FindString(date))
	return err == nil && b.years[year]
}

// clausesOf cuts a text where one statement ends and the next begins.
func clausesOf(text string) []string { return clauseEnd.Split(text, -1) }

var clauseEnd = regexp.MustCompile(`; |\. `)

// groundsOf are the facts that a clause of a passage may rest on: those of its part,
// and of the categories that it names, or else the passage, where any is named.
func (b *book) groundsOf(p Passage, clause string) []fact {
	fields, ok := grounds[p.Part]
	if !ok {
		fields, ok = grounds[p.Section]
	}
	if !ok && strings.HasPrefix(p.Section, "priority-") {
		fields = grounds["priorities"]
		if strings.HasPrefix(p.Text, "Where. ") || strings.HasPrefix(p.Figure, "figure-where-") {
			fields = []string{"hotspots"}
		}
	}
	if p.analysts() {
		fields = analystGrounds
	}
	named := categoriesIn(clause)
	if len(named) == 0 {
		named = categoriesIn(p.Text + " " + p.About)
	}
	var out []fact
	for _, field := range append(append([]string(nil), fields...), grounds[""]...) {
		for _, f := range b.facts[field] {
			if f.category == "" || len(named) == 0 || named[f.category] {
				out = append(out, f)
			}
		}
	}
	return out
}

var crimeWord = regexp.MustCompile(`\bcrimes?\b`)

// categoriesIn are the categories that a text names.
func categoriesIn(text string) map[data.Category]bool {
	lower := strings.ToLower(text)
	out := map[data.Category]bool{}
	for _, c := range data.Categories {
		if strings.Contains(lower, strings.ToLower(string(c.Name))) || strings.Contains(lower, c.Plain) {
			out[c.Name] = true
		}
	}
	if strings.Contains(lower, "all crime") || crimeWord.MatchString(lower) {
		out[data.AllCrime] = true
	}
	return out
}

// holds reports whether a fact supports a claim.
func (c claim) holds(facts []fact) bool {
	for _, f := range facts {
		if c.key != nil && !c.key.MatchString(f.key) {
			continue
		}
		if c.supported(f) && (c.with == nil || c.with.holds(f.mates(facts))) {
			return true
		}
	}
	return false
}

// mates are the other facts of one thing.
func (f fact) mates(facts []fact) []fact {
	var out []fact
	for _, g := range facts {
		if g.object == f.object {
			out = append(out, g)
		}
	}
	return out
}

// supported reports whether one fact is the number of a claim, as it is rounded.
func (c claim) supported(f fact) bool {
	const eps = 1e-9
	v := f.value
	switch c.unit {
	case plain:
		return !f.share && math.Abs(v-c.value) <= c.grain+eps
	case hundreds:
		return math.Abs(v*100-c.value) <= c.grain+eps || c.value == 1 && v > 0 && v < 0.005 || c.value == 99 && v < 1 && v > 0.99
	case size:
		if c.named {
			return !f.share && v > 0 && math.Signbit(v-1) == math.Signbit(c.value) && nearestFraction(math.Abs(v-1)) == math.Abs(c.value)
		}
		return !f.share && v > 0 && (math.Abs(v-1-c.value) <= c.grain+eps || c.value == 0)
	}
	for _, named := range []float64{3, 4, 5, 8} {
		if !f.share && math.Abs(v-named-c.value) < eps {
			return true
		}
	}
	return false
}

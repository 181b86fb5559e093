package proof

import (
	"fmt"
	"regexp"
	"strings"
)

// Limits of what people can be asked to read: school grades of the summary and of other
// sections, and words of a sentence. GOV.UK asks for sentences of 25 words; three are
// left for the names of places and categories, which are nobody's choice.
const (
	summaryGrade = 9
	sectionGrade = 12
	longest      = 28
)

// exempt are sections for those who want the method, and those quoted from the law.
var exempt = map[string]bool{"methods": true, "contents": true}

// lists is text that names one thing after the other: it may be long.
func lists(sentence string) bool {
	return strings.Count(sentence, ", ")+strings.Count(sentence, " · ") >= 4
}

// Hard lists what is hard to read in a document: sections above their grade and
// sentences that are too long. The text of a section is its paragraphs, lists, notes and
// findings; a heading or a title is no sentence.
func Hard(passages []Passage) []string {
	var out, order []string
	texts := map[string][]string{}
	for _, p := range passages {
		if !p.Running() && p.Kind != "finding" || exempt[p.Section] {
			continue
		}
		if texts[p.Section] == nil {
			order = append(order, p.Section)
		}
		texts[p.Section] = append(texts[p.Section], p.Text)
		for _, s := range Sentences(p.Text) {
			if n := len(Words(s)); n > longest && !lists(s) {
				out = append(out, fmt.Sprintf("%s: a sentence of %d words: %s", p.Part, n, s))
			}
		}
	}
	for _, s := range order {
		limit := float64(sectionGrade)
		if s == "summary" {
			limit = summaryGrade
		}
		if g := Grade(texts[s]...); g > limit {
			out = append(out, fmt.Sprintf("%s: grade %.1f, at most %v is wanted", s, g, limit))
		}
	}
	return out
}

// jargon is words with a meaning of their own in statistics or in this report, each
// with the terms of the glossary of which one has to explain it.
var jargon = []struct {
	word  *regexp.Regexp
	terms []string
}{
	{regexp.MustCompile(`(?i)\bintervals?\b`), []string{"Interval"}},
	{regexp.MustCompile(`\bLSOAs?\b`), []string{"LSOA"}},
	{regexp.MustCompile(`\bGi\*`), []string{"Gi*"}},
	{regexp.MustCompile(`(?i)\bempirical bayes\b`), []string{"Empirical Bayes"}},
	{regexp.MustCompile(`(?i)\bsmoothed\b|\bsmoothing\b`), []string{"Small-area smoothing"}},
	{regexp.MustCompile(`(?i)\bcontrol (?:limits?|charts?)\b`), []string{"Control limits"}},
	{regexp.MustCompile(`(?i)\busual range\b`), []string{"Usual range"}},
	{regexp.MustCompile(`(?i)\bdispersion\b`), []string{"Dispersion"}},
	{regexp.MustCompile(`(?i)\bMoran\b`), []string{"Moran's I"}},
	{regexp.MustCompile(`(?i)\bpercentiles?\b`), []string{"Percentile"}},
	{regexp.MustCompile(`(?i)\bquantiles?\b`), []string{"Quantile"}},
	{regexp.MustCompile(`(?i)\bp-values?\b`), []string{"p-value"}},
	{regexp.MustCompile(`(?i)\bbenjamini\b|\bfalse discovery\b`), []string{"Benjamini-Hochberg"}},
	{regexp.MustCompile(`(?i)\bseasonally adjusted\b`), []string{"Seasonally adjusted"}},
	{regexp.MustCompile(`(?i)\bbaseline\b`), []string{"Baseline"}},
	{regexp.MustCompile(`(?i)\bcomparator\b`), []string{"Comparator"}},
	{regexp.MustCompile(`(?i)\bdeciles?\b`), []string{"Deprivation decile"}},
	{regexp.MustCompile(`(?i)\bmedian\b`), []string{"Median"}},
	{regexp.MustCompile(`(?i)\bratios?\b`), []string{"Ratio"}},
	{regexp.MustCompile(`(?i)\bverdicts?\b`), []string{"Verdict"}},
	{regexp.MustCompile(`(?i)\bforecasts?\b`), []string{"Forecast"}},
	{regexp.MustCompile(`(?i)\bhot spots?\b`), []string{"Hot spot"}},
	{regexp.MustCompile(`(?i)\bhot cells?\b`), []string{"Hot cell"}},
	{regexp.MustCompile(`(?i)\bcells?\b`), []string{"Cell"}},
	{regexp.MustCompile(`(?i)\bprovisional\b`), []string{"Provisional"}},
	{regexp.MustCompile(`(?i)\btrends?\b`), []string{"Trend"}},
	{regexp.MustCompile(`(?i)\bduplicates?\b`), []string{"Duplicate"}},
	{regexp.MustCompile(`(?i)\byear to date\b`), []string{"Year to date"}},
	{regexp.MustCompile(`(?i)\b(?:standard deviation|regression|poisson|chi-square|variance|significan(?:t|ce)|lorenz|gini|kernel|stochastic|heteroscedastic\w*|autocorrelation)\b`), nil},
}

// Jargon lists the words of a document, outside its annex of methods and its glossary,
// that no term of the glossary explains.
func Jargon(passages []Passage, terms []string) []string {
	known := map[string]bool{}
	for _, t := range terms {
		known[t] = true
	}
	var out []string
	for _, p := range passages {
		if p.Section == "methods" || p.Section == "glossary" || p.Kind == "alt text" {
			continue
		}
		for _, j := range jargon {
			word := j.word.FindString(p.Text)
			explained := word == ""
			for _, t := range j.terms {
				explained = explained || known[t]
			}
			if !explained {
				out = append(out, fmt.Sprintf("%s, %s: %q is not in the glossary: %s", p.Part, p.Kind, word, p.Text))
			}
		}
	}
	return out
}

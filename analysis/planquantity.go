package analysis

import (
	"regexp"
	"strconv"
	"strings"
)

// quantity is a number that a target asks for or an update reports.
type quantity struct {
	value  float64
	share  bool // a percentage
	change int  // +1 a rise by the value, -1 a fall by it, 0 a level
	most   bool // a target that is not to be passed
	unit   *unit
	words  []string // of its sentence, for telling what it is about
	stated bool     // written as a number, not as "all" or "none"
	of     int64    // what a share was written as a part of, "36 of 40"; 0 for one without a base
}

// Numbers that count nothing: days, years, quarters, ages, times, ranges, codes and links.
var countsNothing = []*regexp.Regexp{
	regexp.MustCompile(`https?://\S+`),
	dayISO, dayNumbers,
	regexp.MustCompile(`(?i)\b\d{1,2}(st|nd|rd|th)? (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b`),
	regexp.MustCompile(`(?i)\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? ['’]?\d{1,4}\b`),
	regexp.MustCompile(`\b(19|20)\d\d([/–-]\d{2,4})?\b`),
	regexp.MustCompile(`(?i)\bq[1-4](\s*[-–]\s*q?[1-4])?\b`),
	regexp.MustCompile(`(?i)\b\d+:\d+\b|\b\d{1,2}(\.\d\d)? ?[ap]m\b`),
	regexp.MustCompile(`\b[A-WYZa-wyz]\d+\b`),
	regexp.MustCompile(`(?i)\byears?[- ](group )?(\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b`),
	regexp.MustCompile(`(?i)\b(age|aged|ages) \d+\b`),
	regexp.MustCompile(`(?i)\b(over|under) \d\d(s\b| (or|who|and|years?)\b|[,.;)]|$)`),
	regexp.MustCompile(`\b\d+\s*[-–]\s*\d+\b`),
	regexp.MustCompile(`\b\d+(st|nd|rd|th)\b`),
}

var (
	aNumber     = regexp.MustCompile(`(?i)(£\s*)?(?:\bx)?(\d[\d,]*(?:\.\d+)?)\s*(%|per ?cent\b)?|\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred)\b`)
	partOf      = regexp.MustCompile(`(?i)\b(\d{1,6})(?: (?:out )?of (?:the )?|/)(\d{1,6})\b`)
	aWord       = regexp.MustCompile(`[\p{L}][\p{L}’'-]*`)
	allOf       = regexp.MustCompile(`(?i)^\W*(?:q[1-4]\W+)?(?:all|every)\b`)
	noneOf      = regexp.MustCompile(`(?i)^\W*(?:q[1-4]\W+)?(?:no|nil|zero)\b`)
	atMost      = regexp.MustCompile(`(?i)\b(no more than|not more than|fewer than|less than|under|below|at most|up to|maximum( of)?)\W*$`)
	fallBefore  = regexp.MustCompile(`(?i)\b(reduc\w*|decreas\w*|cut|fall\w*|fell|down|dropp?\w*|lower\w*)\b[^.;\d]*$`)
	riseBefore  = regexp.MustCompile(`(?i)\b(increas\w*|rise\w*|rose|up|gr[eo]w\w*)\b[^.;\d]*$`)
	byBefore    = regexp.MustCompile(`(?i)\b(by|down|up|fell|rose)\W*(?:at least|about|over|more than|some)?\W*$`)
	fallAfter   = regexp.MustCompile(`(?i)^\W*(reduction|decrease|fall|drop|fewer|less|lower|down)\b`)
	riseAfter   = regexp.MustCompile(`(?i)^\W*(increase|rise|growth|up)\b`)
	numberWords = map[string]float64{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
		"eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100}
)

// unitWithin is how many words after a number its unit is looked for.
const unitWithin = 6

// quantities finds the numbers of one sentence. "All schools" is all of them, 100%, and
// "no referrals" none; both only where a sentence begins so.
func quantities(sentence string) []quantity {
	text := sentence
	for _, re := range countsNothing {
		text = re.ReplaceAllStringFunc(text, func(s string) string { return strings.Repeat("#", len(s)) })
	}
	words := contentWords(sentence)
	out, text := parts(text, words)
	found := aNumber.FindAllStringSubmatchIndex(text, -1)
	for k, at := range found {
		to := len(text)
		if k+1 < len(found) {
			to = found[k+1][0]
		}
		if q, ok := readQuantity(text, at, to); ok {
			q.words = words
			out = append(out, q)
		}
	}
	if len(out) > 0 {
		return out
	}
	if at := allOf.FindStringIndex(text); at != nil {
		if u := unitOf(firstWords(text[at[1]:])); u != nil {
			return []quantity{{value: 100, share: true, unit: u, words: words}}
		}
	}
	if at := noneOf.FindStringIndex(text); at != nil {
		if u := unitOf(firstWords(text[at[1]:])); u != nil {
			return []quantity{{unit: u, words: words}}
		}
	}
	return nil
}

// parts finds what is written as a part of a whole, "36 of 40 attendees" or "36/40", as a
// share with the count that it rests on, and takes it from the text. Of 16/17 it is taken
// that a year is meant.
func parts(text string, words []string) (out []quantity, rest string) {
	for _, at := range partOf.FindAllStringSubmatchIndex(text, -1) {
		part, _ := strconv.ParseFloat(text[at[2]:at[3]], 64)
		whole, _ := strconv.ParseFloat(text[at[4]:at[5]], 64)
		if whole > 0 && part <= whole && (text[at[3]] != '/' || whole != part+1) {
			u := unitOf(firstWords(text[at[1]:]))
			out = append(out, quantity{value: 100 * part / whole, share: true, unit: u, words: words, stated: true, of: int64(whole)},
				quantity{value: part, unit: u, words: words, stated: true})
		}
		text = text[:at[0]] + strings.Repeat("#", at[1]-at[0]) + text[at[1]:]
	}
	return out, text
}

// readQuantity reads the number at a place of a sentence, whose words end at to.
func readQuantity(text string, at []int, to int) (quantity, bool) {
	q := quantity{stated: true}
	if at[8] >= 0 {
		q.value = numberWords[strings.ToLower(text[at[8]:at[9]])]
	} else {
		v, err := strconv.ParseFloat(strings.ReplaceAll(text[at[4]:at[5]], ",", ""), 64)
		if err != nil || at[2] >= 0 || v > 1e9 {
			return q, false // money, or no number that a plan holds
		}
		q.value, q.share = v, at[6] >= 0
	}
	before, after := text[:at[0]], text[at[1]:to]
	q.most = atMost.MatchString(before)
	q.unit = unitOf(firstWords(after))
	by := byBefore.MatchString(before)
	switch {
	case by && fallBefore.MatchString(before), fallAfter.MatchString(after):
		q.change = -1
	case by && riseBefore.MatchString(before), q.share && riseAfter.MatchString(after):
		q.change = 1
	}
	return q, true
}

func firstWords(text string) []string { return aWord.FindAllString(text, unitWithin) }

// emptyWords say nothing of what a sentence is about.
var emptyWords = map[string]bool{"the": true, "and": true, "for": true, "with": true, "from": true, "that": true, "this": true, "are": true, "all": true,
	"more": true, "they": true, "their": true, "have": true, "has": true, "been": true, "will": true, "least": true, "into": true, "new": true, "per": true,
	"cent": true, "were": true, "was": true, "through": true, "within": true, "which": true, "who": true, "any": true, "other": true}

// contentWords are the stems of a text's words in their order, less those that say nothing.
func contentWords(text string) []string {
	var out []string
	for _, w := range aWord.FindAllString(strings.ToLower(text), -1) {
		w = strings.Trim(w, "’'-")
		if len(w) < 3 || emptyWords[w] {
			continue
		}
		out = append(out, stem(w))
	}
	return out
}

// stem takes the endings from a word that make it plural or a verb's form.
func stem(w string) string {
	for _, end := range []string{"ings", "ing", "ates", "ated", "ies", "ed", "es", "s", "e"} {
		if s := strings.TrimSuffix(w, end); s != w && len(s) >= 4 {
			return s
		}
	}
	return w
}

// inCommon counts the words that two sentences have in common.
func inCommon(a, b []string) int {
	n, seen := 0, map[string]bool{}
	for _, w := range a {
		seen[w] = true
	}
	for _, w := range b {
		if seen[w] {
			n++
			seen[w] = false
		}
	}
	return n
}

package proof

import (
	"math"
	"regexp"
	"strconv"
	"strings"
)

// claim is one number that a passage says.
type claim struct {
	text   string // as printed
	value  float64
	places int            // decimal places printed
	unit   unit           // what the number counts
	grain  float64        // half of what rounding may have taken off
	key    *regexp.Regexp // what the assessment calls it; nil where the words do not say
	named  bool           // value is a part that has a name: "about a fifth"
	with   *claim         // another number of the same thing, said with it
}

// unit is how a number is said.
type unit int

const (
	plain    unit = iota
	hundreds      // a share in per cent, or so many in every 100
	size          // how far a ratio is from 1, as a fraction or in per cent; below 0 for less
	rest          // "and 3 others": what a list does not name
)

// numberPattern finds a number as the report prints it: with thousands separators,
// decimal places and a per cent sign.
var numberPattern = regexp.MustCompile(`([−+-]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(%| in every 100\b| points\b| (?:smaller |other |others?\b)|th\b|st\b|nd\b|rd\b)?`)

// constants are numbers of the method and of the language, which no assessment holds.
// Each is struck out before the numbers of a passage are read.
var constants = []struct {
	pattern *regexp.Regexp
	reason  string
}{
	{regexp.MustCompile(`\b1,000 residents\b`), "what rates are for"},
	{regexp.MustCompile(`\b(95|99\.8)% (interval|intervals|limits)\b`), "levels of intervals and limits"},
	{regexp.MustCompile(`\b(95|99\.8)% and (95|99\.8)% limits\b`), "levels of limits"},
	{regexp.MustCompile(`\b80% and 95%|\b95% range\b|\b19 months in 20\b`), "ranges of the forecast"},
	{regexp.MustCompile(`\babout 1 district in 10\b|\bone in ten\b`), "a tenth, in words"},
	{regexp.MustCompile(`(?i)\babout \d categories in 100 still have such a month in a year|\babout \d in 100 have a level called\b`), "how often the charts are wrong, from the simulations of Annex B"},
	{regexp.MustCompile(`(?i)\bin a cell of 100 incidents a year\b`), "an example of size, from the simulations of Annex B"},
	{regexp.MustCompile(`\b(?:between|to) 1 and 1\b|\(1 is [^)]*\)|\bA ratio of 1 is no change\b|\b0\.8 is a fifth lower; 1\.25 is a quarter higher\b`), "how to read a ratio"},
	{regexp.MustCompile(`\b12 months of a usual year\b|\bof 12 months\)`), "the calendar"},
	{regexp.MustCompile(`\bGuidelines 2\.2\b|\bPDF/UA-1\b|\bOpen Government Licence v3\.0\b`), "names"},
	{regexp.MustCompile(`\bcoordinates?\b[^.]*\d+ metres\b`), "the grid"},
}

// dates are struck out too: they are checked as months.
var dates = regexp.MustCompile(`\b(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4})\b|\b(\d{4})/(\d{2})\b|\b(?:19|20)\d{2}\b`)

// claimsOf reads the numbers of a text from which names and constants are struck out.
func claimsOf(text string) []claim {
	var out []claim
	for _, at := range numberPattern.FindAllStringSubmatchIndex(text, -1) {
		if at[0] > 0 && isLetter(text[at[0]-1]) || at[1] < len(text) && isLetter(text[at[1]]) && at[8] < 0 {
			continue // part of a name: E01007464, 034B, Gi2
		}
		part := func(k int) string {
			if at[2*k] < 0 {
				return ""
			}
			return text[at[2*k]:at[2*k+1]]
		}
		c := claim{text: text[at[0]:at[1]]}
		whole, fraction := part(2), part(3)
		value, err := strconv.ParseFloat(strings.ReplaceAll(whole, ",", "")+fraction, 64)
		if err != nil {
			continue
		}
		c.value, c.places = value, max(0, len(fraction)-1)
		if s := part(1); (s == "-" || s == "−") && (at[0] == 0 || !isDigit(text[at[0]-1])) {
			c.value = -value
		}
		c.grain = 0.5 * math.Pow(10, -float64(c.places))
		before := text[:at[0]]
		switch suffix := strings.TrimSpace(part(4)); {
		case suffix == "points" && !strings.HasSuffix(before, "moves by "): // points of the map
		case suffix == "%" || suffix == "in every 100" || suffix == "points":
			c.unit = hundreds
			if moved := movement.FindString(before); moved != "" {
				c.unit, c.value = size, c.value/100*direction(moved)
				c.grain /= 100
			} else if away.MatchString(text[at[1]:]) {
				c.unit, c.value = size, c.value/100*direction(away.FindString(text[at[1]:]))
				c.grain /= 100
			}
		case suffix == "other" || suffix == "others" || suffix == "smaller":
			c.unit = rest
		}
		if c.unit == plain && strings.HasSuffix(before, "about ") && c.places == 0 {
			c.grain = max(c.grain, 0.5*trailing(whole))
		}
		c.key = calledBy(before, text[at[1]:])
		if c.unit == size {
			c.key = called[0].key
		}
		out = append(out, c)
	}
	return append(together(text, out), fractionsOf(text)...)
}

// called are what the assessment calls a number, by the words beside it.
var called = []struct{ before, after, key *regexp.Regexp }{
	{regexp.MustCompile(`ratio $`), nil, regexp.MustCompile(`ratio$`)},
	{regexp.MustCompile(`[◦l] $`), regexp.MustCompile(`^ to [0-9]`), regexp.MustCompile(`^lower$`)},
	{regexp.MustCompile(`[◦l] [0-9.,]+ to $`), nil, regexp.MustCompile(`^upper$`)},
	{regexp.MustCompile(`\bsame $|\bover the $`), regexp.MustCompile(`^ months\b`), regexp.MustCompile(`^calendar_months$|^months_compared$`)},
	{nil, regexp.MustCompile(`^ months? of each year\b`), regexp.MustCompile(`^calendar_months$|^months_compared$|^months$`)},
	{regexp.MustCompile(`\bup to $`), regexp.MustCompile(`^ of such calls\b`), regexp.MustCompile(`^fdr$`)},
	{nil, regexp.MustCompile(`^ months\b`), regexp.MustCompile(`month|span|held|useful|basis|fitted`)},
	{nil, regexp.MustCompile(`^ metres\b`), regexp.MustCompile(`_m$`)},
	{nil, regexp.MustCompile(`^ (?:residents?|households?)\b`), regexp.MustCompile(`residents|households`)},
	{nil, regexp.MustCompile(`^ tests?\b`), regexp.MustCompile(`test`)},
	{nil, regexp.MustCompile(`^ wards?\b`), regexp.MustCompile(`ward|layer|verdict|^rows$`)},
	{nil, regexp.MustCompile(`^ districts?\b`), regexp.MustCompile(`districts|peers|^category`)},
	{nil, regexp.MustCompile(`^ hot spots?\b`), regexp.MustCompile(`^groups$`)},
	{nil, regexp.MustCompile(`^ steps?\b`), regexp.MustCompile(`steps`)},
	{nil, regexp.MustCompile(`^ years?\b`), regexp.MustCompile(`years`)},
	{nil, regexp.MustCompile(`^ categories\b`), regexp.MustCompile(`verdict|reason|category|trends|changes|rows|level|signals|clear`)},
}

// calledBy is what the assessment calls a number that stands between two texts.
func calledBy(before, after string) *regexp.Regexp {
	for _, w := range strategyWords {
		if w.after.MatchString(after) {
			return w.key
		}
	}
	for _, c := range called {
		if (c.before == nil || c.before.MatchString(before)) && (c.after == nil || c.after.MatchString(after)) {
			return c.key
		}
	}
	return nil
}

var against = regexp.MustCompile(`^[0-9,.]+ against [0-9,.]+`)

// together ties numbers that are of one thing: a ratio to the ends of its interval, and
// a count to the one that it stands against.
func together(text string, cs []claim) []claim {
	for i := range cs {
		switch {
		case cs[i].key == called[0].key && i+2 < len(cs) && cs[i+1].key == called[1].key:
			cs[i+1].with = &cs[i+2]
			cs[i].with = &cs[i+1]
		case i+1 < len(cs) && against.MatchString(text[strings.Index(text, cs[i].text):]):
			cs[i].with = &cs[i+1]
		}
	}
	return cs
}

// trailing is the unit that a number ends in: 100 for 27,800. A number of three digits
// or fewer is taken to be whole.
func trailing(whole string) float64 {
	digits := strings.ReplaceAll(whole, ",", "")
	if len(digits) <= 3 {
		return 1
	}
	return math.Pow(10, float64(len(digits)-len(strings.TrimRight(digits, "0"))))
}

var (
	movement = regexp.MustCompile(`(?:fell|rose|down|up) by (?:about |less than |more than )?$|(?:and [a-z ]+ by about )$`)
	away     = regexp.MustCompile(`^ (?:above|below)\b`)
)

// direction is 1 for words of more and -1 for words of less; 0 where it is not said.
func direction(words string) float64 {
	switch {
	case strings.Contains(words, "fell"), strings.Contains(words, "down"), strings.Contains(words, "below"):
		return -1
	case strings.Contains(words, "rose"), strings.Contains(words, "up"), strings.Contains(words, "above"):
		return 1
	}
	return 0
}

// fractionNames are the words for parts, as the report says them.
var fractionNames = map[string]float64{
	"a tenth": 0.1, "an eighth": 0.125, "a sixth": 1. / 6, "a fifth": 0.2, "a quarter": 0.25, "three tenths": 0.3, "a third": 1. / 3, "two fifths": 0.4,
	"a half": 0.5, "three fifths": 0.6, "two thirds": 2. / 3, "seven tenths": 0.7, "three quarters": 0.75, "four fifths": 0.8, "nine tenths": 0.9,
}

// nearestFraction is the part with a name that is nearest to a size.
func nearestFraction(size float64) float64 {
	best := math.Inf(1)
	for _, v := range fractionNames {
		if math.Abs(v-size) < math.Abs(best-size) {
			best = v
		}
	}
	return best
}

// nextFraction is the part with a name that comes after one, on the same side; the
// largest has the one before it.
func nextFraction(part float64) float64 {
	next := math.Inf(1)
	for _, v := range fractionNames {
		if v > math.Abs(part)+1e-9 && v < next {
			next = v
		}
	}
	if math.IsInf(next, 1) {
		next = 0.8
	}
	return math.Copysign(next, part)
}

var fractionPattern = regexp.MustCompile(`\babout ((?:an?|two|three|four|seven|nine) (?:half|thirds?|quarters?|fifths?|sixth|eighth|tenths?))\b( above| below)?`)

// fractionsOf reads the fractions of a text: "fell by about a fifth", "about a third
// above".
func fractionsOf(text string) []claim {
	var out []claim
	for _, at := range fractionPattern.FindAllStringSubmatchIndex(text, -1) {
		value, ok := fractionNames[text[at[2]:at[3]]]
		if !ok {
			continue
		}
		side := direction(text[at[0]:at[1]])
		if side == 0 {
			side = direction(lastMovement(text[:at[0]]))
		}
		c := claim{text: text[at[0]:at[1]], value: value, unit: size, named: true, key: called[0].key}
		if side != 0 {
			c.value *= side
		}
		out = append(out, c)
	}
	return out
}

var movements = regexp.MustCompile(`\b(?:fell|rose|down|up) (?:by )?`)

// lastMovement is the last verb of movement in a text, which a later clause shares.
func lastMovement(text string) string {
	all := movements.FindAllString(text, -1)
	if len(all) == 0 {
		return ""
	}
	return all[len(all)-1]
}

func isLetter(b byte) bool { return b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' }

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

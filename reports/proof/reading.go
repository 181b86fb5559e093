package proof

import (
	"regexp"
	"strings"
	"unicode"
)

// sentenceEnd is where a statement ends: a semicolon ends one as a full stop does
// (Flesch 1948).
var sentenceEnd = regexp.MustCompile(`[.?!;](?:\s+|$)`)

// Sentences cuts a text into its statements, with what ends each.
func Sentences(text string) []string {
	var out []string
	from := 0
	for _, at := range sentenceEnd.FindAllStringIndex(text, -1) {
		if s := strings.TrimSpace(text[from:at[1]]); s != "" {
			out = append(out, s)
		}
		from = at[1]
	}
	if s := strings.TrimSpace(text[from:]); s != "" {
		out = append(out, s)
	}
	return out
}

// Words are the words of a text. A number is a word; signs are none.
func Words(text string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || r == '/' || r == '·' }) {
		w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if w != "" {
			out = append(out, w)
		}
	}
	return out
}

var (
	vowels  = regexp.MustCompile(`[aeiouy]+`)
	silent  = regexp.MustCompile(`(?:[^aeiouyl]e|[aeiouy]le|[aeiou]e|[^aeiouytd]ed|[aeiou]ed|[^aeiouyscxzgl]es|[aeiouy]les|[^aeiou]ely)$`)
	sounded = regexp.MustCompile(`io[lr]|eas?$|[aeiouy]ing$`)
)

// syllables is about how many syllables a word has; a number is taken for two.
func syllables(word string) int {
	word = strings.ToLower(word)
	if word == "" || unicode.IsDigit([]rune(word)[0]) {
		return 2
	}
	n := len(vowels.FindAllString(word, -1)) + len(sounded.FindAllString(word, -1))
	if silent.MatchString(word) {
		n--
	}
	return max(1, n)
}

// Grade is the school year of the United States in which a text can be read, by Kincaid
// and others (1975): the reading age is some five years more. 0 for no text.
func Grade(texts ...string) float64 {
	sentences, words, sounds := 0.0, 0.0, 0.0
	for _, t := range texts {
		for _, s := range Sentences(t) {
			in := Words(s)
			if len(in) == 0 {
				continue
			}
			sentences++
			words += float64(len(in))
			for _, w := range in {
				sounds += float64(syllables(w))
			}
		}
	}
	if words == 0 {
		return 0
	}
	return 0.39*words/sentences + 11.8*sounds/words - 15.59
}

package analysis

import (
	"slices"
	"strings"
	"unicode"

	"assess/data/profiles"
)

// PlanPriority is the id of the priority that a line of a plan is of: the one whose
// title, label, both or id it writes, in any case and with any marks between the words.
// It is empty where the strategy has no such priority, or several.
func PlanPriority(p *profiles.Profile, written string) string {
	if p == nil {
		return ""
	}
	want := bareWords(written)
	var found []string
	for _, q := range p.Priorities {
		if slices.Contains([]string{bareWords(q.Title), bareWords(q.Label + " " + q.Title), bareWords(q.Label), bareWords(q.ID)}, want) {
			found = append(found, q.ID)
		}
	}
	if want == "" || len(found) != 1 {
		return ""
	}
	return found[0]
}

// bareWords are the words of a text in small letters, with one blank between them.
func bareWords(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

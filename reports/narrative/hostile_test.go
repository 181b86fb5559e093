package narrative

import (
	"strings"
	"testing"
)

// A file of the greatest length that is nothing but openings is read or refused; a parser
// that took the square of its length would not end while the tests run.
func TestHostileFilesAreReadOrRefused(t *testing.T) {
	for _, unit := range []string{"[", "![", "*", "**a ", "_a", "`", "`a``", "<", "<!-- ", "{{", "{{a}}", "{", "&#", "\\", "|", "|-\n", "> ", ">\n", "- ", "-\n", "\n- a\n ", "1. ", "# ", "a\n=\n", "[a]: b\n", "[a](", "<a ", "a\n\n", "~~~\n", "\t", "*a **a "} {
		paragraph := strings.Repeat(unit, longest/len(unit)-1) + "\n\n"
		source := []byte(strings.Repeat(paragraph, largest/len(paragraph)))
		if _, err := Parse("why.md", source); err != nil && len(err.Error()) > 500 {
			t.Errorf("%q: an error of %d characters", unit, len(err.Error()))
		}
	}
}

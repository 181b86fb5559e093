package proof

import (
	"strings"

	"assess/analysis"
)

// analystGrounds are what an analyst's text may quote by name, and how much of it is
// written.
var analystGrounds = []string{"previous", "baseline", "levels", "versus", "area", "plan", "narrative", partnerField}

// analysts reports whether a passage is the analyst's, or says what the analyst left out.
func (p Passage) analysts() bool {
	return p.Section == "why" || strings.HasPrefix(p.Part, p.Section+"-analyst")
}

// narrative are the facts of the analyst's texts: how many parts of each there are, and
// how many of them are left out.
func (b *book) narrative(a *analysis.Assessment) {
	for _, n := range a.Narrative {
		b.add("narrative", fact{value: float64(len(n.Unwritten)), key: derived})
		b.add("narrative", fact{value: float64(len(n.Unwritten) + n.Written), key: derived})
	}
}

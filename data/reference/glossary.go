package reference

import "sync"

// Term is one entry of the glossary.
type Term struct{ Name, Meaning string }

var glossary = sync.OnceValue(func() []Term {
	var out []Term
	for _, r := range rows("glossary.csv", "term", "meaning") {
		out = append(out, Term{r[0], r[1]})
	}
	return out
})

// Glossary lists the words that the report explains, in alphabetical order.
func Glossary() []Term { return append([]Term(nil), glossary()...) }

package reference

import "sync"

// Instrument is the law that says what a strategic assessment contains.
const Instrument = "The Crime and Disorder (Formulation and Implementation of Strategy) Regulations 2007 (SI 2007/1830)"

// Content is one of the matters that a strategic assessment has to contain.
type Content struct {
	Letter  string // "a" to "g"
	Title   string // a few words
	Wording string // a paraphrase of the regulation
	Checked bool   // the wording has been checked against legislation.gov.uk
}

var statutory = sync.OnceValue(func() []Content {
	var out []Content
	for _, r := range rows("statutory.csv", "letter", "title", "wording", "checked") {
		out = append(out, Content{r[0], r[1], r[2], r[3] == "yes"})
	}
	return out
})

// Statutory lists the statutory contents by letter.
func Statutory() []Content { return append([]Content(nil), statutory()...) }

package reference

import "sync"

// Provision is one thing that the law asks of a partnership, of its members or of the
// committee that scrutinises them.
type Provision struct {
	Law       string // the act or regulations
	Provision string // "Section 17"
	Wording   string // a paraphrase
	Checked   bool   // the wording has been checked against legislation.gov.uk
}

var legal = sync.OnceValue(func() []Provision {
	var out []Provision
	for _, r := range rows("legal.csv", "law", "provision", "wording", "checked") {
		out = append(out, Provision{r[0], r[1], r[2], r[3] == "yes"})
	}
	return out
})

// Legal lists what a report to a scrutiny committee says of the law, in the order of a
// reader who knows none of it.
func Legal() []Provision { return append([]Provision(nil), legal()...) }

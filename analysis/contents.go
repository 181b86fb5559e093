package analysis

import (
	"fmt"
	"slices"
	"strings"

	"assess/data/reference"
)

// StatutoryItem says how far one of the statutory contents is met.
type StatutoryItem struct {
	Item   string `json:"item"` // a to g
	Title  string `json:"title"`
	Status string `json:"status"` // met | partly | missing
	Why    string `json:"why"`
}

// How far an item of the statutory contents is met.
const (
	ItemMet     = "met"
	ItemSome    = "partly"
	ItemMissing = "missing"
)

// contentRules say of each item, by its letter, how far it is met by what the
// assessment holds.
var contentRules = map[string]func(*Assessment) (status, why string){
	"a": levelsMet, "b": changesMet, "c": reasonsMet, "d": prioritiesMet, "e": viewsMet, "f": planMet, "g": countyMet,
}

// contents says how far each statutory item is met.
func (b *builder) contents() error {
	b.out.Contents = []StatutoryItem{}
	for _, item := range reference.Statutory() {
		status, why := ItemMissing, "nothing in the data held speaks to it"
		if rule, ok := contentRules[item.Letter]; ok {
			status, why = rule(b.out)
		}
		b.out.Contents = append(b.out.Contents, StatutoryItem{Item: item.Letter, Title: item.Title, Status: status, Why: why})
	}
	return nil
}

// levelsMet: the open data have no more of substance misuse than drug offences. Partners'
// records of it are those of the health service's items.
func levelsMet(a *Assessment) (string, string) {
	why := "police-recorded crime and anti-social behaviour by month and place"
	n := 0
	for _, s := range a.Partners.Sources {
		if s.Reason == "" {
			n++
		}
	}
	if n == 1 {
		why += ", and one partner's table"
	}
	if n > 1 {
		why += fmt.Sprintf(", and %d tables of partners", n)
	}
	if slices.ContainsFunc(a.Prescribed.Items, func(i PrescribedItem) bool { return i.ID == substanceItem && i.Status == ItemHeld }) {
		return ItemMet, why + "; substance misuse from admissions to hospital"
	}
	return ItemSome, why + "; nothing on substance misuse but drug offences"
}

// substanceItem is the item of the prescribed information that tells of substance misuse.
const substanceItem = "health-substance-disorder-admissions"

// changesMet: a comparison of fewer than half of the months is told as one of a part.
func changesMet(a *Assessment) (string, string) {
	if a.Previous.Reason != "" {
		return ItemMissing, a.Previous.Reason
	}
	if n, of := len(a.Previous.Calendar), len(a.Year.Months); 2*n < of {
		return ItemSome, fmt.Sprintf("%d of the %d months are compared with the year before, which has no more of them", n, of)
	}
	return ItemMet, "compared with the same months of the year before"
}

func prioritiesMet(a *Assessment) (string, string) {
	if n := len(a.Matrix.Issues) - a.Matrix.Unranked; a.Matrix.Reason == "" && n > 0 {
		return ItemMet, fmt.Sprintf("the issues that have data are scored, and the first %d are proposed for the board to decide on", min(n, a.Matrix.First))
	}
	if a.Priorities.Reason != "" || len(a.Priorities.Pages) == 0 {
		return ItemSome, "the findings are ranked; no priorities have been proposed"
	}
	return ItemSome, "the priorities of the strategy are set beside the data; none has been proposed for the next"
}

// planMet: all four quarters of a plan of the year assessed or of the year before.
func planMet(a *Assessment) (string, string) {
	p := a.Plan
	switch {
	case p.Reason != "":
		return ItemMissing, "no partnership plan has been supplied"
	case p.Quarter == 0:
		return ItemMissing, fmt.Sprintf("the plan of %s has no update", p.Year)
	case p.Older:
		return ItemSome, fmt.Sprintf("the plan held is that of %s, which is not the last", p.Year)
	case !p.Ended:
		return ItemSome, fmt.Sprintf("the plan of %s has updates of %s", p.Year, strings.Join(quarterNames[:p.Quarter], ", "))
	}
	return ItemMet, fmt.Sprintf("the plan of %s has updates of all quarters", p.Year)
}

var quarterNames = []string{"Q1", "Q2", "Q3", "Q4"}

func countyMet(a *Assessment) (string, string) {
	if n := len(a.County.Neighbours); n > 0 && a.County.Reason == "" {
		untold := 0
		for _, x := range a.County.Neighbours {
			if x.Reason != "" {
				untold++
			}
		}
		if untold == 0 {
			return ItemMet, fmt.Sprintf("hot spots near the boundary, and changes in the neighbouring districts held: %d", n)
		}
		return ItemSome, fmt.Sprintf("hot spots near the boundary; the incidents of %d of %d neighbouring districts are not held", untold, n)
	}
	if a.Partnership.Comparator == "" {
		return ItemMissing, "no comparator is configured"
	}
	return ItemSome, "compared with the comparator; nothing has been marked for the county"
}

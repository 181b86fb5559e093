package analysis

import (
	"slices"
	"strings"

	"assess/data/workspace"
)

// NotUsed is a method that an analyst may look for in the report, with what it
// takes and why it was not used.
type NotUsed struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	What  string `json:"what"`  // what it would tell
	Needs string `json:"needs"` // what it takes
	Why   string `json:"why"`   // which of that no source has
}

// A fact is something that a source may tell of each incident.
type fact int

// The facts that methods take beyond a month, a category and a rough place.
const (
	factDay fact = iota
	factPlace
	factSpan
	factVictim
	factOffence
)

// factWords say each fact at length, as what a method takes, and in short, as what a
// source has.
var factWords = [...]struct{ long, short string }{
	factDay:     {"the day of each incident", "days of incidents"},
	factPlace:   {"its exact place", "exact places"},
	factSpan:    {"the first and the last time at which each incident can have happened", "times of day"},
	factVictim:  {"a key that is the same whenever a victim or an address comes again", "keys of victims and addresses"},
	factOffence: {"the offence code of each crime", "offence codes"},
}

// told are the facts that each kind of source tells as it is read. The street-level
// files of data.police.uk have the month, the category and a point that stands for
// several addresses: none of them; and searches are no incidents. A partner's table
// tells what its columns hold. From any other kind none is read, whatever
// its files hold, and the report says it in those words.
var told = map[string][]fact{"police-street": {}, "police-stop-and-search": {}}

// unused are the methods that wait for data, in the order of the report.
var unused = []struct {
	id, name, what string
	needs          []fact
	also           string // needed too, but not of a source
}{
	{"near-repeats", "Near repeats", "Whether further incidents follow close by and soon after (Knox test).", []fact{factDay, factPlace}, ""},
	{"hour-of-week", "Hour of the week", "At which hours of the week incidents happen, each shared out over the hours in which it may have happened (aoristic analysis).", []fact{factSpan}, ""},
	{"repeat-victims", "Repeat victimisation", "How much falls on the same victims and addresses again, and how soon.", []fact{factVictim, factDay}, ""},
	{"severity-weights", "Severity weights by offence", "This report's own counts, weighed by how grave each offence is.", []fact{factOffence}, "a table of weights by offence code"},
}

// notUsed lists the methods of which no source loaded tells all that they take.
func (b *builder) notUsed() error {
	b.out.NotUsed = NotUsedOf(b.out.Sources, b.facts.common.Weights != nil)
	return nil
}

// NotUsedOf lists the methods that cannot be used with the sources, and, of what they take
// beside sources, with a table of weights or without. Facts are not put
// together from several sources, whose incidents cannot be matched: one source has to
// tell all that a method takes.
func NotUsedOf(sources []Source, weights bool) []NotUsed {
	out := []NotUsed{}
	for _, m := range unused {
		held := slices.ContainsFunc(sources, func(s Source) bool { return len(lacking(m.needs, toldBy(s))) == 0 })
		if held && (m.also == "" || weights) {
			continue
		}
		n := NotUsed{ID: m.id, Name: m.name, What: m.what, Needs: listed(m.needs, " and ", func(f fact) string { return factWords[f].long })}
		short := func(f fact) string { return factWords[f].short }
		if m.also != "" {
			n.Needs += ", and " + m.also
		}
		between := " together with "
		if !slices.ContainsFunc(sources, func(s Source) bool { return len(lacking(m.needs, toldBy(s))) < len(m.needs) }) {
			between = " or " // no source has any
		}
		n.Why = "No source loaded has " + listed(m.needs, between, short) + "."
		if slices.ContainsFunc(sources, func(s Source) bool { _, known := told[s.Kind]; return !known && !s.PartnerTable() }) {
			n.Why = "This report reads no " + listed(m.needs, between, short) + " from the sources loaded."
		}
		if held {
			n.Why = "There is no " + strings.TrimPrefix(m.also, "a ") + "."
		}
		out = append(out, n)
	}
	return out
}

// toldBy are the facts that a source tells: those of its kind, and of a partner's table
// what its own columns hold.
func toldBy(s Source) []fact {
	out := told[s.Kind]
	for f, words := range factWords {
		if s.PartnerTable() && slices.Contains(s.Tells, words.short) {
			out = append(out, fact(f))
		}
	}
	return out
}

// tells are the facts that a table's columns hold. A postcode or a point is a place; its
// reference is one of the record, not of a victim.
func tells(t *workspace.Table) []string {
	out := []string{}
	if t.Count != "" {
		return out
	}
	w := t.When
	for f, has := range map[fact]bool{factDay: w.Month == nil, factPlace: pointed(t.Where.By()), factSpan: w.From.Timed() || w.Date.Timed(), factOffence: t.Offence != ""} {
		if has {
			out = append(out, factWords[f].short)
		}
	}
	slices.Sort(out)
	return out
}

// lacking are the facts of needs that are not among those told.
func lacking(needs, told []fact) []fact {
	var out []fact
	for _, f := range needs {
		if !slices.Contains(told, f) {
			out = append(out, f)
		}
	}
	return out
}

// listed writes facts as a list with the word given between them.
func listed(facts []fact, between string, word func(fact) string) string {
	words := make([]string, len(facts))
	for i, f := range facts {
		words[i] = word(f)
	}
	return strings.Join(words, between)
}

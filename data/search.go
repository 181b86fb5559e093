package data

import "slices"

// SearchObject is what a stop and search looked for, by its published name on
// data.police.uk; empty where the force does not say.
type SearchObject string

// SearchObjects lists every object that the stop-and-search files have used.
var SearchObjects = []SearchObject{
	"Controlled drugs", "Psychoactive substances",
	"Offensive weapons", "Firearms", "Crossbows", "Anything to threaten or harm anyone",
	"Stolen goods", "Article for use in theft",
	"Articles for use in criminal damage", "Fireworks",
	"Evidence of offences under the Act", "Goods on which duty has not been paid etc.",
	"Game or poaching equipment", "Evidence of wildlife offences", "Seals or hunting equipment", "Evidence of hunting any wild mammal with a dog",
	"Detailed object of search unavailable",
}

// SearchOutcome is what came of a stop and search, by its published name.
type SearchOutcome string

// SearchOutcomes lists every outcome that the stop-and-search files have used: those
// of now, then the older words for them.
var SearchOutcomes = []SearchOutcome{
	"A no further action disposal", "Arrest", "Community resolution", "Khat or Cannabis warning", "Caution (simple or conditional)",
	"Penalty Notice for Disorder", "Summons / charged by post",
	"Nothing found - no further action", "Article found - Detailed outcome unavailable", "Suspect arrested", "Suspect summonsed to court",
	"Local resolution", "Offender given drugs possession warning", "Offender given penalty notice", "Offender cautioned",
	"Suspected psychoactive substances seized - No further action", "Details not available",
}

// noAction are the outcomes of a search after which nothing was done.
var noAction = []SearchOutcome{"A no further action disposal", "Nothing found - no further action", "Suspected psychoactive substances seized - No further action"}

// Stated reports whether the outcome says what was done.
func (o SearchOutcome) Stated() bool { return o != "" && o != "Details not available" }

// Action reports whether something was done after the search, from a warning to an arrest.
func (o SearchOutcome) Action() bool { return o.Stated() && !slices.Contains(noAction, o) }

package analysis

import "strings"

// unit is what a target or a figure counts.
type unit struct {
	name  string // as words say it, in the plural
	words []string
	who   bool // persons
}

// units are those that partnership plans count in, each with the words that mean it.
// Of things that are not listed no unit is known.
var units = []unit{
	{"schools", []string{"school", "schools"}, false},
	{"pupils", []string{"pupil", "pupils", "student", "students", "children"}, true},
	{"residents", []string{"resident", "residents"}, true},
	{"attendees", []string{"attendee", "attendees", "participant", "participants", "delegate", "delegates"}, true},
	{"victims", []string{"victim", "victims"}, true},
	{"offenders", []string{"offender", "offenders"}, true},
	{"volunteers", []string{"volunteer", "volunteers"}, true},
	{"cadets", []string{"cadet", "cadets"}, true},
	{"members", []string{"member", "members"}, true},
	{"staff", []string{"staff", "officers", "practitioners", "professionals"}, true},
	{"licence holders", []string{"licensees", "holders", "drivers"}, true},
	{"people", []string{"people", "persons", "individuals", "adults"}, true},
	{"households", []string{"household", "households", "homes", "dwellings"}, false},
	{"venues", []string{"venue", "venues"}, false},
	{"premises", []string{"premises", "shops", "businesses"}, false},
	{"sessions", []string{"session", "sessions", "workshop", "workshops", "course", "courses", "performance", "performances"}, false},
	{"campaigns", []string{"campaign", "campaigns"}, false},
	{"events", []string{"event", "events"}, false},
	{"operations and activities", []string{"operation", "operations", "patrol", "patrols", "activity", "activities", "visit", "visits"}, false},
	{"meetings", []string{"meeting", "meetings"}, false},
	{"referrals", []string{"referral", "referrals"}, false},
	{"reports", []string{"reports"}, false},
	{"cases", []string{"case", "cases"}, false},
	{"incidents", []string{"incident", "incidents"}, false},
	{"crimes", []string{"crimes", "offences", "burglaries", "robberies", "thefts"}, false},
	{"groups", []string{"groups"}, false},
	{"dates", []string{"dates", "days", "nights"}, false},
	{"vehicles", []string{"vehicle", "vehicles"}, false},
	{"leaflets and packs", []string{"leaflets", "packs", "posters"}, false},
	{"cameras", []string{"camera", "cameras"}, false},
}

// unitOf is the first unit that words name, nil when none is known.
func unitOf(words []string) *unit {
	for _, w := range words {
		for i := range units {
			for _, known := range units[i].words {
				if strings.EqualFold(w, known) {
					return &units[i]
				}
			}
		}
	}
	return nil
}

// sameUnit reports whether two known units count the same: "people" are any persons.
func sameUnit(a, b *unit) bool {
	return a == b || a.who && b.who && (a.name == "people" || b.name == "people")
}

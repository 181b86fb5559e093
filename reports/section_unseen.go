package reports

import (
	"fmt"
	"slices"
	"strings"

	"assess/analysis"
)

// unseen says what the assessment cannot see, from the sources that it has.
func (d *draft) unseen() Paragraph {
	return paragraph(strong("What this assessment cannot see. "), words("%s", strings.Join(d.limits(), " ")))
}

// limits are the limits of the data held, one sentence each.
func (d *draft) limits() []string {
	out := []string{"Domestic abuse, hate crime and knife crime are not marked in the police open data, and fraud is not in it."}
	if marks := d.marked(); len(marks) > 0 {
		out = append(out, fmt.Sprintf("Only partners' records tell of %s here.", joined(marks)))
	}
	switch {
	case len(d.toldHours()) > 0:
	case d.heldHours():
		out = append(out, "The open data has months only; the hours of partners' records are in the restricted edition.")
	default:
		out = append(out, "It has months only, so night-time disorder cannot be told apart.")
	}
	if d.onlyPolice() {
		lacks := "No fire, health, housing or survey data has been loaded."
		if !d.a.StopSearch.Configured {
			lacks = "No fire, health, housing, survey or stop-and-search data has been loaded."
		}
		out = append(out, lacks)
	} else if what := d.notHeld(); what != "" {
		out = append(out, what)
	}
	if share := d.a.Coverage.NoLocationYr; share != nil && *share > 0 {
		out = append(out, fmt.Sprintf("%s no location, so no district can count them. True totals are a little higher.", capital(inHundredWith(*share, "of the force's rows", "carries", "carry"))))
	}
	return out
}

// marked is which of domestic abuse, hate crime and knife crime partners' tables mark.
func (d *draft) marked() (out []string) {
	for _, flag := range []string{"domestic_abuse", "hate", "knife"} {
		if slices.ContainsFunc(d.a.Partners.Counts, func(c analysis.PartnerCount) bool { return c.Flag == flag }) {
			out = append(out, flagName(flag))
		}
	}
	return out
}

// notHeld names the kinds of partners' data of which no table says by its name that it
// is one; empty where each has.
func (d *draft) notHeld() string {
	var out []string
	for _, kind := range []struct{ name, parts string }{{"fire", "fire"}, {"health", "health hospital ambulance"}, {"housing", "housing"}} {
		if !slices.ContainsFunc(d.a.Sources, func(s analysis.Source) bool {
			return s.PartnerTable() && slices.ContainsFunc(strings.Fields(kind.parts), func(part string) bool {
				return strings.Contains(strings.ToLower(s.ID+" "+s.Title+" "+strings.Join(s.Schedule, " ")), part)
			})
		}) {
			out = append(out, kind.name)
		}
	}
	if len(out) == 0 {
		return ""
	}
	return fmt.Sprintf("No %s data has been loaded.", strings.Join(out, " or "))
}

// onlyPolice reports whether police open data is all that has been loaded.
func (d *draft) onlyPolice() bool {
	for _, s := range d.a.Sources {
		if s.Kind != policeKind && s.Kind != searchKind {
			return false
		}
	}
	return true
}

// The kinds of sources of police open data: incidents, and stop and searches.
const (
	policeKind = "police-street"
	searchKind = "police-stop-and-search"
)

// restrictedSources are the titles of the sources that are not open data.
func (d *draft) restrictedSources() []string {
	var out []string
	for _, s := range d.a.Sources {
		if restrictedSource(s) {
			out = append(out, sourceTitle(s))
		}
	}
	return out
}

// sourceTitle is what a source is called: its title, else its identifier.
func sourceTitle(s analysis.Source) string {
	if s.Title != "" {
		return s.Title
	}
	return s.ID
}

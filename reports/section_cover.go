package reports

import (
	"fmt"
	"strings"
	"time"

	"assess/data"
)

// restrictedEdition is the edition that shows everything and stays in the partnership.
const restrictedEdition = "restricted"

// editions are what each edition is called and how it is marked.
var editions = map[string]struct{ name, marking string }{
	"public":          {"Public edition", "OFFICIAL"},
	restrictedEdition: {"Restricted edition", "OFFICIAL-SENSITIVE"},
}

// syntheticNotice is printed on every page of a document made of invented data.
const syntheticNotice = "Synthetic data: this place and every figure are invented."

// cover starts the document: its title, marking and document control. An
// edition that is not known is marked as the restricted one.
func (d *draft) cover() *Document {
	edition, ok := editions[d.o.Edition]
	if !ok {
		edition = editions[restrictedEdition]
	}
	generator := "assess"
	if d.o.Version != "" {
		generator += " " + d.o.Version
	}
	doc := &Document{
		Title:     "Strategic assessment, " + d.a.Year.Held.Label(),
		Owner:     d.a.Partnership.Name,
		Edition:   edition.name,
		Marking:   edition.marking,
		Language:  "en-GB",
		Subject:   fmt.Sprintf("Levels and patterns of crime and anti-social behaviour in %s, %s.", d.place(), d.window()),
		Date:      lastDay(d.a.Year.DataTo),
		Generator: generator,
	}
	if d.a.Synthetic {
		doc.Notice = syntheticNotice
	}
	if edition == editions[restrictedEdition] {
		doc.Handling = handling(edition.marking)
	}
	doc.Cover = d.control(doc)
	return doc
}

// handling is what is asked of those who hold a document of a marking.
func handling(marking string) Handling {
	return Handling{
		Full: "Handling: " + marking + ". For members of the partnership and the people whom they name. Do not publish it, " +
			"leave it unattended or pass it on to others. Store and send it only where such documents may be kept. Destroy it securely when it is no longer needed.",
		Short: "For the partnership only: do not publish or pass on.",
	}
}

// control is the document control: who, what, when and from which data.
func (d *draft) control(doc *Document) []Fact {
	a := d.a
	facts := []Fact{
		{"Partnership", a.Partnership.Name},
		{"Area", d.place() + codesOf(a.Partnership.Districts)},
		{"Period assessed", d.window()},
		{"Edition", doc.Edition},
		{"Marking", doc.Marking},
	}
	if doc.Handling != (Handling{}) {
		facts = append(facts, Fact{"Distribution", d.distribution()})
	}
	if p := a.Partnership; p.Owner != "" {
		facts = append(facts, Fact{"Document owner", p.Owner})
	}
	if p := a.Partnership; p.Reference != "" {
		facts = append(facts, Fact{"Reference", p.Reference})
	}
	facts = append(facts, Fact{"Quality assurance", orElse(a.Partnership.SignedOff, "not signed off")})
	facts = append(facts, Fact{"Police force", d.force()}, Fact{"Police data", d.heldWords()})
	if a.Year.AsAt != "" {
		facts = append(facts, Fact{"As known on", day(a.Year.AsAt)})
	}
	comparator := a.Partnership.Comparator
	if comparator == "" {
		comparator = "none configured"
	}
	facts = append(facts, Fact{"Comparator", comparator})
	files := 0
	for _, s := range a.Sources {
		files += s.Files
	}
	if files > 0 {
		facts = append(facts, Fact{"Files read", data.Thousands(int64(files))})
	}
	return append(facts, Fact{"Made with", doc.Generator})
}

// distribution is who the restricted edition goes to.
func (d *draft) distribution() string {
	if names := d.a.Partnership.Distribution; len(names) > 0 {
		return strings.Join(names, "; ")
	}
	return "not listed: add distribution to the partnership in assess.toml"
}

// lastDay is the ISO date of a month's last day, empty for no month.
func lastDay(m data.Month) string {
	if m.IsZero() {
		return ""
	}
	return time.Date(m.Year(), m.Calendar()+1, 0, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}

// heldWords says which months of police data are held.
func (d *draft) heldWords() string {
	p := data.Period{From: d.a.Year.DataFrom, To: d.a.Year.DataTo}
	if p.Empty() {
		return "none held"
	}
	return p.Label()
}

// seriesWords says which months the series of the report run over: those held
// up to the end of the year assessed, though later ones may be held too.
func (d *draft) seriesWords() string {
	p := data.Period{From: d.a.Year.DataFrom, To: d.a.Year.Held.To}
	if p.Empty() {
		return "none held"
	}
	return p.Label()
}

// codesOf lists the codes of areas in brackets, empty when there are none.
func codesOf(areas []data.Area) string {
	var codes []string
	for _, a := range areas {
		codes = append(codes, string(a.Code))
	}
	if len(codes) == 0 {
		return ""
	}
	return " (" + joined(codes) + ")"
}

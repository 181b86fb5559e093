package reports

import (
	"fmt"
	"slices"

	"assess/analysis"
	"assess/data/reference"
)

// methods is the annex of methods, each sentence built from the values used.
func methods(d *draft) Section {
	s := Section{ID: "methods", Title: "Annex B: Methods"}
	if len(d.a.Methods) == 0 {
		s.Blocks = append(s.Blocks, absent("No methods", "the assessment does not list its methods"))
		return s
	}
	for _, m := range d.a.Methods {
		spans := []Span{strong("%s ", stop(m.Name)), words("%s", stop(m.Formula))}
		for _, part := range []struct{ name, text string }{{"As used", m.Settings}, {"n", m.N}, {"Source", m.Source}} {
			if part.text != "" {
				spans = append(spans, strong(" %s: ", part.name), words("%s", stop(part.text)))
			}
		}
		s.Blocks = append(s.Blocks, paragraph(spans...))
	}
	s.Blocks = append(s.Blocks, calibrationTable())
	s.Blocks = append(s.Blocks, d.notUsedBlocks()...)
	return s
}

// contents is the annex of the statutory contents.
func contents(d *draft) Section {
	s := Section{ID: "contents", Title: "Annex C: Statutory contents"}
	s.Blocks = append(s.Blocks, say("A strategic assessment has its contents set by law: %s, as amended. The table says how far this one has each of them, and what is missing.", reference.Instrument))
	wording, checked := map[string]string{}, true
	for _, c := range reference.Statutory() {
		wording[c.Letter] = c.Wording
		checked = checked && c.Checked
	}
	if !checked {
		s.Blocks = append(s.Blocks, warning("Wording to be checked", "The wording and the lettering below are a paraphrase that is still to be checked against legislation.gov.uk."))
	}
	if len(d.a.Contents) == 0 {
		s.Blocks = append(s.Blocks, absent("Statutory contents", "the assessment does not say how far they are met"))
		return s
	}
	t := Table{ID: "contents-table", Caption: "Statutory contents and how far they are met", Sheet: "Statutory contents",
		Columns: []Column{{Name: "Item", Width: 1.6}, {Name: "What it asks for", Width: 3}, {Name: "Status"}, {Name: "Told in", Width: 1.4}, {Name: "Why", Width: 2.6}}}
	for _, c := range d.a.Contents {
		t.Rows = append(t.Rows, []string{fmt.Sprintf("(%s) %s", c.Item, c.Title), orNone(wording[c.Item]), c.Status, orNone(joined(sectionsFor(d.a, c))), orNone(c.Why)})
	}
	s.Blocks = append(s.Blocks, t)
	return s
}

// glossary is the annex of words.
func glossary(d *draft) Section {
	s := Section{ID: "glossary", Title: "Annex D: Glossary"}
	var l List
	for _, t := range reference.Glossary() {
		l.Items = append(l.Items, []Span{strong("%s. ", t.Name), words("%s", t.Meaning)})
	}
	s.Blocks = append(s.Blocks, l)
	return s
}

// licences is the annex of attributions and the accessibility statement.
func licences(d *draft) Section {
	s := Section{ID: "licences", Title: "Annex E: Licences and accessibility"}
	s.Blocks = append(s.Blocks, heading("licences-data", "Licences"))
	if d.a.Synthetic {
		s.Blocks = append(s.Blocks, say("Every row, outline and number of residents in this document is invented. No licence applies to them. With real data the following lines apply."))
	}
	t := Table{ID: "licences-table", Caption: "Data and their licences", Sheet: "Licences", Columns: []Column{{Name: "Data", Width: 1.4}, {Name: "Publisher", Width: 1.2}, {Name: "Attribution", Width: 3}}}
	for _, l := range reference.Licences() {
		if l.ID == "severity" && len(d.a.Severity.Districts) == 0 {
			continue
		}
		year := d.land.newest()
		t.Rows = append(t.Rows, []string{d.licensed(l), l.Publisher, l.LineFor(year)})
	}
	for _, src := range d.a.Sources {
		if src.Kind != policeKind {
			t.Rows = append(t.Rows, []string{sourceTitle(src), orNone(src.Owner), orNone(src.Licence)})
		}
	}
	s.Blocks = append(s.Blocks, t)
	s.Blocks = append(s.Blocks, heading("licences-privacy", "Privacy"), d.privacy())
	s.Blocks = append(s.Blocks, heading("licences-access", "Accessibility"))
	return Section{ID: s.ID, Title: s.Title, Blocks: append(s.Blocks,
		say("This report comes as a web page, a tagged PDF, a workbook and CSV files that hold the same words and numbers. It is made to meet the Web Content Accessibility Guidelines 2.2 at level AA. It has not been audited by anyone else."),
		List{Items: [][]Span{
			{words("Every figure has a title that says what it shows, and a text alternative. Its numbers are in a table or in a named sheet of the workbook.")},
			{words("Nothing is said by colour alone. Marks differ in shape, and states of months carry a letter. Map classes are listed with the number of areas in each.")},
			{words("The web page works with a keyboard, with scripts switched off, enlarged four times, in light and in dark.")},
			{words("Maps are the hardest part to read without seeing them. Their tables list every area or cell that they show.")},
		}},
		say("Ask %s for the report in another form.", d.a.Partnership.Name),
	)}
}

// privacy says what the report holds about people.
func (d *draft) privacy() Block {
	text := "The report holds counts only. Crime numbers, descriptions of places and outcomes of single crimes are not kept by the program."
	if d.a.StopSearch.Configured {
		text += " Of each search it keeps the published time, point, age group, sex and ethnicity, and prints none of them one by one."
	}
	if slices.ContainsFunc(d.a.Sources, analysis.Source.PartnerTable) {
		text += " Of partners' records no name, description or reference is kept in clear, and of a postcode only the point and areas that it stands for."
	}
	if titles := d.restrictedSources(); len(titles) > 0 {
		text += fmt.Sprintf(" Restricted sources have been loaded too: %s.", joined(titles))
	}
	return say("%s", text)
}

package reports

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"assess/analysis"
	"assess/data"
	"assess/reports/narrative"
)

// writtenFor gives the fixture a text for a chapter.
func writtenFor(section, text string) variation {
	return func(a *analysis.Assessment) {
		t, err := narrative.Parse(section+".md", []byte(text))
		if err != nil {
			panic(err)
		}
		a.Narrative = append(a.Narrative, analysis.NarrativeText{File: t.File, Section: section, Restricted: t.Restricted, Text: text, Written: t.Written, Unwritten: t.Unwritten})
	}
}

// editionPage is an edition as HTML.
func editionPage(t *testing.T, a *analysis.Assessment, edition string) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteHTML(&b, Build(a, Boundaries{}, Options{Edition: edition})); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func blocksOf(t *testing.T, doc *Document, id string) []Block {
	t.Helper()
	for _, s := range doc.Sections {
		if s.ID == id {
			return s.Blocks
		}
	}
	t.Fatalf("there is no section %q", id)
	return nil
}

// A text stands at the end of its chapter, below a heading; numbers are those of the report.
func TestTextStandsInItsChapter(t *testing.T) {
	a := assessment(writtenFor("changes", "# First\n\nBurglary: {{change.burglary.rate_ratio}}, **{{change.burglary.movement}}**.\n\n## Second\n\n- one\n\n### Third\n\n| a | b |\n|---|--:|\n| {{change.burglary.current_count}} |\n"))
	blocks := blocksOf(t, Build(a, Boundaries{}, Options{Edition: "public"}), "changes")
	i := slices.IndexFunc(blocks, func(b Block) bool { h, ok := b.(Heading); return ok && h.ID == "changes-analyst" })
	if i < 0 {
		t.Fatal("the text has no heading")
	}
	c := change(a.Previous, "Burglary")
	var got []string
	for _, b := range blocks[i:] {
		switch b := b.(type) {
		case Heading:
			got = append(got, fmt.Sprint(b.Level, " ", b.Text))
		case Paragraph:
			got = append(got, plainOf(b.Spans))
		case List:
			got = append(got, "- "+plainOf(b.Items[0]))
		case Table:
			got = append(got, b.Caption, strings.Join(b.Rows[0], " | "))
		}
	}
	want := []string{"2 What the analyst adds", "3 First", "Burglary: " + ratioCell(c.RateRatio, c.Interval) + ", fell by about a fifth.", "Second", "- one", "Third",
		"Third: the analyst’s table", data.Thousands(c.CurrentCount) + " | [z]"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestRestrictedTextStaysInside(t *testing.T) {
	a := assessment(writtenFor("why", "restricted\n\nZebra Street is watched.\n\n## Quagga\n"), writtenFor("places", "The Okapi estate.\n"))
	for edition, want := range map[string]bool{"public": false, "mistyped": false, restrictedEdition: true} {
		text := editionPage(t, a, edition)
		if strings.Contains(text, "Zebra Street") != want || strings.Contains(text, "quagga") != want || !strings.Contains(text, "Okapi estate") {
			t.Errorf("%s: the restricted text is told: %v", edition, !want)
		}
	}
}

func TestReferencesThatDoNotHoldAreRefused(t *testing.T) {
	now := assessment()
	c := change(now.Previous, "Burglary")
	count := data.Thousands(c.CurrentCount)
	for _, x := range []struct{ text, want string }{
		{"a\n\nb {{change.burglry.rate_ratio}}", `changes.md:3: there is no number "change.burglry.rate_ratio"; did you mean "change.burglary.rate_ratio"?`},
		{"{{change.burglary.rate_rato}}", `did you mean "change.burglary.rate_ratio"?`},
		{"{{chnage.burglary.rate_ratio}}", `did you mean "change.burglary.rate_ratio"?`},
		{"a\n{{change.burglary.current_count = 12}}", "changes.md:2: change.burglary.current_count was 12 when this was written and is " + count + " now"},
		{"{{change.burglary.current_count = " + count + "}} {{change.burglary.rate_ratio =  " + ratioCell(c.RateRatio, c.Interval) + " }}", ""},
	} {
		err := CheckNarrative(assessment(writtenFor("changes", x.text)))
		var mistake *narrative.Error
		if x.want == "" && err != nil || x.want != "" && (!errors.As(err, &mistake) || !strings.Contains(err.Error(), x.want)) {
			t.Errorf("%q: error is %v, want %q", x.text, err, x.want)
		}
	}
}

func TestLinksIntoTheReportLeadSomewhere(t *testing.T) {
	o := Options{Edition: "public"}
	for text, want := range map[string]string{"[a](#changes)": "", "[a](#figure-monthy)": "changes.md:1: the link to #figure-monthy leads nowhere in this edition; did you mean #figure-monthly?",
		"One\n\nTwo and\n[a](#changes) and **b\n[c](#figure-monthy)**": "changes.md:5: ", "| a | b |\n| - | - |\n| 1 | [d](#chnages) |": "changes.md:3: ", "restricted\n\n[a](#changes)\n\n[b](#nowhere)": "",
		"restricted\n\n[a](#nowhere)": ""} {
		a := assessment(writtenFor("changes", text))
		err := CheckAnchors(a, Build(a, Boundaries{}, o), o)
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%q: error is %v, want %q", text, err, want)
		}
	}
}

// Each number can be quoted: names are unique and can be written between braces, and each
// has a value and a meaning.
func TestReferencesCanBeWritten(t *testing.T) {
	a := assessment(planned(false))
	seen := map[string]bool{}
	for _, r := range References(a, Options{Edition: "public"}) {
		if seen[r.Name] || r.Value == "" || r.Means == "" {
			t.Errorf("%+v is twice there or has an empty part", r)
		}
		seen[r.Name] = true
		text, err := narrative.Parse("why.md", []byte("{{"+r.Name+"}}"))
		if err != nil || len(text.References()) != 1 || text.References()[0].Name != r.Name {
			t.Errorf("%q cannot be written: %v", r.Name, err)
		}
	}
	for _, name := range []string{"change.burglary.rate_ratio", "baseline.all-crime.verdict", "level.anti-social-behaviour.rate", "plan.lines", "plan.on-track", "year.label"} {
		if !seen[name] {
			t.Errorf("there is no %q", name)
		}
	}
}

// A text can be written for each chapter that the list names, and for no other.
func TestChaptersAreThoseOfTheReport(t *testing.T) {
	a := assessment()
	var ids []string
	for _, q := range a.Priorities.Pages {
		ids = append(ids, q.ID)
	}
	doc := Build(a, Boundaries{}, Options{Edition: "public"})
	var have []string
	for _, s := range doc.Sections {
		have = append(have, s.ID)
	}
	for _, c := range Chapters(ids) {
		if !slices.Contains(have, c) {
			t.Errorf("the report has no chapter %q; it has %q", c, have)
		}
	}
}

// eventful gives the fixture events, one of them restricted.
func eventful(a *analysis.Assessment) {
	m := month(2020, time.June)
	a.Events = []data.Event{
		{From: m, To: m, Title: "Operation Zebra", Kind: data.Operation, Restricted: true},
		{Day: "2020-07-04", From: m + 1, To: m + 1, Title: "Pubs open", Kind: data.Restriction},
		{From: m + 2, To: m + 4, Title: "Visits to homes", Kind: data.Operation, Categories: []data.Category{"Burglary"}},
	}
}

func TestEventsAreNumberedByEditionAndBearOnTheirCategories(t *testing.T) {
	a := assessment(eventful)
	for edition, first := range map[string]string{"public": "Pubs open", restrictedEdition: "Operation Zebra"} {
		d := newDraft(a, Boundaries{}, Options{Edition: edition})
		if e := d.events()[0]; e.number != 1 || e.Title != first {
			t.Errorf("%s: event 1 is %+v", edition, e)
		}
		if got := strings.Contains(editionPage(t, a, edition), "Operation Zebra"); got != (edition == restrictedEdition) {
			t.Errorf("%s: the restricted event is told: %v", edition, got)
		}
		all, one := d.eventMarks("Drugs"), d.eventMarks("Burglary")
		if len(one) != len(all)+1 || one[len(one)-1].Title != "Visits to homes, August to October 2020" {
			t.Errorf("%s: %v for drugs, %v for burglary", edition, all, one)
		}
		f, ok := d.panelsFigure().(Figure)
		if !ok || !strings.Contains(f.Alt, "2, ") || !strings.Contains(f.Alt, "Pubs open, 4 July 2020") {
			t.Errorf("%s: the alternative text is %q", edition, f.Alt)
		}
	}
}

func TestWhatIsNotWrittenIsSaid(t *testing.T) {
	note := func(a *analysis.Assessment) string {
		for _, b := range blocksOf(t, Build(a, Boundaries{}, Options{Edition: "public"}), whySection) {
			if n, ok := b.(Note); ok {
				return n.Title + ": " + plainOf(n.Spans)
			}
		}
		return ""
	}
	if got := note(assessment()); !strings.HasPrefix(got, "No reasons") {
		t.Errorf("without a text: %q", got)
	}
	if got := note(assessment(writtenFor("why", "All is said."))); got != "" {
		t.Errorf("with a whole text: %q", got)
	}
	if got := note(assessment(writtenFor("places", "## A\n"), writtenFor("why", "## Social\n\n## Legal\n\nYes.\n"))); !strings.Contains(got, "left out 1 of 2 parts (social); 1 of 1 part (a) on “Places”") {
		t.Errorf("with parts: %q", got)
	}
}

// Quoting a number is no way round what an edition keeps: small totals of restricted tables
// are hidden in the public edition, and told in the restricted one.
func TestReferencesHideWhatTheEditionHides(t *testing.T) {
	a := assessment(withTables("restricted"), func(a *analysis.Assessment) {
		for i := range a.Partners.Counts {
			if c := &a.Partners.Counts[i]; c.Type == analysis.TypePartnership && c.Category != "" {
				c.Years[len(c.Years)-1].Count = 3
			}
		}
	})
	value := func(edition string) map[string]string {
		return newDraft(a, Boundaries{}, Options{Edition: edition}).values()
	}
	public, inside := value("public"), value(restrictedEdition)
	small := 0
	for _, c := range a.Partners.Counts {
		if c.Type != analysis.TypePartnership {
			continue
		}
		name, n := partnerName(c.PartnerKey)+".count", c.Year().Count
		if inside[name] != data.Thousands(n) {
			t.Errorf("%s is %s inside, and %d were counted", name, inside[name], n)
		}
		if n > 0 && n < int64(a.Settings.SuppressBelow) {
			small++
			if public[name] != suppressedCell {
				t.Errorf("%s is %s in public", name, public[name])
			}
		}
	}
	if small == 0 {
		t.Error("no total of the fixture is small")
	}
	for name, v := range inside {
		if v == suppressedCell {
			t.Errorf("%s is hidden inside", name)
		}
	}
}

package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"assess/reports"
	"assess/reports/pdf/pdftest"
)

// marks are in references, free texts and postcodes of the sample's partners' tables.
var marks = []string{"MADEUP", "FIGMENT", "MOCK/2", "ZX1 1", "ZX2 1", "ZX3 1", "ZX11", "ZX21", "ZX31"}

// nothingPrivate looks for single records in what an edition says and in what is
// worked out.
func nothingPrivate(t *testing.T, m mapped, all []line) {
	t.Helper()
	worked, err := json.Marshal(m.assessment)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range append(all, line{"assessment.json", string(worked)}) {
		upper := strings.ToUpper(l.text)
		for _, mark := range marks {
			if strings.Contains(upper, mark) {
				t.Errorf("%s holds %q: %.300s", l.where, mark, l.text)
			}
		}
	}
}

// restrictedIsMarked asks that every page of both papers of the restricted edition, the
// head of both web pages and the front of both workbooks say what the edition is, how it
// is handled and to whom it goes.
func restrictedIsMarked(t *testing.T, m mapped) {
	a := *m.assessment
	a.Partnership.Distribution = []string{"Head of Community Safety", "District Commander"}
	const marking, short, who = "OFFICIAL-SENSITIVE", "For the partnership only: do not publish or pass on.", "Head of Community Safety; District Commander"
	o := reports.Options{Edition: "restricted"}
	for _, doc := range []*reports.Document{reports.Build(&a, boundaries(m.outlines), o), reports.WardProfiles(&a, boundaries(m.outlines), o)} {
		var paper, page, book bytes.Buffer
		if err := reports.WritePDF(&paper, doc); err != nil {
			t.Fatal(err)
		}
		f := pdftest.Open(t, paper.Bytes())
		if len(f.Pages) < 5 {
			t.Fatalf("%s has %d pages", doc.Title, len(f.Pages))
		}
		for i, p := range f.Pages {
			edges := ""
			for _, piece := range p.Pieces {
				if piece.ID < 0 {
					edges += piece.Text + "\n"
				}
			}
			if strings.Count(edges, marking) != 2 || !strings.Contains(edges, short) {
				t.Errorf("%s: page %d is marked %q", doc.Title, i+1, edges)
			}
		}
		if err := reports.WriteHTML(&page, doc); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(page.String(), `<span class="marking">`+marking+`</span>`) {
			t.Errorf("%s: the head of the page is not marked", doc.Title)
		}
		if err := reports.WriteXLSX(&book, doc, nil); err != nil {
			t.Fatal(err)
		}
		var front strings.Builder
		for _, row := range sheetsOf(t, book.Bytes())[0].rows {
			front.WriteString(strings.Join(row, " | ") + "\n")
		}
		for where, said := range map[string]string{"paper": f.Root.Text(), "page": plain(page.String()), "workbook": front.String()} {
			for _, want := range []string{"Handling: " + marking, who} {
				if !strings.Contains(said, want) {
					t.Errorf("%s: the %s does not say %q", doc.Title, where, want)
				}
			}
		}
	}
}

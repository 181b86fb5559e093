package pdf_test

import (
	"strings"
	"testing"

	"assess/reports/pdf"
)

// Each case breaks one rule of a sound document.
func TestProblems(t *testing.T) {
	link := pdf.Link{Destination: "changes", Contents: "Changes"}
	area := pdf.Rect{W: 10, H: 10}
	cases := []struct {
		name, want string
		breakIt    func(d *pdf.Document, sect *pdf.Element, p *pdf.Page)
	}{
		{"figure without text", "no text that says what it shows", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			sect.Add(pdf.Figure).Box = area
		}},
		{"figure with blank text", "no text that says what it shows", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			f := sect.Add(pdf.Figure)
			f.Alt, f.Box = " ", area
		}},
		{"figure without box", "no box", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			sect.Add(pdf.Figure).Alt = "A map."
		}},
		{"skipped heading", "level 3 follows one of level 1", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			sect.Add(pdf.H3)
		}},
		{"table without headers", "no headers", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			sect.Add(pdf.Table).Add(pdf.TR).Add(pdf.TD)
		}},
		{"ragged table", "rows have 1 cells and 2", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			table := sect.Add(pdf.Table)
			table.Add(pdf.TR).Add(pdf.TH).Scope = pdf.Row
			row := table.Add(pdf.TR)
			row.Add(pdf.TH).Scope = pdf.Row
			row.Add(pdf.TD)
		}},
		{"header without scope", "no scope", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			sect.Add(pdf.Table).Add(pdf.TR).Add(pdf.TH)
		}},
		{"head without body", "head and no body", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			sect.Add(pdf.Table).Add(pdf.THead).Add(pdf.TR).Add(pdf.TH).Scope = pdf.Column
		}},
		{"cell outside a row", "a TD is not in a TR", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			sect.Add(pdf.TD)
		}},
		{"paragraph in a list", "does not belong", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			sect.Add(pdf.L).Add(pdf.P)
		}},
		{"text in a list", "does not belong", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			p.Begin(sect.Add(pdf.L))
			p.Text(body, 0, 0, "loose")
			p.End()
		}},
		{"note without identifier", "no identifier", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			sect.Add(pdf.Note)
		}},
		{"identifier used twice", "used twice", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			sect.Add(pdf.Note).ID = "note-1"
		}},
		{"untagged text", "neither part of the structure nor an artifact", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			p.Text(body, 0, 0, "loose")
		}},
		{"untagged line", "neither part of the structure nor an artifact", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			p.Line(pdf.Stroke{Width: 1}, pdf.Point{}, pdf.Point{X: 1})
		}},
		{"content within content", "begins within", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			p.Begin(sect.Add(pdf.P))
			p.Begin(sect.Add(pdf.P))
			p.End()
		}},
		{"content that does not end", "not ended", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			p.Begin(sect.Add(pdf.P))
		}},
		{"content that ends twice", "not begun", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			p.End()
		}},
		{"link without words", "does not say where it leads", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			p.Link(sect.Add(pdf.LinkTag), area, pdf.Link{Destination: "changes"})
		}},
		{"link to nowhere", "which is nowhere", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			p.Link(sect.Add(pdf.LinkTag), area, pdf.Link{Destination: "none", Contents: "None"})
		}},
		{"link that runs a program", "leads nowhere", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			p.Link(sect.Add(pdf.LinkTag), area, pdf.Link{Address: "javascript:alert(1)", Contents: "Run"})
		}},
		{"link on a paragraph", "belongs to a P", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			p.Link(sect.Add(pdf.P), area, link)
		}},
		{"bookmark to nowhere", "bookmark", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			d.Bookmark(1, "Lost", "none")
		}},
		{"heading without text", "a heading says nothing", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			sect.Add(pdf.H2)
		}},
		{"figure without content", "a figure is not drawn", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			f := sect.Add(pdf.Figure)
			f.Alt, f.Box = "A map.", area
		}},
		{"figure off the page", "box is not on the page", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			f := sect.Add(pdf.Figure)
			f.Alt, f.Box = "A map.", pdf.Rect{X: 500, W: 200, H: 10}
			p.Begin(f)
			p.Fill(heading.Color, f.Box)
			p.End()
		}},
		{"item without body", "an item of a list has no body", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			sect.Add(pdf.L).Add(pdf.LI).Add(pdf.Lbl)
		}},
		{"text in a section", "text that is in no paragraph", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			p.Begin(sect)
			p.Text(body, 0, 0, "loose")
			p.End()
		}},
		{"content of a lost element", "not in the structure", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			p.Begin(pdf.NewElement(pdf.P))
			p.Text(body, 0, 0, "lost")
			p.End()
		}},
		{"empty row", "row 1 of a table is empty", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			sect.Add(pdf.Table).Add(pdf.TR)
		}},
		{"cell without header", "row 2 of a table has a cell without a header", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			table := sect.Add(pdf.Table)
			table.Add(pdf.TR).Add(pdf.TH).Scope = pdf.Row
			table.Add(pdf.TR).Add(pdf.TD)
		}},
		{"two heads", "a table has 2 heads", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			table := sect.Add(pdf.Table)
			for range 2 {
				table.Add(pdf.THead).Add(pdf.TR).Add(pdf.TH).Scope = pdf.Column
			}
			table.Add(pdf.TBody).Add(pdf.TR).Add(pdf.TD)
		}},
		{"caption among the rows", "caption stands among its rows", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			table := sect.Add(pdf.Table)
			table.Add(pdf.TR).Add(pdf.TH).Scope = pdf.Row
			table.Add(pdf.Caption)
			table.Add(pdf.TR).Add(pdf.TH).Scope = pdf.Row
		}},
		{"link without text", "a link has no text", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			p.Link(sect.Add(pdf.LinkTag), area, link)
		}},
		{"destination used twice", "used twice", func(d *pdf.Document, sect *pdf.Element, p *pdf.Page) {
			d.Destination("changes", p, 0)
		}},
	}
	for _, c := range cases {
		d := sample()
		c.breakIt(d, d.Root().Add(pdf.Sect), d.Pages()[0])
		got := strings.Join(d.Problems(), "\n")
		if !strings.Contains(got, c.want) {
			t.Errorf("%s: problems are %q, want one that says %q", c.name, got, c.want)
		}
		if strings.Contains(string(write(t, d)), "pdfuaid:part") {
			t.Errorf("%s: the file claims to meet the standard", c.name)
		}
	}
}

func TestProblemsOfMetadata(t *testing.T) {
	d := pdf.New(pdf.Info{})
	d.AddPage(100, 100)
	if got := d.Problems(); len(got) != 2 || !strings.Contains(got[0], "title") || !strings.Contains(got[1], "language") {
		t.Errorf("problems are %q, want the title and the language", got)
	}
}

func TestProblemsOfLanguage(t *testing.T) {
	for language, sound := range map[string]bool{"en-GB": true, "cy": true, "zh-Hant-TW": true, "English": false, "en_GB": false, "en-": false} {
		d := pdf.New(pdf.Info{Title: "Title", Language: language})
		d.AddPage(100, 100)
		if got := d.Problems(); (len(got) == 0) != sound {
			t.Errorf("with the language %q the problems are %q", language, got)
		}
	}
}

func TestLinkable(t *testing.T) {
	for address, want := range map[string]bool{
		"https://data.police.uk": true, "http://example.org/a?b#c": true, "mailto:a@example.org": true,
		"": false, "javascript:alert(1)": false, "file:///etc/passwd": false, "data:text/html,x": false,
		"//example.org": false, "example.org": false, "https://": false, "HTTPS://example.org": true, "ht tp://x": false, "%zz": false,
	} {
		if got := pdf.Linkable(address); got != want {
			t.Errorf("Linkable(%q) is %v", address, got)
		}
	}
}

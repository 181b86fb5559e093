package reports

import (
	"fmt"
	"io"
	"time"

	"assess/reports/pdf"
)

// WritePDF writes the document as a tagged PDF: A4, with a cover, the summary, contents,
// numbered sections, bookmarks and links, readable with a screen reader. Wide
// tables stand on landscape pages. The same document gives the same bytes.
func WritePDF(w io.Writer, d *Document) error {
	out, err := LayPDF(d)
	if err != nil {
		return err
	}
	_, err = out.WriteTo(w)
	return err
}

// LayPDF sets a document on pages without writing it, for a caller who wants
// to know more of it: its pages, characters that no font has (Replaced), and
// anything that would keep it from meeting PDF/UA-1 (Problems). It refuses
// figures without a picture or a text alternative, and tables whose rows do not
// match their columns.
func LayPDF(d *Document) (*pdf.Document, error) {
	info := pdf.Info{
		Title: d.Title, Author: d.Owner, Subject: d.Subject,
		Language: d.Language, Producer: d.Generator,
	}
	if d.Owner != "" {
		info.Title = d.Owner + " – " + d.Title
	}
	if d.Date != "" {
		date, err := time.Parse(time.DateOnly, d.Date)
		if err != nil {
			return nil, fmt.Errorf("set document: its date %q is not like 2021-11-03", d.Date)
		}
		info.Date = date
	}
	p := newPress(d, pdf.New(info))
	if d.Brief {
		p.masthead()
	} else {
		p.cover()
	}
	for i := range d.Sections {
		if i == leading(d) && !d.Brief {
			p.contents()
		}
		if err := p.section(i); err != nil {
			return nil, fmt.Errorf("set section %q: %w", d.Sections[i].Title, err)
		}
	}
	if len(d.Sections) <= leading(d) && !d.Brief {
		p.contents()
	}
	p.finish()
	if p.err != nil {
		return nil, p.err
	}
	return p.out, nil
}

// leading is how many sections stand before the contents.
func leading(d *Document) (n int) {
	for n < len(d.Sections) && d.Sections[n].Lead {
		n++
	}
	return n
}

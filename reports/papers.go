package reports

import (
	"regexp"
	"slices"
	"strings"

	"assess/analysis"
	"assess/data/reference"
)

// The papers beside the assessment are made from the same store with the same sections:
// brief documents, each for one reader.
//
//	papers_scrutiny.go   the report to the committee that scrutinises the partnership
//	papers_year.go       the end-of-year performance report, papers_calendar.go its dates
//	papers_pack.go       the monthly tasking pack of those who act on it; papers_where.go its second page
//
// ScrutinyReport is the report to the crime and disorder committee: purpose, background,
// what changed, outcomes and plan, then the risks, resources and law that such reports
// have to set out.
func ScrutinyReport(a *analysis.Assessment, b Boundaries, o Options) *Document {
	d := newPaper(a, b, o)
	doc := d.paper("Report to the crime and disorder committee", a.Year.Held.Label())
	for _, part := range scrutinySections {
		doc.Sections = append(doc.Sections, d.told(part, ScrutinyTexts))
	}
	return finished(doc)
}

// EndOfYearReport is the end-of-year performance report of a plan year: how far the plan
// was carried out, which outcomes were reached, what became of the money, and what is
// due when.
func EndOfYearReport(a *analysis.Assessment, b Boundaries, o Options) *Document {
	d := newPaper(a, b, o)
	doc := d.paper("End-of-year performance report", a.Year.Held.Label())
	for _, part := range yearSections {
		doc.Sections = append(doc.Sections, d.told(part, EndOfYearTexts))
	}
	return finished(doc)
}

// paperPart is a part of a paper: its anchor, and what makes it.
type paperPart struct {
	id   string
	make func(*draft) Section
}

// What the names of the analyst's texts for a paper begin with; the anchor of the part
// that they are for follows.
const (
	ScrutinyTexts  = "scrutiny-"
	EndOfYearTexts = "endofyear-"
)

// PaperTexts are the names of the texts that the analyst may write for the papers, such
// as scrutiny-recommendations.
func PaperTexts() (out []string) {
	for _, p := range scrutinySections {
		out = append(out, ScrutinyTexts+p.id)
	}
	for _, p := range yearSections {
		out = append(out, EndOfYearTexts+p.id)
	}
	return out
}

// told is a part of a paper with what the analyst wrote for it behind.
func (d *draft) told(p paperPart, texts string) Section {
	s := p.make(d)
	s.ID = p.id
	return s.with(d.written(texts+p.id, 2)...)
}

// newPaper starts a paper. It has no annex of licences: the assessment has.
func newPaper(a *analysis.Assessment, b Boundaries, o Options) *draft {
	d := newDraft(a, b, o)
	d.whole = inAnnex + " of the assessment"
	return d
}

// paper is a document without sections, with the few lines of control that a paper has.
func (d *draft) paper(title, when string) *Document {
	doc := d.cover()
	doc.Title, doc.Brief = title+", "+when, true
	doc.Subject = sentence("%s of %s, %s", title, d.a.Partnership.Name, when)
	kept := []string{"Area", "Edition", "Distribution", "Police data", "As known on", "Made with"}
	doc.Cover = slices.DeleteFunc(doc.Cover, func(f Fact) bool { return !slices.Contains(kept, f.Name) })
	return doc
}

// finished explains at the end of a paper the words that it uses.
func finished(doc *Document) *Document {
	if used := usedTerms(doc); len(used.Items) > 0 {
		doc.Sections = append(doc.Sections, Section{ID: glossaryID, Title: "Words used here", Blocks: []Block{used}})
	}
	return withoutSheets(doc)
}

// withoutSheets takes from a paper what only the assessment has, the sheets of its
// workbook.
func withoutSheets(doc *Document) *Document {
	for s := range doc.Sections {
		for i, b := range doc.Sections[s].Blocks {
			switch v := b.(type) {
			case Table:
				v.Sheet = ""
				doc.Sections[s].Blocks[i] = v
			case Figure:
				v.Data.Sheet = ""
				doc.Sections[s].Blocks[i] = v
			}
		}
	}
	return doc
}

// pictureAlone leaves the numbers behind a figure to the HTML edition: on paper the
// picture prints what matters, and the assessment has them.
func pictureAlone(b Block) Block {
	if f, ok := b.(Figure); ok {
		f.Aside = true
		return f
	}
	return b
}

// usedTerms are the terms of the glossary that the running text of a document uses.
func usedTerms(doc *Document) List {
	var text strings.Builder
	add := func(spans []Span) {
		for _, s := range spans {
			text.WriteString(s.Text + " ")
		}
	}
	for _, s := range doc.Sections {
		for _, b := range s.Blocks {
			switch v := b.(type) {
			case Paragraph:
				add(v.Spans)
			case Note:
				add(v.Spans)
			case List:
				for _, item := range v.Items {
					add(item)
				}
			case Findings:
				for _, f := range v.Rows {
					add(f.What)
					add(f.Sure)
				}
			case Figure:
				text.WriteString(v.Title + " " + v.Subtitle + " ")
			case Table:
				text.WriteString(v.Caption + " " + v.Note + " ")
			}
		}
	}
	var l List
	for _, t := range reference.Glossary() {
		if linked(t.Name) && regexp.MustCompile(`(?i)\b`+regexp.QuoteMeta(t.Name)+`s?\b`).MatchString(text.String()) {
			l.Items = append(l.Items, []Span{strong("%s. ", t.Name), words("%s", t.Meaning)})
		}
	}
	return l
}

package reports

import (
	"fmt"
	"html/template"
)

// page is what the template is filled from: the document with its numbers,
// anchors and classes worked out.
type page struct {
	*Document
	Language string
	Heading  string // of the window: "Owner – Title"
	Policy   string
	Style    template.HTML
	Script   template.HTML
	Sections []pageSection
}

// pageSection is a chapter with the level 2 headings that the contents list:
// none of an annex.
type pageSection struct {
	ID, HeadingID, Number, Title string
	Parts                        []pageHeading
	Blocks                       []pageBlock
}

// pageBlock holds one block; the others are nil.
type pageBlock struct {
	Heading   *pageHeading
	Paragraph []pageSpan
	List      []pageItem
	Note      *pageNote
	Findings  *pageFindings
	Table     *pageTable
	Figure    *pageFigure
}

// pageItem is an item of a list, with an id where links lead to it.
type pageItem struct {
	ID   string
	Text []pageSpan
}

// pageHeading is a heading within a section; Level is that of HTML, 3 or 4.
type pageHeading struct {
	Level            int
	ID, Number, Text string
}

// pageSpan is a run of text with a link that is safe to follow, or none.
type pageSpan struct {
	Text    string
	Bold    bool
	Link    string
	Outside bool // leads out of the page
	Term    bool // leads to the glossary
}

type pageNote struct {
	Class, Kind, ID, Title string
	Text                   []pageSpan
}

type pageFindings struct {
	ID   string
	Rows []pageFinding
}

type pageFinding struct {
	Class, Glyph, Word string
	What, Sure         []pageSpan
	Link, LinkText     string
}

// pager turns blocks into their page forms.
type pager struct {
	outline *outline
	sheets  map[place]string // names of the sheets that hold the document's tables
	words   *wordbook
	shapes  []string // of pictures, width / height, each once
	level   int      // of the last heading, to keep levels from being skipped
}

func newPage(d *Document) (*page, error) {
	p := &page{Document: d, Language: d.Language, Heading: d.Title}
	if p.Language == "" {
		p.Language = "en-GB"
	}
	if d.Owner != "" {
		p.Heading = d.Owner + " – " + d.Title
	}
	g := &pager{outline: newOutline(d), sheets: documentSheetNames(d)}
	g.words = newWordbook(d, g.outline)
	for s := range d.Sections {
		section, err := g.section(s, &d.Sections[s])
		if err != nil {
			return nil, fmt.Errorf("section %q: %w", d.Sections[s].Title, err)
		}
		p.Sections = append(p.Sections, section)
	}
	a := pageAssets(g.shapes)
	p.Style, p.Script, p.Policy = a.style, a.script, a.policy
	return p, nil
}

func (g *pager) section(index int, s *Section) (pageSection, error) {
	at := place{index, -1}
	id := g.outline.anchors[at]
	out := pageSection{ID: id, HeadingID: g.outline.claim(id + "-title"), Number: g.outline.numbers[at], Title: s.Title}
	g.level = 2
	g.words.begin(s.ID)
	for b, block := range s.Blocks {
		v, err := g.block(place{index, b}, block)
		if err != nil {
			return out, err
		}
		if h := v.Heading; h != nil && h.Level == 3 && annex(s.Title) == "" {
			out.Parts = append(out.Parts, *h)
		}
		out.Blocks = append(out.Blocks, v)
	}
	return out, nil
}

func (g *pager) block(at place, b Block) (pageBlock, error) {
	switch v := b.(type) {
	case Heading:
		return pageBlock{Heading: g.heading(at, v)}, nil
	case Paragraph:
		return pageBlock{Paragraph: g.spans(v.Spans)}, nil
	case List:
		return pageBlock{List: g.items(v.Items)}, nil
	case Note:
		return pageBlock{Note: g.note(v)}, nil
	case Findings:
		return pageBlock{Findings: g.findings(v)}, nil
	case Table:
		t, err := g.table(at, v)
		return pageBlock{Table: t}, err
	case Figure:
		f, err := g.figure(at, v)
		return pageBlock{Figure: f}, err
	}
	return pageBlock{}, fmt.Errorf("a block of type %T cannot be written as HTML", b)
}

func (g *pager) heading(at place, h Heading) *pageHeading {
	g.level = min(max(h.Level, 2)+1, g.level+1, 4)
	return &pageHeading{Level: g.level, ID: g.outline.anchors[at], Number: g.outline.numbers[at], Text: h.Text}
}

package reports

import (
	"assess/analysis"
	"assess/geo"
)

// Boundaries are the outlines that maps are drawn from: the newest vintage of
// each layer, cut to the partnership's areas. Any may be nil; what cannot be
// drawn without it is then named in the report.
type Boundaries struct {
	LSOA, Ward, District *geo.Atlas
}

// Options are what a document needs beside the numbers.
type Options struct {
	Edition string // "public" or "restricted"
	Version string // of the program
}

// Build turns an assessment into a document: the same inputs give the same
// document. It reads nothing but its arguments.
func Build(a *analysis.Assessment, b Boundaries, o Options) *Document {
	d := newDraft(a, b, o)
	doc := d.cover()
	for _, section := range sections {
		s := section(d)
		s.Blocks = append(s.Blocks, d.analystBlocks(s.ID)...)
		pages := s.Pages
		s.Pages = nil
		for i := range pages {
			pages[i].Blocks = append(pages[i].Blocks, d.analystBlocks(pages[i].ID)...)
		}
		s.Blocks = keptOut(oneBox(s.Blocks))
		for i := range pages {
			pages[i].Blocks = keptOut(pages[i].Blocks)
		}
		doc.Sections = append(append(doc.Sections, s), pages...)
	}
	return doc
}

// sections are the chapters of the document in their order.
var sections = []func(*draft) Section{
	summary, sources, area, levels, changes, partners, when, outlook, places, victims,
	priorities, why, views, planProgress, emerging, proposed, county,
	tables, methods, contents, glossary, licences,
}

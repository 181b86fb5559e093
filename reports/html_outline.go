package reports

import "fmt"

// place is where a block stands in a document.
type place struct{ section, block int }

// outline is what a document's parts are called: numbers for sections, level 2
// headings, tables and figures as printed in the HTML edition and the workbook.
type outline struct {
	sections []string         // "1"
	headings map[place]string // "3.1"; level 3 has none
	tables   map[place]int
	figures  map[place]int
	labels   map[string]string // what an anchor leads to, in words: "3.1 Burglary", "Figure 2"
}

// newOutline numbers the document. The first part to use an anchor keeps it.
func newOutline(d *Document) *outline {
	o := &outline{headings: map[place]string{}, tables: map[place]int{}, figures: map[place]int{}, labels: map[string]string{}}
	for s := range d.Sections {
		o.sections = append(o.sections, fmt.Sprint(s+1))
		o.label(d.Sections[s].ID, o.sections[s]+" "+d.Sections[s].Title)
		second := 0
		for b, block := range d.Sections[s].Blocks {
			at := place{s, b}
			switch v := block.(type) {
			case Heading:
				number := ""
				if v.Level == 2 {
					second++
					number = fmt.Sprintf("%s.%d", o.sections[s], second)
					o.headings[at] = number
					number += " "
				}
				o.label(v.ID, number+v.Text)
			case Table:
				o.tables[at] = len(o.tables) + 1
				o.label(v.ID, fmt.Sprintf("Table %d", o.tables[at]))
			case Figure:
				o.figures[at] = len(o.figures) + 1
				o.label(v.ID, fmt.Sprintf("Figure %d", o.figures[at]))
			}
		}
	}
	return o
}

func (o *outline) label(id, text string) {
	if _, taken := o.labels[id]; id != "" && !taken {
		o.labels[id] = text
	}
}

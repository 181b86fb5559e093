package reports

import (
	"fmt"
	"strings"
	"unicode"
)

// place is where a block stands in a document; block -1 is the section itself.
type place struct{ section, block int }

// outline is what a document's parts are called: the numbers of sections, level
// 2 headings, tables and figures as the HTML edition and the workbook print
// them, and the anchors that links lead to.
type outline struct {
	numbers map[place]string // "1", "3.1", "B.1", "Table 2", "Figure 5"; annexes and level 3 headings have none
	anchors map[place]string // ids, unique in the document
	targets map[string]target
	taken   map[string]bool
}

// target is where an anchor, as the document spells it, leads: the id in the
// page, and what stands there in words, "section 3.1" or "figure 2".
type target struct{ id, words string }

// pageIDs are those that the page itself has.
var pageIDs = []string{"page-top", "page-main", "page-control", "page-contents", "page-contents-short", "page-find", "page-find-label", "page-find-found"}

// newOutline numbers a document. Where two parts ask for one anchor, links lead
// to the first.
func newOutline(d *Document) *outline {
	o := &outline{numbers: map[place]string{}, anchors: map[place]string{}, targets: map[string]target{}, taken: map[string]bool{}}
	for _, id := range pageIDs {
		o.taken[id] = true
	}
	tables, figures := 0, 0
	for s, section := range d.Sections {
		number, parts := fmt.Sprint(s+1), 0
		if letter := annex(section.Title); letter != "" {
			number = letter
			o.add(place{s, -1}, section.ID, "", "annex "+letter)
		} else {
			o.add(place{s, -1}, section.ID, number, "section "+number)
		}
		for b, block := range section.Blocks {
			at := place{s, b}
			switch v := block.(type) {
			case Heading:
				n, words := "", v.Text
				if v.Level <= 2 {
					parts++
					n = fmt.Sprintf("%s.%d", number, parts)
					words = "section " + n
				}
				o.add(at, v.ID, n, words)
			case Table:
				tables++
				n := fmt.Sprintf("Table %d", tables)
				o.add(at, v.ID, n, strings.ToLower(n))
			case Figure:
				figures++
				n := fmt.Sprintf("Figure %d", figures)
				o.add(at, v.ID, n, strings.ToLower(n))
			}
		}
	}
	return o
}

// annex is the letter of an annex, whose title says it: "B" of "Annex B:
// Methods". It is empty for any other section.
func annex(title string) string {
	rest, ok := strings.CutPrefix(title, "Annex ")
	letter, _, found := strings.Cut(rest, ":")
	if !ok || !found || len(letter) != 1 || letter[0] < 'A' || letter[0] > 'Z' {
		return ""
	}
	return letter
}

func (o *outline) add(at place, id, number, words string) {
	o.numbers[at] = number
	o.anchors[at] = o.claim(id)
	if id != "" {
		o.aim(id, target{o.anchors[at], words})
	}
}

// aim says where an anchor leads, unless something else has it.
func (o *outline) aim(anchor string, t target) {
	if _, known := o.targets[anchor]; !known {
		o.targets[anchor] = t
	}
}

// claim gives an id that nothing else in the page has, as near to wanted as can
// be. Ids hold no space, and are never empty.
func (o *outline) claim(wanted string) string {
	id := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || r == unicode.ReplacementChar {
			return '-'
		}
		return r
	}, wanted)
	if id == "" {
		id = "part"
	}
	free := id
	for n := 2; o.taken[free]; n++ {
		free = fmt.Sprintf("%s-%d", id, n)
	}
	o.taken[free] = true
	return free
}

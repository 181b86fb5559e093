package reports

import (
	"fmt"
	"strings"

	"assess/data"
)

// whySection is the anchor of the chapter on why matters changed, whyTitle its title.
const (
	whySection = "why"
	whyTitle   = "Why"
)

// why is what the analyst makes of it: the text, what has not been written, and the events
// that stand beside the numbers.
func why(d *draft) Section {
	s := Section{ID: whySection, Title: whyTitle}
	text := d.written(whySection, 2)
	if len(text) > 0 {
		s.Blocks = append(s.Blocks, say("The partnership’s analyst wrote this chapter. Its reasons are a judgement. They are not worked out from the data."))
		s.Blocks = append(s.Blocks, text...)
	}
	s.Blocks = append(append(s.Blocks, d.unwritten(len(text) > 0)...), d.timeline()...)
	return s
}

// unwritten says which parts the analyst has left out; all of them where there is no text.
func (d *draft) unwritten(some bool) []Block {
	var own, others []string
	for _, n := range d.texts() {
		if len(n.Unwritten) == 0 {
			continue
		}
		left := fmt.Sprintf("%s of %s (%s)", data.Thousands(int64(len(n.Unwritten))), counted(len(n.Unwritten)+n.Written, "part", "parts"), lowerList(n.Unwritten))
		if n.Section == whySection {
			own = append(own, left)
			continue
		}
		others = append(others, left+" on “"+d.chapterTitle(n.Section)+"”")
	}
	switch parts := append(own, others...); {
	case len(parts) > 0:
		return []Block{absent("Not written", "the analyst has left out "+strings.Join(parts, "; "))}
	case !some:
		return []Block{absent("No reasons", "the analyst’s text on why matters changed has not been supplied; to add it, name its folder as narrative in the profile")}
	}
	return nil
}

// lowerList lists headings within a sentence.
func lowerList(titles []string) string {
	var out []string
	for _, t := range titles {
		out = append(out, lowerFirst(t))
	}
	return strings.Join(out, ", ")
}

// chapterTitle is what the box calls a chapter.
func (d *draft) chapterTitle(section string) string {
	for _, q := range d.a.Priorities.Pages {
		if section == "priority-"+q.ID {
			return q.Title
		}
	}
	return capital(strings.ReplaceAll(section, "-", " "))
}

// timeline is the events beside the numbers, none where there are none.
func (d *draft) timeline() []Block {
	events := d.events()
	if len(events) == 0 {
		return nil
	}
	t := Table{
		ID: "why-events", Sheet: "Events", Caption: "Events by time, with the number that each has in the charts",
		Columns: []Column{{Name: "Number", Width: 0.6}, {Name: "When", Width: 1.4}, {Name: "What happened", Width: 2.8}, {Name: "Kind", Width: 1.3}, {Name: "Bears on", Width: 1.7}},
		Source:  "Source: the partnership and the settings of this report.",
		Note:    "An event beside a change does not show that it caused it.",
	}
	for _, e := range events {
		bears := "all categories"
		if len(e.Categories) > 0 {
			var names []string
			for _, c := range e.Categories {
				names = append(names, inSentence(c))
			}
			bears = strings.Join(names, "; ")
		}
		t.Rows = append(t.Rows, []string{fmt.Sprint(e.number), e.When(), cell(e.Title), e.Kind.Words(), capital(bears)})
	}
	return []Block{heading("why-events-title", "Events beside the numbers"), t}
}

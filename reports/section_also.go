package reports

import (
	"strings"

	"assess/analysis"
	"assess/data"
)

// alsoClear is what is clear beside the findings: changes that they have no room for,
// directions over the years, wards that changed, and squares of the map whose share of
// crime did. One sentence each; empty where nothing is.
func (d *draft) alsoClear() []Span {
	var out []Span
	add := func(text, link, linked string) {
		if text == "" {
			return
		}
		if len(out) > 0 {
			out = append(out, words(" "))
		}
		out = append(out, words("%s", text))
		if link != "" {
			out = append(out, words(" See "), linkTo(link, "%s", linked), words("."))
		}
	}
	add(d.otherChanges(), "", "")
	add(d.longClear(), "#changes-long-run", "the years held")
	add(d.wardsClear(), "#places-wards-changed", "wards that changed")
	add(d.squaresClear(), "#places-movement", "where it changed")
	return out
}

// longClear says which categories tend up or down over all the years held.
func (d *draft) longClear() string {
	var up, down []string
	for _, r := range d.a.LongRuns {
		switch r.Verdict {
		case analysis.Higher:
			up = append(up, inSentence(r.Category))
		case analysis.Lower:
			down = append(down, inSentence(r.Category))
		}
	}
	var parts []string
	if len(up) > 0 {
		parts = append(parts, few(up, 3, "other category", "other categories")+" tended to rise")
	}
	if len(down) > 0 {
		parts = append(parts, few(down, 3, "other category", "other categories")+" tended to fall")
	}
	if len(parts) == 0 {
		return ""
	}
	return sentence("over the years, %s", strings.Join(parts, "; "))
}

// wardsClear says how many wards changed against their own year before.
func (d *draft) wardsClear() string {
	clear := d.changedWards()
	if len(clear) == 0 || d.a.WardChanges.Reason != "" {
		return ""
	}
	return sentence("%s", d.wardsChangedTitle(clear))
}

// squaresClear says how many squares of the map have another share of crime than a year
// before.
func (d *draft) squaresClear() string {
	for i := range d.a.Movements {
		if m := &d.a.Movements[i]; m.Category == data.AllCrime && m.Reason == "" && m.Larger+m.Smaller > 0 {
			return sentence("%s", movementTitle(m))
		}
	}
	return ""
}

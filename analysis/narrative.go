package analysis

import (
	"slices"

	"assess/data"
)

// NarrativeText is what the analyst wrote for one chapter.
type NarrativeText struct {
	File       string   `json:"file"`
	Section    string   `json:"section"` // the chapter's anchor
	Restricted bool     `json:"restricted"`
	Text       string   `json:"text"`      // Markdown, as written
	Written    int      `json:"written"`   // parts that something is written in
	Unwritten  []string `json:"unwritten"` // headings with nothing under them
}

// narrative takes over what the analyst wrote.
func (b *builder) narrative() error {
	b.out.Narrative = append([]NarrativeText{}, b.req.Papers.Narrative...)
	return nil
}

// whySection is the anchor of the chapter that gives reasons.
const whySection = "why"

// reasonsMet: why matters changed is told by the analyst, for the chapter "Why". Events
// beside the trends, or a text on a priority, are some of it.
func reasonsMet(a *Assessment) (string, string) {
	written := func(section string) bool {
		return slices.ContainsFunc(a.Narrative, func(t NarrativeText) bool { return t.Written > 0 && (section == "" || t.Section == section) })
	}
	inside := slices.ContainsFunc(a.Narrative, func(t NarrativeText) bool { return t.Section == whySection && t.Restricted })
	named := slices.ContainsFunc(a.Events, func(e data.Event) bool { return e.Title != leftOutTitle })
	switch {
	case written(whySection) && inside:
		return ItemMet, "the analyst's text says why, in the restricted edition"
	case written(whySection):
		return ItemMet, "the analyst's text says why"
	case written(""):
		return ItemSome, "the analyst has written on chapters, and not on why matters changed"
	case named:
		return ItemSome, "events are set beside the trends; no analyst's text has been supplied"
	}
	return ItemMissing, "no analyst's text has been supplied"
}

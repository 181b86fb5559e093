package reports

import (
	"strings"

	"assess/analysis"
)

// contentSections are the chapters that speak to each of the statutory contents, each
// with what the assessment has to hold for it.
var contentSections = map[string][]struct {
	id, title string
	held      func(*analysis.Assessment) bool
}{
	"a": {{"levels", "Levels", always}, {"partners", "What partners recorded", func(a *analysis.Assessment) bool { return len(a.Partners.Sources) > 0 }}, {"places", "Places", always}},
	"b": {{"changes", "Changes", always}},
	"c": {{whySection, whyTitle, always}},
	"d": {{"summary", "Summary", always}, {"priorities", "Priorities", func(a *analysis.Assessment) bool { return a.Priorities.Reason == "" && len(a.Priorities.Pages) > 0 }},
		{proposedSection, proposedTitle, func(a *analysis.Assessment) bool { return len(a.Matrix.Issues) > 0 }}},
	"e": {{viewsSection, viewsTitle, func(a *analysis.Assessment) bool { return len(a.Views.Surveys)+len(a.Views.Log) > 0 }}},
	"f": {{planSection, planTitle, func(a *analysis.Assessment) bool { return len(a.Plan.Lines) > 0 }}},
	"g": {{"levels", "Levels", func(a *analysis.Assessment) bool { return a.Partnership.Comparator != "" }},
		{countySection, countyTitle, func(a *analysis.Assessment) bool { return len(a.County.Neighbours) > 0 }}},
}

func always(*analysis.Assessment) bool { return true }

// sectionsFor are the titles of the chapters that speak to an item; none where it is
// missing.
func sectionsFor(a *analysis.Assessment, item analysis.StatutoryItem) []string {
	var out []string
	if item.Status == analysis.ItemMissing {
		return nil
	}
	for _, s := range contentSections[item.Item] {
		if s.held(a) {
			out = append(out, s.title)
		}
	}
	return out
}

// statutoryFile says how far each of the statutory contents is met, and where.
func statutoryFile(a *analysis.Assessment) File {
	f := File{Name: "statutory.csv", Title: "Statutory contents of a strategic assessment, where each is told and how far it is met",
		Columns: []string{"item", "title", "sections", "status", "why"}}
	for _, c := range a.Contents {
		f.Rows = append(f.Rows, []string{c.Item, cell(c.Title), cell(strings.Join(sectionsFor(a, c), "; ")), c.Status, cell(c.Why)})
	}
	return f
}

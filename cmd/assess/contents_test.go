package main

import (
	"slices"
	"strings"
	"testing"

	"assess/reports"
	"assess/reports/proof"
)

// wantedParts are the parts of a whole assessment by their anchors, and the anchors within each
// that have to be there in both editions. The cover is looked at apart.
var wantedParts = []struct {
	what, section string
	within        []string
}{
	{"one-page summary", "summary", nil},
	{"method, sources and confidence", "sources", []string{"sources-read", "sources-months", "sources-official", "official-table", "sources-restated", "sources-location"}},
	{"the area", "area", nil},
	{"levels", "levels", []string{"figure-composition", "figure-versus", "severity-table"}},
	{"changes", "changes", nil},
	{"harm", "levels", []string{"levels-severity"}},
	{"places", "places", []string{"figure-map-all-crime"}},
	{"times", "when", nil},
	{"victims, offenders, repeats", "victims", nil},
	{"a page for a priority", "priority-violence", []string{"priority-violence-outcomes"}},
	{"why", "why", nil},
	{"what people think", "views", nil},
	{"progress on the plan", "plan", nil},
	{"emerging themes and horizon", "emerging", nil},
	{"forecasts", "outlook", nil},
	{"proposed priorities", "proposed", []string{"proposed-table"}},
	{"for the county group", "county", nil},
	{"data tables", "tables", nil},
	{"methods", "methods", nil},
	{"statutory contents", "contents", []string{"contents-table"}},
	{"glossary", "glossary", nil},
	{"licences, privacy, accessibility", "licences", []string{"licences-data", "licences-privacy", "licences-access"}},
}

// controlled are the lines of the document control.
var controlled = []string{"Period assessed", "Edition", "Marking", "Document owner", "Reference", "Quality assurance", "Police data", "Made with"}

// The sample partnership, which has everything that an assessment can be made from, has
// every part of one in both editions, and no part that is a box of what is missing alone.
// What the restricted edition says of partners' records, which it alone tells, is in its
// assessment.
func TestTheSampleHasEveryPart(t *testing.T) {
	t.Parallel()
	m := sampleAssessed(t)
	for _, edition := range []string{"public", "restricted"} {
		doc := reports.Build(m.assessment, boundaries(m.outlines), reports.Options{Edition: edition})
		for _, line := range controlled {
			if !slices.ContainsFunc(doc.Cover, func(f reports.Fact) bool { return f.Name == line && f.Value != "" }) {
				t.Errorf("%s: the document control has no %q", edition, line)
			}
		}
		if doc.Marking == "" || doc.Date == "" || doc.Notice == "" {
			t.Errorf("%s: marking %q, data up to %q, notice %q", edition, doc.Marking, doc.Date, doc.Notice)
		}
		for _, w := range wantedParts {
			i := slices.IndexFunc(doc.Sections, func(s reports.Section) bool { return s.ID == w.section })
			if i < 0 {
				t.Errorf("%s: there is no section %q, for %s", edition, w.section, w.what)
				continue
			}
			anchors, told := inside(doc.Sections[i])
			if !told {
				t.Errorf("%s: %s holds nothing but boxes of what is missing", edition, w.what)
			}
			for _, a := range w.within {
				if !slices.Contains(anchors, a) {
					t.Errorf("%s: %s has no %q among %q", edition, w.what, a, anchors)
				}
			}
		}
	}
	inside := reports.Options{Edition: "restricted"}
	untrue, err := proof.Numbers(proof.Passages(reports.Build(m.assessment, boundaries(m.outlines), inside)), reports.Told(m.assessment, inside))
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range untrue {
		if strings.HasPrefix(line, "partners") {
			t.Errorf("restricted: %s", line)
		}
	}
}

// inside lists the anchors of a section; told is false where it has nothing but headings
// and boxes of what is missing.
func inside(s reports.Section) (anchors []string, told bool) {
	for _, b := range s.Blocks {
		switch b := b.(type) {
		case reports.Heading:
			anchors = append(anchors, b.ID)
		case reports.Table:
			anchors, told = append(anchors, b.ID), true
		case reports.Figure:
			anchors, told = append(anchors, b.ID), true
		case reports.Note:
			told = told || b.Kind != reports.Missing
		default:
			told = true
		}
	}
	return anchors, told
}

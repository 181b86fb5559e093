package reports

import (
	"strings"
	"testing"

	"assess/analysis"
)

// What is hidden of every area is said in one sentence, not in a table or a map of
// nothing, and the pages of a year to date say until when.
func TestWhatIsHiddenThroughoutIsOneSentence(t *testing.T) {
	a := assessment(func(a *analysis.Assessment) {
		a.Settings.SuppressOpen, a.Settings.SuppressBelow = true, 5
		a.Year.ToDate = true
	})
	o, until := Options{Edition: "public"}, 0
	for _, doc := range []*Document{Build(a, boundaries24(t), o), WardProfiles(a, boundaries24(t), o)} {
		for _, s := range doc.Sections {
			for _, b := range s.Blocks {
				switch b := b.(type) {
				case Table:
					if len(b.Rows) > 0 && allHidden(b.Rows) {
						t.Errorf("%s, %s: every cell is hidden", s.ID, b.ID)
					}
				case Note:
					said := saidIn(Section{Blocks: []Block{b}})
					if strings.Contains(said, "cannot be drawn") {
						t.Errorf("%s: %s", s.ID, said)
					}
					if strings.Contains(said, "hidden until the year is over") {
						until++
					}
				}
			}
		}
	}
	if until == 0 {
		t.Error("nothing says until when it is hidden")
	}
}

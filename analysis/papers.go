package analysis

import (
	"assess/data/plan"
	"assess/data/profiles"
	"assess/data/survey"
)

// Papers is what a partnership wrote: read from files that people keep by hand, not
// counted. A paper that the partnership has not is nil.
type Papers struct {
	Profile *profiles.Profile // its strategy and priorities
	Plan    *plan.Plan        // its action plan with the updates of the quarters
	Surveys []survey.Survey   // of what people think, by their last days

	Narrative []NarrativeText // what the analyst wrote, in the order of the chapters
}

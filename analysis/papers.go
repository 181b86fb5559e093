package analysis

import (
	"assess/data/plan"
	"assess/data/profiles"
)

// Papers is what a partnership wrote: read from files that people keep by hand, not
// counted. A paper that the partnership has not is nil.
type Papers struct {
	Profile *profiles.Profile // its strategy and priorities
	Plan    *plan.Plan        // its action plan with the updates of the quarters
}

package profiles

import (
	"slices"

	"assess/data"
)

// Profile is one partnership's strategy, checked.
type Profile struct {
	Path        string      // of its file, "chelmsford.toml" for an embedded one
	Embedded    bool        // it came with the program
	Partnership string      // the name as the document writes it
	Areas       []data.Code // the codes of its districts

	Strategy   Strategy
	Versions   []Version // other statements of the priorities, in the order of the file
	Priorities []Priority
	Groups     []Group   // who delivers
	Meetings   []Meeting // who is told, and how often
	Funding    []Funding
	Plan       PlanFile
	Matrix     Matrix  // weights of the proposed priorities
	Themes     []Theme // the register of emerging themes

	Surveys       []Survey       // by their last days
	Consultations []Consultation // by their days

	Narrative string       // folder of the analyst's text; empty when none is named
	Events    []data.Event // that may be why numbers moved
}

// Strategy is the document that the priorities are taken from.
type Strategy struct {
	Title  string
	Vision string      // word for word; empty when the document has none
	Period data.Period // that the strategy is for
	Source string      // where the document was published, or which document it is
	Date   string      // on which it was approved or published, ISO; empty when it does not say
}

// Version is another statement of the priorities: its areas of focus, by priority.
type Version struct {
	Title      string
	Source     string
	Date       string // ISO; empty when it has none
	Note       string // what is known of how it stands to the strategy
	Priorities []VersionPriority
}

// VersionPriority is a priority as a version states it.
type VersionPriority struct {
	Priority string   // id of the priority of the strategy that it stands for
	Title    string   // as the version writes it; empty when it does not
	Focuses  []string // titles
}

// Priority is one of the partnership's priorities.
type Priority struct {
	ID       string
	Label    string // as the document numbers it, "Priority 1"; may be empty
	Title    string
	Why      string // why it was chosen, where the document says so
	Do       []string
	Focuses  []Focus // at least one: the priority itself where the document lists none
	Outcomes []Outcome
}

// Focus is an area of focus.
type Focus struct {
	ID         string
	Title      string
	Kinds      []string // of reference.FocusKinds: what it is about; at least one
	Do         []string
	Indicators []Indicator // the partnership's own, beside those of its kinds
}

// Direction is where a partnership wants an indicator or an outcome to go.
type Direction string

// The directions.
const (
	Lower  Direction = "lower"
	Higher Direction = "higher"
)

// Indicator is a measure that the partnership has chosen for a focus.
type Indicator struct {
	ID        string
	Title     string
	Measure   string // a category of the police's open data, or the id of a source; empty while nothing counts it
	Category  string // of that source; empty for all its records
	Flag      string // mark of its records that are counted; empty for all of them
	Direction Direction
	Needs     string // the data wanted where Measure is empty or holds nothing
	Holder    string // who has it
}

// Outcome is what should come of the work on a priority.
type Outcome struct {
	Title     string
	Kind      string    // of reference.FocusKinds; empty when no record can tell
	Direction Direction // empty when the outcome is not a number that goes up or down
	Baseline  int       // the year, by its first month, to measure from; 0 takes the year before the strategy's
	Target    *Target   // nil when any clear change in the direction will do
}

// Group is a body that delivers.
type Group struct {
	Name       string
	Role       string
	Priorities []string // ids of those that it delivers; empty for all
}

// Meeting is an entry of the governance calendar.
type Meeting struct {
	Name  string
	Every string // "quarterly", "monthly", "once a year" …, as the document says
	When  string // month or day, as the document says; empty when it does not
	What  string // what is reported or decided
}

// Funding is a line of money. Amounts are in pounds; nil is not known.
type Funding struct {
	Line      string
	Period    data.Period
	Allocated *float64
	Committed *float64
	Spent     *float64
	Priority  string // id; empty when it is for all
	Note      string
}

// Priority finds a priority by its id; nil when there is none.
func (p *Profile) Priority(id string) *Priority {
	i := slices.IndexFunc(p.Priorities, func(q Priority) bool { return q.ID == id })
	if i < 0 {
		return nil
	}
	return &p.Priorities[i]
}

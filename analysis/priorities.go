package analysis

import (
	"assess/data"
	"assess/data/profiles"
)

// Priorities is the partnership's strategy beside what the data held can tell of it.
type Priorities struct {
	Reason    string       `json:"reason"`   // why there is none; empty otherwise
	Embedded  bool         `json:"embedded"` // the profile came with the program: the partnership has not written its own
	Strategy  Strategy     `json:"strategy"`
	Versions  []Version    `json:"versions"` // other statements of the priorities, beside the strategy
	Pages     []Priority   `json:"priorities"`
	Groups    []Group      `json:"delivery_groups"`
	Meetings  []Meeting    `json:"governance_calendar"`
	Tally     []StatusRows `json:"measurability"`           // areas of focus by what can be known of them, in the order of Statuses
	Outcomes  int          `json:"outcomes"`                // of all priorities
	NotTold   int          `json:"outcomes_not_told"`       // of Outcomes, those that cannot be told
	Adjusted  int          `json:"outcome_tests_adjusted"`  // number of tests that the verdicts on outcomes adjust for
	RuralN    int          `json:"rural_lsoas"`             // LSOAs classed as rural
	RuralOf   int          `json:"lsoas_classed"`           // LSOAs that have a class; 0 when none is held
	RuralTold string       `json:"rural_reason,omitempty"`  // why rural areas cannot be told apart
	Previous  string       `json:"compared_with,omitempty"` // label of the months that indicators are compared with
}

// Strategy is the document that the priorities are from.
type Strategy struct {
	Title   string      `json:"title"`
	Vision  string      `json:"vision,omitempty"`
	Source  string      `json:"source"`
	Date    string      `json:"date,omitempty"` // ISO
	Period  data.Period `json:"period"`
	Expired bool        `json:"expired"` // it ended before the year assessed began
	Ahead   bool        `json:"ahead"`   // it begins after the year assessed
}

// Priority is one priority with what is known of it.
type Priority struct {
	ID       string    `json:"id"`
	Label    string    `json:"label,omitempty"`
	Title    string    `json:"title"`
	Why      string    `json:"why,omitempty"`
	Do       []string  `json:"what_will_be_done"`
	Focuses  []Focus   `json:"focuses"`
	Outcomes []Outcome `json:"outcomes"`
}

// Status is what can be known of an area of focus.
type Status string

// The statuses of measurability.csv, from the most that can be known to the least.
const (
	Measured      Status = "measured"
	ByProxy       Status = "proxy"
	InPart        Status = "in part" // of a focus of several kinds alone
	NotHeld       Status = "needs data not held"
	NotMeasurable Status = "not measurable here"
)

// Statuses are all of them in that order.
var Statuses = []Status{Measured, ByProxy, InPart, NotHeld, NotMeasurable}

// StatusRows counts areas of focus.
type StatusRows struct {
	Status  Status `json:"status"`
	Focuses int    `json:"focuses"`
}

// Focus is an area of focus with its indicators. What can be known of a kind is the best
// of its indicators. A focus of several kinds is told in part where they differ and some
// are told.
type Focus struct {
	ID         string      `json:"id"`
	Title      string      `json:"title"`
	Do         []string    `json:"what_will_be_done,omitempty"`
	Status     Status      `json:"status"`
	Why        string      `json:"why,omitempty"` // why no record can tell of it
	Indicators []Indicator `json:"indicators"`
}

// Indicator is one thing that tells of a focus, or would.
type Indicator struct {
	Title    string        `json:"title"`
	Kind     string        `json:"kind,omitempty"` // of focus, as profiles write it; empty for one of the partnership's own
	Status   Status        `json:"status"`
	Of       string        `json:"of,omitempty"`     // what a proxy stands for, or a measure does not tell apart
	Source   string        `json:"source,omitempty"` // id of the source that counts it
	Category data.Category `json:"category,omitempty"`
	Rural    bool          `json:"rural,omitempty"` // counted in areas classed as rural alone
	Partner  *PartnerKey   `json:"partner,omitempty"`
	N        *int64        `json:"n"` // records of the year assessed; nil when none are held
	Needs    string        `json:"needs,omitempty"`
	Holder   string        `json:"from,omitempty"`

	Direction profiles.Direction `json:"direction,omitempty"` // that the partnership wants
	Change    *CategoryChange    `json:"change"`              // on the same months of the year before; nil where it is not compared
	Versus    *VersusRate        `json:"versus"`              // beside the comparator; nil where it is not compared
	From      data.Month         `json:"counts_from"`
	Counts    []*int64           `json:"counts"` // by month from there on; empty where they are those of a category
}

// ByHour reports whether the indicator is the hours of a source's records, whatever they
// are of: N is then all of them, and no count of what is meant.
func (i Indicator) ByHour() bool { return i.Of == anyHour }

// anyHour is what a source's hours do not tell apart.
const anyHour = "when every record of the source fell, and not how many of them are meant"

// Told reports whether records held count the indicator.
func (i Indicator) Told() bool { return i.Status == Measured || i.Status == ByProxy }

// Group is a body that delivers, Meeting an entry of the governance calendar.
type (
	Group struct {
		Name       string   `json:"name"`
		Role       string   `json:"role,omitempty"`
		Priorities []string `json:"priorities,omitempty"` // ids; none for all
	}
	Meeting struct {
		Name  string `json:"name"`
		Every string `json:"every,omitempty"`
		When  string `json:"when,omitempty"`
		What  string `json:"what,omitempty"`
	}
)

// noProfile says what is missing, and from whom.
const noProfile = "the partnership's strategy has not been supplied; to add it, name its profile in the configuration"

// priorities sets the partnership's strategy beside what is held.
func (b *builder) priorities() error {
	out := &b.out.Priorities
	*out = Priorities{Versions: []Version{}, Pages: []Priority{}, Groups: []Group{}, Meetings: []Meeting{}, Tally: []StatusRows{}}
	p := b.req.Papers.Profile
	if p == nil {
		out.Reason = noProfile
		return nil
	}
	year := b.out.Year.Whole
	s := p.Strategy
	out.Embedded = p.Embedded
	out.Strategy = Strategy{s.Title, s.Vision, s.Source, s.Date, s.Period, s.Period.To < year.From, s.Period.From > year.To}
	out.Versions = versionsOf(p)
	if b.out.Previous.Reason == "" {
		out.Previous = b.out.Previous.PreviousLabel
	}
	rural := b.ruralSeries(p)
	for _, q := range p.Priorities {
		page := Priority{ID: q.ID, Label: q.Label, Title: q.Title, Why: q.Why, Do: append([]string{}, q.Do...), Focuses: []Focus{}, Outcomes: []Outcome{}}
		for _, f := range q.Focuses {
			page.Focuses = append(page.Focuses, b.focus(f, rural))
		}
		out.Pages = append(out.Pages, page)
	}
	b.outcomes(p, rural)
	for _, g := range p.Groups {
		out.Groups = append(out.Groups, Group(g))
	}
	for _, m := range p.Meetings {
		out.Meetings = append(out.Meetings, Meeting(m))
	}
	out.tally()
	return nil
}

func (p *Priorities) tally() {
	for _, s := range Statuses {
		n := 0
		for _, page := range p.Pages {
			for _, f := range page.Focuses {
				if f.Status == s {
					n++
				}
			}
		}
		p.Tally = append(p.Tally, StatusRows{s, n})
	}
	for _, page := range p.Pages {
		for _, o := range page.Outcomes {
			p.Outcomes++
			if o.Verdict == CannotTell {
				p.NotTold++
			}
		}
	}
}

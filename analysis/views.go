package analysis

import (
	"time"

	"assess/data"
	"assess/data/profiles"
	"assess/data/survey"
)

// Views is what people said when they were asked.
type Views struct {
	Reason   string        `json:"reason"`   // why nothing is told; empty otherwise
	Surveys  []SurveyWave  `json:"surveys"`  // by their last days, none that ended long after the year
	Latest   string        `json:"latest"`   // title of the last of them; empty without any
	Older    bool          `json:"older"`    // it ended before the year began
	Concerns []Concern     `json:"concerns"` // of the last survey that asks about them, the most named first
	Asked    string        `json:"concerns_from,omitempty"`
	Untold   string        `json:"concerns_reason,omitempty"` // why there are none
	Log      []Occasion    `json:"consultations"`             // those of the year, by day
	Meetings int           `json:"public_meetings"`           // of Log
	Earlier  int           `json:"consultations_before"`      // of other years, not in Log
	Settings ViewsSettings `json:"limits"`
}

// ViewsSettings are the values used.
type ViewsSettings struct {
	LeastBase int64 `json:"least_base"` // fewest people of whom a percentage is told
	Months    int   `json:"months_after"`
}

// SurveyWave is one survey with its results.
type SurveyWave struct {
	Title     string           `json:"title"`
	File      string           `json:"file"` // its name, without the folder
	Owner     string           `json:"owner"`
	Mode      string           `json:"mode"`
	From      string           `json:"from"` // ISO
	To        string           `json:"to"`
	Asked     *int64           `json:"asked"`    // nil where it is not known
	People    int64            `json:"people"`   // the largest base of a question
	Response  *float64         `json:"response"` // People over Asked
	Weighted  bool             `json:"weighted"`
	Effect    float64          `json:"design_effect"` // the largest of a question, 1 without weights
	Public    bool             `json:"public"`
	Before    string           `json:"before,omitempty"` // title of the survey before it
	OtherMode bool             `json:"other_mode"`       // people were asked another way than in that
	Tests     int              `json:"tests_adjusted"`
	Questions []SurveyQuestion `json:"questions"`
}

// SurveyQuestion is a question with its answers.
type SurveyQuestion struct {
	Text    string         `json:"question"`
	Before  string         `json:"before,omitempty"` // title of the last survey that asked it
	Several bool           `json:"several"`          // a person may have given several answers
	Base    int64          `json:"base"`
	Worth   float64        `json:"effective_base"`
	Answers []SurveyAnswer `json:"answers"`
	Groups  []SurveyGroup  `json:"subgroups"`
}

// SurveyGroup is the answers of a subgroup.
type SurveyGroup struct {
	Name    string         `json:"name"`
	Base    int64          `json:"base"`
	Worth   float64        `json:"effective_base"`
	Answers []SurveyAnswer `json:"answers"`
}

// SurveyAnswer is one answer of a group.
type SurveyAnswer struct {
	Text    string      `json:"answer"`
	N       int64       `json:"n"`
	Share   *Proportion `json:"percent"` // weighted; nil of too few people
	Change  *Difference `json:"change"`  // on Before; nil where it is not compared
	P       *float64    `json:"p_value,omitempty"`
	Q       *float64    `json:"q_value,omitempty"` // Benjamini-Hochberg
	Verdict Verdict     `json:"verdict"`
}

// Difference is a change in percentage points.
type Difference struct {
	Points   float64  `json:"points"`
	Interval Interval `json:"interval"`
}

// Occasion is an entry of the log of consultations.
type Occasion struct {
	Day    string `json:"day"` // ISO
	Kind   string `json:"kind"`
	Title  string `json:"title,omitempty"`
	Place  string `json:"place,omitempty"`
	People *int64 `json:"people"`
	Asked  string `json:"asked"`
	Record string `json:"record"`
}

const (
	noViews = "no survey, consultation or public meeting has been supplied; to add them, name them in the profile"
	// monthsAfter is how long after the year a survey may end that is told with it: one
	// made for the assessment is asked when the year is over.
	monthsAfter = 6
)

// views tells the surveys and consultations up to the year's.
func (b *builder) views() error {
	out := &b.out.Views
	*out = Views{Surveys: []SurveyWave{}, Concerns: []Concern{}, Log: []Occasion{}, Settings: ViewsSettings{leastBase, monthsAfter}}
	waves := b.waves()
	for i := range waves {
		out.Surveys = append(out.Surveys, b.wave(waves, i))
	}
	if n := len(waves); n > 0 {
		out.Latest = waves[n-1].Title
		out.Older = waves[n-1].To.Before(b.out.Year.Whole.From.First())
	}
	if p := b.req.Papers.Profile; p != nil {
		out.log(p.Consultations, b.out.Year.Whole)
	}
	if len(out.Surveys) == 0 && len(out.Log) == 0 && out.Earlier == 0 {
		out.Reason = noViews
		return nil
	}
	b.concerns(waves)
	return nil
}

// waves are the surveys that ended before or soon after the year assessed.
func (b *builder) waves() []survey.Survey {
	var out []survey.Survey
	end := b.out.Year.Whole.To.Add(1 + monthsAfter).First()
	for _, s := range b.req.Papers.Surveys {
		if s.To.Before(end) {
			out = append(out, s)
		}
	}
	return out
}

// log keeps the year's consultations.
func (v *Views) log(all []profiles.Consultation, year data.Period) {
	for _, c := range all {
		if !year.Contains(data.NewMonth(c.Date.Year(), c.Date.Month())) {
			v.Earlier++
			continue
		}
		v.Log = append(v.Log, Occasion{c.Date.Format(time.DateOnly), c.Kind, c.Title, c.Place, c.People, c.Asked, c.Record})
		if c.Kind == profiles.PublicMeeting {
			v.Meetings++
		}
	}
}

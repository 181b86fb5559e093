package analysis

import "assess/data"

// PartnerRecords is what partners' tables tell of the partnership's year, each source
// by itself: records of one source are never added to another's, to crime or to
// anti-social behaviour of the police. Slices are sorted by source in the order of
// the configuration, then as their fields stand.
type PartnerRecords struct {
	Sources  []PartnerSource  `json:"sources"`
	Counts   []PartnerCount   `json:"counts"` // by area, category and flag
	Changes  []PartnerChange  `json:"changes"`
	Adjusted int              `json:"tests_adjusted"` // number of tests that the q-values of the whole partnership adjust for
	Signals  []PartnerSignals `json:"signals"`        // of the whole partnership
	Wards    []PartnerWard    `json:"wards"`
	Hours    []PartnerHours   `json:"hours"`
	Victims  []PartnerVictims `json:"repeat_victims"`
	Places   []PartnerPlaces  `json:"repeat_places"`
	Near     []PartnerNear    `json:"near_repeats"`
	Weights  *HarmWeights     `json:"weights"` // nil when no table of weights is held
	Harm     []PartnerHarm    `json:"harm"`    // of the tables that have offence codes
}

// HarmWeights is the table of weights by offence code.
type HarmWeights struct {
	Title  string `json:"title"`
	Source string `json:"source"`
	Unit   string `json:"unit"`
	Codes  int    `json:"codes"`
}

// PartnerKey says which records of a source are counted.
type PartnerKey struct {
	Source   string `json:"source"`
	Category string `json:"category"` // in the words of the configuration; empty for all records of the source
	Flag     string `json:"flag"`     // one of workspace.Flags; empty for records with and without
}

// PartnerSource is one partner's table in the year assessed. A month counts when the
// table has a row of it, of any area: one without a row was not sent, or nothing
// happened, and is missing.
type PartnerSource struct {
	ID        string       `json:"id"`
	Title     string       `json:"title"`
	Owner     string       `json:"owner"`
	Protect   string       `json:"protect"` // public | restricted
	LocatedBy string       `json:"located_by"`
	Sensitive bool         `json:"sensitive"`           // all of it: outside the partnership yearly totals of districts only
	Held      data.Period  `json:"held"`                // from the first month with a row to the last
	Months    []data.Month `json:"months"`              // of the year that count
	Missing   []data.Month `json:"missing"`             // of the year that do not
	Unplaced  int64        `json:"rows_in_no_district"` // of the year, of every area: without a place or a district, counted nowhere
	Reason    string       `json:"reason"`              // why nothing of the year is counted; empty otherwise

	CurrentLabel  string    `json:"current_label"`
	PreviousLabel string    `json:"previous_label"`
	Calendar      []int     `json:"calendar_months"` // calendar months compared with the year before, in the year's order
	LeftOut       []LeftOut `json:"left_out"`
	NotCompared   string    `json:"not_compared"` // why there is no comparison; empty otherwise
}

// PartnerCount is one series of a partner's records in one area, the partnership or a
// district, with its year.
type PartnerCount struct {
	PartnerKey
	Sensitive bool          `json:"sensitive"` // sexual offences, domestic abuse, hate crime, health
	Type      AreaType      `json:"area_type"`
	Code      data.Code     `json:"area_code"`
	Name      string        `json:"area_name"`
	From      data.Month    `json:"from"`
	Counts    []*int64      `json:"counts"` // Counts[i] belongs to From + i; nil for a month that does not count
	Years     []PartnerYear `json:"years"`  // up to the year assessed, which is the last
	Residents *int64        `json:"residents"`
	Rate      *float64      `json:"rate"` // of the year assessed, per 1,000 residents over its months
	Interval  *Interval     `json:"interval"`
}

// PartnerYear is a year's total of a series: the sum of its months that count.
type PartnerYear struct {
	From   data.Month `json:"from"`   // its first month
	Label  string     `json:"label"`  // "2020/21"
	Months int        `json:"months"` // that count
	Count  int64      `json:"count"`
	Hidden int64      `json:"rows_without_number"` // rows whose number the supplier hides or does not know: in no count
}

// Year is the total of the year assessed.
func (c PartnerCount) Year() PartnerYear {
	if len(c.Years) == 0 {
		return PartnerYear{}
	}
	return c.Years[len(c.Years)-1]
}

// PartnerChange is a series beside the same months of the year before. Its category is
// that of the records, empty for all of the source.
type PartnerChange struct {
	Source    string   `json:"source"`
	Flag      string   `json:"flag"`
	Sensitive bool     `json:"sensitive"`
	Type      AreaType `json:"area_type"`
	Reason    string   `json:"reason"` // why it cannot be compared; empty otherwise
	CategoryChange
}

// Key says which records are compared.
func (c PartnerChange) Key() PartnerKey { return PartnerKey{c.Source, string(c.Category), c.Flag} }

// PartnerSignals is what the control charts say of a series of 24 months or more. Its
// category is that of the records, empty for all of the source.
type PartnerSignals struct {
	Source    string   `json:"source"`
	Flag      string   `json:"flag"`
	Sensitive bool     `json:"sensitive"`
	Control   *Control `json:"control"` // from the series' first month on
	CategorySignals
	Adjusted []*float64 `json:"adjusted"` // for the season, from the series' first month on
}

// Key says which records are charted.
func (s PartnerSignals) Key() PartnerKey { return PartnerKey{s.Source, string(s.Category), s.Flag} }

// PartnerWard is a ward's records of the year, of a source that is located.
type PartnerWard struct {
	PartnerKey
	Sensitive bool      `json:"sensitive"`
	Code      data.Code `json:"area_code"`
	Name      string    `json:"area_name"`
	Count     int64     `json:"count"`
	Residents *int64    `json:"residents"`
	Rate      *float64  `json:"rate"` // per 1,000
	Interval  *Interval `json:"interval"`
}

// PartnerHours is when in the week the records of a source can have happened: each
// is shared out over the hours in which it may have.
type PartnerHours struct {
	PartnerKey
	Sensitive bool       `json:"sensitive"`
	Records   int64      `json:"records"`   // of the year
	Events    int        `json:"events"`    // of them, those with a time: what Week sums to
	Exact     int        `json:"exact"`     // of Events, those with one time alone, or with an end before the start
	Spread    int        `json:"spread"`    // of Events, those shared out between their first and their last time
	OverWeek  int        `json:"over_week"` // of Events, those over more than a week: every hour alike
	Week      []float64  `json:"week"`      // events by hour of the week, Monday 00:00 first; 168 of them, none when Reason says why
	Peak      *PeakHours `json:"peak"`
	Reason    string     `json:"reason"`
}

// PeakHours is the block of hours that stands out most: on each of Days days from Day
// on, Hours hours from Hour on. Hours after midnight belong to the day before.
type PeakHours struct {
	Day   int     `json:"day"` // 0 Monday to 6 Sunday
	Days  int     `json:"days"`
	Hour  int     `json:"hour"` // 0 to 23
	Hours int     `json:"hours"`
	Count float64 `json:"count"`
	Share float64 `json:"share"` // of the events
	Even  float64 `json:"even"`  // its share of the week
}

// PartnerVictims is the share of records whose supplier marked the victim as one
// that comes again.
type PartnerVictims struct {
	PartnerKey
	Sensitive bool      `json:"sensitive"`
	Known     int64     `json:"records"` // of the year with the mark set or not; those where it is not known are left out
	Unknown   int64     `json:"records_not_known"`
	Repeat    int64     `json:"repeat"`
	Share     *float64  `json:"share"`
	Interval  *Interval `json:"interval"` // Wilson
	Reason    string    `json:"reason"`
}

// PartnerPlaces is how much of a source's year fell on the same places again. A place
// is what the source is located by: a postcode, or a point.
type PartnerPlaces struct {
	PartnerKey
	Sensitive bool          `json:"sensitive"`
	Places    int           `json:"places"`  // with a record in the years held
	Records   int64         `json:"records"` // of the year, at a place
	Shares    []RepeatShare `json:"shares"`
	Repeat    int           `json:"repeat_places"` // with two records or more in the year
	Intervals int           `json:"intervals"`     // times from a record to the next at its place
	Median    *float64      `json:"median_days"`
	Within    *float64      `json:"within_28_days"` // share of the intervals
	Reason    string        `json:"reason"`
}

// PartnerNear is whether further records follow close by and soon after (Knox).
type PartnerNear struct {
	PartnerKey
	Sensitive bool       `json:"sensitive"`
	Records   int        `json:"records"`
	Rounds    int        `json:"rounds"`
	Bands     []NearBand `json:"bands"`
	Reason    string     `json:"reason"`
}

// NearBand is the pairs of records so far apart in place and in time.
type NearBand struct {
	AboveM   float64  `json:"above_m"` // metres apart: more than that, -1 for the same point on
	UpToM    float64  `json:"up_to_m"`
	FromDays int      `json:"from_days"`
	ToDays   int      `json:"to_days"`
	Observed int64    `json:"observed"`
	Expected float64  `json:"expected"`
	Ratio    *float64 `json:"ratio"`
	P        float64  `json:"p_value"`
	Q        float64  `json:"q_value"`
}

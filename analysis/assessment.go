package analysis

import (
	"assess/data"
	"assess/data/workspace"
)

// Assessment is one partnership's year in numbers: what assessment.json holds
// and all that a report may say. Missing is never zero: an optional number is a
// pointer, nil when it cannot be had, with the reason beside it. Slices are
// sorted by what they are keyed on, so that the same inputs give the same bytes.
type Assessment struct {
	Schema      int         `json:"schema"` // of this structure; raised when a field changes its meaning
	Partnership Partnership `json:"partnership"`
	Year        Year        `json:"year"`
	Synthetic   bool        `json:"synthetic"` // the data is invented: every page says so
	Settings    Settings    `json:"settings"`

	Sources    []Source          `json:"sources"`
	Coverage   Coverage          `json:"coverage"`
	Gates      GateReview        `json:"gates"`
	Restated   Restatements      `json:"restatements"`
	Withheld   Withheld          `json:"withheld"` // beside editions that are published
	Area       AreaFacts         `json:"area"`
	SmallAreas []SmallArea       `json:"small_areas"` // LSOAs
	Monthly    []Monthly         `json:"monthly"`
	Levels     []Level           `json:"levels"`
	Previous   Comparison        `json:"previous"` // on the same months of the year before
	Baseline   Comparison        `json:"baseline"` // on the same months of the baseline years
	Trends     []Trend           `json:"trends"`
	Signals    []CategorySignals `json:"signals"` // months that control charts do not expect
	Seasons    []Season          `json:"seasons"`
	Outlooks   []Outlook         `json:"outlooks"` // All crime and anti-social behaviour
	Versus     Versus            `json:"versus"`   // the partnership beside its comparator
	Peers      []Peer            `json:"peers"`    // districts of the comparator, for the funnel

	LongRuns    []LongRun    `json:"long_run"`     // direction over all the years held
	LevelShifts []LevelShift `json:"level_shifts"` // stretches of one level

	Standardised Standardisation `json:"standardised"` // the partnership beside its comparator, deprivation allowed for
	Funnels      []PeerFunnel    `json:"funnels"`      // districts far from the average
	Severity     Severity        `json:"severity"`     // published scores, as context
	WardChanges  WardChanges     `json:"ward_changes"` // each ward beside its own year before
	WardMonths   WardMonths      `json:"ward_months"`  // of each ward, for its profile

	AreaRates     []AreaRate       `json:"area_rates"`        // wards and LSOAs
	EarlierRates  EarlierRates     `json:"area_rates_before"` // and their year before
	Clustering    []Clustering     `json:"clustering"`        // all crime and anti-social behaviour: do LSOAs resemble their neighbours
	Hotspots      []HotspotLayer   `json:"hotspots"`
	Holds         []HotspotHold    `json:"hot_spots_held"`     // did last year's hot spots hold
	Densities     []DensityLayer   `json:"densities"`          // where incidents are dense
	Movements     []Movement       `json:"movements"`          // cells whose share of all incidents changed
	Histories     []HotspotHistory `json:"hot_spot_histories"` // how hot spots came about: all crime and anti-social behaviour
	RepeatPoints  []RepeatPoints   `json:"repeat_points"`      // points with many incidents
	Concentration []Concentration  `json:"concentration"`
	Deprivation   []DecileRate     `json:"deprivation"`

	StopSearch StopSearch `json:"stop_and_search"`

	Reconciliations []Reconciliation `json:"reconciliations"` // beside official counts
	Partners        PartnerRecords   `json:"partner_records"` // what partners' tables tell of the year

	Priorities Priorities `json:"strategy_and_priorities"` // beside what the data held can tell of them

	Plan PlanProgress `json:"plan"` // how far it was carried out

	Views Views `json:"views"` // what people said when they were asked

	Emerging EmergingThemes `json:"emerging_themes"`
	Matrix   PriorityMatrix `json:"priority_matrix"` // proposed priorities
	County   CountyMatters  `json:"county_matters"`

	Prescribed PrescribedInformation `json:"prescribed_information"` // what authorities disclose to each other, and what of it is held

	Events    []data.Event    `json:"events"`    // that may be why numbers moved, by time
	Narrative []NarrativeText `json:"narrative"` // what the analyst wrote

	Contents []StatutoryItem `json:"statutory_contents"`
	Methods  []Method        `json:"methods"`
	NotUsed  []NotUsed       `json:"not_used"` // methods that wait for data
}

// Partnership says whose assessment it is.
type Partnership struct {
	ID         string      `json:"id"`
	Name       string      `json:"name"`
	Districts  []data.Area `json:"districts"`
	Force      string      `json:"force"`      // data.police.uk id
	ForceName  string      `json:"force_name"` // as people write it
	Comparator string      `json:"comparator"` // its name, empty when none is configured

	Distribution []string `json:"distribution,omitempty"` // who the restricted edition goes to

	Owner     string `json:"document_owner,omitempty"`
	Reference string `json:"document_reference,omitempty"` // with its version
	SignedOff string `json:"signed_off,omitempty"`         // who assured its quality, and when
}

// Year is the assessment's window. Months after Held.To had not been published
// when the store was read.
type Year struct {
	Label     string       `json:"label"`           // the months assessed in words, "April 2020 to March 2021"
	Short     string       `json:"short"`           // "2020/21" or "2025"; "2021/22 to September" for a year to date
	Whole     data.Period  `json:"whole"`           // the 12 months asked for
	Held      data.Period  `json:"held"`            // those up to the last month held
	Months    []data.Month `json:"months"`          // months of Held that can be counted: complete or provisional
	Missing   []data.Month `json:"missing"`         // months of Held that cannot
	ToDate    bool         `json:"year_to_date"`    // Held is shorter than Whole
	DataTo    data.Month   `json:"data_to"`         // the last month held of the partnership's force
	DataFrom  data.Month   `json:"data_from"`       // the first
	YearStart int          `json:"year_start"`      // calendar month, 1 to 12
	AsAt      string       `json:"as_at,omitempty"` // replayed as known on that date, ISO
}

// Settings are the method settings as used, so that the words can be built from them.
type Settings struct {
	BaselineYears   int           `json:"baseline_years"`
	Exclude         []data.Period `json:"exclude"`
	FDR             float64       `json:"fdr"`
	HotspotCellM    int           `json:"hotspot_cell_m"`
	MinimumCount    int           `json:"minimum_count"` // fewest events before a percentage is printed
	ConfidenceLevel float64       `json:"confidence_level"`
	SuppressBelow   int           `json:"suppress_below"`
	SuppressOpen    bool          `json:"suppress_open"`
	Seed            int64         `json:"seed"`
}

// Source is one configured source of incidents.
type Source struct {
	ID      string       `json:"id"`
	Kind    string       `json:"kind"`
	Title   string       `json:"title"`
	Owner   string       `json:"owner"`
	Licence string       `json:"licence"`
	Protect string       `json:"protect"` // public | restricted
	Files   int          `json:"files"`
	Rows    int64        `json:"rows"`
	From    data.Month   `json:"from"`
	To      data.Month   `json:"to"`
	Force   []string     `json:"forces"`
	Missing []data.Month `json:"missing"` // months of the partnership's force between From and To that are not held; of a table, those without a row

	Loaded          int64    `json:"rows_loaded"`           // of Rows
	WithoutLocation int64    `json:"rows_without_location"` // of Loaded
	Schedule        []string `json:"schedule,omitempty"`    // items of the prescribed information
	LocatedBy       string   `json:"located_by,omitempty"`  // how a table finds its places: postcode, grid, degrees, lsoa, ward, district, outward
	Postcodes       int64    `json:"postcodes,omitempty"`   // of Loaded, rows that give a postcode
	Matched         int64    `json:"matched,omitempty"`     // of Postcodes, those that have a place
	Reversed        int64    `json:"end_before_start,omitempty"`
	Received        string   `json:"received,omitempty"` // day of a table's newest file, ISO

	Tells []string `json:"tells,omitempty"` // what a table tells of single incidents beyond month and category, in the words of not_used
}

// PartnerTable reports whether the source is a partner's table. Its records are counted
// by themselves (PartnerRecords) and in no count of crime or anti-social behaviour.
func (s Source) PartnerTable() bool { return s.Kind == workspace.PartnerTable }

// Coverage is what was read and what became of it.
type Coverage struct {
	Months       []CoverageMonth `json:"months"`
	Searches     []CoverageMonth `json:"search_months"`  // of stop-and-search files, which are in no other number here
	Partners     []PartnerMonth  `json:"partner_months"` // of partners' tables
	Totals       RowAccount      `json:"totals"`
	Vintages     []VintageRows   `json:"lsoa_vintages"`
	Rejected     []Rejection     `json:"rejected"`     // the first of each reason, with file and line
	InArea       int64           `json:"rows_in_area"` // loaded rows whose LSOA is in the partnership, all months
	Elsewhere    int64           `json:"rows_elsewhere"`
	NoLocation   int64           `json:"rows_without_location"` // of the partnership's force, all months
	NoLocationYr *float64        `json:"share_without_location_year"`
	PointChecked int64           `json:"points_checked"`  // rows of the partnership with a point
	DistrictDiff int64           `json:"district_differ"` // of them, the point lies in another district than the LSOA
	LSOADiff     int64           `json:"lsoa_differ"`     // of them, the point lies in another LSOA than the code says
	OutsideWards int64           `json:"outside_wards"`   // of them, this year: the point is in no ward of the partnership
}

// RowAccount adds up: Loaded + Rejected + Duplicate + Superseded = Read.
type RowAccount struct {
	Read            int64 `json:"rows_read"`
	Loaded          int64 `json:"loaded"`
	Rejected        int64 `json:"rejected"`
	Duplicate       int64 `json:"duplicate"`
	Superseded      int64 `json:"superseded"`
	WithoutLocation int64 `json:"without_location"` // of Loaded
}

// CoverageMonth is one (source, force, month).
type CoverageMonth struct {
	Source string     `json:"source"`
	Force  string     `json:"force"`
	Month  data.Month `json:"month"`
	Files  int        `json:"files"`
	RowAccount
	Status data.Status `json:"status"`
}

// VintageRows counts rows by the LSOA vintage of their file.
type VintageRows struct {
	Vintage int   `json:"vintage"`
	Rows    int64 `json:"rows"`
}

// Rejection is an example of rows refused for one reason.
type Rejection struct {
	File   string `json:"file"`
	Line   int64  `json:"line"`
	Reason string `json:"reason"`
	Rows   int64  `json:"rows"`
}

// AreaFacts describes the partnership's area from denominators and context.
type AreaFacts struct {
	Residents       *int64       `json:"residents"`
	ResidentsYear   int          `json:"residents_year"`
	Households      *int64       `json:"households"`
	AreaKm2         float64      `json:"area_km2"`
	LSOAVintage     int          `json:"lsoa_vintage"`
	LSOAs           int          `json:"lsoas"`
	WardVintage     int          `json:"ward_vintage"`
	Wards           int          `json:"wards"`
	DecileResidents []int64      `json:"decile_residents"` // residents by deprivation decile 1 (most deprived) to 10; empty when not held
	RuralShare      *float64     `json:"rural_share"`      // share of residents in rural LSOAs
	Districts       []AreaTotals `json:"districts"`
}

// AreaTotals is one district of the partnership.
type AreaTotals struct {
	data.Area
	Residents *int64 `json:"residents"`
	LSOAs     int    `json:"lsoas"`
}

// AreaType says what an area of the monthly counts is.
type AreaType string

// The area types of monthly_counts.csv.
const (
	TypePartnership AreaType = "partnership"
	TypeDistrict    AreaType = "district"
	TypeComparator  AreaType = "comparator"
	TypeWard        AreaType = "ward" // in changes alone, not in monthly_counts.csv
)

// Monthly is one series: Counts[i] belongs to From + i and is nil for a month
// that is missing or partial.
type Monthly struct {
	Type     AreaType      `json:"area_type"`
	Code     data.Code     `json:"area_code"`
	Name     string        `json:"area_name"`
	Category data.Category `json:"category"`
	From     data.Month    `json:"from"`
	Counts   []*int64      `json:"counts"`

	Provisional []data.Month `json:"provisional_months,omitempty"` // of Counts, those that may still change
	Revised     []data.Month `json:"revised_months,omitempty"`     // those that are not as they were first published
}

// Interval is an estimate's confidence interval, both ends included.
type Interval struct {
	Lower float64 `json:"lower"`
	Upper float64 `json:"upper"`
}

// Level is how much of one category one area had in the year's months.
type Level struct {
	Type      AreaType      `json:"area_type"`
	Code      data.Code     `json:"area_code"`
	Name      string        `json:"area_name"`
	Category  data.Category `json:"category"`
	Months    int           `json:"months"`
	Count     int64         `json:"count"`
	Residents *int64        `json:"residents"`
	Rate      *float64      `json:"rate"` // per 1,000 residents over these months
	Interval  *Interval     `json:"interval"`
}

// Verdict is the word that the test allows.
type Verdict string

// The verdicts of change.csv.
const (
	Higher        Verdict = "higher"
	Lower         Verdict = "lower"
	NoClearChange Verdict = "no clear change"
	TooFew        Verdict = "too few to say"
	NotComparable Verdict = "not comparable"
)

// Comparison is the year's counts beside those of earlier months, category by
// category, over the calendar months that every year compared has.
type Comparison struct {
	CurrentLabel  string           `json:"current_label"`
	PreviousLabel string           `json:"previous_label"`
	Calendar      []int            `json:"calendar_months"` // calendar months compared, in the year's order, 1 to 12
	Years         int              `json:"years"`           // earlier years compared with: 1 for the previous year
	LeftOut       []LeftOut        `json:"left_out"`        // months not compared, with the reason
	Reason        string           `json:"reason"`          // why nothing could be compared, empty otherwise
	Changes       []CategoryChange `json:"changes"`         // of the whole partnership
	Districts     []CategoryChange `json:"districts"`       // of each district, where there are several
	Adjusted      int              `json:"tests_adjusted"`  // number of tests that the q-values adjust for
}

// LeftOut is a month that a comparison could not use.
type LeftOut struct {
	Month  data.Month `json:"month"`
	Reason string     `json:"reason"`
}

// CategoryChange is one row of change.csv. PreviousCount is the count of the
// reference months divided by Comparison.Years, so that both counts cover the
// same number of months; PreviousTotal is undivided.
type CategoryChange struct {
	Code          data.Code     `json:"area_code"`
	Name          string        `json:"area_name"`
	Category      data.Category `json:"category"`
	Months        int           `json:"months_compared"`
	CurrentCount  int64         `json:"current_count"`
	PreviousCount float64       `json:"previous_count"`
	PreviousTotal int64         `json:"previous_total"`
	RateRatio     *float64      `json:"rate_ratio"`
	Interval      *Interval     `json:"interval"`
	P             *float64      `json:"p_value"`
	Q             *float64      `json:"q_value"`     // Benjamini-Hochberg
	QDependent    *float64      `json:"q_dependent"` // Benjamini-Yekutieli, however the categories hang together
	PHolm         *float64      `json:"p_holm"`      // Holm: the chance of a single false call
	Dispersion    float64       `json:"dispersion"`  // phi of the year + month model, as used (at least 1)
	Verdict       Verdict       `json:"verdict"`
}

// Trend is one category's monthly series with its parts. All slices have the
// length of the series; nil marks a month that is missing, or where the part
// cannot be had.
type Trend struct {
	Category data.Category `json:"category"`
	From     data.Month    `json:"from"`
	Counts   []*int64      `json:"counts"`
	Fitted   data.Period   `json:"fitted"` // the run of months that was decomposed; empty when too short
	Filled   []data.Month  `json:"filled"` // missing months of that run, interpolated for the fit only
	Trend    []*float64    `json:"trend"`
	Seasonal []*float64    `json:"seasonal"`
	Adjusted []*float64    `json:"adjusted"`
	Reason   string        `json:"reason"` // why there is no decomposition, empty otherwise
	Control  *Control      `json:"control"`
}

// Season is the usual shape of a year: Index[k] is the ratio to the average
// month of calendar month k + 1; 1 is an average month.
type Season struct {
	Category data.Category `json:"category"`
	Index    []float64     `json:"index"` // 12 values
	Low      []float64     `json:"low"`   // smallest ratio seen in any year held
	High     []float64     `json:"high"`  // largest
	Years    int           `json:"years"` // years of which months are held: the most ratios that a calendar month has
	Clear    bool          `json:"clear"` // the months differ by more than chance (Kruskal-Wallis, p below 0.05)
	P        float64       `json:"p_value"`
	Reason   string        `json:"reason"`
}

// Versus compares the partnership's rates with those of the rest of its comparator.
type Versus struct {
	Name   string       `json:"name"`   // "the rest of South Yorkshire", "the other Essex Police districts"
	Reason string       `json:"reason"` // why there is none
	Rows   []VersusRate `json:"rows"`
}

// VersusRate is one category.
type VersusRate struct {
	Category  data.Category `json:"category"`
	Count     int64         `json:"count"`
	Rate      float64       `json:"rate"`
	Interval  Interval      `json:"interval"`
	Other     int64         `json:"other_count"`
	OtherRate float64       `json:"other_rate"`
	Ratio     float64       `json:"ratio"`
	RatioCI   Interval      `json:"ratio_interval"`
	Verdict   Verdict       `json:"verdict"` // higher, lower, no clear change (difference), too few to say
}

// Peer is one district of the comparator with its All crime and anti-social
// behaviour rates.
type Peer struct {
	data.Area
	Own       bool          `json:"own"` // belongs to the partnership
	Category  data.Category `json:"category"`
	Count     int64         `json:"count"`
	Residents int64         `json:"residents"`
	Rate      float64       `json:"rate"`
	Interval  Interval      `json:"interval"`
}

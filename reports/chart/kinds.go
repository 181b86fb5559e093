package chart

import (
	"assess/data"
	"assess/geo"
)

// The inputs of each kind of chart: plain numbers and words, no statistics.
// A constructor (NewForest for Forest, and so on) lays one out for a width in
// points. Titles, captions and sources are set by the document, not drawn.

// Series is a monthly line. Values[i] belongs to From + i; nil is a gap that is
// drawn as a gap.
type Series struct {
	Name   string
	From   data.Month
	Values []*float64
}

// SmallMultiples is one panel per category: a thin line of monthly counts, a
// thick line of the trend, the assessment year shaded, each panel's axis from
// zero with its own top (said in the panel) or one shared top.
type SmallMultiples struct {
	Panels []Panel
	Shade  data.Period   // the assessment year
	Grey   []data.Period // months left out of baselines, lightly shaded
	Shared bool
	Events []Event // listed under the panels
}

// Panel is one small chart. Events are those of the whole that bear on it.
type Panel struct {
	Title  string
	Counts Series
	Trend  Series
	Events []Event
}

// Forest is estimates with intervals around a line of no change, on a log
// scale, with the numbers in a column at the right.
type Forest struct {
	Label      string // of the axis, "Ratio to the year before (1 is no change)"
	Line       float64
	Log        bool
	Rows       []ForestRow
	Heading    string    // over the text column; empty is "Estimate (interval)"
	Less, More string    // said over either side of the line: "fewer", "more"
	Key        []ToneKey // explains the tones used; empty is Higher, Lower, No clear change
}

// ForestRow is one estimate. A row without an estimate prints Text in its place.
type ForestRow struct {
	Name                   string
	Estimate, Lower, Upper float64
	None                   bool
	Text                   string // right column: "0.78 (0.70 to 0.87)"
	Tone                   Tone
}

// Tone is the reading of a mark: drawn as colour and as shape.
type Tone int

// The tones of marks.
const (
	Neutral Tone = iota
	High
	Low
	Own // the partnership itself among others
)

// ToneKey explains one tone under the chart's top edge.
type ToneKey struct {
	Tone Tone
	Text string
}

// Dots is a dot with an interval per row on a linear axis from zero, two
// groups at most (the partnership and its comparator). Where the values are places in
// a ranking the axis has the places and no zero.
type Dots struct {
	Label    string
	Groups   []string // names for the key; one or two
	Rows     []DotRow
	Mark     *float64 // a vertical reference line, such as the partnership's rate
	MarkName string
	Heading  string // over the text column
	Places   int    // the last place of a ranking; 0 for values that are none
}

// DotRow has one value per group. Tone Own sets the row's name in bold.
type DotRow struct {
	Name   string
	Values []DotValue
	Tone   Tone
	Text   string // right column, none where every row's is empty
}

// DotValue is one dot; None leaves it out.
type DotValue struct {
	Value, Lower, Upper float64
	None                bool
}

// ControlChart is a monthly series with centre line and limits, signals marked
// and named. The limits are level, or a usual range month by month.
type ControlChart struct {
	Label                string
	Values               Series
	Centre, Lower, Upper float64
	Usual                []*ControlRange // beside the values; nil: Lower and Upper
	Basis                []data.Month    // months that set the limits; the others are drawn hollow
	Signals              []ControlSignal
	Shade                data.Period
	Events               []Event
	Numbered             bool // the axis counts the months from 1 and names none, for invented ones
}

// ControlRange is where a month usually lies.
type ControlRange struct{ Lower, Upper float64 }

// ControlSignal is one marked month. Its label may be empty.
type ControlSignal struct {
	Month data.Month
	Label string
	High  bool
}

// Decomposition is counts, trend, seasonal and remainder in four stacked
// panels on one time axis.
type Decomposition struct {
	Counts, Trend, Seasonal, Remainder Series
	Shade                              data.Period
	Events                             []Event // over the first panel, listed under the last
}

// Seasonal is the usual year: index by calendar month with the range seen, one
// or two series, around the line 1.
type Seasonal struct {
	Label string
	Start int // calendar month drawn first
	Lines []SeasonalLine
}

// SeasonalLine is one series of 12 values, January first.
type SeasonalLine struct {
	Name      string
	Index     []float64
	Low, High []float64
}

// Bars is a horizontal bar per row from zero, with the value at its end.
type Bars struct {
	Label string
	Rows  []BarRow
	Key   []ToneKey // explains the tones used; none is drawn when empty
}

// BarRow is one bar.
type BarRow struct {
	Name  string
	Value float64
	Text  string
	Tone  Tone
}

// Gradient is a rate per deprivation decile with intervals, up to two series.
type Gradient struct {
	XLabel, YLabel string
	Groups         []string
	Columns        []GradientColumn
}

// GradientColumn is one decile.
type GradientColumn struct {
	Name   string
	Values []DotValue
}

// Calendar is a heat table of years by months with a status in each cell,
// drawn with a letter as well as a colour.
type Calendar struct {
	Rows []CalendarRow
	Key  []CalendarKey
}

// CalendarRow is one calendar or assessment year.
type CalendarRow struct {
	Name  string
	Cells []CalendarCell // 12; the zero value is "not in the period"
}

// CalendarCell is one month. Told is what it says when pointed at, empty for nothing.
type CalendarCell struct {
	Month  data.Month
	Status data.Status
	Text   string // "14,786" or "none"
	Told   string
}

// CalendarKey explains one status.
type CalendarKey struct {
	Status data.Status
	Text   string
}

// Curve is a concentration curve per line with the diagonal of even spread,
// both axes from 0 to 100 %.
type Curve struct {
	XLabel, YLabel string
	Lines          []CurveLine
	Even           string // names the diagonal; empty is "Even spread"
}

// CurveLine is one curve of shares from 0 to 1.
type CurveLine struct {
	Name string
	X, Y []float64
}

// Funnel is areas by size with control limits around a target.
type Funnel struct {
	XLabel, YLabel string
	Target         float64
	TargetName     string // empty is "average"
	Points         []FunnelPoint
	Limits         []FunnelLimit // by rising X
	Key            []ToneKey     // explains the tones used; empty is above, below and within the limits
}

// FunnelPoint is one area.
type FunnelPoint struct {
	Name string
	X, Y float64
	Tone Tone
	Show bool // write its name
}

// FunnelLimit is the limits at one size.
type FunnelLimit struct{ X, Lower95, Upper95, Lower998, Upper998 float64 }

// Map draws areas in British National Grid metres with equal scales, a scale
// bar, a north arrow, a key and the licence line.
type Map struct {
	Shapes  []MapShape // filled areas
	Cells   []MapCell  // hot-spot squares over them
	Lines   []MapLine  // outlines over both: wards, the partnership's edge
	Labels  []MapLabel // names; left out, least important first, where they would collide or cover the classes of a sequence
	Key     []MapKey
	KeyName string  // heads the key: "Crimes per 1,000 residents"
	Licence string  // may hold line breaks
	Tall    float64 // tallest that the areas are drawn, as a share of the width; 0 is 0.72, or less where next to nothing is marked
	Near    *MapNear
}

// MapNear is a square of ground that is drawn enlarged beside a map, with its
// frame on the map. A sheet narrower than 400 points leaves it out.
type MapNear struct {
	West, South, Side float64     // metres
	Title             string      // over it
	Shapes            []geo.Shape // those of the map in their order, cut to the square, empty outside it
	Lines             []MapLine
	Labels            []MapLabel
}

// MapShape is a filled area; Class indexes Key, -1 is drawn as "no value". Text
// is what the area says when pointed at, empty for nothing.
type MapShape struct {
	Geometry geo.Shape
	Class    int
	Text     string
}

// MapCell is a square with its south-west corner in metres. Text is what it says when
// pointed at, empty for nothing.
type MapCell struct {
	Easting, Northing, Size float64
	Class                   int
	Text                    string
}

// MapLine is an outline.
type MapLine struct {
	Geometry geo.Shape
	Strong   bool
}

// MapLabel is a name at a place. Higher Rank is kept when names collide.
// Number draws a numbered disc, which says Told when pointed at, empty for nothing.
type MapLabel struct {
	Easting, Northing float64
	Text              string
	Rank              int
	Number            bool
	Told              string
}

// MapKey is one class of the key with how many areas or cells are in it.
type MapKey struct {
	Text  string
	Count int
	Fill  Fill
}

// Fill names a colour of the palette by its role, so that themes can change it.
type Fill int

// The fills. NoValue is of areas of which there is no number, Withheld of those whose
// number is hidden. Sequential runs from light to dark; Hot and Cold are the classes of
// a hot-spot test, HighAmongLow and LowAmongHigh those of areas unlike their neighbours.
const (
	NoValue Fill = iota
	Sequential1
	Sequential2
	Sequential3
	Sequential4
	Sequential5
	HotFill
	ColdFill
	HighAmongLowFill
	LowAmongHighFill
	PlainFill
	Withheld
)

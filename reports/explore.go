package reports

// Explore lets readers of a page that runs scripts colour a map by other
// periods, categories and measures, and see the numbers of an area that they pick. The
// numbers are text as printed, hidden ones hidden. Writers that cannot do so
// leave it out: the figure and the tables hold the same numbers.
type Explore struct {
	Title      string
	Periods    []string // the one assessed first; empty is one without a name
	Categories []string
	Measures   []string
	First      int // of Measures: what the map itself shows, of the first category
	Note       string
	Layers     []ExploreLayer
}

// ExploreLayer is one layer of areas.
type ExploreLayer struct {
	Name   string // "Small areas"
	Areas  []ExploreArea
	Figure string // anchor of the figure whose map has the areas as parts 1 to len(Areas)
	Shades []ExploreShade
}

// ExploreArea is one area with a cell for each period, category and measure: those
// of the first period first, and within it those of the first category. A cell
// holds no space.
type ExploreArea struct {
	Code, Name, About string
	Cells             []string
}

// ExploreShade is how a map is coloured by one category and measure in a period; a
// layer has one for each, in the order of the cells. Classes has one character for each
// area: the digit of its class, or "-" for none.
type ExploreShade struct {
	Key     []string // what the classes mean and how many areas are in each
	Fills   []string // their classes in the style sheet
	Classes string
}

// noClass stands in a shade for an area without a number that can be shown.
const noClass = '-'

package reports

import "assess/reports/chart"

// Document is one edition of one assessment, ready to be written in any format.
type Document struct {
	Title     string // "Strategic assessment, April 2020 to March 2021"
	Owner     string // the partnership's name
	Edition   string // "Public edition"
	Marking   string // "OFFICIAL", in every header and footer
	Notice    string // printed on every page when not empty: "Synthetic data: …"
	Handling  Handling
	Language  string // BCP 47, "en-GB"
	Subject   string // one sentence for the metadata
	Date      string // ISO date of the last day of the data held, for the metadata; never the clock
	Generator string // program and version
	Cover     []Fact // document control
	Sections  []Section
	Brief     bool // a paper of few pages: on paper its title stands over the first section, without cover and contents
}

// Handling is what a marking asks of those who hold the document; empty for one that
// anyone may have.
type Handling struct {
	Full  string // for the cover
	Short string // for every page
}

// Fact is one line of the document control.
type Fact struct{ Name, Value string }

// Section is a chapter. ID is an anchor, unique in the document and stable from
// year to year.
type Section struct {
	ID, Title string
	Blocks    []Block
	Page      bool      // stands on a page of its own, set more tightly where that brings it onto one
	Lead      bool      // stands before the contents: who reads two pages has read what matters
	Pages     []Section // that follow it; Build lays them out behind it
}

// Block is one piece of a section: Heading, Paragraph, List, Table, Figure or
// Note. Every writer (HTML, PDF, XLSX, CSV) walks the same Blocks in order.
type Block interface{ block() }

// Heading opens a part of a section. Level is 2 or 3; level 1 is the section's title.
type Heading struct {
	Level    int
	ID, Text string
}

// Span is a run of text in a paragraph. Link is an anchor of the document
// ("#changes") or a URL, empty for plain text.
type Span struct {
	Text string
	Bold bool
	Link string
	term bool // leads to the glossary
}

// Paragraph is running text.
type Paragraph struct{ Spans []Span }

// List is a bulleted list, one paragraph an item.
type List struct{ Items [][]Span }

// Note is a box that must not be overlooked: what is missing, or how to read
// what follows.
type Note struct {
	Kind  NoteKind
	Title string
	Spans []Span
}

// NoteKind is the tone of a note.
type NoteKind int

// Missing is for what cannot be said from the data held; Reading for how to
// read a figure; Warning for what would mislead.
const (
	Missing NoteKind = iota
	Reading
	Warning
)

// Findings is the one-page summary's table: one row a finding.
type Findings struct{ Rows []Finding }

// Finding is one sentence of the summary with what makes it sure.
type Finding struct {
	Direction Direction
	What      []Span // the message, then the number
	Sure      []Span // ratio and interval
	Link      string // anchor of the section that shows it
	again     []Span // Sure in fewer words, where a finding above says what its numbers are
}

// Direction is the arrow of a finding. It is drawn and spoken, never a colour alone.
type Direction int

// The directions of a finding.
const (
	Flat Direction = iota
	Up
	Down
	Place // where, rather than more or less
	Above // a rate beside another's, rather than a change
	Below
	Level // no clear difference from the other
)

// Align is how a column's cells are set.
type Align int

// Numbers are set right, words left.
const (
	Left Align = iota
	Right
)

// Column heads a table's column. Unit is said with the name where it has one.
type Column struct {
	Name  string
	Align Align
	Width float64 // relative to the other columns; 0 is 1
}

// Table is a table of the document. Rows hold the text as printed; the first
// column is the row's header. Full, where given, is the whole table for the
// XLSX and CSV when the page shows a part.
type Table struct {
	ID      string
	Caption string
	Columns []Column
	Rows    [][]string
	Note    string // under the table
	Source  string
	Sheet   string // name of its sheet in the workbook; empty keeps it out
}

// Figure is a chart or a map with everything that a reader who cannot see it needs.
type Figure struct {
	ID       string
	Title    string // the message
	Subtitle string // what is measured, where, when, in which unit
	Alt      string // what the picture shows, in one to three sentences
	Source   string // with the cut-off
	N        string // how many events or areas
	Drawing  chart.Drawing
	Data     Table    // the picture's numbers
	Aside    bool     // a page leaves the numbers to the workbook: the picture or a table prints what matters
	Table    string   // anchor of the document's table that prints them, where one does
	Least    float64  // share of its size to which a page may set it smaller; 0 keeps its size
	Explore  *Explore // what a page lets readers see of a map beyond it; nil for most
}

func (Heading) block()   {}
func (Paragraph) block() {}
func (List) block()      {}
func (Note) block()      {}
func (Findings) block()  {}
func (Table) block()     {}
func (Figure) block()    {}

// File is a table of the contract that is written as CSV and as a sheet, whole.
type File struct {
	Name    string // "monthly_counts.csv"
	Title   string
	Columns []string
	Rows    [][]string
}

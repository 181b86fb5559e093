package sample

import "assess/data"

// Table is one partner's table and what a correct reading of it finds. Its categories
// are those of assess.toml.
type Table struct {
	ID     string // of the source
	Title  string // in a few words, with what is odd about it
	Files  []TableFile
	Counts map[Cell]int // what the rows stand for, without hidden ones, by stated district; cells with no row are left out
	Hidden map[Cell]int // rows whose count the supplier hides or does not know

	Flagged map[Mark]int // rows with a flag set

	Missing   data.Month // a month without rows, zero for none
	Unplaced  int        // rows without a place: no postcode or grid reference, or an unknown one
	Unmatched int        // rows with a postcode that the directory does not have
	Reversed  int        // rows that end before they begin

	Rose        Change  // in the first district in Truth.Year, zero where nothing changed
	Night       float64 // about that share of violence lies in the nights before Saturday and Sunday, 21:00 to 03:00, more than by chance; 0 for none
	NearRepeats int     // burglaries of homes that were put within 200 m and 14 days of another
}

// TableFile is one file of a partner and the account of its rows: Rows = Rejected +
// Duplicate + what is loaded. Titles, headers and rows of nothing are no rows.
type TableFile struct {
	Path      string // relative to the workspace, with slashes
	Rows      int
	Rejected  int
	Duplicate int
}

// Mark is a flag set in a cell.
type Mark struct {
	Flag string // domestic_abuse, hate, knife, alcohol, repeat_victim
	Cell
}

// PrivateWords are texts of references and free text in partners' tables, which must
// never leave them.
var PrivateWords = []string{"Madeup", "MOCK/2", "Figment Fable"}

// Package reports turns an Assessment into documents. Sections return Blocks
// (headings, paragraphs, tables, figures, notes), and every format walks the
// same Blocks, so that what is in one edition is in all.
//
// The files are named for what they hold: section_* a chapter each, figures_*
// what its pictures show, words* every phrase and number format, files* the CSV
// tables of the contract; html_*, pdf_*, xlsx_* and csv the writers. build.go
// lists the chapters in order, document.go is the model. browsertest, a
// module of its own, reads the HTML edition in a browser.
//
// In: an Assessment and the boundaries of its area. Out: a Document, and from it
// HTML, tagged PDF, a workbook and CSV files, the same bytes each time. Nothing
// here reads a store, a file or a clock.
package reports

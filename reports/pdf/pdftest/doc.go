// Package pdftest reads PDF files back in tests: it validates them with pdfcpu,
// which shares no code with the writer, and gives the text of each page in the
// order of the structure tree, as a screen reader would say it.
package pdftest

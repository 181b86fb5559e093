// Package pdf writes tagged PDF 1.7 files that meet PDF/UA-1, the standard for
// documents that everybody can read, with a screen reader or without.
//
// It knows pages, text, lines, pictures and the structure tree that says what
// each of them is; it does no layout and knows nothing of what the document is
// about. A caller adds pages to a Document, adds Elements to its structure
// tree, and draws between Page.Begin and Page.End, so that every mark belongs to
// an element or is an artifact (headers, footers, rules). Charts made with gonum
// draw on a Canvas, straight into the page.
//
// Fonts are Liberation Sans, shaped and kerned, cut down to the glyphs that
// were used, and embedded. A character that no face has is drawn as a visible
// replacement, keeps its own meaning for copying and reading aloud, and is
// reported by Document.Replaced.
//
// Document.Problems says what would break PDF/UA-1; the file claims conformance
// only when there are none. Coordinates are points from the page's bottom left
// corner. The same calls give the same bytes.
package pdf

package reports

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io"
)

// htmlFiles are the page's template, style sheet and script.
//
//go:embed html/*.gohtml html/*.css html/*.js
var htmlFiles embed.FS

var htmlTemplate = template.Must(template.New("page.gohtml").ParseFS(htmlFiles, "html/*.gohtml"))

// WriteHTML writes the document as one page that needs nothing else: style,
// script and pictures are inside it, its content security policy allows only
// those two blocks by their hashes, and it can be read whole with scripts off.
// Everything of the document is escaped by html/template or, in pictures, by
// package svg. Tables of more than longTable rows are folded; those of more
// than hugeTable rows that the workbook holds are named and left to it. A
// figure without a drawing or a text alternative is an error. The same document
// gives the same bytes.
func WriteHTML(w io.Writer, d *Document) error {
	page, err := newPage(d)
	if err != nil {
		return fmt.Errorf("write the HTML edition: %w", err)
	}
	var b bytes.Buffer
	b.Grow(1 << 20)
	if err := htmlTemplate.Execute(&b, page); err != nil {
		return fmt.Errorf("write the HTML edition: %w", err)
	}
	if _, err := w.Write(b.Bytes()); err != nil {
		return fmt.Errorf("write the HTML edition: %w", err)
	}
	return nil
}

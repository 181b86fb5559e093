package sample

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
)

// book is a sheet of a workbook as it is written: rows of texts (string), numbers (int)
// and days (day). A nil cell is left out.
type book struct {
	about string // the text of a first sheet, which is not the table
	name  string // of the sheet
	rows  [][]any
	blank int // rows of nothing after the last
	merge []string
}

// day is a date as a workbook has it: days since the last of December 1899, less one.
type day int

// xlsx writes the workbook. The same rows give the same bytes: no part has a time.
func (b book) xlsx() []byte {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, part := range []struct{ name, text string }{
		{"[Content_Types].xml", bookTypes},
		{"_rels/.rels", bookRoot},
		{"xl/workbook.xml", fmt.Sprintf(bookHome, b.name)},
		{"xl/_rels/workbook.xml.rels", bookLinks},
		{"xl/styles.xml", bookStyles},
		{"xl/worksheets/sheet1.xml", book{rows: [][]any{{b.about}}}.sheet()},
		{"xl/worksheets/sheet2.xml", b.sheet()},
	} {
		f, err := z.Create(part.name)
		if err == nil {
			_, err = f.Write([]byte(part.text))
		}
		if err != nil {
			panic(err) // a buffer takes all
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}

// sheet is the XML of the rows.
func (b book) sheet() string {
	out := []byte(bookHead + `<worksheet xmlns="` + bookSpace + `"><sheetData>`)
	for i := range len(b.rows) + b.blank {
		out = fmt.Appendf(out, `<row r="%d">`, i+1)
		var row []any
		if i < len(b.rows) {
			row = b.rows[i]
		}
		for k, c := range row {
			at := fmt.Sprintf("%c%d", 'A'+k, i+1)
			switch c := c.(type) {
			case string:
				out = fmt.Appendf(out, `<c r="%s" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, at, escaped(c))
			case int:
				out = fmt.Appendf(out, `<c r="%s"><v>%d</v></c>`, at, c)
			case day:
				out = fmt.Appendf(out, `<c r="%s" s="1"><v>%d</v></c>`, at, c)
			}
		}
		if row == nil {
			out = fmt.Appendf(out, `<c r="A%d" s="1"/>`, i+1)
		}
		out = append(out, "</row>"...)
	}
	out = append(out, "</sheetData>"...)
	if len(b.merge) > 0 {
		out = fmt.Appendf(out, `<mergeCells count="%d">`, len(b.merge))
		for _, m := range b.merge {
			out = fmt.Appendf(out, `<mergeCell ref="%s"/>`, m)
		}
		out = append(out, "</mergeCells>"...)
	}
	return string(append(out, "</worksheet>"...))
}

func escaped(s string) string {
	var b bytes.Buffer
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		panic(err) // a buffer takes all
	}
	return b.String()
}

const (
	bookHead  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	bookSpace = `http://schemas.openxmlformats.org/spreadsheetml/2006/main`
	bookLink  = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	bookKind  = `application/vnd.openxmlformats-officedocument.spreadsheetml.`

	bookTypes = bookHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="` + bookKind + `sheet.main+xml"/>` +
		`<Override PartName="/xl/styles.xml" ContentType="` + bookKind + `styles+xml"/>` +
		`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="` + bookKind + `worksheet+xml"/>` +
		`<Override PartName="/xl/worksheets/sheet2.xml" ContentType="` + bookKind + `worksheet+xml"/></Types>`
	bookRoot = bookHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + bookLink + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	bookHome = bookHead + `<workbook xmlns="` + bookSpace + `" xmlns:r="` + bookLink + `"><sheets>` +
		`<sheet name="About" sheetId="1" r:id="rId1"/><sheet name="%s" sheetId="2" r:id="rId2"/></sheets></workbook>`
	bookLinks = bookHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + bookLink + `/worksheet" Target="worksheets/sheet1.xml"/>` +
		`<Relationship Id="rId2" Type="` + bookLink + `/worksheet" Target="worksheets/sheet2.xml"/>` +
		`<Relationship Id="rId3" Type="` + bookLink + `/styles" Target="styles.xml"/></Relationships>`
	bookStyles = bookHead + `<styleSheet xmlns="` + bookSpace + `">` +
		`<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>` +
		`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
		`<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>` +
		`<cellXfs count="2"><xf xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`
)

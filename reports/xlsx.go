package reports

import (
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"
)

// WriteXLSX writes the workbook: a cover, a table of contents, notes on the
// symbols, then one table a sheet: the document's tables and the numbers of its
// figures that name a sheet, and the files of the contract whole. Cells that
// are numbers as printed are numbers; everything else is text, whatever it
// starts with, and nothing is a formula. No cells are merged. The same input
// gives the same bytes.
func WriteXLSX(w io.Writer, d *Document, files []File) error {
	namer := newSheetNamer()
	sheets, _ := documentSheets(d, namer)
	for _, f := range files {
		sheets = append(sheets, fileSheet(f, namer))
	}
	if err := writeWorkbook(w, d, sheets); err != nil {
		return fmt.Errorf("write the workbook: %w", err)
	}
	return nil
}

// workbook is the file being made, with its styles.
type workbook struct {
	*excelize.File
	d      *Document
	styles sheetStyles
	tables tableParts
}

func writeWorkbook(w io.Writer, d *Document, sheets []tableSheet) error {
	f := excelize.NewFile()
	defer f.Close() // removes what large sheets keep in temporary files
	f.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return &orderedZip{out: w} })
	b := &workbook{File: f, d: d}
	if err := b.styles.make(f); err != nil {
		return err
	}
	if err := b.properties(); err != nil {
		return err
	}
	for _, write := range []func([]tableSheet) error{b.cover, b.contents, b.notes} {
		if err := write(sheets); err != nil {
			return err
		}
	}
	names := tableNamer{}
	for i := range sheets {
		if err := b.table(&sheets[i], names.claim(sheets[i].name)); err != nil {
			return fmt.Errorf("sheet %q: %w", sheets[i].name, err)
		}
	}
	b.tables.giveBack(f)
	_, err := f.WriteTo(w)
	return err
}

// properties are those of the file, dated by the newest extract.
func (b *workbook) properties() error {
	p := &excelize.DocProperties{
		Title: cellText(b.d.Title), Subject: cellText(b.d.Subject), Creator: cellText(b.d.Owner), LastModifiedBy: cellText(b.d.Owner),
		Language: cellText(b.d.Language), Category: cellText(b.d.Marking), Description: cellText(b.d.Notice),
	}
	if day, err := time.Parse(time.DateOnly, b.d.Date); err == nil {
		p.Created = day.Format(time.RFC3339)
		p.Modified = p.Created
	}
	if err := b.SetDocProps(p); err != nil {
		return err
	}
	return b.SetAppProps(&excelize.AppProperties{Application: cellText(b.d.Generator)})
}

package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"assess/data"
	"assess/data/workspace"
)

// maxRecords is how many rows of one file are kept.
const maxRecords = 5_000_000

// tableReader reads the files of one partner's table.
type tableReader struct {
	source     workspace.Source
	table      *workspace.Table
	finder     *finder
	refs       *hasher
	words      flagWords
	categories map[string]int32 // by what the table says, in canonical form
	spelt      map[string]int32 // the same as the file spells them

	plan     *columnPlan
	strict   bool // every row is to have the header's fields
	from04   bool
	date, to *momentReader
	placed   map[place]int32
	seen     map[occurrence]int32 // record of each reference and category
	out      *tableContent
}

// occurrence is what is counted once.
type occurrence struct {
	ref      reference
	category int32
}

func newTableReader(s workspace.Source, f *finder, key []byte) *tableReader {
	return &tableReader{source: s, table: s.Table, finder: f, refs: newHasher(key, s.ID), words: newFlagWords(s.Table)}
}

// read takes a whole file. The error is a *fault when it has to be refused.
func (r *tableReader) read(ctx context.Context, name string, f *os.File, size int64) (*tableContent, error) {
	in, err := openSheet(ctx, name, f, size, r.table.Sheet, r.table.Columns())
	if err != nil {
		return nil, err
	}
	return r.rows(in)
}

func (r *tableReader) rows(in sheet) (*tableContent, error) {
	var err error
	if r.plan, err = readPlan(in, r.source); err != nil {
		return nil, r.explain(err)
	}
	r.begin(in)
	for {
		row, line, err := in.next()
		if isEnd(err) {
			break
		}
		if err != nil {
			return nil, r.explain(err)
		}
		if blank(row) {
			r.out.blanks++
			continue
		}
		if err := r.take(row, line); err != nil {
			return nil, err
		}
	}
	if err := r.verdict(); err != nil {
		return nil, err
	}
	r.finish()
	return r.out, nil
}

func isEnd(err error) bool { return errors.Is(err, io.EOF) }

// explain gives an unlisted column its advice.
func (r *tableReader) explain(err error) error {
	var u *unlisted
	if errors.As(err, &u) {
		return unlistedFault(u, r.source)
	}
	return err
}

// begin makes everything ready for the rows.
func (r *tableReader) begin(in sheet) {
	_, r.strict = in.(*csvSheet)
	if x, ok := in.(*xlsxSheet); ok {
		r.from04 = x.from04
	}
	w := r.table.When
	for _, m := range []*workspace.Moment{w.Date, w.Month, w.From} {
		if m != nil {
			r.date = r.moments(m)
		}
	}
	if r.to = nil; w.To != nil {
		r.to = r.moments(w.To)
	}
	r.placed = map[place]int32{{}: 0}
	r.seen = map[occurrence]int32{}
	r.categories, r.spelt = map[string]int32{}, map[string]int32{}
	r.out = &tableContent{places: []place{{}}, months: map[data.Month]*monthRows{}}
	if r.table.Category == nil {
		r.out.categories = []string{r.table.Title}
		return
	}
	for from, to := range r.table.Category.Map {
		to = strings.TrimSpace(to)
		if !slices.Contains(r.out.categories, to) {
			r.out.categories = append(r.out.categories, to)
		}
		r.categories[workspace.Canonical(from)] = 0
	}
	slices.Sort(r.out.categories)
	for from, to := range r.table.Category.Map {
		r.categories[workspace.Canonical(from)] = int32(slices.Index(r.out.categories, strings.TrimSpace(to)))
	}
}

func (r *tableReader) moments(m *workspace.Moment) *momentReader {
	return &momentReader{Moment: m, date: r.plan.find(m.Column), clock: r.plan.find(m.Time)}
}

// take reads one row.
func (r *tableReader) take(row []cell, line int64) error {
	if err := r.sound(row, line); err != nil {
		return err
	}
	rec, reason, err := r.record(row, line)
	if err != nil {
		return err
	}
	month := r.out.month(rec.month)
	month.read++
	if reason != "" {
		month.rejected++
		r.out.rejected++
		if len(r.out.rejections) < listed {
			r.out.rejections = append(r.out.rejections, rejection{line, reason})
		}
		return nil
	}
	if len(r.out.records) == maxRecords {
		return faultf(line, "the file has more than %d rows: split it, by year for example", maxRecords)
	}
	r.keep(rec, month)
	return nil
}

// sound refuses a file whose rows are not what its header says.
func (r *tableReader) sound(row []cell, line int64) error {
	for i, c := range row {
		if (i >= len(r.plan.nameless) && !r.strict || i < len(r.plan.nameless) && r.plan.nameless[i]) && (c.text != "" || c.kind == unsavedCell) {
			return faultf(line, "column %s holds something but has no name in the header (a merged cell names its first column alone): give it a name, and map or ignore it", columnLetters(i))
		}
	}
	for _, i := range r.plan.read {
		if at(row, i).kind == unsavedCell {
			return faultf(line, "column %q holds a formula without a value: open the workbook in a spreadsheet program, save it, and load it again", clip(r.plan.names[i]))
		}
	}
	return nil
}

// record reads the parts of a row in turn. reason says why it is rejected; what was
// read before that, such as the month, stands.
func (r *tableReader) record(row []cell, line int64) (rec partnerRecord, reason string, err error) {
	switch {
	case r.strict && len(row) < len(r.plan.names), len(row) > len(r.plan.names) && !blank(row[len(r.plan.names):]):
		return rec, "the number of fields is not the header's", nil
	case r.isTotal(row):
		return rec, "a row of totals", nil
	case r.isHeader(row):
		return rec, "the header again", nil
	}
	if reason, err = r.when(&rec, row, line); reason != "" || err != nil {
		return rec, reason, err
	}
	if reason, err = r.category(&rec, row, line); reason != "" || err != nil {
		return rec, reason, err
	}
	if reason = r.where(&rec, row); reason != "" {
		return rec, reason, nil
	}
	rec.count = 1
	if r.table.Count != "" {
		if rec.count, reason = readCount(r.cell(row, r.table.Count)); reason != "" {
			return rec, reason, nil
		}
	}
	for _, f := range r.table.Flags {
		a, ok := r.words.read(r.cell(row, f.Column))
		if !ok {
			return rec, "", faultf(line, "column %q holds a word that is neither yes nor no: list what it can say under yes and no in [source.flags] of %q", f.Column, r.source.ID)
		}
		rec.flags[slices.Index(workspace.Flags, f.Flag)] = a
	}
	if ref := r.cell(row, r.table.Ref); !unknownWord(ref) {
		rec.ref = r.refs.reference(ref)
	}
	return rec, "", nil
}

// cell is the text of a column, empty where the table does not have it.
func (r *tableReader) cell(row []cell, name string) string {
	if name == "" {
		return ""
	}
	return at(row, r.plan.find(name)).text
}

// when reads the time of a row. A date that can only be read with day and month
// changed over stops the file, since others of it would be read wrongly.
func (r *tableReader) when(rec *partnerRecord, row []cell, line int64) (reason string, err error) {
	start, err := r.date.read(row, r.from04)
	if err == nil {
		rec.month, rec.day = data.NewMonth(start.at.Year(), start.at.Month()), r.date.Format.Day
		rec.span.start = start
		if r.to != nil {
			rec.span, err = endOf(start, r.to, row, r.from04)
		}
	}
	switch {
	case errors.Is(err, data.ErrTurned):
		return "", faultf(line, "the date of column %q has day and month the other way round than %s, so that others of the file may be misread: if the month stands first, write format = %q, else have the date corrected",
			r.date.Column, r.date.Format, r.date.Format.Turned())
	case errors.Is(err, errAmbiguous):
		return "", faultf(line, "the date of column %q can be read in two ways: write format = \"DD/MM/YYYY\" where the day stands first, \"MM/DD/YYYY\" where the month does", r.date.Column)
	case err != nil:
		return err.Error(), nil
	}
	return "", nil
}

func (r *tableReader) category(rec *partnerRecord, row []cell, line int64) (reason string, err error) {
	if r.table.Category == nil {
		return "", nil
	}
	text := r.cell(row, r.table.Category.Column)
	if text == "" {
		return "no category", nil
	}
	id, ok := r.spelt[text]
	if !ok {
		if id, ok = r.categories[workspace.Canonical(text)]; !ok {
			return "", unmappedFault(line, text, r.source)
		}
		r.spelt[text] = id
	}
	rec.category = id
	return "", nil
}

// isTotal reports whether a row adds up others: a column that is read says so, and
// the map of categories does not have the word.
func (r *tableReader) isTotal(row []cell) bool {
	if r.saysTotal(at(row, 0).text) {
		return true
	}
	for _, i := range r.plan.read {
		if r.saysTotal(at(row, i).text) {
			return true
		}
	}
	return false
}

func (r *tableReader) saysTotal(text string) bool {
	if len(text) < len("sum") || len(text) > 20 || strings.IndexByte("tTgGsS", text[0]) < 0 {
		return false // as most are
	}
	text = workspace.Canonical(text)
	switch strings.TrimRight(text, ":") {
	case "total", "totals", "grand total", "sub total", "subtotal", "sum":
		_, mapped := r.categories[text]
		return !mapped
	}
	return false
}

// isHeader reports whether a row repeats the names of the columns that are read.
func (r *tableReader) isHeader(row []cell) bool {
	for _, i := range r.plan.read {
		text := at(row, i).text
		if text == "" || text[0]|32 != r.plan.names[i][0]|32 || !workspace.SameName(text, r.plan.names[i]) {
			return false
		}
	}
	return true
}

// keep adds a record, or finds it to be a duplicate. The first row of those with one
// reference and category that has a place lends it to the row kept.
func (r *tableReader) keep(rec partnerRecord, month *monthRows) {
	if rec.ref != (reference{}) {
		o := occurrence{rec.ref, rec.category}
		if first, twice := r.seen[o]; twice {
			month.duplicate++
			if kept := &r.out.records[first]; kept.at == 0 && rec.at != 0 {
				kept.spot = rec.spot
			}
			return
		}
		r.seen[o] = int32(len(r.out.records))
	}
	month.kept++
	if rec.span.reversed {
		r.out.reversed++
	}
	if rec.span.start.at.After(r.out.newest) {
		r.out.newest = rec.span.start.at
	}
	r.out.records = append(r.out.records, rec)
}

// verdict refuses a file that was read to its end and gave nothing, or whose dates
// cannot be trusted.
func (r *tableReader) verdict() error {
	rows := r.out.rows()
	switch {
	case rows.Read == 0:
		return faultf(0, "it has a header but no rows: if there was nothing to report, leave the file out")
	case len(r.out.records) == 0:
		first := r.out.rejections[0]
		return faultf(first.line, "none of the file's %d rows can be used, this one for: %s", rows.Read, first.reason)
	case r.date.halfTurned():
		return faultf(0, "the dates of column %q are numbers where the day could be a month, and text elsewhere, as when a spreadsheet program that puts the month first has opened them: ask for the table as it was exported", r.date.Column)
	}
	return nil
}

// finish dates the LSOA codes and says what is to be known of the file.
func (r *tableReader) finish() {
	c := r.out
	if r.table.Where.LSOA != "" {
		s := &street{places: c.places}
		for _, rec := range c.records {
			s.at = append(s.at, rec.at)
		}
		if vintage, strays := r.finder.vintages.date(s); strays > 0 {
			c.notes = append(c.notes, fmt.Sprintf("most of its LSOA codes are of %d; rows with a code of another census year: %d", vintage, strays))
		}
	}
	if c.reversed > 0 {
		c.notes = append(c.notes, fmt.Sprintf("rows that end before they begin, whose end is not used: %d", c.reversed))
	}
	if c.strangers > 0 {
		c.notes = append(c.notes, fmt.Sprintf("rows that name an area which is neither a code nor a name of the configured boundaries: %d", c.strangers))
	}
	if c.blanks >= 1000 {
		c.notes = append(c.notes, fmt.Sprintf("rows of nothing, passed over: %d", c.blanks))
	}
}

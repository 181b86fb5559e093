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
	most       int              // records kept: maxRecords
	categories map[string]int32 // by what the table says, in canonical form
	spelt      map[string]int32 // the same as the file spells them
	codes      map[string]int32 // offence codes as the file spells them

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
	return &tableReader{source: s, table: s.Table, finder: f, refs: newHasher(key, s.ID), words: newFlagWords(s.Table), most: maxRecords}
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
	r.categories, r.spelt, r.codes = map[string]int32{}, map[string]int32{}, map[string]int32{}
	r.out = &tableContent{places: []place{{}}, offences: []string{""}, months: map[data.Month]*monthRows{}}
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
	if len(r.out.records) == r.most {
		return faultf(line, "the file has more than %d rows: split it, by year for example", r.most)
	}
	r.keep(rec, month)
	return nil
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

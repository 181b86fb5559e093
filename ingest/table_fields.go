package ingest

import (
	"errors"
	"slices"

	"assess/data"
	"assess/data/workspace"
)

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
	if err = r.offence(&rec, row, line); err != nil {
		return rec, "", err
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

// maxOffences is how many offence codes a file may have. A column with more holds
// something else, such as references.
const maxOffences = 2000

// offence reads the offence code of a row. What is no code stops the file and is not
// said: the column may hold what must not be told.
func (r *tableReader) offence(rec *partnerRecord, row []cell, line int64) error {
	text := r.cell(row, r.table.Offence)
	if text == "" || unknownWord(text) {
		return nil
	}
	id, ok := r.codes[text]
	if !ok {
		code, ok := data.OffenceCode(text)
		if !ok {
			return faultf(line, "column %q holds something that is no offence code, such as 28E or 104/23: correct offence in [source.columns] of %q", r.table.Offence, r.source.ID)
		}
		id = int32(slices.Index(r.out.offences, code))
		if id < 0 {
			if len(r.out.offences) > maxOffences {
				return faultf(line, "column %q holds more than %d different codes, and so is no column of offence codes: correct offence in [source.columns] of %q", r.table.Offence, maxOffences, r.source.ID)
			}
			id = int32(len(r.out.offences))
			r.out.offences = append(r.out.offences, code)
		}
		r.codes[text] = id
	}
	rec.offence = id
	return nil
}

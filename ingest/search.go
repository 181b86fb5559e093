package ingest

import (
	"bytes"
	"context"
	"io"
	"slices"
	"strings"
	"time"
	"unicode"

	"assess/data"
)

// search is one stop and search as it is kept. Its texts are as published, without
// the spaces around them, empty when the force does not say.
type search struct {
	at          time.Time // by the clocks of England, to the minute
	kind        string    // person, vehicle, or both
	sex         string
	age         string
	selfDefined string // ethnicity
	officer     string // ethnicity as the officer saw it
	legislation string
	object      string // one of data.SearchObjects
	outcome     string // one of data.SearchOutcomes
	linked      answer // whether the outcome is linked to the object
	clothing    answer // whether more than outer clothing came off
}

// The columns of a stop-and-search file that are read. The others, such as the name
// of a policing operation, may be missing and are not kept.
const (
	columnSearch      = "Type"
	columnDate        = "Date"
	columnSex         = "Gender"
	columnAge         = "Age range"
	columnSelf        = "Self-defined ethnicity"
	columnOfficer     = "Officer-defined ethnicity"
	columnLegislation = "Legislation"
	columnObject      = "Object of search"
	columnOutcome     = "Outcome"
	columnLinked      = "Outcome linked to object of search"
	columnClothing    = "Removal of more than just outer clothing"
)

// longestText is the most bytes of a published text: several times the longest seen.
const longestText = 200

// searchReader reads stop-and-search files one after another in the memory of a
// streetReader.
type searchReader struct {
	*streetReader
	texts map[string]string // each text once
	found []search
}

func newSearchReader(r *streetReader) *searchReader {
	return &searchReader{streetReader: r, texts: map[string]string{}}
}

// read takes a whole file of the given month. The places, one a search, are those of
// the street it returns, which has no categories. The error is a *fault when the file
// has to be refused.
func (r *searchReader) read(ctx context.Context, in io.Reader, month data.Month) (*street, []search, error) {
	r.in.reset(ctx, in)
	r.month = month
	clear(r.placed)
	clear(r.texts)
	r.placed[place{}] = 0
	r.out, r.found = &street{places: []place{{}}}, nil
	var err error
	r.header, err = readHeader(&r.in, columnSearch, columnDate, columnLatitude, columnLongitude, columnSex, columnAge, columnSelf, columnOfficer,
		columnLegislation, columnObject, columnOutcome, columnLinked, columnClothing)
	if err != nil {
		return nil, nil, err
	}
	if err := r.rows(); err != nil {
		return nil, nil, err
	}
	if r.in.err != nil {
		return nil, nil, r.in.err
	}
	if r.out.read == 0 {
		return nil, nil, faultf(0, "the file has a header but no rows: if the force sent no searches for the month, leave the file out")
	}
	return r.out, r.found, r.verdict()
}

func (r *searchReader) rows() error {
	for r.in.next() {
		f := r.in.fields
		if r.in.open || r.in.cut && len(f) < r.header.width {
			return faultf(r.in.line, "the file ends in the middle of a row, it looks cut off: download it again")
		}
		if r.out.read++; r.out.read > maxRows {
			return tooManyRows(r.in.line)
		}
		if len(f) != r.header.width {
			r.reject("the number of fields is not the header's")
			continue
		}
		if err := r.row(); err != nil {
			return err
		}
	}
	return nil
}

// row keeps or rejects the current row. No row is taken for a duplicate: rows carry no
// reference, and people searched together at a rounded time leave equal ones.
func (r *searchReader) row() error {
	at, reason, err := r.moment(r.field(columnDate))
	if err != nil {
		return err
	}
	if reason != "" {
		r.reject(reason)
		return nil
	}
	s := search{at: at}
	if s.object, err = r.known(columnObject, objectNames); err != nil {
		return err
	}
	if s.outcome, err = r.known(columnOutcome, outcomeNames); err != nil {
		return err
	}
	if reason := r.describe(&s); reason != "" {
		r.reject(reason)
		return nil
	}
	where, reason := r.place(r.field(columnLongitude), r.field(columnLatitude), nil)
	if reason != "" {
		r.reject(reason)
		return nil
	}
	r.found = append(r.found, s)
	r.out.at = append(r.out.at, where)
	return nil
}

// field is the current row's value of a column, without the spaces around it.
func (r *searchReader) field(column string) []byte {
	return bytes.TrimSpace(r.in.fields[r.header.at[column]])
}

// moment reads the time of a search. Where it is in the file's month neither by UTC nor
// by the clocks of England, the file is not what its name says.
func (r *searchReader) moment(text []byte) (at time.Time, reason string, err error) {
	if len(text) == 0 {
		return at, "no date", nil
	}
	stated, bad := time.Parse(time.RFC3339, string(text))
	if bad != nil {
		return at, "the date is not written as YYYY-MM-DDThh:mm:ss with its time zone", nil
	}
	at = londonClock(stated).Truncate(time.Minute)
	for _, t := range []time.Time{at, stated.UTC()} {
		if data.NewMonth(t.Year(), t.Month()) == r.month {
			return at, "", nil
		}
	}
	return at, "", faultf(r.in.line, "the row is of %s but the file's name says %s: give the file the name of its month, or download it again",
		data.NewMonth(at.Year(), at.Month()), r.month)
}

var objectNames, outcomeNames = names(data.SearchObjects), names(data.SearchOutcomes)

func names[T ~string](of []T) []string {
	out := make([]string, len(of))
	for i, v := range of {
		out[i] = string(v)
	}
	return out
}

// known reads a column that decides what a search is counted under: one of the
// published names, in any case, or blank.
func (r *searchReader) known(column string, names []string) (string, error) {
	text := r.field(column)
	if len(text) == 0 {
		return "", nil
	}
	if i := slices.IndexFunc(names, func(n string) bool { return len(n) == len(text) && strings.EqualFold(n, string(text)) }); i >= 0 {
		return names[i], nil
	}
	return "", faultf(r.in.line, "%s %q is not one that is published%s: download the file again, and if the publisher has a new one, get an assess that knows it",
		column, data.Clip(string(text)), meant(string(text), names))
}

// describe reads what else is kept of a search. reason says what is wrong.
func (r *searchReader) describe(s *search) (reason string) {
	for _, c := range []struct {
		column string
		to     *string
	}{
		{columnSearch, &s.kind}, {columnSex, &s.sex}, {columnAge, &s.age}, {columnSelf, &s.selfDefined}, {columnOfficer, &s.officer}, {columnLegislation, &s.legislation},
	} {
		text := r.field(c.column)
		if len(text) > longestText || bytes.ContainsFunc(text, unicode.IsControl) {
			return "the " + strings.ToLower(c.column) + " is no text that is published"
		}
		*c.to = r.once(text)
	}
	for _, c := range []struct {
		column string
		to     *answer
	}{{columnLinked, &s.linked}, {columnClothing, &s.clothing}} {
		switch text := r.field(c.column); {
		case len(text) == 0:
		case strings.EqualFold(string(text), "true"):
			*c.to = yes
		case strings.EqualFold(string(text), "false"):
			*c.to = no
		default:
			return "the " + strings.ToLower(c.column) + " is neither True nor False"
		}
	}
	return ""
}

// once gives the same string for the same text.
func (r *searchReader) once(text []byte) string {
	s, ok := r.texts[string(text)]
	if !ok {
		s = string(text)
		r.texts[s] = s
	}
	return s
}

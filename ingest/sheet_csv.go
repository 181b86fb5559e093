package ingest

import (
	"bytes"
	"context"
	"io"
	"strings"
)

// csvSheet reads a table of comma-separated values.
type csvSheet struct {
	in    records
	row   []cell
	width int // of the first row with more than one field
}

func newCSVSheet(ctx context.Context, in io.Reader) *csvSheet {
	s := &csvSheet{}
	s.in.reset(ctx, in)
	return s
}

func (s *csvSheet) next() ([]cell, int64, error) {
	if !s.in.next() {
		if s.in.err != nil {
			return nil, 0, s.in.err
		}
		return nil, 0, io.EOF
	}
	if err := s.sound(); err != nil {
		return nil, 0, err
	}
	s.row = s.row[:0]
	for _, f := range s.in.fields {
		s.row = append(s.row, cell{text: string(bytes.TrimSpace(f))})
	}
	return s.row, s.in.line, nil
}

// sound refuses what is no table, or not the whole of one.
func (s *csvSheet) sound() error {
	f := s.in.fields
	switch {
	case len(f[0]) > 0 && f[0][0] == '<' && s.in.line == 1:
		return faultf(s.in.line, "this is a web page, not a CSV file: ask for the table itself")
	case bytes.IndexByte(bytes.Join(f, nil), 0) >= 0:
		return faultf(s.in.line, "the row holds zero bytes: save the file as CSV in UTF-8")
	case s.in.open || s.in.cut && len(f) < s.width:
		return faultf(s.in.line, "the file ends in the middle of a row, it looks cut off: ask for it again")
	}
	if s.width < 2 {
		s.width = len(f)
		if text := string(f[0]); len(f) == 1 && strings.Count(text, ";")+strings.Count(text, "\t") > 1 {
			return faultf(s.in.line, "the columns are separated by semicolons or tabs: save the file as CSV with commas")
		}
	}
	return nil
}

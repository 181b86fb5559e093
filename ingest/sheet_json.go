package ingest

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"assess/data"
	"assess/data/workspace"
)

// jsonSheet reads a table of one flat JSON object a line. Its first row is made
// of the columns' names, since the objects have no header.
type jsonSheet struct {
	ctx    context.Context
	in     *bufio.Reader
	names  []string
	at     map[string]int // by canonical name
	row    []cell
	line   int64
	headed bool
}

func newJSONSheet(ctx context.Context, in io.Reader, columns []string) *jsonSheet {
	s := &jsonSheet{ctx: ctx, in: bufio.NewReaderSize(in, maxRecord), names: columns, at: map[string]int{}, row: make([]cell, len(columns))}
	for i, name := range columns {
		s.at[workspace.Canonical(name)] = i
	}
	return s
}

func (s *jsonSheet) next() ([]cell, int64, error) {
	if !s.headed {
		s.headed = true
		for i, name := range s.names {
			s.row[i] = cell{text: name}
		}
		return s.row, 0, nil
	}
	for {
		if err := s.ctx.Err(); err != nil {
			return nil, 0, err
		}
		text, err := s.in.ReadSlice('\n')
		s.line++
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			return nil, 0, faultf(s.line, "the line is longer than 1 MiB: write one object a line")
		case err != nil && !errors.Is(err, io.EOF):
			return nil, 0, err
		case err != nil && len(text) == 0:
			return nil, 0, io.EOF
		case s.line == 1:
			text = bytes.TrimPrefix(text, []byte("\uFEFF"))
		}
		if text = bytes.TrimSpace(text); len(text) == 0 {
			continue
		}
		if !utf8.Valid(text) {
			return nil, 0, notUTF8(s.line, text)
		}
		return s.row, s.line, s.object(text)
	}
}

// object reads one line into the row.
func (s *jsonSheet) object(text []byte) error {
	clear(s.row)
	in := json.NewDecoder(bytes.NewReader(text))
	in.UseNumber()
	if open, err := in.Token(); err != nil || open != json.Delim('{') {
		return faultf(s.line, "this is not a JSON object: write one object a line, such as {\"Date\": \"2021-04-01\"}")
	}
	seen := make(map[string]bool, len(s.row))
	for in.More() {
		name, err := in.Token()
		if err != nil {
			return s.broken()
		}
		value, err := in.Token()
		if err != nil {
			return s.broken()
		}
		key := name.(string)
		at, ok := s.at[workspace.Canonical(key)]
		if !ok {
			return &unlisted{s.line, []string{key}}
		}
		if seen[workspace.Canonical(key)] {
			return faultf(s.line, "the object has the column %q twice: send each once", data.Clip(key))
		}
		seen[workspace.Canonical(key)] = true
		if s.row[at], ok = plainJSON(value); !ok {
			return faultf(s.line, "the column %q holds a list or an object: send a flat table", data.Clip(key))
		}
		if len(s.row[at].text) > maxField {
			return faultf(s.line, "a field is longer than 64 KiB: leave the column out")
		}
	}
	if _, err := in.Token(); err != nil {
		return s.broken()
	}
	if _, err := in.Token(); !errors.Is(err, io.EOF) {
		return faultf(s.line, "something stands behind the object: write one object a line")
	}
	return nil
}

func (s *jsonSheet) broken() *fault {
	return faultf(s.line, "the line is not whole JSON, the file may be cut off: write one object a line")
}

func plainJSON(value json.Token) (cell, bool) {
	switch v := value.(type) {
	case string:
		return cell{text: strings.TrimSpace(v)}, true
	case json.Number:
		return cell{text: v.String()}, true
	case bool:
		if v {
			return cell{text: "true"}, true
		}
		return cell{text: "false"}, true
	case nil:
		return cell{}, true
	}
	return cell{}, false
}

package ingest

import (
	"bytes"
	"context"
	"errors"
	"io"
	"unicode/utf8"
)

// The largest field and record that are read, in bytes, and the most fields of a record:
// as many as a sheet has columns. No published file comes near.
const (
	maxField  = 64 << 10
	maxRecord = 1 << 20
	maxFields = maxColumns
)

// records reads CSV as RFC 4180 has it: fields in quotes may hold commas,
// doubled quotes and line ends; lines end with LF or CRLF; blank lines are no
// records. It holds at most one buffer, whatever it is given.
//
//	for in.next() { use(in.fields, in.line) }
//	if in.err != nil { … }
type records struct {
	fields [][]byte // of the current record, valid until the next one is read
	line   int64    // on which the record starts, 1 for the first
	cut    bool     // the file ends without a line end after the record
	open   bool     // the file ends within quotes
	err    error    // why next returned false, nil at the end of the file

	ctx        context.Context
	in         io.Reader
	buf        []byte
	start, end int   // of what is read and not yet given out
	lines      int64 // line ends before start
	eof        bool
}

// reset starts on a new stream and keeps the memory.
func (r *records) reset(ctx context.Context, in io.Reader) {
	if r.buf == nil {
		r.buf = make([]byte, maxRecord)
	}
	*r = records{ctx: ctx, in: in, buf: r.buf, fields: r.fields[:0]}
}

// next reads one record. It is false at the end and on an error.
func (r *records) next() bool {
	if r.lines == 0 && !r.skipMark() {
		return false
	}
	for {
		text := r.buf[r.start:r.end]
		size, lines, ok := record(text, r.eof)
		if !ok {
			if r.eof && len(text) == 0 {
				return false
			}
			if !r.more() {
				return false
			}
			continue
		}
		r.line = r.lines + 1
		r.lines += int64(lines)
		r.start += size
		r.cut = r.eof && r.start == r.end && text[size-1] != '\n'
		line := bytes.TrimSuffix(bytes.TrimSuffix(text[:size], []byte("\n")), []byte("\r"))
		if len(line) == 0 {
			continue
		}
		if !utf8.Valid(line) {
			r.err = notUTF8(r.line, line)
			return false
		}
		return r.split(line)
	}
}

// record finds the end of the record that text starts with, line end included.
// When ok is false there is no end yet; at the end of the file (last) the rest
// is a record.
func record(text []byte, last bool) (size, lines int, ok bool) {
	end := bytes.IndexByte(text, '\n')
	switch {
	case end >= 0 && bytes.IndexByte(text[:end], '"') < 0:
		return end + 1, 1, true
	case end < 0 && !last:
		return 0, 0, false
	}
	quoted, fieldStart := false, true
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case c == '"' && quoted:
			if i+1 == len(text) && !last {
				return 0, 0, false // a doubled quote may follow
			}
			if i+1 < len(text) && text[i+1] == '"' {
				i++
			} else {
				quoted = false
			}
		case c == '"' && fieldStart:
			quoted = true
		case c == '\n':
			lines++
			if !quoted {
				return i + 1, lines, true
			}
		}
		fieldStart = c == ',' && !quoted
	}
	return len(text), lines, last && len(text) > 0
}

// split cuts a record into fields, taking quotes off in place.
func (r *records) split(line []byte) bool {
	r.fields = r.fields[:0]
	for rest := line; ; {
		var field []byte
		next := 0
		if len(rest) > 0 && rest[0] == '"' {
			field, next = unquote(rest)
			if next < 0 {
				r.open = true
				next = len(rest)
			}
		} else if next = bytes.IndexByte(rest, ','); next < 0 {
			next = len(rest)
			field = rest
		} else {
			field = rest[:next]
		}
		if len(field) > maxField {
			r.err = faultf(r.line, "a field is longer than 64 KiB, which no published file has: download the file again")
			return false
		}
		if len(r.fields) == maxFields {
			r.err = faultf(r.line, "a row has more than %d fields, which no published file has: download the file again", maxFields)
			return false
		}
		r.fields = append(r.fields, field)
		if next >= len(rest) {
			return true
		}
		rest = rest[next+1:]
	}
}

// unquote takes the quotes off the field that text starts with, in place. next
// is where its comma is, or the end of text; -1 when the quote is not closed.
// What stands between the closing quote and the comma belongs to the field.
func unquote(text []byte) (field []byte, next int) {
	out, i, closed := 0, 1, false
	for ; i < len(text); i++ {
		c := text[i]
		if closed && c == ',' {
			return text[:out], i
		}
		if c == '"' && !closed {
			if i+1 < len(text) && text[i+1] == '"' {
				i++
			} else {
				closed = true
				continue
			}
		}
		text[out] = c
		out++
	}
	if !closed {
		return text[:out], -1
	}
	return text[:out], i
}

// more reads on. It is false when nothing more can be read.
func (r *records) more() bool {
	if r.err = r.ctx.Err(); r.err != nil {
		return false
	}
	if r.start > 0 {
		r.end = copy(r.buf, r.buf[r.start:r.end])
		r.start = 0
	}
	if r.end == len(r.buf) {
		r.err = faultf(r.lines+1, "a row is longer than 1 MiB, perhaps for a quote that is never closed: download the file again")
		return false
	}
	n, err := io.ReadAtLeast(r.in, r.buf[r.end:], 1)
	r.end += n
	switch {
	case err == nil:
		return true
	case errors.Is(err, io.EOF):
		r.eof = true
		return true
	}
	r.err = err
	return false
}

// skipMark steps over a byte order mark at the start of the file.
func (r *records) skipMark() bool {
	const mark = "\uFEFF"
	for r.end-r.start < len(mark) && !r.eof {
		if !r.more() {
			return false
		}
	}
	if bytes.HasPrefix(r.buf[r.start:r.end], []byte(mark)) {
		r.start += len(mark)
	}
	return true
}

func notUTF8(line int64, text []byte) *fault {
	for i := 0; i < len(text); {
		c, size := utf8.DecodeRune(text[i:])
		if c == utf8.RuneError && size == 1 {
			return faultf(line, "byte %d of the line (hexadecimal %02X) is not UTF-8: save the file as UTF-8, or download it again", i+1, text[i])
		}
		i += size
	}
	return faultf(line, "the line is not UTF-8: save the file as UTF-8, or download it again")
}

package geo

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"
)

// Limits on what a boundary file may hold. They are far above any real one.
const (
	mostBytes  = 1 << 30 // once decompressed
	mostNested = 64      // objects and arrays within each other
	mostString = 1 << 16 // bytes of one text
	mostNumber = 64      // bytes of one number

	mostAreas      = 400_000    // England and Wales have 190,000 output areas
	mostPoints     = 32_000_000 // of all areas; their LSOAs in full detail have some 20 million
	mostRings      = 4_000_000  // of all areas, parts counted too
	mostProperties = 1_000      // of one area, and names of them in the file
	mostName       = 400        // bytes of a code or a name
)

var (
	errTooLarge = errors.New("holds more than 1 GiB once decompressed")
	errNotUTF8  = errors.New("is not UTF-8 text (it may be Windows-1252 or Latin-1): export it as UTF-8")
)

// scanner reads JSON tokens one after another from a stream, without building
// a tree. Every method starts at the next token and, unless it says otherwise,
// leaves off right behind it. Errors say at which byte.
type scanner struct {
	src      io.Reader
	buf      []byte
	pos, end int
	before   int64  // bytes read before buf
	limit    int64  // most bytes to read
	err      error  // what ended the stream, io.EOF at its end
	depth    int    // of the values being skipped
	text     []byte // the text being read
}

func newScanner(src io.Reader) *scanner {
	return &scanner{src: src, buf: make([]byte, 64<<10), limit: mostBytes}
}

// want makes n bytes available in the buffer, or fewer at the end of the stream.
func (s *scanner) want(n int) {
	if s.end-s.pos >= n {
		return
	}
	s.before += int64(s.pos)
	s.end = copy(s.buf, s.buf[s.pos:s.end])
	s.pos = 0
	for idle := 0; s.end < n && s.err == nil; idle++ {
		k, err := s.src.Read(s.buf[s.end:])
		s.end += k
		switch {
		case s.before+int64(s.end) > s.limit:
			err = errTooLarge
		case k > 0:
			idle = 0
		case err == nil && idle == 100:
			err = io.ErrNoProgress
		}
		s.err = err
	}
}

// peek is the first byte of the next token, 0 at the end of the stream.
func (s *scanner) peek() byte {
	for {
		for ; s.pos < s.end; s.pos++ {
			switch c := s.buf[s.pos]; c {
			case ' ', '\n', '\r', '\t':
			default:
				return c
			}
		}
		if s.want(1); s.pos == s.end {
			return 0
		}
	}
}

// skipByte takes the next token if it is the byte c.
func (s *scanner) skipByte(c byte) bool {
	if s.peek() == c && s.pos < s.end {
		s.pos++
		return true
	}
	return false
}

func (s *scanner) expect(c byte) error {
	if !s.skipByte(c) {
		return s.unexpected(strconv.QuoteRune(rune(c)))
	}
	return nil
}

// unexpected is the error for anything but what was wanted at the next token.
func (s *scanner) unexpected(wanted string) error {
	c := s.peek()
	if s.pos < s.end {
		return fmt.Errorf("is not valid GeoJSON: %q at byte %d where %s was expected", rune(c), s.at(), wanted)
	}
	return s.ended()
}

// ended is the error for a stream that stops too soon.
func (s *scanner) ended() error {
	switch {
	case s.err == nil || s.err == io.EOF:
		return fmt.Errorf("is cut short: it ends at byte %d in the middle of its JSON", s.at())
	case s.err == io.ErrUnexpectedEOF:
		return fmt.Errorf("is a gzip file that is cut short, after %d bytes of its content", s.at())
	case s.err == errTooLarge:
		return s.err
	}
	return fmt.Errorf("cannot be read: %w", s.err)
}

func (s *scanner) at() int64 { return s.before + int64(s.pos) }

// object calls member for each member of an object; member must take the value.
func (s *scanner) object(member func(key []byte) error) error {
	if err := s.expect('{'); err != nil {
		return err
	}
	if s.skipByte('}') {
		return nil
	}
	for {
		key, err := s.bytes()
		if err != nil {
			return err
		}
		if err := s.expect(':'); err != nil {
			return err
		}
		if err := member(key); err != nil {
			return err
		}
		if s.skipByte('}') {
			return nil
		}
		if !s.skipByte(',') {
			return s.unexpected("',' or '}'")
		}
	}
}

// array calls item for each item of an array; item must take it.
func (s *scanner) array(item func() error) error {
	if err := s.expect('['); err != nil {
		return err
	}
	if s.skipByte(']') {
		return nil
	}
	for {
		if err := item(); err != nil {
			return err
		}
		if s.skipByte(']') {
			return nil
		}
		if !s.skipByte(',') {
			return s.unexpected("',' or ']'")
		}
	}
}

// bytes is the next string, decoded. It is good until the next call.
func (s *scanner) bytes() ([]byte, error) {
	if err := s.quoted(true); err != nil {
		return nil, err
	}
	if !utf8.Valid(s.text) {
		return nil, errNotUTF8
	}
	for _, c := range s.text {
		if c == '\\' || c < ' ' {
			return s.unescape()
		}
	}
	return s.text, nil
}

func (s *scanner) unescape() ([]byte, error) {
	var plain string
	if err := json.Unmarshal([]byte(`"`+string(s.text)+`"`), &plain); err != nil {
		return nil, fmt.Errorf("is not valid GeoJSON: the text that ends at byte %d: %w", s.at(), err)
	}
	return []byte(plain), nil
}

// quoted takes the next string and, if asked, keeps what is between its quotes
// in s.text, escapes as they are.
func (s *scanner) quoted(keep bool) error {
	if !s.skipByte('"') {
		return s.unexpected("a text in double quotes")
	}
	s.text = s.text[:0]
	for escaped := false; ; {
		if s.pos == s.end {
			if s.want(1); s.pos == s.end {
				return s.ended()
			}
		}
		c := s.buf[s.pos]
		s.pos++
		switch {
		case escaped:
			escaped = false
		case c == '\\':
			escaped = true
		case c == '"':
			return nil
		}
		if keep {
			if len(s.text) == mostString {
				return fmt.Errorf("has a text of more than %d bytes that ends beyond byte %d", mostString, s.at())
			}
			s.text = append(s.text, c)
		}
	}
}

// skip takes the next value, whatever it is.
func (s *scanner) skip() error {
	if s.depth++; s.depth > mostNested {
		return fmt.Errorf("is nested more than %d deep at byte %d", mostNested, s.at())
	}
	defer func() { s.depth-- }()
	switch s.peek() {
	case '{':
		return s.object(func([]byte) error { return s.skip() })
	case '[':
		return s.array(s.skip)
	case '"':
		return s.quoted(false)
	}
	w, err := s.word()
	if err == nil && !json.Valid(w) {
		err = s.notValue(w)
	}
	return err
}

// word is the next number or one of true, false and null, as written. It is
// good until the next call.
func (s *scanner) word() ([]byte, error) {
	s.peek()
	s.want(mostNumber + 1)
	n := s.pos
	for n < s.end && wordByte[s.buf[n]] {
		n++
	}
	w := s.buf[s.pos:n]
	switch {
	case len(w) == 0:
		return nil, s.unexpected("a value")
	case len(w) > mostNumber:
		return nil, fmt.Errorf("has a number of more than %d characters at byte %d", mostNumber, s.at())
	}
	s.pos = n
	return w, nil
}

// wordByte marks the bytes that numbers and words are made of.
var wordByte = func() (t [256]bool) {
	for _, c := range "0123456789+-.eEtrufalsn" {
		t[c] = true
	}
	return t
}()

package geo

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/klauspost/compress/gzip"
)

// plainText unpacks gzip, drops a byte order mark and sees that what follows
// may be JSON in UTF-8. Its error is a predicate of the file.
func plainText(r io.Reader) (io.Reader, error) {
	text := bufio.NewReader(r)
	head, err := text.Peek(2)
	if bytes.Equal(head, []byte{0x1f, 0x8b}) {
		unpacked, err := gzip.NewReader(text)
		if err != nil {
			return nil, fmt.Errorf("is a damaged gzip file: %w", err)
		}
		text = bufio.NewReader(unpacked)
		head, err = text.Peek(2)
		if err != nil && err != io.EOF {
			return nil, fmt.Errorf("is a damaged gzip file: %w", err)
		}
	} else if err != nil && err != io.EOF {
		return nil, fmt.Errorf("cannot be read: %w", err)
	}
	if len(head) == 2 && (head[0] == 0 || head[1] == 0 || head[0] == 0xff || head[0] == 0xfe) {
		return nil, errors.New("is UTF-16 or binary, not UTF-8 text: export it as GeoJSON in UTF-8")
	}
	if mark, _ := text.Peek(3); string(mark) == "\ufeff" {
		if _, err := text.Discard(len(mark)); err != nil {
			return nil, err
		}
	}
	return text, firstByte(text)
}

// firstByte looks at what the text begins with, white space aside.
func firstByte(text *bufio.Reader) error {
	head, err := text.Peek(512)
	if len(head) == 0 && err == io.EOF {
		return errors.New("is empty")
	}
	head = bytes.TrimLeft(head, " \n\r\t")
	switch {
	case len(head) == 0:
		return nil // the scanner will find the end, or go past the white space
	case head[0] == '{':
		return nil
	case head[0] == '<':
		return errors.New("is a web page or XML, not GeoJSON: it may be the download page instead of the file")
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return errors.New("is a ZIP archive: unpack it and name the .geojson file in it")
	case head[0] == '[':
		return errors.New("is JSON but not a GeoJSON FeatureCollection: it is a list")
	}
	return fmt.Errorf("is not GeoJSON: it begins with %s", strconv.QuoteToASCII(string(head[:min(12, len(head))])))
}

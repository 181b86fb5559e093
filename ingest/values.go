package ingest

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"assess/data"
)

// maxValueBytes bounds what is read of a table of values per area, inflated.
const maxValueBytes = 256 << 20

// Column names a column of a CSV table that has one row per area.
type Column struct {
	File  string // .csv or .csv.gz
	Code  string // column that holds the area's code
	Value string // column that holds the value
}

// ReadText reads one text per area. keep says which areas are wanted. A code
// that stands twice with different values is an error, as is a missing column.
func ReadText(c Column, keep func(data.Code) bool) (map[data.Code]string, error) {
	out := map[data.Code]string{}
	err := eachArea(c, func(line int, code data.Code, value string) error {
		if !keep(code) {
			return nil
		}
		if old, ok := out[code]; ok && old != value {
			return fmt.Errorf("read %s line %d: area %s has two values of %s, %q and %q; keep one row per area", c.File, line, data.Shown(data.Clip(string(code))), c.Value, data.Clip(old), data.Clip(value))
		}
		out[code] = value
		return nil
	})
	return out, err
}

// missing are the marks with which publishers say that they have no value.
var missing = []string{"", ":", "[x]"}

// ReadNumbers reads one number per area, zero or more. An empty field, and a mark
// that stands for no value, leave the area out.
func ReadNumbers(c Column, keep func(data.Code) bool) (map[data.Code]float64, error) {
	out := map[data.Code]float64{}
	text, err := ReadText(c, keep)
	if err != nil {
		return nil, err
	}
	for _, code := range slices.Sorted(maps.Keys(text)) { // the first that is wrong is named
		s := strings.ReplaceAll(strings.TrimSpace(text[code]), ",", "")
		if slices.Contains(missing, s) {
			continue
		}
		v, err := strconv.ParseFloat(s, 64)
		if err != nil || v < 0 || math.IsInf(v, 0) || math.IsNaN(v) || strings.ContainsAny(s, "xX_") {
			return nil, fmt.Errorf("read %s: %s of area %s is %q; numbers from 0 are wanted", c.File, c.Value, data.Shown(data.Clip(string(code))), data.Clip(s))
		}
		out[code] = v
	}
	return out, nil
}

// eachArea gives the rows of a table of values in turn.
func eachArea(c Column, row func(line int, code data.Code, value string) error) error {
	f, err := openNamed(c.File)
	if err != nil {
		return fmt.Errorf("read values per area: %s", say(c.File, err))
	}
	defer f.Close()
	text, err := inflated(c.File, f)
	if err != nil {
		return fmt.Errorf("read %s", say(c.File, err))
	}
	return scanAtMost(maxValueBytes, text, c, row)
}

// scanAtMost scans a table of at most so many bytes.
func scanAtMost(most int64, text io.Reader, c Column, row func(int, data.Code, string) error) error {
	limited := &io.LimitedReader{R: text, N: most + 1}
	err := scanAreas(limited, c, row)
	if limited.N <= 0 {
		return fmt.Errorf("read %s: larger than %d MiB; cut it down to the columns wanted", c.File, most>>20)
	}
	return err
}

func scanAreas(r io.Reader, c Column, row func(int, data.Code, string) error) error {
	var in records
	in.reset(context.Background(), r)
	if !in.next() {
		if in.err != nil {
			return fmt.Errorf("read %s", say(c.File, in.err))
		}
		return fmt.Errorf("read %s: the file is empty", c.File)
	}
	names := make([]string, len(in.fields))
	for i, h := range in.fields {
		names[i] = strings.TrimSpace(string(h))
	}
	code, err := columnIndex(c.File, names, c.Code)
	if err != nil {
		return err
	}
	value, err := columnIndex(c.File, names, c.Value)
	if err != nil {
		return err
	}
	for in.next() {
		switch f := in.fields; {
		case in.open:
			return fmt.Errorf("read %s line %d: a quote is never closed; correct the file, or download it again", c.File, in.line)
		case len(f) != len(names):
			return fmt.Errorf("read %s line %d: wrong number of fields, %d and the header has %d; correct the file, or download it again", c.File, in.line, len(f), len(names))
		default:
			if err := row(int(in.line), data.Code(bytes.TrimSpace(f[code])), string(f[value])); err != nil {
				return err
			}
		}
	}
	if in.err != nil {
		return fmt.Errorf("read %s", say(c.File, in.err))
	}
	return nil
}

func columnIndex(file string, names []string, want string) (int, error) {
	if i := slices.Index(names, want); i >= 0 {
		return i, nil
	}
	if near, ok := data.Nearest(want, names); ok {
		return 0, fmt.Errorf("read %s line 1: there is no column %q; did you mean %q?", file, want, data.Clip(near))
	}
	return 0, fmt.Errorf("read %s line 1: there is no column %q; the columns are %s", file, want, quoted(names))
}

package ingest

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/klauspost/compress/gzip"

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
			return fmt.Errorf("read %s line %d: area %s has two values of %s, %q and %q; keep one row per area", c.File, line, code, c.Value, old, value)
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
	for code, s := range text {
		s = strings.ReplaceAll(strings.TrimSpace(s), ",", "")
		if slices.Contains(missing, s) {
			continue
		}
		v, err := strconv.ParseFloat(s, 64)
		if err != nil || v < 0 || math.IsInf(v, 0) || math.IsNaN(v) {
			return nil, fmt.Errorf("read %s: %s of area %s is %q; numbers from 0 are wanted", c.File, c.Value, code, s)
		}
		out[code] = v
	}
	return out, nil
}

func eachArea(c Column, row func(line int, code data.Code, value string) error) error {
	f, err := os.Open(c.File)
	if err != nil {
		return fmt.Errorf("read values per area: %w", err)
	}
	defer f.Close()
	var r io.Reader = bufio.NewReaderSize(f, 1<<16)
	if strings.HasSuffix(strings.ToLower(c.File), ".gz") {
		z, err := gzip.NewReader(r)
		if err != nil {
			return fmt.Errorf("read %s: not a gzip file or damaged: %w", c.File, err)
		}
		defer z.Close()
		r = z
	}
	limited := &io.LimitedReader{R: r, N: maxValueBytes}
	err = scanAreas(limited, c, row)
	if limited.N <= 0 {
		return fmt.Errorf("read %s: larger than %d MiB; cut it down to the columns wanted", c.File, maxValueBytes>>20)
	}
	return err
}

func scanAreas(r io.Reader, c Column, row func(int, data.Code, string) error) error {
	in := csv.NewReader(r)
	in.ReuseRecord = true
	header, err := in.Read()
	if errors.Is(err, io.EOF) {
		return fmt.Errorf("read %s: the file is empty", c.File)
	}
	if err != nil {
		return fmt.Errorf("read %s: %w", c.File, err)
	}
	names := make([]string, len(header))
	for i, h := range header {
		names[i] = strings.TrimSpace(strings.TrimPrefix(h, "\uFEFF"))
	}
	code, err := columnIndex(c.File, names, c.Code)
	if err != nil {
		return err
	}
	value, err := columnIndex(c.File, names, c.Value)
	if err != nil {
		return err
	}
	for {
		record, err := in.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read %s: %w", c.File, err)
		}
		line, _ := in.FieldPos(0)
		if err := row(line, data.Code(strings.TrimSpace(record[code])), strings.Clone(record[value])); err != nil {
			return err
		}
	}
}

func columnIndex(file string, names []string, want string) (int, error) {
	if i := slices.Index(names, want); i >= 0 {
		return i, nil
	}
	if near, ok := data.Nearest(want, names); ok {
		return 0, fmt.Errorf("read %s line 1: there is no column %q; did you mean %q?", file, want, near)
	}
	return 0, fmt.Errorf("read %s line 1: there is no column %q; the columns are %s", file, want, strings.Join(names, ", "))
}

package main

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
)

// differs says where two copies of a file first differ, in the terms of its format, and
// nothing when they are the same. It names places and no values: what it says may be
// mailed.
func differs(name string, here, now []byte) string {
	switch {
	case now == nil && here == nil:
		return "which is neither there nor made now"
	case now == nil:
		return "which is not made now"
	case here == nil:
		return "which is not there"
	case bytes.Equal(here, now):
		return ""
	}
	where := ""
	switch path.Ext(name) {
	case ".csv":
		where = csvDiffers(here, now)
	case ".json":
		where = jsonDiffers(here, now)
	case ".xlsx":
		where = zipDiffers(here, now)
	}
	if where == "" {
		where = bytesDiffer(here, now)
	}
	return where
}

func bytesDiffer(a, b []byte) string {
	at := 0
	for at < len(a) && at < len(b) && a[at] == b[at] {
		at++
	}
	return fmt.Sprintf("line %d, byte %d", 1+bytes.Count(a[:at], []byte("\n")), at+1)
}

// csvDiffers names the row, counted from the first after the header, and the column.
func csvDiffers(here, now []byte) string {
	a, b := csv.NewReader(bytes.NewReader(here)), csv.NewReader(bytes.NewReader(now))
	a.FieldsPerRecord, b.FieldsPerRecord = -1, -1
	var header []string
	for row := 0; ; row++ {
		x, errA := a.Read()
		y, errB := b.Read()
		if errA != nil || errB != nil {
			if errA == io.EOF && errB == io.EOF {
				return ""
			}
			return fmt.Sprintf("row %d", row)
		}
		if row == 0 {
			header = y
		}
		for i := range max(len(x), len(y)) {
			if i < len(x) && i < len(y) && x[i] == y[i] {
				continue
			}
			column := fmt.Sprint(i + 1)
			if i < len(header) {
				column = header[i]
			}
			if row == 0 {
				return "header, column " + column
			}
			return fmt.Sprintf("row %d, column %s", row, column)
		}
	}
}

// jsonDiffers names the path, such as year.changes[3].count.
func jsonDiffers(here, now []byte) string {
	var a, b any
	if json.Unmarshal(here, &a) != nil || json.Unmarshal(now, &b) != nil {
		return ""
	}
	where, _ := valueDiffers("", a, b)
	return where
}

func valueDiffers(at string, a, b any) (where string, differ bool) {
	switch x := a.(type) {
	case map[string]any:
		y, ok := b.(map[string]any)
		if !ok {
			return at, true
		}
		for _, k := range slices.Sorted(maps.Keys(x)) {
			if where, differ := memberDiffers(at, k, x, y); differ {
				return where, true
			}
		}
		for _, k := range slices.Sorted(maps.Keys(y)) {
			if _, ok := x[k]; !ok {
				return member(at, k), true
			}
		}
		return "", false
	case []any:
		y, ok := b.([]any)
		if !ok {
			return at, true
		}
		for i := range min(len(x), len(y)) {
			if where, differ := valueDiffers(fmt.Sprintf("%s[%d]", at, i), x[i], y[i]); differ {
				return where, true
			}
		}
		if len(x) != len(y) {
			return fmt.Sprintf("%s[%d]", at, min(len(x), len(y))), true
		}
		return "", false
	}
	return at, a != b
}

func memberDiffers(at, key string, x, y map[string]any) (string, bool) {
	other, ok := y[key]
	if !ok {
		return member(at, key), true
	}
	return valueDiffers(member(at, key), x[key], other)
}

func member(at, key string) string {
	if at == "" {
		return key
	}
	return at + "." + key
}

// zipDiffers names the member of a workbook.
func zipDiffers(here, now []byte) string {
	a, errA := zip.NewReader(bytes.NewReader(here), int64(len(here)))
	b, errB := zip.NewReader(bytes.NewReader(now), int64(len(now)))
	if errA != nil || errB != nil {
		return ""
	}
	for i, f := range b.File {
		if i >= len(a.File) || a.File[i].Name != f.Name || a.File[i].CRC32 != f.CRC32 || a.File[i].UncompressedSize64 != f.UncompressedSize64 {
			return "inside it " + f.Name
		}
	}
	return ""
}

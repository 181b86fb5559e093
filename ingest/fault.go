package ingest

import (
	"errors"
	"fmt"

	"assess/data"
)

// fault is why a file is refused, and what to do, without the file's name. Line
// is 0 when the fault is the whole file's.
type fault struct {
	Line   int64
	Reason string

	category bool // it is a crime type, or a category, that is not known
}

// ofCategory marks a fault as one of a category that is not known.
func (f *fault) ofCategory() *fault {
	f.category = true
	return f
}

// unknownCategoryIn reports whether an error is a fault of a category that is not known.
func unknownCategoryIn(err error) bool {
	var f *fault
	return errors.As(err, &f) && f.category
}

func (f *fault) Error() string {
	if f.Line > 0 {
		return fmt.Sprintf("line %d: %s", f.Line, f.Reason)
	}
	return f.Reason
}

func faultf(line int64, format string, args ...any) *fault {
	return &fault{Line: line, Reason: fmt.Sprintf(format, args...)}
}

// say puts a file's name before its fault: the sentence that people read.
func say(path string, err error) string {
	var f *fault
	if errors.As(err, &f) && f.Line > 0 {
		return fmt.Sprintf("%s line %d: %s", path, f.Line, f.Reason)
	}
	return fmt.Sprintf("%s: %v", path, err)
}

// meant suggests what was meant by a word that is not among the names, as a
// clause in brackets; empty when nothing is near.
func meant(word string, names []string) string {
	if near, ok := data.Nearest(word, names); ok {
		return fmt.Sprintf(" (the nearest is %q)", data.Clip(near))
	}
	return ""
}

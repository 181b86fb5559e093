package narrative

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"assess/data"
)

// Read reads the Markdown files of a folder, in the order of the chapters that they may be
// of. A file of another name is an error that gives the nearest one; names that begin with
// a dot or end with ~ are passed over. Mistakes are an *Error with the file's path.
func Read(dir string, chapters []string) ([]Text, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &Error{File: dir, Message: "there is no such folder; make it, or take narrative out of the profile"}
	}
	if err != nil {
		return nil, fmt.Errorf("read the narrative: %w", err)
	}
	var out []Text
	for _, e := range entries {
		name := e.Name()
		if strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") {
			continue
		}
		path := filepath.Join(dir, name)
		if err := named(path, name, chapters); err != nil {
			return nil, err
		}
		source, err := load(path)
		if err != nil {
			return nil, err
		}
		t, err := Parse(name, source)
		var mistake *Error
		if errors.As(err, &mistake) {
			mistake.File = path
		}
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	slices.SortStableFunc(out, func(a, b Text) int {
		return slices.Index(chapters, a.Section) - slices.Index(chapters, b.Section)
	})
	return out, nil
}

// named refuses a file that is not of a chapter.
func named(path, name string, chapters []string) error {
	section, ok := strings.CutSuffix(name, ".md")
	if ok && slices.Contains(chapters, section) {
		return nil
	}
	if near, close := data.Nearest(strings.TrimSuffix(section, filepath.Ext(section)), chapters); close {
		return &Error{File: path, Message: fmt.Sprintf("no chapter has this name; did you mean %q?", near+".md")}
	}
	return &Error{File: path, Message: fmt.Sprintf("no chapter has this name; the names are %s", strings.Join(chapters, ".md, ")+".md")}
}

// load reads a plain file, no more of it than one may hold and a byte.
func load(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("read the narrative: %w", err)
	}
	if !info.Mode().IsRegular() {
		return nil, &Error{File: path, Message: "this is not a plain file"}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read the narrative: %w", err)
	}
	defer f.Close()
	source, err := io.ReadAll(io.LimitReader(f, largest+1))
	if err != nil {
		return nil, fmt.Errorf("read the narrative: %w", err)
	}
	return source, nil
}

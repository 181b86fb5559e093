package ingest

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"assess/data/workspace"
)

// File is a raw file that a source's patterns name.
type File struct {
	Source string
	Path   string // as people are shown it: relative to the folder of assess.toml, with forward slashes
	Disk   string // where it is
}

// Discover resolves the patterns of the sources, source by source and sorted
// by path. A pattern may name a folder, which is searched for street files and
// archives. Outcomes and stop-and-search files, which are published beside the
// street files, are left alone. A pattern that matches nothing is an error, so that a drive that
// is not mounted is not taken for an empty one.
func Discover(sources []workspace.Source) ([]File, error) {
	var files []File
	for _, s := range sources {
		if s.Kind != "police-street" {
			return nil, fmt.Errorf("assess.toml line %d: source %s is of kind %q: police-street is the kind that is known", s.Line, s.ID, s.Kind)
		}
		seen := map[string]bool{}
		first := len(files)
		for _, pattern := range s.Files {
			found, err := match(s, pattern)
			if err != nil {
				return nil, err
			}
			for _, disk := range found {
				if !seen[disk] {
					seen[disk] = true
					files = append(files, File{s.ID, shown(s.Base, disk), disk})
				}
			}
		}
		own := files[first:]
		sort.Slice(own, func(i, j int) bool { return own[i].Path < own[j].Path })
	}
	return files, nil
}

// match lists the files that one pattern of a source names.
func match(s workspace.Source, pattern string) ([]string, error) {
	where := fmt.Sprintf("assess.toml line %d: source %s: files %q", s.Line, s.ID, pattern)
	full := pattern
	if !filepath.IsAbs(full) {
		full = filepath.Join(escape(s.Base), filepath.FromSlash(full))
	}
	found, err := doublestar.FilepathGlob(full, doublestar.WithFailOnIOErrors(), doublestar.WithNoFollow())
	if errors.Is(err, doublestar.ErrBadPattern) {
		return nil, fmt.Errorf("%s is not a pattern that can be matched: check its brackets and braces", where)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", where, err)
	}
	var files []string
	for _, f := range found {
		info, err := os.Lstat(f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", where, err)
		}
		if !info.IsDir() {
			if kind, _, _ := readName(f); kind != siblingFile {
				files = append(files, f)
			}
			continue
		}
		if strings.HasSuffix(filepath.ToSlash(pattern), "**") {
			continue // its files match by themselves
		}
		inside, err := walk(f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", where, err)
		}
		files = append(files, inside...)
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s matches no street-level file or archive: check the path, or remove the pattern", where)
	}
	return files, nil
}

// walk lists the street files and archives below a folder, not following links
// to folders.
func walk(folder string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		if kind, _, _ := readName(e.Name()); kind == streetFile || kind == archiveFile {
			files = append(files, path)
		}
		return nil
	})
	return files, err
}

// escape makes a folder's name match itself in a pattern.
func escape(folder string) string {
	if filepath.Separator == '\\' {
		return folder // the backslash separates there and cannot escape
	}
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`, `]`, `\]`, `{`, `\{`, `}`, `\}`).Replace(folder)
}

func shown(base, disk string) string {
	if rel, err := filepath.Rel(base, disk); err == nil {
		disk = rel
	}
	return filepath.ToSlash(disk)
}

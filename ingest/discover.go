package ingest

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
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

	kind fileKind // that its source is of: street or search files; otherFile for a table
}

// Discover resolves the patterns of the sources, source by source and sorted
// by path. A pattern may name a folder, which is searched for the source's kind of
// published file and archives, or for tables where the source is one. Files of the
// other kinds that are published beside them are left alone, as are the lock files
// of spreadsheet programs, and what is own: the files and folders that the program
// writes. A pattern that matches nothing else is an error, so that a drive that
// is not mounted is not taken for an empty one.
func Discover(sources []workspace.Source, own ...string) ([]File, error) {
	var files []File
	for _, s := range sources {
		g := globs{base: s.Base, where: fmt.Sprintf("assess.toml line %d: source %s", s.Line, s.ID), own: ownOf(s.Base, own)}
		switch s.Kind {
		case workspace.PoliceStreet:
			g.published(streetFile)
		case workspace.StopAndSearch:
			g.published(searchFile)
		case workspace.PartnerTable:
			g.what, g.inside, g.beside = "table (.csv, .xlsx or .jsonl)", isTable, isLockFile
		default:
			return nil, fmt.Errorf("assess.toml line %d: source %s is of kind %q: police-street, police-stop-and-search and table are the kinds that are known", s.Line, s.ID, s.Kind)
		}
		found, err := matchAll(s.Files, g)
		if err != nil {
			return nil, err
		}
		for _, disk := range found {
			files = append(files, File{s.ID, shown(s.Base, disk), disk, g.kind})
		}
	}
	return files, nil
}

// globs says how the patterns of a source are matched.
type globs struct {
	base   string                 // folder that they are relative to
	where  string                 // they stand, for messages
	what   string                 // they are to match, for messages
	inside func(name string) bool // wanted of a folder that is named
	beside func(name string) bool // left alone though it matches
	kind   fileKind               // that is wanted
	own    []string               // what the program writes, absolute
}

// ownOf are the paths that the program writes, but for a folder that the workspace
// itself lies in, since all of it would be left alone.
func ownOf(base string, paths []string) (own []string) {
	for _, p := range paths {
		p, inside := absolute(p), absolute(base)
		if inside != p && !strings.HasPrefix(inside, p+string(filepath.Separator)) {
			own = append(own, p)
		}
	}
	return own
}

func absolute(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		return full
	}
	return filepath.Clean(path)
}

// isOwn reports whether the program wrote a file: one that is named, one in a folder that
// is, or one that lies beside a file that is, as assess.duckdb.wal does.
func (g *globs) isOwn(file string) bool {
	if len(g.own) == 0 {
		return false
	}
	file = absolute(file)
	return slices.ContainsFunc(g.own, func(own string) bool {
		rest, ok := strings.CutPrefix(file, own)
		return ok && (rest == "" || rest[0] == filepath.Separator || rest[0] == '.' && filepath.Ext(own) != "")
	})
}

// published asks for one kind of published file, and archives, which hold every kind.
func (g *globs) published(wanted fileKind) {
	g.kind, g.what = wanted, wanted.title()+" file or archive"
	g.inside = func(name string) bool {
		kind, _, _ := readName(name)
		return kind == wanted || kind == archiveFile
	}
	g.beside = func(name string) bool {
		kind, _, _ := readName(name)
		return kind != wanted && (kind == streetFile || kind == searchFile || kind == siblingFile)
	}
}

// isLockFile reports whether a spreadsheet program made the file while a table is open.
func isLockFile(name string) bool { return strings.HasPrefix(filepath.Base(name), "~$") }

// matchAll lists the files that patterns name, each once, sorted by the path that
// people are shown.
func matchAll(patterns []string, g globs) ([]string, error) {
	seen := map[string]bool{}
	var files []string
	for _, pattern := range patterns {
		found, err := g.match(pattern)
		if err != nil {
			return nil, err
		}
		for _, disk := range found {
			if !seen[disk] {
				seen[disk] = true
				files = append(files, disk)
			}
		}
	}
	sort.Slice(files, func(i, j int) bool { return shown(g.base, files[i]) < shown(g.base, files[j]) })
	return files, nil
}

// match lists the files that one pattern names.
func (g globs) match(pattern string) ([]string, error) {
	where := fmt.Sprintf("%s: files %q", g.where, pattern)
	full := pattern
	if !filepath.IsAbs(full) {
		full = filepath.Join(escape(g.base), filepath.FromSlash(full))
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
			if !g.beside(f) && !g.isOwn(f) {
				files = append(files, f)
			}
			continue
		}
		if strings.HasSuffix(filepath.ToSlash(pattern), "**") {
			continue // its files match by themselves
		}
		inside, err := g.walk(f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", where, err)
		}
		files = append(files, inside...)
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s matches no %s: check the path, or remove the pattern", where, g.what)
	}
	return files, nil
}

// walk lists the wanted files below a folder, not following links to folders.
func (g globs) walk(folder string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		if g.inside(e.Name()) && !g.isOwn(path) {
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

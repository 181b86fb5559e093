package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// verdict is whether what lies in a folder is what its raw files make now.
type verdict struct {
	built
	failed string   // why it could not be made again; empty when it was
	wrong  []string // files that differ, and where, the one that the others follow from first
	causes []cause
	beside []string // files that no manifest names
}

// tell prints the verdict; it reports whether all is the same.
func (v verdict) tell(t *terminal) bool {
	for _, f := range v.beside {
		t.note("%s: %s is not of this build; the next one leaves it out", v.name(), f)
	}
	if v.failed == "" && len(v.wrong) == 0 {
		for _, c := range v.causes {
			t.note("%s: %s; no file differs for it", v.name(), c.what)
		}
		t.result("%s: the same, %d files from %d raw files", v.name(), len(v.Outputs), len(v.Inputs)+len(v.SetAside))
		return true
	}
	if v.failed != "" {
		t.result("%s: it cannot be made again: %s", v.name(), v.failed)
	} else {
		t.result("%s: different, %d of %d files; the first: %s", v.name(), len(v.wrong), len(v.Outputs), v.wrong[0])
	}
	for _, c := range v.causes {
		t.result("  %s: %s", c.kind, c.what)
	}
	return false
}

// judge makes one assessment or paper again and compares it.
func (r *remaking) judge(ctx context.Context, b built) (v verdict, err error) {
	v.built = b
	if v.causes, err = r.causes(b); err != nil {
		return v, err
	}
	made, err := r.make(ctx, b)
	if err != nil {
		if ctx.Err() != nil {
			return v, ctx.Err()
		}
		v.failed = err.Error()
		return v, nil
	}
	edited, otherwise, err := v.compare(made)
	if err != nil {
		return v, err
	}
	if otherwise && len(v.causes) == 0 {
		v.causes = append(v.causes, cause{"code", "nothing that the manifest records has changed, so the program did not repeat itself; please report it"})
	}
	if !otherwise && len(edited) > 0 {
		v.causes = nil // what has changed since makes no difference
	}
	for _, f := range edited {
		v.causes = append(v.causes, cause{"output", f})
	}
	if b.paper == "" {
		v.beside, err = strangers(b.dir)
	}
	return v, err
}

// compare holds every file against what was made again. edited says which ones are not
// as they were written; otherwise, whether others than was recorded are made now.
func (v *verdict) compare(made string) (edited []string, otherwise bool, err error) {
	outputs := slices.Clone(v.Outputs)
	slices.SortStableFunc(outputs, func(a, b hashed) int { return rank(a.Path) - rank(b.Path) })
	for _, f := range outputs {
		here, err := read(filepath.Join(v.dir, filepath.FromSlash(f.Path)))
		if err != nil {
			return nil, false, err
		}
		now, err := read(filepath.Join(made, filepath.FromSlash(f.Path)))
		if err != nil {
			return nil, false, err
		}
		recorded := hashOf(here) == f.SHA256
		otherwise = otherwise || hashOf(now) != f.SHA256
		switch {
		case here == nil:
			edited = append(edited, f.Path+" is gone")
		case !recorded && bytes.Equal(here, now):
			edited = append(edited, "manifest.json has another hash for "+f.Path+" than the file that is made and lies there: it was edited")
		case !recorded:
			edited = append(edited, f.Path+" was changed after it was built")
		}
		if where := differs(f.Path, here, now); where != "" || !recorded {
			v.wrong = append(v.wrong, strings.TrimRight(f.Path+", "+where, ", "))
		}
	}
	return edited, otherwise, nil
}

// rank puts numbers before what is made of them.
func rank(path string) int {
	switch {
	case path == "assessment.json":
		return 0
	case strings.HasSuffix(path, ".json"):
		return 1
	case strings.HasSuffix(path, ".csv"):
		return 2
	}
	return 3
}

// read gives the bytes of a file, nil when it is not there.
func read(path string) ([]byte, error) {
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return b, err
}

func hashOf(b []byte) string {
	if b == nil {
		return ""
	}
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

// strangers lists the files of a folder that none of its manifests names.
func strangers(dir string) (out []string, err error) {
	named := map[string]bool{}
	manifests, err := filepath.Glob(filepath.Join(escapeGlob(dir), "*manifest.json"))
	if err != nil {
		return nil, err
	}
	for _, path := range manifests {
		m, err := readManifest(path)
		if err != nil {
			return nil, err
		}
		named[filepath.Base(path)] = true
		for _, f := range m.Outputs {
			named[f.Path] = true
		}
	}
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		if !d.IsDir() && !named[name] {
			out = append(out, name)
		}
		return nil
	})
	return out, err
}

// escapeGlob makes a folder's name match itself in a pattern.
func escapeGlob(dir string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(dir)
}

// causeOf makes a cause of a format.
func causeOf(kind, format string, args ...any) cause {
	return cause{kind, fmt.Sprintf(format, args...)}
}

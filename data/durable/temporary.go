package durable

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// abandoned is how old something must be to be taken for left behind where it cannot
// be locked, as on some shared drives.
const abandoned = 24 * time.Hour

// Temporary makes a folder in parent whose name begins with prefix, for its owner
// alone, and removes those of the same prefix whose makers have died. remove gives it
// up; what is no longer under its name is left alone.
func Temporary(parent, prefix string) (dir string, remove func(), err error) {
	sweep(parent, prefix)
	for {
		if dir, err = os.MkdirTemp(parent, prefix); err != nil {
			return "", nil, unwrapPath(err)
		}
		lock, err := os.Open(dir)
		if err == nil && hold(lock) && !same(dir, lock) {
			lock.Close() // another process took it for left behind before it was held
			continue
		}
		return dir, func() {
			os.RemoveAll(dir)
			lock.Close()
		}, nil
	}
}

// sweep removes what dead processes left in a folder under names that begin with prefix.
// What cannot be removed is left: it is in nobody's way.
func sweep(parent, prefix string) {
	entries, err := os.ReadDir(parent)
	if err != nil {
		return
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), prefix) && (e.IsDir() || e.Type().IsRegular()) {
			sweepOne(filepath.Join(parent, e.Name()))
		}
	}
}

func sweepOne(path string) {
	f, err := os.Open(path)
	if err != nil {
		return
	}
	defer f.Close()
	switch err := tryHold(f); {
	case err == nil:
	case errors.Is(err, errors.ErrUnsupported):
		if info, err := f.Stat(); err != nil || time.Since(info.ModTime()) < abandoned {
			return
		}
	default:
		return // its maker is at work
	}
	if same(path, f) {
		os.RemoveAll(path)
	}
}

// same reports whether a path still leads to an open file or folder.
func same(path string, f *os.File) bool {
	at, err := os.Lstat(path)
	if err != nil {
		return false
	}
	is, err := f.Stat()
	return err == nil && os.SameFile(at, is)
}

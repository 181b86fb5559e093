package durable

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// ReplaceFile writes a file beside path, for its owner alone, and puts it in path's
// place when write has succeeded. Otherwise path is as it was.
func ReplaceFile(path string, write func(io.Writer) error) error {
	return fileBeside(path, write, os.Rename)
}

// CreateFile is ReplaceFile for a file that is not there. It returns fs.ErrExist,
// wrapped, where there is one by then, also when another process was quicker.
func CreateFile(path string, write func(io.Writer) error) error {
	return fileBeside(path, write, PutNew)
}

func fileBeside(path string, write func(io.Writer) error, put func(from, to string) error) error {
	parent, name := filepath.Split(filepath.Clean(path))
	if parent == "" {
		parent = "."
	}
	if err := makeFolder(parent); err != nil {
		return fmt.Errorf("make the folder of %s: %w", path, plain(parent, err))
	}
	temporary, remove, err := Temporary(parent, "."+name+".new-")
	if err != nil {
		return fmt.Errorf("write %s: %w", path, plain(parent, err))
	}
	defer remove()
	inside := filepath.Join(temporary, name)
	if err := writeFile(inside, write); err != nil {
		return fmt.Errorf("write %s: %w", path, plain(parent, err))
	}
	if err := put(inside, path); err != nil {
		return fmt.Errorf("write %s: %w", path, unwrapPath(err))
	}
	return SyncFolder(parent)
}

func writeFile(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	if err = write(w); err == nil {
		err = w.Flush()
	}
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// PutNew gives a finished file the name to, unless something has that name: then it
// returns fs.ErrExist, wrapped. The caller has synced the file, and syncs to's folder.
func PutNew(from, to string) error {
	err := os.Link(from, to) // unlike a renaming, never over another
	switch {
	case err == nil:
		return os.Remove(from)
	case errors.Is(err, fs.ErrExist):
		return err
	}
	// A file system without links, such as that of a memory stick.
	if _, err := os.Lstat(to); err == nil {
		return &fs.PathError{Op: "create", Path: to, Err: fs.ErrExist}
	}
	return os.Rename(from, to)
}

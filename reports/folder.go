package reports

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// ReplaceFolder fills a new folder beside dir and puts it in dir's place when
// fill has succeeded. When fill fails, or the program stops, dir is as it was.
// Folders are made for their owner alone.
func ReplaceFolder(dir string, fill func(temporary string) error) error {
	parent, name := filepath.Split(filepath.Clean(dir))
	if parent == "" {
		parent = "."
	}
	if err := os.MkdirAll(parent, 0o700); err != nil {
		return fmt.Errorf("make the output folder: %w", err)
	}
	temporary, err := os.MkdirTemp(parent, "."+name+".new-")
	if err != nil {
		return fmt.Errorf("write to the output folder %s: %w", parent, unwrapPath(err))
	}
	defer os.RemoveAll(temporary)
	if err := fill(temporary); err != nil {
		return err
	}
	return swap(temporary, dir, filepath.Join(parent, "."+name+".old"))
}

// swap moves temporary to dir, keeping what was there at aside until it is done.
func swap(temporary, dir, aside string) error {
	if err := os.RemoveAll(aside); err != nil {
		return fmt.Errorf("replace %s: %w", dir, err)
	}
	err := os.Rename(dir, aside)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("replace %s: %w; close the files in it and try again", dir, unwrapPath(err))
	}
	if err := os.Rename(temporary, dir); err != nil {
		if back := os.Rename(aside, dir); back != nil && !errors.Is(back, fs.ErrNotExist) {
			return fmt.Errorf("replace %s: %w; the earlier output is in %s", dir, unwrapPath(err), aside)
		}
		return fmt.Errorf("replace %s: %w", dir, unwrapPath(err))
	}
	return os.RemoveAll(aside)
}

// unwrapPath takes the path out of a file error whose path is temporary.
func unwrapPath(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	var l *os.LinkError
	if errors.As(err, &l) {
		return l.Err
	}
	return err
}

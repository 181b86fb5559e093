package durable

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// ReplaceFolder fills a new folder beside dir and puts it in dir's place when fill
// has succeeded. When fill fails, or the program or the machine stops, dir is as it
// was. Folders are made for their owner alone.
func ReplaceFolder(dir string, fill func(temporary string) error) error {
	parent, aside, prefix := beside(dir)
	if err := makeFolder(parent); err != nil {
		return fmt.Errorf("make the output folder: %w", plain(parent, err))
	}
	if err := restore(dir, aside); err != nil {
		return err
	}
	temporary, remove, err := Temporary(parent, prefix)
	if err != nil {
		return fmt.Errorf("write to the output folder %s: %w", parent, plain(parent, err))
	}
	defer remove()
	if err := fill(temporary); err != nil {
		return plain(parent, err)
	}
	if err := syncTree(temporary); err != nil {
		return fmt.Errorf("write %s to the disk: %w", dir, plain(parent, err))
	}
	if err := swap(temporary, dir, aside, exchange); err != nil {
		return err
	}
	return SyncFolder(parent)
}

// Settle brings back the folder dir where a program was stopped while it replaced it,
// and clears what it left beside it. It does nothing where nothing was left.
func Settle(dir string) error {
	parent, aside, prefix := beside(dir)
	if err := restore(dir, aside); err != nil {
		return err
	}
	sweep(parent, prefix)
	return nil
}

// beside is where the folder that replaces dir is filled, and where dir may be put
// meanwhile.
func beside(dir string) (parent, aside, prefix string) {
	dir = filepath.Clean(dir)
	parent, name := filepath.Dir(dir), filepath.Base(dir)
	return parent, filepath.Join(parent, "."+name+".old"), "." + name + ".new-"
}

// swap puts temporary in dir's place. Where the system can exchange two names it
// leaves what was at dir under the temporary name; where it cannot, there is a moment
// in which the earlier folder is at aside alone, and restore brings it back.
func swap(temporary, dir, aside string, exchange func(a, b string) error) error {
	err := os.Rename(temporary, dir) // where nothing is there, or an empty folder
	if err == nil {
		return nil
	}
	if err := exchange(temporary, dir); !errors.Is(err, errors.ErrUnsupported) {
		return replacing(dir, err)
	}
	if err := os.RemoveAll(aside); err != nil {
		return replacing(dir, err)
	}
	if err := os.Rename(dir, aside); err != nil {
		return replacing(dir, fmt.Errorf("%w; close the files in it and try again", unwrapPath(err)))
	}
	if err := os.Rename(temporary, dir); err != nil {
		if back := os.Rename(aside, dir); back != nil {
			return replacing(dir, fmt.Errorf("%w; the earlier output is in %s", unwrapPath(err), aside))
		}
		return replacing(dir, err)
	}
	return os.RemoveAll(aside)
}

// restore brings back the folder that a swap was stopped over, and clears what a swap
// that got further left.
func restore(dir, aside string) error {
	info, err := os.Lstat(dir)
	switch {
	case err == nil && !info.IsDir():
		return fmt.Errorf("%s is no folder and would be written over: move it away", dir)
	case err == nil:
		err = os.RemoveAll(aside)
	case errors.Is(err, fs.ErrNotExist):
		if err = os.Rename(aside, dir); errors.Is(err, fs.ErrNotExist) {
			return nil
		}
	}
	return replacing(dir, err)
}

func replacing(dir string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("replace %s: %w", dir, unwrapPath(err))
}

// makeFolder makes a folder and those above it that are missing, and brings their
// names to the disk.
func makeFolder(dir string) error {
	above := []string{}
	for at := filepath.Clean(dir); ; at = filepath.Dir(at) {
		if _, err := os.Stat(at); err == nil || at == filepath.Dir(at) {
			above = append(above, at)
			break
		}
		above = append(above, at)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	if len(above) == 1 {
		return nil // it was there
	}
	for _, at := range above {
		if err := SyncFolder(at); err != nil {
			return err
		}
	}
	return nil
}

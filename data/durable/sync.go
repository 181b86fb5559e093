package durable

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// syncTree brings every file below dir to the disk, and after the files of a folder
// the folder.
func syncTree(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		sync := syncTree
		if !e.IsDir() {
			sync = SyncFile
		}
		if err := sync(path); err != nil {
			return err
		}
	}
	return SyncFolder(dir)
}

// SyncFile brings a file that was written to the disk.
func SyncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0) // some systems sync only what may be written
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// SyncFolder brings the names in a folder to the disk, where the system can.
func SyncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !unsyncable(err) {
		return err
	}
	return nil
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

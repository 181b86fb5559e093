package durable

import (
	"errors"
	"fmt"
	"path/filepath"
)

// FullError is what writing returns when the disk, the quota or the size of one file
// leaves no room.
type FullError struct {
	Where string // a folder on the disk
	Err   error  // as the system says it
}

func (e *FullError) Error() string {
	return fmt.Sprintf("the disk that holds %s is full (%v): make room and run it again; what was there before is as it was", e.Where, e.Err)
}

func (e *FullError) Unwrap() error { return e.Err }

// plain makes a FullError of an error that says there is no room to write in a folder;
// any other stays as it is.
func plain(folder string, err error) error {
	for _, full := range noRoom {
		if errors.Is(err, full) {
			return &FullError{filepath.Clean(folder), full}
		}
	}
	return err
}

//go:build !unix

package durable

import (
	"errors"
	"os"
	"syscall"
)

// noRoom is ERROR_DISK_FULL.
var noRoom = []syscall.Errno{112}

// hold: nothing is locked here.
func hold(*os.File) bool { return false }

// tryHold: nothing is locked here.
func tryHold(*os.File) error { return errors.ErrUnsupported }

// unsyncable: folders are never synced here.
func unsyncable(error) bool { return true }

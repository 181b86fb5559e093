//go:build unix

package durable

import (
	"errors"
	"os"
	"syscall"
)

// noRoom are the errors of a file that cannot grow.
var noRoom = []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG}

// hold takes the lock of a file or folder, waiting for it; false where there are none.
func hold(f *os.File) bool { return flock(f, syscall.LOCK_EX) == nil }

// tryHold takes the lock if nobody has it. The error is errors.ErrUnsupported where
// there are none.
func tryHold(f *os.File) error {
	err := flock(f, syscall.LOCK_EX|syscall.LOCK_NB)
	if err != nil && !errors.Is(err, syscall.EWOULDBLOCK) {
		return errors.ErrUnsupported
	}
	return err
}

func flock(f *os.File, how int) error {
	for {
		if err := syscall.Flock(int(f.Fd()), how); !errors.Is(err, syscall.EINTR) {
			return err
		}
	}
}

// unsyncable reports whether a folder cannot be synced there at all.
func unsyncable(err error) bool {
	return errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported)
}

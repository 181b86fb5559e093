//go:build unix

package main

import (
	"os/signal"
	"syscall"
)

// tellFileSize lets a file that may not grow any more, where the size of files is
// limited, be an error of writing like that of a full disk, which is told in a sentence.
// Otherwise the system ends the program.
func tellFileSize() { signal.Ignore(syscall.SIGXFSZ) }

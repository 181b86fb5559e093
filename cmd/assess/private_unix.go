//go:build unix

package main

import "syscall"

// keepPrivate makes every file and folder that the program makes its owner's alone,
// whatever the user's umask is: those that DuckDB makes beside the store too.
func keepPrivate() { syscall.Umask(0o077) }

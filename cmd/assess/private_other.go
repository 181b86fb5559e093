//go:build !unix

package main

// keepPrivate does nothing here: access follows the folder.
func keepPrivate() {}

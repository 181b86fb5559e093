//go:build !linux

package main

// threadSeconds is that of the whole process: threads are not told apart here.
func threadSeconds() float64 { return cpuSeconds() }

//go:build !unix

package main

// cpuSeconds is not measured here.
func cpuSeconds() float64 { return 0 }

// peakMiB is not measured here.
func peakMiB() int64 { return 0 }

//go:build unix

package main

import (
	"runtime"
	"syscall"
)

// cpuSeconds is the processor time used so far by every thread.
func cpuSeconds() float64 { return seconds(syscall.RUSAGE_SELF) }

// seconds is the user and system time of whom; 0 when it cannot be had.
func seconds(whom int) float64 {
	var u syscall.Rusage
	if syscall.Getrusage(whom, &u) != nil {
		return 0
	}
	of := func(t syscall.Timeval) float64 { return float64(t.Sec) + float64(t.Usec)/1e6 }
	return of(u.Utime) + of(u.Stime)
}

// peakMiB is the most memory held at once so far.
func peakMiB() int64 {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	if runtime.GOOS == "darwin" {
		return int64(u.Maxrss) >> 20 // bytes there
	}
	return int64(u.Maxrss) >> 10
}

package main

import "syscall"

// threadSeconds is the processor time used so far by this thread.
func threadSeconds() float64 { return seconds(syscall.RUSAGE_THREAD) }

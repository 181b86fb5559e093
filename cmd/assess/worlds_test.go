package main

import (
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"assess/data/sample"
)

// worlds is the folder of what several tests look at and none changes. Each thing in it
// is made when it is first asked for, and goes with the folder when the tests end.
var worlds string

// inWorlds runs the tests with the folder of worlds.
type inWorlds struct{ *testing.M }

// Run gives the exit code of the tests.
func (m inWorlds) Run() int {
	dir, err := os.MkdirTemp("", "assess-worlds-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	worlds = dir
	collectSeldom()
	return m.M.Run()
}

var written = sync.OnceValues(func() (sample.Truth, error) {
	return sample.Write(filepath.Join(worlds, "sample"), sample.Default())
})

// sampleTruth is the sample partnership's workspace and what is true of it. To change
// the workspace a test writes its own.
func sampleTruth(t *testing.T) sample.Truth {
	t.Helper()
	truth, err := written()
	if err != nil {
		t.Fatal(err)
	}
	return truth
}

var assessed struct {
	sync.Mutex
	mapped
}

// sampleAssessed is the sample partnership's assessment of 2021, made on many cores.
func sampleAssessed(t *testing.T) mapped {
	t.Helper()
	assessed.Lock()
	defer assessed.Unlock()
	if assessed.assessment == nil {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(max(8, runtime.NumCPU())))
		assessed.mapped = outlined(t, sampleTruth(t).Config, "2021")["sampleford"]
	}
	return assessed.mapped
}

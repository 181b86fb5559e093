package main

import (
	"fmt"
	"io"
	"os"
)

// maxAssessment is the most bytes that are read of an assessment.json; one of a
// partnership of three districts has 5 MB.
const maxAssessment = 256 << 20

// openPlain opens a plain file: a pipe would block, and a device never end.
func openPlain(path string) (*os.File, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a plain file", path)
	}
	return os.Open(path)
}

// readPlain reads a plain file of at most so many bytes; what is what the file should be.
func readPlain(path, what string, most int64) ([]byte, error) {
	f, err := openPlain(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, most+1))
	if err == nil && int64(len(b)) > most {
		return nil, fmt.Errorf("%s has more than %d MB, which no %s has", path, most>>20, what)
	}
	return b, err
}

// briefly is an error whose words are kept short, since they may hold what a file says.
func briefly(err error) error { return fmt.Errorf("%.200s", err.Error()) }

package sample

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// workspace is the default sample, written once for all tests that only read.
type workspace struct {
	dir   string
	truth Truth
	err   error
}

var shared = sync.OnceValue(func() workspace {
	dir, err := os.MkdirTemp("", "sample")
	if err != nil {
		return workspace{err: err}
	}
	t, err := Write(filepath.Join(dir, "ws"), Default())
	return workspace{filepath.Join(dir, "ws"), t, err}
})

// defaultSample gives the default workspace, which nobody may change.
func defaultSample(t *testing.T) workspace {
	t.Helper()
	ws := shared()
	if ws.err != nil {
		t.Fatal(ws.err)
	}
	return ws
}

func TestMain(m *testing.M) {
	code := m.Run()
	if ws := shared(); ws.dir != "" {
		if err := os.RemoveAll(filepath.Dir(ws.dir)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
	}
	os.Exit(code)
}

package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(inWorlds{m}, map[string]func(){"assess": main, "hold-lock": holdLock, "read-store": readStore})
}

// TestScripts runs the program as its users do: one script per command and per
// mistake. Each starts with the small synthetic workspace of $SMALL.
func TestScripts(t *testing.T) {
	small := smallWorkspace(t)
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(e *testscript.Env) error {
			e.Setenv("SMALL", small)
			dir := filepath.Join(e.WorkDir, "w")
			if err := os.CopyFS(dir, os.DirFS(small)); err != nil {
				return err
			}
			return age(dir)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"snapshot": snapshot,
			"damage":   damage,
			"exits":    exits,
			"held":     held,
			"spoil":    spoil,
			"append":   appendTo,
			"workbook": workbook,
			"nowhere":  nowhere,
			"pages":    pages,

			"transcript": transcript,
		},
		RequireExplicitExec: true,
	})
}

// age makes every file of a folder as old as raw files are that have been there a while:
// one that has just been written is read once more.
func age(dir string) error {
	at := time.Now().Add(-time.Minute)
	return filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		return os.Chtimes(path, at, at)
	})
}

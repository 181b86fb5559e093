package main

import (
	"os"
	"path/filepath"
	"testing"

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
			return os.CopyFS(filepath.Join(e.WorkDir, "w"), os.DirFS(small))
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

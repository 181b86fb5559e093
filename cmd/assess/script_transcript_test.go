package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// transcript does what the README shows under a heading: every indented line after "$ "
// is a command, the lines below it are what goes into a file (cat >FILE, cat >>FILE) or
// what the program says, each a line of its own among others: transcript HEADING.
func transcript(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: transcript HEADING")
	}
	text, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	ts.Check(err)
	_, part, ok := strings.Cut(string(text), "\n### "+args[0]+"\n")
	if !ok {
		ts.Fatalf("the README has no heading %q", args[0])
	}
	part, _, _ = strings.Cut(part, "\n### ")
	commands := 0
	for _, step := range steps(part) {
		command, below, _ := strings.Cut(step, "\n")
		commands++
		switch {
		case strings.HasPrefix(command, "cat >>"):
			extend(ts, strings.TrimPrefix(command, "cat >>"), below)
		case strings.HasPrefix(command, "cat >"):
			ts.Check(os.WriteFile(ts.MkAbs(strings.TrimPrefix(command, "cat >")), []byte(below), 0o600))
		case strings.HasPrefix(command, "assess "):
			said(ts, strings.Fields(command), below)
		default:
			ts.Fatalf("the README shows %q, which is no command of a transcript", command)
		}
	}
	if commands < 5 {
		ts.Fatalf("the README shows %d commands under %q", commands, args[0])
	}
}

// steps are the commands of a transcript with what stands below each.
func steps(part string) (out []string) {
	for _, line := range strings.Split(part, "\n") {
		line, indented := strings.CutPrefix(line, "    ")
		command, isCommand := strings.CutPrefix(line, "$ ")
		switch {
		case !indented:
		case isCommand:
			out = append(out, command+"\n")
		case len(out) > 0:
			out[len(out)-1] += line + "\n"
		}
	}
	return out
}

// extend adds a block to a configuration; the README promises that it is short.
func extend(ts *testscript.TestScript, name, block string) {
	if n := strings.Count(block, "\n"); n > 12 {
		ts.Fatalf("the README adds %d lines to %s, and promises 12", n, name)
	}
	text := ts.ReadFile(name)
	ts.Check(os.WriteFile(ts.MkAbs(name), []byte(text+block), 0o600))
}

// said runs the program and looks for every line shown in what it says.
func said(ts *testscript.TestScript, command []string, shown string) {
	failed := ts.Exec(command[0], command[1:]...) != nil
	said := ts.ReadFile("stdout") + ts.ReadFile("stderr")
	for _, line := range strings.Split(strings.TrimSpace(shown), "\n") {
		if !strings.Contains("\n"+said, "\n"+strings.TrimRight(line, " ")+"\n") {
			ts.Fatalf("the README shows, after %q,\n%s\nand the program says\n%s", strings.Join(command, " "), line, said)
		}
	}
	if refused := strings.Contains(shown, "assess: warning: "); failed != refused {
		ts.Fatalf("%q failed: %v, and the README shows that it did: %v", strings.Join(command, " "), failed, refused)
	}
}

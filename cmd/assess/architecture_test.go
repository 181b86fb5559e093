package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// allowed says which of the project's packages each one may import, and which
// of the libraries with a home may be imported where. The longest matching
// prefix of a package decides.
var allowed = map[string][]string{
	"assess/cmd/assess":        {"assess/ingest", "assess/analysis", "assess/reports", "assess/geo", "assess/data"},
	"assess/reports":           {"assess/reports", "assess/analysis", "assess/geo", "assess/data", "assess/data/reference"},
	"assess/reports/pdf":       {},
	"assess/reports/svg":       {},
	"assess/reports/design":    {},
	"assess/reports/chart":     {"assess/reports/design", "assess/geo", "assess/data"},
	"assess/analysis":          {"assess/geo", "assess/data", "assess/data/reference", "assess/data/workspace", "assess/data/profiles"},
	"assess/analysis/revision": {"assess/analysis", "assess/data"},
	"assess/ingest":            {"assess/geo", "assess/data", "assess/data/store", "assess/data/workspace"},
	"assess/geo":               {"assess/data"},
	"assess/data":              {},
	"assess/data/reference":    {"assess/data"},
	"assess/data/workspace":    {"assess/data", "assess/data/reference", "assess/data/strict"},
	"assess/data/strict":       {"assess/data"},
	"assess/data/profiles":     {"assess/data", "assess/data/reference", "assess/data/strict"},
	"assess/data/grid":         {"assess/data"},
	"assess/data/plan":         {"assess/data"},
	"assess/data/survey":       {"assess/data"},
	"assess/data/sample":       {"assess/data", "assess/geo"},
	"assess/data/store":        {"assess/data", "assess/data/durable"},
	"assess/data/hostile":      {"assess/data"},
	"assess/data/durable":      {},

	"assess/reports/narrative": {"assess/data"},
}

// homes are libraries that one package alone may import.
var homes = map[string][]string{
	"github.com/marcboeker/go-duckdb": {"assess/data/store"},
	"github.com/apache/arrow":         {"assess/data/store", "assess/ingest"},
	"gonum.org/v1/plot":               {"assess/reports"},
	"github.com/xuri/excelize":        {"assess/reports"},
	"github.com/spf13/cobra":          {"assess/cmd/assess"},
	"github.com/yuin/goldmark":        {"assess/reports/narrative"},
	"github.com/schollz/progressbar":  {"assess/cmd/assess"},
	"github.com/gofrs/flock":          {"assess/cmd/assess"},
}

func within(pkg, prefix string) bool { return pkg == prefix || strings.HasPrefix(pkg, prefix+"/") }

func TestImportsRunOneWay(t *testing.T) {
	root := filepath.Join("..", "..")
	seen := map[string]bool{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && strings.HasPrefix(d.Name(), ".") && d.Name() != ".." && path != root {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		rel, err := filepath.Rel(root, filepath.Dir(path))
		if err != nil {
			return err
		}
		pkg := "assess/" + filepath.ToSlash(rel)
		seen[pkg] = true
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, i := range f.Imports {
			name, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			check(t, path, pkg, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for pkg := range allowed {
		if !seen[pkg] {
			t.Errorf("package %s has a rule but no code", pkg)
		}
	}
}

func check(t *testing.T, path, pkg, name string) {
	t.Helper()
	if within(name, "assess") {
		rule, ok := "", false
		for p := range allowed {
			if within(pkg, p) && len(p) >= len(rule) {
				rule, ok = p, true
			}
		}
		if !ok {
			t.Errorf("%s: package %s has no rule; say in this test what it may import", path, pkg)
			return
		}
		for _, a := range allowed[rule] {
			if within(name, a) {
				return
			}
		}
		t.Errorf("%s: %s may not import %s", path, pkg, name)
	}
	for lib, packages := range homes {
		if !within(name, lib) {
			continue
		}
		ok := false
		for _, p := range packages {
			ok = ok || within(pkg, p)
		}
		if !ok {
			t.Errorf("%s: %s is imported outside %v", path, name, packages)
		}
	}
	if pkg == "assess/data" && strings.Contains(name, ".") {
		t.Errorf("%s: package data imports %s; it is the vocabulary and imports the standard library alone", path, name)
	}
}

func TestTopLevelIsAsAgreed(t *testing.T) {
	agreed := map[string]bool{"cmd": true, "ingest": true, "analysis": true, "geo": true, "reports": true, "data": true,
		"go.mod": true, "go.sum": true, "README.md": true, "LICENSE": true, "Makefile": true, "out": true, "store": true}
	entries, err := os.ReadDir(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !agreed[e.Name()] && !strings.HasPrefix(e.Name(), ".") {
			t.Errorf("%s does not belong at the top level", e.Name())
		}
	}
}

package main

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"assess/data/sample"
	"assess/data/workspace"
)

// BenchmarkBuild makes the whole assessment of a force the size of Essex: a
// million rows in 60 files, 1,077 LSOAs in 14 districts. "cold" starts from an
// empty store, "again" has nothing new to load.
func BenchmarkBuild(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "force")
	if _, err := sample.Write(dir, sample.Force()); err != nil {
		b.Fatal(err)
	}
	config, err := workspace.Read(filepath.Join(dir, "assess.toml"))
	if err != nil {
		b.Fatal(err)
	}
	o := &options{terminal: &terminal{out: io.Discard, err: io.Discard, quiet: true}}
	run := func(b *testing.B) {
		if err := build(b.Context(), o, config, buildFlags{edition: "public"}, "2021"); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("cold", func(b *testing.B) {
		for range b.N {
			if err := os.RemoveAll(filepath.Dir(config.Store)); err != nil {
				b.Fatal(err)
			}
			run(b)
		}
	})
	b.Run("again", func(b *testing.B) {
		for range b.N {
			run(b)
		}
	})
}

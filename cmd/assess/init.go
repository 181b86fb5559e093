package main

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"text/template"

	"github.com/spf13/cobra"

	"assess/data/sample"
)

//go:embed workspace.toml.tmpl
var workspaceTemplate string

var districtCode = regexp.MustCompile(`^E0[6-9]\d{6}$`)

func initCommand(o *options) *cobra.Command {
	var areas []string
	var synthetic bool
	c := &cobra.Command{
		Use:   "init DIR",
		Short: "Make a workspace with a commented assess.toml",
		Long:  "init makes a folder with a commented assess.toml and the folders it names.\nWith --sample it makes the whole synthetic workspace: extracts, boundaries,\nresidents and configuration.",
		Args:  cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			dir := args[0]
			if synthetic {
				if len(areas) > 0 {
					return usagef("--sample brings its own area; leave --area out")
				}
				if _, err := sample.Write(dir, sample.Default()); err != nil {
					return err
				}
				o.terminal.result("a synthetic workspace lies in %s; next: assess build 2021 --config %s", dir, filepath.Join(dir, "assess.toml"))
				return nil
			}
			start, err := begin(areas)
			if err != nil {
				return err
			}
			return makeWorkspace(o, dir, start)
		},
	}
	c.Flags().StringArrayVar(&areas, "area", nil, "`code` of a district of the partnership, or the name of a partnership with a profile; repeat for several")
	c.Flags().BoolVar(&synthetic, "sample", false, "make the synthetic sample workspace")
	return c
}

// makeWorkspace writes the template and its folders. It never writes over a file.
func makeWorkspace(o *options, dir string, start beginning) error {
	t, err := template.New("assess.toml").Parse(workspaceTemplate)
	if err != nil {
		return err
	}
	var text bytes.Buffer
	if err := t.Execute(&text, start); err != nil {
		return err
	}
	for _, d := range []string{"raw/police", "boundaries", "area", "lookups"} {
		if err := os.MkdirAll(filepath.Join(dir, filepath.FromSlash(d)), 0o700); err != nil {
			return fmt.Errorf("make the workspace: %w", err)
		}
	}
	path := filepath.Join(dir, "assess.toml")
	if err := createFile(path, text.Bytes()); err != nil {
		return err
	}
	if start.Profile != nil {
		if err := createFile(filepath.Join(dir, "profile.toml"), ownProfile(start.Profile.Text())); err != nil {
			return err
		}
		o.terminal.note("profile.toml holds the priorities of %q; bring it up to date", start.Profile.Strategy.Title)
	}
	if err := makeNarrative(dir, start.Profile); err != nil {
		return err
	}
	o.terminal.result("a workspace lies in %s; next: put the files in place that %s names, then assess check --config %s", dir, path, path)
	return nil
}

// createFile writes a file that must not be there yet.
func createFile(path string, text []byte) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return usagef("%s is there already; nothing was written over", path)
	}
	if err != nil {
		return fmt.Errorf("make the workspace: %w", err)
	}
	if _, err := f.Write(text); err != nil {
		f.Close()
		return fmt.Errorf("make the workspace: %w", err)
	}
	if err := f.Close(); err != nil {
		return fmt.Errorf("make the workspace: %w", err)
	}
	return nil
}

package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"assess/data/profiles"
	"assess/reports/narrative"
)

// narrativeFolder is where a new workspace keeps the analyst's text.
const narrativeFolder = "narrative"

// makeNarrative writes the files that the analyst's text begins from. It never writes over
// a file.
func makeNarrative(dir string, p *profiles.Profile) error {
	var problems []narrative.Problem
	if p != nil {
		for _, q := range p.Priorities {
			problems = append(problems, narrative.Problem{ID: q.ID, Title: q.Title})
		}
	}
	folder := filepath.Join(dir, narrativeFolder)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("make the workspace: %w", err)
	}
	for _, t := range narrative.Templates(problems) {
		if err := createFile(filepath.Join(folder, t.File), []byte(t.Text)); err != nil {
			return err
		}
	}
	return nil
}

// ownProfile is the text of a profile that came with the program as one's own: it names
// the folder of the analyst's text.
func ownProfile(text []byte) []byte {
	key := []byte(fmt.Sprintf("narrative   = %q   # the analyst's text: a Markdown file for a chapter\n\n", narrativeFolder))
	if i := bytes.Index(text, []byte("\n[")); i >= 0 {
		return append(append(append([]byte{}, text[:i+1]...), key...), text[i+1:]...)
	}
	return append(append([]byte{}, text...), key...)
}

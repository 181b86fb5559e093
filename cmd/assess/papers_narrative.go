package main

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"assess/analysis"
	"assess/data/profiles"
	"assess/reports"
	"assess/reports/narrative"
)

// readNarrative reads the folder of the analyst's text that a profile names, with the
// files; nothing when it names none.
func readNarrative(p *profiles.Profile) (texts []analysis.NarrativeText, files []string, err error) {
	if p.Narrative == "" {
		return nil, nil, nil
	}
	var ids []string
	for _, q := range p.Priorities {
		ids = append(ids, q.ID)
	}
	read, err := narrative.Read(p.Narrative, append(reports.Chapters(ids), reports.PaperTexts()...))
	if err != nil {
		return nil, nil, misread(p, err)
	}
	for _, t := range read {
		texts = append(texts, analysis.NarrativeText{File: t.File, Section: t.Section, Restricted: t.Restricted, Text: t.Source,
			Written: t.Written, Unwritten: append([]string{}, t.Unwritten...)})
		files = append(files, filepath.Join(p.Narrative, t.File))
	}
	return texts, files, nil
}

// telling are the papers with the analyst's text of one paper beside the assessment, by
// what its names begin with, or of the assessment where that is empty.
func (p papers) telling(prefix string) analysis.Papers {
	out := p.Papers
	out.Narrative = slices.DeleteFunc(slices.Clone(p.Narrative), func(t analysis.NarrativeText) bool {
		ofPaper := slices.Contains(reports.PaperTexts(), t.Section)
		return ofPaper != (prefix != "") || !strings.HasPrefix(t.Section, prefix)
	})
	return out
}

// misread is a mistake in the analyst's text, with the path of its file.
func misread(p *profiles.Profile, err error) error {
	var mistake *narrative.Error
	if !errors.As(err, &mistake) {
		return err
	}
	if filepath.Base(mistake.File) == mistake.File {
		mistake.File = filepath.Join(p.Narrative, mistake.File)
	}
	return usageError{mistake}
}

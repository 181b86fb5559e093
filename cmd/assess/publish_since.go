package main

import (
	"io"
	"path/filepath"

	"assess/analysis/revision"
	"assess/reports"
)

// writeSince writes the page of what changed since the revision before.
func writeSince(dir string, b builtEdition, before revisionFolder, number int) error {
	since := reports.Since{
		Number: number, Before: before.number,
		Differences: revision.Between(before.side(), b.side()), Files: before.unlike(b),
	}
	document := reports.WhatChanged(b.assessment, since, reports.Options{Edition: b.edition, Version: version()})
	if err := writeFile(filepath.Join(dir, "what-changed.html"), func(w io.Writer) error { return reports.WriteHTML(w, document) }); err != nil {
		return err
	}
	return writeFile(filepath.Join(dir, "what-changed.pdf"), func(w io.Writer) error { return reports.WritePDF(w, document) })
}

// side is an edition as one of the two that are compared.
func (b builtEdition) side() revision.Side {
	return revision.Side{Assessment: b.assessment, Made: b.manifest.made()}
}

// made is what an assessment was made of.
func (m manifest) made() revision.Made {
	byPath := func(files []hashed) map[string]string {
		out := map[string]string{}
		for _, f := range files {
			out[f.Path] = f.SHA256
		}
		return out
	}
	made := revision.Made{Version: m.Version, Config: m.Config.SHA256, Inputs: map[string]string{}, Areas: byPath(m.Areas), Papers: byPath(m.Papers)}
	for _, i := range m.Inputs {
		made.Inputs[i.Path] = i.SHA256
	}
	return made
}

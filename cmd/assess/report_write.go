package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"

	"assess/analysis"
	"assess/data"
	"assess/data/durable"
	"assess/data/workspace"
	"assess/reports"
)

// make analyses what a paper asks for and writes it.
func (r *reporting) make(ctx context.Context, p workspace.Partnership) error {
	err := r.analysed(ctx, p)
	if err != nil {
		return err
	}
	dir := filepath.Join(r.config.Out, yearFolder(r.folder), p.ID)
	if err := r.write(ctx, dir); err != nil {
		if errors.Is(err, context.Canceled) {
			return err
		}
		return fmt.Errorf("write the %s paper of %s: %w", r.name, p.ID, err)
	}
	if r.assessment.Year.ToDate {
		r.terminal.note("%s is built as year to date: data runs to %s", p.ID, r.assessment.Year.DataTo.Label())
	}
	for _, e := range r.flags.editions() {
		for _, ending := range []string{".html", ".pdf"} {
			r.terminal.result("%s, %s: %s", p.Name, r.told().Label(), filepath.Join(dir, e, r.name+ending))
		}
	}
	return nil
}

// told is the months that a paper is called after: its last where it looks at further
// ones by themselves.
func (r *reporting) told() data.Period {
	if r.order.recent.Empty() {
		return r.assessment.Year.Held
	}
	return data.Period{From: r.year.To, To: r.year.To}
}

// analysed analyses the months asked for.
func (r *reporting) analysed(ctx context.Context, p workspace.Partnership) (err error) {
	published, err := r.published(p.ID)
	if err != nil {
		return err
	}
	request := analysis.Request{Partnership: p, Comparator: r.config.Comparator(), Year: r.year, Papers: r.papers.telling(r.texts), Published: published}
	if r.assessment, r.outlines, err = r.facts.Build(ctx, request, r.watch.part); err != nil {
		return err
	}
	if err := reports.CheckNarrative(r.assessment); err != nil {
		return misread(r.papers.Profile, err)
	}
	if r.order.recent.Empty() {
		return nil
	}
	if held := r.assessment.Year.DataTo; held < r.year.To {
		return usagef("%s: no data of %s is held; it runs to %s: ask for %s", p.ID, r.year.To.Label(), held.Label(), held)
	}
	request.Year = r.order.recent
	r.recent, _, err = r.facts.Build(ctx, request, r.watch.part)
	return err
}

// write makes the folder anew with all that it has but an earlier copy of this paper.
func (r *reporting) write(ctx context.Context, dir string) error {
	return durable.ReplaceFolder(dir, func(temporary string) error {
		own := regexp.MustCompile(`^([a-z]+/)?` + regexp.QuoteMeta(r.name) + `\.`)
		if err := keep(dir, temporary, func(name string) bool { return !own.MatchString(name) }); err != nil {
			return err
		}
		m, err := r.made()
		if err != nil {
			return err
		}
		add := func(name string, write func(io.Writer) error) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			path := filepath.Join(temporary, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
				return err
			}
			if err := writeFile(path, write); err != nil {
				return err
			}
			h, err := hashFile(path, name)
			m.Outputs = append(m.Outputs, h)
			return err
		}
		for _, edition := range r.flags.editions() {
			document := r.draw(r.assessment, r.recent, boundaries(r.outlines), reports.Options{Edition: edition, Version: version()})
			if err := add(edition+"/"+r.name+".html", func(w io.Writer) error { return reports.WriteHTML(w, document) }); err != nil {
				return err
			}
			if err := add(edition+"/"+r.name+".pdf", func(w io.Writer) error { return reports.WritePDF(w, document) }); err != nil {
				return err
			}
		}
		numbers := []*analysis.Assessment{r.assessment}
		if r.recent != nil {
			numbers = append(numbers, r.recent)
		}
		path := filepath.Join(temporary, r.name+".json")
		if err := writeJSON(path, numbers); err != nil {
			return err
		}
		h, err := hashFile(path, r.name+".json")
		if err != nil {
			return err
		}
		m.Outputs, m.Built = append(m.Outputs, h), r.watch.built()
		return writeJSON(filepath.Join(temporary, r.name+".manifest.json"), m)
	})
}

// paperFile is the name of a file that `assess report` writes, from its year's folder of
// a partnership.
var paperFile = regexp.MustCompile(`^([a-z]+/)?(scrutiny|endofyear|hub-\d{4}-\d{2})\.(html|pdf|json|manifest\.json)$`)

// keep copies files of a folder, if it is there, that are wanted by their names from it,
// with slashes.
func keep(from, to string, wanted func(name string) bool) error {
	err := filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		name, err := filepath.Rel(from, path)
		if err != nil || !wanted(filepath.ToSlash(name)) {
			return err
		}
		return copyFile(path, filepath.Join(to, name))
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// copyFile copies a file for its owner alone.
func copyFile(from, to string) (err error) {
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return err
	}
	f, err := os.Open(from)
	if err != nil {
		return err
	}
	defer closeInto(&err, f.Close)
	return writeFile(to, func(w io.Writer) error {
		_, err := io.Copy(w, f)
		return err
	})
}

package main

import (
	"bufio"
	"context"
	"io"
	"os"
	"path/filepath"
	"runtime"

	"assess/analysis"
	"assess/data/durable"
	"assess/reports"
)

// publication is one partnership's output folder.
type publication struct {
	*session
	assessment *analysis.Assessment
	facts      *analysis.Facts
	outlines   analysis.Outlines
	papers     papers
	flags      buildFlags
}

// write makes the whole folder aside and then puts it in place.
func (p *publication) write(ctx context.Context, dir string) error {
	return durable.ReplaceFolder(dir, func(temporary string) error {
		if err := writeJSON(filepath.Join(temporary, "assessment.json"), p.assessment); err != nil {
			return err
		}
		for _, edition := range p.flags.editions() {
			if err := p.edition(ctx, filepath.Join(temporary, edition), edition); err != nil {
				return err
			}
		}
		if err := p.manifest(temporary); err != nil {
			return err
		}
		return keep(dir, temporary, func(name string) bool { return paperFile.MatchString(name) })
	})
}

// edition writes one edition in every format.
func (p *publication) edition(ctx context.Context, dir, edition string) error {
	if err := os.Mkdir(dir, 0o700); err != nil {
		return err
	}
	var document *reports.Document
	var files []reports.File
	options := reports.Options{Edition: edition, Version: version()}
	err := p.watch.time("charts", func() error {
		document = reports.Build(p.assessment, boundaries(p.outlines), options)
		files = reports.Files(p.assessment, options)
		return nil
	})
	if err != nil {
		return err
	}
	if err := reports.CheckAnchors(p.assessment, document, options); err != nil {
		return misread(p.papers.Profile, err)
	}
	tables := filepath.Join(dir, "tables")
	if err := os.Mkdir(tables, 0o700); err != nil {
		return err
	}
	write := func(stage, name string, write func(io.Writer) error) func() error {
		return func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			return p.watch.alone(stage, func() error { return writeFile(filepath.Join(dir, name), write) })
		}
	}
	return together(
		inTurn(
			write("html", "assessment.html", func(w io.Writer) error { return reports.WriteHTML(w, document) }),
			write("pdf", "assessment.pdf", func(w io.Writer) error { return reports.WritePDF(w, document) }),
			func() error { return p.watch.alone("tables", func() error { return reports.WriteCSV(tables, files) }) },
		),
		write("tables", "tables.xlsx", func(w io.Writer) error { return reports.WriteXLSX(w, document, files) }),
		p.profiles(options, write),
	)
}

// profiles makes and writes the ward profiles, where there are ward boundaries.
func (p *publication) profiles(o reports.Options, write func(stage, name string, write func(io.Writer) error) func() error) func() error {
	return func() error {
		var document *reports.Document
		err := p.watch.alone("wards", func() error {
			document = reports.WardProfiles(p.assessment, boundaries(p.outlines), o)
			return nil
		})
		if err != nil || document == nil {
			return err
		}
		return inTurn(
			write("wards", "ward-profiles.html", func(w io.Writer) error { return reports.WriteHTML(w, document) }),
			write("wards", "ward-profiles.pdf", func(w io.Writer) error { return reports.WritePDF(w, document) }),
		)()
	}
}

func boundaries(o analysis.Outlines) reports.Boundaries {
	return reports.Boundaries{LSOA: o.LSOA, Ward: o.Ward, District: o.District}
}

// writeFile writes through a buffer, for its owner alone.
func writeFile(path string, write func(io.Writer) error) (err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer closeInto(&err, f.Close)
	w := bufio.NewWriterSize(f, 1<<18)
	if err := write(w); err != nil {
		return err
	}
	return w.Flush()
}

// manifest says what the folder was made of.
func (p *publication) manifest(dir string) error {
	m, err := p.made()
	if err != nil {
		return err
	}
	if m.Outputs, err = hashFolder(dir); err != nil {
		return err
	}
	m.Built = p.watch.built()
	return writeJSON(filepath.Join(dir, "manifest.json"), m)
}

// made is a manifest less what was written.
func (p *publication) made() (manifest, error) {
	year := p.assessment.Year.Whole
	m := manifest{Program: "assess", Version: version(), Toolchain: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH,
		Partnership: p.assessment.Partnership.ID, Year: year.Label(), Months: year.From.String() + "/" + year.To.String(), AsAt: p.flags.asAt,
		Editions: p.flags.editions(), Methods: methodsOf(p.assessment), Inputs: inputs(p.facts.Inputs()), SetAside: inputs(p.facts.SetAside()), Remembered: inputs(p.facts.Remembered()), Held: p.facts.Held().Digest}
	base := filepath.Dir(p.config.Path)
	var err error
	if m.Beside, err = p.beside(p.assessment.Partnership.ID); err != nil {
		return m, err
	}
	if m.Config, err = hashFile(p.config.Path, filepath.Base(p.config.Path)); err != nil {
		return m, err
	}
	if m.Areas, err = p.areas(); err != nil {
		return m, err
	}
	m.Papers, err = hashAll(p.papers.files, base, nil)
	return m, err
}

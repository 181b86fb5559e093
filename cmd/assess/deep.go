package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"assess/data"
	"assess/ingest"
)

// deep reads everything again that is trusted otherwise: the store's blocks, the raw
// files against what the store had of them, the outputs against their manifests. It
// names what runs that were interrupted left behind. Beyond loading what is new it
// changes nothing and removes nothing.
func (s *session) deep(ctx context.Context) error {
	faults, err := s.store.Integrity(ctx)
	if err != nil {
		return err
	}
	if len(faults) > 0 {
		return s.faulty(faults) // nothing that is read from it can be trusted
	}
	if _, err := s.load(ctx, false); err != nil {
		return err
	}
	checks := s.checked(ctx)
	raw, err := s.rehash(ctx)
	if err != nil {
		return err
	}
	for _, r := range raw.Rot {
		faults = append(faults, r.Reason)
	}
	outputs, n, err := auditOutputs(ctx, s.config.Out)
	if err != nil {
		return err
	}
	faults = append(append(faults, outputs...), leftovers(s.config.Out, s.config.Store)...)
	if len(faults) > 0 {
		return s.faulty(faults)
	}
	if checks != nil {
		return checks
	}
	s.terminal.result("every block of the store, %d raw files (%s MB) and %d files of output are as they were written, and every data check holds",
		raw.Files, data.Thousands(raw.Bytes/1_000_000), n)
	return nil
}

// faulty prints faults, one a line.
func (s *session) faulty(faults []string) error {
	for _, f := range faults {
		s.terminal.result("%s", f)
	}
	return fmt.Errorf("%d faults, each with what to do: %w", len(faults), errChecks)
}

func (s *session) rehash(ctx context.Context) (ingest.Rehashed, error) {
	bar := s.terminal.begin("reading raw files again", 1000)
	done := int64(0)
	defer bar.end()
	return ingest.Rehash(ctx, s.store, s.input(false), func(p ingest.Step) {
		for at := 1000 * p.Done / max(p.Total, 1); done < at; done++ {
			bar.step()
		}
	})
}

// auditOutputs compares every file below a folder with the manifest that names it, and
// names those that none does. files is how many were compared. A folder that is not there
// holds nothing.
func auditOutputs(ctx context.Context, out string) (faults []string, files int, err error) {
	err = filepath.WalkDir(out, func(path string, d fs.DirEntry, err error) error {
		if os.IsNotExist(err) && path == out {
			return fs.SkipAll
		}
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
		if d.IsDir() && isLeftover(d.Name()) {
			return fs.SkipDir
		}
		paper, ok := manifestOf(d.Name())
		if !ok || d.IsDir() {
			return nil
		}
		m, err := readManifest(path)
		if err != nil {
			faults = append(faults, err.Error()+": build the year again")
			return nil
		}
		b := built{m, filepath.Dir(path), paper}
		files += len(m.Outputs)
		wrong, err := b.edited()
		if err != nil {
			return err
		}
		faults = append(faults, wrong...)
		if paper != "" {
			return nil
		}
		more, err := strangers(b.dir)
		for _, f := range more {
			faults = append(faults, fmt.Sprintf("%s: no manifest names it: move it elsewhere, since the next build leaves it out", filepath.Join(b.dir, f)))
		}
		return err
	})
	return faults, files, err
}

// edited lists the files that are not as they were written.
func (b built) edited() (faults []string, err error) {
	mend := "build the year again"
	if b.Revision > 0 {
		mend = "it is published, so put the folder back from a copy"
	}
	for _, f := range b.Outputs {
		path := filepath.Join(b.dir, filepath.FromSlash(f.Path))
		now, err := hashFile(path, f.Path)
		switch {
		case os.IsNotExist(err):
			faults = append(faults, path+": it was written and is gone: "+mend)
		case err != nil:
			return nil, err
		case now.SHA256 != f.SHA256:
			faults = append(faults, path+": it was changed after it was written: "+mend+"; assess verify "+b.dir+" says where it differs")
		}
	}
	return faults, nil
}

// isLeftover reports whether a name is one of those under which files and folders are
// written before they are whole, or kept until they are.
func isLeftover(name string) bool {
	return strings.HasPrefix(name, ".") && (strings.Contains(name, ".new-") || strings.HasSuffix(name, ".old"))
}

// leftovers names what runs that were stopped have left below the output folder and
// beside the store. No other run is under way: this one has the lock.
func leftovers(out, store string) (faults []string) {
	say := func(path string) {
		faults = append(faults, path+": a run that was stopped left it: remove it, or leave that to the next run that writes there")
	}
	_ = filepath.WalkDir(out, func(path string, d fs.DirEntry, err error) error { // what cannot be listed is told by the audit
		if err != nil || !isLeftover(d.Name()) {
			return nil
		}
		say(path)
		if d.IsDir() {
			return fs.SkipDir
		}
		return nil
	})
	entries, err := os.ReadDir(filepath.Dir(store))
	if err != nil {
		return faults
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), "."+filepath.Base(store)) && isLeftover(e.Name()) {
			say(filepath.Join(filepath.Dir(store), e.Name()))
		}
	}
	return faults
}

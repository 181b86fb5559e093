package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"assess/analysis"
	"assess/data/store"
	"assess/data/workspace"
	"assess/ingest"
)

// remaking is the making again of what shares its raw files: everything it writes goes to
// a temporary folder.
type remaking struct {
	*session
	facts   *analysis.Facts
	shown   *terminal
	refused []string // why raw files were refused now
}

// again makes a group of assessments and papers again and compares each with what lies
// there.
func again(ctx context.Context, o *options, config *workspace.Config, group []built) (out []verdict, err error) {
	work, err := os.MkdirTemp("", "assess-verify-")
	if err != nil {
		return nil, fmt.Errorf("make a folder to build in: %w", err)
	}
	defer os.RemoveAll(work)
	quiet, c := *o, *config
	quiet.terminal = &terminal{out: io.Discard, err: io.Discard, quiet: true}
	quiet.published = config.Out
	c.Store, c.Out = filepath.Join(work, "assess.duckdb"), filepath.Join(work, "out")
	if group[0].needsHistory() {
		if err := copyStore(ctx, config.Store, c.Store, o); err != nil {
			return nil, err
		}
	}
	s, err := quiet.open(ctx, &c)
	if err != nil {
		return nil, err
	}
	defer closeInto(&err, s.close)
	r := &remaking{session: s, shown: o.terminal}
	if err := r.read(ctx, group[0].manifest); err != nil {
		return nil, err
	}
	for _, b := range group {
		v, err := r.judge(ctx, b)
		if err != nil {
			return nil, fmt.Errorf("verify %s: %w", b.name(), err)
		}
		out = append(out, v)
	}
	return out, nil
}

// read fills the store with the raw files that the manifest names and nothing else, and
// gathers the facts. Of a replay the store is a copy that holds them.
func (r *remaking) read(ctx context.Context, m manifest) error {
	in := r.input(false)
	var assigned []ingest.Assignment
	var err error
	if m.needsHistory() {
		if assigned, err = ingest.Assign(ctx, r.store, in, nil); err == nil {
			err = r.compareRaw(ctx, in, m)
		}
	} else {
		assigned, err = r.readRaw(ctx, in, m)
	}
	if err != nil {
		return err
	}
	if err := r.checked(ctx); err != nil {
		return err
	}
	r.facts, err = r.session.facts(ctx, assigned, m.AsAt)
	return err
}

// needsHistory reports whether the raw files alone cannot tell all that it tells: what
// had been read by a day, and what they held before they were replaced.
func (m manifest) needsHistory() bool { return m.AsAt != "" || len(m.Remembered) > 0 }

// compareRaw holds the raw files against a store that is not made from them.
func (r *remaking) compareRaw(ctx context.Context, in ingest.Input, m manifest) error {
	wants := onlyThese(slices.Concat(m.Inputs, m.SetAside))
	found, err := ingest.Rehash(ctx, r.store, in, nil)
	for _, rot := range found.Rot {
		if wants(rot.Path) {
			r.refused = append(r.refused, rot.Reason)
		}
	}
	return err
}

func (r *remaking) readRaw(ctx context.Context, in ingest.Input, m manifest) ([]ingest.Assignment, error) {
	in.Only = onlyThese(slices.Concat(m.Inputs, m.SetAside))
	bar := r.shown.begin("reading extracts again", 1000)
	done := int64(0)
	result, err := ingest.Load(ctx, r.store, in, func(p ingest.Step) {
		for at := 1000 * p.Done / max(p.Total, 1); p.Stage == "read" && done < at; done++ {
			bar.step()
		}
	})
	bar.end()
	for _, f := range result.Files {
		if f.Outcome == ingest.Refused {
			r.refused = append(r.refused, f.Reason)
		}
	}
	return result.Assignments, err
}

// onlyThese asks for files, for members of archives, and for the archives that hold them.
func onlyThese(files []input) ingest.Wanted {
	all := map[string]bool{}
	for _, f := range files {
		all[f.Path] = true
		for i := range f.Path {
			if f.Path[i] == '/' && strings.HasSuffix(strings.ToLower(f.Path[:i]), ".zip") {
				all[f.Path[:i]] = true
			}
		}
	}
	return func(path string) bool { return all[path] }
}

// copyStore copies the store while no other program writes it.
func copyStore(ctx context.Context, from, to string, o *options) (err error) {
	st, err := store.Open(ctx, from, store.Options{ReadOnly: true, Wait: o.wait})
	if err != nil {
		return err
	}
	defer closeInto(&err, st.Close)
	if err := copyFile(from, to); err != nil {
		return err
	}
	if err := copyFile(from+".wal", to+".wal"); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// make makes one assessment or paper again and gives the folder it is in.
func (r *remaking) make(ctx context.Context, b built) (dir string, err error) {
	i := slices.IndexFunc(r.config.Partnerships, func(p workspace.Partnership) bool { return p.ID == b.Partnership })
	if i < 0 {
		return "", fmt.Errorf("%s has no partnership %q", r.config.Path, b.Partnership)
	}
	p := r.config.Partnerships[i]
	written, err := papersOf(ctx, p, r.config.YearStarts)
	if err != nil {
		return "", err
	}
	year, err := b.period()
	if err != nil {
		return "", err
	}
	flags := buildFlags{edition: b.edition(), asAt: b.AsAt}
	r.besides = b.Beside
	if b.paper == "" {
		dir := filepath.Join(r.config.Out, yearFolder(year), p.ID)
		if err := r.buildOne(ctx, r.facts, p, written, year, flags); err != nil || b.Revision == 0 {
			return dir, err
		}
		return r.publishAgain(b, dir)
	}
	kind, _, _ := strings.Cut(b.paper, "-")
	k := slices.IndexFunc(kinds, func(k paper) bool { return strings.HasPrefix(k.use, kind+" ") })
	if k < 0 {
		return "", fmt.Errorf("this program makes no paper called %q", b.paper)
	}
	arg := yearFolder(year)
	if kind == "hub" {
		arg = year.To.String()
	}
	ordered, err := kinds[k].ask(arg, r.config.YearStarts, written)
	if err != nil {
		return "", err
	}
	paper := &reporting{publication: publication{session: r.session, facts: r.facts, papers: written, flags: flags}, paper: kinds[k], order: ordered}
	return filepath.Join(r.config.Out, yearFolder(ordered.folder), p.ID), paper.make(ctx, p)
}

// publishAgain makes a revision of what was built again, on a shelf of its own.
func (r *remaking) publishAgain(b built, dir string) (string, error) {
	edition := b.edition()
	made, err := readBuilt(dir, edition)
	if err != nil {
		return "", err
	}
	revisions, err := shelf(filepath.Dir(b.dir)).revisions(edition)
	if err != nil {
		return "", err
	}
	var before *revisionFolder
	for i := range revisions {
		if revisions[i].number == b.Revision-1 {
			before = &revisions[i]
		}
	}
	return shelf(filepath.Join(r.config.Out, "again", b.Partnership)).add(made, before, b.Revision)
}

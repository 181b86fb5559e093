package ingest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"assess/data/store"
	"assess/data/workspace"
)

// Load brings the store in line with the raw files and joins new places to the
// layers. It reads only files it has not seen. All that it does becomes visible at
// once; when Load fails, or ctx ends, or the machine stops, the store is as it was. A
// file that is refused is no error: Result.Files says so.
func Load(ctx context.Context, st *store.Store, in Input, report Progress) (result Result, err error) {
	l := load{in: in, report: report, partners: partners{in: in, report: report}}
	err = st.Update(ctx, func(tx *store.Tx) (err error) {
		if l.partners.files, err = readNamed(ctx, tx); err != nil {
			return err
		}
		if err := in.Clock.time("read", func() error { return l.run(ctx, tx) }); err != nil {
			return err
		}
		result = l.result()
		l.places = nil // large; the joining reads what it needs
		if in.DryRun {
			return store.ErrRollback
		}
		return in.Clock.time("join", func() (err error) {
			if result.Assignments, err = assign(ctx, tx, in, l.partners.files, report); err != nil {
				return err
			}
			result.Named = l.partners.files.asked
			return l.partners.files.write(ctx, tx)
		})
	})
	if err != nil {
		return Result{}, fmt.Errorf("load: %w", err)
	}
	return result, nil
}

// look finds the files that are to be read.
func (l *load) look() error {
	files, err := Discover(l.in.Sources, l.in.Own...)
	if err != nil {
		return err
	}
	published, tables := split(l.in.Sources, files)
	l.tables = slices.DeleteFunc(tables, func(f File) bool { return !l.in.Only.wants(f.Path) })
	l.survey = look(published, l.in)
	return nil
}

// split parts the files of partners' tables from the others.
func split(sources []workspace.Source, files []File) (published, tables []File) {
	for _, f := range files {
		if slices.ContainsFunc(sources, func(s workspace.Source) bool { return s.ID == f.Source && s.Table != nil }) {
			tables = append(tables, f)
		} else {
			published = append(published, f)
		}
	}
	return published, tables
}

// load is one run of Load.
type load struct {
	in       Input
	report   Progress
	noted    time.Time // see stamp
	survey   *survey
	held     map[fileKey]*extract // what the raw files held last time, by file
	extracts []*extract           // those, and the new ones, in the order of their ids
	nextID   int32
	places   *gazetteer

	rejections []numberedRejection
	of         map[int]*extract // by index into survey.results
	instead    map[*extract]*extract
	changed    bool

	tables   []File
	partners partners
	copies   map[*partnerExtract]*partnerExtract // that count instead
	accounts map[int32]Rows                      // of the partners' extracts
}

// run reads the files into the store.
func (l *load) run(ctx context.Context, tx *store.Tx) error {
	err := l.look()
	if err != nil {
		return err
	}
	defer l.survey.close()
	if l.noted, err = stamp(ctx, tx, l.in.Now); err != nil {
		return err
	}
	if err := sameKinds(ctx, tx, l.in.Sources); err != nil {
		return err
	}
	if l.extracts, l.nextID, err = readExtracts(ctx, tx); err != nil {
		return err
	}
	l.of, l.held = map[int]*extract{}, make(map[fileKey]*extract, len(l.extracts))
	for _, e := range l.extracts {
		l.held[fileKey{e.source, e.path}] = e
		for _, f := range l.survey.damaged {
			e.here = e.here || e.within(f)
		}
	}
	if err := l.read(ctx, tx, l.unseen()); err != nil {
		return err
	}
	if err := l.readPartners(ctx, tx); err != nil {
		return err
	}
	if l.places != nil {
		if err := writePlaces(ctx, tx, l.places); err != nil {
			return err
		}
	}
	l.instead = settle(l.extracts)
	moved := l.partners.moved
	l.changed = l.partners.changed
	for _, e := range l.extracts {
		l.changed = l.changed || e.was != e.state
		moved = moved || e.moved
	}
	if !l.changed && !moved {
		return nil
	}
	return writeExtracts(ctx, tx, l.extracts, l.noted)
}

// unseen lists the entries that have to be read; the others are here as they were.
func (l *load) unseen() []entry {
	var todo []entry
	for _, e := range l.survey.entries {
		held, ok := l.held[fileKey{e.source, e.path}]
		if ok && held.stamp == e.stamp {
			held.here = true
			l.of[e.result] = held
			continue
		}
		todo = append(todo, e)
	}
	return todo
}

// read reads entries into the store, each kind into its table.
func (l *load) read(ctx context.Context, tx *store.Tx, entries []entry) error {
	if len(entries) == 0 {
		return nil
	}
	bridges, err := readLookups(ctx, l.in.Lookups)
	if err != nil {
		return err
	}
	codes, err := readVintages(l.in.Layers, bridges)
	if err != nil {
		return err
	}
	if err := l.gazetteer(ctx, tx); err != nil {
		return err
	}
	step := Step{Stage: "read"}
	for _, e := range entries {
		step.Total += e.size
	}
	l.report.tell(step)
	for _, kind := range []fileKind{streetFile, searchFile} {
		p := startPipeline(ctx, slices.DeleteFunc(slices.Clone(entries), func(e entry) bool { return e.kind != kind }), codes)
		err := l.write(ctx, tx, kind, func() (*numberedReading, error) {
			for {
				e, got, ok := p.next()
				if !ok {
					return nil, ctx.Err()
				}
				step.Done += e.size
				l.report.tell(step)
				if s, err := l.take(e, got); s != nil || err != nil {
					return s, err
				}
			}
		})
		p.close()
		if err != nil {
			return err
		}
	}
	return writeRejections(ctx, tx, l.rejections)
}

// write writes readings of one kind of file.
func (l *load) write(ctx context.Context, tx *store.Tx, kind fileKind, next func() (*numberedReading, error)) error {
	if kind == searchFile {
		return writeSearches(ctx, tx, next)
	}
	return writeIncidents(ctx, tx, next)
}

// gazetteer reads the places of the store, once.
func (l *load) gazetteer(ctx context.Context, tx *store.Tx) (err error) {
	if l.places == nil {
		l.places, err = readGazetteer(ctx, tx)
	}
	return err
}

// readPartners brings the partners' tables up to date.
func (l *load) readPartners(ctx context.Context, tx *store.Tx) error {
	p := &l.partners
	if err := p.look(ctx, tx, l.tables); err != nil {
		return err
	}
	if len(p.todo) > 0 {
		if err := l.gazetteer(ctx, tx); err != nil {
			return err
		}
		if err := p.read(ctx, tx, l.places); err != nil {
			return err
		}
	}
	l.copies = p.settle()
	if !p.changed && !p.moved {
		return nil
	}
	err := writePartnerExtracts(ctx, tx, p.extracts, l.noted)
	if err == nil {
		l.accounts, err = readPartnerAccounts(ctx, tx)
	}
	return err
}

// take enters one reading: refused, the same as before, or new and to be written.
func (l *load) take(e entry, got reading) (*numberedReading, error) {
	held := l.held[fileKey{e.source, e.path}]
	var f *fault
	switch {
	case errors.As(got.err, &f):
		result := &l.survey.results[e.result]
		result.Outcome, result.Reason, result.UnknownCategory = Refused, say(e.path, f), f.category
		if held != nil {
			held.here = true
		}
		return nil, nil
	case got.err != nil:
		return nil, got.err
	case held != nil && held.hash == got.hash:
		held.here, held.moved = true, true
		held.stamp, held.size, held.modified, held.snapshot = e.stamp, e.size, e.modified, e.snapshot
		l.of[e.result] = held
		return nil, nil
	}
	added := &extract{
		id: l.nextID, source: e.source, force: e.force, month: e.month, path: e.path, hash: got.hash, stamp: e.stamp,
		size: e.size, modified: e.modified, snapshot: e.snapshot, vintage: got.vintage, here: true,
		rows: Rows{Read: got.read, Loaded: int64(len(got.at)), Rejected: got.rejected, Duplicate: got.duplicate, WithoutLocation: got.withoutLocation()},
	}
	l.nextID++
	l.extracts = append(l.extracts, added)
	l.of[e.result] = added
	if got.strays > 0 {
		l.survey.results[e.result].Note = fmt.Sprintf("%s: most of its LSOA codes are of %d; rows with a code of another census year: %d", e.path, got.vintage, got.strays)
	}
	for _, r := range got.rejections {
		l.rejections = append(l.rejections, numberedRejection{added.id, r})
	}
	return &numberedReading{got, added.id, l.places.numbers(got.places)}, nil
}

// result tells what became of every file.
func (l *load) result() Result {
	out := Result{Files: l.survey.results, Changed: l.changed, Noted: l.noted}
	shown := map[fileKey]bool{}
	for i := range out.Files {
		f := &out.Files[i]
		shown[fileKey{f.Source, f.Path}] = true
		e, ok := l.of[i]
		if !ok {
			continue
		}
		f.Outcome = e.outcome()
		if e.was == "" {
			f.Rows = e.account()
			out.Rows.Add(f.Rows)
		}
		if by := l.instead[e]; by != nil && f.Outcome == Superseded {
			f.Reason = fmt.Sprintf("%s: %s holds a newer copy of the month, which counts instead", e.path, by.path)
			if by.hash == e.hash {
				f.Reason = fmt.Sprintf("%s: %s is the same file, and is counted once", e.path, by.path)
			}
		}
	}
	for _, e := range l.extracts {
		if e.state == withdrawn && !shown[fileKey{e.source, e.path}] {
			out.Files = append(out.Files, FileResult{Source: e.source, Path: e.path, Force: e.force, Month: e.month, Outcome: Withdrawn})
		}
	}
	l.partners.tell(&out, l.copies, l.accounts)
	return out
}

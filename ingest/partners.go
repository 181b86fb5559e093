package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"assess/data"
	"assess/data/store"
	"assess/data/workspace"
)

// partnerExtract is one content of a partner's file in the store, or about to be.
type partnerExtract struct {
	id        int32
	source    string
	path      string
	hash      string
	reading   string // of all else that decides what is read
	stamp     string
	size      int64
	modified  time.Time
	locatedBy string
	newest    time.Time
	reversed  int64
	state     string

	was     string // the state in the store, empty when it is new
	moved   bool   // it is in the store, with another stamp
	here    bool   // the raw files hold it
	content *tableContent
}

// partnerFile is a file that is there to be read.
type partnerFile struct {
	File
	source *partnerSource
	held   *partnerExtract // what the store has of it, nil for nothing
	result int             // index into partners.results
	stamp  string
	info   os.FileInfo
}

// partnerSource is a configured table with what it is read by.
type partnerSource struct {
	workspace.Source
	reading string
	key     []byte
}

// partners is the part of a load that reads partners' tables.
type partners struct {
	in       Input
	report   Progress
	results  []FileResult
	extracts []*partnerExtract // of the store, then the new ones
	nextID   int32
	todo     []partnerFile
	of       map[int]*partnerExtract // by index into results
	changed  bool
	moved    bool
}

// look finds out which files have to be read.
func (p *partners) look(ctx context.Context, tx *store.Tx, files []File) (err error) {
	if p.extracts, p.nextID, err = readPartnerExtracts(ctx, tx); err != nil {
		return err
	}
	held := map[fileKey]*partnerExtract{}
	for _, e := range p.extracts {
		held[fileKey{e.source, e.path}] = e
	}
	p.of = map[int]*partnerExtract{}
	sources, err := p.sources(ctx)
	if err != nil {
		return err
	}
	for _, f := range files {
		at := len(p.results)
		p.results = append(p.results, FileResult{Source: f.Source, Path: f.Path})
		e := held[fileKey{f.Source, f.Path}]
		opened, info, err := openFile(f.Disk)
		if err != nil {
			p.refuse(at, e, err)
			continue
		}
		opened.Close()
		stamp := fmt.Sprintf("%d bytes, %d", info.Size(), info.ModTime().UnixNano())
		s := sources[f.Source]
		if e != nil && e.stamp == stamp && e.reading == s.reading {
			e.here, p.of[at] = true, e
			continue
		}
		p.todo = append(p.todo, partnerFile{f, s, e, at, stamp, info})
	}
	return nil
}

// refuse keeps what the store holds of a file that cannot be taken.
func (p *partners) refuse(at int, held *partnerExtract, err error) {
	r := &p.results[at]
	r.Outcome, r.Reason = Refused, say(r.Path, err)
	if held != nil {
		held.here = true
	}
}

// sources works out what each table is read by: another block, directory of
// postcodes, name of an area or key reads its files again.
func (p *partners) sources(ctx context.Context) (map[string]*partnerSource, error) {
	out := map[string]*partnerSource{}
	var key []byte
	directory := ""
	for _, s := range p.in.Sources {
		if s.Table == nil {
			continue
		}
		h := sha256.New()
		fmt.Fprintf(h, "%s\n", partnerRules)
		t := *s.Table
		t.Owner, t.Agreement, t.Schedule, t.Protect, t.Sensitive, t.Areas = "", "", "", "", false, nil // say nothing of the rows
		if err := json.NewEncoder(h).Encode(tableKey{t, formatsOf(&t)}); err != nil {
			return nil, err
		}
		var err error
		if t.Ref != "" {
			if key == nil {
				if key, err = readKey(p.in.Key, !p.in.DryRun); err != nil {
					return nil, err
				}
			}
			fmt.Fprintln(h, keyMark(key))
		}
		if t.Where.Postcode != "" {
			if directory == "" {
				if directory, err = hashPostcodes(ctx, p.in.Postcodes); err != nil {
					return nil, err
				}
			}
			fmt.Fprintln(h, directory)
		}
		for _, layer := range namedLayers(&t) {
			if l := newestLayer(p.in.Layers, layer); l != nil {
				fmt.Fprintln(h, layer, l.Vintage, l.Boundary.Code, l.Boundary.Name)
				if err := hashFile(h, l.File); err != nil {
					return nil, err
				}
			}
		}
		out[s.ID] = &partnerSource{s, hex.EncodeToString(h.Sum(nil)), key}
	}
	return out, nil
}

// partnerRules is part of every reading. Raise it when the same files would be read
// otherwise than before.
const partnerRules = "1"

// tableKey is what of a table decides how it is read.
type tableKey struct {
	Table   workspace.Table
	Formats []string
}

func formatsOf(t *workspace.Table) (out []string) {
	for _, m := range []*workspace.Moment{t.When.Date, t.When.Month, t.When.From, t.When.To} {
		if m != nil {
			out = append(out, m.Format.String())
		}
	}
	return out
}

// namedLayers lists the layers whose areas a table may give by name.
func namedLayers(t *workspace.Table) (out []data.Layer) {
	if t.Where.Ward != "" {
		out = append(out, data.Ward)
	}
	if t.Where.District != "" {
		out = append(out, data.District)
	}
	return out
}

func hashPostcodes(ctx context.Context, configured []workspace.Postcodes) (string, error) {
	h := sha256.New()
	for _, c := range configured {
		files, err := discoverPostcodes(c)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(h, "%q %q %q\n", c.Postcode, c.Easting, c.Northing)
		for _, f := range files {
			if err := hashFile(h, f.Disk); err != nil {
				return "", err
			}
		}
		if err := ctx.Err(); err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// finder reads what the files to be read need.
func (p *partners) finder(ctx context.Context) (f *finder, err error) {
	f = &finder{}
	for _, t := range p.todo {
		w := t.source.Table.Where
		if w.Postcode != "" && f.postcodes == nil {
			if f.postcodes, err = readPostcodes(ctx, p.in.Postcodes); err != nil {
				return nil, err
			}
		}
		if w.Ward != "" && f.wards == nil {
			if f.wards, err = readAreaNames(p.in.Layers, data.Ward); err != nil {
				return nil, err
			}
		}
		if w.District != "" && f.districts == nil {
			if f.districts, err = readAreaNames(p.in.Layers, data.District); err != nil {
				return nil, err
			}
		}
		if w.LSOA != "" && f.vintages == nil {
			bridges, err := readLookups(ctx, p.in.Lookups)
			if err != nil {
				return nil, err
			}
			if f.vintages, err = readVintages(p.in.Layers, bridges); err != nil {
				return nil, err
			}
		}
	}
	return f, nil
}

// read reads the files that are new into the store. Places are numbered by g.
func (p *partners) read(ctx context.Context, tx *store.Tx, g *gazetteer) error {
	f, err := p.finder(ctx)
	if err != nil {
		return err
	}
	step := Step{Stage: "read"}
	for _, t := range p.todo {
		step.Total += t.info.Size()
	}
	var fresh []*partnerExtract
	err = writePartnerRecords(ctx, tx, func() (*numberedContent, error) {
		for len(p.todo) > 0 {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			file := p.todo[0]
			p.todo = p.todo[1:]
			e, err := p.take(ctx, file, f)
			if err != nil {
				return nil, err
			}
			step.Done += file.info.Size()
			p.report.tell(step)
			if e != nil {
				fresh = append(fresh, e)
				c := &numberedContent{e.content, e.id, g.numbers(e.content.places)}
				return c, nil
			}
		}
		return nil, nil
	})
	if err != nil || len(fresh) == 0 {
		return err
	}
	return writePartnerMonths(ctx, tx, fresh)
}

// take reads one file: refused, the same as before, or new and to be written.
func (p *partners) take(ctx context.Context, file partnerFile, f *finder) (*partnerExtract, error) {
	e, err := file.read(ctx, f)
	var fault *fault
	switch {
	case errors.As(err, &fault):
		p.refuse(file.result, file.held, fault)
		return nil, nil
	case err != nil:
		return nil, err
	case e == file.held:
		e.here, e.moved, p.of[file.result] = true, true, e
		e.stamp, e.size, e.modified = file.stamp, file.info.Size(), file.info.ModTime().UTC()
		return nil, nil
	}
	e.id, e.here = p.nextID, true
	p.nextID++
	p.extracts = append(p.extracts, e)
	p.of[file.result] = e
	if len(e.content.notes) > 0 {
		p.results[file.result].Note = e.path + ": " + strings.Join(e.content.notes, "; ")
	}
	return e, nil
}

// read hashes and reads the file. It gives what the store holds when the content
// and all that decides its reading are the same.
func (t partnerFile) read(ctx context.Context, f *finder) (*partnerExtract, error) {
	opened, info, err := openFile(t.Disk)
	if err != nil {
		return nil, err
	}
	defer opened.Close()
	h := sha256.New()
	if _, err := io.Copy(h, opened); err != nil {
		return nil, unreadable(err)
	}
	hash := hex.EncodeToString(h.Sum(nil))
	if t.held != nil && t.held.hash == hash && t.held.reading == t.source.reading {
		return t.held, nil
	}
	c, err := newTableReader(t.source.Source, f, t.source.key).read(ctx, t.Path, opened, info.Size())
	if err != nil {
		return nil, err
	}
	after, err := opened.Stat()
	if err != nil || after.Size() != info.Size() || !after.ModTime().Equal(t.info.ModTime()) {
		return nil, faultf(0, "it was changed while it was read: run the load again")
	}
	return &partnerExtract{
		source: t.Source, path: t.Path, hash: hash, reading: t.source.reading, stamp: t.stamp, size: info.Size(), modified: info.ModTime().UTC(),
		locatedBy: t.source.Table.Where.By(), newest: c.newest, reversed: c.reversed, content: c,
	}, nil
}

// settle decides which files count: all that are there, and of copies the last by
// path. It returns the copy that counts in place of each other.
func (p *partners) settle() map[*partnerExtract]*partnerExtract {
	type copyKey struct{ source, hash, reading string }
	last := map[copyKey]*partnerExtract{}
	for _, e := range p.extracts {
		if !e.here {
			e.state = withdrawn
			continue
		}
		k := copyKey{e.source, e.hash, e.reading}
		if o := last[k]; o == nil || o.path < e.path {
			last[k] = e
		}
	}
	instead := map[*partnerExtract]*partnerExtract{}
	for _, e := range p.extracts {
		if !e.here {
			p.changed = p.changed || e.was != e.state
			continue
		}
		e.state = current
		if l := last[copyKey{e.source, e.hash, e.reading}]; l != e {
			e.state, instead[e] = superseded, l
		}
		p.changed, p.moved = p.changed || e.was != e.state, p.moved || e.moved
	}
	return instead
}

func (e *partnerExtract) outcome() Outcome {
	return (&extract{was: e.was, state: e.state}).outcome()
}

// tell adds what became of the partners' files to a load's result.
func (p *partners) tell(out *Result, instead map[*partnerExtract]*partnerExtract, accounts map[int32]Rows) {
	shown := map[fileKey]bool{}
	for i, f := range p.results {
		shown[fileKey{f.Source, f.Path}] = true
		if e := p.of[i]; e != nil {
			f.Outcome = e.outcome()
			if e.was == "" {
				f.Rows = accounts[e.id]
				out.Rows.Add(f.Rows)
			}
			if by := instead[e]; by != nil && f.Outcome == Superseded {
				f.Reason = fmt.Sprintf("%s: %s is the same file, and is counted once", e.path, by.path)
			}
		}
		out.Files = append(out.Files, f)
	}
	for _, e := range p.extracts {
		if e.state == withdrawn && !shown[fileKey{e.source, e.path}] {
			out.Files = append(out.Files, FileResult{Source: e.source, Path: e.path, Outcome: Withdrawn})
		}
	}
	out.Changed = out.Changed || p.changed
}

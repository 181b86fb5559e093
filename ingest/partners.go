package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"strings"
	"time"

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
	files    *named
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
		stamp := stampOf(info)
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
	r.Outcome, r.Reason, r.UnknownCategory = Refused, say(r.Path, err), unknownCategoryIn(err)
	if held != nil {
		held.here = true
	}
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

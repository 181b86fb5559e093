package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"runtime"
	"sync"
)

// reading is a published file that was read, or the reason why it was not.
type reading struct {
	*street          // of a stop-and-search file without categories
	found   []search // in a stop-and-search file, beside street.at
	hash    string   // SHA-256 of the raw bytes, in hex
	vintage int
	strays  int64 // rows whose LSOA code is of another vintage
	err     error
}

// pipeline reads entries on every core and gives the readings one by one in
// the order of the entries, with only a few of them waiting.
type pipeline struct {
	ctx     context.Context
	stop    context.CancelFunc
	running sync.WaitGroup
	entries []entry
	done    []chan reading
	window  chan struct{} // one for each entry read or being read but not given yet
	given   int
}

// startPipeline begins to read. The pipeline must be closed.
func startPipeline(ctx context.Context, entries []entry, v *vintages) *pipeline {
	workers := min(runtime.GOMAXPROCS(0), len(entries))
	p := &pipeline{entries: entries, done: make([]chan reading, len(entries)), window: make(chan struct{}, 3*workers)}
	p.ctx, p.stop = context.WithCancel(ctx)
	for i := range p.done {
		p.done[i] = make(chan reading, 1)
	}
	todo := make(chan int)
	p.running.Go(func() {
		defer close(todo)
		for i := range entries {
			select {
			case p.window <- struct{}{}:
				todo <- i
			case <-p.ctx.Done():
				return
			}
		}
	})
	for range workers {
		p.running.Go(func() {
			r := newSearchReader(newStreetReader())
			for i := range todo {
				p.done[i] <- r.readEntry(p.ctx, entries[i], v)
			}
		})
	}
	return p
}

// next gives the next reading; ok is false after the last, or when ctx ends.
func (p *pipeline) next() (e entry, got reading, ok bool) {
	if p.given == len(p.entries) {
		return entry{}, reading{}, false
	}
	select {
	case got = <-p.done[p.given]:
		e = p.entries[p.given]
		p.given++
		<-p.window
		return e, got, true
	case <-p.ctx.Done():
		return entry{}, reading{}, false
	}
}

// close ends the reading and waits for it.
func (p *pipeline) close() {
	p.stop()
	p.running.Wait()
}

// readEntry reads and hashes one file in one pass.
func (r *searchReader) readEntry(ctx context.Context, e entry, v *vintages) (got reading) {
	raw, err := e.open()
	if err != nil {
		return reading{err: err}
	}
	defer raw.Close()
	hash := sha256.New()
	tee := io.TeeReader(raw, hash)
	text, err := inflated(e.path, tee)
	if err != nil {
		return reading{err: err}
	}
	if e.kind == searchFile {
		got.street, got.found, err = r.read(ctx, text, e.month)
	} else {
		got.street, err = r.streetReader.read(ctx, text, e.month)
	}
	if err != nil {
		return reading{err: err}
	}
	if _, err := io.Copy(io.Discard, tee); err != nil { // what gzip left
		return reading{err: err}
	}
	got.hash = hex.EncodeToString(hash.Sum(nil))
	got.vintage, got.strays = v.date(got.street)
	return got
}

package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"runtime"
	"sync"
)

// reading is a street file that was read, or the reason why it was not.
type reading struct {
	*street
	hash    string // SHA-256 of the raw bytes, in hex
	vintage int
	strays  int64 // rows whose LSOA code is of another vintage
	err     error
}

// readAll reads the entries on every core and hands the readings over one by
// one in the order of the entries, with only a few of them waiting. It ends
// early when each returns an error or ctx ends.
func readAll(ctx context.Context, entries []entry, v *vintages, each func(entry, reading) error) error {
	workers := min(runtime.GOMAXPROCS(0), len(entries))
	ctx, stop := context.WithCancel(ctx)
	var running sync.WaitGroup
	defer running.Wait()
	defer stop()

	done := make([]chan reading, len(entries))
	for i := range done {
		done[i] = make(chan reading, 1)
	}
	window := make(chan struct{}, 3*workers) // read or being read, not yet handed over
	next := make(chan int)
	running.Go(func() {
		defer close(next)
		for i := range entries {
			select {
			case window <- struct{}{}:
				next <- i
			case <-ctx.Done():
				return
			}
		}
	})
	for range workers {
		running.Go(func() {
			r := newStreetReader()
			for i := range next {
				done[i] <- r.readEntry(ctx, entries[i], v)
			}
		})
	}
	for i, e := range entries {
		select {
		case got := <-done[i]:
			if err := each(e, got); err != nil {
				return err
			}
			<-window
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// readEntry reads and hashes one file in one pass.
func (r *streetReader) readEntry(ctx context.Context, e entry, v *vintages) (got reading) {
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
	if got.street, err = r.read(ctx, text, e.month); err != nil {
		return reading{err: err}
	}
	if _, err := io.Copy(io.Discard, tee); err != nil { // what gzip left
		return reading{err: err}
	}
	got.hash = hex.EncodeToString(hash.Sum(nil))
	got.vintage, got.strays = v.date(got.street)
	return got
}

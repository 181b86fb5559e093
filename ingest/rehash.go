package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync"

	"assess/data/store"
)

// Rehashed is what came of reading every raw file again.
type Rehashed struct {
	Files int   // compared, members of archives each
	Bytes int64 // of them, members inflated
	Rot   []Rot // in the order of the files, those that are gone last
}

// Rot is a raw file that is not what the store holds of it.
type Rot struct {
	Path   string // as people are shown it
	Reason string // a sentence that starts with the path and ends with what to do
}

// heldFile is what the store holds of a file.
type heldFile struct{ hash, stamp string }

// Rehash hashes every raw file that the store holds and compares it with what it had
// when it was read. A load does not: it trusts a file of which the file system says what
// it said before, and bytes that a disk has lost are as if they were there. Nothing is
// changed; files that the store does not hold are left alone.
func Rehash(ctx context.Context, st *store.Store, in Input, report Progress) (Rehashed, error) {
	held, err := heldFiles(ctx, st)
	if err != nil {
		return Rehashed{}, err
	}
	files, err := Discover(in.Sources, in.Own...)
	if err != nil {
		return Rehashed{}, err
	}
	published, tables := split(in.Sources, files)
	s := look(published, in)
	defer s.close()
	entries := slices.Clone(s.entries)
	for _, f := range tables {
		if e, err := tableEntry(f); err == nil {
			entries = append(entries, e)
		}
	}
	entries = slices.DeleteFunc(entries, func(e entry) bool {
		_, ok := held[fileKey{e.source, e.path}]
		return !ok
	})
	out := Rehashed{Files: len(entries)}
	step := Step{Stage: "rehash"}
	for _, e := range entries {
		step.Total += e.size
	}
	for i, rot := range hashed(ctx, entries, held) {
		if err := <-rot; err != nil {
			out.Rot = append(out.Rot, Rot{entries[i].path, err.Error()})
		}
		step.Done += entries[i].size
		report.tell(step)
		delete(held, fileKey{entries[i].source, entries[i].path})
	}
	out.Bytes = step.Total
	for _, path := range notThere(held) {
		out.Rot = append(out.Rot, Rot{path, path + ": the store holds it and it cannot be read: put it back from a copy"})
	}
	return out, ctx.Err()
}

// heldFiles reads what the store holds that the raw files held last time.
func heldFiles(ctx context.Context, st *store.Store) (map[fileKey]heldFile, error) {
	rows, err := st.QueryContext(ctx, `
		SELECT source, path, file_hash, stamp FROM extract WHERE state <> 'withdrawn'
		UNION ALL SELECT source, path, file_hash, stamp FROM partner_extract WHERE state <> 'withdrawn'`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	held := map[fileKey]heldFile{}
	for rows.Next() {
		var k fileKey
		var h heldFile
		if err := rows.Scan(&k.source, &k.path, &h.hash, &h.stamp); err != nil {
			return nil, err
		}
		held[k] = h
	}
	return held, rows.Err()
}

// tableEntry is a partner's file as one to be read.
func tableEntry(f File) (e entry, err error) {
	opened, info, err := openFile(f.Disk)
	if err != nil {
		return e, err
	}
	opened.Close()
	return entry{
		source: f.Source, path: f.Path, size: info.Size(), stamp: stampOf(info),
		open: func() (io.ReadCloser, error) {
			in, _, err := openFile(f.Disk)
			return in, err
		},
	}, nil
}

// hashed compares entries on every core; each channel gives what is wrong with one.
func hashed(ctx context.Context, entries []entry, held map[fileKey]heldFile) []chan error {
	out := make([]chan error, len(entries))
	expected := make([]heldFile, len(entries)) // the map is the caller's while this runs
	for i, e := range entries {
		out[i] = make(chan error, 1)
		expected[i] = held[fileKey{e.source, e.path}]
	}
	todo := make(chan int)
	go func() {
		defer close(todo)
		for i := range entries {
			todo <- i
		}
	}()
	var running sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(entries)) {
		running.Go(func() {
			for i := range todo {
				out[i] <- entries[i].faithful(ctx, expected[i])
			}
		})
	}
	return out
}

// faithful tells what is wrong with a file.
func (e entry) faithful(ctx context.Context, held heldFile) error {
	if ctx.Err() != nil {
		return nil
	}
	if e.stamp != held.stamp {
		return fmt.Errorf("%s: it has been changed since it was loaded: run assess load", e.path)
	}
	restore := "put it back from a copy, or download it again"
	in, err := e.open()
	if err != nil {
		return fmt.Errorf("%s: %s: %s", e.path, reasonOf(err), restore)
	}
	defer in.Close()
	h := sha256.New()
	if _, err := io.Copy(h, in); err != nil {
		return fmt.Errorf("%s: %s: %s", e.path, reasonOf(err), restore)
	}
	if hex.EncodeToString(h.Sum(nil)) != held.hash {
		return fmt.Errorf("%s: its bytes are not those that were loaded, though its size and date are: %s", e.path, restore)
	}
	return nil
}

// reasonOf is the first clause of what is wrong with a file, less what to do.
func reasonOf(err error) string {
	var f *fault
	if errors.As(err, &f) {
		reason, _, _ := strings.Cut(f.Reason, ":")
		return reason
	}
	return unreadable(err).Reason
}

func notThere(held map[fileKey]heldFile) (paths []string) {
	for k := range held {
		paths = append(paths, k.path)
	}
	slices.Sort(paths)
	return paths
}

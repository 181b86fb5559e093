package sample

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"github.com/klauspost/compress/flate"
)

// police writes every police file below dir, several at a time, and enters them
// into the truth in their order.
func (w *world) police(dir string, t *Truth) error {
	lsoas := map[int][]string{2011: w.lsoas(2011), 2021: w.lsoas(2021)}
	files := w.extracts()
	pack := archive{path: filepath.Join(dir, w.archiveName())}
	err := inOrder(len(files), func(i int) (packed, error) {
		f := w.write(files[i], lsoas)
		if files[i].archived {
			return deflate(f)
		}
		return packed{written: f}, create(filepath.Join(dir, f.Path), f.text)
	}, func(p packed) error {
		t.Files = append(t.Files, p.File)
		t.BadRows = append(t.BadRows, p.bad...)
		t.count(w, p.written)
		if p.Member == "" {
			return nil
		}
		return pack.add(p)
	})
	if err != nil {
		return err
	}
	return pack.close()
}

// create writes a new file and the folders above it.
func create(path string, text []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if _, err := f.Write(text); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// packed is a police file, and what the archive needs of it.
type packed struct {
	written
	deflated []byte
	sum      uint32
	size     int
}

var deflaters = sync.Pool{New: func() any {
	d, err := flate.NewWriter(io.Discard, 5)
	if err != nil {
		panic(err) // the level is a constant of the package
	}
	return d
}}

// deflate compresses a file and lets go of its text.
func deflate(f written) (packed, error) {
	var b bytes.Buffer
	d := deflaters.Get().(*flate.Writer)
	defer deflaters.Put(d)
	d.Reset(&b)
	if _, err := d.Write(f.text); err != nil {
		return packed{}, err
	}
	if err := d.Close(); err != nil {
		return packed{}, err
	}
	p := packed{f, b.Bytes(), crc32.ChecksumIEEE(f.text), len(f.text)}
	p.text = nil
	return p, nil
}

// archive is a zip file that comes into being with its first member.
type archive struct {
	path string
	file *os.File
	zip  *zip.Writer
}

func (a *archive) add(p packed) error {
	if a.zip == nil {
		if err := os.MkdirAll(filepath.Dir(a.path), 0o755); err != nil {
			return err
		}
		f, err := os.OpenFile(a.path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if err != nil {
			return err
		}
		a.file, a.zip = f, zip.NewWriter(f)
	}
	member, err := a.zip.CreateRaw(&zip.FileHeader{
		Name: p.Member, Method: zip.Deflate, CRC32: p.sum,
		CompressedSize64: uint64(len(p.deflated)), UncompressedSize64: uint64(p.size),
	})
	if err != nil {
		return fmt.Errorf("write %s in %s: %w", p.Member, a.path, err)
	}
	_, err = member.Write(p.deflated)
	return err
}

func (a *archive) close() error {
	if a.zip == nil {
		return nil
	}
	if err := a.zip.Close(); err != nil {
		a.file.Close()
		return fmt.Errorf("write %s: %w", a.path, err)
	}
	return a.file.Close()
}

// inOrder does n pieces of work, as many at a time as there are processors, and
// hands each result to done in order, one at a time. It stops at the first
// error.
func inOrder[T any](n int, work func(int) (T, error), done func(T) error) error {
	type result struct {
		value T
		err   error
	}
	waiting := make(chan chan result, runtime.GOMAXPROCS(0)-1)
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		defer close(waiting)
		for i := range n {
			slot := make(chan result, 1)
			select {
			case waiting <- slot:
			case <-stop:
				return
			}
			go func() {
				v, err := work(i)
				slot <- result{v, err}
			}()
		}
	}()
	for slot := range waiting {
		r := <-slot
		if r.err == nil {
			r.err = done(r.value)
		}
		if r.err != nil {
			return r.err
		}
	}
	return nil
}

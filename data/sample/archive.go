package sample

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"sync"

	"github.com/klauspost/compress/flate"
)

// packed is a police file, and what the archive needs of it.
type packed struct {
	written
	deflated []byte
	sum      uint32
	size     int
}

var deflaters = sync.Pool{New: func() any {
	d, err := flate.NewWriter(io.Discard, flate.BestSpeed)
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

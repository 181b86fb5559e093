package reports

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/klauspost/compress/flate"
)

// orderedZip is an archive whose entries are written in one order, without
// times, however they come: the list of content types first, as readers expect,
// the others by name.
type orderedZip struct {
	out     io.Writer
	entries []zipEntry
}

type zipEntry struct {
	name string
	data *bytes.Buffer
}

// Create begins an entry.
func (z *orderedZip) Create(name string) (io.Writer, error) {
	e := zipEntry{name, new(bytes.Buffer)}
	z.entries = append(z.entries, e)
	return e.data, nil
}

// AddFS is not needed by a workbook that is made new.
func (z *orderedZip) AddFS(fs.FS) error { return errors.New("a folder cannot be added to a workbook") }

// Close writes the archive.
func (z *orderedZip) Close() error {
	const first = "[Content_Types].xml"
	slices.SortFunc(z.entries, func(a, b zipEntry) int {
		if (a.name == first) != (b.name == first) {
			if a.name == first {
				return -1
			}
			return 1
		}
		return strings.Compare(a.name, b.name)
	})
	w := zip.NewWriter(z.out)
	compressor, err := flate.NewWriter(nil, flate.DefaultCompression)
	if err != nil {
		return err
	}
	w.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) {
		compressor.Reset(out) // entries come one after another, and its tables are a megabyte
		return compressor, nil
	})
	for _, e := range z.entries {
		entry, err := w.Create(e.name)
		if err != nil {
			return err
		}
		if _, err := e.data.WriteTo(entry); err != nil {
			return err
		}
	}
	return w.Close()
}

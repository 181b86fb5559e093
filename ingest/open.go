package ingest

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/klauspost/compress/gzip"
)

// What a file may inflate to. A month of a force is some 30 MB, a national
// archive of three years some 5 GB; text deflates to a fifth or a tenth.
const (
	maxInflated = 4 << 30 // bytes of one file or member
	maxRatio    = 200     // inflated to deflated, looked at beyond ratioFrom
	ratioFrom   = 64 << 20
)

// openFile opens a raw file for reading: a plain file and nothing else, since
// a pipe would block and a link may lead anywhere.
func openFile(disk string) (*os.File, fs.FileInfo, error) {
	info, err := os.Lstat(disk)
	if err != nil {
		return nil, nil, unreadable(err)
	}
	if !info.Mode().IsRegular() {
		return nil, nil, faultf(0, "it is %s, not a plain file: put the file itself there", describe(info.Mode()))
	}
	f, err := os.Open(disk)
	if err != nil {
		return nil, nil, unreadable(err)
	}
	now, err := f.Stat()
	if err != nil || !os.SameFile(info, now) {
		f.Close()
		return nil, nil, faultf(0, "it was replaced while it was opened: run the load again")
	}
	return f, now, nil
}

// openNamed opens a file that the configuration names, through links too, where it is a
// plain file: a pipe would block and a device never end.
func openNamed(name string) (*os.File, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, unreadable(err)
	}
	if !info.Mode().IsRegular() {
		return nil, faultf(0, "it is %s, not a plain file: name the file itself", describe(info.Mode()))
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, unreadable(err)
	}
	return f, nil
}

func describe(m fs.FileMode) string {
	switch {
	case m&fs.ModeSymlink != 0:
		return "a symbolic link"
	case m.IsDir():
		return "a folder"
	case m&fs.ModeNamedPipe != 0:
		return "a pipe"
	}
	return "a device"
}

func unreadable(err error) *fault {
	if errors.Is(err, fs.ErrPermission) {
		return faultf(0, "it may not be read: permission denied")
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err // the path is said already
	}
	return faultf(0, "it cannot be read: %v", err)
}

// inflated gives the text of a raw file, which is the file itself unless its
// name ends in .gz.
func inflated(name string, raw io.Reader) (io.Reader, error) {
	if !strings.HasSuffix(strings.ToLower(name), ".gz") {
		return &measured{in: raw}, nil
	}
	deflated := &measured{in: raw}
	g := gunzip{raw: bufio.NewReaderSize(deflated, 128<<10)}
	var err error
	if g.z, err = gzip.NewReader(g.raw); err != nil {
		return nil, damaged("gzip", err)
	}
	g.z.Multistream(false)
	return &measured{in: g, from: deflated}, nil
}

// gunzip reads the members of a gzip file one after the other, and turns the errors of a
// damaged file into faults. It opens each member itself: the library takes one that is cut
// off within its name for the end of the file.
type gunzip struct {
	z   *gzip.Reader
	raw *bufio.Reader
}

func (g gunzip) Read(p []byte) (int, error) {
	n, err := g.z.Read(p)
	if errors.Is(err, io.EOF) {
		if _, none := g.raw.Peek(1); errors.Is(none, io.EOF) {
			return n, io.EOF
		}
		if err = g.z.Reset(g.raw); err == nil {
			g.z.Multistream(false)
		}
	}
	if err != nil {
		return n, damaged("gzip", err)
	}
	return n, nil
}

func damaged(format string, err error) error {
	var f *fault
	if errors.As(err, &f) {
		return f
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return faultf(0, "the %s data ends too early, the file looks cut off: download it again", format)
	}
	return faultf(0, "the %s data is damaged (%v): download the file again", format, err)
}

// measured counts the bytes that pass and stops a stream that inflates beyond
// reason. From is the deflated stream, nil when there is none.
type measured struct {
	in   io.Reader
	from *measured
	n    int64
}

func (m *measured) Read(p []byte) (int, error) {
	n, err := m.in.Read(p)
	m.n += int64(n)
	if m.n > maxInflated {
		return n, tooLarge()
	}
	if m.from != nil && tooDense(m.n, m.from.n) {
		return n, tooDenseFault(m.n, m.from.n)
	}
	return n, err
}

func tooLarge() *fault {
	return faultf(0, "it holds more than %d GiB, no published file does: download it again", maxInflated>>30)
}

// tooDense reports whether data inflates as only data made to do harm does.
func tooDense(inflated, deflated int64) bool {
	return inflated > ratioFrom && inflated/maxRatio > deflated
}

func tooDenseFault(inflated, deflated int64) *fault {
	return faultf(0, "it inflates to more than %d times its size, no published file does: download it again", inflated/max(deflated, 1))
}

package ingest

import (
	"archive/zip"
	"bufio"
	"errors"
	"io"
	"sort"
	"strings"

	"github.com/klauspost/compress/flate"

	"assess/data"
)

// What an archive may hold. The largest published ones hold some 7,000 files.
const (
	maxMembers   = 100_000
	maxArchive   = 64 << 30 // bytes inflated
	maxDirectory = 16 << 20 // bytes of the list of members; the largest published ones take 1 MB
)

// member is a file of the kind wanted within an archive.
type member struct {
	file  *zip.File
	force string
	month data.Month
}

// readArchive lists the files of one kind in an archive by name, and the newest
// month among them. Members of other kinds are left alone. An archive that
// could do harm is refused whole, before anything of it is inflated.
func readArchive(in io.ReaderAt, size int64, wanted fileKind) (members []member, newest data.Month, err error) {
	list := &directory{ReaderAt: in, left: maxDirectory}
	z, err := zip.NewReader(list, size)
	if err != nil {
		return nil, 0, damagedArchive(err)
	}
	list.read = true
	z.RegisterDecompressor(zip.Deflate, func(r io.Reader) io.ReadCloser { return flate.NewReader(bufio.NewReaderSize(r, 64<<10)) })
	if len(z.File) > maxMembers {
		return nil, 0, faultf(0, "the archive holds %d files, no published one does: download it again", len(z.File))
	}
	var total uint64
	seen := map[string]bool{}
	for _, f := range z.File {
		total += f.UncompressedSize64
		if err := safeMember(f); err != nil {
			return nil, 0, err
		}
		if total > maxArchive {
			return nil, 0, faultf(0, "the archive inflates to more than %d GiB, no published one does: download it again", maxArchive>>30)
		}
		kind, force, month := readName(f.Name)
		if kind != wanted || f.FileInfo().IsDir() {
			continue
		}
		if seen[f.Name] {
			return nil, 0, faultf(0, "the archive holds %q twice: download it again", data.Clip(f.Name))
		}
		seen[f.Name] = true
		newest = max(newest, month)
		members = append(members, member{f, force, month})
	}
	if len(members) == 0 {
		return nil, 0, faultf(0, "the archive holds no file named %s: name archives of %s files only", wanted.nameForm(), wanted.title())
	}
	sort.Slice(members, func(i, j int) bool { return members[i].file.Name < members[j].file.Name })
	return members, newest, nil
}

// directory bounds what is read of an archive to list its members, since each
// of them takes memory before they can be counted.
type directory struct {
	io.ReaderAt
	left int64
	read bool // the list is read, the members follow
}

func (d *directory) ReadAt(p []byte, at int64) (int, error) {
	if d.read {
		return d.ReaderAt.ReadAt(p, at)
	}
	if d.left -= int64(len(p)); d.left < 0 {
		return 0, faultf(0, "the archive's list of files is longer than %d MiB, no published one is: download it again", maxDirectory>>20)
	}
	return d.ReaderAt.ReadAt(p, at)
}

// safeMember refuses what no published archive holds.
func safeMember(f *zip.File) error {
	name := f.Name
	switch {
	case strings.ContainsAny(name, "\\\x00") || strings.HasPrefix(name, "/") || hasDots(name) || strings.Contains(name, ":"):
		return faultf(0, "the archive holds the unsafe path %q: download it again from the publisher", data.Clip(name))
	case f.Flags&1 != 0:
		return faultf(0, "the archive is encrypted (%s): unpack it and name the files instead", data.Shown(data.Clip(name)))
	case f.UncompressedSize64 > maxInflated:
		return faultf(0, "the archive holds a file of more than %d GiB (%s), no published one does: download it again", maxInflated>>30, data.Shown(data.Clip(name)))
	case tooDense(int64(f.UncompressedSize64), int64(min(f.CompressedSize64, maxArchive))):
		return faultf(0, "the archive holds a file that inflates to more than %d times its size (%s), no published one does: download it again", maxRatio, data.Shown(data.Clip(name)))
	}
	return nil
}

func hasDots(name string) bool {
	for _, part := range strings.Split(name, "/") {
		if part == ".." {
			return true
		}
	}
	return false
}

// openMember opens the inflated bytes of a member.
func openMember(f *zip.File) (io.ReadCloser, error) {
	r, err := f.Open()
	if err != nil {
		return nil, damagedArchive(err)
	}
	return memberReader{r}, nil
}

// memberReader turns the errors of a damaged archive into faults.
type memberReader struct{ io.ReadCloser }

func (m memberReader) Read(p []byte) (int, error) {
	n, err := m.ReadCloser.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = damagedArchive(err)
	}
	return n, err
}

func damagedArchive(err error) error {
	switch {
	case errors.Is(err, zip.ErrAlgorithm):
		return faultf(0, "the archive is packed in a way other than deflate: unpack it and name the files instead")
	case errors.Is(err, zip.ErrFormat):
		return faultf(0, "the archive is damaged or cut off: download it again")
	}
	return damaged("zip", err)
}

package ingest

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"time"

	"assess/data"
)

// entry is a published file that is there to be read: a loose file or a member of
// an archive.
type entry struct {
	kind     fileKind
	source   string
	path     string // as people are shown it
	force    string
	month    data.Month
	snapshot string // see extract
	stamp    string // see extract
	size     int64
	modified time.Time
	open     func() (io.ReadCloser, error) // the bytes that are hashed
	result   int                           // index into survey.results
}

// survey is what the sources hold, before any of the files is read.
type survey struct {
	entries  []entry
	results  []FileResult // of all files, complete for those that are not entries
	damaged  []File       // archives that were refused: what is held of them stays
	archives []*os.File   // open while their members are read
}

// look lists what is to be read in the raw files, of the forces and files asked for.
func look(files []File, in Input) *survey {
	s := &survey{}
	for _, f := range files {
		kind, force, month := readName(f.Disk)
		result := FileResult{Source: f.Source, Path: f.Path, Force: force, Month: month}
		switch {
		case !in.Only.wants(f.Path):
		case kind == otherFile:
			s.refuse(result, faultf(0, "a %s file is named %s or .csv.gz, an archive of them .zip: name it so, or leave it out of files", f.kind.title(), f.kind.nameForm()))
		case kind == archiveFile:
			s.archive(f, in, result)
		case !asked(in.Forces, force):
			s.passOver(result, fmt.Sprintf("it is of the force %s, which no partnership here names", force))
		default:
			s.loose(f, result)
		}
	}
	return s
}

func asked(forces []string, force string) bool {
	return len(forces) == 0 || slices.Contains(forces, force)
}

func (s *survey) passOver(r FileResult, why string) {
	r.Outcome, r.Reason = PassedOver, r.Path+": "+why
	s.results = append(s.results, r)
}

func (s *survey) refuse(r FileResult, err error) {
	r.Outcome, r.Reason = Refused, say(r.Path, err)
	s.results = append(s.results, r)
}

func (s *survey) add(e entry) {
	e.result = len(s.results)
	s.entries = append(s.entries, e)
	s.results = append(s.results, FileResult{Source: e.source, Path: e.path, Force: e.force, Month: e.month})
}

// loose adds a file of its own.
func (s *survey) loose(f File, r FileResult) {
	opened, info, err := openFile(f.Disk)
	if err != nil {
		s.refuse(r, err)
		s.damaged = append(s.damaged, f)
		return
	}
	opened.Close()
	s.add(entry{
		kind: f.kind, source: f.Source, path: f.Path, force: r.Force, month: r.Month, snapshot: r.Month.String(),
		stamp: stampOf(info),
		size:  info.Size(), modified: info.ModTime().UTC(),
		open: func() (io.ReadCloser, error) {
			in, _, err := openFile(f.Disk)
			return in, err
		},
	})
}

// stampOf is what the file system says of a file.
func stampOf(info fs.FileInfo) string {
	return fmt.Sprintf("%d bytes, %d", info.Size(), info.ModTime().UnixNano())
}

// archive adds the members of an archive that are of the forces asked for.
func (s *survey) archive(f File, in Input, r FileResult) {
	opened, info, err := openFile(f.Disk)
	var members []member
	var newest data.Month
	if err == nil {
		s.archives = append(s.archives, opened)
		members, newest, err = readArchive(opened, info.Size(), f.kind)
	}
	if err != nil {
		s.refuse(r, err)
		s.damaged = append(s.damaged, f)
		return
	}
	before := len(s.entries)
	for _, m := range members {
		path := f.Path + "/" + m.file.Name
		if !asked(in.Forces, m.force) || !in.Only.wants(path) {
			continue
		}
		s.add(entry{
			kind: f.kind, source: f.Source, path: path, force: m.force, month: m.month, snapshot: newest.String(),
			stamp: fmt.Sprintf("%d bytes, crc %08x, %d", m.file.UncompressedSize64, m.file.CRC32, info.ModTime().UnixNano()),
			size:  int64(m.file.UncompressedSize64), modified: info.ModTime().UTC(),
			open: func() (io.ReadCloser, error) { return openMember(m.file) },
		})
	}
	if len(s.entries) == before {
		s.passOver(r, "it holds no file of a force that a partnership here names")
	}
}

func (s *survey) close() {
	for _, f := range s.archives {
		f.Close()
	}
}

package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sort"

	"assess/analysis"
)

// manifest is what manifest.json holds: enough to say what an assessment was
// made of and to make it again.
type manifest struct {
	Program     string           `json:"program"`
	Version     string           `json:"version"`
	Toolchain   string           `json:"toolchain"` // that compiled the program: numbers may differ in the last place between two
	Platform    string           `json:"platform"`  // the same
	Partnership string           `json:"partnership"`
	Config      hashed           `json:"config"`
	Year        string           `json:"year"`
	Months      string           `json:"months"`     // of Year: from/to
	Inputs      []input          `json:"inputs"`     // counted
	SetAside    []input          `json:"set_aside"`  // held, but another file of the month was counted
	Remembered  []input          `json:"remembered"` // told of by the store alone: no raw file has them any more
	Beside      []string         `json:"beside"`     // revisions that were published, whose numbers decide what is hidden
	Areas       []hashed         `json:"boundaries_and_values"`
	Papers      []hashed         `json:"papers"` // what the partnership wrote
	Methods     []manifestMethod `json:"methods"`
	Outputs     []hashed         `json:"outputs"`
	Held        string           `json:"held"` // SHA-256 of the list of all files ever read, with what became of each
	AsAt        string           `json:"as_at,omitempty"`
	Editions    []string         `json:"editions"`
	Revision    int              `json:"revision,omitempty"` // of a published edition
	Built       buildTime        `json:"build_time"`         // all that differs between two builds of the same inputs
}

type hashed struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
	Bytes  int64  `json:"bytes"`
}

// input is one extract or partner's file.
type input struct {
	Path    string `json:"path"`
	SHA256  string `json:"sha256"`
	Rows    int64  `json:"rows"`
	Arrived string `json:"arrived,omitempty"` // the day that the report prints of a partner's file
}

func inputs(held []analysis.Input) []input {
	out := []input{}
	for _, i := range held {
		out = append(out, input(i))
	}
	return out
}

// buildTime is when the build ran and what its stages had taken by then.
type buildTime struct {
	At      string             `json:"at"` // UTC
	Stages  map[string]int64   `json:"stages_ms"`
	Methods map[string]float64 `json:"methods_ms"`
}

type manifestMethod struct {
	ID string `json:"id"`
	N  string `json:"n"`
}

func methodsOf(a *analysis.Assessment) []manifestMethod {
	var out []manifestMethod
	for _, m := range a.Methods {
		out = append(out, manifestMethod{m.ID, m.N})
	}
	return out
}

// hashFile gives a file's hash and size; name is how the manifest calls it.
func hashFile(path, name string) (hashed, error) {
	f, err := openPlain(path)
	if err != nil {
		return hashed{}, err
	}
	defer f.Close()
	h := sha256.New()
	n, err := io.Copy(h, f)
	return hashed{filepath.ToSlash(name), hex.EncodeToString(h.Sum(nil)), n}, err
}

// areas are the files of boundaries and values. Those that the load went by are not read
// again: a nation's boundaries take longer to hash than a load without news.
func (s *session) areas() ([]hashed, error) {
	return hashAll(s.config.AreaFiles(), filepath.Dir(s.config.Path), s.named)
}

// hashAll hashes files, which are called by their paths from base, but for those whose
// hashes are known by their absolute paths.
func hashAll(paths []string, base string, known map[string]string) ([]hashed, error) {
	out := []hashed{}
	for _, path := range paths {
		h, err := hashOr(known, path, nameFrom(base, path))
		if err != nil {
			return nil, err
		}
		out = append(out, h)
	}
	return out, nil
}

// hashOr is hashFile, for a file whose hash is known without reading it.
func hashOr(known map[string]string, path, name string) (hashed, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return hashed{}, err
	}
	sum, ok := known[absolute]
	if !ok {
		return hashFile(path, name)
	}
	info, err := os.Stat(path)
	if err != nil {
		return hashed{}, err
	}
	return hashed{name, sum, info.Size()}, nil
}

// nameFrom is the path of a file from a folder, or its last part where there is no way.
func nameFrom(base, path string) string {
	from, err := filepath.Abs(base)
	if err != nil {
		return filepath.Base(path)
	}
	to, err := filepath.Abs(path)
	if err != nil {
		return filepath.Base(path)
	}
	name, err := filepath.Rel(from, to)
	if err != nil {
		return filepath.Base(path)
	}
	return filepath.ToSlash(name)
}

// hashFolder hashes every file below dir, in order of path.
func hashFolder(dir string) ([]hashed, error) {
	var out []hashed
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		h, err := hashFile(path, name)
		out = append(out, h)
		return err
	})
	sort.Slice(out, func(i, j int) bool { return out[i].Path < out[j].Path })
	return out, err
}

// writeJSON writes v, indented, for its owner alone.
func writeJSON(path string, v any) error {
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(b, '\n'), 0o600)
}

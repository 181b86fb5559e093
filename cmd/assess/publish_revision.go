package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"assess/analysis"
	"assess/data"
	"assess/data/durable"
)

// shelf is where the revisions of a partnership's year lie, each whole in a folder:
//
//	published/2021/sampleford/public-r1/
//	    public/            what is published
//	    assessment.json    what it was made from, which stays inside the partnership
//	    manifest.json
type shelf string

// shelf is that of a year. It lies beside the folders of years, so that no build
// comes near it.
func (o *options) shelfOf(out, partnership string, year data.Period) shelf {
	return shelf(filepath.Join(o.publishedIn(out), yearFolder(year), partnership))
}

func (s *session) shelf(partnership string, year data.Period) shelf {
	return s.shelfOf(s.config.Out, partnership, year)
}

// publishedIn is the folder of all that is published: in the output folder, unless what
// is built goes elsewhere for the time being.
func (o *options) publishedIn(out string) string {
	if o.published != "" {
		out = o.published
	}
	return filepath.Join(out, "published")
}

// builtEdition is one edition as it lies in the folder that it was built in.
type builtEdition struct {
	dir, edition string
	manifest     manifest
	assessment   *analysis.Assessment
}

// readBuilt reads what was built, and makes sure that its files are as they were written.
func readBuilt(dir, edition string) (b builtEdition, err error) {
	b.dir, b.edition = dir, edition
	b.manifest, err = readManifest(filepath.Join(dir, "manifest.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return b, fmt.Errorf("nothing is built in %s", dir)
	}
	if err != nil {
		return b, err
	}
	if len(b.files()) == 0 {
		return b, fmt.Errorf("%s has no %s edition", dir, edition)
	}
	for _, f := range append(b.files(), b.numbers()...) {
		now, err := hashFile(filepath.Join(dir, filepath.FromSlash(f.Path)), f.Path)
		if errors.Is(err, fs.ErrNotExist) || err == nil && now != f {
			return b, fmt.Errorf("%s in %s is not as it was built", f.Path, dir)
		}
		if err != nil {
			return b, err
		}
	}
	b.assessment, err = readAssessment(filepath.Join(dir, "assessment.json"))
	return b, err
}

// files are those of the edition that the build wrote.
func (b builtEdition) files() []hashed {
	return slices.DeleteFunc(slices.Clone(b.manifest.Outputs), func(f hashed) bool {
		return !strings.HasPrefix(f.Path, b.edition+"/") || sinceFile.MatchString(f.Path)
	})
}

// numbers is assessment.json.
func (b builtEdition) numbers() []hashed {
	return slices.DeleteFunc(slices.Clone(b.manifest.Outputs), func(f hashed) bool { return f.Path != "assessment.json" })
}

// readAssessment reads the numbers of an assessment again.
func readAssessment(path string) (*analysis.Assessment, error) {
	b, err := readPlain(path, "assessment", maxAssessment)
	if err != nil {
		return nil, err
	}
	a := &analysis.Assessment{}
	if err := json.Unmarshal(b, a); err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", path, briefly(err))
	}
	return a, nil
}

// revisionFolder is an edition that is published.
type revisionFolder struct {
	builtEdition
	number int
}

// revisionName is the name of a revision's folder.
var revisionName = regexp.MustCompile(`^(public|restricted)-r([1-9]\d{0,5})$`)

// sinceFile is what a revision has beside the files of the build.
var sinceFile = regexp.MustCompile(`^[a-z]+/what-changed\.(html|pdf)$`)

// revisions are those of an edition, the first first. One that is not as it was
// published is an error: what a reader holds could not be told from it.
func (h shelf) revisions(edition string) ([]revisionFolder, error) {
	entries, err := os.ReadDir(string(h))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var out []revisionFolder
	for _, e := range entries {
		name := revisionName.FindStringSubmatch(e.Name())
		if name == nil || name[1] != edition {
			continue
		}
		n, err := strconv.Atoi(name[2])
		if err != nil {
			return nil, err
		}
		b, err := readBuilt(filepath.Join(string(h), e.Name()), edition)
		if err != nil {
			return nil, fmt.Errorf("revision %d is not as it was published: %w; bring the folder back from a copy", n, err)
		}
		out = append(out, revisionFolder{b, n})
	}
	slices.SortFunc(out, func(a, b revisionFolder) int { return a.number - b.number })
	return out, nil
}

// published are the assessments behind the public editions of a partnership that are
// published, of every year, in the order of years and revisions.
func (s *session) published(partnership string) ([]*analysis.Assessment, error) {
	var out []*analysis.Assessment
	err := s.eachPublished(partnership, func(r revisionFolder) { out = append(out, r.assessment) })
	return out, err
}

// beside names the folders of those revisions, from that of all that is published.
func (s *session) beside(partnership string) ([]string, error) {
	out := []string{}
	err := s.eachPublished(partnership, func(r revisionFolder) { out = append(out, s.nameOf(r)) })
	return out, err
}

func (s *session) nameOf(r revisionFolder) string {
	name, err := filepath.Rel(s.publishedIn(s.config.Out), r.dir)
	if err != nil {
		name = r.dir
	}
	return filepath.ToSlash(name)
}

func (s *session) eachPublished(partnership string, do func(revisionFolder)) error {
	shelves, err := filepath.Glob(filepath.Join(escapeGlob(s.publishedIn(s.config.Out)), "[0-9]*", escapeGlob(partnership)))
	if err != nil {
		return err
	}
	for _, h := range shelves {
		revisions, err := shelf(h).revisions("public")
		if err != nil {
			return fmt.Errorf("%s: %w", h, err)
		}
		for _, r := range revisions {
			if s.besides == nil || slices.Contains(s.besides, s.nameOf(r)) {
				do(r)
			}
		}
	}
	return nil
}

// same reports whether what is built is what is published, byte for byte.
func (r revisionFolder) same(b builtEdition) bool { return len(r.unlike(b)) == 0 }

// unlike lists the files that differ, or are on one side alone, by path.
func (r revisionFolder) unlike(b builtEdition) (out []string) {
	old := map[string]hashed{}
	for _, f := range r.files() {
		old[f.Path] = f
	}
	for _, f := range b.files() {
		if old[f.Path] != f {
			out = append(out, f.Path)
		}
		delete(old, f.Path)
	}
	for path := range old {
		out = append(out, path)
	}
	slices.Sort(out)
	return out
}

// add puts a revision on the shelf: whole, read-only, and in one step.
func (h shelf) add(b builtEdition, before *revisionFolder, number int) (dir string, err error) {
	dir = filepath.Join(string(h), fmt.Sprintf("%s-r%d", b.edition, number))
	if _, err := os.Lstat(dir); !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("%s is there already", dir)
	}
	return dir, durable.ReplaceFolder(dir, func(temporary string) error {
		for _, f := range append(b.files(), b.numbers()...) {
			name := filepath.FromSlash(f.Path)
			if err := copyFile(filepath.Join(b.dir, name), filepath.Join(temporary, name)); err != nil {
				return err
			}
		}
		if before != nil {
			if err := writeSince(filepath.Join(temporary, b.edition), b, *before, number); err != nil {
				return err
			}
		}
		m := b.manifest
		m.Editions, m.Revision = []string{b.edition}, number
		if m.Outputs, err = hashFolder(temporary); err != nil {
			return err
		}
		if err := writeJSON(filepath.Join(temporary, "manifest.json"), m); err != nil {
			return err
		}
		return readOnly(temporary)
	})
}

// readOnly makes the files below a folder ones that their owner may read.
func readOnly(dir string) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		return os.Chmod(path, 0o400)
	})
}

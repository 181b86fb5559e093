package profiles

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"assess/data"
	"assess/data/reference"
)

//go:embed *.toml
var files embed.FS

// all reads the embedded profiles, in order of file. One that cannot be read is a fault
// of the program, found by its tests.
var all = sync.OnceValue(func() []*Profile {
	names, err := fs.Glob(files, "*.toml")
	if err != nil {
		panic(err)
	}
	var out []*Profile
	for _, name := range names {
		p, err := parse(name, text(name))
		if err != nil {
			panic(fmt.Sprintf("embedded profile: %v", err))
		}
		p.Embedded = true
		out = append(out, p)
	}
	return out
})

func text(name string) []byte {
	b, err := files.ReadFile(name)
	if err != nil {
		panic(err)
	}
	return b
}

// Embedded lists the profiles that come with the program.
func Embedded() []*Profile { return slices.Clone(all()) }

// Of finds the embedded profile of the partnership that a district belongs to.
func Of(district data.Code) (*Profile, bool) {
	for _, p := range all() {
		if slices.Contains(canonical(p.Areas), reference.Recoded(district)) {
			return p, true
		}
	}
	return nil, false
}

// OfAreas finds the embedded profile whose districts are those given, no more and no
// fewer; the old code of a recoded district stands for the new one.
func OfAreas(areas []data.Code) (*Profile, bool) {
	for _, p := range all() {
		if slices.Equal(canonical(p.Areas), canonical(areas)) {
			return p, true
		}
	}
	return nil, false
}

// Named finds the embedded profile by the name of its partnership, of its file or of a
// place in its partnership's name, in any case: "Chelmsford".
func Named(name string) (*Profile, bool) {
	want := strings.ToLower(strings.TrimSpace(name))
	for _, p := range all() {
		stem := strings.TrimSuffix(path.Base(p.Path), ".toml")
		if want == strings.ToLower(p.Partnership) || want == stem || slices.Contains(strings.Fields(strings.ToLower(p.Partnership)), want) && slices.Contains(strings.Split(stem, "-"), want) {
			return p, true
		}
	}
	return nil, false
}

// Text is the file of an embedded profile, to start one's own from; nil of any other.
func (p *Profile) Text() []byte {
	if !p.Embedded {
		return nil
	}
	return text(p.Path)
}

// canonical is the newest code of each district, sorted, each once.
func canonical(areas []data.Code) []data.Code {
	var out []data.Code
	for _, a := range areas {
		out = append(out, reference.Recoded(a))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

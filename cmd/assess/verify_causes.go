package main

import (
	"errors"
	"io/fs"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// cause is something that has changed since an assessment was built.
type cause struct {
	kind string // code, config, input, boundary, paper, output
	what string // one sentence
}

// causes lists what has changed: the program, the configuration, the raw files, the
// boundaries and values, what the partnership wrote.
func (r *remaking) causes(b built) (out []cause, err error) {
	if now := version(); b.Version != now {
		out = append(out, causeOf("code", "it was built by assess %s, this is %s", b.Version, now))
	} else if platform := runtime.GOOS + "/" + runtime.GOARCH; b.Toolchain != runtime.Version() || b.Platform != platform {
		out = append(out, causeOf("code", "it was built with %s for %s, this program with %s for %s", b.Toolchain, b.Platform, runtime.Version(), platform))
	}
	base := filepath.Dir(r.config.Path)
	config, err := hashFile(r.config.Path, filepath.Base(r.config.Path))
	if err != nil {
		return nil, err
	}
	if config.SHA256 != b.Config.SHA256 {
		out = append(out, causeOf("config", "%s is not as it was", r.config.Path))
	}
	for _, reason := range r.refused {
		out = append(out, causeOf("input", "%s", reason))
	}
	out = append(out, changedInputs(b, inputs(r.facts.Inputs()), inputs(r.facts.SetAside()), r.refused)...)
	areas, err := changedFiles("boundary", b.Areas, r.config.AreaFiles(), base)
	if err != nil {
		return nil, err
	}
	papers, err := changedFiles("paper", b.Papers, r.writtenFiles(b.Partnership), base)
	return slices.Concat(out, areas, papers), err
}

// writtenFiles lists the files of a partnership that can be told without reading them.
func (r *remaking) writtenFiles(partnership string) []string {
	for _, p := range r.config.Partnerships {
		if p.ID == partnership && p.Profile != "" {
			return []string{p.Profile}
		}
	}
	return nil
}

// changedInputs compares the raw files of a build with those read now.
func changedInputs(b built, counted, aside []input, refused []string) (out []cause) {
	now := map[string]input{}
	for _, i := range slices.Concat(counted, aside) {
		now[i.Path] = i
	}
	for _, was := range slices.Concat(b.Inputs, b.SetAside) {
		is, ok := now[was.Path]
		switch {
		case !ok && slices.ContainsFunc(refused, func(reason string) bool { return strings.HasPrefix(reason, was.Path) }):
		case !ok:
			out = append(out, causeOf("input", "%s is gone, or no source names it", was.Path))
		case is.SHA256 != was.SHA256:
			out = append(out, causeOf("input", "%s holds other bytes than it did", was.Path))
		case is.Arrived != was.Arrived:
			out = append(out, causeOf("input", "%s is dated %s, it was %s; the report prints the day", was.Path, is.Arrived, was.Arrived))
		}
	}
	was := map[string]bool{}
	for _, i := range slices.Concat(b.Inputs, b.SetAside) {
		was[i.Path] = true
	}
	for _, is := range slices.Concat(counted, aside) {
		if !was[is.Path] {
			out = append(out, causeOf("input", "%s was not there", is.Path))
		}
	}
	return out
}

// changedFiles compares recorded files with those of now; named are those that are
// configured now.
func changedFiles(kind string, recorded []hashed, named []string, base string) (out []cause, err error) {
	was := map[string]bool{}
	for _, f := range recorded {
		was[f.Path] = true
		now, err := hashFile(filepath.Join(base, filepath.FromSlash(f.Path)), f.Path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			out = append(out, causeOf(kind, "%s is gone", f.Path))
		case err != nil:
			return nil, err
		case now.SHA256 != f.SHA256:
			out = append(out, causeOf(kind, "%s holds other bytes than it did", f.Path))
		}
	}
	for _, path := range named {
		if name := nameFrom(base, path); !was[name] {
			out = append(out, causeOf(kind, "%s was not named", name))
		}
	}
	return out, nil
}

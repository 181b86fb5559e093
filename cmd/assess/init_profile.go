package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"assess/data"
	"assess/data/profiles"
)

// beginning is what a new workspace is filled in with.
type beginning struct {
	Areas   []string
	Name    string            // of the partnership; empty where it is not known
	Profile *profiles.Profile // that the workspace starts from; nil without one
}

// begin finds what the areas asked for lead to. An area is the code of a district, or a
// name of a partnership that there is a profile of. A code of such a partnership brings
// the profile where all the codes asked for are its districts, and then all of those.
func begin(areas []string) (beginning, error) {
	var out beginning
	for _, a := range areas {
		if districtCode.MatchString(a) {
			out.Areas = append(out.Areas, a)
			continue
		}
		p, ok := profiles.Named(a)
		if !ok {
			return out, usagef("area %q is not the code of a district in England, such as E07000070, nor a partnership with a profile; those are %s", a, strings.Join(embeddedNames(), ", "))
		}
		for _, code := range p.Areas {
			out.Areas = append(out.Areas, string(code))
		}
	}
	if len(out.Areas) == 0 {
		out.Areas = []string{"E07000070"}
		return out, nil
	}
	first, ok := profiles.Of(data.Code(out.Areas[0]))
	if !ok {
		return out, nil
	}
	for _, a := range out.Areas {
		if p, ok := profiles.Of(data.Code(a)); !ok || p != first {
			return out, nil
		}
	}
	out.Profile, out.Name, out.Areas = first, first.Partnership, nil
	for _, code := range first.Areas {
		out.Areas = append(out.Areas, string(code))
	}
	return out, nil
}

func embeddedNames() []string {
	var out []string
	for _, p := range profiles.Embedded() {
		out = append(out, fmt.Sprintf("%q", strings.TrimSuffix(filepath.Base(p.Path), ".toml")))
	}
	return out
}

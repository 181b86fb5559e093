package main

import (
	"assess/analysis"
	"assess/data/profiles"
	"assess/data/workspace"
)

// papers are what a partnership wrote, with the files that were read for it.
type papers struct {
	analysis.Papers
	files []string // each once, in the order read
}

// papers reads what each of the partnerships wrote, and says where a profile that came
// with the program stands in.
func (o *options) papers(wanted []workspace.Partnership) ([]papers, error) {
	var out []papers
	for _, p := range wanted {
		read, err := papersOf(p)
		if err != nil {
			return nil, err
		}
		if read.Profile != nil && read.Profile.Embedded {
			o.terminal.note("%s: the priorities are those of %q, which came with the program; name your own with profile = in its [[partnership]]", p.ID, read.Profile.Strategy.Title)
		}
		out = append(out, read)
	}
	return out, nil
}

// papersOf reads what the configuration names for a partnership. Without a profile the
// one that came with the program is used, where it is of the same districts.
func papersOf(p workspace.Partnership) (papers, error) {
	var out papers
	if p.Profile == "" {
		out.Profile, _ = profiles.OfAreas(p.Areas)
		return out, nil
	}
	profile, err := profiles.Read(p.Profile)
	if err != nil {
		return out, err
	}
	out.Profile = profile
	out.files = append(out.files, p.Profile)
	return out, nil
}

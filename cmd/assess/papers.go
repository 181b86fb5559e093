package main

import (
	"context"
	"time"

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
func (o *options) papers(ctx context.Context, wanted []workspace.Partnership, starts time.Month) ([]papers, error) {
	var out []papers
	for _, p := range wanted {
		read, err := papersOf(ctx, p, starts)
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
func papersOf(ctx context.Context, p workspace.Partnership, starts time.Month) (out papers, err error) {
	if p.Profile == "" {
		out.Profile, _ = profiles.OfAreas(p.Areas)
		return out, nil
	}
	if out.Profile, err = profiles.Read(p.Profile); err != nil {
		return out, err
	}
	out.files = append(out.files, p.Profile)
	if out.Plan, err = readPlan(ctx, out.Profile, starts); err != nil {
		return out, err
	}
	if out.Plan != nil {
		out.files = append(out.files, out.Profile.Plan.File)
	}
	texts, files, err := readNarrative(out.Profile)
	if err != nil {
		return out, err
	}
	out.Narrative, out.files = texts, append(out.files, files...)
	surveys, files, err := readSurveys(ctx, out.Profile)
	if err != nil {
		return out, err
	}
	out.Surveys, out.files = surveys, append(out.files, files...)
	return out, nil
}

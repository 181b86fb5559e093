package main

import (
	"context"
	"fmt"
	"path/filepath"

	"assess/data/profiles"
	"assess/data/survey"
	"assess/ingest"
)

// readSurveys reads the surveys that a profile names, with their files.
func readSurveys(ctx context.Context, p *profiles.Profile) (out []survey.Survey, files []string, err error) {
	for _, s := range p.Surveys {
		questions, err := ingest.ReadSurvey(ctx, s.File, s.Sheet)
		if err != nil {
			return nil, nil, err
		}
		read := survey.Survey{
			Title: s.Title, File: filepath.Base(s.File), Owner: s.Owner, Mode: s.Mode, From: s.From, To: s.To, Asked: s.Asked, Public: s.Public,
			Concern: survey.Concern{Question: s.Question, Answers: s.Worried, By: s.Concern}, Questions: questions,
		}
		if read.Asked > 0 && read.People() > read.Asked {
			return nil, nil, fmt.Errorf("%s: survey %q: %d people answered and asked = %d; correct one of them", p.Path, s.Title, read.People(), read.Asked)
		}
		if _, err := read.Worries(); err != nil {
			return nil, nil, fmt.Errorf("%s: survey %q: %w", p.Path, s.Title, err)
		}
		out, files = append(out, read), append(files, s.File)
	}
	return out, files, nil
}

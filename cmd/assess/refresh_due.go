package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"assess/analysis"
	"assess/data"
	"assess/data/durable"
	"assess/data/workspace"
)

// dueReport is one report that is out of date.
type dueReport struct {
	partnership workspace.Partnership
	papers      papers
	year        data.Period
	flags       buildFlags
	dir         string
	why         string               // in words
	before      *analysis.Assessment // what stands there; nil when nothing does that can be read
	beforeMade  manifest
}

// due finds the reports that are out of date: none of them has been built from what there
// is now, by this program.
func (r *refreshing) due(ctx context.Context, s *session) ([]dueReport, error) {
	held, err := analysis.ReadHeld(ctx, s.store, s.config.Sources)
	if err != nil {
		return nil, err
	}
	base := filepath.Dir(s.config.Path)
	now := manifest{Version: version(), Held: held.Digest}
	if now.Config, err = hashFile(s.config.Path, filepath.Base(s.config.Path)); err != nil {
		return nil, err
	}
	if now.Areas, err = s.areas(); err != nil {
		return nil, err
	}
	var out []dueReport
	for i, p := range r.wanted {
		if now.Papers, err = hashAll(r.papers[i].files, base, nil); err != nil {
			return nil, err
		}
		for _, year := range held.Due(p.Force, s.config.YearStarts) {
			d := dueReport{partnership: p, papers: r.papers[i], year: year, flags: r.flags.build, dir: s.folder(p, year)}
			_ = durable.Settle(d.dir) // what stands in its way is told when the report is made
			was, err := readManifest(filepath.Join(d.dir, "manifest.json"))
			if err != nil {
				d.why = "there is no report yet"
				if !errors.Is(err, fs.ErrNotExist) {
					d.why = "the report that stands there cannot be read"
				}
			} else {
				d.why = outdated(was, now, d.dir)
			}
			d.flags.edition = editionOf(d.flags.edition, was.Editions)
			if d.why == "" && !slices.Equal(sortedEditions(d.flags.editions()), sortedEditions(was.Editions)) {
				d.why = "other editions are asked for"
			}
			if d.why == "" {
				continue
			}
			if err == nil {
				d.before, _ = readAssessment(filepath.Join(d.dir, "assessment.json")) // without it all is news
				d.beforeMade = was
			}
			out = append(out, d)
		}
	}
	return out, nil
}

// editionOf is the edition asked for, or those that are there, or else the public one.
func editionOf(asked string, there []string) string {
	switch {
	case asked != "":
		return asked
	case len(there) > 1:
		return "both"
	case len(there) == 1:
		return there[0]
	}
	return "public"
}

// outdated says why what stands in dir is not what a build would make now; empty when it is.
func outdated(was, now manifest, dir string) string {
	switch {
	case was.AsAt != "":
		return "the report that stands there is of an earlier day"
	case was.Version != now.Version:
		return "the program is another version"
	case was.Config.SHA256 != now.Config.SHA256:
		return "the configuration has changed"
	case !slices.Equal(was.Areas, now.Areas):
		return "a boundary file or a file of values has changed"
	case !slices.Equal(was.Papers, now.Papers):
		return "what the partnership wrote has changed"
	case was.Held != now.Held:
		return "the data has changed"
	}
	for _, f := range was.Outputs {
		if info, err := os.Stat(filepath.Join(dir, filepath.FromSlash(f.Path))); err != nil || info.Size() != f.Bytes {
			return "a file of the report is gone or not what was written"
		}
	}
	return ""
}

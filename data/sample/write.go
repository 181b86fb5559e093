package sample

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// Write makes a workspace of the given size in dir, which must be empty or not
// exist yet, and returns what is true of it. The same Params give the same
// bytes in every file. When it fails, what has been written stays there.
func Write(dir string, p Params) (Truth, error) {
	p = p.filled()
	if err := p.check(); err != nil {
		return Truth{}, err
	}
	if err := vacant(dir); err != nil {
		return Truth{}, err
	}
	w := newWorld(p)
	t := w.truth()
	t.Config = filepath.Join(dir, "assess.toml")
	if err := w.police(dir, &t); err != nil {
		return Truth{}, fmt.Errorf("write the police files of the sample: %w", err)
	}
	if err := w.searches(dir, &t); err != nil {
		return Truth{}, fmt.Errorf("write the stop-and-search files of the sample: %w", err)
	}
	if err := w.writePartners(dir, &t); err != nil {
		return Truth{}, fmt.Errorf("write the partners' tables of the sample: %w", err)
	}
	if err := w.rest(dir, t); err != nil {
		return Truth{}, fmt.Errorf("write the sample: %w", err)
	}
	return t, nil
}

// vacant refuses a folder that holds anything.
func vacant(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("write a sample to %s: %w", dir, err)
	case len(entries) > 0:
		return fmt.Errorf("write a sample to %s: the folder is not empty (it holds %s): name a new or empty folder", dir, entries[0].Name())
	}
	return nil
}

// rest writes everything but the police files.
func (w *world) rest(dir string, t Truth) error {
	for _, l := range w.layers() {
		text, err := w.land.geojson(l)
		if err == nil {
			err = create(filepath.Join(dir, l.path()), text)
		}
		if err != nil {
			return err
		}
	}
	for _, f := range []struct{ path, text string }{
		{lookupPath, w.lookup()},
		{residentsPath, w.residents()},
		{deprivationPath, w.deprivation()},
		{countrysidePath, w.countryside()},
		{severityPath, w.severityTable()},
		{weightsPath, weightsTable()},
		{officialPath, officialTable(t)},
		{"README.txt", readme(t)},
		{"assess.toml", w.config()},
		{profilePath, w.profile()},
		{planPath, plan(t.Year)},
		{firstSurveyPath, firstSurvey(t.Year)},
		{secondSurveyPath, string(secondSurvey(t.Year))},
	} {
		if slices.Contains([]string{profilePath, planPath, firstSurveyPath, secondSurveyPath}, f.path) && !w.hasProfile() {
			continue
		}
		if (f.path == weightsPath || f.path == officialPath) && !w.Planted {
			continue
		}
		if err := create(filepath.Join(dir, f.path), []byte(f.text)); err != nil {
			return err
		}
	}
	if !w.hasProfile() {
		return nil
	}
	for _, f := range narrative {
		if err := create(filepath.Join(dir, filepath.FromSlash(f.path)), []byte(f.text)); err != nil {
			return err
		}
	}
	return nil
}

// truth is all that is known before the files are written.
func (w *world) truth() Truth {
	s := w.plan
	t := Truth{
		Year: lastWholeYear(w.files()), Home: w.districts[0].Area,
		NewCodesFrom: s.newCodes, Overdispersion: overdispersion, Counts: map[Cell]int{},
		SeverityYear: w.scoredYear(), Severity: w.severity(),
	}
	if !w.Planted {
		return t
	}
	if w.hasProfile() {
		t.Strategy = Strategy{planRead, focusesRead, outcomesRead}
		t.Views = viewsRead
	}
	t.Rose, t.Fell, t.Steady = Change{risen, risenBy}, Change{fallen, fallenTo}, steady
	t.MissingMonth, t.UnlocatedMonth, t.BadMonth, t.Restated = s.missing, s.unlocated, s.bad, s.restated
	for _, spot := range w.spotsOf(0) {
		t.Hotspots = append(t.Hotspots, spot.Hotspot)
	}
	return t
}

package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"assess/analysis"
	"assess/data"
	"assess/data/store"
	"assess/data/workspace"
	"assess/geo"
	"assess/ingest"
)

// session is a workspace with its store open.
type session struct {
	*options
	config *workspace.Config
	store  *store.Store
	lock   *runLock
	layers []ingest.Layer
	watch  *stopwatch

	refused []analysis.RefusedFile // of the load of this session
	named   map[string]string      // the hashes of boundaries and lookups that it went by, by absolute path
}

// open takes the run lock and opens the configured store, and waits for both together
// no longer than it may.
func (o *options) open(ctx context.Context, c *workspace.Config) (*session, error) {
	began := time.Now()
	lock, err := takeLock(ctx, c.Store, o.running, o.wait)
	if err != nil {
		return nil, err
	}
	st, err := store.Open(ctx, c.Store, store.Options{Wait: max(0, o.wait-time.Since(began))})
	if err != nil {
		return nil, errors.Join(err, lock.release())
	}
	return &session{options: o, config: c, store: st, lock: lock, layers: ingest.Layers(c.Boundaries), watch: newStopwatch()}, nil
}

// close closes the store, then gives up the lock.
func (s *session) close() error { return errors.Join(s.store.Close(), s.lock.release()) }

// take brings the store in line with the raw files and says nothing of them.
func (s *session) take(ctx context.Context, dryRun bool) (ingest.Result, error) {
	bar := s.terminal.begin("reading extracts", 1000)
	done := int64(0)
	in := s.input(dryRun)
	result, err := ingest.Load(ctx, s.store, in, func(p ingest.Step) {
		if p.Stage != "read" || p.Total == 0 {
			return
		}
		for at := 1000 * p.Done / p.Total; done < at; done++ {
			bar.step()
		}
	})
	bar.end()
	if err != nil {
		return result, err
	}
	s.refused, s.named = refused(result), result.Named
	if result.Changed && result.Noted.Sub(in.Now) > time.Minute {
		s.terminal.warn("this computer's clock says %s UTC, but the store was changed at %s UTC: the load is noted as of then; set the clock", clock(in.Now), clock(result.Noted))
	}
	return result, nil
}

// load brings the store in line with the raw files and says what happened to
// those that are not simply held. A file that was refused is an error, after
// the others have been loaded.
func (s *session) load(ctx context.Context, dryRun bool) (ingest.Result, error) {
	result, err := s.take(ctx, dryRun)
	if err != nil {
		return result, err
	}
	for _, f := range result.Files {
		switch {
		case f.Outcome == ingest.Refused:
			s.terminal.warn("%s", f.Reason)
		case f.Outcome == ingest.PassedOver:
			s.terminal.warn("%s", f.Reason)
		case f.Note != "":
			s.terminal.note("%s", f.Note)
		}
	}
	if n := len(s.refused); n > 0 {
		return result, fmt.Errorf("%d of %d files were refused for the reasons above; mend or remove them and run it again", n, len(result.Files))
	}
	_, err = s.lost(ctx)
	return result, err
}

func clock(t time.Time) string { return t.UTC().Format("2006-01-02 15:04") }

func (s *session) input(dryRun bool) ingest.Input {
	return ingest.Input{
		Sources: s.config.Sources, Forces: s.config.Forces(), Layers: s.layers, Lookups: s.config.Lookups,
		Postcodes: s.config.Postcodes, Key: s.config.Key(), Own: []string{s.config.Store, s.config.Key(), s.config.Out},
		Now: time.Now().UTC(), DryRun: dryRun, Clock: s.watch.time,
	}
}

// facts reads what the store holds, for the analysis.
func (s *session) facts(ctx context.Context, assigned []ingest.Assignment, asAt string) (*analysis.Facts, error) {
	layers, err := s.analysisLayers(assigned)
	if err != nil {
		return nil, err
	}
	common := analysis.Common{
		Layers: layers, Method: s.config.Method, Sources: s.config.Sources, AsAt: asAt, Synthetic: s.config.Synthetic,
		Events: s.config.Events, Forces: s.config.Forces(), Gates: s.config.Gates, Accepted: s.config.Accepted,
		Refused: s.refused,
	}
	if common.Values, err = s.values(layers.LSOA.Atlas); err != nil {
		return nil, err
	}
	if common.Contexts, err = s.contexts(layers.LSOA.Atlas); err != nil {
		return nil, err
	}
	if common.Severity, err = s.severities(); err != nil {
		return nil, err
	}
	if common.Official, err = s.officials(); err != nil {
		return nil, err
	}
	if common.Weights, err = s.weights(); err != nil {
		return nil, err
	}
	return analysis.Gather(ctx, s.store, common)
}

// analysisLayers opens the newest vintage of each layer and finds its assignments.
func (s *session) analysisLayers(assigned []ingest.Assignment) (out analysis.Layers, err error) {
	var lsoa *analysis.Layer
	open := func(to **analysis.Layer, name data.Layer) func() error {
		return func() (err error) {
			*to, err = s.layer(name, assigned)
			return err
		}
	}
	if err := together(open(&lsoa, data.LSOA), open(&out.Ward, data.Ward), open(&out.District, data.District)); err != nil {
		return out, err
	}
	out.LSOA = *lsoa
	for _, a := range assigned {
		if a.Layer == data.LSOA && a.How == ingest.ByCode {
			out.LSOAByCode = a.ID
		}
	}
	return out, nil
}

// layer is the newest vintage of a layer, nil when none is configured.
func (s *session) layer(name data.Layer, assigned []ingest.Assignment) (*analysis.Layer, error) {
	var newest *ingest.Layer
	for i := range s.layers {
		if l := &s.layers[i]; l.Layer == name && (newest == nil || l.Vintage > newest.Vintage) {
			newest = l
		}
	}
	if newest == nil {
		return nil, nil
	}
	atlas, err := newest.Open()
	if err != nil {
		return nil, err
	}
	out := &analysis.Layer{Atlas: atlas}
	for _, a := range assigned {
		if a.Layer == name && a.Vintage == newest.Vintage && a.How == ingest.ByPoint {
			out.Assignment = a.ID
		}
	}
	return out, nil
}

// values reads the denominators of the LSOAs of the analysis.
func (s *session) values(atlas *geo.Atlas) ([]analysis.Values, error) {
	var out []analysis.Values
	for _, d := range s.config.Denominators {
		if !s.fits(atlas, d.Layer, d.Vintage, d.Line, d.Measure) {
			continue
		}
		by, err := ingest.ReadNumbers(ingest.Column{File: d.File, Code: d.Code, Value: d.Value}, wanted(atlas))
		if err != nil {
			return nil, err
		}
		out = append(out, analysis.Values{Measure: d.Measure, Year: d.Year, By: by})
	}
	return out, nil
}

// contexts reads what describes the LSOAs of the analysis.
func (s *session) contexts(atlas *geo.Atlas) ([]analysis.Context, error) {
	var out []analysis.Context
	for _, c := range s.config.Contexts {
		if c.Name == workspace.CrimeSeverity {
			continue // by district
		}
		if !s.fits(atlas, c.Layer, c.Vintage, c.Line, c.Name) {
			continue
		}
		by, err := ingest.ReadText(ingest.Column{File: c.File, Code: c.Code, Value: c.Value}, wanted(atlas))
		if err != nil {
			return nil, err
		}
		out = append(out, analysis.Context{Name: c.Name, By: by})
	}
	return out, nil
}

// fits reports whether values by a layer and vintage can be used with the LSOAs
// of the analysis; those that cannot are named.
func (s *session) fits(atlas *geo.Atlas, layer data.Layer, vintage, line int, what string) bool {
	if layer == data.LSOA && vintage == atlas.Vintage {
		return true
	}
	s.terminal.warn("%s:%d: %s is by %s %d, the analysis by lsoa %d; it is not used", s.config.Path, line, what, layer, vintage, atlas.Vintage)
	return false
}

func wanted(atlas *geo.Atlas) func(data.Code) bool {
	return func(c data.Code) bool { _, ok := atlas.Lookup(c); return ok }
}

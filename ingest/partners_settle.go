package ingest

import (
	"fmt"
)

// settle decides which files count: all that are there, and of copies the last by
// path. It returns the copy that counts in place of each other.
func (p *partners) settle() map[*partnerExtract]*partnerExtract {
	type copyKey struct{ source, hash, reading string }
	last := map[copyKey]*partnerExtract{}
	for _, e := range p.extracts {
		if !e.here {
			e.state = withdrawn
			continue
		}
		k := copyKey{e.source, e.hash, e.reading}
		if o := last[k]; o == nil || o.path < e.path {
			last[k] = e
		}
	}
	instead := map[*partnerExtract]*partnerExtract{}
	for _, e := range p.extracts {
		if !e.here {
			p.changed = p.changed || e.was != e.state
			continue
		}
		e.state = current
		if l := last[copyKey{e.source, e.hash, e.reading}]; l != e {
			e.state, instead[e] = superseded, l
		}
		p.changed, p.moved = p.changed || e.was != e.state, p.moved || e.moved
	}
	return instead
}

func (e *partnerExtract) outcome() Outcome {
	return (&extract{was: e.was, state: e.state}).outcome()
}

// tell adds what became of the partners' files to a load's result.
func (p *partners) tell(out *Result, instead map[*partnerExtract]*partnerExtract, accounts map[int32]Rows) {
	shown := map[fileKey]bool{}
	for i, f := range p.results {
		shown[fileKey{f.Source, f.Path}] = true
		if e := p.of[i]; e != nil {
			f.Outcome = e.outcome()
			if e.was == "" {
				f.Rows = accounts[e.id]
				out.Rows.Add(f.Rows)
			}
			if by := instead[e]; by != nil && f.Outcome == Superseded {
				f.Reason = fmt.Sprintf("%s: %s is the same file, and is counted once", e.path, by.path)
			}
		}
		out.Files = append(out.Files, f)
	}
	for _, e := range p.extracts {
		if e.state == withdrawn && !shown[fileKey{e.source, e.path}] {
			out.Files = append(out.Files, FileResult{Source: e.source, Path: e.path, Outcome: Withdrawn})
		}
	}
	out.Changed = out.Changed || p.changed
}

package sample

import (
	"fmt"
	"slices"
)

// written is the text of one police file and what is true of it.
type written struct {
	File
	text []byte
	bad  []BadRow
	// counts is by district of the force and crime; nil when another file
	// supersedes this one.
	counts map[int][]int
}

// archiveName is the path of the archive. As the publisher does, it is named for the last
// month it holds.
func (w *world) archiveName() string { return fmt.Sprintf("raw/police/archive-%s.zip", w.files().To) }

// write makes the text of one file. lsoas holds the spelling of both censuses by
// vintage.
func (w *world) write(e extract, lsoas map[int][]string) written {
	f := w.forces[e.force]
	name := fmt.Sprintf("%s/%s-%s-street.csv", e.month, e.month, f.id)
	out := written{File: File{
		Path: "raw/police/" + name, Force: f.id, Month: e.month,
		Superseded: e.restated, Vintage: w.plan.vintage(e.month), CRLF: e.month.Year()%2 == 0,
	}}
	if e.archived {
		out.Path, out.Member = w.archiveName(), name
	}

	all := w.month(e.force, e.month)
	if e.restated {
		all = earlier(all, stream(w.Seed, "earlier", int(e.month)))
	} else {
		out.counts = w.tally(all)
	}
	for _, in := range all {
		if in.place == nowhere {
			out.Unlocated++
		}
	}
	planted := w.Planted && e.force == 0
	if planted && slices.Contains(w.plan.repeats, e.month) {
		all, out.Duplicate = repeated(all, stream(w.Seed, "repeated", int(e.month)))
	}
	out.Rows, out.text = len(all), w.text(out.File, f, lsoas[out.Vintage], all)
	if planted && e.month == w.plan.bad {
		out.text, out.bad = spoiled(out.text)
		out.Rejected = len(out.bad)
		out.Rows += out.Rejected
	}
	return out
}

// text is the file itself.
func (w *world) text(f File, of force, lsoas []string, all []incident) []byte {
	form := form{w: w, who: fmt.Sprintf(",%s,%s,%s,", f.Month, of.name, of.name), lsoas: lsoas, end: "\n"}
	if f.CRLF {
		form.end = "\r\n"
	}
	b := make([]byte, 0, 240*(len(all)+1))
	b = append(append(b, header...), form.end...)
	for i := range all {
		b = form.row(b, &all[i])
	}
	return b
}

// tally counts incidents by district and crime, those on the land only.
func (w *world) tally(all []incident) map[int][]int {
	out := map[int][]int{}
	for _, in := range all {
		if in.place == nowhere || w.snaps[in.place].cell < 0 {
			continue
		}
		d := w.new[w.newOf[w.snaps[in.place].cell]].district
		if out[d] == nil {
			out[d] = make([]int, len(crimes))
		}
		out[d][in.crime]++
	}
	return out
}

// count adds a file's counts to the truth.
func (t *Truth) count(w *world, f written) {
	for d, counts := range f.counts {
		for c, n := range counts {
			if n > 0 {
				t.Counts[Cell{w.districts[d].Code, crimes[c].category, f.Month}] += n
			}
		}
	}
}

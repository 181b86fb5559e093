package sample

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"assess/data"
)

// header is the first line of a published street-level file.
const header = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context"

// form is how one file spells its rows.
type form struct {
	w     *world
	who   string   // month and force, the same in every row
	lsoas []string // by cell: code and name, each with a comma after it
	end   string   // of a line
}

// lsoas spells the LSOA of every cell in one census.
func (w *world) lsoas(vintage int) []string {
	of, zones := w.oldOf, w.old
	if vintage == 2021 {
		of, zones = w.newOf, w.new
	}
	spelled := make([]string, len(zones))
	for i, z := range zones {
		spelled[i] = fmt.Sprintf("%s,%s,", z.Code, z.Name)
	}
	out := make([]string, len(of))
	for c, z := range of {
		out[c] = spelled[z]
	}
	return out
}

// outside is the LSOA of the snap point outside the land; no boundary file and
// no lookup has it.
const outside = "E01999999,Elsewhere 001A,"

// row appends one row.
func (f *form) row(b []byte, in *incident) []byte {
	crime := &crimes[in.crime]
	if crime.category != data.AntiSocialBehaviour {
		b = hex.AppendEncode(b, in.id[:])
	}
	b = append(b, f.who...)
	switch {
	case in.place == nowhere:
		b = append(b, ",,No Location,,,"...)
	default:
		s := &f.w.snaps[in.place]
		b = append(b, s.text...)
		if s.cell < 0 {
			b = append(b, outside...)
		} else {
			b = append(b, f.lsoas[s.cell]...)
		}
	}
	b = append(append(b, crime.category...), ',')
	if crime.category != data.AntiSocialBehaviour {
		b = append(b, outcomes[in.outcome].name...)
	}
	return append(append(b, ','), f.end...)
}

// faults are the ways in which a row can be unreadable, each told by what it does
// to the fields of a good one with a location.
var faults = []struct {
	reason string
	spoil  func(fields []string) []string
}{
	{"the row ends after the longitude", func(f []string) []string { return f[:5] }},
	{"the row has a field too many", func(f []string) []string { return append(f, "x") }},
	{"the longitude is not a number", func(f []string) []string { f[4] = "n/a"; return f }},
	{"longitude and latitude are swapped", func(f []string) []string { f[4], f[5] = f[5], f[4]; return f }},
	{"the LSOA code is cut short", func(f []string) []string { f[7] = f[7][:5]; return f }},
}

// spoiled puts one unreadable row of every kind into a file's text, spread over
// the part whose rows have a location, and says where they are.
func spoiled(text []byte) ([]byte, []BadRow) {
	lines := bytes.SplitAfter(text, []byte("\n"))
	located := slices.IndexFunc(lines, func(l []byte) bool { return bytes.Contains(l, []byte("No Location")) })
	if located < 0 {
		located = len(lines) - 1
	}
	var bad []BadRow
	for i, fault := range faults {
		at := 1 + (located-1)*(i+1)/(len(faults)+1)
		model := strings.TrimRight(string(lines[at+i]), "\r\n")
		end := string(lines[at+i][len(model):])
		row := strings.Join(fault.spoil(strings.Split(model, ",")), ",") + end
		lines = slices.Insert(lines, at+i, []byte(row))
		bad = append(bad, BadRow{Line: at + i + 1, Reason: fault.reason})
	}
	return bytes.Join(lines, nil), bad
}

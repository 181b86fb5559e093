package revision

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"assess/analysis"
	"assess/data"
)

// Made is what an assessment was made of, as its manifest says. Files are by path, with
// their SHA-256.
type Made struct {
	Version string            // of the program
	Config  string            // SHA-256 of assess.toml
	Inputs  map[string]string // extracts that were counted
	Areas   map[string]string // boundaries, populations and other values of areas
	Papers  map[string]string // what the partnership wrote
}

// Side is one of the two that are compared.
type Side struct {
	Assessment *analysis.Assessment
	Made       Made
}

// Kind is a kind of cause.
type Kind string

// The kinds of causes, in the order in which they are named.
const (
	NewMonths Kind = "new months"       // months are held that were not
	LostMonth Kind = "months gone"      // months were held that are not
	Restated  Kind = "restated"         // a month's file was replaced
	Settings  Kind = "configuration"    // assess.toml is not the same
	Areas     Kind = "areas and values" // boundaries, populations, other values of areas
	Papers    Kind = "papers"           // what the partnership wrote
	Program   Kind = "program"          // another version of the program
	Unknown   Kind = "not known"        // nothing that the manifests tell
)

// Cause is one thing that is not the same on both sides.
type Cause struct {
	Kind   Kind         `json:"kind"`
	Months []data.Month `json:"months,omitempty"` // new, gone or restated
	What   []string     `json:"what,omitempty"`   // settings, or base names of files, that differ
}

// causes finds what is not the same on both sides, in the order of the kinds.
func causes(before, after Side, came, gone []data.Month) []Cause {
	out := []Cause{}
	if len(came) > 0 {
		out = append(out, Cause{Kind: NewMonths, Months: came})
	}
	if len(gone) > 0 {
		out = append(out, Cause{Kind: LostMonth, Months: gone})
	}
	if months := restated(before, after); len(months) > 0 {
		out = append(out, Cause{Kind: Restated, Months: months})
	}
	if before.Made.Config != after.Made.Config {
		out = append(out, Cause{Kind: Settings, What: settings(before.Assessment, after.Assessment)})
	}
	for _, files := range []struct {
		kind          Kind
		before, after map[string]string
	}{{Areas, before.Made.Areas, after.Made.Areas}, {Papers, before.Made.Papers, after.Made.Papers}} {
		if what := unlike(files.before, files.after); len(what) > 0 {
			out = append(out, Cause{Kind: files.kind, What: what})
		}
	}
	if before.Made.Version != after.Made.Version {
		out = append(out, Cause{Kind: Program, What: []string{before.Made.Version, after.Made.Version}})
	}
	return out
}

// restated lists the months of the partnership's force that both sides hold from files
// that are not the same.
func restated(before, after Side) []data.Month {
	old, now := extracts(before), extracts(after)
	var out []data.Month
	for m, hashes := range now {
		if was, ok := old[m]; ok && !slices.Equal(was, hashes) {
			out = append(out, m)
		}
	}
	slices.Sort(out)
	return out
}

// extracts gives the hashes of the files of each month of the partnership's force, whose
// names begin with month and force.
func extracts(s Side) map[data.Month][]string {
	out := map[data.Month][]string{}
	for file, hash := range s.Made.Inputs {
		name := path.Base(file)
		if len(name) < len("2006-01-") {
			continue
		}
		m, err := data.ParseMonth(name[:len("2006-01")])
		if err == nil && strings.HasPrefix(name[len("2006-01-"):], s.Assessment.Partnership.Force+"-") {
			out[m] = append(out[m], hash)
		}
	}
	for _, hashes := range out {
		slices.Sort(hashes)
	}
	return out
}

// unlike lists the base names of files that are not on both sides alike, each once.
func unlike(before, after map[string]string) []string {
	var out []string
	for _, files := range []map[string]string{before, after} {
		for file := range maps.Keys(files) {
			if before[file] != after[file] {
				out = append(out, path.Base(file))
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// settings names the settings of the method, and the parts of the configuration, that
// are not the same; none where the two files differ in what no number rests on.
func settings(before, after *analysis.Assessment) []string {
	was, now := before.Settings, after.Settings
	districts := func(a *analysis.Assessment) (out []data.Code) {
		for _, d := range a.Partnership.Districts {
			out = append(out, d.Code)
		}
		return out
	}
	sources := func(a *analysis.Assessment) (out []string) {
		for _, s := range a.Sources {
			out = append(out, s.ID)
		}
		return out
	}
	var out []string
	for _, s := range []struct {
		name  string
		alike bool
	}{
		{"areas of the partnership", slices.Equal(districts(before), districts(after))},
		{"comparator", before.Partnership.Comparator == after.Partnership.Comparator},
		{"sources", slices.Equal(sources(before), sources(after))},
		{"baseline_years", was.BaselineYears == now.BaselineYears},
		{"exclude", slices.Equal(was.Exclude, now.Exclude)},
		{"fdr", was.FDR == now.FDR},
		{"hotspot_cell_m", was.HotspotCellM == now.HotspotCellM},
		{"suppress_below", was.SuppressBelow == now.SuppressBelow},
		{"suppress_open", was.SuppressOpen == now.SuppressOpen},
		{"seed", was.Seed == now.Seed},
	} {
		if !s.alike {
			out = append(out, s.name)
		}
	}
	return out
}

// byCode orders rows by area and then by the place of their category in every table.
func byCode(a, b data.Code, x, y data.Category) int {
	return cmp.Or(cmp.Compare(a, b), cmp.Compare(x.Order(), y.Order()), cmp.Compare(x, y))
}

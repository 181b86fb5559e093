package workspace

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"

	"assess/data"
)

var (
	idForm   = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,62}$`)
	codeForm = regexp.MustCompile(`^[A-Z][0-9]{8}$`)
	// layerForm keeps layer names fit for file names and SQL parameters alike.
	layerForm = regexp.MustCompile(`^[a-z][a-z0-9-]{0,40}$`)
)

func (c *checker) partnerships(raw []partnershipTOML) []Partnership {
	if len(raw) == 0 {
		c.fail("", "there is no [[partnership]]; add one with id, name, areas and force")
	}
	seen := map[string]bool{}
	var out []Partnership
	for i, p := range raw {
		key := fmt.Sprintf("partnership.%d", i)
		if !idForm.MatchString(p.ID) {
			c.fail(key+".id", "partnership id %q is not a folder name; use small letters, digits and hyphens", p.ID)
		}
		if seen[p.ID] {
			c.fail(key+".id", "partnership id %q is used twice", p.ID)
		}
		seen[p.ID] = true
		if p.Name == "" {
			c.fail(key+".name", "partnership %q has no name", p.ID)
		}
		if !idForm.MatchString(p.Force) {
			c.fail(key+".force", "partnership %q has no force; write the force's id as data.police.uk spells it, such as \"essex\"", p.ID)
		}
		if slices.ContainsFunc(p.Distribution, func(name string) bool { return strings.TrimSpace(name) == "" }) {
			c.fail(key+".distribution", "the distribution list of partnership %q has an empty name; write who the restricted edition goes to, such as \"Head of Community Safety\"", p.ID)
		}
		profile := ""
		if p.Profile != "" {
			profile = c.file(key+".profile", p.Profile)
		}
		out = append(out, Partnership{
			ID: p.ID, Name: p.Name, Areas: c.codes(key+".areas", p.Areas), Force: p.Force, Profile: profile, Distribution: p.Distribution,
			Owner: strings.TrimSpace(p.Owner), Reference: strings.TrimSpace(p.Reference), SignedOff: strings.TrimSpace(p.SignedOff),
		})
	}
	return out
}

func (c *checker) comparators(raw []comparatorTOML) []Comparator {
	var out []Comparator
	for i, p := range raw {
		key := fmt.Sprintf("comparator.%d", i)
		if p.Name == "" {
			c.fail(key+".name", "a comparator has no name")
		}
		for _, f := range p.Forces {
			if !idForm.MatchString(f) {
				c.fail(key+".forces", "%q is not a force's id; write it as data.police.uk spells it, such as \"essex\"", f)
			}
		}
		out = append(out, Comparator{p.Name, c.codes(key+".areas", p.Areas), p.Forces})
	}
	return out
}

func (c *checker) codes(key string, raw []string) []data.Code {
	if len(raw) == 0 {
		c.fail(key, "areas is empty; list the codes of the districts, such as \"E07000070\"")
	}
	var out []data.Code
	for _, s := range raw {
		if !codeForm.MatchString(s) {
			c.fail(key, "%q is not a district code; codes are a letter and eight digits, such as \"E07000070\"", s)
		}
		if !slices.Contains(out, data.Code(s)) {
			out = append(out, data.Code(s))
		}
	}
	return out
}

// sourceKinds lists the kinds of source that can be read.
var sourceKinds = []string{PoliceStreet, StopAndSearch, PartnerTable}

// The kinds of source.
const (
	PoliceStreet  = "police-street"          // the street-level files of data.police.uk
	StopAndSearch = "police-stop-and-search" // the stop-and-search files published beside them
	PartnerTable  = "table"                  // any partner's table, read as its columns say
)

// indexed is the key of the i-th block of an array of tables.
func indexed(name string, i int) string { return fmt.Sprintf("%s.%d", name, i) }

func (c *checker) sources(raw []sourceTOML) []Source {
	if len(raw) == 0 {
		c.fail("", "there is no [[source]]; add one with kind = \"police-street\" and files")
	}
	seen := map[string]bool{}
	var out []Source
	for i, s := range raw {
		key := fmt.Sprintf("source.%d", i)
		if !slices.Contains(sourceKinds, s.Kind) {
			c.fail(key+".kind", "source kind %q is not one that can be read; the kinds are %q", s.Kind, sourceKinds)
		}
		if len(s.Files) == 0 {
			c.fail(key+".files", "the source has no files; list paths or patterns such as \"raw/police/**/*-street.csv\"")
		}
		id := or(s.ID, s.Kind)
		if !idForm.MatchString(id) {
			c.fail(key+".id", "source id %q is not a plain name; use small letters, digits and hyphens", id)
		}
		if seen[id] {
			c.fail(key+".id", "two sources are called %q; give each an id of its own", id)
		}
		seen[id] = true
		source := Source{ID: id, Kind: s.Kind, Files: s.Files, Base: c.base, Line: c.At[key].Line}
		if s.Kind == PartnerTable {
			source.Table = c.table(key, s)
		} else {
			c.policeKeys(key, s)
		}
		out = append(out, source)
	}
	return out
}

func (c *checker) boundaries(raw []boundaryTOML) []Boundary {
	var out []Boundary
	hasLSOA := false
	for i, b := range raw {
		key := fmt.Sprintf("boundary.%d", i)
		c.layer(key, b.Layer, b.Vintage)
		if b.Code == "" {
			c.fail(key+".code", "boundary %s %d does not say which property holds the area's code", b.Layer, b.Vintage)
		}
		if slices.ContainsFunc(out, func(o Boundary) bool { return string(o.Layer) == b.Layer && o.Vintage == b.Vintage }) {
			c.fail(key+".layer", "boundary %s %d is listed twice", b.Layer, b.Vintage)
		}
		hasLSOA = hasLSOA || b.Layer == string(data.LSOA)
		out = append(out, Boundary{
			Layer: data.Layer(b.Layer), Vintage: b.Vintage, File: c.file(key+".file", b.File),
			Code: b.Code, Name: b.Name, District: b.District, Line: c.At[key].Line,
		})
	}
	if !hasLSOA {
		c.fail("", "there is no [[boundary]] with layer = \"lsoa\"; district totals are counted by LSOA")
	}
	return out
}

func (c *checker) layer(key, layer string, vintage int) {
	if !layerForm.MatchString(layer) {
		c.fail(key+".layer", "layer %q is not a plain name; use lsoa, msoa, ward, district or a name of your own in small letters", layer)
	}
	if vintage < 1990 || vintage > 2100 {
		c.fail(key+".vintage", "vintage %d is not a year", vintage)
	}
}

func (c *checker) denominators(raw []denominatorTOML) []Denominator {
	var out []Denominator
	measures := []string{"residents", "households"}
	for i, d := range raw {
		key := fmt.Sprintf("denominator.%d", i)
		if !slices.Contains(measures, d.Measure) {
			c.fail(key+".measure", "measure %q is not known; the measures are %q", d.Measure, measures)
		}
		c.layer(key, d.Layer, d.Vintage)
		c.columns(key, d.Code, d.Value)
		out = append(out, Denominator{
			Measure: d.Measure, Layer: data.Layer(d.Layer), Vintage: d.Vintage, Year: d.Year,
			File: c.file(key+".file", d.File), Code: d.Code, Value: d.Value, Line: c.At[key].Line,
		})
	}
	return out
}

func (c *checker) contexts(raw []contextTOML) []Context {
	var out []Context
	for i, x := range raw {
		key := fmt.Sprintf("context.%d", i)
		if !idForm.MatchString(x.Name) {
			c.fail(key+".name", "context name %q is not a plain name, such as \"imd-decile\"", x.Name)
		}
		c.layer(key, x.Layer, x.Vintage)
		c.columns(key, x.Code, x.Value)
		out = append(out, Context{
			Name: x.Name, Layer: data.Layer(x.Layer), Vintage: x.Vintage, Period: c.scoredYear(key, x),
			File: c.file(key+".file", x.File), Code: x.Code, Value: x.Value, Line: c.At[key].Line,
		})
	}
	return out
}

// scoredYear is the year that the scores of CrimeSeverity are of, which has to be said,
// as they have to be by district. No other context has one.
func (c *checker) scoredYear(key string, x contextTOML) data.Period {
	if x.Name != CrimeSeverity {
		if x.Period != "" {
			c.fail(key+".period", "period is only for the context %q; take it out of %q", CrimeSeverity, x.Name)
		}
		return data.Period{}
	}
	if x.Layer != string(data.District) {
		c.fail(key+".layer", "the context %q is by layer %q; severity scores are published by district", x.Name, x.Layer)
	}
	p, err := data.ParsePeriod(x.Period)
	if err != nil || p.Len() != 12 {
		c.fail(key+".period", "period is %q; write the first and last of the 12 months that the scores are of, such as \"2022-04/2023-03\"", x.Period)
	}
	return p
}

func (c *checker) columns(key, code, value string) {
	if code == "" {
		c.fail(key+".code", "code does not name the column that holds the area's code")
	}
	if value == "" {
		c.fail(key+".value", "value does not name the column that holds the value")
	}
}

// lookupKinds lists the lookups that can be followed.
var lookupKinds = []string{"lsoa2011-lsoa2021"}

func (c *checker) lookups(raw []lookupTOML) []Lookup {
	var out []Lookup
	for i, l := range raw {
		key := fmt.Sprintf("lookup.%d", i)
		if !slices.Contains(lookupKinds, l.Kind) {
			c.fail(key+".kind", "lookup kind %q is not known; the kinds are %q", l.Kind, lookupKinds)
		}
		if l.From == "" || l.To == "" {
			c.fail(key, "the lookup does not name its from and to columns")
		}
		out = append(out, Lookup{Kind: l.Kind, File: c.file(key+".file", l.File), From: l.From, To: l.To, Change: l.Change, Line: c.At[key].Line})
	}
	return out
}

// file resolves a path and makes sure that a plain file is there.
func (c *checker) file(key, path string) string {
	if path == "" {
		c.fail(key, "file is missing")
		return ""
	}
	full := c.resolve(path)
	switch info, err := os.Stat(full); {
	case err != nil:
		c.fail(key, "file %q is not there or cannot be read (looked for %s)", path, full)
	case !info.Mode().IsRegular():
		c.fail(key, "file %q is not a plain file", path)
	}
	return full
}

func (c *checker) method(raw methodTOML) Method {
	out := Method{BaselineYears: 3, FDR: 0.05, HotspotCellM: 200, SuppressBelow: 5, SuppressOpen: raw.SuppressOpen, Seed: raw.Seed}
	set(&out.BaselineYears, raw.BaselineYears)
	set(&out.FDR, raw.FDR)
	set(&out.HotspotCellM, raw.HotspotCellM)
	set(&out.SuppressBelow, raw.SuppressBelow)
	if out.BaselineYears < 1 || out.BaselineYears > 20 {
		c.fail("method.baseline_years", "baseline_years = %d is outside 1 to 20", out.BaselineYears)
	}
	if !(out.FDR > 0 && out.FDR <= 0.2) {
		c.fail("method.fdr", "fdr = %g is outside 0 to 0.2", out.FDR)
	}
	if out.HotspotCellM < 50 || out.HotspotCellM > 5000 {
		c.fail("method.hotspot_cell_m", "hotspot_cell_m = %d is outside 50 to 5000 metres", out.HotspotCellM)
	}
	if out.SuppressBelow < 0 || out.SuppressBelow > 1000 {
		c.fail("method.suppress_below", "suppress_below = %d is outside 0 to 1000", out.SuppressBelow)
	}
	for _, s := range raw.Exclude {
		p, err := data.ParsePeriod(s)
		if err != nil {
			c.fail("method.exclude", "exclude: %v", err)
		}
		out.Exclude = append(out.Exclude, p)
	}
	return out
}

func set[T any](to *T, from *T) {
	if from != nil {
		*to = *from
	}
}

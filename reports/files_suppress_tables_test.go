package reports

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"assess/data"
)

// protected are the tables that say something of wards, small areas, squares or points,
// by their anchors or file names, with what keeps their counts. A table that is not
// among them must not name a place: a new one is to be thought of, and then listed.
var protected = map[string]string{
	"area_rates.csv": "cells, column", "smoothed_rates.csv": "column", "ward_changes.csv": "changes", "hotspot_cells.csv": "square, surface, listed",
	"hot_spot_history.csv": "square", "busiest_points.csv": "no rows",
	"figure-map-": "cells, column, hiddenClass", "figure-clusters-": "column, shownClasses", "highest-": "shownHighest, column",
	"figure-hotspots-": "square", "hotspots-": "numbered", "figure-density-": "surface", "figure-movement-": "surface", "figure-history-": "square",
	"figure-wards-changed": "changes", "figure-wards-": "cells, hiddenLast", "wards-table": "cells, hiddenLast", "small-areas-table": "shownRates",
	"figure-area": "no counts", "figure-where-": "no counts, numbered", "ward-": "cells, column, hiddenClass",
}

// Whatever table of the report names a place, it is known to be protected; and in an
// edition that hides, those of single squares and points show no small count.
func TestEveryTableOfSmallAreasIsProtected(t *testing.T) {
	a := assessment(profiled, veil)
	names := map[string]bool{}
	for _, r := range a.AreaRates {
		names[r.Name], names[string(r.Code)] = true, true
	}
	corner := regexp.MustCompile(`^\d{6}, \d{6,7}$`)
	placed := func(rows [][]string) bool {
		for _, r := range rows {
			for _, c := range r {
				name, _, _ := strings.Cut(c, " (")
				if names[c] || names[name] || corner.MatchString(c) {
					return true
				}
			}
		}
		return false
	}
	found := map[string]bool{}
	check := func(id string, head []string, rows [][]string) {
		if !placed(rows) && !slices.ContainsFunc(head, func(h string) bool { return strings.EqualFold(h, "easting") }) {
			return
		}
		if _, ok := protected[id]; ok {
			found[id] = true
			return
		}
		for prefix := range protected {
			if strings.HasSuffix(prefix, "-") && strings.HasPrefix(id, prefix) {
				found[prefix] = true
				return
			}
		}
		t.Errorf("%s names places and is not known to be protected: see to it, and list it", id)
	}
	for _, o := range []Options{{Edition: "public"}, {Edition: restrictedEdition}} {
		for _, f := range Files(a, o) {
			if f.Name != "monthly_counts.csv" && f.Name != "change.csv" && f.Name != "levels.csv" && f.Name != "coverage.csv" { // of districts
				check(f.Name, f.Columns, f.Rows)
			}
		}
		for _, s := range slices.Concat(Build(a, boundaries24(t), o).Sections, WardProfiles(a, boundaries24(t), o).Sections) {
			for _, b := range s.Blocks {
				switch b := b.(type) {
				case Table:
					check(b.ID, headers(b.Columns), b.Rows)
				case Figure:
					check(b.ID, headers(b.Data.Columns), b.Data.Rows)
				}
			}
		}
	}
	for prefix, how := range protected {
		if !found[prefix] {
			t.Errorf("no table %s (%s) is in the report: nothing is tested of it", prefix, how)
		}
	}
}

// The restricted edition shows what the public one hides, and every other edition hides.
func TestTheEditionDecides(t *testing.T) {
	a := assessment(veil)
	hides := func(o Options) bool {
		return slices.ContainsFunc(rowsOf(t, Files(a, o), "area_rates.csv"), func(r []string) bool { return r[5] == suppressedCell })
	}
	if !hides(Options{Edition: "public"}) || !hides(Options{Edition: "mistyped"}) || hides(Options{Edition: restrictedEdition}) {
		t.Error("the public edition hides small counts, the restricted one none, one that is not known does")
	}
	for _, f := range Files(a, Options{Edition: restrictedEdition}) {
		for _, r := range f.Rows {
			if slices.Contains(r, suppressedCell) {
				t.Fatalf("the restricted edition hides in %s: %v", f.Name, r)
			}
		}
	}
	open := assessment()
	open.Sources[0].Protect = "restricted"
	if !(Options{Edition: "public"}).hides(open) {
		t.Error("a restricted source is loaded, and the public edition hides nothing")
	}
}

// Of two hot spots of one size, the one whose sum is hidden is not placed by it.
func TestHiddenHotSpotsAreNotRanked(t *testing.T) {
	a := assessment(veil)
	d := newDraft(a, boundaries24(t), Options{Edition: "public"})
	h := d.hotspots(data.AllCrime)
	for i, g := range d.numbered(h) {
		if g.Shown != i+1 || !g.Kept {
			t.Errorf("hot spot %d is number %d and kept %v; its squares are not those listed", g.Number, g.Shown, g.Kept)
		}
	}
	if text := d.hotspotTitle(h); strings.Contains(text, "hold") {
		t.Errorf("the share of hidden hot spots is in the title %q", text)
	}
}

package sample

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"testing"

	"assess/data"
)

// table reads a table of the workspace, without its header.
func (ws workspace) table(t *testing.T, path string) [][]string {
	t.Helper()
	f, err := os.Open(filepath.Join(ws.dir, path))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

func TestLookupLeadsFromEveryOldLSOAToEveryNewOne(t *testing.T) {
	ws := defaultSample(t)
	old, new := ws.atlas(t, "lsoa2011", "LSOA11", "LAD22CD"), ws.atlas(t, "lsoa2021", "LSOA21", "LAD22CD")
	from, to, lines := map[string][]string{}, map[string][]string{}, map[string]int{}
	for _, row := range ws.table(t, lookupPath) {
		a, b := row[0], row[3]
		from[a], to[b] = append(from[a], b), append(to[b], a)
		lines[row[2]]++
		i, inOld := old.Lookup(data.Code(a))
		j, inNew := new.Lookup(data.Code(b))
		if !inOld || !inNew {
			t.Fatalf("%v: a code has no boundary", row)
		}
		if old.Areas[i].Name != row[1] || new.Areas[j].Name != row[4] || old.Areas[i].District != new.Areas[j].District {
			t.Errorf("%v: names or districts differ from %v and %v", row, old.Areas[i], new.Areas[j])
		}
		if d, ok := data.DistrictOfLSOAName(row[4]); !ok || d == "" {
			t.Errorf("%q is not the name of an LSOA", row[4])
		}
		if (row[2] == "U") != (a == b) {
			t.Errorf("%v: an LSOA keeps its code when and only when it is unchanged", row)
		}
	}
	if len(from) != len(old.Areas) || len(to) != len(new.Areas) {
		t.Errorf("lookup has %d and %d codes, boundaries %d and %d", len(from), len(to), len(old.Areas), len(new.Areas))
	}
	for _, row := range ws.table(t, lookupPath) {
		froms, tos := len(to[row[3]]), len(from[row[0]])
		if row[2] == "U" && (froms != 1 || tos != 1) || row[2] == "S" && (froms != 1 || tos != 2) || row[2] == "M" && (froms != 2 || tos != 1) {
			t.Errorf("%v: %d lead to it and it leads to %d", row, froms, tos)
		}
	}
	if lines["S"] == 0 || lines["M"] == 0 || lines["X"] != 3 {
		t.Errorf("changes %v, want splits, merges and one irregular change of three lines", lines)
	}
}

func TestNamesAndCodesAreUnique(t *testing.T) {
	w := newWorld(Default())
	for _, l := range w.layers() {
		codes, names := map[data.Code]bool{}, map[string]bool{}
		for _, z := range l.zones {
			key := string(z.District) + z.Name
			if codes[z.Code] || names[key] || len(z.Code) != 9 {
				t.Errorf("%s: %s %s is there twice, or its code is not of nine characters", l.name, z.Code, z.Name)
			}
			codes[z.Code], names[key] = true, true
		}
	}
	seen := map[string]bool{}
	for _, name := range append(districtNames(), forceNames()...) {
		if seen[name] {
			t.Errorf("name %s is given out twice", name)
		}
		seen[name] = true
	}
	for i := range 1000 {
		if name := wardName(i); seen[name] {
			t.Errorf("ward name %s is given out twice", name)
		} else {
			seen[name] = true
		}
	}
}

func TestEveryLSOAHasPeopleAndContext(t *testing.T) {
	ws := defaultSample(t)
	new := ws.atlas(t, "lsoa2021", "LSOA21", "LAD22CD")
	values := map[string]int{}
	for _, path := range []string{residentsPath, deprivationPath, countrysidePath} {
		rows := ws.table(t, path)
		if len(rows) != len(new.Areas) {
			t.Errorf("%s has %d rows, want %d", path, len(rows), len(new.Areas))
		}
		for _, row := range rows {
			if _, ok := new.Lookup(data.Code(row[0])); !ok {
				t.Errorf("%s: %s has no boundary", path, row[0])
			}
			if path != residentsPath {
				values[row[2]]++
			}
		}
	}
	for decile, n := range values {
		if n < len(new.Areas)/20 {
			t.Errorf("value %s is rare: %d of %d", decile, n, len(new.Areas))
		}
	}
	if len(values) != 12 {
		t.Errorf("%d different values, want ten deciles, Urban and Rural", len(values))
	}
}

// Every shape of district is divided into exactly the LSOAs asked for, even
// where the odd kinds find no room.
func TestDivideMakesExactlyTheLSOAsAskedFor(t *testing.T) {
	for _, n := range []int{5, 10, 20, 45, 60, 80, 130} {
		for seed := range uint64(10) {
			m := honeycomb(redrawn(n).cells(n), stream(seed, "island", 0))
			var all []int32
			for c := range m.cells {
				all = append(all, int32(c))
			}
			held := map[int32]bool{}
			lsoas := 0
			for _, f := range divide(m, all, nil, n, stream(seed, "census", 0)) {
				lsoas += len(f.new)
				old, new := 0, len(f.cells())
				for _, cells := range f.old {
					old += len(cells)
				}
				for _, c := range f.cells() {
					held[c] = true
				}
				if old != new {
					t.Errorf("family %+v holds %d cells in 2011 and %d in 2021", f, old, new)
				}
			}
			if lsoas != n || len(held) != len(all) {
				t.Errorf("seed %d: %d LSOAs of %d cells, want %d of %d", seed, lsoas, len(held), n, len(all))
			}
		}
	}
}

package ingest

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"assess/data"
	"assess/data/workspace"
)

// partnerContent is all that the store counts of partners' tables, however its rows
// are numbered and its references hashed.
const partnerContent = `
	SELECT 'account', e.path, coalesce(strftime(a.month, '%Y-%m'), ''), sum(a.rows_read)::VARCHAR, sum(a.loaded)::VARCHAR, sum(a.rejected)::VARCHAR, sum(a.duplicate)::VARCHAR, sum(a.superseded)::VARCHAR
	FROM partner_account AS a JOIN partner_extract AS e ON e.id = a.extract
	GROUP BY ALL
	UNION ALL
	SELECT 'records', strftime(r.month, '%Y-%m'), coalesce(r.day::VARCHAR, ''), r.category, coalesce(r.count::VARCHAR, ''), coalesce(p.lon::VARCHAR, ''), r.district || r.outward, count(*)::VARCHAR
	FROM current_partner_record AS r
	JOIN place AS p ON p.id = r.place
	GROUP BY ALL
	ORDER BY ALL`

// Whatever comes and goes between loads, in whatever order, the store counts what
// one load of the files that are there now would; loading twice is loading once; and
// every account adds up.
func TestPartnersDependOnTheFilesAlone(t *testing.T) {
	text := rapid.Custom(func(t *rapid.T) string {
		var b strings.Builder
		b.WriteString(fireHeader)
		for range rapid.IntRange(1, 5).Draw(t, "rows") {
			fmt.Fprintf(&b, "%s,%02d/%02d/2021,%s,%s,%s,note\n",
				rapid.SampledFrom([]string{"F1", "F2", "F3", ""}).Draw(t, "ref"),
				rapid.IntRange(1, 29).Draw(t, "day"), rapid.IntRange(1, 3).Draw(t, "month"), // 29 February is rejected
				rapid.SampledFrom([]string{"Sec", "Prim", ""}).Draw(t, "category"),
				rapid.SampledFrom([]string{"AB1 1AA", "ab12zz", "AB1", "AB7 7ZZ", ""}).Draw(t, "postcode"),
				rapid.SampledFrom([]string{"E07000070", ""}).Draw(t, "district"))
		}
		return b.String() + "F9,01/02/2021,Sec,,,\n"
	})
	f := newPartnerField(t, fires(t))
	few(t, 30)
	cases := 0
	rapid.Check(t, func(t *rapid.T) {
		at := *f
		at.TB = reporting{f.TB, t}
		cases++
		at.dir = filepath.Join(f.dir, fmt.Sprint(cases))
		source := workspace.Source{ID: "fire", Kind: workspace.PartnerTable, Base: at.dir, Files: []string{"raw/fire"}, Table: fires(f)}
		at.in.Sources = []workspace.Source{source}
		files := map[string]bool{}
		for range rapid.IntRange(1, 4).Draw(t, "loads") {
			for range rapid.IntRange(1, 3).Draw(t, "changes") {
				name := rapid.SampledFrom([]string{"a.csv", "b.csv", "c.csv"}).Draw(t, "name")
				if files[name] && len(files) > 1 && rapid.IntRange(0, 3).Draw(t, "remove") == 0 {
					at.remove("fire/" + name)
					delete(files, name)
					continue
				}
				at.put("fire/"+name, text.Draw(t, "text"))
				files[name] = true
			}
			r := at.load()
			if sum := r.Rows.Loaded + r.Rows.Rejected + r.Rows.Duplicate + r.Rows.Superseded; sum != r.Rows.Read {
				t.Fatalf("rows do not add up: %+v", r.Rows)
			}
		}
		if again := at.load(); again.Changed {
			t.Fatalf("a load of the same files changes the store: %+v", again.Files)
		}
		at.sound()
		got := at.query(partnerContent)
		at.in.Sources[0].ID = "anew"
		at.load()
		if want := at.query(partnerContent); !slices.Equal(got, want) {
			t.Fatalf("the store counts\n%s\nand after one load\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	})
}

// References, free text, postcodes and columns that are not mapped are nowhere in the
// store, neither in its tables nor in its file, nor in what is said of files.
func TestNothingPrivateIsKept(t *testing.T) {
	table := fires(t)
	f := newPartnerField(t, table)
	f.layers(lattice(data.LSOA, 2021, 3, 2, 100))
	private := []string{"REFSECRET17", "Hosepipe", "AB1 1AA", "AB11AA", "ab1-1ab", "AB1 1AB", "AB7 7ZZ", "NOFIXED", "Nowhereshire", "BADDATE"}
	f.put("fire/a.csv", fireHeader+strings.Repeat("REFSECRET17,01/04/2021,Sec,AB1 1AA,Nowhereshire,Hosepipe cut\n", 3)+
		"REFSECRET18,02/04/2021,Sec,ab1-1ab,,Hosepipe\nREFSECRET19,BADDATE,Sec,AB7 7ZZ,,Hosepipe\nREFSECRET20,03/04/2021,Sec,NOFIXED,,Hosepipe\n")
	f.put("fire/b.csv", strings.Replace(fireHeader, "Crew notes", "Caller", 1)+"REFSECRET17,01/04/2021,Sec,AB1 1AA,,Hosepipe\n")
	f.put("fire/c.csv", fireHeader+"REFSECRET21,04/13/2021,Sec,AB1 1AA,,Hosepipe\n")
	r := f.load()
	f.sound()
	if r.Count(Refused) != 2 || r.Count(Loaded) != 1 {
		t.Fatalf("files are %+v", r.Files)
	}
	var kept strings.Builder
	for _, file := range r.Files {
		fmt.Fprintln(&kept, file.Reason, file.Note)
	}
	for _, name := range f.query(`SELECT table_name FROM duckdb_tables() WHERE database_name = 'store'`) {
		for _, row := range f.query(`SELECT t::VARCHAR FROM ` + name + ` AS t`) {
			fmt.Fprintln(&kept, row)
		}
	}
	if !strings.Contains(kept.String(), "Deliberate secondary fire") {
		t.Fatal("what is kept is not looked at")
	}
	path := f.store.Path()
	if err := f.store.Close(); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{path, f.in.Key} {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		kept.Write(bytes.ToUpper(raw))
		kept.Write(raw)
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s is %v", name, info.Mode())
		}
	}
	for _, p := range private {
		if strings.Contains(kept.String(), p) || strings.Contains(strings.ToUpper(kept.String()), strings.ToUpper(p)) {
			t.Errorf("%q is kept", p)
		}
	}
}

func TestKeyIsMadeAtFirstNeed(t *testing.T) {
	table := fires(t)
	table.Ref, table.Ignore = "", append(table.Ignore, "Incident No")
	f := newPartnerField(t, table)
	f.put("fire/a.csv", fireHeader+"F1,01/04/2021,Sec,AB1 1AA,,\n")
	f.load()
	if _, err := os.Stat(f.in.Key); err == nil {
		t.Error("a key is made though no table has references")
	}
	table.Ref, table.Ignore = "Incident No", table.Ignore[:1]
	f.in.DryRun = true
	f.load()
	if _, err := os.Stat(f.in.Key); err == nil {
		t.Error("a rehearsal makes a key")
	}
	f.in.DryRun = false
	f.load()
	key, err := os.ReadFile(f.in.Key)
	if err != nil || len(key) != 65 {
		t.Fatalf("the key is %d bytes (%v)", len(key), err)
	}
	for mode, text := range map[os.FileMode]string{0o644: string(key), 0o600: "short"} {
		if err := os.WriteFile(f.in.Key, []byte(text), mode); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(f.in.Key, mode); err != nil {
			t.Fatal(err)
		}
		if _, err := Load(t.Context(), f.store, f.in, nil); err == nil {
			t.Errorf("a key of mode %v and %d bytes is used: %v", mode, len(text), err)
		}
	}
}

package ingest

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"assess/data/store"
	"assess/data/workspace"
)

// Over random sets of files of all three kinds, overlapping in folders and archives,
// that come in a random order and in random batches:
//
//   - loading twice is loading once;
//   - the order does not matter, nor what lay there in between: a file that is changed
//     and changed back leaves no trace in what is counted;
//   - a store that grew batch by batch is, view by view, the one that is made anew;
//   - every row of every file is accounted for.
//
// ASSESS_LAWS is how many schedules to try, 25 unless it says otherwise.
func TestLawsOfLoading(t *testing.T) {
	schedules := 25
	if s := os.Getenv("ASSESS_LAWS"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatal(err)
		}
		schedules = n
	}
	f := newPartnerField(t, fires(t))
	few(t, schedules)
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		n++
		s := &schedule{field: *f, rapid: t, text: map[string]string{}, rows: map[string]int{}}
		s.TB = reporting{f.TB, t}
		s.dir = filepath.Join(f.dir, fmt.Sprint(n))
		s.files()
		s.sources("grown")
		s.grow()
		want := s.views()
		s.accounted()
		if n%4 == 0 { // the checks take as long as all else
			s.sound()
		}

		s.sources("anew")
		if n%10 == 0 { // a store of its own; else one that knows the places already
			st, err := store.Open(f.Context(), filepath.Join(s.dir, "anew.duckdb"), store.Options{Threads: 1})
			if err != nil {
				s.Fatal(err)
			}
			defer st.Close()
			s.store = st
		}
		s.load()
		got := s.views()
		for _, view := range slices.Sorted(maps.Keys(laws)) {
			if !slices.Equal(got[view], want[view]) {
				t.Fatalf("%s of the store that grew is\n%s\nand of one made anew\n%s", view, strings.Join(want[view], "\n"), strings.Join(got[view], "\n"))
			}
		}
	})
	for _, view := range f.query(`SELECT view_name FROM duckdb_views() WHERE database_name = 'store' AND NOT internal`) {
		if laws[view] == "" {
			t.Errorf("no law is stated of the view %s", view)
		}
	}
}

// schedule is one set of files and the way in which they come.
type schedule struct {
	field
	rapid *rapid.T
	text  map[string]string // of each file, by name below raw/
	rows  map[string]int    // that a load reads of it
}

// files draws the files.
func (s *schedule) files() {
	for len(s.text) < 2 || rapid.IntRange(0, 6).Draw(s.rapid, "more files") > len(s.text) {
		s.draw(rapid.SampledFrom([]string{
			"a/2021-04-sample-street.csv", "b/2021-04-sample-street.csv", "a/2021-05-sample-street.csv",
			"a/2021-04-sample-stop-and-search.csv", "b/2021-04-sample-stop-and-search.csv",
			"c.zip", "d.zip", "fire/a.csv", "fire/b.csv", "fire/c.csv",
		}).Draw(s.rapid, "name"))
	}
}

// draw draws what one file holds.
func (s *schedule) draw(name string) {
	switch {
	case strings.HasSuffix(name, ".zip"):
		s.rows[name] = 0
		var members []string
		for _, kind := range []string{"street", "stop-and-search"} { // an archive is refused by a source of which it has nothing
			for _, month := range []string{"2021-04", "2021-05"}[rapid.IntRange(0, 1).Draw(s.rapid, "from"):] {
				text, rows := s.published(kind, month)
				members = append(members, month+"/"+month+"-sample-"+kind+".csv", text)
				s.rows[name] += rows
			}
		}
		s.text[name] = zipped(s, members...)
	case strings.HasPrefix(name, "fire/"):
		s.text[name], s.rows[name] = s.fire()
	case strings.Contains(name, "stop-and-search"):
		s.text[name], s.rows[name] = s.published("stop-and-search", "2021-04")
	default:
		s.text[name], s.rows[name] = s.published("street", filepath.Base(name)[:7])
	}
}

// published draws a file of the police with rows that are loaded, rejected and
// duplicate.
func (s *schedule) published(kind, month string) (text string, rows int) {
	n := rapid.IntRange(1, 3).Draw(s.rapid, "rows")
	lon := rapid.SampledFrom([]string{"-0.950000", "-0.850000"}).Draw(s.rapid, "lon")
	if kind == "stop-and-search" {
		list := []string{searchAt(month+"-10T11:05:30+00:00", "52.05", lon), searchAt(month+"-11T11:05:30+00:00", "2.05", lon)}
		for range n {
			list = append(list, searchAt(month+"-12T11:00:00+00:00", "", ""))
		}
		return searchFileText(list...), len(list)
	}
	list := []string{line(hexID(1), month, "", "", "", "Drugs"), line(hexID(1), month, lon, "52.05", "E01000100", "Drugs"), "bad,row\n"}
	for range n {
		list = append(list, line("", month, lon, "52.05", "E01000101", "Burglary"))
	}
	return file(list...), len(list)
}

// fire draws a partner's table whose references come in other tables too.
func (s *schedule) fire() (text string, rows int) {
	list := []string{"F9,01/02/2021,Sec,,,\n"}
	for range rapid.IntRange(1, 4).Draw(s.rapid, "rows") {
		list = append(list, fmt.Sprintf("%s,%02d/02/2021,Sec,%s,,\n",
			rapid.SampledFrom([]string{"F1", "F2", ""}).Draw(s.rapid, "ref"),
			rapid.IntRange(27, 29).Draw(s.rapid, "day"), // the 29th is rejected
			rapid.SampledFrom([]string{"AB1 1AA", "AB1", ""}).Draw(s.rapid, "postcode")))
	}
	return fireHeader + strings.Join(list, ""), len(list)
}

// sources configures a source for each kind of which there is a file.
func (s *schedule) sources(id string) {
	s.in.Sources = nil
	add := func(kind, name, files string, table *workspace.Table, wanted ...string) {
		for file := range s.text {
			if slices.ContainsFunc(wanted, func(w string) bool { return strings.Contains(file, w) }) {
				s.in.Sources = append(s.in.Sources, workspace.Source{ID: name + "-" + id, Kind: kind, Base: s.dir, Files: []string{files}, Table: table})
				return
			}
		}
	}
	add(workspace.PoliceStreet, "police", "raw", nil, "-street", ".zip")
	add(workspace.StopAndSearch, "searches", "raw", nil, "-stop-and-search", ".zip")
	add(workspace.PartnerTable, "fire", "raw/fire", fires(s), "fire/")
}

// grow brings the files in a random order and in batches, and changes one of them and
// changes it back.
func (s *schedule) grow() {
	configured := s.in.Sources
	names := rapid.Permutation(slices.Sorted(maps.Keys(s.text))).Draw(s.rapid, "order")
	there := map[string]bool{}
	for len(names) > 0 {
		n := rapid.IntRange(1, len(names)).Draw(s.rapid, "batch")
		for _, name := range names[:n] {
			s.put(name, s.text[name])
			there[name] = true
		}
		names = names[n:]
		// A source whose files are all still to come would be an error of configuration.
		s.in.Sources = slices.DeleteFunc(slices.Clone(configured), func(c workspace.Source) bool { return !holdsAny(c.ID, there) })
		s.step()
	}
	if rapid.IntRange(0, 2).Draw(s.rapid, "change back") == 0 {
		before := s.views()
		name := rapid.SampledFrom(slices.Sorted(maps.Keys(s.text))).Draw(s.rapid, "changed")
		text, rows := s.text[name], s.rows[name]
		s.draw(name)
		s.put(name, s.text[name])
		s.step()
		s.text[name], s.rows[name] = text, rows
		s.put(name, text)
		s.step()
		for view, after := range s.views() {
			if !slices.Equal(before[view], after) {
				s.Fatalf("%s was\n%s\nand after a change of %s that was taken back is\n%s", view, strings.Join(before[view], "\n"), name, strings.Join(after, "\n"))
			}
		}
	}
}

// holdsAny reports whether a source has a file among those there.
func holdsAny(source string, there map[string]bool) bool {
	kind := map[string]string{"police": "-street", "searches": "-stop-and-search", "fire": "fire/"}[strings.SplitN(source, "-", 2)[0]]
	for name := range there {
		if strings.Contains(name, kind) || kind != "fire/" && strings.HasSuffix(name, ".zip") {
			return true
		}
	}
	return false
}

// step loads, and loads again.
func (s *schedule) step() {
	r := s.load()
	if refused := r.Count(Refused); refused > 0 {
		s.Fatalf("%d files are refused: %+v", refused, r.Files)
	}
	if sum := r.Rows.Loaded + r.Rows.Rejected + r.Rows.Duplicate + r.Rows.Superseded; sum != r.Rows.Read {
		s.Fatalf("rows do not add up: %+v", r.Rows)
	}
	again := s.load()
	if again.Changed || again.Rows.Read > 0 || again.Count(Unchanged) != len(again.Files) {
		s.Fatalf("a second load of the same files does something: %+v", again)
	}
}

// accounted compares the rows that the store accounts for with those that were written.
func (s *schedule) accounted() {
	want := 0
	for _, n := range s.rows {
		want += n
	}
	got := s.query(`SELECT sum(rows_read)::BIGINT, sum(loaded + rejected + duplicate + superseded)::BIGINT
		FROM (SELECT rows_read, loaded, rejected, duplicate, superseded FROM account UNION ALL SELECT rows_read, loaded, rejected, duplicate, superseded FROM partner_account)`)
	if line := fmt.Sprint(want, want); len(got) != 1 || got[0] != line {
		s.Fatalf("rows read, and their account, are %v, want %v", got, line)
	}
}

// laws are the views of the store in words that do not depend on numbers of extracts
// and places, nor on the sources' names, with which references are hashed.
var laws = map[string]string{
	"account":                 `SELECT split_part(source, '-', 1), * EXCLUDE (source) FROM account`,
	"current_extract":         `SELECT split_part(source, '-', 1), force, month, path, file_hash, size, snapshot, lsoa_vintage, rows_read, loaded, rejected, duplicate, superseded, without_location, state FROM current_extract`,
	"current_incident":        `SELECT split_part(i.source, '-', 1), i.* EXCLUDE (source, place), p.* EXCLUDE (id), count(*) FROM current_incident AS i JOIN place AS p ON p.id = i.place GROUP BY ALL`,
	"current_search":          `SELECT split_part(i.source, '-', 1), i.* EXCLUDE (source, place, extract), p.* EXCLUDE (id), count(*) FROM current_search AS i JOIN place AS p ON p.id = i.place GROUP BY ALL`,
	"area_of_place":           `SELECT a.* EXCLUDE (place), p.* EXCLUDE (id) FROM area_of_place AS a JOIN place AS p ON p.id = a.place WHERE p.id IN (SELECT place FROM current_incident UNION ALL SELECT place FROM current_search UNION ALL SELECT place FROM current_partner_record)`,
	"current_partner_extract": `SELECT split_part(source, '-', 1), path, file_hash, size, located_by, newest, reversed, state FROM current_partner_extract`,
	"current_partner_record":  `SELECT split_part(r.source, '-', 1), e.path, r.* EXCLUDE (source, extract, place, ref), r.ref <> '', p.* EXCLUDE (id), count(*) FROM current_partner_record AS r JOIN partner_extract AS e ON e.id = r.extract JOIN place AS p ON p.id = r.place GROUP BY ALL`,
	"partner_account":         `SELECT split_part(a.source, '-', 1), e.path, a.* EXCLUDE (source, extract) FROM partner_account AS a JOIN partner_extract AS e ON e.id = a.extract`,
}

// views is what every view of the store holds.
func (s *schedule) views() map[string][]string {
	out := map[string][]string{}
	for view, law := range laws {
		out[view] = s.query(law + ` ORDER BY ALL`)
	}
	return out
}

package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"assess/analysis"
	"assess/analysis/revision"
	"assess/data"
	"assess/data/workspace"
)

// twoYears is two years of monthly refreshes of a force's real files. Each month an archive
// lands that holds the new month and the two before it, as the publisher knows them
// then. Real restatements of these months are not held, so that they are planted: of
// every other month the first two archives have a copy that lacks some rows, or has some
// twice, and the third has the month as it is held.
type twoYears struct {
	*testing.T
	dir    string
	config *workspace.Config
	final  map[data.Month][]string // lines of each month's file, the header first
	first  map[data.Month][]string // of months that are restated
	rows   map[string]int64        // of every file that has landed, by path as people are shown it
	past   map[int]edition         // the last assessment of each year, by its first calendar year
	moved  int                     // counts that were seen to move, and why
}

// edition is an assessment with what it was made of.
type edition struct {
	assessment *analysis.Assessment
	manifest   manifest
}

func TestRealLifeOfTwoYears(t *testing.T) {
	root, ok := realData(t)
	if !ok {
		return
	}
	l := newTwoYears(t, root)
	months := slices.Sorted(maps.Keys(l.final))
	start := slices.Index(months, data.NewMonth(2019, 10))
	for _, m := range months[:start] {
		l.land("raw/"+m.String()+"-south-yorkshire-street.csv", m)
	}
	l.refresh(0)
	for i, m := range months[start:] {
		if i%2 == 0 {
			l.first[m] = another(l.final[m], i%4 == 0)
		}
		l.archive(m)
		l.refresh(m)
	}
	if len(l.first) != 12 || len(months[start:]) != 24 {
		t.Errorf("%d months landed, %d of them to be restated; want 24 and 12", len(months[start:]), len(l.first))
	}
	if l.moved < 50 {
		l.Errorf("%d counts were seen to move; eleven months were restated", l.moved)
	}
	l.rebuilt()
}

// newTwoYears reads the real files and writes a workspace of one partnership.
func newTwoYears(t *testing.T, root string) *twoYears {
	l := &twoYears{T: t, dir: t.TempDir(), final: map[data.Month][]string{}, first: map[data.Month][]string{}, rows: map[string]int64{}, past: map[int]edition{}}
	files, err := filepath.Glob(filepath.Join(root, "crime", "south-yorkshire", "*-street.csv.gz"))
	if err != nil || len(files) != 44 {
		t.Fatalf("%d files of South Yorkshire (%v), want 44", len(files), err)
	}
	for _, path := range files {
		m, err := data.ParseMonth(filepath.Base(path)[:7])
		if err != nil {
			t.Fatal(err)
		}
		l.final[m] = l.lines(path)
	}
	text, err := os.ReadFile(filepath.Join(root, "..", "workspaces", "south-yorkshire", "assess.toml"))
	if err != nil {
		t.Fatal(err)
	}
	said := strings.ReplaceAll(string(text), "../../data/crime/south-yorkshire/*-street.csv.gz", "raw")
	said = strings.ReplaceAll(said, "../../data/", filepath.ToSlash(root)+"/")
	config := filepath.Join(l.dir, "assess.toml")
	if err := os.WriteFile(config, []byte(said), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(l.dir, "raw"), 0o700); err != nil {
		t.Fatal(err)
	}
	l.land("raw/2018-01-south-yorkshire-street.csv", data.NewMonth(2018, 1)) // the pattern is to match something
	if l.config, err = workspace.Read(config); err != nil {
		t.Fatal(err)
	}
	return l
}

func (l *twoYears) lines(path string) []string {
	f, err := os.Open(path)
	if err != nil {
		l.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		l.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		l.Fatal(err)
	}
	return strings.SplitAfter(strings.TrimSuffix(string(b), "\n"), "\n")
}

// another is an earlier copy of a month: every 40th row is not there yet, or every 60th
// row of anti-social behaviour, which carries no reference, is there twice.
func another(lines []string, late bool) []string {
	out := []string{lines[0]}
	for i, row := range lines[1:] {
		switch {
		case late && i%40 == 7:
			continue
		case !late && i%60 == 7 && strings.HasPrefix(row, ",") && strings.HasSuffix(row, "\n"):
			out = append(out, row)
		}
		out = append(out, row)
	}
	return out
}

// land writes a month as a file of its own.
func (l *twoYears) land(name string, m data.Month) {
	path := filepath.Join(l.dir, filepath.FromSlash(name))
	if err := os.WriteFile(path, []byte(strings.Join(l.final[m], "")), 0o600); err != nil {
		l.Fatal(err)
	}
	l.rows[name] = int64(len(l.final[m]) - 1)
}

// copyAt is a month as the archive of another month has it.
func (l *twoYears) copyAt(m, archive data.Month) []string {
	if early, ok := l.first[m]; ok && archive < m.Add(2) {
		return early
	}
	return l.final[m]
}

// archive writes what is published in a month.
func (l *twoYears) archive(newest data.Month) {
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	name := "raw/" + newest.String() + ".zip"
	for m := newest.Add(-2); m <= newest; m++ {
		if l.final[m] == nil {
			continue // July 2019 was never published
		}
		member := fmt.Sprintf("%s/%[1]s-south-yorkshire-street.csv", m)
		w, err := z.Create(member)
		if err != nil {
			l.Fatal(err)
		}
		rows := l.copyAt(m, newest)
		if _, err := io.WriteString(w, strings.Join(rows, "")); err != nil {
			l.Fatal(err)
		}
		l.rows[name+"/"+member] = int64(len(rows) - 1)
	}
	if err := z.Close(); err != nil {
		l.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(l.dir, filepath.FromSlash(name)), packed.Bytes(), 0o600); err != nil {
		l.Fatal(err)
	}
}

// opened opens the workspace as a new process does, with a store of the given name.
func (l *twoYears) opened(store string, run func(*session)) {
	o := &options{terminal: &terminal{out: io.Discard, err: io.Discard, quiet: true}, store: filepath.Join(l.dir, store)}
	c := *l.config
	o.override(&c)
	s, err := o.open(l.Context(), &c)
	if err != nil {
		l.Fatal(err)
	}
	defer s.close()
	run(s)
}

// refresh loads what has landed in a month and tells every change of the assessments
// from the last ones. The year before is looked at too while its months still change.
func (l *twoYears) refresh(landed data.Month) {
	l.opened("store/life.duckdb", func(s *session) {
		result, err := s.load(l.Context(), false)
		if err != nil {
			l.Fatal(err)
		}
		if err := s.checked(l.Context()); err != nil {
			l.Fatalf("%s: %v", landed, err)
		}
		if landed == 0 {
			return
		}
		var all int64
		for _, n := range l.rows {
			all += n
		}
		if got := l.query(s, `SELECT sum(rows_read), sum(loaded + rejected + duplicate + superseded) FROM account`); !slices.Equal(got, []string{fmt.Sprint(all, all)}) {
			l.Fatalf("%s: rows read and accounted for are %v; the raw files hold %d", landed, got, all)
		}
		facts, err := s.facts(l.Context(), result.Assignments, "")
		if err != nil {
			l.Fatal(err)
		}
		from := data.NewMonth(landed.Year(), l.config.YearStarts)
		if from > landed {
			from = from.Add(-12)
		}
		year := data.Period{From: from, To: from.Add(11)}
		l.assess(s, facts, year, landed)
		if landed < year.From.Add(2) {
			l.assess(s, facts, year.Add(-12), landed)
		}
	})
}

// assess analyses a year and compares it with the last assessment of it.
func (l *twoYears) assess(s *session, facts *analysis.Facts, year data.Period, landed data.Month) {
	p := s.config.Partnerships[0]
	a, _, err := facts.Build(l.Context(), analysis.Request{Partnership: p, Comparator: s.config.Comparator(), Year: year}, s.watch.part)
	if err != nil {
		l.Fatal(err)
	}
	m, err := (&publication{session: s, assessment: a, facts: facts, flags: buildFlags{edition: "public"}}).made()
	if err != nil {
		l.Fatal(err)
	}
	now := edition{a, m}
	was, ok := l.past[year.From.Year()]
	l.past[year.From.Year()] = now
	l.found(a, landed)
	if !ok {
		return
	}
	d := revision.Between(revision.Side{Assessment: was.assessment, Made: was.manifest.made()}, revision.Side{Assessment: a, Made: m.made()})
	l.explained(d, was.assessment, a, landed)
}

// planted is what the archive of a month changes: the month it restates, 0 for none, and
// the counts of a district in it that move, by category.
func (l *twoYears) planted(landed data.Month, district string) (m data.Month, moves map[data.Category]int64) {
	m = landed.Add(-2)
	moves = map[data.Category]int64{}
	if l.first[m] == nil {
		return 0, moves
	}
	return m, l.moves(m, district)
}

// moves is the counts of a district in the last copy of a month less those in the first.
func (l *twoYears) moves(m data.Month, district string) map[data.Category]int64 {
	out := map[data.Category]int64{}
	for sign, lines := range map[int64][]string{-1: l.first[m], 1: l.final[m]} {
		for _, row := range lines[1:] {
			field := strings.Split(row, ",")
			if !strings.HasPrefix(field[8], district+" ") {
				continue
			}
			c := data.Category(field[9])
			out[c] += sign
			if c.IsCrime() {
				out[data.AllCrime] += sign
			}
		}
	}
	maps.DeleteFunc(out, func(_ data.Category, n int64) bool { return n == 0 })
	return out
}

// found compares the restatements of an assessment with all those that have been planted
// so far.
func (l *twoYears) found(a *analysis.Assessment, landed data.Month) {
	want, got := map[string]int64{}, map[string]int64{}
	for m := range l.first {
		if m.Add(2) <= landed {
			for c, n := range l.moves(m, "Doncaster") {
				want[fmt.Sprint(m, " ", c)] = n
			}
		}
	}
	for _, r := range a.Restated.Rows {
		got[fmt.Sprint(r.Month, " ", r.Category)] += *r.Current - r.Previous
	}
	if !maps.Equal(got, want) {
		l.Errorf("%s: restatements found %v, planted %v", landed, got, want)
	}
}

// explained fails on a number that changed from one month to the next without a cause
// that was planted.
func (l *twoYears) explained(d revision.Differences, was, now *analysis.Assessment, landed data.Month) {
	month, moves := l.planted(landed, "Doncaster")
	got := map[data.Category]int64{}
	for _, c := range d.Counts {
		if c.Month != month || c.Cause != revision.Restated {
			l.Errorf("%s: %s of %s moved from %d to %d for %q; restated is %s", landed, c.Category, c.Month, c.Before, c.After, c.Cause, month)
		}
		if c.Type == analysis.TypeDistrict {
			got[c.Category] += c.After - c.Before
		}
	}
	l.moved += len(got)
	if !maps.Equal(got, moves) {
		l.Errorf("%s: counts of %s moved by %v, planted %v", landed, month, got, moves)
	}
	for _, c := range d.Causes {
		switch {
		case c.Kind == revision.NewMonths && slices.Equal(c.Months, []data.Month{landed}):
		case c.Kind == revision.Restated && slices.Equal(c.Months, []data.Month{month}):
		default:
			l.Errorf("%s: cause %+v is none that was planted", landed, c)
		}
	}
	if !d.Same && len(d.Causes) == 0 {
		l.Errorf("%s: a difference has no cause: %+v", landed, d)
	}
	l.unmoved(was, now, month, landed)
}

// unmoved looks at every monthly count by itself: none but those of the restated month
// may be another than it was.
func (l *twoYears) unmoved(was, now *analysis.Assessment, restated, landed data.Month) {
	type key struct {
		area     analysis.AreaType
		code     data.Code
		category data.Category
		month    data.Month
	}
	before := map[key]int64{}
	for _, s := range was.Monthly {
		for i, n := range s.Counts {
			if n != nil {
				before[key{s.Type, s.Code, s.Category, s.From.Add(i)}] = *n
			}
		}
	}
	compared := 0
	for _, s := range now.Monthly {
		for i, n := range s.Counts {
			k := key{s.Type, s.Code, s.Category, s.From.Add(i)}
			b, ok := before[k]
			if n == nil || !ok {
				continue
			}
			compared++
			if *n != b && k.month != restated {
				l.Errorf("%s: %v was %d and is %d; restated is %s", landed, k, b, *n, restated)
			}
		}
	}
	if compared < 100 {
		l.Errorf("%s: %d counts were compared", landed, compared)
	}
}

// rebuilt reads all raw files into a new store and compares it with the one that grew
// month by month, query by query. What numbers stand for is compared, not the numbers.
func (l *twoYears) rebuilt() {
	queries := map[string]string{
		"extract":  `SELECT source, force, month, path, file_hash, snapshot, lsoa_vintage, rows_read, loaded, rejected, duplicate, superseded, without_location, state FROM extract`,
		"account":  `SELECT * FROM account`,
		"incident": `SELECT i.force, i.month, i.category, p.lon, p.lat, p.lsoa, p.vintage, count(*) FROM current_incident AS i JOIN place AS p ON p.id = i.place GROUP BY ALL`,
		"area":     `SELECT a.layer, a.vintage, a.how, a.area, p.lon, p.lat, p.lsoa, p.vintage FROM area_of_place AS a JOIN place AS p ON p.id = a.place`,
		"rejected": `SELECT e.path, r.line, r.reason FROM rejection AS r JOIN extract AS e ON e.id = r.extract`,
	}
	grown, again := map[string][]string{}, map[string][]string{}
	for _, store := range []struct {
		name string
		into map[string][]string
	}{{"store/life.duckdb", grown}, {"store/again.duckdb", again}} {
		l.opened(store.name, func(s *session) {
			if _, err := s.load(l.Context(), false); err != nil {
				l.Fatal(err)
			}
			if err := s.checked(l.Context()); err != nil {
				l.Fatal(err)
			}
			for name, q := range queries {
				// Of the many rows the hash of all is compared.
				store.into[name] = l.query(s, `SELECT count(*), bit_xor(hash(t)), sum(hash(t)::HUGEINT) FROM (`+q+`) AS t`)
			}
		})
	}
	for name := range queries {
		if !slices.Equal(grown[name], again[name]) {
			l.Errorf("%s of the store that grew is %v, of the one rebuilt from raw %v", name, grown[name], again[name])
		}
	}
}

func (l *twoYears) query(s *session, query string) (out []string) {
	rows, err := s.store.QueryContext(context.Background(), query)
	if err != nil {
		l.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		l.Fatal(err)
	}
	for rows.Next() {
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			l.Fatal(err)
		}
		out = append(out, strings.TrimSpace(fmt.Sprintln(values...)))
	}
	if err := rows.Err(); err != nil {
		l.Fatal(err)
	}
	return out
}

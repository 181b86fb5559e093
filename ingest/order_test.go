package ingest

import (
	"flag"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"assess/data"
	"assess/data/workspace"
)

// content is all that the store counts, however its rows are numbered.
const content = `
	SELECT 'account', force, strftime(month, '%Y-%m'), files::VARCHAR, rows_read::VARCHAR, loaded::VARCHAR, rejected::VARCHAR, duplicate::VARCHAR, superseded::VARCHAR, without_location::VARCHAR
	FROM account
	UNION ALL
	SELECT 'incidents', i.force, strftime(i.month, '%Y-%m'), i.category::VARCHAR, coalesce(p.lon::VARCHAR, ''), p.lsoa, p.vintage::VARCHAR, coalesce(a.area, ''), count(*)::VARCHAR, ''
	FROM current_incident AS i
	JOIN place AS p ON p.id = i.place
	LEFT JOIN area_of_place AS a ON a.place = p.id AND a.how = 'code'
	GROUP BY ALL
	ORDER BY ALL`

// Whatever comes and goes between loads, in whatever order, the store counts
// what one load of the files that are there now would.
func TestLoadDependsOnTheFilesAlone(t *testing.T) {
	months := []string{"2021-04", "2021-05"}
	text := rapid.Custom(func(t *rapid.T) func(month string) string {
		n := rapid.IntRange(1, 4).Draw(t, "rows")
		lon := rapid.SampledFrom([]string{"-0.950000", "-0.850000", ""}).Draw(t, "lon")
		broken := rapid.IntRange(0, 9).Draw(t, "broken") == 0
		return func(month string) string {
			rows := []string{line(hexID(1), month, "", "", "", "Drugs"), line(hexID(1), month, "-0.95", "52.05", "E01000100", "Drugs"), "bad,row\n"}
			for range n {
				lat, code := "52.05", "E01000101"
				if lon == "" {
					lat, code = "", ""
				}
				rows = append(rows, line("", month, lon, lat, code, "Burglary"))
			}
			if broken {
				rows = append(rows, "cut")
			}
			return file(rows...)
		}
	})
	f := newField(t)
	f.layers(lattice(data.LSOA, 2021, 3, 2, 100))
	few(t, 30)
	sources := 0
	rapid.Check(t, func(t *rapid.T) {
		at := *f
		at.TB = reporting{f.TB, t}
		sources++
		at.dir = filepath.Join(f.dir, fmt.Sprint(sources))
		at.in.Sources = []workspace.Source{{ID: "police", Kind: "police-street", Base: at.dir, Files: []string{"raw"}}}
		files := map[string]bool{}
		for range rapid.IntRange(1, 4).Draw(t, "loads") {
			for range rapid.IntRange(1, 3).Draw(t, "changes") {
				name := rapid.SampledFrom([]string{"a/%s-sample-street.csv", "b/%s-sample-street.csv", "c.zip", "d.zip"}).Draw(t, "name")
				month := rapid.SampledFrom(months).Draw(t, "month")
				if strings.Contains(name, "%s") {
					name = fmt.Sprintf(name, month)
				}
				switch {
				case files[name] && len(files) > 1 && rapid.IntRange(0, 3).Draw(t, "remove") == 0:
					at.remove(name)
					delete(files, name)
					continue
				case strings.HasSuffix(name, ".zip"):
					var members []string
					for _, m := range months[:rapid.IntRange(1, 2).Draw(t, "members")] {
						members = append(members, m+"-sample-street.csv", text.Draw(t, "member")(m))
					}
					at.put(name, zipped(f, members...))
				default:
					at.put(name, text.Draw(t, "text")(month))
				}
				files[name] = true
			}
			at.load()
		}
		again := at.load()
		if again.Changed {
			t.Fatalf("a load of the same files changes the store: %+v", again.Files)
		}
		at.sound()
		if again.Count(Refused) > 0 {
			return // the store keeps what the file held before, a new one cannot know it
		}
		got := at.query(content)
		at.in.Sources[0].ID = "anew"
		at.load()
		if want := at.query(content); !slices.Equal(got, want) {
			t.Fatalf("the store counts\n%s\nand after one load\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	})
}

// few makes rapid try fewer cases in a test whose cases take long.
func few(t *testing.T, cases int) {
	t.Helper()
	checks := flag.Lookup("rapid.checks")
	before := checks.Value.String()
	if err := checks.Value.Set(fmt.Sprint(cases)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { checks.Value.Set(before) })
}

// reporting is a test that fails through rapid, which then looks for a smaller case.
type reporting struct {
	testing.TB
	t *rapid.T
}

func (r reporting) Fatal(args ...any)                 { r.t.Fatal(args...) }
func (r reporting) Fatalf(format string, args ...any) { r.t.Fatalf(format, args...) }
func (r reporting) Errorf(format string, args ...any) { r.t.Errorf(format, args...) }

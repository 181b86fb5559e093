package reference

import (
	"io/fs"
	"regexp"
	"sort"
	"strings"
	"testing"

	"assess/data"
)

func TestForces(t *testing.T) {
	if n := len(Forces()); n != 44 {
		t.Errorf("%d forces, want the 43 territorial ones and the British Transport Police", n)
	}
	seen := map[string]bool{}
	form := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	for _, f := range Forces() {
		if seen[f.ID] || !form.MatchString(f.ID) || f.Name == "" {
			t.Errorf("force %q %q is repeated or malformed", f.ID, f.Name)
		}
		seen[f.ID] = true
	}
	for id, want := range map[string]string{"essex": "Essex Police", "btp": "British Transport Police", "south-yorkshire": "South Yorkshire Police"} {
		if got, ok := Force(id); !ok || got != want {
			t.Errorf("Force(%q) = %q, %v, want %q", id, got, ok, want)
		}
	}
	if name, ok := Force("nowhere"); ok {
		t.Errorf("Force(nowhere) = %q, want none", name)
	}
}

func TestRecodedLeadsToTheNewestCode(t *testing.T) {
	for old, want := range map[data.Code]data.Code{
		"E08000016": "E08000038", // Barnsley
		"E08000019": "E08000039", // Sheffield
		"E08000038": "E08000038",
		"E07000070": "E07000070", // Chelmsford never changed
		"":          "",
	} {
		if got := Recoded(old); got != want {
			t.Errorf("Recoded(%q) = %q, want %q", old, got, want)
		}
	}
	targets := map[data.Code]data.Code{}
	for old, newest := range recoded() {
		if Recoded(newest) != newest {
			t.Errorf("%s leads to %s, which is itself recoded", old, newest)
		}
		if other, ok := targets[newest]; ok {
			t.Errorf("%s and %s both lead to %s: that is a merger, not a recoding", old, other, newest)
		}
		targets[newest] = old
	}
}

func TestStatutoryContents(t *testing.T) {
	var letters string
	for _, c := range Statutory() {
		letters += c.Letter
		if c.Title == "" || c.Wording == "" {
			t.Errorf("item %s has no title or no wording", c.Letter)
		}
	}
	if letters != "abcdefg" {
		t.Errorf("letters %q, want abcdefg", letters)
	}
}

func TestGlossaryIsSortedAndWhole(t *testing.T) {
	g := Glossary()
	if !sort.SliceIsSorted(g, func(i, j int) bool { return strings.ToLower(g[i].Name) < strings.ToLower(g[j].Name) }) {
		t.Error("glossary is not in alphabetical order")
	}
	for _, term := range g {
		if !strings.HasSuffix(term.Meaning, ".") || strings.Contains(term.Meaning, "significant") {
			t.Errorf("%s: %q is not a sentence in plain words", term.Name, term.Meaning)
		}
	}
}

func TestLicenceLineNamesTheYear(t *testing.T) {
	l, ok := LicenceOf("geography")
	if !ok {
		t.Fatal("no licence for geography")
	}
	if got := l.LineFor(2021); !strings.HasSuffix(got, "database right 2021.") {
		t.Errorf("line for 2021: %q", got)
	}
	if got := l.LineFor(0); !strings.HasSuffix(got, "database right.") {
		t.Errorf("line without a year: %q", got)
	}
	if _, ok := LicenceOf("weather"); ok {
		t.Error("a licence was found for weather")
	}
}

func TestEveryTableSaysWhereItIsFrom(t *testing.T) {
	names, err := fs.Glob(tables, "tables/*.csv")
	if err != nil || len(names) == 0 {
		t.Fatalf("no tables: %v", err)
	}
	for _, name := range names {
		b, err := fs.ReadFile(tables, name)
		if err != nil {
			t.Fatal(err)
		}
		head := strings.TrimSuffix(string(b), afterComments(string(b)))
		if !strings.Contains(head, "Source:") {
			t.Errorf("%s does not name its source", name)
		}
		if !strings.Contains(head, "Licence") {
			t.Errorf("%s does not name its licence", name)
		}
	}
}

// afterComments is the part of a table that follows its comment lines.
func afterComments(s string) string {
	for strings.HasPrefix(s, "#") {
		_, s, _ = strings.Cut(s, "\n")
	}
	return s
}

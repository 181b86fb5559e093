package reports

import (
	"slices"
	"strings"
	"testing"

	"assess/analysis"
)

// fileOf is a table of an edition by its name.
func fileOf(t *testing.T, a *analysis.Assessment, edition, name string) File {
	t.Helper()
	files := Files(a, Options{Edition: edition})
	i := slices.IndexFunc(files, func(f File) bool { return f.Name == name })
	if i < 0 {
		t.Fatalf("the %s edition has no %s", edition, name)
	}
	return files[i]
}

// row is the row of a table whose first cell begins with a text.
func row(t *testing.T, f File, first string) []string {
	t.Helper()
	i := slices.IndexFunc(f.Rows, func(r []string) bool { return strings.HasPrefix(r[0], first) })
	if i < 0 {
		t.Fatalf("%s has no row %q", f.Name, first)
	}
	return f.Rows[i]
}

func TestTheMatrixAsAFile(t *testing.T) {
	f := fileOf(t, assessment(), "public", "priority_matrix.csv")
	want := []string{"issue", "volume", "rate", "trend", "harm", "concentration", "concern", "score", "rank", "rank_low", "rank_high", "source"}
	if !slices.Equal(f.Columns, want) {
		t.Errorf("columns are %q, want %q", f.Columns, want)
	}
	for i, r := range f.Rows {
		if len(r) != len(want) || slices.Contains(r, "") {
			t.Errorf("row %d is %q", i, r)
		}
		if r[4] != notAvailable || r[6] != notAvailable {
			t.Errorf("%s has scores of criteria that nothing tells of: %q", r[0], r)
		}
	}
}

// What a table keeps back of its year or its change is in no score of the public edition,
// and ranks are those of what is left.
func TestTheMatrixOfTheEditions(t *testing.T) {
	a := assessment(withTables("restricted"))
	a.Matrix.Rank()
	hidden := suppressionOf(a, Options{Edition: "public"})
	for _, x := range hidden.matrix(a).Issues {
		if x.Partner == nil {
			continue
		}
		if told := hidden.partnerYearTold(a, *x.Partner); x.Withheld == told {
			t.Errorf("%s: its year is told: %v, withheld: %v", x.ID, told, x.Withheld)
		}
		if told := hidden.partnerMoveTold(a, *x.Partner); told != (x.Scores[2] != nil) {
			t.Errorf("%s: its change is told: %v, its score is %v", x.ID, told, x.Scores[2])
		}
	}
	for _, x := range suppressionOf(a, Options{Edition: restrictedEdition}).matrix(a).Issues {
		if x.Withheld || slices.Contains(x.Kept, true) {
			t.Errorf("the restricted edition keeps %s back", x.ID)
		}
	}
}

// Concern comes from a survey: one that is not public scores nothing in the public edition.
func TestConcernFromAPrivateSurvey(t *testing.T) {
	for _, public := range []bool{true, false} {
		a := assessment()
		a.Views.Asked, a.Views.Surveys = "Survey", []analysis.SurveyWave{{Title: "Survey", Public: public}}
		concern := len(a.Matrix.Criteria) - 1
		a.Matrix.Issues[0].Scores[concern] = ptr(4)
		a.Matrix.Rank()
		m := suppressionOf(a, Options{Edition: "public"}).matrix(a)
		if used := m.Criteria[concern].Used(); used != public {
			t.Errorf("a survey that is public: %v, counts: %v (%s)", public, used, m.Criteria[concern].Reason)
		}
	}
}

// Where counts of squares are hidden neither the sums of hot spots nor what they add to a
// score is told.
func TestHiddenCountsOfTheBoundary(t *testing.T) {
	a := assessment(func(a *analysis.Assessment) { a.Settings.SuppressOpen = true })
	f := fileOf(t, a, "public", "county_matters.csv")
	for _, r := range f.Rows {
		if r[0] == "hot spot" && (r[6] != suppressedCell || r[9] != suppressedCell) {
			t.Errorf("a hot spot at the boundary tells its counts: %q", r)
		}
	}
	for _, r := range fileOf(t, a, "public", "priority_matrix.csv").Rows {
		if r[5] != suppressedCell && r[5] != notAvailable {
			t.Errorf("%s tells how far it is concentrated: %q", r[0], r)
		}
	}
	if open := fileOf(t, a, restrictedEdition, "county_matters.csv"); row(t, open, "hot spot")[6] != "120" {
		t.Errorf("the restricted edition hides %q", row(t, open, "hot spot"))
	}
}

// The register's themes are for everyone only where they say so.
func TestTheRegisterOfTheEditions(t *testing.T) {
	for edition, want := range map[string][]string{"public": {"Thefts of catalysts"}, restrictedEdition: {"Thefts of catalysts", "Cuckooing"}} {
		d := newDraft(assessment(), Boundaries{}, Options{Edition: edition})
		var got []string
		for _, r := range d.registerTable().Rows {
			got = append(got, r[0])
		}
		if !slices.Equal(got, want) {
			t.Errorf("the %s edition prints %q, want %q", edition, got, want)
		}
	}
	public := newDraft(assessment(), Boundaries{}, Options{Edition: "public"})
	if got, want := public.registerWords(), "It has 2 themes: 1 being watched and 1 growing. 1 is kept inside the partnership."; !strings.HasSuffix(got, want) {
		t.Errorf("%q does not end in %q", got, want)
	}
}

func TestWordsOfNeighbours(t *testing.T) {
	a := assessment()
	for i, c := range a.County.Changes {
		if c.Category == "All crime" {
			a.County.Changes[i].Verdict = []analysis.Verdict{analysis.Higher, "", analysis.Lower}[i]
		}
	}
	d := newDraft(a, Boundaries{}, Options{Edition: "public"})
	for got, want := range map[string]string{
		d.neighbourTitle(): "All crime rose clearly in 1 and fell clearly in 1 of 2 neighbours",
		d.neighbourMoves(): "All crime rose clearly in Eastham and fell clearly in Northwold; here: lower.",
		d.borderWords():    "The other side is hot too in Eastham: that is work for both partnerships.",
		d.neighbourWords(): "Not told of Southmere: the files of its police force are not held. No district is held beyond 31% of the boundary: it is the sea, or another county.",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q does not say %q", got, want)
		}
	}
}

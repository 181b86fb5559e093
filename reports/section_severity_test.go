package reports

import (
	"strings"
	"testing"

	"assess/analysis"
	"assess/data"
)

// severe gives the fixture scores of the year before its own, the partnership's second
// of four, and the list of methods that wait for data.
func severe(a *analysis.Assessment) {
	s := &a.Severity
	s.Period, s.Others = a.Year.Whole.Add(-12), 3
	s.Lowest, s.Median, s.Highest = ptr(9.04), ptr(12.5), ptr(20.0)
	for i, x := range []struct {
		name  string
		score float64
	}{{"Otherton", 20}, {"Sampleford", 16.17}, {"Farley", 12.5}, {"Northend", 9.04}} {
		code := data.Code("E0799000" + string(rune('1'+i)))
		if x.name == "Sampleford" {
			code = "E07990001"
		}
		s.Districts = append(s.Districts, analysis.SeverityScore{Area: data.Area{Code: code, Name: x.name}, Own: x.name == "Sampleford", Score: x.score, Place: i + 1})
	}
	a.NotUsed = analysis.NotUsedOf(a.Sources, false)
}

// severityWords is the part of the document that speaks of severity.
func severityWords(a *analysis.Assessment) (blocks []Block, text string) {
	d := newDraft(a, Boundaries{}, Options{})
	blocks = d.severityBlocks()
	return blocks, strings.Join(prose(&Document{Sections: []Section{{Blocks: blocks}}}), "\n")
}

func TestSeverityIsSaidWithItsPlaceYearAndLimits(t *testing.T) {
	for name, c := range map[string]struct {
		vary      variation
		says, not []string
	}{
		"as it is": {func(*analysis.Assessment) {}, []string{
			"Sampleford scored 16.2 (the 2nd highest of 4 districts) on the Crime Severity Score for April 2019 to March 2020. The comparator's other districts scored from 9.0 to 20.0, with 12.5 in the middle (median).",
			"The scores above are not of the months assessed here, April 2020 to March 2021.", "nothing about anti-social behaviour", "the open data has no offence codes", "Source: Office for National Statistics, Crime Severity Score, April 2019 to March 2020 (annex E)."},
			[]string{"invented"}},
		"the year assessed": {func(a *analysis.Assessment) { a.Severity.Period = a.Year.Whole }, []string{"for April 2020 to March 2021. The"}, []string{"not of the months"}},
		"a year to date":    {func(a *analysis.Assessment) { toDate(a); a.Severity.Period = a.Year.Whole }, []string{"The scores above are not of the months assessed here, April to September 2021."}, nil},
		"synthetic":         {func(a *analysis.Assessment) { a.Synthetic = true }, []string{"The scores above are invented and not of the months", "Source: synthetic severity scores"}, []string{"Source: Office"}},
		"no other district": {func(a *analysis.Assessment) {
			s := &a.Severity
			s.Districts, s.Others, s.Lowest, s.Median, s.Highest = s.Districts[1:2], 0, nil, nil, nil
		}, []string{"Sampleford scored 16.2 on the Crime Severity Score for April 2019 to March 2020. No other district's score is held"}, []string{"highest", "(this partnership)"}},
		"one other": {func(a *analysis.Assessment) {
			s := &a.Severity
			s.Districts, s.Others, s.Lowest, s.Median, s.Highest = s.Districts[:2], 1, ptr(20.0), ptr(20.0), ptr(20.0)
		}, []string{"(the lowest of 2 districts) on the Crime Severity Score for April 2019 to March 2020. The one other district of the comparator with a score has 20.0."}, []string{"median"}},
		"shared": {func(a *analysis.Assessment) {
			s := a.Severity.Districts
			s[0].Score, s[0].Joint, s[1].Joint, s[1].Place, s[1].Score = 16.17, true, true, 1, 16.17
		}, []string{"the joint highest of 4 districts"}, nil},
		"one without a score": {func(a *analysis.Assessment) { a.Severity.Without = []data.Area{{Code: "E07990009", Name: "Midvale"}} }, []string{"No score is held of Midvale."}, nil},
		"not configured": {func(a *analysis.Assessment) {
			a.Severity = analysis.Severity{Reason: "add a context source named crime-severity"}
		}, []string{"Add a context source named crime-severity."}, []string{"scored"}},
	} {
		_, text := severityWords(assessment(c.vary))
		for _, want := range c.says {
			if !strings.Contains(text, want) {
				t.Errorf("%s: does not say %q:\n%s", name, want, text)
			}
		}
		for _, never := range c.not {
			if strings.Contains(text, never) {
				t.Errorf("%s: says %q:\n%s", name, never, text)
			}
		}
		if bad := unsayable.FindString(text); bad != "" {
			t.Errorf("%s: %q in %q", name, bad, text)
		}
	}
}

// Of very many districts the page lists the partnership's own, the highest and the
// lowest; the file has them all.
func TestManyDistrictsAreListedInTheFileAlone(t *testing.T) {
	a := assessment(func(a *analysis.Assessment) {
		s := &a.Severity
		for i := range 40 {
			x := s.Districts[3]
			x.Code, x.Score, x.Place = data.Code("E0799"+whole(int64(1000+i))), 9-float64(i)/10, 5+i
			s.Districts = append(s.Districts, x)
		}
		s.Others = 43
	})
	blocks, _ := severityWords(a)
	table := blocks[2].(Table)
	if len(table.Rows) != 3 || table.Rows[1][0] != "Sampleford (this partnership)" || table.Rows[1][2] != "2" || !strings.Contains(table.Note, "severity.csv") {
		t.Errorf("%d rows, note %q: %v", len(table.Rows), table.Note, table.Rows)
	}
	if f := severityFile(a); len(f.Rows) != 44 || strings.Join(f.Rows[1], " ") != "E07990001 Sampleford yes 2019-04 2020-03 16.17 2" {
		t.Errorf("%d rows, the second %v", len(f.Rows), f.Rows[1])
	}
}

func TestAnnexBEndsWithWhatWasNotUsed(t *testing.T) {
	s := methods(newDraft(assessment(), Boundaries{}, Options{}))
	n := len(s.Blocks)
	l, ok := s.Blocks[n-1].(List)
	if h, isHeading := s.Blocks[n-3].(Heading); !ok || !isHeading || h.Text != "Not used in this report" {
		t.Fatalf("the annex ends with %T, %T, %T", s.Blocks[n-3], s.Blocks[n-2], s.Blocks[n-1])
	}
	if len(l.Items) != 4 {
		t.Errorf("%d methods, want 4", len(l.Items))
	}
	for i, want := range []string{"Near repeats. ", "Hour of the week. ", "Repeat victimisation. ", "Severity weights by offence. "} {
		if text := spoken(l.Items[i]); !strings.HasPrefix(text, want) || !strings.Contains(text, " It takes ") || !strings.Contains(text, "No source loaded has ") {
			t.Errorf("item %d: %s", i+1, text)
		}
	}
	without := methods(newDraft(assessment(func(a *analysis.Assessment) { a.NotUsed = nil }), Boundaries{}, Options{}))
	if _, ok := without.Blocks[len(without.Blocks)-1].(Table); !ok {
		t.Error("with every method used there is a heading with nothing under it")
	}
}

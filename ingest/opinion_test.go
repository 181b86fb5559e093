package ingest

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"assess/data/hostile"
	opinion "assess/data/survey"
)

const opinionHeader = "Question,Answer,Subgroup,n,Base,Weight\n"

func TestSurveyOfATableAndOfAWorkbook(t *testing.T) {
	name := planFile(t, "survey.csv", "\ufeffSurvey 2022,,,,,\n"+opinionHeader+"\"Worry, most?\",Burglary,Men,\"1,030\",\"2,000\",1.5\n,Drugs,Men,20,,1.5\n,,,,,\n")
	q, err := ReadSurvey(context.Background(), name, "")
	if err != nil {
		t.Fatal(err)
	}
	if len(q) != 1 || q[0].Text != "Worry, most?" || q[0].All().Base != 2000 || q[0].All().Answers[0].N != 1030 {
		t.Errorf("%+v", q)
	}
	path := filepath.Join(t.TempDir(), "survey.xlsx")
	book(t, path, []any{"Question", "Answer", "n"}, []any{"Safe?", "Yes", 25000}, []any{nil, "No", 5000})
	if q, err = ReadSurvey(context.Background(), path, ""); err != nil || q[0].All().Base != 30000 {
		t.Errorf("%+v, %v: numbers of people are no days", q, err)
	}
}

func TestSurveysThatAreRefused(t *testing.T) {
	for _, c := range []struct{ name, tab, text, want string }{
		{"survey.csv", "", "", "there is no header"},
		{"survey.csv", "Results", opinionHeader, "no workbook"},
		{"survey.csv", "", "Question,Answer,Percent\nSafe?,Yes,75\n", "line 1: the header has percentages and no n"},
		{"survey.csv", "", opinionHeader + "Safe?,Yes,Men,ten,,\n", "line 2: n is \"ten\""},
		{"survey.csv", "", opinionHeader + "Safe?,Yes,\"open\n", "line 2: the file ends in the middle of a row"},
		{"survey.csv", "", opinionHeader + strings.Repeat("Safe?,Yes,,1,,\n", 20_001), "more than 20000 rows"},
		{"survey.csv", "", "<html><body>\n", "a web page"},
		{"survey.pdf", "", "%PDF", "a .csv file or an .xlsx workbook"},
		{"survey.xlsm", "", "PK", "macros"},
		{"survey.xlsx", "", "PK", "workbook"},
	} {
		path := planFile(t, c.name, c.text)
		_, err := ReadSurvey(context.Background(), path, c.tab)
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), path) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%.60q: %v, want %q after the file's name", c.text, err, c.want)
		}
	}
	if _, err := ReadSurvey(context.Background(), filepath.Join(t.TempDir(), "none.csv"), ""); err == nil || !strings.Contains(err.Error(), "none.csv") {
		t.Errorf("a file that is not there: %v", err)
	}
}

// Whatever the file holds, what is read adds up: no answer is of more people than its
// base, and nothing weighs less than nothing.
func FuzzSurvey(f *testing.F) {
	f.Add([]byte(opinionHeader + "Worry?,Burglary,Men,30,50,1.5\n,Drugs,Men,20,50,1.5\n"))
	f.Add([]byte("Title\nQuestion,Answer,n\n\xff,Yes,4\n,Total,9\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		if len(text) > 1<<16 {
			return
		}
		path := planFile(t, "survey.csv", string(text))
		var questions []opinion.Question
		var err error
		hostile.Watch(t, len(text), textMemory, func() { questions, err = ReadSurvey(context.Background(), path, "") })
		if err != nil {
			hostile.Sentence(t, err)
			if !strings.HasPrefix(err.Error(), path) {
				t.Errorf("%q does not name the file", err)
			}
			return
		}
		for _, q := range questions {
			if q.Text == "" || !utf8.ValidString(q.Text) || q.All().Name != "" {
				t.Errorf("%+v", q)
			}
			for _, g := range q.Groups {
				if len(g.Answers) != len(q.All().Answers) || g.Weight < 0 || g.Squares < 0 {
					t.Errorf("%+v", g)
				}
				for _, a := range g.Answers {
					if a.N < 0 || a.N > g.Base || a.Weight < 0 || a.Weight > g.Weight+1e-6*(1+g.Weight) || a.Text == "" {
						t.Errorf("%+v of %+v", a, g)
					}
				}
			}
		}
	})
}

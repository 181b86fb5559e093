package survey

import (
	"errors"
	"io"
	"math"
	"strings"
	"testing"

	"assess/data"
	"assess/data/grid"
)

// rowsOf gives the rows of a text: fields between bars, a row a line.
func rowsOf(text string) grid.Rows {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	i := -1
	return func() ([]string, int64, error) {
		i++
		if i >= len(lines) {
			return nil, 0, io.EOF
		}
		return strings.Split(lines[i], "|"), int64(i + 1), nil
	}
}

func read(t *testing.T, text string) []Question {
	t.Helper()
	q, err := Read(rowsOf(text))
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// A person may name several worries: the base is given, the groups are added up, and a
// group that counts for more moves the share.
func TestSharesAreOfTheBase(t *testing.T) {
	q := read(t, `
Results of 2022||||
Question|Response|Group|Count|%|Base|Weight
What worries you?|Burglary|Young|10|20%|50|2
|Burglary|Old|60|60%|100|0.5
|Drugs|Young|25|50%|50|2
|Drugs|Old|20|20%|100|0.5`)
	all := q[0].All()
	if len(q) != 1 || all.Base != 150 || all.Weight != 150 || all.Squares != 50*4+100*0.25 || !all.Several || !all.Weighted() {
		t.Fatalf("all who answered are %+v", all)
	}
	burglary, _ := all.Answer("burglary")
	if burglary.N != 70 || burglary.Weight != 50 {
		t.Errorf("burglary is %+v, want 70 people who weigh 10 × 2 + 60 × 0.5 = 50", burglary)
	}
	if len(q[0].Groups) != 3 || q[0].Groups[1].Name != "Young" || q[0].Groups[1].Answers[1].N != 25 {
		t.Errorf("groups are %+v", q[0].Groups)
	}
}

// Where each person gives one answer, the base is the sum of the answers, and a row of
// totals says the same.
func TestTotalsAreBases(t *testing.T) {
	for _, total := range []string{"", "\nSafe?|Total||40"} {
		q := read(t, "question|answer|subgroup|n\nSafe?|Yes||30\n|No|All respondents|10\n|Yes|Men|10"+total)
		all := q[0].All()
		if all.Base != 40 || all.Several || all.Weighted() || len(all.Answers) != 2 {
			t.Errorf("with %q: %+v", total, all)
		}
		if men := q[0].Groups[1]; men.Base != 10 || men.Answers[1].N != 0 {
			t.Errorf("men are %+v, who all said yes", men)
		}
	}
	if q := read(t, "question|answer|n\nWorry?|Burglary|30\n|Drugs|30\n|Base|50"); q[0].All().Base != 50 || !q[0].All().Several {
		t.Errorf("%+v: 50 people gave 60 answers", q[0].All())
	}
}

// grid.Rows of one group that weigh differently are added up.
func TestWeightsMayDifferWithinAGroup(t *testing.T) {
	g := read(t, "question|answer|n|weight\nSafe?|Yes|10|2\n|Yes|20|1\n|No|30|0.5")[0].All()
	if g.Base != 60 || g.Weight != 55 || math.Abs(g.Squares-(40+20+7.5)) > 1e-9 || g.Answers[0].N != 30 || g.Answers[0].Weight != 40 {
		t.Errorf("%+v", g)
	}
}

func TestTablesThatAreRefused(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"a|b|c", "no header"},
		{"question|answer|n", "no row"},
		{"question|answer|%\nSafe?|Yes|75%", "line 1: the header has percentages and no n"},
		{"question|answer|subgroup\nSafe?|Yes|Men", "line 1: the header has no column n"},
		{"question|n|subgroup\nSafe?|3|Men", "needs both question and answer"},
		{"question|answer|n\nSafe?|Yes|75%", `line 2: n is the percentage "75%"`},
		{"question|answer|n\nSafe?|Yes|0.75", "no whole number of people"},
		{"question|answer|n\nSafe?|Yes|<5", "put the answer together"},
		{"question|answer|n\nSafe?|Yes|-4", "no number of people"},
		{"question|answer|n\nSafe?|Yes|", "the row has no n"},
		{"question|answer|n\nSafe?||4", "the row has no answer"},
		{"question|answer|n\n|Yes|4", "the row has no question"},
		{"question|answer|n|weight\nSafe?|Yes|4|heavy", `weight is "heavy"`},
		{"question|answer|n|answer\nSafe?|Yes|4|No", "stands twice in the header"},
		{"question|answer|n|wieght\nSafe?|Yes|4|1", `did you mean "weight"?`},
		{"question|answer|n|Comments\nSafe?|Yes|4|I am afraid of Mr Quagga", "own words"},
		{"question|answer|n\nSafe?|" + strings.Repeat("My neighbour ", 20) + "|1", "own words"},
		{"question|answer|n\nSafe?|Yes|4|5", "field 4 holds something"},
		{"question|answer|n\nSafe?|Yes|4\n|yes|5", "stands here and on line 2"},
		{"question|answer|n|base\nSafe?|Yes|4|10\n|No|5|11", "the base is 11 here and 10 above"},
		{"question|answer|n|base\nSafe?|Yes|14|10", "14 gave the answer"},
		{"question|answer|n|base|weight\nWorry?|Drugs|4|10|2\n|Theft|5|10|1", "all rows of a subgroup have one weight"},
		{"question|answer|subgroup|n\nSafe?|Yes|Age: old|4\n|Yes|Sex: men|5", "overlap"},
		{"question|answer|n\nSafe?|Total|4", "a total and no answer"},
	} {
		_, err := Read(rowsOf(c.text))
		var f *grid.Fault
		if !errors.As(err, &f) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.60q: %v, want %q", c.text, err, c.want)
		}
		if err != nil && strings.Contains(err.Error(), "Quagga") {
			t.Errorf("the error tells what somebody wrote: %v", err)
		}
	}
}

func TestWorriesAreAnswersOrQuestions(t *testing.T) {
	one := Survey{File: "s.csv", Questions: read(t, "question|answer|n|base\nWorry?|Burglary|30|50\n|Drug dealing|20|50\nSafe?|Yes|10|\n|No|30|")}
	one.Concern.By = map[string]data.Category{"Drug dealing": "Drugs", "burglary": "Burglary"}
	w, err := one.Worries()
	if err != nil || len(w) != 2 || w[0].Category != "Burglary" || w[0].Answer.N != 30 || w[1].Group.Base != 50 {
		t.Errorf("answers to one question: %+v, %v", w, err)
	}
	each := Survey{File: "s.csv", Questions: read(t, "question|answer|n\nBurglary|Very worried|10\n|Fairly worried|15\n|Not worried|25")}
	each.Concern = Concern{Answers: []string{"Very worried", "Fairly worried"}, By: map[string]data.Category{"Burglary": "Burglary"}}
	if w, err = each.Worries(); err != nil || len(w) != 1 || w[0].Answer.N != 25 || w[0].Group.Base != 50 {
		t.Errorf("a question for each worry: %+v, %v", w, err)
	}
	for want, c := range map[string]Concern{
		"no answer":                 {By: map[string]data.Category{"Burglary": "Burglary", "Drug deals": "Drugs"}},
		"no question in s.csv":      {By: map[string]data.Category{"Fly-tipping": "Other crime"}},
		`did you mean "Worry?"`:     {Question: "Wory?", By: map[string]data.Category{"Burglary": "Burglary"}},
		"there is no question":      {Answers: []string{"Very"}, By: map[string]data.Category{"Burglary": "Burglary"}},
		"has none of these answers": {Answers: []string{"Very"}, By: map[string]data.Category{"Safe?": "Burglary"}},
	} {
		one.Concern = c
		if _, err := one.Worries(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v, want %q", c, err, want)
		}
	}
}

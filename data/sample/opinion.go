package sample

import (
	"fmt"
	"strings"

	"assess/data"
)

// Where the results of the first partnership's surveys lie, the earlier first.
const (
	firstSurveyPath  = "surveys/survey-1.csv"
	secondSurveyPath = "surveys/survey-2.xlsx"
)

// Views is what a correct reading of the surveys and of the log finds.
type Views struct {
	Shares   map[string]float64 // of the later survey, weighted, by answer
	Verdicts map[string]string  // on the earlier survey, in the words of survey_results.csv
	Few      []string           // answers to a question that too few were asked
	Ranks    map[string]int     // of each worry among those linked to a category, the most named first
	Meetings int                // public meetings in Truth.Year
}

// ages are the groups that people are told by, with how many answered and how much each
// of them counts in the earlier and in the later survey: the young answer least.
var ages = []struct {
	name    string
	base    [2]int
	weights [2]string
}{
	{"Age: under 35", [2]int{210, 240}, [2]string{"2", "1.9"}},
	{"Age: 35 to 64", [2]int{465, 480}, [2]string{"1", "1"}},
	{"Age: 65 and over", [2]int{510, 492}, [2]string{"0.55", "0.6"}},
}

// asked are the questions of both surveys: how many of each age gave each answer. Worry
// about burglary rises while burglary falls; worry about drug dealing falls; the worry about
// vehicle crime rises with it; nothing else changes.
var asked = []struct {
	question string
	several  bool
	answers  []surveyed
}{
	{"Which of these worry you most where you live? Please choose up to three", true, []surveyed{
		{"Burglary", [2][3]int{{50, 130, 163}, {86, 197, 228}}},
		{"Anti-social behaviour", [2][3]int{{88, 200, 224}, {101, 206, 216}}},
		{"Drug dealing", [2][3]int{{92, 172, 170}, {82, 146, 131}}},
		{"Vehicle crime", [2][3]int{{46, 112, 117}, {76, 151, 148}}},
		{"Violence", [2][3]int{{67, 112, 82}, {78, 113, 77}}},
		{"Shoplifting", [2][3]int{{13, 42, 61}, {15, 44, 57}}},
		{"Speeding and parking", [2][3]int{{80, 214, 260}, {94, 223, 251}}},
		{"None of these", [2][3]int{{17, 33, 26}, {17, 31, 27}}},
	}},
	{"How safe do you feel outside after dark?", false, []surveyed{
		{"Very safe", [2][3]int{{38, 84, 61}, {44, 88, 60}}},
		{"Fairly safe", [2][3]int{{84, 190, 184}, {97, 196, 180}}},
		{"A bit unsafe", [2][3]int{{60, 130, 170}, {68, 134, 164}}},
		{"Very unsafe", [2][3]int{{28, 61, 95}, {31, 62, 88}}},
	}},
}

// surveyed is how many of each age gave an answer, in the earlier and the later survey.
type surveyed struct {
	text string
	n    [2][3]int
}

// firstSurvey is the earlier survey as a spreadsheet saved it: a title and a row of nothing
// above the header, percentages beside the numbers, blank columns at the end.
func firstSurvey(year data.Period) string {
	b := fmt.Sprintf("%s,,,,,,,,\n,,,,,,,,\nQuestion,Response,Subgroup,Count,%%,Base,Weight,,\n", surveyTitle(year, 0))
	for _, q := range asked {
		for _, a := range q.answers {
			for g, age := range ages {
				base := ""
				if q.several {
					base = fmt.Sprint(age.base[0])
				}
				b += fmt.Sprintf("\"%s\",%s,%s,%d,%.0f%%,%s,%s,,\n", q.question, a.text, age.name, a.n[0][g], 100*float64(a.n[0][g])/float64(age.base[0]), base, age.weights[0])
			}
		}
	}
	return strings.ReplaceAll(b, "\n", "\r\n")
}

// secondSurvey is the later survey as a workbook: its question stands in the first row of
// each alone, as merged cells give it, the base is a row of totals, and its last question
// was put to the few who had been victims.
func secondSurvey(year data.Period) []byte {
	rows := [][]any{{surveyTitle(year, 1)}, {}, {"Question", "Answer", "Subgroup", "n", "Weight"}}
	row := func(question, answer, group string, n int, weight string) {
		var first any
		if question != "" {
			first = question
		}
		rows = append(rows, []any{first, answer, group, n, weight})
	}
	for _, q := range asked {
		question := q.question
		for g, age := range ages {
			for _, a := range q.answers {
				row(question, a.text, age.name, a.n[1][g], age.weights[1])
				question = ""
			}
			if q.several {
				row(question, "Total", age.name, age.base[1], age.weights[1])
			}
		}
	}
	for i, a := range fewHelped {
		rows = append(rows, []any{"If you were a victim, did the help that you got meet your needs?", a, "All respondents", []int{9, 5, 3}[i]})
	}
	return book{about: "Results of the survey (synthetic). Nothing that people wrote in their own words is here.", name: "Results", rows: rows, blank: 40}.xlsx()
}

var fewHelped = []string{"Yes", "In part", "No"}

// surveyTitle is the title of the earlier or the later survey.
func surveyTitle(year data.Period, wave int) string {
	return fmt.Sprintf("Community Safety Survey %d (synthetic)", year.To.Year()-1+wave)
}

// opinions is the part of the profile that names the surveys and the log of consultations.
func opinions(year data.Period) string {
	return strings.NewReplacer("{first}", surveyTitle(year, 0), "{second}", surveyTitle(year, 1), "{last}", fmt.Sprint(year.From.Year()), "{next}", fmt.Sprint(year.To.Year()),
		"{file1}", firstSurveyPath, "{file2}", secondSurveyPath, "{before}", fmt.Sprint(year.From.Year()-1)).Replace(opinionText)
}

const opinionText = `
[[survey]]
title = "{first}"
file  = "{file1}"
owner = "Sample Council (synthetic)"
mode  = "by post and online"
from  = "{last}-01-11"
to    = "{last}-02-19"
asked = 6000

[[survey]]
title   = "{second}"
file    = "{file2}"
sheet   = "Results"
owner   = "Sample Council (synthetic)"
mode    = "online"
from    = "{next}-01-10"
to      = "{next}-02-18"
asked   = 6000
concern = { "Burglary" = "burglary", "Anti-social behaviour" = "anti-social-behaviour", "Drug dealing" = "drugs", "Vehicle crime" = "vehicle-crime", "Violence" = "violent-crime", "Shoplifting" = "shoplifting" }

[[consultation]]
date   = "{before}-10-15"
kind   = "public meeting"
place  = "Online (synthetic)"
people = 31
asked  = "What has changed where you live?"
record = "Minutes, community safety team"

[[consultation]]
date   = "{last}-06-12"
kind   = "drop-in"
title  = "Stall at the market"
place  = "Market Square (synthetic)"
asked  = "Where do you feel unsafe?"
record = "Notes of the neighbourhood team"

[[consultation]]
date   = "{last}-10-14"
kind   = "public meeting"
title  = "Face the public"
place  = "Town Hall (synthetic)"
people = 46
asked  = "What should the partnership put first next year?"
record = "Minutes, community safety team"
`

// viewsRead is what was planted. A share is the sum over the ages of weight times n, over
// that of weight times base, worked out by hand.
var viewsRead = Views{
	Shares: map[string]float64{"Burglary": 0.403834, "Anti-social behaviour": 0.428444, "Drug dealing": 0.308967, "Vehicle crime": 0.312053, "Violence": 0.249675,
		"Shoplifting": 0.086663, "Speeding and parking": 0.448506, "None of these": 0.064571, "Very safe": 0.168616, "Fairly safe": 0.396605, "A bit unsafe": 0.293697, "Very unsafe": 0.141082},
	Verdicts: map[string]string{"Burglary": "higher", "Vehicle crime": "higher", "Drug dealing": "lower", "Anti-social behaviour": "no clear change", "Violence": "no clear change",
		"Shoplifting": "no clear change", "Speeding and parking": "no clear change", "None of these": "no clear change",
		"Very safe": "no clear change", "Fairly safe": "no clear change", "A bit unsafe": "no clear change", "Very unsafe": "no clear change"},
	Few:      fewHelped,
	Ranks:    map[string]int{"Anti-social behaviour": 1, "Burglary": 2, "Vehicle crime": 3, "Drug dealing": 4, "Violence": 5, "Shoplifting": 6},
	Meetings: 1,
}

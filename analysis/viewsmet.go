package analysis

import (
	"fmt"

	"assess/data"
)

// viewsMet says how far people's views were sought: a survey or consultation not older
// than the year, and the public meeting that the regulations ask for every year.
func viewsMet(a *Assessment) (string, string) {
	v := a.Views
	current := len(v.Surveys) > 0 && !v.Older
	asked := current || len(v.Log) > v.Meetings
	meeting := "no public meeting of the year is recorded"
	if v.Meetings > 0 {
		meeting = "the public meeting of the year is recorded"
	}
	switch {
	case v.Reason != "" || len(v.Surveys) == 0 && len(v.Log) == 0:
		return ItemMissing, "no survey or consultation of the year, and no public meeting, has been supplied"
	case current && v.Meetings > 0:
		return ItemMet, fmt.Sprintf("%s, with %s people; %s", v.Latest, data.Thousands(v.people()), meeting)
	case current:
		return ItemSome, fmt.Sprintf("%s, with %s people; %s", v.Latest, data.Thousands(v.people()), meeting)
	case asked && v.Meetings > 0:
		return ItemMet, "consultations of the year are recorded; " + meeting
	case asked:
		return ItemSome, "consultations of the year are recorded; " + meeting
	case v.Meetings > 0:
		return ItemSome, meeting + "; no survey or other consultation of the year is held"
	}
	return ItemSome, fmt.Sprintf("%s ended before the year began; %s", v.Latest, meeting)
}

// people are those who took part in the last survey.
func (v Views) people() int64 {
	if n := len(v.Surveys); n > 0 {
		return v.Surveys[n-1].People
	}
	return 0
}

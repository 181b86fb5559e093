package proof

import (
	"math"
	"testing"
)

func TestSyllablesAreAboutThoseThatAreSpoken(t *testing.T) {
	for word, want := range map[string]int{
		"crime": 1, "the": 1, "changes": 2, "incident": 3, "behaviour": 3, "area": 3, "areas": 3, "theft": 1, "vehicle": 3, "burglary": 3, "before": 2, "recorded": 3,
		"interval": 3, "deprivation": 4, "social": 2, "violence": 3, "months": 1, "whole": 1, "called": 1, "tables": 2, "people": 2, "being": 2, "1,388": 2,
	} {
		if got := syllables(word); got != want {
			t.Errorf("%s has %d syllables, want %d", word, got, want)
		}
	}
}

func TestSentencesAreCutWhereAStatementEnds(t *testing.T) {
	got := Sentences("Burglary fell by 0.5%. Theft rose; robbery did not. No full stop")
	if len(got) != 4 || got[0] != "Burglary fell by 0.5%." || got[3] != "No full stop" {
		t.Errorf("got %q", got)
	}
}

// The grade of a text worked by hand: 13 words in 2 sentences, 14 syllables.
func TestGradeIsThatOfKincaid(t *testing.T) {
	got := Grade("The cat sat on the mat. It saw a bird and wanted food.")
	want := 0.39*13/2 + 11.8*14/13 - 15.59
	if math.Abs(got-want) > 1e-9 {
		t.Errorf("grade %v, want %v", got, want)
	}
	if Grade() != 0 || Grade("·") != 0 {
		t.Error("a text without words has a grade")
	}
}

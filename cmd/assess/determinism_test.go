package main

import (
	"bytes"
	"encoding/json"
	"runtime"
	"testing"
)

// TestTheAssessmentIsTheSameOnOneAndOnManyCores loads and analyses the sample
// partnership twice, on one core and on several, and wants the same bytes: every number
// of every statistic, to the last bit.
func TestTheAssessmentIsTheSameOnOneAndOnManyCores(t *testing.T) {
	text := func(m mapped) []byte {
		a, err := json.MarshalIndent(m.assessment, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	many := text(sampleAssessed(t))
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one := text(outlined(t, sampleTruth(t).Config, "2021")["sampleford"])
	if len(one) < 10000 {
		t.Fatalf("the assessment is %d bytes long: nothing was analysed", len(one))
	}
	if !bytes.Equal(one, many) {
		first, second := bytes.Split(one, []byte("\n")), bytes.Split(many, []byte("\n"))
		for i := range min(len(first), len(second)) {
			if !bytes.Equal(first[i], second[i]) {
				t.Fatalf("line %d of the assessment is %q on one core, %q on many", i+1, first[i], second[i])
			}
		}
		t.Fatalf("%d lines on one core, %d on many", len(first), len(second))
	}
}

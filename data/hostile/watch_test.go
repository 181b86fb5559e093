package hostile

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// judge notes that a test would have failed.
type judge struct {
	testing.TB
	said string
}

func (j *judge) Helper()                        {}
func (j *judge) Errorf(format string, a ...any) { j.said = fmt.Sprintf(format, a...) }

var sink []byte

func TestWatchSeesMemory(t *testing.T) {
	for size, bad := range map[int]bool{1 << 20: false, 3 << 20: true} {
		var j judge
		Watch(&j, 1<<10, Bound{Base: 1 << 20, Factor: 1 << 10}, func() { sink = make([]byte, size) })
		if (j.said != "") != bad {
			t.Errorf("%d bytes: %q", size, j.said)
		}
	}
}

func TestSentence(t *testing.T) {
	for text, bad := range map[string]bool{
		"a.csv line 2: the month is not written as YYYY-MM": false,
		"the value \"Café\"":                                false,
		"":                                                  true,
		"one\ntwo":                                          true,
		"a\x1b[2J":                                          true,
		"\xff":                                              true,
		strings.Repeat("x", longest+1):                      true,
	} {
		var j judge
		Sentence(&j, errors.New(text))
		if (j.said != "") != bad {
			t.Errorf("%.40q: %q", text, j.said)
		}
	}
}

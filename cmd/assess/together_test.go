package main

import (
	"errors"
	"strings"
	"testing"
)

func TestTogetherGivesEveryErrorAndNoPanic(t *testing.T) {
	one := errors.New("one")
	ran := false
	err := together(
		func() error { return one },
		func() error { panic("torn") },
		inTurn(func() error { ran = true; return nil }, func() error { return nil }),
	)
	if !errors.Is(err, one) || !strings.Contains(err.Error(), "torn") || !ran {
		t.Errorf("error is %v, the third part ran: %v", err, ran)
	}
	if err := together(func() error { return nil }); err != nil {
		t.Error(err)
	}
}

func TestInTurnStopsAtTheFirstError(t *testing.T) {
	err := inTurn(func() error { return errors.New("first") }, func() error { t.Error("the second part ran"); return nil })()
	if err == nil || err.Error() != "first" {
		t.Errorf("error is %v", err)
	}
}

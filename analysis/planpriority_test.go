package analysis

import (
	"testing"

	"assess/data/profiles"
)

// Plans write priorities as their authors do: what is meant by one alone is its own.
func TestPriorityOfALineOfThePlan(t *testing.T) {
	p := &profiles.Profile{Priorities: []profiles.Priority{
		{ID: "homes", Label: "Priority 1", Title: "Safe Homes"},
		{ID: "asb", Label: "Priority 2", Title: "Anti-Social Behaviour"},
		{ID: "twice", Title: "Work"}, {ID: "work", Title: "Other Work"},
	}}
	for written, want := range map[string]string{
		"Safe Homes": "homes", "SAFE HOMES ": "homes", "Priority 1: Safe Homes": "homes", "priority 1 – safe homes": "homes", "Priority 1": "homes",
		"Anti-social behaviour": "asb", "Anti Social Behaviour": "asb", "asb": "asb",
		"Work": "", "": "", "–": "", "Safe": "", "Priority 3": "",
	} {
		if got := PlanPriority(p, written); got != want {
			t.Errorf("%q is of %q, want %q", written, got, want)
		}
	}
	if got := PlanPriority(nil, "Safe Homes"); got != "" {
		t.Errorf("%q without a strategy", got)
	}
}

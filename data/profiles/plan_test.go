package profiles

import (
	"path/filepath"
	"strings"
	"testing"
)

// The plan lies beside its profile, unless it says where, and is of a year.
func TestPlanKeys(t *testing.T) {
	at := filepath.Join("work", "profile.toml")
	for keys, want := range map[string]PlanFile{
		"": {},
		"plan = \"plan.csv\"\nplan_year = \"2025/26\"":                          {filepath.Join("work", "plan.csv"), "2025/26", false},
		"plan = \"papers/plan.xlsx\"\nplan_year = \"2025\"\nplan_public = true": {filepath.Join("work", "papers", "plan.xlsx"), "2025", true},
		"plan = \"/srv/plan.csv\"\nplan_year = \"2025/26\"":                     {"/srv/plan.csv", "2025/26", false},
	} {
		p, err := parse(at, []byte(keys+"\n"+whole))
		if err != nil {
			t.Errorf("%q: %v", keys, err)
			continue
		}
		if p.Plan != want {
			t.Errorf("%q is %+v, want %+v", keys, p.Plan, want)
		}
	}
	for keys, want := range map[string]string{
		"plan = \"plan.csv\"":       `1:1: the plan has no plan_year; write the year that it is of, such as plan_year = "2025/26"`,
		"plan_year = \"2025/26\"":   `1:1: plan_year is written and plan is not`,
		"plan_public = true":        `1:1: plan_public is written and plan is not`,
		"plans = \"plan.csv\"":      `1:1: unknown key "plans"; did you mean "plan"?`,
		"plan = [\"a\", \"b.csv\"]": `1:`,
	} {
		_, err := parse(at, []byte(keys+"\n"+whole))
		if err == nil || !strings.Contains(err.Error(), at+":"+want) {
			t.Errorf("%q: %v, want %s", keys, err, want)
		}
	}
}

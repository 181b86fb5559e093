package profiles

import "path/filepath"

// PlanFile names the partnership's action plan. File is empty when none is named.
type PlanFile struct {
	File   string // where it is
	Year   string // that it is of, as people write it: "2025/26"
	Public bool   // the updates may be printed in the public edition
}

// plan reads plan, plan_year and plan_public. The file is beside the profile.
func (c *checker) plan(raw fileTOML) PlanFile {
	switch {
	case raw.Plan == "" && raw.PlanYear != "":
		c.Fail("plan_year", "plan_year is written and plan is not; name the file of the plan, such as plan = \"plan.csv\"")
	case raw.Plan == "" && raw.PlanPublic:
		c.Fail("plan_public", "plan_public is written and plan is not; name the file of the plan, such as plan = \"plan.csv\"")
	case raw.Plan != "" && raw.PlanYear == "":
		c.Fail("plan", "the plan has no plan_year; write the year that it is of, such as plan_year = \"2025/26\"")
	}
	file := raw.Plan
	if file != "" && !filepath.IsAbs(file) {
		file = filepath.Join(filepath.Dir(c.Path), filepath.FromSlash(file))
	}
	return PlanFile{file, raw.PlanYear, raw.PlanPublic}
}

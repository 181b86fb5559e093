package profiles

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"assess/data/hostile"
)

const whole = `
partnership = "Ours"
areas       = ["E07000070"]

[strategy]
title  = "Our Strategy"
period = "2021-04/2022-03"
source = "page 3"

[[priority]]
id    = "homes"
title = "Safe Homes"

[[priority.focus]]
id    = "burglary"
title = "Burglary"
kinds = ["burglary"]

[[priority.outcome]]
title     = "Fewer burglaries"
kind      = "burglary"
direction = "lower"
baseline  = 2019

[[priority]]
id    = "work"
title = "Work Together"
kinds = ["activity"]

[[version]]
title  = "Web page"
source = "web"

[[version.priority]]
priority = "homes"
focuses  = ["Burglary"]

[[funding]]
line      = "Grant"
allocated = 12337
priority  = "homes"
`

// A mistake is told with its file, line and column, and what to write instead.
func TestMistakesAreTold(t *testing.T) {
	for name, c := range map[string]struct{ from, to, want string }{
		"unknown key":        {"title = \"Safe Homes\"", "titel = \"Safe Homes\"", `12:1: unknown key "titel" in [priority]; did you mean "title"?`},
		"unknown kind":       {`kinds = ["burglary"]`, `kinds = ["burglery"]`, `17:1: kind of focus "burglery" is not known; did you mean "burglary"?`},
		"no kinds":           {`kinds = ["burglary"]`, ``, `kinds is missing`},
		"kinds twice":        {"title = \"Safe Homes\"", "title = \"Safe Homes\"\nkinds = [\"burglary\"]", `has areas of focus; write kinds there`},
		"direction":          {`"lower"`, `"down"`, `22:1: direction "down" is not one of "lower", "higher"`},
		"baseline":           {`2019`, `19`, `23:1: baseline 19 is not a year`},
		"target without %":   {`2019`, "2019\ntarget = \"10\"", `24:1: target "10" is no change in per cent above -100; write a change such as "-10%"`},
		"target unsigned":    {`2019`, "2019\ntarget = \"10%\"", `does not say whether up or down; write "+10%" or "-10%"`},
		"target turned":      {`2019`, "2019\ntarget = \"+10%\"", `should go lower and its target is the other way`},
		"target of nothing":  {`2019`, "2019\ntarget = 2.5", `target is neither a change nor a whole number`},
		"level, no way":      {"direction = \"lower\"\nbaseline  = 2019", "target = 250", `no direction; write direction = "lower" for at most`},
		"target, no kind":    {"kind      = \"burglary\"\n", "target = \"-5%\"\n", `has a target and no kind`},
		"by alone":           {`2019`, "2019\nby = \"2024-03\"", `24:1: by goes with target`},
		"by no month":        {`2019`, "2019\ntarget = \"-5%\"\nby = \"March\"", `25:1: by is "March"; write the month`},
		"unknown priority":   {`priority = "homes"`, `priority = "hones"`, `did you mean "homes"?`},
		"same id":            {`id    = "work"`, `id    = "homes"`, `26:1: id "homes" is used twice`},
		"no period":          {`period = "2021-04/2022-03"`, ``, `period is missing`},
		"wrong date":         {`source = "page 3"`, "source = \"page 3\"\ndate = \"1 April\"", `date "1 April" is not a day`},
		"district":           {`E07000070`, `Chelmsford`, `"Chelmsford" is not a district code`},
		"money":              {`12337`, `-1`, `allocated = -1 is not an amount of money`},
		"empty version":      {`focuses  = ["Burglary"]`, ``, `the version says nothing of the priority`},
		"indicator":          {"[[priority.outcome]]", "[[priority.focus.indicator]]\nid = \"x\"\ntitle = \"X\"\n\n[[priority.outcome]]", `indicator "x" has no measure`},
		"no priority at all": {whole[strings.Index(whole, "[[priority]]"):], "", `there is no [[priority]]`},
	} {
		text := strings.Replace(whole, c.from, c.to, 1)
		_, err := parse("profile.toml", []byte(text))
		if err == nil || !strings.HasPrefix(err.Error(), "profile.toml:") || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
	p, err := parse("profile.toml", []byte(whole))
	if err != nil {
		t.Fatal(err)
	}
	if f := p.Priorities[1].Focuses; len(f) != 1 || f[0].Title != "Work Together" {
		t.Errorf("a priority without areas of focus has %v, want itself", f)
	}
	if p.Priority("homes") == nil || p.Priority("none") != nil {
		t.Error("a priority is not found by its id")
	}
}

func TestReadSaysWhatIsNotThere(t *testing.T) {
	dir := t.TempDir()
	if _, err := Read(filepath.Join(dir, "none.toml")); err == nil || !strings.Contains(err.Error(), "there is no such profile") {
		t.Errorf("a missing file: %v", err)
	}
	if _, err := Read(dir); err == nil || !strings.Contains(err.Error(), "this is a folder") {
		t.Errorf("a folder: %v", err)
	}
	path := filepath.Join(dir, "profile.toml")
	if err := os.WriteFile(path, []byte("title = \"\xff\""), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(path); err == nil || !strings.Contains(err.Error(), "not UTF-8") {
		t.Errorf("another encoding: %v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(whole))
	f.Add([]byte("[[priority]]\nid = 1"))
	f.Fuzz(func(t *testing.T, text []byte) {
		if len(text) > 64<<10 {
			return
		}
		var p *Profile
		var err error
		hostile.Watch(t, len(text), hostile.Bound{Base: 32 << 20, Factor: 5_000}, func() { p, err = parse("profile.toml", text) })
		if err != nil {
			hostile.Sentence(t, err)
			if !strings.HasPrefix(err.Error(), "profile.toml") {
				t.Errorf("%q does not name the file", err)
			}
			return
		}
		if len(p.Priorities) == 0 || p.Strategy.Title == "" || p.Strategy.Period.Empty() {
			t.Error("a profile without a priority or a strategy was read")
		}
	})
}

// A target is a change since the baseline, which says its direction itself, or a level.
func TestTargetsOfOutcomes(t *testing.T) {
	for from, want := range map[string]struct {
		words  Direction
		change float64
		level  int64
		by     string
	}{
		`target = "-10 %"`:                     {Lower, -0.1, -1, ""},
		"target = \"+2.5%\"\nby = \"2024-03\"": {Higher, 0.025, -1, "2024-03"},
		"target = 250\ndirection = \"lower\"":  {Lower, 0, 250, ""},
	} {
		p, err := parse("profile.toml", []byte(strings.Replace(whole, "direction = \"lower\"\nbaseline  = 2019", from, 1)))
		if err != nil {
			t.Errorf("%s: %v", from, err)
			continue
		}
		o := p.Priorities[0].Outcomes[0]
		level, by := int64(-1), ""
		if o.Target.Level != nil {
			level = *o.Target.Level
		}
		if !o.Target.By.IsZero() {
			by = o.Target.By.String()
		}
		if o.Direction != want.words || o.Target.Change != want.change || level != want.level || by != want.by {
			t.Errorf("%s: %s, %+v", from, o.Direction, *o.Target)
		}
	}
}

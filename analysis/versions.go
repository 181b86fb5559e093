package analysis

import (
	"regexp"
	"slices"
	"strings"

	"assess/data/profiles"
)

// Version is another statement of the priorities, and where it says something else than
// the strategy.
type Version struct {
	Title       string              `json:"title"`
	Source      string              `json:"source"`
	Date        string              `json:"date,omitempty"` // ISO
	Note        string              `json:"note,omitempty"`
	Differences []VersionDifference `json:"differences"` // of the priorities that differ
	Left        []string            `json:"left_out"`    // titles of the strategy's priorities that it does not state
}

// VersionDifference is where a version states one priority otherwise.
type VersionDifference struct {
	Priority  string      `json:"priority"` // title in the strategy
	Title     string      `json:"title,omitempty"`
	Strategy  []string    `json:"only_in_strategy"` // areas of focus
	Version   []string    `json:"only_in_version"`
	Rewritten [][2]string `json:"reworded"` // in the strategy, in the version
}

// versionsOf sets each version of a profile beside its strategy.
func versionsOf(p *profiles.Profile) []Version {
	out := []Version{}
	for _, v := range p.Versions {
		row := Version{Title: v.Title, Source: v.Source, Date: v.Date, Note: v.Note, Differences: []VersionDifference{}, Left: []string{}}
		for _, q := range p.Priorities {
			i := slices.IndexFunc(v.Priorities, func(x profiles.VersionPriority) bool { return x.Priority == q.ID })
			if i < 0 {
				row.Left = append(row.Left, q.Title)
				continue
			}
			if d, differs := compareVersion(q, v.Priorities[i]); differs {
				row.Differences = append(row.Differences, d)
			}
		}
		out = append(out, row)
	}
	return out
}

// compareVersion pairs areas of focus: first those of the same words, then those that
// share at least half of all their words.
func compareVersion(q profiles.Priority, v profiles.VersionPriority) (VersionDifference, bool) {
	out := VersionDifference{Priority: q.Title, Strategy: []string{}, Version: []string{}, Rewritten: [][2]string{}}
	if v.Title != "" && !sameWords(v.Title, q.Title) {
		out.Title = v.Title
	}
	if len(v.Focuses) > 0 {
		var strategy []string
		for _, f := range q.Focuses {
			strategy = append(strategy, f.Title)
		}
		out.pair(strategy, v.Focuses)
	}
	return out, out.Title != "" || len(out.Strategy)+len(out.Version)+len(out.Rewritten) > 0
}

func (d *VersionDifference) pair(strategy, version []string) {
	rest := slices.Clone(version)
	var open []string
	for _, s := range strategy {
		if i := slices.IndexFunc(rest, func(v string) bool { return sameWords(s, v) }); i >= 0 {
			rest = slices.Delete(rest, i, i+1)
			continue
		}
		open = append(open, s)
	}
	for _, s := range open {
		if i := slices.IndexFunc(rest, func(v string) bool { return overlap(s, v) >= 0.5 }); i >= 0 {
			d.Rewritten = append(d.Rewritten, [2]string{s, rest[i]})
			rest = slices.Delete(rest, i, i+1)
			continue
		}
		d.Strategy = append(d.Strategy, s)
	}
	d.Version = append(d.Version, rest...)
}

var wordForm = regexp.MustCompile(`[\p{L}\p{N}]+`)

func wordsOf(s string) []string {
	w := wordForm.FindAllString(strings.ToLower(s), -1)
	slices.Sort(w)
	return slices.Compact(w)
}

func sameWords(a, b string) bool { return slices.Equal(wordsOf(a), wordsOf(b)) }

// overlap is the share of the words of both that are in each (Jaccard).
func overlap(a, b string) float64 {
	x, y := wordsOf(a), wordsOf(b)
	both := 0
	for _, w := range x {
		if slices.Contains(y, w) {
			both++
		}
	}
	if all := len(x) + len(y) - both; all > 0 {
		return float64(both) / float64(all)
	}
	return 0
}

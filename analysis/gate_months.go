package analysis

import (
	"fmt"
	"slices"

	"assess/data"
	"assess/data/workspace"
)

// missingFindings finds the months without a file between the first held and the newest of
// the source, whichever force that is of. Months that were held once are lost, which is
// told by itself. Up to most missing months are let through. It cannot be wrong about a
// series without a gap: its false alarms are forces that stopped publishing, which are to
// be accepted.
func missingFindings(months []gateMonth, lost []data.Month, newest data.Month, most int) []GateFinding {
	if len(months) == 0 {
		return nil
	}
	var missing []data.Month
	for m := months[0].month; m <= newest; m++ {
		if !slices.ContainsFunc(months, func(h gateMonth) bool { return h.month == m }) && !slices.Contains(lost, m) {
			missing = append(missing, m)
		}
	}
	return monthFindings(workspace.MissingMonth, missing, most, func(p data.Period) string {
		return fmt.Sprintf("no file of %s is held", p.Label())
	})
}

// lostFindings tells of months that were held and are in no file any more.
func lostFindings(lost []data.Month, most int) []GateFinding {
	return monthFindings(workspace.LostMonth, lost, most, func(p data.Period) string {
		return fmt.Sprintf("%s was held and is in no raw file any more", p.Label())
	})
}

// partialFindings finds the months with far too few rows to be whole, by the rule that
// keeps them out of every count (forceStatuses).
func partialFindings(months []gateMonth, most int) []GateFinding {
	var partial []data.Month
	rows := map[data.Month]int64{}
	for _, m := range months {
		if m.status == data.Partial {
			partial = append(partial, m.month)
			rows[m.month] = m.rows
		}
	}
	return monthFindings(workspace.PartialMonth, partial, most, func(p data.Period) string {
		if p.Len() == 1 {
			return fmt.Sprintf("the file of %s has %s rows, far too few to be whole", p.Label(), data.Thousands(rows[p.From]))
		}
		return fmt.Sprintf("the files of %s have far too few rows to be whole", p.Label())
	})
}

// monthFindings makes one finding of each run of months, unless there are no more than
// may be let through.
func monthFindings(g workspace.Gate, months []data.Month, most int, what func(data.Period) string) []GateFinding {
	if len(months) <= most {
		return nil
	}
	var out []GateFinding
	for i := 0; i < len(months); {
		p := data.Period{From: months[i], To: months[i]}
		for i++; i < len(months) && months[i] == p.To+1; i++ {
			p.To++
		}
		out = append(out, GateFinding{Gate: g, Months: p, Number: float64(p.Len()), Limit: float64(most), What: what(p)})
	}
	return out
}

// vintageFindings finds the months whose LSOA codes are of another census year than those
// of the month held before. Series without a change have none. A change is no mistake, but
// wants a person to see that boundaries and a lookup of the new year are configured.
func vintageFindings(months []gateMonth, most int) []GateFinding {
	var out []GateFinding
	for i, m := range months {
		if i == 0 || m.vintage == months[i-1].vintage {
			continue
		}
		was := float64(months[i-1].vintage)
		what := fmt.Sprintf("the LSOA codes of %s are of %d, those of %s of %d", m.month.Label(), m.vintage, months[i-1].month.Label(), months[i-1].vintage)
		if m.vintage == 0 {
			what = fmt.Sprintf("the LSOA codes of %s are of no census year that is known", m.month.Label())
		} else if was == 0 {
			what = fmt.Sprintf("the LSOA codes of %s are of %d, those of %s of no census year that is known", m.month.Label(), m.vintage, months[i-1].month.Label())
		}
		out = append(out, GateFinding{Gate: workspace.LSOAVintage, Months: data.Period{From: m.month, To: m.month}, Number: float64(m.vintage), Usual: &was, Limit: float64(most), What: what})
	}
	if len(out) <= most {
		return nil
	}
	return out
}

// refusedFindings tells of files that could not be read.
func refusedFindings(files []RefusedFile, limits workspace.Gates) []GateFinding {
	type key struct {
		gate          workspace.Gate
		source, force string
	}
	gateOf := func(f RefusedFile) (key, int) {
		if f.Category {
			return key{workspace.UnknownCategory, f.Source, f.Force}, limits.UnknownCategories
		}
		return key{workspace.RefusedFile, f.Source, f.Force}, limits.RefusedFiles
	}
	count := map[key]int{}
	for _, f := range files {
		k, _ := gateOf(f)
		count[k]++
	}
	var out []GateFinding
	for _, f := range files {
		k, most := gateOf(f)
		if count[k] <= most {
			continue
		}
		g := GateFinding{Gate: k.gate, Source: f.Source, Force: f.Force, Number: float64(count[k]), Limit: float64(most), What: f.Reason}
		if !f.Month.IsZero() {
			g.Months = data.Period{From: f.Month, To: f.Month}
		}
		out = append(out, g)
	}
	return out
}

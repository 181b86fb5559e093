package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"assess/analysis"
)

// partnerName names a row of partner_counts.csv by what it counts.
func partnerName(r printedRow) string {
	return strings.Join([]string{r.cells[len(r.cells)-1], r.cells[3], r.cells[4], r.cells[1], r.cells[5]}, "|")
}

// nameOfPartner is the name that a series' row of a period has.
func nameOfPartner(c analysis.PartnerCount, period string) string {
	filled := func(s, other string) string {
		if s == "" {
			return other
		}
		return s
	}
	return strings.Join([]string{c.Source, filled(c.Category, "All records"), filled(c.Flag, "[z]"), filled(string(c.Code), "[z]"), period}, "|")
}

// monthsOfPartners are the true numbers of partners' months and years by name.
func monthsOfPartners(a *analysis.Assessment) map[string]int64 {
	out := map[string]int64{}
	for _, c := range a.Partners.Counts {
		for _, y := range c.Years {
			out[nameOfPartner(c, y.Label)] = y.Count
		}
		for i, n := range c.Counts {
			if n != nil {
				out[nameOfPartner(c, c.From.Add(i).String())] = *n
			}
		}
	}
	return out
}

// attackPartners bounds the counts of restricted partners' tables from those that are
// shown: categories add up to all records, months to years. It asks besides that nothing
// be told of their wards and hours, nor of the months of what is sensitive.
func attackPartners(t *testing.T, a *analysis.Assessment, p *published) (found []string) {
	t.Helper()
	restricted := map[string]bool{}
	for _, s := range a.Partners.Sources {
		restricted[s.ID] = s.Protect == "restricted"
	}
	told := map[string]bool{}
	for _, r := range p.rows {
		if !strings.HasPrefix(r.where, "partner_") || !restricted[r.cells[len(r.cells)-1]] {
			continue
		}
		if r.where == "partner_hours.csv" || r.cells[0] == "ward" {
			found = append(found, fmt.Sprintf("%s: %v", r.where, r.cells))
		}
		if r.where == "partner_counts.csv" && strings.ContainsAny(r.cells[7], "0123456789") {
			told[partnerName(r)] = true
		}
	}
	for _, s := range a.Partners.Sources {
		if restricted[s.ID] {
			found = append(found, attackSource(t, a, s, told)...)
		}
	}
	return found
}

// attackSource attacks one source of a partnership of one district, each year by itself.
func attackSource(t *testing.T, a *analysis.Assessment, s analysis.PartnerSource, told map[string]bool) (found []string) {
	t.Helper()
	years := map[analysis.PartnerYear]bool{}
	for _, c := range a.Partners.Counts {
		for _, y := range c.Years {
			if c.Source == s.ID {
				years[analysis.PartnerYear{From: y.From, Label: y.Label}] = true
			}
		}
	}
	for year := range years {
		var k known
		var rows [][]int // of each category, the year and its months
		var all []int
		for _, c := range a.Partners.Counts {
			if c.Source != s.ID || c.Flag != "" || c.Type != analysis.TypePartnership {
				continue
			}
			var months []int
			for i := range 12 {
				m := year.From.Add(i)
				n, at := int64(0), int(m-c.From)
				if at >= 0 && at < len(c.Counts) && c.Counts[at] != nil {
					n = *c.Counts[at]
				}
				name := nameOfPartner(c, m.String())
				if told[name] && (c.Sensitive || s.Sensitive) {
					found = append(found, "a month of what is sensitive: "+name)
				}
				months = append(months, k.add(name, n, !told[name]))
			}
			row := append([]int{k.whole(nameOfPartner(c, year.Label), months, !told[nameOfPartner(c, year.Label)])}, months...)
			if c.Category == "" {
				all = row
			} else {
				rows = append(rows, row)
			}
		}
		n := len(k.Values)
		for i := range all {
			var parts []int
			rest := k.Values[all[i]]
			for _, row := range rows {
				parts, rest = append(parts, row[i]), rest-k.Values[row[i]]
			}
			if len(parts) > 0 && rest >= 0 {
				k.join(all[i], append(parts, k.add("without a category", rest, true)))
			}
		}
		for i, v := range k.Values[:n] {
			if v > 0 && v < int64(a.Settings.SuppressBelow) && !k.hidden[i] {
				found = append(found, k.names[i]+" is "+strconv.FormatInt(v, 10)+" and told")
			}
		}
		found = append(found, k.small(a).exposed(t, a, n)...)
	}
	slices.Sort(found)
	return found
}

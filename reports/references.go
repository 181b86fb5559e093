package reports

import (
	"fmt"
	"strings"

	"assess/analysis"
	"assess/data"
)

// Reference is a number of the assessment that a text may quote by name. Value is written
// as every chapter writes it.
type Reference struct {
	Name  string // "change.burglary.rate_ratio"
	Value string // "0.78 (0.70 to 0.87)"; [c] where the edition keeps it, [x] where there is none
	Means string // "burglary, ratio to the year before with its interval"
}

// References lists the numbers that a text of an edition may quote, in order.
func References(a *analysis.Assessment, o Options) []Reference {
	return newDraft(a, Boundaries{}, o).references()
}

// catalogue collects references.
type catalogue struct{ out []Reference }

func (c *catalogue) add(name, value, format string, args ...any) {
	if value == "" {
		value = notAvailable
	}
	c.out = append(c.out, Reference{name, value, fmt.Sprintf(format, args...)})
}

func (d *draft) references() []Reference {
	var c catalogue
	d.yearReferences(&c)
	for _, v := range []struct {
		prefix string
		cmp    analysis.Comparison
		view   view
	}{{"change", d.a.Previous, previousView}, {"baseline", d.a.Baseline, baselineView}} {
		for _, x := range v.cmp.Changes {
			d.changeReferences(&c, v.prefix+"."+slug(x.Category), capital(inSentence(x.Category)), v.view.name, x)
		}
	}
	d.levelReferences(&c)
	d.partnerReferences(&c)
	d.planReferences(&c)
	return c.out
}

// yearReferences say whose year it is.
func (d *draft) yearReferences(c *catalogue) {
	a := d.a
	c.add("place", d.place(), "The area assessed")
	c.add("year.label", a.Year.Label, "The months assessed")
	c.add("year.short", a.Year.Short, "The same, short")
	c.add("year.months", data.Thousands(int64(len(a.Year.Months))), "Months of it that are counted")
	c.add("area.residents", integer(a.Area.Residents), "Residents")
	c.add("area.households", integer(a.Area.Households), "Households")
}

// changeReferences are those of one change against earlier months.
func (d *draft) changeReferences(c *catalogue, name, what, against string, x analysis.CategoryChange) {
	current, previous, ratio := data.Thousands(x.CurrentCount), average(x.PreviousCount), ratioCell(x.RateRatio, x.Interval)
	number, interval := notAvailable, notAvailable
	if x.RateRatio != nil {
		number = ratioOf(*x.RateRatio)
	}
	if x.Interval != nil {
		interval = spread(x.Interval.Lower, x.Interval.Upper, boundOf)
	}
	movement := string(x.Verdict)
	if isClear(x.Verdict) && sizeable(x, d.a.Settings.MinimumCount) {
		movement = moved(*x.RateRatio)
	}
	if x.Verdict == analysis.NotComparable {
		current, previous, ratio, number, interval = notAvailable, notAvailable, notAvailable, notAvailable, notAvailable
	}
	c.add(name+".current_count", current, "%s, count in the months compared", what)
	c.add(name+".previous_count", previous, "%s, count in %s", what, against)
	c.add(name+".rate_ratio", ratio, "%s, ratio to %s with its interval", what, against)
	c.add(name+".ratio", number, "%s, ratio to %s", what, against)
	c.add(name+".interval", interval, "%s, interval of the ratio", what)
	c.add(name+".movement", movement, "%s, the change from %s in words", what, against)
	c.add(name+".verdict", string(x.Verdict), "%s, the verdict", what)
}

// levelReferences are counts, rates and the rates beside those of others.
func (d *draft) levelReferences(c *catalogue) {
	for _, l := range d.a.Levels {
		if l.Type != analysis.TypePartnership {
			continue
		}
		name, what := "level."+slug(l.Category), capital(inSentence(l.Category))
		c.add(name+".count", data.Thousands(l.Count), "%s, count in the months assessed", what)
		c.add(name+".rate", rateCell(l.Rate), "%s for every 1,000 residents", what)
		c.add(name+".interval", intervalCell(l.Interval), "%s, interval of the rate", what)
	}
	for _, r := range d.a.Versus.Rows {
		name, what := "versus."+slug(r.Category), capital(inSentence(r.Category))
		c.add(name+".other_rate", perThousand(r.OtherRate), "%s for every 1,000 residents of %s", what, d.a.Versus.Name)
		c.add(name+".rate_ratio", ratioCell(&r.Ratio, &r.RatioCI), "%s, ratio of the rate to that of %s", what, d.a.Versus.Name)
		c.add(name+".verdict", string(r.Verdict), "%s, the verdict beside %s", what, d.a.Versus.Name)
	}
}

// partnerReferences are what partners' tables tell, as far as the edition tells it.
func (d *draft) partnerReferences(c *catalogue) {
	titles := map[string]string{}
	for _, s := range d.a.Partners.Sources {
		titles[s.ID] = partnerTitle(s)
	}
	for _, n := range d.a.Partners.Counts {
		if n.Type != analysis.TypePartnership {
			continue
		}
		value := data.Thousands(n.Year().Count)
		if !d.hidden.partnerYearTold(d.a, n.PartnerKey) {
			value = suppressedCell
		}
		c.add(partnerName(n.PartnerKey)+".count", value, "%s, %s, count in the year", titles[n.Source], lowerFirst(recordsName(n.PartnerKey)))
	}
	for _, x := range d.a.Partners.Changes {
		if x.Type != analysis.TypePartnership || x.Reason != "" {
			continue
		}
		from := len(c.out)
		d.changeReferences(c, partnerName(x.Key())+".change", titles[x.Source]+", "+lowerFirst(recordsName(x.Key())), "the year before", x.CategoryChange)
		if !d.hidden.partnerMoveTold(d.a, x.Key()) {
			for i := range c.out[from:] {
				c.out[from+i].Value = suppressedCell
			}
		}
	}
}

// partnerName is the name of a partner's series: its source, its category, its flag.
func partnerName(k analysis.PartnerKey) string {
	name := "partner." + k.Source
	if k.Category != "" {
		name += "." + plainName(k.Category)
	}
	if k.Flag != "" {
		name += ".marked-" + plainName(k.Flag)
	}
	return name
}

// plainName writes words as a name: small letters and digits with hyphens between.
func plainName(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9')
	}), "-")
}

// planReferences count the plan's lines by status.
func (d *draft) planReferences(c *catalogue) {
	p := d.a.Plan
	if len(p.Lines) == 0 {
		return
	}
	c.add("plan.lines", data.Thousands(int64(len(p.Lines))), "Lines of the plan")
	for i, s := range analysis.PlanStatuses {
		if i < len(p.Total.Counts) {
			c.add("plan."+plainName(string(s)), data.Thousands(int64(p.Total.Counts[i])), "Lines of the plan: %s", s)
		}
	}
}

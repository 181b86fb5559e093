package reports

import (
	"cmp"
	"fmt"
	"strings"

	"assess/analysis"
	"assess/data/reference"
)

// scrutinySections are the parts of a committee report in the order in which councils
// have them.
var scrutinySections = []paperPart{
	{"purpose", scrutinyPurpose}, {"background", scrutinyBackground}, {"changed", scrutinyChanges}, {"outcomes", paperOutcomes}, {planSection, scrutinyPlan},
	{"risk", scrutinyRisk}, {"resources", paperMoney}, {"law", scrutinyLaw}, {"recommendations", scrutinyRecommendations},
}

func scrutinyPurpose(d *draft) Section {
	return Section{Title: "Purpose", Blocks: []Block{
		say("This report tells the committee what changed in %s. It is about %s. It says how far the partnership's outcomes were reached, how far its plan was carried out, and which risks that leaves. The committee is asked to consider it.", d.place(), d.window()),
		say("The numbers are those of the partnership's strategic assessment, which says how each was made."),
	}}
}

// scrutinyBackground says who the partnership is, what it set out to do and what the
// report rests on.
func scrutinyBackground(d *draft) Section {
	s := Section{Title: "Background"}
	text := fmt.Sprintf("%s covers %s", d.a.Partnership.Name, d.place())
	if n := d.a.Area.Residents; n != nil {
		text += fmt.Sprintf(", which has %s (%d)", plural(*n, "resident", "residents"), d.a.Area.ResidentsYear)
	}
	s.Blocks = append(s.Blocks, say("%s. The law asks it for a strategic assessment every year, and for a plan that follows from it.", text))
	return s.with(d.strategyTold()...).with(d.unseen())
}

// strategyTold names the strategy with its priorities and their areas of focus.
func (d *draft) strategyTold() []Block {
	p := d.a.Priorities
	if p.Reason != "" || len(p.Pages) == 0 {
		return []Block{absent("No priorities", p.Reason)}
	}
	out := []Block{paragraph(strong("%s", p.Strategy.Title), words(" is the partnership's strategy, for %s. Its priorities and their areas of focus:", p.Strategy.Period.Label()))}
	var l List
	for _, q := range p.Pages {
		var focuses []string
		for _, f := range q.Focuses {
			if f.Title != q.Title {
				focuses = append(focuses, lowerFirst(f.Title))
			}
		}
		item := []Span{strong("%s", stop(q.Title))}
		if len(focuses) > 0 {
			item = append(item, words(" %s", sentence("%s", strings.Join(focuses, "; "))))
		}
		l.Items = append(l.Items, item)
	}
	out = append(out, l)
	if p.Strategy.Expired || p.Strategy.Ahead {
		out = append(out, warning("The strategy is not of this year", "%s", d.strategyAge()))
	}
	if p.Embedded {
		out = append(out, reading("Where the priorities are from", "The partnership has supplied no profile of its own. These priorities were taken from its published strategy."))
	}
	return out
}

// scrutinyChanges says what changed since the year before.
func scrutinyChanges(d *draft) Section {
	s := Section{Title: "What changed"}
	s.Blocks = append(s.Blocks, d.scope(), paragraph(strong("In one sentence. "), words("%s", d.headline())), d.volume())
	return s.with(d.paperChanges())
}

// paperChanges is the picture of every category against the year before.
func (d *draft) paperChanges() Block {
	if why := notCompared(d.a.Previous); why != "" {
		return absent("No comparison with the year before", why)
	}
	return pictureAlone(d.forestFigure(d.a.Previous, previousView))
}

// scrutinyPlan is how far the plan was carried out, without its lines.
func scrutinyPlan(d *draft) Section {
	s := Section{Title: "Progress of the plan"}
	p := d.a.Plan
	switch {
	case p.Reason != "" || len(p.Lines) == 0:
		return s.with(absent("No plan", cmp.Or(p.Reason, "the plan has no line")))
	case p.Quarter == 0:
		return s.with(d.planWords(), absent("No progress to tell", "no line of the plan has an update of any quarter"))
	}
	if p.Older {
		s.Blocks = append(s.Blocks, warning("The plan is not last year's", "The plan held is that of %s. It says nothing of the years since.", p.Year))
	}
	s.Blocks = append(s.Blocks, d.planWords(), d.planVerdict(), pictureAlone(d.planByPriority()), d.planReading())
	return s.with(d.planFlags()...)
}

// paperMoney is what is known of the money.
func paperMoney(d *draft) Section {
	s := Section{Title: "Resource implications"}
	return s.with(d.planMoney()[1:]...) // without its heading
}

// scrutinyLaw is what the law asks of the partnership and of the committee.
func scrutinyLaw(*draft) Section {
	s := Section{Title: "Legal implications"}
	t := Table{ID: "law-table", Caption: "What the law asks of the partnership, its members and this committee", Source: "Source: legislation.gov.uk, in the words of this report.",
		Columns: []Column{{Name: "Law", Width: 1.3}, {Name: "Part"}, {Name: "What it asks", Width: 3.4}}}
	checked := true
	for _, p := range reference.Legal() {
		t.Rows = append(t.Rows, []string{p.Law, p.Provision, p.Wording})
		checked = checked && p.Checked
	}
	if !checked {
		s.Blocks = append(s.Blocks, warning("Wording to be checked", "The wording below is a paraphrase. The council's legal adviser is asked to check it against legislation.gov.uk."))
	}
	return s.with(t)
}

// scrutinyRecommendations are the author's alone.
func scrutinyRecommendations(d *draft) Section {
	s := Section{Title: "Recommendations"}
	if len(d.written(ScrutinyTexts+"recommendations", 2)) == 0 {
		s.Blocks = append(s.Blocks, absent("No recommendation", "recommendations are for the partnership to make and none has been written; the program proposes none"))
	}
	return s
}

// scrutinyRisk lists what the numbers and the plan give reason to ask about.
func scrutinyRisk(d *draft) Section {
	s := Section{Title: "Risk implications"}
	t := Table{ID: "risk-table", Caption: "What the numbers and the plan give reason to ask about", Source: d.source(),
		Columns: []Column{{Name: "Risk"}, {Name: "What is known", Width: 3.2}},
		Note:    "Facts alone. How likely and how grave each is, and who owns it, is for the partnership's risk register."}
	for _, r := range []struct {
		name string
		said []string
	}{
		{"Crime and disorder", d.risenWords()}, {"Outcomes", d.missedWords()}, {"The plan", d.lateWords()}, {"What cannot be seen", d.limits()},
	} {
		if len(r.said) > 0 {
			t.Rows = append(t.Rows, []string{r.name, strings.Join(r.said, " ")})
		}
	}
	return s.with(t)
}

// risenWords say what rose clearly and which level is higher than before.
func (d *draft) risenWords() (out []string) {
	for _, c := range d.a.Previous.Changes {
		if c.Verdict == analysis.Higher && d.a.Previous.Reason == "" {
			out = append(out, sentence("%s: %s", changeMessage(c, d.a.Settings.MinimumCount), against(c, d.a.Previous)))
		}
	}
	var long []string
	for _, s := range d.a.Signals {
		if s.Level == analysis.Higher {
			long = append(long, inSentence(s.Category))
		}
	}
	if len(long) > 0 {
		out = append(out, sentence("a year or more above the middle of the months before: %s", joined(long)))
	}
	if len(out) == 0 {
		out = append(out, "No category rose clearly.")
	}
	return out
}

// missedWords say which outcomes were not reached.
func (d *draft) missedWords() (out []string) {
	for _, q := range d.a.Priorities.Pages {
		for _, o := range q.Outcomes {
			if o.Verdict == analysis.OutcomeNotMet {
				out = append(out, fmt.Sprintf("Not met: %s (%s).", lowerFirst(o.Title), q.Title))
			}
		}
	}
	return out
}

// lateWords say what of the plan is late or silent.
func (d *draft) lateWords() (out []string) {
	p := d.a.Plan
	if p.Reason != "" || len(p.Lines) == 0 {
		return []string{"No plan has been supplied, so its progress cannot be judged."}
	}
	for _, x := range []struct {
		status    analysis.PlanStatus
		one, many string
	}{{analysis.PlanBehind, "line is behind", "lines are behind"}, {analysis.PlanNotStarted, "line has not started", "lines have not started"},
		{analysis.PlanNoUpdate, "line has no update", "lines have no update"}, {analysis.PlanWaits, "line waits on a partner", "lines wait on a partner"}} {
		if n := p.Total.Of(x.status); n > 0 {
			out = append(out, plural(int64(n), x.one, x.many)+".")
		}
	}
	return out
}

// paperOutcomes is the outcomes of all priorities with their verdicts.
func paperOutcomes(d *draft) Section {
	s := Section{Title: "Outcomes by priority"}
	p := d.a.Priorities
	switch {
	case p.Reason != "" || len(p.Pages) == 0:
		return s.with(absent("No outcomes", p.Reason))
	case p.Outcomes == 0:
		return s.with(absent("No outcomes", "the strategy names none that it hoped for"))
	}
	t := Table{ID: "outcomes-table", Caption: "Outcomes hoped for, and whether they were reached", Source: d.strategySource(), Note: "Then: the same months of the baseline.",
		Columns: []Column{{Name: "Priority", Width: 1.3}, {Name: "Outcome", Width: 1.7}, {Name: "Reached"}, {Name: "Why", Width: 2.2}, {Name: "Then", Align: Right, Width: 0.7}, {Name: "Now", Align: Right, Width: 0.7}, {Name: "Ratio and interval", Align: Right, Width: 1.3}}}
	n := map[analysis.Reached]int{}
	for _, q := range p.Pages {
		for _, o := range q.Outcomes {
			n[o.Verdict]++
			t.Rows = append(t.Rows, append([]string{q.Title, outcomeName(o), capital(string(o.Verdict)), d.outcomeWhy(o)}, d.outcomeCells(o)...))
		}
	}
	text := fmt.Sprintf("Of %s, %s, %s and %s.", counted(p.Outcomes, "outcome", "outcomes"), said(n[analysis.OutcomeMet], "was reached", "were reached"),
		said(n[analysis.OutcomeNotMet], "was not reached", "were not reached"), said(n[analysis.CannotTell], "cannot be told", "cannot be told"))
	return s.with(say("%s An outcome is reached, or met, when what measures it changed clearly, and as wanted, since its baseline, or clearly reached its target.", text), t)
}

package survey

import (
	"slices"
	"strings"

	"assess/data"
	"assess/data/grid"
)

// part is the rows of one question and subgroup.
type part struct {
	name  string
	first int64 // line of its first row
	base  int64 // given, -1 for none
	rows  []row
}

// gather puts rows together into questions, groups and answers, in the order in which
// they first stand.
func gather(rows []row) ([]Question, error) {
	var out []Question
	var order []string
	by := map[string][]row{}
	for _, r := range rows {
		key := grid.Fold(r.question)
		if by[key] == nil {
			order = append(order, key)
		}
		by[key] = append(by[key], r)
	}
	for _, key := range order {
		q, err := questionOf(by[key])
		if err != nil {
			return nil, err
		}
		out = append(out, q)
	}
	return out, nil
}

func questionOf(rows []row) (Question, error) {
	q := Question{Text: rows[0].question}
	parts, err := partsOf(rows)
	if err != nil {
		return q, err
	}
	var answers []string
	for _, p := range parts {
		for _, r := range p.rows {
			if !slices.ContainsFunc(answers, func(a string) bool { return Same(a, r.answer) }) {
				answers = append(answers, r.answer)
			}
		}
		if len(answers) > maxAnswers {
			return q, grid.Faultf(p.first, "the question %q has more than %d answers: put them into classes; what people wrote in their own words is not read", data.Clip(q.Text), maxAnswers)
		}
	}
	if len(answers) == 0 {
		return q, grid.Faultf(rows[0].line, "the question %q has a total and no answer: write how many gave each answer", data.Clip(q.Text))
	}
	for _, p := range parts {
		g, err := p.group(answers)
		if err != nil {
			return q, err
		}
		q.Groups = append(q.Groups, g)
	}
	return q.whole(rows[0].line)
}

// partsOf shares the rows of a question out to its subgroups, and takes the bases out of
// them.
func partsOf(rows []row) ([]*part, error) {
	var out []*part
	for _, r := range rows {
		i := slices.IndexFunc(out, func(p *part) bool { return Same(p.name, r.subgroup) })
		if i < 0 {
			i = len(out)
			out = append(out, &part{name: r.subgroup, first: r.line, base: -1})
		}
		if err := out[i].add(r); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (p *part) add(r row) error {
	base := r.base
	if wholes[grid.Fold(r.answer)] {
		base = r.n
	}
	if base >= 0 {
		if p.base >= 0 && p.base != base {
			return grid.Faultf(r.line, "the base is %d here and %d above: a question has one base in each subgroup", base, p.base)
		}
		p.base = base
	}
	if wholes[grid.Fold(r.answer)] {
		return nil
	}
	for _, x := range p.rows {
		if Same(x.answer, r.answer) && x.weight == r.weight {
			return grid.Faultf(r.line, "the answer %q stands here and on line %d: leave one of them out", data.Clip(r.answer), x.line)
		}
	}
	p.rows = append(p.rows, r)
	return nil
}

// group adds up the rows of a subgroup. Answers that it lacks are of nobody.
func (p *part) group(answers []string) (Group, error) {
	g := Group{Name: p.name, Answers: make([]Answer, len(answers))}
	for i, a := range answers {
		g.Answers[i].Text = a
	}
	weights, sum := 1.0, int64(0)
	for i, r := range p.rows {
		at := slices.IndexFunc(answers, func(a string) bool { return Same(a, r.answer) })
		a := &g.Answers[at]
		a.N += r.n
		a.Weight += float64(r.n) * r.weight
		sum += r.n
		g.Weight += float64(r.n) * r.weight
		g.Squares += float64(r.n) * r.weight * r.weight
		if p.base >= 0 && a.N > p.base {
			return g, grid.Faultf(r.line, "%d gave the answer %q and %d were asked: the base has to be all who answered the question", a.N, data.Clip(a.Text), p.base)
		}
		if i > 0 && r.weight != weights && p.base >= 0 && p.base != p.people() {
			return g, grid.Faultf(r.line, "the weight is %g here and %g above: where a person may give several answers all rows of a subgroup have one weight", r.weight, weights)
		}
		weights = r.weight
	}
	g.Base = sum
	if p.base >= 0 && p.base != sum {
		g.Base, g.Several = p.base, true
		g.Weight, g.Squares = float64(p.base)*weights, float64(p.base)*weights*weights
	}
	return g, nil
}

func (p *part) people() int64 {
	n := int64(0)
	for _, r := range p.rows {
		n += r.n
	}
	return n
}

// whole puts the group of all who answered first, added up where no row is of it.
func (q Question) whole(line int64) (Question, error) {
	if i := slices.IndexFunc(q.Groups, func(g Group) bool { return g.Name == "" }); i >= 0 {
		all := q.Groups[i]
		q.Groups = slices.Insert(slices.Delete(q.Groups, i, i+1), 0, all)
		return q, nil
	}
	kinds := map[string]bool{}
	for _, g := range q.Groups {
		kind, _, found := strings.Cut(g.Name, ":")
		if !found {
			kind = ""
		}
		kinds[grid.Fold(kind)] = true
	}
	if len(kinds) > 1 {
		return q, grid.Faultf(line, "the question %q has subgroups of several kinds, which overlap, and no row for all who answered: add rows without a subgroup", data.Clip(q.Text))
	}
	all := Group{Answers: make([]Answer, len(q.Groups[0].Answers))}
	for _, g := range q.Groups {
		all.Base += g.Base
		all.Weight += g.Weight
		all.Squares += g.Squares
		all.Several = all.Several || g.Several
		for i, a := range g.Answers {
			all.Answers[i].Text = a.Text
			all.Answers[i].N += a.N
			all.Answers[i].Weight += a.Weight
		}
	}
	q.Groups = slices.Insert(q.Groups, 0, all)
	return q, nil
}

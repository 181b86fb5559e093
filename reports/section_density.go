package reports

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"assess/analysis"
	"assess/data"
)

// dense says where incidents are dense: a map of all crime and one of anti-social
// behaviour, and a sentence on the single category of crime that is mapped.
func (d *draft) dense() []Block {
	out := []Block{heading("places-density", "Where incidents are dense")}
	if len(d.a.Densities) == 0 {
		return append(out, absent("Where incidents are dense", "no month of the year can be counted"))
	}
	for i := range d.a.Densities {
		l := &d.a.Densities[i]
		switch {
		case l.Reason != "":
			out = append(out, absent("Where "+inSentence(l.Category)+" is dense", l.Reason))
		case l.Category == data.AllCrime || l.Category == data.AntiSocialBehaviour:
			out = append(out, d.densityMap(l))
		default:
			if half := halfOf(l); half != nil {
				out = append(out, say("Half of %s is in neighbourhoods that cover %s of the area (%s km²)%s.", inSentence(l.Category), percentFine(half.AreaShare), decimals(half.Km2, 1), mostlyIn(half.Wards)))
			}
		}
	}
	return out
}

// halfOf is the region that holds half of the incidents, nil where there is none.
func halfOf(l *analysis.DensityLayer) *analysis.DenseRegion {
	for i := range l.Regions {
		if l.Regions[i].Share == 0.5 {
			return &l.Regions[i]
		}
	}
	return nil
}

// mostlyIn names the wards that hold most of a region's incidents, in a sentence of its
// own; nothing where no ward is known.
func mostlyIn(wards []string) string {
	switch len(wards) {
	case 0:
		return ""
	case 1:
		return ". Most of it is in the ward " + wards[0]
	}
	return ". Most of it is in the wards " + joined(wards)
}

// moved says in which cells the share of incidents changed: a map of all crime and
// one of anti-social behaviour, or the sentence that no cell's did.
func (d *draft) moved() []Block {
	const title = "Where it changed"
	out := []Block{heading("places-movement", title)}
	if len(d.a.Movements) == 0 {
		why := "no month of the year can be counted"
		if d.a.Previous.Reason != "" {
			why = d.a.Previous.Reason
		}
		return append(out, absent(title, why))
	}
	var shown []Block
	var missing lacking
	for i := range d.a.Movements {
		m := &d.a.Movements[i]
		if m.Reason != "" {
			missing.add(m.Reason, inSentence(m.Category))
			continue
		}
		if m.Larger+m.Smaller == 0 {
			shown = append(shown, d.unmoved(m))
			continue
		}
		shown = append(shown, d.movementMap(m))
		if where := movedWhere(m); where != "" && len(m.Moved) > shortRows { // too many to number
			shown = append(shown, say("%s", where))
		}
	}
	if len(shown) > 0 {
		out = append(out, say("Each cell's share of all incidents is set beside its share in the same months of the year before. Where everything rises or falls alike, no cell is marked. A change does not tell its cause, and incidents may have moved to the next cell."))
	}
	out = append(out, shown...)
	return append(out, missing.notes("Cells that changed: ")...)
}

// unmoved says that no cell's share changed, and how many were tested.
func (d *draft) unmoved(m *analysis.Movement) Block {
	return say("No cell's share of %s changed by more than chance and its own ups and downs would leave. %s of %s metres, with at least %s in the two years together, were tested; they hold %s of all incidents. Only large changes can be told from chance. In a cell of 100 incidents a year, a share that triples is usually found; one that doubles or halves seldom is.",
		inSentence(m.Category), capital(counted(m.Tested, "cell", "cells")), data.Thousands(int64(m.CellM)), counted(d.a.Settings.MinimumCount, "incident", "incidents"), percent(m.Held))
}

// movementTitle says in how many cells the share grew or shrank.
func movementTitle(m *analysis.Movement) string {
	what := inSentence(m.Category)
	switch {
	case m.Smaller == 0:
		return fmt.Sprintf("%s a clearly larger share of %s than a year before", cellsHold(m.Larger), what)
	case m.Larger == 0:
		return fmt.Sprintf("%s a clearly smaller share of %s than a year before", cellsHold(m.Smaller), what)
	}
	return fmt.Sprintf("%s a clearly larger share of %s than a year before, and %s a smaller one", cellsHold(m.Larger), what, lowerFirst(cellsHold(m.Smaller)))
}

// cellsHold counts cells so that the verb agrees: "One cell holds", "3 cells hold".
func cellsHold(n int) string {
	if n == 1 {
		return "One cell holds"
	}
	return counted(n, "cell", "cells") + " hold"
}

// wardsOfCells is how many wards of changed cells are named.
const wardsOfCells = 4

// movedWhere says in which wards the cells lie that changed; nothing where no ward is
// known.
func movedWhere(m *analysis.Movement) string {
	var out []string
	for _, k := range []struct {
		verdict analysis.Verdict
		words   string
	}{{analysis.Higher, "larger"}, {analysis.Lower, "smaller"}} {
		cells := map[string]int{}
		for _, c := range m.Moved {
			if c.Verdict == k.verdict {
				cells[c.Ward]++
			}
		}
		if len(cells) > 0 && len(cells) > min(1, cells[""]) { // a ward is known
			out = append(out, fmt.Sprintf("Cells with a %s share by ward: %s.", k.words, byWard(cells)))
		}
	}
	return strings.Join(out, " ")
}

// byWard lists wards with their number of cells, most first.
func byWard(cells map[string]int) string {
	order := func(a, b string) int { // by name, those outside every ward last
		if a == "" || b == "" {
			return cmp.Compare(len(b), len(a))
		}
		return cmp.Compare(a, b)
	}
	names := make([]string, 0, len(cells))
	for name := range cells {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(cmp.Compare(cells[b], cells[a]), order(a, b)) })
	for i, name := range names {
		word := name
		if name == "" {
			word = "outside every ward"
		}
		names[i] = fmt.Sprintf("%s (%d)", word, cells[name])
	}
	return few(names, wardsOfCells, "other", "others")
}

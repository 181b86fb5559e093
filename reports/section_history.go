package reports

import (
	"fmt"
	"strings"

	"assess/analysis"
	"assess/data"
	"assess/reports/chart"
)

// historyBlocks say how hot spots came about: a map each of all crime and anti-social
// behaviour, and what their colours mean.
func (d *draft) historyBlocks() []Block {
	const title = "How hot spots came about"
	out := []Block{heading("places-history", title)}
	var shown []analysis.HotspotHistory
	for _, h := range d.a.Histories {
		if h.Reason == "" && len(h.Courses) > 0 {
			shown = append(shown, h)
			continue
		}
		if len(d.a.Histories) > 1 && d.a.Histories[0].Reason == d.a.Histories[1].Reason {
			return append(out, absent(title, h.Reason))
		}
		out = append(out, absent(title+": "+inSentence(h.Category), h.Reason))
	}
	if len(d.a.Histories) == 0 {
		return append(out, absent(title, "no month of the year can be counted"))
	}
	if len(shown) == 0 {
		return out
	}
	out = append(out, d.historyIntroduction(shown[0]), d.historyTable(shown))
	for _, h := range shown {
		if where := newsWhere(h); where != "" {
			out = append(out, say("%s", where))
		}
		out = append(out, d.historyMap(h))
	}
	return out
}

// historyIntroduction says what a step is, which are left out, and what would mislead.
func (d *draft) historyIntroduction(h analysis.HotspotHistory) Block {
	text := fmt.Sprintf("Each cell was tested in %s of three months, up to %s.", counted(h.Steps, "step", "steps"), h.Span.To.Label())
	if len(h.Missing) > 0 {
		var left []string
		for _, p := range h.Missing {
			left = append(left, p.Label())
		}
		text += fmt.Sprintf(" Left out, because a month is missing or set aside: %s.", few(left, 3, "other step", "other steps"))
	}
	if d.asideInYear() {
		text += " The year itself has months that are set aside elsewhere as unusual: what is new or faded may not last."
	}
	return say("%s A cell near the limit crosses it by chance, so a cell is only called new or faded when its incidents changed too.", text)
}

// newsWhere names the wards of the new and the faded cells; empty where there are none,
// or no ward is held.
func newsWhere(h analysis.HotspotHistory) string {
	var parts []string
	for _, k := range []struct {
		course analysis.Course
		cells  string
	}{{analysis.NewlyHot, "new"}, {analysis.Faded, "faded"}} {
		if t := courseTotals(h, k.course); len(t.Wards) > 0 {
			parts = append(parts, fmt.Sprintf("The %s %s of %s %s in %s.", k.cells, oneOrMany(t.Cells, "cell", "cells"), inSentence(h.Category), oneOrMany(t.Cells, "is", "are"), wardList(t.Wards)))
		}
	}
	return strings.Join(parts, " ")
}

// wardList names wards within a sentence: "the ward Abbey", "the wards Abbey and Lark".
func wardList(wards []string) string {
	return "the " + oneOrMany(len(wards), "ward ", "wards ") + few(wards, 5, "other", "others")
}

func oneOrMany(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// asideInYear reports whether a month of the year is set aside from baselines.
func (d *draft) asideInYear() bool {
	for _, p := range d.a.Settings.Exclude {
		for _, m := range d.a.Year.Months {
			if p.Contains(m) {
				return true
			}
		}
	}
	return false
}

// courseFills are the colours of the courses on a map; new stands out, and faded is
// hollow.
var courseFills = map[analysis.Course]chart.Fill{
	analysis.NewlyHot: chart.HotFill, analysis.Lasting: chart.Sequential5, analysis.OnAndOff: chart.Sequential3, analysis.Faded: chart.ColdFill,
}

// historyMap is the cells of each course.
func (d *draft) historyMap(h analysis.HotspotHistory) Block {
	base := d.land.base()
	if base == nil {
		return absent("Map of how hot spots of "+inSentence(h.Category)+" came about", "no boundaries are held")
	}
	f := Figure{
		ID: "figure-history-" + slug(h.Category), Title: historyTitle(h),
		Subtitle: fmt.Sprintf("Cells of %d metres that were hot for %s, by what came before, %s, %s, in steps of three months", h.CellM, inSentence(h.Category), d.place(), h.Span.Label()),
		Source:   d.source(boundaryPart), N: fmt.Sprintf("%s of %s", counted(h.Steps, "step", "steps"), counted(h.Cells, "cell", "cells")),
		Data:  Table{Sheet: sheet("Hot cells over time", h.Category), Columns: []Column{{Name: "Easting", Align: Right}, {Name: "Northing", Align: Right}, {Name: "Group"}, {Name: "Pattern"}, {Name: "Steps hot", Align: Right}, {Name: "Count", Align: Right}}},
		Aside: true,
	}
	in := d.mapOf(base)
	for i, a := range base.areas {
		in.Shapes = append(in.Shapes, chart.MapShape{Geometry: base.shapes[i], Class: 0, Text: a.Name})
	}
	rest, class := h.Cells, map[analysis.Course]int{}
	in.KeyName = "Cells"
	in.Key = []chart.MapKey{{Text: "none of these", Fill: chart.PlainFill}}
	for _, t := range h.Courses {
		class[t.Course] = len(in.Key)
		in.Key = append(in.Key, chart.MapKey{Text: string(t.Course), Count: t.Cells, Fill: courseFills[t.Course]})
		rest -= t.Cells
	}
	in.Key[0].Count = rest
	hidden := d.hide()
	locate := base.locator()
	for _, c := range h.Listed {
		square := chart.MapCell{Easting: float64(c.Easting), Northing: float64(c.Northing), Size: float64(h.CellM), Class: class[c.Course]}
		square.Text = fmt.Sprintf("%s: %s; hot in %s of %d steps", base.cellIn("Cell", locate(square)), c.Course, data.Thousands(int64(c.HotSteps)), h.Steps)
		in.Cells = append(in.Cells, square)
		f.Data.Rows = append(f.Data.Rows, []string{fmt.Sprint(c.Easting), fmt.Sprint(c.Northing), string(c.Course), string(c.Pattern), data.Thousands(int64(c.HotSteps)), hidden.square(data.Thousands(c.Count))[0]})
	}
	if len(f.Data.Rows) == 0 {
		f.Data.Rows = [][]string{{notApplicable, notApplicable, "no hot cell", notApplicable, notApplicable, notApplicable}}
	}
	f.Alt = fmt.Sprintf("A map of cells over the area, coloured by how they came to be hot. %s. The table above counts each colour.", f.Title)
	return d.drawnMap(f, in)
}

// courseTotals are the totals of one course, zero where there is none.
func courseTotals(h analysis.HotspotHistory, c analysis.Course) analysis.CourseTotals {
	for _, t := range h.Courses {
		if t.Course == c {
			return t
		}
	}
	return analysis.CourseTotals{Course: c}
}

// historyTitle says how many of the hot cells have lasted and what is new or faded.
func historyTitle(h analysis.HotspotHistory) string {
	lasting, fresh, faded := courseTotals(h, analysis.Lasting).Cells, courseTotals(h, analysis.NewlyHot).Cells, courseTotals(h, analysis.Faded).Cells
	hot := lasting + fresh + courseTotals(h, analysis.OnAndOff).Cells
	name, gone := inSentence(h.Category), hasHave(faded)+" faded"
	news := "none is new or has faded"
	switch {
	case fresh == 1:
		news = "1 is new, " + gone
	case fresh > 1:
		news = data.Thousands(int64(fresh)) + " are new, " + gone
	case faded > 0:
		news = "none is new, " + gone
	}
	switch {
	case hot == 0 && faded == 0:
		return fmt.Sprintf("No cell was hot for %s at the end of the year", name)
	case hot == 0:
		return fmt.Sprintf("No cell was hot for %s at the end of the year; %s", name, gone)
	case hot == 1 && fresh == 1:
		return fmt.Sprintf("The one hot cell of %s is new; %s", name, gone)
	case hot == 1 && lasting == 1:
		return fmt.Sprintf("The one hot cell of %s has lasted; %s", name, news)
	case hot == 1:
		return fmt.Sprintf("The one hot cell of %s comes and goes; %s", name, news)
	case lasting == 0:
		return fmt.Sprintf("None of %s hot cells of %s has lasted; %s", data.Thousands(int64(hot)), name, news)
	}
	_, verb, _ := strings.Cut(hasHave(lasting), " ")
	return fmt.Sprintf("%s of %s hot cells of %s %s lasted; %s", data.Thousands(int64(lasting)), data.Thousands(int64(hot)), name, verb, news)
}

// hasHave counts cells with the verb that agrees: "none has", "1 has", "3 have".
func hasHave(n int) string {
	switch n {
	case 0:
		return "none has"
	case 1:
		return "1 has"
	}
	return data.Thousands(int64(n)) + " have"
}

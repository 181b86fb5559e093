package reports

import (
	"fmt"

	"assess/analysis"
	"assess/data"
	"assess/reports/chart"

	"gonum.org/v1/plot/vg"
)

// draft is a document being written: the assessment, and what the sections
// share so that it is worked out once.
type draft struct {
	a      *analysis.Assessment
	o      Options
	land   *land
	hidden suppression
	whole  string // where a source line is told in full
}

// figureWidth is the width that every picture is laid out for: the text width
// of an A4 page.
const figureWidth = vg.Length(482)

// leastChart is the share of its size to which a chart may be set smaller, so that
// its words stay readable.
const leastChart = 0.82

// mapWidth is the most that the areas of a map are wide: with their key, their words
// and the table of their hot spots they have to fit a page.
const mapWidth = vg.Length(350)

func newDraft(a *analysis.Assessment, b Boundaries, o Options) *draft {
	hidden := suppressionOf(a, o)
	return &draft{a: hidden.without(a), o: o, land: survey(b), hidden: hidden, whole: inAnnex}
}

// words is a span of plain text.
func words(format string, args ...any) Span { return Span{Text: fmt.Sprintf(format, args...)} }

// strong is a span of bold text.
func strong(format string, args ...any) Span {
	return Span{Text: fmt.Sprintf(format, args...), Bold: true}
}

// link is a span that leads to an anchor ("#changes") or an address.
func linkTo(target, format string, args ...any) Span {
	return Span{Text: fmt.Sprintf(format, args...), Link: target}
}

// paragraph is running text of spans.
func paragraph(spans ...Span) Paragraph { return Paragraph{Spans: spans} }

// say is a paragraph of plain text.
func say(format string, args ...any) Paragraph { return paragraph(words(format, args...)) }

// heading opens a part of a section.
func heading(id, text string) Heading { return Heading{Level: 2, ID: id, Text: text} }

// absent is the note that stands in place of something the data does not hold.
func absent(what, why string) Note {
	return Note{Kind: Missing, Title: what, Spans: []Span{words("%s", capital(stop(why)))}}
}

// reading is the note that explains how to read what follows.
func reading(title, format string, args ...any) Note {
	return Note{Kind: Reading, Title: title, Spans: []Span{words(format, args...)}}
}

// warning is the note about what would mislead.
func warning(title, format string, args ...any) Note {
	return Note{Kind: Warning, Title: title, Spans: []Span{words(format, args...)}}
}

// pictured completes a figure with its drawing. Where the chart cannot be drawn
// from the numbers, a note with the reason takes the figure's place.
func (d *draft) pictured(f Figure, drawing chart.Drawing, err error) Block {
	if err != nil {
		return absent("Figure left out: "+f.Title, "it cannot be drawn: "+err.Error())
	}
	f.Drawing = drawing
	f.N = sentence("based on %s", f.N)
	if f.Data.Caption == "" {
		f.Data.Caption = "Numbers behind the figure: " + f.Subtitle
	}
	if f.Data.ID == "" {
		f.Data.ID = f.ID + "-numbers"
	}
	if f.Data.Source == "" {
		f.Data.Source = f.Source
	}
	return f
}

// place is the name of the area assessed: its districts.
func (d *draft) place() string {
	var names []string
	for _, a := range d.a.Partnership.Districts {
		names = append(names, a.Name)
	}
	if len(names) == 0 {
		return d.a.Partnership.Name
	}
	return joined(names)
}

// window is the period assessed as every caption says it.
func (d *draft) window() string {
	y := d.a.Year
	if !y.ToDate {
		return y.Held.Label()
	}
	return fmt.Sprintf("%s (year to date: %s of 12 months)", y.Held.Label(), data.Thousands(int64(y.Held.Len())))
}

// monthsCounted says over how many months the year's counts run: "12 months",
// or "the 11 months that can be counted".
func (d *draft) monthsCounted() string {
	y := d.a.Year
	if len(y.Missing) == 0 {
		return counted(len(y.Months), "month", "months")
	}
	return fmt.Sprintf("the %s that can be counted", counted(len(y.Months), "month", "months"))
}

// force is the police force's name.
func (d *draft) force() string {
	if d.a.Partnership.ForceName != "" {
		return d.a.Partnership.ForceName
	}
	return d.a.Partnership.Force
}

// level is a level of the partnership as a whole, nil when it is not held.
func (d *draft) level(c data.Category) *analysis.Level {
	for i := range d.a.Levels {
		if l := &d.a.Levels[i]; l.Type == analysis.TypePartnership && l.Category == c {
			return l
		}
	}
	return nil
}

// change is a category's row of a comparison of the whole partnership, nil when
// it has none.
func change(cmp analysis.Comparison, c data.Category) *analysis.CategoryChange {
	for i := range cmp.Changes {
		if cmp.Changes[i].Category == c {
			return &cmp.Changes[i]
		}
	}
	return nil
}

// trend is a category's monthly series, nil when it is not held.
func (d *draft) trend(c data.Category) *analysis.Trend {
	for i := range d.a.Trends {
		if d.a.Trends[i].Category == c {
			return &d.a.Trends[i]
		}
	}
	return nil
}

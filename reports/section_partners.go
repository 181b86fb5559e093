package reports

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"assess/analysis"
	"assess/data"
	"assess/reports/chart"
)

// partners says what each partner recorded, by itself: records of different suppliers
// are never added, nor to those of the police.
func partners(d *draft) Section {
	s := Section{ID: "partners", Title: "What partners recorded"}
	if len(d.a.Partners.Sources) == 0 {
		s.Blocks = append(s.Blocks, absent("No partners' records", "no table of a partner has been loaded, such as fires, ambulance calls, hospital attendances, housing complaints or fly-tipping; each is asked of its supplier"))
		return s
	}
	s.Blocks = append(s.Blocks, say("Each table is counted by itself, in the words of its supplier. One event may stand in several tables, so they are never added to each other, to crime or to anti-social behaviour."))
	var none lacking
	for _, src := range d.a.Partners.Sources {
		if src.Reason != "" {
			none.add(src.Reason, partnerTitle(src))
		}
	}
	if f, ok := d.partnersFigure(); ok {
		s.Blocks = append(s.Blocks, f)
	}
	for _, src := range d.a.Partners.Sources {
		if src.Reason == "" {
			s.Blocks = append(s.Blocks, d.partnerWords(src))
		}
	}
	if t := d.partnersTable(); len(t.Rows) > 0 {
		s.Blocks = append(s.Blocks, t)
	}
	s.Blocks = append(s.Blocks, d.partnerControls()...)
	s.Blocks = append(s.Blocks, d.harmBlocks()...)
	s.Blocks = append(s.Blocks, none.notes("Not counted: ")...)
	return s
}

// partnerTitle is what a partner's table is called.
func partnerTitle(s analysis.PartnerSource) string { return cmp.Or(s.Title, s.ID) }

// flagWords name what a supplier marks its records as.
var flagWords = map[string]string{"domestic_abuse": "domestic abuse", "hate": "hate crime", "knife": "knife crime", "alcohol": "linked to alcohol", "repeat_victim": "repeat victim"}

// flagName is what a flag says of a record.
func flagName(flag string) string { return cmp.Or(flagWords[flag], strings.ReplaceAll(flag, "_", " ")) }

// recordsName names a series within its table.
func recordsName(k analysis.PartnerKey) string {
	switch {
	case k.Flag != "":
		return "Marked: " + flagName(k.Flag)
	case k.Category != "":
		return k.Category
	}
	return allRecords
}

// partnerChanges are the changes of the whole partnership of a table, that this edition
// may tell where told is true.
func (d *draft) partnerChanges(source string, told bool) (out []analysis.PartnerChange) {
	for _, c := range d.a.Partners.Changes {
		if c.Source == source && c.Type == analysis.TypePartnership && (!told || d.tellsChange(c)) {
			out = append(out, c)
		}
	}
	return out
}

// tellsChange reports whether this edition may tell a change of partners' records.
func (d *draft) tellsChange(c analysis.PartnerChange) bool {
	return d.hidden.partnerCompared(d.a.Partners, c)
}

// partnersTable is every series of every table beside its year before.
func (d *draft) partnersTable() Table {
	t := Table{
		ID: "partners-table", Sheet: "Partners", Caption: fmt.Sprintf("Partners' records against the same months of the year before, %s", d.place()),
		Columns: []Column{{Name: "Records", Width: 2.1}, {Name: "Source", Width: 2}, {Name: "Then", Align: Right, Width: 0.7}, {Name: "Now", Align: Right, Width: 0.7}, {Name: "Ratio and interval", Align: Right, Width: 1.6}, {Name: "Verdict", Width: 1.5}},
		Source:  d.partnersCredit(),
		Note:    "Marks overlap with categories and with each other.",
	}
	for _, src := range d.a.Partners.Sources {
		for _, c := range d.partnerChanges(src.ID, false) {
			row := changeRow(recordsName(c.Key()), c.CategoryChange)
			if !d.tellsChange(c) {
				row = append(row[:1], veiled(true, row[1:])...)
			}
			t.Rows = append(t.Rows, append([]string{row[0], partnerTitle(src)}, row[1:]...))
		}
	}
	if hiddenIn(t.Rows) {
		t.Note += fmt.Sprintf(" %s: kept inside the partnership, since the source is restricted and the number small or telling.", suppressedCell)
	}
	return t
}

// mostCredited is the most tables that a source line names one by one.
const mostCredited = 2

// partnersCredit is the source line of what partners recorded: of the tables given, or
// of all.
func (d *draft) partnersCredit(sources ...string) string {
	var from []string
	for _, s := range d.a.Partners.Sources {
		if s.Reason == "" && (len(sources) == 0 || slices.Contains(sources, s.ID)) {
			name := partnerTitle(s)
			if s.Owner != "" {
				name += ", " + s.Owner
			}
			from = append(from, name)
		}
	}
	if len(from) > mostCredited {
		return fmt.Sprintf("Source: %s of partners, each named in the register of sources.", counted(len(from), "table", "tables"))
	}
	return "Source: " + strings.Join(from, "; ") + "."
}

// leastForest is the fewest rows that a forest plot is drawn for, mostForest the most.
const (
	leastForest = 3
	mostForest  = 24
)

// recordsWithin names a series with its table: "Van load (Fly-tipping)".
func recordsWithin(k analysis.PartnerKey, src analysis.PartnerSource) string {
	if k.Category+k.Flag == "" {
		return partnerTitle(src)
	}
	return recordsName(k) + " (" + partnerTitle(src) + ")"
}

// partnersFigure is the ratio of each table, and of each of its series that changed
// clearly; ok is false where there are too few to draw.
func (d *draft) partnersFigure() (block Block, ok bool) {
	in := chart.Forest{Label: "Ratio to the year before (1 is no change)", Line: 1, Log: true, Heading: ratioHeading, Less: "fewer", More: "more"}
	data := Table{Sheet: "Partners' ratios", Columns: []Column{{Name: "Records"}, {Name: "Ratio and interval", Align: Right}, {Name: "Verdict"}, {Name: "Source"}}}
	var alt []string
	for _, src := range d.a.Partners.Sources {
		for _, c := range d.partnerChanges(src.ID, true) {
			if c.Flag+string(c.Category) != "" && !isClear(c.Verdict) || !drawable(c.CategoryChange) || len(in.Rows) == mostForest {
				continue
			}
			name := recordsWithin(c.Key(), src)
			in.Rows = append(in.Rows, chart.ForestRow{Name: name, Tone: tones[c.Verdict], Estimate: *c.RateRatio, Lower: c.Interval.Lower, Upper: c.Interval.Upper, Text: ratioCell(c.RateRatio, c.Interval)})
			data.Rows = append(data.Rows, []string{name, ratioCell(c.RateRatio, c.Interval), string(c.Verdict), src.ID})
			alt = append(alt, fmt.Sprintf("%s %s", name, ratioOf(*c.RateRatio)))
		}
	}
	if len(in.Rows) < leastForest {
		return nil, false
	}
	f := Figure{
		ID: "figure-partners", Title: d.partnersMessage(),
		Subtitle: fmt.Sprintf("Count divided by that of the same months of the year before, with %s interval: each table, and what changed clearly in it, %s", confidence(d.a.Settings.ConfidenceLevel), d.place()),
		Source:   d.partnersCredit(), N: counted(len(in.Rows), "series of records", "series of records"), Data: data, Aside: true,
		Alt: fmt.Sprintf("A mark with its interval for each table around the line of no change. Ratios: %s.", strings.Join(alt, "; ")),
	}
	drawing, err := chart.NewForest(in, figureWidth)
	return d.pictured(f, drawing, err), true
}

// drawable reports whether a change has a ratio that a forest plot can draw.
func drawable(c analysis.CategoryChange) bool {
	return c.Verdict != analysis.TooFew && c.RateRatio != nil && c.Interval != nil && *c.RateRatio > 0 && c.Interval.Lower > 0
}

// partnersMessage says what rose and what fell, in as many words as a title has.
func (d *draft) partnersMessage() string {
	var up, down []string
	for _, c := range d.clearOfPartners() {
		name := lowerFirst(d.recordsOf(c))
		if c.Verdict == analysis.Higher {
			up = append(up, name)
		} else {
			down = append(down, name)
		}
	}
	var parts []string
	if len(up) > 0 {
		parts = append(parts, few(up, 3, "other", "others")+" rose")
	}
	if len(down) > 0 {
		parts = append(parts, few(down, 3, "other", "others")+" fell")
	}
	if len(parts) == 0 {
		return "No table of a partner changed clearly"
	}
	return "What partners recorded: " + strings.Join(parts, "; ")
}

// recordsOf names a series on its own: its category, else its table.
func (d *draft) recordsOf(c analysis.PartnerChange) string {
	title := partnerTitle(sourceOf(d.a, c.Source))
	switch {
	case c.Flag != "":
		return title + " marked as " + flagName(c.Flag)
	case c.Category != "":
		return string(c.Category)
	}
	return title
}

// clearOfPartners are the clear changes of the whole partnership that this edition may
// tell, the largest ratio either way first. Where all records of a table changed, its
// categories that went the same way are left out.
func (d *draft) clearOfPartners() (out []analysis.PartnerChange) {
	for _, src := range d.a.Partners.Sources {
		var whole analysis.Verdict
		for _, c := range d.partnerChanges(src.ID, true) {
			if !isClear(c.Verdict) || !sizeable(c.CategoryChange, d.a.Settings.MinimumCount) || c.Verdict == whole {
				continue
			}
			if c.Key() == (analysis.PartnerKey{Source: src.ID}) {
				whole = c.Verdict
			}
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(x, y analysis.PartnerChange) int {
		return cmp.Compare(math.Abs(math.Log(*y.RateRatio)), math.Abs(math.Log(*x.RateRatio)))
	})
	return out
}

// mostFromPartners is the most tables that the summary tells of.
const mostFromPartners = 3

// fromPartners is what the summary says of partners' records: the largest clear change of
// each table. nil where there is none to tell.
func (d *draft) fromPartners() []Block {
	spans := []Span{strong("From partners. ")}
	told, months := map[string]bool{}, 0
	for _, c := range d.clearOfPartners() {
		if told[c.Source] || len(told) == mostFromPartners {
			continue
		}
		told[c.Source] = true
		counts := data.Thousands(c.CurrentCount) + " against " + average(c.PreviousCount)
		if c.Months != months {
			months = c.Months
			counts = against(c.CategoryChange, analysis.Comparison{Years: 1})
		}
		spans = append(spans, words("%s %s: %s. ", capital(recordsWithin(c.Key(), sourceOf(d.a, c.Source))), moved(*c.RateRatio), counts))
	}
	if len(told) == 0 {
		return nil
	}
	return []Block{paragraph(append(spans, words("See "), linkTo("#partners", "what partners recorded"), words("."))...)}
}

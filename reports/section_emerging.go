package reports

import (
	"fmt"
	"strings"

	"assess/analysis"
	"assess/data"
)

// emerging is what may be coming: signals that the analysis found, and the register that
// the analyst keeps.
func emerging(d *draft) Section {
	s := Section{ID: "emerging", Title: "Emerging themes"}
	e := d.a.Emerging
	if len(e.Signals) > 0 {
		s.Blocks = append(s.Blocks, say(emergingWords), d.signalsOfYear())
	} else {
		s.Blocks = append(s.Blocks, d.noSignals())
	}
	if e.Reason != "" || len(e.Tally) == 0 {
		return s.with(absent("No register of emerging themes", orElse(e.Reason, "none is kept")))
	}
	s.Blocks = append(s.Blocks, heading("emerging-register", "Register of themes"), say("%s", d.registerWords()))
	if len(e.Register) > 0 {
		s.Blocks = append(s.Blocks, d.registerTable())
	}
	return s
}

// emergingWords say what the signs are worth.
const emergingWords = "The analysis looked for signs of something new at the end of the year. A firm one comes by chance in few years. One to watch is a single month, and some category has one nearly every year."

// noSignals says that nothing was found, or that nothing could be looked for.
func (d *draft) noSignals() Block {
	judged := 0
	for _, s := range d.a.Signals {
		if s.Reason == "" {
			judged++
		}
	}
	histories := 0
	for _, h := range d.a.Histories {
		if h.Reason == "" {
			histories++
		}
	}
	if judged+histories == 0 {
		return absent("No signs of something new", "too few months in a row are held to tell a new level, an unusual month or a new hot spot from chance; the missing months are asked of "+d.force())
	}
	return say("No category ended the year at a new level or on one side of its middle. No month among the last was unusual, and no hot spot is new.")
}

// signalsOfYear is every signal with how sure it is.
func (d *draft) signalsOfYear() Table {
	t := Table{
		ID: "emerging-table", Sheet: "Emerging themes", Caption: fmt.Sprintf("Signs of something new at the end of the year, the surest first, %s", d.place()),
		Columns: []Column{{Name: "What", Width: 1.9}, {Name: "Direction", Width: 0.8}, {Name: "Sign", Width: 2.8}, {Name: "How sure", Width: 0.8}},
		Source:  d.source(),
		Note:    "Annex B says what makes a sign firm, probable or to watch.",
	}
	for _, s := range d.a.Emerging.Signals {
		name := string(s.Category)
		if s.Partner != nil {
			name = recordsName(*s.Partner)
			if title := partnerTitle(sourceOf(d.a, s.Partner.Source)); name == allRecords {
				name = title
			} else {
				name += " (" + title + ")"
			}
		}
		t.Rows = append(t.Rows, []string{name, string(s.Verdict), capital(d.signWords(s)), string(s.Sure)})
	}
	return t
}

// signWords say what a signal is.
func (d *draft) signWords(s analysis.EmergingSignal) string {
	switch s.Kind {
	case analysis.LongSide:
		text := fmt.Sprintf("the last %s all on one side of the middle, from %s", counted(s.Run, "month", "months"), s.From.Label())
		if s.Before != nil && s.After != nil {
			text += fmt.Sprintf(": about %s a month, after about %s", average(*s.After), average(*s.Before))
		}
		return text
	case analysis.NewLevel:
		return fmt.Sprintf("a new level from %s: about %s a month, after about %s", s.From.Label(), average(*s.After), average(*s.Before))
	case analysis.NewHotSpot:
		text := counted(s.Cells, "new hot cell", "new hot cells")
		if len(s.Wards) > 0 {
			text += " in " + wardList(s.Wards)
		}
		return text
	case analysis.PartnerMoved:
		return "ratio to the year before " + ratioCell(s.Ratio, s.Interval)
	}
	return "unusual in " + monthRuns(s.Months)
}

// registerWords say how many themes the register has, and which are not printed.
func (d *draft) registerWords() string {
	e, total := d.a.Emerging, 0
	var parts []string
	for _, t := range e.Tally {
		total += t.Themes
		if t.Themes > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", t.Themes, map[string]string{"watching": "being watched", "growing": "growing", "acted on": "acted on", "closed": "closed"}[t.Status]))
		}
	}
	text := fmt.Sprintf("The analyst keeps a register of what partners notice before it shows in numbers. It has %s: %s.", counted(total, "theme", "themes"), joined(parts))
	if kept := total - len(e.Register); kept > 0 {
		text += fmt.Sprintf(" %s kept inside the partnership.", capital(plural(int64(kept), "is", "are")))
	}
	return text
}

// registerTable is the register's themes that the edition may print.
func (d *draft) registerTable() Table {
	t := Table{
		ID: "emerging-register-table", Sheet: "Register of themes", Caption: "Register of emerging themes, open ones first",
		Columns: []Column{{Name: "Theme", Width: 1.6}, {Name: "First seen", Width: 0.9}, {Name: "Evidence", Width: 2.6}, {Name: "Owner", Width: 1.2}, {Name: "Status", Width: 0.8}},
		Source:  "Source: the partnership's register of themes.",
	}
	for _, r := range d.a.Emerging.Register {
		t.Rows = append(t.Rows, []string{r.Title, seenWords(r.FirstSeen), r.Evidence, cell(r.Owner), r.Status})
	}
	return t
}

// seenWords write a day, or a month of which no day is known.
func seenWords(iso string) string {
	if m, err := data.ParseMonth(iso); err == nil {
		return m.Label()
	}
	return strings.TrimSpace(day(iso))
}

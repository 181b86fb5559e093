package reports

import (
	"fmt"

	"assess/analysis"
	"assess/data"
)

// howToRead explains the words of the report, with the values used, and shows an
// invented example of each.
func (d *draft) howToRead() []Block {
	s := d.a.Settings
	level := confidence(s.ConfidenceLevel)
	blocks := []Block{
		reading("Interval", "Counts move by chance from year to year. The %s interval is the range that is likely to hold the true value. A ratio of 1 is no change; 0.8 is a fifth lower; 1.25 is a quarter higher.", level),
		d.intervalExample(),
		reading("Verdict", "A change is called higher or lower only when it is larger than the usual ups and downs of that category would bring. The number of categories tested is allowed for: at most %s of such calls are expected to be false. Otherwise the verdict is “no clear change”: that does not say that nothing changed. With fewer than %d events on both sides it is “too few to say”. Two sets of months are compared only over months that both have.",
			percent(s.FDR), s.MinimumCount),
		d.verdictExample(),
		reading("Usual range", "The control limits of a monthly chart are the range in which a month usually falls when nothing has changed. The usual shape of the year is taken out first. A month outside them is worth asking about. Here two charts set the range, and a month is called unusual only when it is outside on both."),
		d.controlExample(),
		reading("Hot spot", "The map is cut into squares of %[1]s metres, called cells. A cell is hot when it and the eight cells around it hold at least %[2]d incidents, and more than chance would leave there. The number of cells tested is allowed for. Hot cells that touch make a hot spot. Incidents are counted and not divided by people, so a hot spot is often where many people live, shop or go out. Points are anonymous street-level points, so a hot spot is a neighbourhood and never an address.", data.Thousands(int64(s.HotspotCellM)), analysis.LeastHot),
		d.hotspotExample(),
	}
	if text := d.excluded(); text != "" {
		blocks = append(blocks, warning("Months left out of baselines", "%s", text))
	}
	if d.hidden.on() {
		blocks = append(blocks, reading("Small numbers", "Counts of wards and small areas from 1 to %d are replaced by %s, and so are further counts where a hidden one could be worked out from the rest, and what is made from either. A map hatches such areas, and no list ranks them. Small areas show all crime and anti-social behaviour only. Counts of single squares, hot spots and points are not shown, and nothing below the district is in a year to date.", s.SuppressBelow-1, suppressedCell))
	}
	return blocks
}

// excluded names the months that the settings leave out of baselines.
func (d *draft) excluded() string {
	if len(d.a.Settings.Exclude) == 0 {
		return ""
	}
	var parts []string
	pandemic := false
	for _, p := range d.a.Settings.Exclude {
		parts = append(parts, p.Label())
		pandemic = pandemic || !overlap(p, restrictions).Empty()
	}
	text := fmt.Sprintf("The settings of this assessment leave %s out of baselines, out of the usual range and out of the usual year.", joined(parts))
	if pandemic && !d.a.Synthetic {
		text += " The pandemic restrictions fall into that time."
	}
	return text
}

// inYear reports whether m is a month of the year that can be counted.
func (d *draft) inYear(m data.Month) bool {
	for _, held := range d.a.Year.Months {
		if held == m {
			return true
		}
	}
	return false
}

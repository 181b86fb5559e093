package reports

import (
	"fmt"

	"assess/data"
)

// reading is the first page: what the pages hold and how to read them.
func (p *profiles) reading() Section {
	s := Section{ID: "reading", Title: "How to read these pages", Page: true}
	s.Blocks = append(s.Blocks, p.readingScope())
	a := p.a
	level, fewest := confidence(a.Settings.ConfidenceLevel), a.Settings.MinimumCount
	s.Blocks = append(s.Blocks,
		reading("Rate and interval", "A rate is the number of incidents for every 1,000 residents. Counts move by chance, so each rate has its %s interval: the range that is likely to hold the true rate. The fewer the incidents, the wider it is. Wards with shops, pubs or a station have many visitors, and a high rate there does not say that living there is dangerous.", level),
		reading("Rank", "Wards are ranked by their rate, the highest first. A rank alone says little: wards whose intervals overlap cannot be told apart here, and could as well stand the other way round. The table on each page says how many wards that is. With fewer than %d incidents in the ward there is no rank.", fewest),
		reading("Change", "Each ward is set beside its own year before, over the same months of both years. It is called higher or lower only when the change is larger than its usual ups and downs would bring, after allowing for %s. “No clear change” does not say that nothing changed. With fewer than %d incidents in both years it is too few to say. No change is given as a share where either count is below %d.", counted(a.WardChanges.Adjusted, "test", "tests"), fewest, fewest),
		reading("Map", "The heavy line is the ward. Its small areas (LSOAs) are coloured by their rate of all crime, in classes that are the same on every page. Rates are drawn towards the average where few people live. Small areas and wards have borders of their own. A small area belongs to the ward in which its middle lies, so its colour may reach over the line. White within the line belongs to a neighbour's small area. Discs carry the numbers of hot spots in the main report."),
		reading("Month by month", "Each panel starts at zero and has its own scale, so that the two cannot be compared by their height. The year assessed is shaded. A gap is a month that cannot be counted."),
		warning("Points are not addresses", "The publisher moves each incident to the nearest of its anonymous points, and it is the point that lies in the ward. Incidents near a border may have happened on its other side. %s", p.outside()),
	)
	if p.hidden.on() {
		small := reading("Small numbers", "Counts from 1 to %d are replaced by %s, and so are further numbers where a hidden one could be worked out from the rest. The months of a ward are shown only where none of them is that small.", a.Settings.SuppressBelow-1, suppressedCell)
		if a.Year.ToDate {
			small = reading("What is hidden until the year is over", "These pages hide their counts and rates before the year is over. The pages of the whole year, less these, would tell of the months between, and counts of a few months are often small.")
		}
		s.Blocks = append(s.Blocks, small)
	}
	return s
}

// readingScope says what the pages are about and where the rest is.
func (p *profiles) readingScope() Paragraph {
	text := fmt.Sprintf("One page on each of the %s of %s, %s.", counted(len(p.wards), "ward", "wards"), p.place(), p.window())
	if len(p.wards) == 1 {
		text = fmt.Sprintf("A page on the one ward of %s, %s.", p.place(), p.window())
	}
	if n := len(p.a.Year.Missing); n > 0 {
		text += fmt.Sprintf(" Counts are of %s; %s cannot be counted.", p.monthsCounted(), monthRuns(p.a.Year.Missing))
	}
	return say("%s The strategic assessment (assessment.html and assessment.pdf beside this document) has the whole partnership, the methods and the sources; tables.xlsx has the counts and rates of every ward.", text)
}

// outside says how many incidents of the year are in no ward.
func (p *profiles) outside() string {
	if n := p.a.Coverage.OutsideWards; n > 0 && !p.hidden.on() {
		return fmt.Sprintf("%s of the year %s in no ward.", plural(n, "incident", "incidents"), isOne(int(min(n, 2)), "lies", "lie"))
	}
	return ""
}

// profilesWords say in the report that there is a page on each ward, or why there is
// not.
func (d *draft) profilesWords() Paragraph {
	if d.land.ward == nil {
		return say("There is no page on each ward beside this report, because no ward boundaries are held.")
	}
	if n := len(d.land.ward.areas); n > 1 {
		return say("Two files beside this report, ward-profiles.html and ward-profiles.pdf, have a page on each of the %s wards.", data.Thousands(int64(n)))
	}
	return say("Two files beside this report, ward-profiles.html and ward-profiles.pdf, have a page on the ward.")
}

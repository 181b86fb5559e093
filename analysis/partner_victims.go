package analysis

import (
	"fmt"
	"slices"

	"assess/data/workspace"
)

// repeatDays is within how many days a further record at a place is told as soon.
const repeatDays = 28

// partnerVictims says how much of each table fell on victims, and on places, that had
// been struck before.
func (b *builder) partnerVictims() error {
	p := &b.out.Partners
	p.Victims, p.Places = []PartnerVictims{}, []PartnerPlaces{}
	for _, t := range b.partners {
		if slices.ContainsFunc(t.Table.Flags, func(m workspace.Marker) bool { return m.Flag == "repeat_victim" }) {
			for _, k := range t.kinds() {
				p.Victims = append(p.Victims, b.markedVictims(t, k))
			}
		}
		if !pointed(t.Table.Where.By()) {
			continue
		}
		for _, k := range t.kinds() {
			x := PartnerPlaces{PartnerKey: k, Sensitive: t.sensitiveRecords(k), Shares: []RepeatShare{}}
			if t.Table.Count != "" {
				x.Reason = rowsAreCounts
			} else {
				x.read(ofCategory(b.partnerRows[t.ID], k.Category), t.inYear(ofCategory(b.partnerRows[t.ID], k.Category), b.out.Year.Held))
			}
			if k.Category == "" || x.Reason == "" {
				p.Places = append(p.Places, x)
			}
		}
	}
	return nil
}

// pointed reports whether a table's places are points.
func pointed(by string) bool { return by == "postcode" || by == "grid" || by == "degrees" }

// markedVictims reads the supplier's own mark of a victim that comes again.
func (b *builder) markedVictims(t *partnerTable, k PartnerKey) PartnerVictims {
	out := PartnerVictims{PartnerKey: k, Sensitive: t.sensitiveRecords(k)}
	for _, c := range b.facts.partners.cells {
		_, ours := t.districtOf(c, b.own)
		if c.source != t.ID || !ours || !b.out.Year.Held.Contains(c.month) || !t.usable(c.month) || k.Category != "" && c.category != k.Category {
			continue
		}
		switch {
		case !c.marked:
			out.Unknown += c.count
		case c.flagged("repeat_victim"):
			out.Known += c.count
			out.Repeat += c.count
		default:
			out.Known += c.count
		}
	}
	if out.Known < minimumCount {
		out.Reason = fmt.Sprintf("%d records with the mark set or not are fewer than the %d that a share is read from", out.Known, minimumCount)
		return out
	}
	share := float64(out.Repeat) / float64(out.Known)
	ci := WilsonInterval(out.Repeat, out.Known, confidence)
	out.Share, out.Interval = &share, &ci
	return out
}

// read measures repeats at places. held are the rows of the years held, year those of
// the year.
func (x *PartnerPlaces) read(held, year []partnerRow) {
	counts := map[[2]float64]int64{}
	for _, r := range held {
		if r.located {
			counts[[2]float64{r.easting, r.northing}] = 0
		}
	}
	var events []Victimisation
	for _, r := range year {
		if r.located {
			counts[[2]float64{r.easting, r.northing}]++
			events = append(events, Victimisation{Victim: fmt.Sprintf("%.1f %.1f", r.easting, r.northing), On: r.day})
		}
	}
	x.Places, x.Records = len(counts), int64(len(events))
	if len(events) < leastSurface {
		x.Reason = fmt.Sprintf("%d located records are fewer than the %d that repeats are read from", len(events), leastSurface)
		return
	}
	all := make([]int64, 0, len(counts))
	for _, n := range counts {
		all = append(all, n)
	}
	for _, s := range RepeatPlaces(all, repeatThresholds) {
		if s.Places > 0 {
			x.Shares = append(x.Shares, RepeatShare{s.AtLeast, s.Places, s.PlaceShare, s.Incidents, s.Share, s.ExpectedShare})
		}
	}
	r := Repeats(events, float64(x.Places))
	x.Repeat, x.Intervals, x.Median, x.Within = r.Repeat, len(r.Days), r.Median, r.Within(repeatDays)
}

func methodPartnerVictims(b *builder) Method {
	shares, places := 0, 0
	for _, v := range b.out.Partners.Victims {
		if v.Reason == "" {
			shares++
		}
	}
	for _, x := range b.out.Partners.Places {
		if x.Reason == "" {
			places++
		}
	}
	return Method{
		ID: "partner-victims", Name: "Repeat victims and places of partners' records",
		Formula: "Where the supplier marks a victim that comes again, the share of the year's records so marked, of those where the mark is known, with Wilson's interval. Where records have a postcode or a point, the share of the year's records at places with several, " +
			"beside what the same records thrown at random over the places would give (Poisson); and the days from each record to the next one at its place.",
		Settings: fmt.Sprintf("%.0f%% intervals. At least %d marked records, and %d located ones. The places are those with a record in up to three years.", 100*confidence, minimumCount, leastSurface),
		N:        fmt.Sprintf("%d shares of victims, %d series with places", shares, places),
		Source:   "Wilson (1927), doi:10.1080/01621459.1927.10502953; Farrell and Pease (1993), Once Bitten, Twice Bitten",
	}
}

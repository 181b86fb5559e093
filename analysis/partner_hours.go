package analysis

import (
	"fmt"
	"math"
)

// leastTimed is the fewest records with a time that hours of the week are read from:
// about one an hour of the week.
const leastTimed = 200

// mostPeak is the most hours of the week that a peak may have: a seventh of it.
const mostPeak = HoursOfWeek / 7

// partnerHours shares the year's records of each timed table out over the hours of the
// week.
func (b *builder) partnerHours() error {
	p := &b.out.Partners
	p.Hours = []PartnerHours{}
	for _, t := range b.partners {
		w := t.Table.When
		if !w.From.Timed() && !w.Date.Timed() {
			continue
		}
		year := t.inYear(b.partnerRows[t.ID], b.out.Year.Held)
		for _, k := range t.kinds() {
			h := PartnerHours{PartnerKey: k, Sensitive: t.sensitiveRecords(k), Week: []float64{}}
			if t.Table.Count != "" {
				h.Reason = rowsAreCounts
			} else {
				h.read(ofCategory(year, k.Category))
			}
			if k.Category == "" || h.Reason == "" {
				p.Hours = append(p.Hours, h)
			}
		}
	}
	return nil
}

// read shares rows out over the week.
func (h *PartnerHours) read(rows []partnerRow) {
	spans := make([]Span, len(rows))
	for i, r := range rows {
		spans[i] = Span{r.from, r.to}
	}
	week := Aoristic(spans)
	h.Records, h.Events = int64(len(rows)), week.Events()
	h.Exact = week.Kinds[SpanNoEnd] + week.Kinds[SpanReversed]
	h.Spread, h.OverWeek = week.Kinds[SpanTimed], week.Kinds[SpanWeek]
	if h.Events < leastTimed {
		h.Reason = fmt.Sprintf("%d records with a time are fewer than the %d that hours of the week are read from", h.Events, leastTimed)
		return
	}
	h.Week = week.Weights[:]
	h.Peak = PeakOf(week.Weights)
}

// PeakOf finds the block of at most 24 hours of the week, the same hours on each of
// some days in a row, that stands out most: of those whose share s of the events is
// above their share e of the week, the one with the largest likelihood ratio against an
// even week, s ln(s/e) + (1-s) ln((1-s)/(1-e)), so that neither a single busy hour nor
// a long busy evening wins by its size alone. Both days and hours run on past their
// ends: a night belongs to the day on which it begins. Of equals the shorter is taken,
// then the earlier. nil where no event is, or every hour is alike. Kulldorff (1997),
// doi:10.1080/03610929708831995.
func PeakOf(week Week) *PeakHours {
	total := 0.0
	for _, w := range week {
		total += w
	}
	if !(total > 0) {
		return nil
	}
	var best *PeakHours
	most := 1e-9
	for days := 1; days <= 7; days++ {
		for hours := 1; hours <= 24 && days*hours <= mostPeak; hours++ {
			for day := range 7 {
				if days == 7 && day > 0 {
					break
				}
				for hour := range 24 {
					p := PeakHours{Day: day, Days: days, Hour: hour, Hours: hours}
					p.Count = week.block(p)
					p.Share, p.Even = p.Count/total, float64(days*hours)/HoursOfWeek
					if gain := p.gain(); gain > most+1e-12 {
						best, most = &p, gain
					}
				}
			}
		}
	}
	return best
}

// gain is how far a block stands out; 0 where its share is no larger than its hours'.
func (p PeakHours) gain() float64 {
	if p.Share <= p.Even {
		return 0
	}
	out := p.Share * math.Log(p.Share/p.Even)
	if p.Share < 1 {
		out += (1 - p.Share) * math.Log((1-p.Share)/(1-p.Even))
	}
	return out
}

// block adds up the hours of a block.
func (w *Week) block(p PeakHours) (sum float64) {
	for d := range p.Days {
		for h := range p.Hours {
			sum += w[((p.Day+d)*24+p.Hour+h)%HoursOfWeek]
		}
	}
	return sum
}

func methodPartnerHours(b *builder) Method {
	tables := 0 // how many records they have would tell the months of restricted ones
	for _, h := range b.out.Partners.Hours {
		if h.Category == "" && h.Reason == "" {
			tables++
		}
	}
	n := "no table with enough times"
	if tables > 0 {
		n = fmt.Sprintf("%d tables", tables)
	}
	return Method{
		ID: "partner-hours", Name: "Hour of the week (aoristic)",
		Formula: "A record that can have happened at any time between a first and a last one is shared out evenly over the hours between. One with a single time, or with an end before its start, counts in the hour of that time; one over more than a week counts in every hour alike. " +
			"Times are those of clocks in England. The peak is the block of the same hours on days in a row that an even week explains least (largest likelihood ratio).",
		Settings: fmt.Sprintf("At least %d records with a time. A peak has at most %d hours of the week.", leastTimed, mostPeak),
		N:        n,
		Source:   "Ratcliffe (2002), doi:10.1023/A:1013240828824; Kulldorff (1997), doi:10.1080/03610929708831995",
	}
}

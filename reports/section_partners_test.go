package reports

import (
	"strings"
	"testing"

	"assess/analysis"
	"assess/data"
)

// withTables gives the fixture three partners' tables: fires with categories, of which
// one fell; calls with times and marks; and a table that has nothing of the year.
func withTables(protect string) variation {
	return func(a *analysis.Assessment) {
		p := &a.Partners
		for _, id := range []string{"fires", "calls", "old"} {
			s := analysis.PartnerSource{ID: id, Title: capital(id), Owner: "Sample Supplier", Protect: protect, LocatedBy: "postcode",
				Held: data.Period{From: a.Year.Held.From.Add(-12), To: a.Year.Held.To}, Months: a.Year.Months,
				CurrentLabel: a.Year.Held.Label(), PreviousLabel: a.Year.Held.Add(-12).Label(), Calendar: []int{4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3}}
			p.Sources = append(p.Sources, s)
			a.Sources = append(a.Sources, analysis.Source{ID: id, Kind: "table", Title: s.Title, Owner: s.Owner, Protect: protect, Licence: "Protocol 1", Loaded: 900, Rows: 900, From: s.Held.From, To: s.Held.To})
		}
		p.Sources[2].Reason, p.Sources[2].Months = "no row has been loaded", nil
		p.Sources[1].Unplaced = 4
		series(p, analysis.PartnerKey{Source: "fires"}, 20, 13, analysis.Lower)
		series(p, analysis.PartnerKey{Source: "fires", Category: "Bins"}, 14, 7, analysis.Lower)
		series(p, analysis.PartnerKey{Source: "fires", Category: "Cars"}, 6, 6, analysis.NoClearChange)
		series(p, analysis.PartnerKey{Source: "calls"}, 50, 75, analysis.Higher)
		series(p, analysis.PartnerKey{Source: "calls", Flag: "knife"}, 10, 11, analysis.NoClearChange)
		week := make([]float64, analysis.HoursOfWeek)
		for i := range week {
			week[i] = 5
		}
		p.Hours = []analysis.PartnerHours{{PartnerKey: analysis.PartnerKey{Source: "calls"}, Records: 900, Events: 840, Exact: 40, Spread: 800, Week: week,
			Peak: &analysis.PeakHours{Day: 4, Days: 2, Hour: 21, Hours: 6, Count: 60, Share: 60.0 / 840, Even: 12.0 / 168}}}
		share := 0.2
		p.Victims = []analysis.PartnerVictims{{PartnerKey: analysis.PartnerKey{Source: "calls"}, Known: 800, Unknown: 100, Repeat: 160, Share: &share, Interval: &analysis.Interval{Lower: 0.17, Upper: 0.23}}}
		ratio := 2.5
		p.Near = []analysis.PartnerNear{{PartnerKey: analysis.PartnerKey{Source: "fires", Category: "Bins"}, Records: 84, Rounds: 999,
			Bands: []analysis.NearBand{{AboveM: -1, UpToM: 0, ToDays: 14, Observed: 10, Expected: 4, Ratio: &ratio, P: 0.001, Q: 0.01}, {UpToM: 200, ToDays: 14, Observed: 4, Expected: 4, Ratio: ptr(1.0), P: 0.5, Q: 0.5}}}}
	}
}

// series adds a series with so many records in each month of the year before and of
// the year.
func series(p *analysis.PartnerRecords, k analysis.PartnerKey, then, now int64, v analysis.Verdict) {
	s := sourceOf(&analysis.Assessment{Partners: *p}, k.Source)
	c := analysis.PartnerCount{PartnerKey: k, Type: analysis.TypePartnership, Code: "E07990001", Name: "Sample Partnership", From: s.Held.From}
	for i := range 24 {
		n := then
		if i >= 12 {
			n = now
		}
		c.Counts = append(c.Counts, &n)
	}
	c.Years = []analysis.PartnerYear{{From: s.Held.From, Label: "2019/20", Months: 12, Count: 12 * then}, {From: s.Held.From.Add(12), Label: "2020/21", Months: 12, Count: 12 * now}}
	c.Residents, c.Rate, c.Interval = ptr[int64](311_890), ptr(12_000*float64(now)/311_890), &analysis.Interval{Lower: 0.1, Upper: 9}
	p.Counts = append(p.Counts, c)
	r := float64(now) / float64(then)
	ch := analysis.PartnerChange{Source: k.Source, Flag: k.Flag, Type: analysis.TypePartnership}
	ch.Code, ch.Name, ch.Category, ch.Months, ch.CurrentCount, ch.PreviousCount, ch.PreviousTotal = c.Code, c.Name, data.Category(k.Category), 12, 12*now, float64(12*then), 12*then
	ch.RateRatio, ch.Interval, ch.Verdict = &r, &analysis.Interval{Lower: r * 0.8, Upper: r * 1.2}, v
	p.Changes = append(p.Changes, ch)
}

// saidIn is what a section says.
func saidIn(s Section) string {
	var out strings.Builder
	for _, b := range s.Blocks {
		switch b := b.(type) {
		case Paragraph:
			for _, span := range b.Spans {
				out.WriteString(span.Text)
			}
		case Note:
			out.WriteString(b.Title + ": ")
			for _, span := range b.Spans {
				out.WriteString(span.Text)
			}
		case Figure:
			out.WriteString(b.Title)
		case Table:
			for _, r := range b.Rows {
				out.WriteString(strings.Join(r, " | ") + "\n")
			}
		}
		out.WriteString("\n")
	}
	return out.String()
}

func TestPartnersAreToldByThemselves(t *testing.T) {
	d := newDraft(assessment(withTables("public")), Boundaries{}, Options{Edition: "public"})
	for section, wants := range map[string][]string{
		saidIn(partners(d)): {"Fires, Sample Supplier. ", "156 records in 12 months", "All records together fell by about a third, 156 against 240 in the same 12 months (ratio 0.65", "Bins fell by about a half",
			"calls rose; fires fell", "Marked: knife crime | Calls | 120 | 132 | 1.10", "4 rows of the year are in no district", "Not counted: Old: No row has been loaded."},
		saidIn(when(d)):    {"Calls: 7% of records fall on Friday and Saturday, 9pm to 3am, which is 7% of the week"},
		saidIn(victims(d)): {"in 20% of 800 records the victim had been one before (95% interval 17% to 23%)", "follow close by and soon after in bins", "Bins | Fires | the same place | 0 to 14 | 10 | 4.0 | 2.5", "Not held"},
		saidIn(summary(d)): {"From partners. Fires fell by about a third: 156 against 240 in the same 12 months.", "Friday and Saturday, 9pm to 3am stand out"},
	} {
		for _, want := range wants {
			if !strings.Contains(section, want) {
				t.Errorf("%q is not in:\n%s", want, section)
			}
		}
	}
}

// Of a restricted table the public edition says neither hours nor repeats.
func TestRestrictedTablesKeepTheirSingleRecords(t *testing.T) {
	a := assessment(withTables("restricted"))
	public := newDraft(a, Boundaries{}, Options{Edition: "public"})
	if said := saidIn(when(public)) + saidIn(victims(public)); strings.Contains(said, "9pm") || strings.Contains(said, "800 records") || strings.Contains(said, "same place") {
		t.Errorf("the public edition says:\n%s", said)
	}
	if files := partnerFiles(a, public.hidden); len(files[2].Rows) != 0 {
		t.Errorf("%s has %d rows in the public edition", files[2].Name, len(files[2].Rows))
	}
	inside := newDraft(a, Boundaries{}, Options{Edition: restrictedEdition})
	if said := saidIn(when(inside)); !strings.Contains(said, "9pm") {
		t.Errorf("the restricted edition says:\n%s", said)
	}
	if files := partnerFiles(a, inside.hidden); len(files[2].Rows) != analysis.HoursOfWeek {
		t.Errorf("%s has %d rows in the restricted edition", files[2].Name, len(files[2].Rows))
	}
}

func TestWithoutPartnersTheChaptersAreShort(t *testing.T) {
	d := newDraft(assessment(), Boundaries{}, Options{Edition: "public"})
	for _, s := range []Section{partners(d), victims(d)} {
		if n := len(s.Blocks); n != 1 {
			t.Errorf("%s has %d blocks without a table, want a single note", s.Title, n)
		}
	}
	if files := partnerFiles(d.a, d.hidden); files != nil {
		t.Errorf("there are %d files of partners", len(files))
	}
}

func TestPeaksInWords(t *testing.T) {
	for want, p := range map[string]analysis.PeakHours{
		"Friday and Saturday, 9pm to 3am":     {Day: 4, Days: 2, Hour: 21, Hours: 6},
		"Sunday, midnight to 4am":             {Day: 6, Days: 1, Hour: 0, Hours: 4},
		"Saturday to Monday, 6pm to midnight": {Day: 5, Days: 3, Hour: 18, Hours: 6},
		"every day, midday to 5pm":            {Day: 0, Days: 7, Hour: 12, Hours: 5},
		"Tuesday, all day from 5am":           {Day: 1, Days: 1, Hour: 5, Hours: 24},
	} {
		if got := peakWords(p); got != want {
			t.Errorf("%+v is %q, want %q", p, got, want)
		}
	}
	p := analysis.PeakHours{Day: 6, Days: 2, Hour: 22, Hours: 3}
	n := 0
	for hour := range analysis.HoursOfWeek {
		if inPeak(p, hour) {
			n++
		}
	}
	if n != 6 || !inPeak(p, 6*24+23) || !inPeak(p, 0) || inPeak(p, 1) || !inPeak(p, 24) {
		t.Errorf("%d hours are framed, want 6 from Sunday 22:00 and Monday 22:00", n)
	}
}

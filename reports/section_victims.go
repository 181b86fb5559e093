package reports

import (
	"fmt"
	"strings"

	"assess/analysis"
	"assess/data"
)

// victims says what is known of victims and places that are struck again, and what is
// not held of victims and offenders.
func victims(d *draft) Section {
	s := Section{ID: "victims", Title: "Victims, offenders and repeats"}
	s.Blocks = append(s.Blocks, d.repeatVictims()...)
	s.Blocks = append(s.Blocks, d.repeatPartnerPlaces()...)
	s.Blocks = append(s.Blocks, d.nearRepeats()...)
	s.Blocks = append(s.Blocks, absent("Not held", d.victimsNotHeld(len(s.Blocks) > 0)))
	return s
}

// victimsNotHeld is what cannot be said of victims and offenders, and who has it.
func (d *draft) victimsNotHeld(some bool) string {
	who := "Who is harmed, by age, sex and ethnicity, is known to the police force. Offenders and reoffending are known to the Probation Service and the youth justice service, and substance misuse to treatment services"
	if !some {
		return "no record held here tells of victims, offenders or repeats. " + who
	}
	if d.hidden.hasPartners() {
		return "what partners' tables tell of single records is in the restricted edition alone. " + who
	}
	return who
}

// hasPartners reports whether the edition keeps back anything of any partner's table.
func (s suppression) hasPartners() bool { return len(s.tables.kept) > 0 }

// repeatVictims is the share of records whose victim had been one before.
func (d *draft) repeatVictims() []Block {
	t := Table{
		ID: "victims-table", Sheet: "Repeat victims", Caption: fmt.Sprintf("Records whose victim is marked as one who comes again, %s", d.window()),
		Columns: []Column{{Name: "Records", Width: 2.2}, {Name: "Source", Width: 1.8}, {Name: "Marked either way", Align: Right}, {Name: "Comes again", Align: Right}, {Name: "Share and interval", Align: Right, Width: 1.6}},
		Note:    "The supplier sets the mark. Records where it is not known are left out.",
	}
	var said, from []string
	for _, v := range d.a.Partners.Victims {
		if v.Reason != "" || d.hidden.keepsPartner(v.Source) {
			continue
		}
		from = append(from, v.Source)
		ci := spread(v.Interval.Lower, v.Interval.Upper, percent)
		t.Rows = append(t.Rows, []string{recordsOf(v.Category), partnerTitle(sourceOf(d.a, v.Source)), data.Thousands(v.Known), data.Thousands(v.Repeat), fmt.Sprintf("%s (%s)", percent(*v.Share), ci)})
		if v.Category == "" {
			said = append(said, fmt.Sprintf("%s: in %s of %s the victim had been one before (%s interval %s).", partnerTitle(sourceOf(d.a, v.Source)), percent(*v.Share), plural(v.Known, "record", "records"), confidence(d.a.Settings.ConfidenceLevel), ci))
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	out := []Block{heading("victims-repeat", "Victims who come again")}
	if len(said) > 0 {
		out = append(out, say("%s", strings.Join(said, " ")))
	}
	t.Source = d.partnersCredit(from...)
	return append(out, t)
}

// repeatPartnerPlaces says how much fell on the same places again, and how soon.
func (d *draft) repeatPartnerPlaces() []Block {
	t := Table{
		ID: "victims-places-table", Sheet: "Repeat places of partners", Caption: fmt.Sprintf("Records at places with several, %s", d.window()),
		Columns: []Column{{Name: "Records", Width: 2}, {Name: "Source", Width: 1.6}, {Name: "At a place", Align: Right, Width: 0.9}, {Name: "Records at one place"}, {Name: "Share of places", Align: Right}, {Name: "Share of records", Align: Right}, {Name: "If spread evenly", Align: Right}},
		Note:    "A place is a postcode or a point with a record in the last three years held. A postcode stands for several addresses.",
	}
	var said, from []string
	for _, x := range d.a.Partners.Places {
		if x.Reason != "" || d.hidden.keepsPartner(x.Source) {
			continue
		}
		title := partnerTitle(sourceOf(d.a, x.Source))
		from = append(from, x.Source)
		for _, s := range mostTelling(x.Shares) {
			t.Rows = append(t.Rows, []string{recordsOf(x.Category), title, data.Thousands(x.Records), fmt.Sprintf("%s or more", data.Thousands(s.AtLeast)), percentFine(s.PointShare), percent(s.Share), evenShare(s.EvenShare)})
		}
		if x.Category == "" && x.Within != nil && x.Intervals >= d.a.Settings.MinimumCount {
			said = append(said, fmt.Sprintf("%s: %s of the records that followed one at the same place did so within 28 days.", title, percent(*x.Within)))
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	out := []Block{heading("victims-places", "Places that are struck again")}
	if len(said) > 0 {
		out = append(out, say("%s", strings.Join(said, " ")))
	}
	t.Source = d.partnersCredit(from...)
	return append(out, t)
}

// mostTelling is the threshold at which most falls on repeat places beside an even
// spread; none where none does.
func mostTelling(shares []analysis.RepeatShare) []analysis.RepeatShare {
	best := -1
	for i, s := range shares {
		if s.Share > s.EvenShare && (best < 0 || s.Share-s.EvenShare > shares[best].Share-shares[best].EvenShare) {
			best = i
		}
	}
	if best < 0 {
		return nil
	}
	return shares[best : best+1]
}

// nearRepeats says in which categories further records follow close by and soon after.
func (d *draft) nearRepeats() []Block {
	t := Table{
		ID: "victims-near-table", Sheet: "Near repeats", Caption: fmt.Sprintf("Pairs of records close in place and time, %s", d.window()),
		Columns: []Column{{Name: "Records", Width: 2}, {Name: "Source", Width: 1.6}, {Name: "Apart", Width: 1.6}, {Name: "Days between", Width: 1.2}, {Name: "Pairs", Align: Right}, {Name: "Expected by chance", Align: Right}, {Name: "Ratio", Align: Right}},
		Note:    "Only pairs that chance does not explain are listed. The annex of methods says how that is told.",
	}
	tested, found, from := 0, []string{}, []string{}
	for _, x := range d.a.Partners.Near {
		if x.Reason != "" || d.hidden.keepsPartner(x.Source) {
			continue
		}
		tested++
		from = append(from, x.Source)
		for _, b := range x.Bands {
			if b.Ratio == nil || !(b.Q < d.a.Settings.FDR) {
				continue
			}
			if name := recordsOf(x.Category); len(found) == 0 || found[len(found)-1] != lowerFirst(name) {
				found = append(found, lowerFirst(name))
			}
			t.Rows = append(t.Rows, []string{recordsOf(x.Category), partnerTitle(sourceOf(d.a, x.Source)), apartWords(b), fmt.Sprintf("%d to %d", b.FromDays, b.ToDays), data.Thousands(b.Observed), decimals(b.Expected, 1), decimals(*b.Ratio, 1)})
		}
	}
	if tested == 0 {
		return nil
	}
	t.Source = d.partnersCredit(from...)
	out := []Block{heading("victims-near", "Near repeats")}
	if len(t.Rows) == 0 {
		return append(out, say("In none of %s do further records follow close by and soon after more often than chance would have them.", counted(tested, "category", "categories")))
	}
	return append(out, say("More records than chance would have follow close by and soon after in %s. Neighbours of a victim can be warned in those days.", joined(found)), t)
}

// apartWords says how far apart the pairs of a band lie.
func apartWords(b analysis.NearBand) string {
	switch {
	case b.UpToM == 0:
		return "the same place"
	case b.AboveM <= 0:
		return fmt.Sprintf("up to %.0f metres", b.UpToM)
	}
	return fmt.Sprintf("%.0f to %.0f metres", b.AboveM, b.UpToM)
}

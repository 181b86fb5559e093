package reports

import (
	"strings"
	"testing"
	"time"

	"assess/analysis"
	"assess/data"
)

// partnered gives the fixture a restricted and a public table of partners.
func partnered(rows, unlocated int64) variation {
	return func(a *analysis.Assessment) {
		from, to := month(2021, time.January), month(2021, time.March)
		a.Sources = append(a.Sources,
			analysis.Source{ID: "refuge", Kind: "table", Title: "Refuge referrals", Owner: "Sample Refuge", Licence: "Protocol 7", Protect: "restricted", Schedule: []string{"health-domestic-abuse-admissions"}, Received: "2022-04-04",
				Files: 2, Rows: rows + 1, Loaded: rows, WithoutLocation: unlocated, From: from, To: to, Missing: []data.Month{from.Add(1)}},
			analysis.Source{ID: "tipping", Kind: "table", Title: "Fly-tipping", Owner: "Sample Council", Protect: "public", Files: 1, Rows: 3, Loaded: 3, From: from, To: from, Missing: []data.Month{}})
		for m := from; m <= to; m++ {
			p := analysis.PartnerMonth{Source: "refuge", Month: m, Files: 1, Postcodes: 17, Matched: 13, Empty: m == from.Add(1)}
			p.Read, p.Loaded, p.Rejected = 912, 911, 1
			a.Coverage.Partners = append(a.Coverage.Partners, p)
		}
		a.Coverage.Partners = append(a.Coverage.Partners, analysis.PartnerMonth{Source: "tipping", Files: 1, RowAccount: analysis.RowAccount{Read: 1, Rejected: 1}},
			analysis.PartnerMonth{Source: "tipping", Month: from, Files: 1, RowAccount: analysis.RowAccount{Read: 3, Loaded: 3}})
	}
}

func register(t *testing.T, edition string, v variation) (rows [][]string, held string) {
	t.Helper()
	d := newDraft(assessment(v), Boundaries{}, Options{Edition: edition})
	for _, b := range d.partnersHeld() {
		for _, s := range b.(Paragraph).Spans {
			held += s.Text
		}
	}
	return d.sourceTable().(Table).Rows, held
}

func TestRegisterListsEverySource(t *testing.T) {
	rows, held := register(t, "restricted", partnered(4, 1))
	want := [][]string{
		{"Street-level crime", "data.police.uk", "54 from Apr 2017 to Sep 2021", "699,000", "96.9%", "Open Government Licence v3.0", "[x]", "public"},
		{"Refuge referrals", "Sample Refuge", "2 from Jan 2021 to Mar 2021", "4", "75.0%", "Protocol 7", "4 Apr 2022", "restricted"},
		{"Fly-tipping", "Sample Council", "1 from Jan 2021 to Jan 2021", "3", "100.0%", "[x]", "[x]", "public"},
	}
	for i := range want {
		if got := strings.Join(rows[i], "|"); got != strings.Join(want[i], "|") {
			t.Errorf("row %d is %s\nwant %s", i+1, got, strings.Join(want[i], "|"))
		}
	}
	if want := "Partners' records are counted by themselves, in \"What partners recorded\". They are in no count of crime or of anti-social behaviour."; held != want {
		t.Errorf("it says %q\nwant %q", held, want)
	}
	if _, held := register(t, "public", func(*analysis.Assessment) {}); held != "" {
		t.Errorf("without partners it says %q", held)
	}
}

// Rows of a restricted table stay inside unless they are the sum of years that are told:
// else they would give away a year that is not, in this partnership or another one.
func TestRegisterKeepsRowsThatTellAHiddenYear(t *testing.T) {
	for _, c := range []struct {
		years           []int64 // of this partnership
		rows, unlocated int64
		want            string
	}{
		{[]int64{4}, 4, 0, "[c]|[c]"}, {[]int64{400}, 400, 0, "400|100.0%"}, {[]int64{400}, 400, 4, "400|[c]"},
		{[]int64{400}, 400, 396, "400|[c]"}, {[]int64{400}, 400, 5, "400|98.8%"}, {nil, 0, 0, "0|[x]"},
		{[]int64{300, 100}, 400, 0, "400|100.0%"},
		{[]int64{396, 4}, 400, 0, "[c]|[c]"},   // the small year is the rows less the other
		{[]int64{300, 90}, 400, 0, "[c]|[c]"},  // the others are of another partnership
		{[]int64{300, 100}, 410, 0, "[c]|[c]"}, // or of a year that is not over
		{nil, 400, 0, "[c]|[c]"},               // a table whose categories overlap has no total
	} {
		rows, _ := register(t, "public", func(a *analysis.Assessment) {
			partnered(c.rows, c.unlocated)(a)
			held := data.Period{From: month(2021, time.January).Add(-12 * len(c.years)), To: month(2020, time.December)}
			a.Partners.Sources = append(a.Partners.Sources, analysis.PartnerSource{ID: "refuge", Protect: "restricted", Held: held})
			all := analysis.PartnerCount{PartnerKey: analysis.PartnerKey{Source: "refuge"}, Type: analysis.TypePartnership, From: held.From}
			for i, n := range c.years {
				all.Years = append(all.Years, analysis.PartnerYear{From: held.From.Add(12 * i), Months: 12, Count: n})
			}
			if len(c.years) > 0 {
				a.Partners.Counts = append(a.Partners.Counts, all)
			}
		})
		if got := strings.Join(rows[1][3:5], "|"); got != c.want {
			t.Errorf("years of %v, %d rows, %d without a place: %s, want %s", c.years, c.rows, c.unlocated, got, c.want)
		}
		if rows[2][3] != "3" {
			t.Errorf("the public table shows %s rows, want 3", rows[2][3])
		}
	}
}

func TestCoverageOfPartners(t *testing.T) {
	find := func(o Options) (rows []string) {
		for _, f := range Files(assessment(partnered(400, 0)), o) {
			for _, r := range f.Rows {
				if r[0] == "refuge" || r[0] == "tipping" {
					rows = append(rows, strings.Join(r, ","))
				}
			}
		}
		return rows
	}
	inside := find(Options{Edition: "restricted"})
	for i, want := range []string{
		"refuge,[z],2021-01,1,912,911,1,0,0,0,complete,17,13", "refuge,[z],2021-02,1,912,911,1,0,0,0,missing,17,13", "refuge,[z],2021-03,1,912,911,1,0,0,0,provisional,17,13",
		"tipping,[z],[x],1,1,0,1,0,0,0,[z],0,0", "tipping,[z],2021-01,1,3,3,0,0,0,0,provisional,0,0",
	} {
		if inside[i] != want {
			t.Errorf("row %d is %s, want %s", i+1, inside[i], want)
		}
	}
	for _, edition := range []string{"public", ""} {
		for _, row := range find(Options{Edition: edition})[:3] {
			if strings.ContainsAny(strings.ReplaceAll(row[len("refuge,[z],2021-01"):], "[c]", ""), "0123456789") {
				t.Errorf("the %q edition shows %s", edition, row)
			}
		}
	}
}

// A partner's table hides nothing of the police's open data, whose counts it is not in.
func TestPartnersHideNoOpenData(t *testing.T) {
	o := Options{Edition: "public"}
	if a := assessment(partnered(400, 0)); o.hides(a) {
		t.Error("counts of open data are hidden for a partner's table")
	}
	whole := Build(assessment(partnered(911, 13)), boundaries24(t), o)
	for _, s := range whole.Sections {
		for _, b := range s.Blocks {
			if t2, ok := b.(Table); ok && t2.ID != "sources-table" && t2.ID != "licences-table" {
				for _, row := range t2.Rows {
					if strings.Contains(strings.Join(row, "|"), "Refuge") {
						t.Errorf("section %s, table %s names the table of a partner", s.ID, t2.ID)
					}
				}
			}
		}
	}
}

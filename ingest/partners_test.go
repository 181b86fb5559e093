package ingest

import (
	"os"
	"slices"
	"strings"
	"testing"
)

func TestPartnerTableIsLoaded(t *testing.T) {
	f := newPartnerField(t, fires(t))
	got := f.one("2021.csv", fireHeader+
		"F1,01/04/2021,Sec,ab11aa,,crew of 4\n"+ // placed
		"F2,02/04/2021 23:10,Prim,AB1-1AB,,\n"+ // terminated, placed
		"F1,03/04/2021,Sec,,,\n"+ // the first again
		"F1,03/04/2021,Car,,,\n"+ // the first in another category
		"F4,03/05/2021,Sec,AB1 9XY,E07000070,\n"+ // no such postcode
		"F5,03/05/2021,Sec,AB1,Sampleford 000A,\n"+ // outward part alone
		"F6,soon,Sec,AB1 1AA,,\n"+ // no date
		",04/05/2021,car,N/K,,\n")
	if want := (Rows{Read: 8, Loaded: 6, Rejected: 1, Duplicate: 1}); got.Rows != want || got.Outcome != Loaded {
		t.Errorf("%+v is %s, want %+v", got.Rows, got.Outcome, want)
	}
	want := []string{
		"2021-04-01 Deliberate primary fire 1 <nil> E01000100",
		"2021-04-01 Deliberate secondary fire 1 <nil> E01000100",
		"2021-05-01 Deliberate primary fire 1 <nil> ",
	}
	rows := f.query(`
		SELECT strftime(r.month, '%Y-%m-%d'), r.category, r.count, r.starts, coalesce(a.area, '')
		FROM current_partner_record AS r LEFT JOIN area_of_place AS a ON a.place = r.place AND a.layer = 'lsoa' AND a.how = 'code' ORDER BY ALL`)
	for _, w := range want {
		if !slices.Contains(rows, w) {
			t.Errorf("no row %q in %q", w, rows)
		}
	}
	areas := f.query(`SELECT district, outward, coalesce(postcode::VARCHAR, '-') FROM partner_record ORDER BY ALL`)
	if want := []string{"  -", "  -", "  true", "  true", "E01000900 AB1 false", "E07000070  false"}; !slices.Equal(areas, want) {
		t.Errorf("stated areas are %q, want %q", areas, want)
	}
	if got := f.query(`SELECT line, reason FROM partner_rejection`); len(got) != 1 || got[0] != "8 the date is not written as the format says" {
		t.Errorf("rejections are %q", got)
	}
	again := f.load()
	if again.Changed || again.Count(Unchanged) != 1 {
		t.Errorf("a second load is %+v", again)
	}
}

func TestPartnerFilesOfOneReference(t *testing.T) {
	f := newPartnerField(t, fires(t))
	f.put("fire/a.csv", fireHeader+"F1,01/04/2021,Sec,AB1 1AA,,\nF2,01/04/2021,Sec,,,\n")
	f.put("fire/b.csv", fireHeader+"F1,01/04/2021,Sec,AB1 1AA,,\nF3,01/05/2021,Sec,,,\n")
	f.load()
	f.sound()
	const account = `SELECT path, sum(a.rows_read), sum(a.loaded), sum(a.superseded) FROM partner_account AS a JOIN partner_extract AS e ON e.id = a.extract GROUP BY path ORDER BY path`
	if got, want := f.query(account), []string{"raw/fire/a.csv 2 1 1", "raw/fire/b.csv 2 2 0"}; !slices.Equal(got, want) {
		t.Errorf("accounts are %q, want %q", got, want)
	}
	f.remove("fire/b.csv")
	f.put("fire/c.csv", fireHeader+"F1,01/04/2021,Sec,AB1 1AA,,\nF2,01/04/2021,Sec,,,\n") // a copy of a
	r := f.load()
	f.sound()
	if got := outcomes(r); got["fire/b.csv"] != Withdrawn || got["fire/a.csv"] != Superseded || got["fire/c.csv"] != Loaded {
		t.Errorf("outcomes are %v", got)
	}
	if got := f.query(`SELECT count(*) FROM current_partner_record`); got[0] != "2" {
		t.Errorf("%s rows count, want 2", got[0])
	}
}

// Another block, directory or key reads the files again; another agreement does not.
func TestPartnerFilesAreReadAgainWhenTheirReadingChanges(t *testing.T) {
	f := newPartnerField(t, fires(t))
	f.put("fire/a.csv", fireHeader+"F1,01/04/2021,Sec,AB1 1AA,,\n")
	f.load()
	f.in.Sources[0].Table.Agreement = "Protocol 2"
	if r := f.load(); r.Changed {
		t.Error("another agreement reads the file again")
	}
	f.in.Sources[0].Table.Category.Map["Sec"] = "Rubbish fire"
	if r := f.load(); !r.Changed || r.Count(Loaded) != 1 {
		t.Errorf("another map reads nothing again: %+v", r.Files)
	}
	f.sound()
	if got := f.query(`SELECT category FROM current_partner_record`); len(got) != 1 || got[0] != "Rubbish fire" {
		t.Errorf("categories are %q", got)
	}
	if err := os.WriteFile(f.dir+"/postcodes.csv", []byte(strings.Replace(directoryText, "AB1 1AA,,471980", "AB1 1AA,,478837", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	f.load()
	f.sound()
	if got := f.query(`SELECT a.area FROM current_partner_record AS r JOIN area_of_place AS a ON a.place = r.place AND a.layer = 'lsoa' AND a.how = 'point'`); len(got) != 1 || got[0] != "E01000101" {
		t.Errorf("with another directory the place is in %q", got)
	}
	before := f.query(`SELECT ref FROM current_partner_record`)
	if err := os.Remove(f.in.Key); err != nil {
		t.Fatal(err)
	}
	f.load()
	if after := f.query(`SELECT ref FROM current_partner_record`); len(after) != 1 || after[0] == before[0] {
		t.Errorf("with another key the reference is %q, before %q", after, before)
	}
}

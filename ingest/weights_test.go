package ingest

import (
	"maps"
	"strings"
	"testing"
)

func TestReadWeights(t *testing.T) {
	path := valuesFile(t, "\uFEFFOffence,Code,Days\r\n\"Violence, of which\",,\r\nWounding,008A,\"1,825\"\r\nTheft,49/10,2\r\nOther,49/10,2.0\r\nNew,99Z,[x]\r\nNone,8.01,0\r\n")
	got, err := ReadWeights(Column{path, "Code", "Days"})
	if want := map[string]float64{"8A": 1825, "49/10": 2, "8.01": 0}; err != nil || !maps.Equal(got, want) {
		t.Errorf("weights are %v, %v; want %v", got, err, want)
	}
	for name, c := range map[string]struct{ text, want string }{
		"no code":     {"Code,Days\nBurglary,3\n", `line 2: "Burglary" is no offence code`},
		"no number":   {"Code,Days\n28E,many\n", `the weight of 28E is "many"`},
		"below zero":  {"Code,Days\n28E,-1\n", `is "-1"`},
		"two weights": {"Code,Days\n28E,1\n028E,2\n", "the code 28E has two weights, 1 and 2"},
		"nothing":     {"Code,Days\n28E,\n", "gives no code a weight"},
		"no column":   {"Cod,Days\n28E,1\n", `did you mean "Cod"?`},
	} {
		if _, err := ReadWeights(Column{valuesFile(t, c.text), "Code", "Days"}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v; want …%s…", name, err, c.want)
		}
	}
}

// Of a column of offence codes nothing but codes is kept, in one spelling.
func TestOffenceCodesOfPartners(t *testing.T) {
	table := fires(t)
	table.Offence = "Code"
	header := strings.Replace(fireHeader, "Crew notes", "Code,Crew notes", 1)
	f := newPartnerField(t, table)
	f.put("fire/a.csv", header+"F1,01/04/2021,Sec,AB1 1AA,,056A,\nF2,02/04/2021,Sec,AB1 1AA,,56a,\nF3,03/04/2021,Sec,AB1 1AA,,n/a,\n")
	f.load()
	f.sound()
	if got := f.query(`SELECT offence FROM current_partner_record ORDER BY day`); strings.Join(got, ",") != "56A,56A," {
		t.Errorf("codes are %q", got)
	}
	f.put("fire/b.csv", header+"F9,01/04/2021,Sec,AB1 1AA,,A Figment,\n")
	r := f.load()
	if got := outcomes(r); got["fire/b.csv"] != Refused {
		t.Errorf("a name in place of a code is %v", got)
	}
	for _, file := range r.Files {
		if strings.Contains(file.Reason, "Figment") || file.Outcome == Refused && !strings.Contains(file.Reason, "is no offence code") {
			t.Errorf("reason is %q", file.Reason)
		}
	}
}

package data

import (
	"testing"
	"time"
)

func TestParseMonth(t *testing.T) {
	for s, want := range map[string]string{"2020-04": "April 2020", "2011-12": "December 2011"} {
		m, err := ParseMonth(s)
		if err != nil || m.Label() != want || m.String() != s {
			t.Errorf("ParseMonth(%q) = %v (%s), %v; want %s", s, m, m.Label(), err, want)
		}
	}
	for _, s := range []string{"", "2020-4", "2020-13", "2020-00", "20-04-01", "April 2020", "2020/04", "+020-04"} {
		if m, err := ParseMonth(s); err == nil {
			t.Errorf("ParseMonth(%q) = %v; want an error", s, m)
		}
	}
}

func TestMonthArithmetic(t *testing.T) {
	m := NewMonth(2020, time.February)
	if m.Days() != 29 || NewMonth(2021, time.February).Days() != 28 || NewMonth(2021, time.December).Days() != 31 {
		t.Error("days of a month are wrong")
	}
	if got := m.Add(-2).String(); got != "2019-12" {
		t.Errorf("two months before 2020-02 is %s", got)
	}
}

func TestParseYear(t *testing.T) {
	april := map[string]string{"2021": "2021-04 2022-03", "2021/22": "2021-04 2022-03", "2021-22": "2021-04 2022-03", "2021/2022": "2021-04 2022-03", "2019/20": "2019-04 2020-03", "2099/00": "2099-04 2100-03"}
	for s, want := range april {
		p, err := ParseYear(s, time.April)
		got := ""
		if err == nil {
			got = p.From.String() + " " + p.To.String()
		}
		if got != want {
			t.Errorf("ParseYear(%q) = %q, %v; want %q", s, got, err, want)
		}
	}
	for _, s := range []string{"2020/22", "2020/", "20", "twenty", "2021/21", "1066", "2021/2", ""} {
		if _, err := ParseYear(s, time.April); err == nil {
			t.Errorf("ParseYear(%q) is accepted", s)
		}
	}
	if _, err := ParseYear("2021/22", time.January); err == nil {
		t.Error("2021/22 is accepted for a year that starts in January")
	}
	if p, _ := ParseYear("2025", time.January); p.Label() != "January to December 2025" {
		t.Errorf("calendar year reads %q", p.Label())
	}
}

func TestPeriod(t *testing.T) {
	p, err := ParsePeriod("2020-03/2021-07")
	if err != nil || p.Len() != 17 || !p.Contains(NewMonth(2020, time.March)) || p.Contains(NewMonth(2021, time.August)) {
		t.Errorf("period %v, %v", p, err)
	}
	if (Period{}).Len() != 0 || len((Period{}).Months()) != 0 || (Period{}).Contains(0) {
		t.Error("the empty period holds something")
	}
	if _, err := ParsePeriod("2021-07/2020-03"); err == nil {
		t.Error("a period that ends before it starts is accepted")
	}
}

func TestCategories(t *testing.T) {
	for i, c := range Categories {
		if int(c.ID) != i {
			t.Errorf("category %s has ID %d at position %d: stores would misread it", c.Name, c.ID, i)
		}
	}
	if AntiSocialBehaviour.IsCrime() || !AllCrime.IsCrime() {
		t.Error("anti-social behaviour counts as crime")
	}
	cs := []Category{AntiSocialBehaviour, "Drugs", AllCrime, "Burglary"}
	SortCategories(cs)
	if cs[0] != AllCrime || cs[3] != AntiSocialBehaviour || cs[1] != "Burglary" {
		t.Errorf("order is %v", cs)
	}
}

func TestDistrictOfLSOAName(t *testing.T) {
	for in, want := range map[string]string{"Colchester 018A": "Colchester", "Southend-on-Sea 003A": "Southend-on-Sea", "St. Helens 001B": "St. Helens"} {
		if got, ok := DistrictOfLSOAName(in); !ok || got != want {
			t.Errorf("%q gives %q", in, got)
		}
	}
	for _, in := range []string{"", "018A", "Colchester", "Colchester 18A"} {
		if got, ok := DistrictOfLSOAName(in); ok {
			t.Errorf("%q gives %q; want none", in, got)
		}
	}
}

func TestNearest(t *testing.T) {
	names := []string{"partnership", "boundary", "denominator"}
	if got, ok := Nearest("partnerhsip", names); !ok || got != "partnership" {
		t.Errorf("nearest to partnerhsip is %q, %v", got, ok)
	}
	if got, ok := Nearest("zebra crossing", names); ok {
		t.Errorf("%q is near to nothing, got %q", "zebra crossing", got)
	}
}

func TestClosestNamesSomethingWheneverItCan(t *testing.T) {
	if got := Closest("zebra crossing", []string{"boundary", "denominator"}); got == "" {
		t.Error("a word far from every name has no closest one")
	}
	if got := Closest("a", []string{"c", "b"}); got != "c" {
		t.Errorf("of two names as far the closest is %q; want the first", got)
	}
	if got := Closest("a", nil); got != "" {
		t.Errorf("the closest of no names is %q", got)
	}
}

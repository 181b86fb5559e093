package ingest

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"assess/data/workspace"
)

func TestReadPostcode(t *testing.T) {
	same := pack([]byte("CM11AA"))
	for _, text := range []string{"CM1 1AA", "cm11aa", "CM1-1AA", " CM1  1AA ", "CM1.1AA", "CM 1 1AA", "CM1 IAA", "C M 1 1 A A", "CM1\t1AA"} {
		if p, outward := readPostcode(text); p != same || outward != "CM1" {
			t.Errorf("%q is %d and %q", text, p, outward)
		}
	}
	for text, want := range map[string]string{"CM1": "CM1", "cm1 ": "CM1", "CM1 1": "CM1", "SS12": "SS12", "EC1A": "EC1A", "E1": "E1"} {
		if p, outward := readPostcode(text); p != 0 || outward != want {
			t.Errorf("%q is %d and %q, want the outward part %q alone", text, p, outward, want)
		}
	}
	for _, text := range []string{"", "NFA", "no fixed abode", "N/A", "CM1 1AAA", "CM111 1AA", "1CM 1AA", "CM1 A1A", "CM", "CM1 1A!", "12345", "CM1 1A", "£££"} {
		if p, outward := readPostcode(text); p != 0 || outward != "" {
			t.Errorf("%q is %d and %q, want nothing", text, p, outward)
		}
	}
	seen := map[postcode]string{}
	for _, text := range []string{"CM1 1AA", "CM1 1AB", "CM11 1AA", "E1 1AA", "EC1A 1AA", "AA1 1AA"} {
		p, _ := readPostcode(text)
		if old, twice := seen[p]; twice || p == 0 {
			t.Errorf("%q is the same as %q", text, old)
		}
		seen[p] = text
	}
}

// The layouts that are published, each with the same postcode.
func TestDirectoryLayouts(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		set  workspace.Postcodes
	}{
		"Code-Point Open":        {"\"AB11AA\",10,471980,239567,\"E92000001\",\"\",\"\",\"\",\"E07000070\",\"E05004095\"\n", workspace.Postcodes{}},
		"with a header":          {"postcode,positional_quality,easting,northing\nAB11AA,10,471980,239567\n", workspace.Postcodes{}},
		"ONSPD":                  {"pcd,pcd2,pcds,dointr,doterm,oseast1m,osnrth1m,osgrdind\nAB1 1AA,AB1  1AA,AB1 1AA,198001,199606,471980,0239567,1\n", workspace.Postcodes{}},
		"ONSPD of 2025":          {"pcd7,pcd8,pcds,dointr,doterm,east1m,north1m\nAB1 1AA,AB1  1AA,AB1 1AA,198001,,471980,239567\n", workspace.Postcodes{}},
		"one with names its own": {"code,x,y\nAB1 1AA,471980,239567\n", workspace.Postcodes{Postcode: "code", Easting: "x", Northing: "y"}},
	} {
		d := &postcodes{}
		if err := d.read(context.Background(), c.set, strings.NewReader(c.text)); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		d.settle()
		p, _ := readPostcode("AB1 1AA")
		lon, lat, ok := d.find(p)
		if !ok || math.Abs(lon+0.95) > 0.01 || math.Abs(lat-52.05) > 0.01 {
			t.Errorf("%s: %v, %v (%v)", name, lon, lat, ok)
		}
	}
}

func TestDirectoryRefused(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"no easting":     {"pcds,oseast,osnrth1m\nAB1 1AA,1,2\n", "no column for the easting"},
		"degrees":        {"pcds,oseast1m,osnrth1m\nAB1 1AA,-0.95,52.05\n", "not metres of the British National Grid"},
		"no postcode":    {"pcds,oseast1m,osnrth1m\nhere,1,2\n", "line 2: the column 1 holds no postcode"},
		"a broken row":   {"pcds,oseast1m,osnrth1m\nAB1 1AA,1\n", "line 2: the row has 2 fields"},
		"no coordinates": {"pcds,oseast1m,osnrth1m\nAB1 1AA,x,y\n", "not metres"},
	} {
		err := (&postcodes{}).read(context.Background(), workspace.Postcodes{}, strings.NewReader(c.text))
		if err == nil || !strings.Contains(say("d.csv", err), c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// A postcode that was moved has its last point; one that lost it keeps the one it had.
func TestDirectoryOfSeveralFiles(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"1.csv": "AB11AA,10,400000,300000\nAB11AB,10,410000,300000\n", "2.csv": "AB11AA,10,401000,300000\nAB11AB,90,0,0\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d, err := readPostcodes(context.Background(), []workspace.Postcodes{{Files: []string{"*.csv"}, Base: dir}})
	if err != nil {
		t.Fatal(err)
	}
	if len(d.keys) != 2 || d.points[0] != (gridPoint{401000, 300000}) || d.points[1] != (gridPoint{410000, 300000}) {
		t.Errorf("%v", d.points)
	}
	if _, err := readPostcodes(context.Background(), []workspace.Postcodes{{Files: []string{"*.txt"}, Base: dir, Line: 9}}); err == nil || !strings.Contains(err.Error(), "assess.toml line 9: postcodes") {
		t.Errorf("%v", err)
	}
}

// With the real directory nine of ten postcodes of its day lie in the LSOA that was worked out for them.
func TestRealPostcodes(t *testing.T) {
	dir := os.Getenv("ASSESS_REAL_DATA")
	if dir == "" {
		return
	}
	start := time.Now()
	d, err := readPostcodes(context.Background(), []workspace.Postcodes{{Files: []string{"postcodes/essex_postcodes_2014-08.csv.gz"}, Base: dir}})
	if err != nil {
		t.Fatal(err)
	}
	if len(d.keys) != 44_740 {
		t.Errorf("%d postcodes, want 44,740", len(d.keys))
	}
	p, _ := readPostcode("cb10 1aa")
	lon, lat, ok := d.find(p)
	if !ok || math.Abs(lat-52.021405) > 2e-4 || math.Abs(lon-0.239289) > 2e-4 {
		t.Errorf("CB10 1AA is at %v, %v (%v)", lon, lat, ok)
	}
	t.Logf("44,740 postcodes in %v", time.Since(start))
}

func TestReadClock(t *testing.T) {
	for text, want := range map[string]int{"23:15": 1395, "9:05": 545, "23:15:59": 1395, "23:15:59.123": 1395, "2315": 1395, "0005": 5, "12:00 am": 0, "12:30PM": 750, "11:15 pm": 1395, "24:00": 1440, "25:30": 1530, "00:00": 0} {
		if got, rest, ok := readClock(text); !ok || got != want || rest != "" {
			t.Errorf("%q is %d (%v, %q left), want %d", text, got, ok, rest, want)
		}
	}
	for _, text := range []string{"", "noon", "30:00", "23:60", "23", "23:1", "13:00 pm", "0:00 am", "23:15:61", "99999"} {
		if got, rest, ok := readClock(text); ok && rest == "" {
			t.Errorf("%q is %d", text, got)
		}
	}
}

func TestLondonClock(t *testing.T) {
	for utc, want := range map[string]string{
		"2021-03-28T00:59:00Z": "00:59", "2021-03-28T01:00:00Z": "02:00", "2021-10-31T00:59:00Z": "01:59", "2021-10-31T01:00:00Z": "01:00", "2021-12-25T12:00:00Z": "12:00",
	} {
		at, err := time.Parse(time.RFC3339, utc)
		if err != nil {
			t.Fatal(err)
		}
		if got := londonClock(at).Format("15:04"); got != want {
			t.Errorf("%s is %s, want %s", utc, got, want)
		}
	}
}

func TestReadCount(t *testing.T) {
	for text, want := range map[string]int32{"0": 0, "12": 12, "1,234": 1234, "1,234,567": 1234567, "3.0": 3, "<5": notKnown, "< 5": notKnown, "<=3": notKnown, "*": notKnown, "[c]": notKnown, "n/a": notKnown, "": notKnown, "-": notKnown} {
		if got, reason := readCount(text); got != want || reason != "" {
			t.Errorf("%q is %d (%s), want %d", text, got, reason, want)
		}
	}
	for _, text := range []string{"3.5", "-1", "1,5", "12,34", "five", "1e99", "0x10", "Inf", "NaN", "1_000", ",123", "2000000000", "<x"} {
		if got, reason := readCount(text); reason == "" {
			t.Errorf("%q is %d", text, got)
		}
	}
}

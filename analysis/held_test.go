package analysis

import (
	"testing"
	"time"

	"assess/data"
)

// The year in progress is the one of the newest month that can be counted; the year before
// it is kept up to date until two months after its end, and only where it holds a month.
func TestDueYears(t *testing.T) {
	month := func(s string) data.Month {
		m, err := data.ParseMonth(s)
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	for name, c := range map[string]struct {
		from, to, partial string
		starts            time.Month
		want              []string
	}{
		"in the middle of a year":       {"2019-04", "2021-09", "", time.April, []string{"2021-04/2022-03"}},
		"the last month of a year":      {"2019-04", "2022-03", "", time.April, []string{"2021-04/2022-03"}},
		"the first month of the next":   {"2019-04", "2022-04", "", time.April, []string{"2021-04/2022-03", "2022-04/2023-03"}},
		"the second":                    {"2019-04", "2022-05", "", time.April, []string{"2021-04/2022-03", "2022-04/2023-03"}},
		"the third":                     {"2019-04", "2022-06", "", time.April, []string{"2022-04/2023-03"}},
		"years that start in January":   {"2019-04", "2022-01", "", time.January, []string{"2021-01/2021-12", "2022-01/2022-12"}},
		"a new month that is cut short": {"2019-04", "2022-04", "2022-04", time.April, []string{"2021-04/2022-03"}},
		"nothing of the year before":    {"2022-04", "2022-05", "", time.April, []string{"2022-04/2023-03"}},
	} {
		h := &Held{status: map[sourceMonth]data.Status{}}
		for m := month(c.from); m <= month(c.to); m++ {
			h.status[sourceMonth{"police-street", forceMonth{"essex", m}}] = data.Complete
			h.status[sourceMonth{"police-street", forceMonth{"kent", m + 24}}] = data.Complete
		}
		if c.partial != "" {
			h.status[sourceMonth{"police-street", forceMonth{"essex", month(c.partial)}}] = data.Partial
		}
		var got []string
		for _, p := range h.Due("essex", c.starts) {
			got = append(got, p.From.String()+"/"+p.To.String())
		}
		if len(got) != len(c.want) || got[0] != c.want[0] || got[len(got)-1] != c.want[len(c.want)-1] {
			t.Errorf("%s: due are %v, want %v", name, got, c.want)
		}
	}
	if due := (&Held{}).Due("essex", time.April); len(due) > 0 {
		t.Errorf("of nothing held %v is due", due)
	}
}

package analysis

import (
	"testing"
	"time"

	"assess/data"
	"assess/data/reference"
)

func TestWhatIsDue(t *testing.T) {
	for _, c := range []struct{ end, want data.Month }{
		{data.NewMonth(2022, time.March), data.NewMonth(2021, time.December)},
		{data.NewMonth(2022, time.April), data.NewMonth(2021, time.December)},
		{data.NewMonth(2022, time.June), data.NewMonth(2022, time.March)},
		{data.NewMonth(2022, time.January), data.NewMonth(2021, time.September)},
	} {
		if got := dueTo(c.end); got != c.want {
			t.Errorf("by the end of %s what is due ends with %s, want %s", c.end, got, c.want)
		}
	}
}

func TestPrescribedInformationBesideWhatIsHeld(t *testing.T) {
	december := data.NewMonth(2021, time.December)
	table := func(item string, to data.Month, rows int64) Source {
		return Source{ID: "s", Kind: "table", Schedule: []string{item}, To: to, Loaded: rows}
	}
	street := Source{ID: "police-street", Kind: "police-street", Loaded: 1}
	for name, c := range map[string]struct {
		item    string
		sources []Source
		want    PrescribedStatus
	}{
		"nothing":                {"fire-deliberate-secondary", nil, ItemNotHeld},
		"up to what is due":      {"fire-deliberate-secondary", []Source{table("fire-deliberate-secondary", december, 1)}, ItemHeld},
		"a month short":          {"fire-deliberate-secondary", []Source{table("fire-deliberate-secondary", december-1, 1)}, ItemBehind},
		"one of two reaches":     {"fire-deliberate-secondary", []Source{table("fire-deliberate-secondary", december-1, 1), table("fire-deliberate-secondary", december+1, 1)}, ItemHeld},
		"no rows":                {"fire-deliberate-secondary", []Source{table("fire-deliberate-secondary", december, 0)}, ItemNotHeld},
		"another item":           {"fire-deliberate-secondary", []Source{street, table("police-crimes", december, 1)}, ItemNotHeld},
		"open data alone":        {"police-crimes", []Source{street}, ItemPartly},
		"open data and a table":  {"police-crimes", []Source{street, table("police-crimes", december, 1)}, ItemHeld},
		"open data of something": {"health-ambulance-calls", []Source{street}, ItemNotHeld},
	} {
		i, ok := reference.PrescribedItem(c.item)
		if !ok {
			t.Fatalf("there is no item %s", c.item)
		}
		if got := prescribedItem(i, december, c.sources); got.Status != c.want {
			t.Errorf("%s: %s is %s, want %s", name, c.item, got.Status, c.want)
		}
	}
}

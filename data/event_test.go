package data

import (
	"slices"
	"strings"
	"testing"
)

func TestEventsAreReadAsWritten(t *testing.T) {
	e, _, err := EventText{Date: "2021-03-08", To: "2021-06-30", Title: " Operation  Dusk ", Kind: "operation", Categories: []string{"robbery", "All crime", "Robbery"}}.Event()
	if err != nil {
		t.Fatal(err)
	}
	if e.Title != "Operation Dusk" || e.When() != "March to June 2021" || !slices.Equal(e.Categories, []Category{AllCrime, "Robbery"}) {
		t.Errorf("read %+v, %s", e, e.When())
	}
	if !e.Bears("Robbery") || e.Bears("Burglary") || !(Event{}).Bears("Burglary") {
		t.Error("an event bears on the categories that it names, or on all")
	}
	if e, _, err = (EventText{Date: "2021-03-08", Title: "a", Kind: "law"}).Event(); err != nil || e.When() != "8 March 2021" {
		t.Errorf("a day is %q, %v", e.When(), err)
	}
}

func TestMistakesOfEventsNameTheirKey(t *testing.T) {
	for _, c := range []struct {
		text      EventText
		key, want string
	}{
		{EventText{Date: "2021-03-08", Kind: "law"}, "title", "missing"},
		{EventText{Date: "2021-03-08", Kind: "law", Title: strings.Repeat("a", 101)}, "title", "longer"},
		{EventText{Title: "a", Kind: "law"}, "date", "no date"},
		{EventText{Title: "a", Kind: "law", Date: "08/03/2021"}, "date", "YYYY-MM-DD"},
		{EventText{Title: "a", Kind: "law", Date: "2021-03-08", Month: "2021-03"}, "month", "both"},
		{EventText{Title: "a", Kind: "law", Month: "March"}, "month", "March"},
		{EventText{Title: "a", Kind: "law", Month: "2021-03", To: "2021-02"}, "to", "before it begins"},
		{EventText{Title: "a", Kind: "laws", Month: "2021-03"}, "kind", `did you mean "law"?`},
		{EventText{Title: "a", Month: "2021-03"}, "kind", "the kinds are"},
		{EventText{Title: "a", Kind: "law", Month: "2021-03", Categories: []string{"Burglaries"}}, "categories", `did you mean "Burglary"?`},
	} {
		_, key, err := c.text.Event()
		if key != c.key || err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: %q, %v; want %q with %q", c.text, key, err, c.key, c.want)
		}
	}
}

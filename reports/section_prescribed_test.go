package reports

import (
	"strings"
	"testing"
	"time"

	"assess/analysis"
)

// scheduled gives the fixture a schedule of four items.
func scheduled(held bool) variation {
	return func(a *analysis.Assessment) {
		due := month(2021, time.December)
		a.Prescribed = analysis.PrescribedInformation{Instrument: "SI 2007/1831", Unchecked: 4, DueTo: due, Items: []analysis.PrescribedItem{
			{ID: "police-crimes", Supplier: "police force", Title: "Crimes", Sources: []string{}, Status: analysis.ItemPartly},
			{ID: "fire-a", Supplier: "fire and rescue authority", Title: "Fires, one", Sources: []string{}, Status: analysis.ItemNotHeld},
			{ID: "fire-b", Supplier: "fire and rescue authority", Title: "Fires, two", Sources: []string{}, Status: analysis.ItemNotHeld},
			{ID: "health-c", Supplier: "health bodies", Title: "Calls", Sources: []string{}, Status: analysis.ItemNotHeld},
		}, Suppliers: []analysis.PrescribedSupplier{
			{Supplier: "police force", Items: 1, Partly: 1}, {Supplier: "fire and rescue authority", Items: 2, NotHeld: 2}, {Supplier: "health bodies", Items: 1, NotHeld: 1},
		}}
		if held {
			p := &a.Prescribed
			p.Items[1].Sources, p.Items[1].HeldTo, p.Items[1].Status = []string{"fires"}, due, analysis.ItemHeld
			p.Items[3].Sources, p.Items[3].HeldTo, p.Items[3].Status = []string{"calls"}, due-3, analysis.ItemBehind
			p.Suppliers[1].Held, p.Suppliers[1].NotHeld = 1, 1
			p.Suppliers[2].Behind, p.Suppliers[2].NotHeld = 1, 0
		}
	}
}

func TestWhatIsDueAndNotHeld(t *testing.T) {
	draftOf := func(v variation) []Block { return newDraft(assessment(v), Boundaries{}, Options{}).prescribed() }
	words := func(b Block) (text string) {
		for _, s := range b.(Paragraph).Spans {
			text += s.Text
		}
		return text
	}
	open := draftOf(scheduled(false))
	if len(open) != 1 {
		t.Fatalf("open data alone has %d blocks, want a paragraph", len(open))
	}
	for _, want := range []string{"share 4 kinds", "Of our list of them, 4 have still to be checked against legislation.gov.uk.", "category and month of 1,", "2 of the fire and rescue authority and 1 of the health bodies."} {
		if !strings.Contains(words(open[0]), want) {
			t.Errorf("it says %q, without %q", words(open[0]), want)
		}
	}
	blocks := draftOf(scheduled(true))
	want := []string{"police force|1|0|Crimes (in part)", "fire and rescue authority|2|1|Fires, two", "health bodies|1|0|Calls (held to September 2021)"}
	for i, row := range blocks[1].(Table).Rows {
		if got := strings.Join(row, "|"); got != want[i] {
			t.Errorf("row %d is %s, want %s", i+1, got, want[i])
		}
	}
	if len(draftOf(func(*analysis.Assessment) {})) != 0 {
		t.Error("something is said without a schedule")
	}
	rows := prescribedFile(assessment(scheduled(true))).Rows
	if got := strings.Join(rows[3], ","); got != "health-c,health bodies,Calls,[z],calls,2021-09,2021-12,behind" {
		t.Errorf("the last row of prescribed.csv is %s", got)
	}
}

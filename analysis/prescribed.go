package analysis

import (
	"slices"
	"time"

	"assess/data"
	"assess/data/reference"
	"assess/data/workspace"
)

// PrescribedInformation is what authorities have to disclose to each other beside what
// is held of it.
type PrescribedInformation struct {
	Instrument string               `json:"instrument"`
	Unchecked  int                  `json:"wording_unchecked"` // items whose wording has not been read on legislation.gov.uk
	DueTo      data.Month           `json:"due_to"`            // last month of the last quarter that was to be disclosed by the end of the months assessed
	Items      []PrescribedItem     `json:"items"`             // by supplier
	Suppliers  []PrescribedSupplier `json:"suppliers"`
}

// PrescribedItem is one item of it.
type PrescribedItem struct {
	ID       string            `json:"id"`
	Supplier string            `json:"supplier"` // the kind of authority, in words
	Title    string            `json:"title"`
	Fields   []reference.Field `json:"fields"`
	Sources  []string          `json:"sources"` // that are of the item
	HeldTo   data.Month        `json:"held_to"` // zero when nothing is held
	Status   PrescribedStatus  `json:"status"`
}

// PrescribedStatus says how far an item is held.
type PrescribedStatus string

// Behind is a source that does not reach DueTo; Partly an item of which the open data
// tell category and month, and neither day, time nor exact place.
const (
	ItemHeld    PrescribedStatus = "held"
	ItemBehind  PrescribedStatus = "behind"
	ItemPartly  PrescribedStatus = "in part"
	ItemNotHeld PrescribedStatus = "not held"
)

// PrescribedSupplier counts the items of a kind of authority by status.
type PrescribedSupplier struct {
	Supplier string `json:"supplier"`
	Items    int    `json:"items"`
	Held     int    `json:"held"`
	Behind   int    `json:"behind"`
	Partly   int    `json:"in_part"`
	NotHeld  int    `json:"not_held"`
}

// openItems are the items of which published street-level files tell a part.
var openItems = map[string]bool{"police-incidents": true, "police-crimes": true}

// prescribed sets the schedule beside the sources. A source is of the item that it
// names.
func (b *builder) prescribed() error {
	p := PrescribedInformation{Instrument: reference.PrescribedInstrument, DueTo: dueTo(b.out.Year.Held.To), Items: []PrescribedItem{}, Suppliers: []PrescribedSupplier{}}
	for _, i := range reference.Prescribed() {
		item := prescribedItem(i, p.DueTo, b.out.Sources)
		p.Items = append(p.Items, item)
		if !i.Checked {
			p.Unchecked++
		}
		if n := len(p.Suppliers); n == 0 || p.Suppliers[n-1].Supplier != item.Supplier {
			p.Suppliers = append(p.Suppliers, PrescribedSupplier{Supplier: item.Supplier})
		}
		p.Suppliers[len(p.Suppliers)-1].count(item.Status)
	}
	b.out.Prescribed = p
	return nil
}

func prescribedItem(i reference.Item, due data.Month, sources []Source) PrescribedItem {
	item := PrescribedItem{ID: i.ID, Supplier: i.Supplier.Name(), Title: i.Title, Fields: i.Fields, Sources: []string{}, Status: ItemNotHeld}
	open := false
	for _, s := range sources {
		open = open || s.Kind == workspace.PoliceStreet && s.Loaded > 0
		if slices.Contains(s.Schedule, i.ID) && s.Loaded > 0 {
			item.Sources = append(item.Sources, s.ID)
			item.HeldTo = max(item.HeldTo, s.To)
		}
	}
	switch {
	case len(item.Sources) > 0 && item.HeldTo < due:
		item.Status = ItemBehind
	case len(item.Sources) > 0:
		item.Status = ItemHeld
	case open && openItems[i.ID]:
		item.Status = ItemPartly
	}
	return item
}

func (s *PrescribedSupplier) count(status PrescribedStatus) {
	s.Items++
	switch status {
	case ItemHeld:
		s.Held++
	case ItemBehind:
		s.Behind++
	case ItemPartly:
		s.Partly++
	case ItemNotHeld:
		s.NotHeld++
	}
}

// dueTo is the last month of the last quarter that had been due by the end of a month:
// a quarter, counted from July, is due by the end of the next.
func dueTo(end data.Month) data.Month {
	for end.Calendar() != time.March && end.Calendar() != time.June && end.Calendar() != time.September && end.Calendar() != time.December {
		end = end.Add(-1)
	}
	return end.Add(-3)
}

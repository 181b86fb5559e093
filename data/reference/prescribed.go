package reference

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// PrescribedInstrument is the law that says what the authorities disclose to each other.
const PrescribedInstrument = "The Crime and Disorder (Prescribed Information) Regulations 2007 (SI 2007/1831)"

// Item is one item of the prescribed information: what a kind of supplier has to
// disclose, and what a table of it holds.
type Item struct {
	ID        string // in small letters, such as "fire-deliberate-secondary"
	Supplier  Supplier
	Title     string
	Fields    []Field
	Place     string // how near a place is told: "point", or "outward" for the first half of a postcode
	Months    int    // that each disclosure covers
	Sensitive bool   // about people's health or schooling, or the ground of an offence
	Checked   bool   // wording and place in the schedule have been read on legislation.gov.uk
}

// Supplier is a kind of authority.
type Supplier string

// The kinds of authority that disclose.
const (
	PoliceSupplier    Supplier = "police"
	FireSupplier      Supplier = "fire"
	AuthoritySupplier Supplier = "authority"
	HealthSupplier    Supplier = "health"
)

// Name is what people call the supplier.
func (s Supplier) Name() string {
	switch s {
	case PoliceSupplier:
		return "police force"
	case FireSupplier:
		return "fire and rescue authority"
	case AuthoritySupplier:
		return "local authority"
	case HealthSupplier:
		return "health bodies"
	}
	return string(s)
}

// Field is what an item says of each record: category, date, time or location.
type Field string

var prescribed = sync.OnceValue(func() []Item {
	var out []Item
	for _, r := range rows("prescribed.csv", "id", "supplier", "title", "fields", "place", "period", "checked") {
		months, err := strconv.Atoi(r[5])
		if err != nil {
			panic(fmt.Sprintf("reference table prescribed.csv: period %q of %s is no number", r[5], r[0]))
		}
		item := Item{ID: r[0], Supplier: Supplier(r[1]), Title: r[2], Place: r[4], Months: months, Checked: r[6] == "yes"}
		for _, f := range strings.Split(r[3], ";") {
			item.Fields = append(item.Fields, Field(f))
		}
		out = append(out, item)
	}
	return out
})

// Prescribed lists the items of the prescribed information by supplier.
func Prescribed() []Item { return append([]Item(nil), prescribed()...) }

// PrescribedItem is the item with the given id.
func PrescribedItem(id string) (Item, bool) {
	for _, i := range prescribed() {
		if i.ID == id {
			return i, true
		}
	}
	return Item{}, false
}

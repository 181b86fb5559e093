package reports

import (
	"fmt"
	"slices"
	"strings"

	"assess/analysis"
	"assess/data"
)

// prescribed says what the law has authorities disclose to each other and what of it is
// due and not held: in a table where a source is of any item, else in a paragraph.
func (d *draft) prescribed() []Block {
	p := d.a.Prescribed
	if len(p.Items) == 0 {
		return nil
	}
	opening := fmt.Sprintf("By law the authorities here share %d kinds of information every three months, under the Prescribed Information Regulations. ", len(p.Items))
	if p.Unchecked > 0 {
		opening += fmt.Sprintf("Of our list of them, %s still to be checked against legislation.gov.uk. ", plural(int64(p.Unchecked), "has", "have"))
	}
	if !slices.ContainsFunc(p.Items, func(i analysis.PrescribedItem) bool { return len(i.Sources) > 0 }) {
		return []Block{say("%s%s The list is in prescribed.csv.", opening, noneShared(p.Suppliers))}
	}
	t := Table{
		ID: "prescribed-table", Caption: "Information that is due and not held", Sheet: "Prescribed information",
		Columns: []Column{{Name: "Supplier", Width: 1.3}, {Name: "Kinds due", Align: Right, Width: 0.7}, {Name: "Held", Align: Right, Width: 0.6}, {Name: "Due and not held", Width: 4.4}},
		Note:    fmt.Sprintf("Due is what was to be shared by the end of the months assessed: all up to %s.", p.DueTo.Label()),
	}
	for _, s := range p.Suppliers {
		t.Rows = append(t.Rows, []string{s.Supplier, data.Thousands(int64(s.Items)), data.Thousands(int64(s.Held)), notHeld(p, s.Supplier)})
	}
	if part := p.Suppliers[0].Partly; part > 0 {
		t.Note += " In part: the open data give category and month, and no day, time or exact place."
	}
	return []Block{say("%sThe table says what is due and not held; all of it is in prescribed.csv.", opening), t}
}

// noneShared says in words that no source is of any item.
func noneShared(suppliers []analysis.PrescribedSupplier) string {
	var missing []string
	part := 0
	for _, s := range suppliers {
		part += s.Partly
		if s.NotHeld > 0 {
			missing = append(missing, fmt.Sprintf("%d of the %s", s.NotHeld, s.Supplier))
		}
	}
	said := "None of them is held in full. "
	if part > 0 {
		said += fmt.Sprintf("The open data give category and month of %d, and no day, time or exact place. ", part)
	}
	return said + "Not held are " + joined(missing) + "."
}

// notHeld lists what is due of a supplier and not held, or not up to what is due.
func notHeld(p analysis.PrescribedInformation, supplier string) string {
	var out []string
	for _, i := range p.Items {
		if i.Supplier != supplier {
			continue
		}
		switch i.Status {
		case analysis.ItemNotHeld:
			out = append(out, i.Title)
		case analysis.ItemPartly:
			out = append(out, i.Title+" (in part)")
		case analysis.ItemBehind:
			out = append(out, fmt.Sprintf("%s (held to %s)", i.Title, i.HeldTo.Label()))
		}
	}
	if len(out) == 0 {
		return "none"
	}
	return strings.Join(out, "; ")
}

func prescribedFile(a *analysis.Assessment) File {
	f := File{Name: "prescribed.csv", Title: "The information that authorities share by law every three months, and what of it is held",
		Columns: []string{"item", "supplier", "title", "fields", "sources", "held_to", "due_to", "status"}}
	for _, i := range a.Prescribed.Items {
		var fields []string
		for _, field := range i.Fields {
			fields = append(fields, string(field))
		}
		held := notAvailable
		if !i.HeldTo.IsZero() {
			held = i.HeldTo.String()
		}
		f.Rows = append(f.Rows, []string{i.ID, i.Supplier, i.Title, cell(strings.Join(fields, " ")), cell(strings.Join(i.Sources, " ")), held, a.Prescribed.DueTo.String(), string(i.Status)})
	}
	return f
}

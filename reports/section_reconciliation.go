package reports

import (
	"fmt"

	"assess/analysis"
	"assess/data"
)

// reconciliation sets the report's counts of all crime beside official ones.
func (d *draft) reconciliation() []Block {
	head := heading("sources-official", "Beside the official count")
	if len(d.a.Reconciliations) == 0 {
		return []Block{head, absent("No official count", "no table of official counts is held; the Home Office publishes police recorded crime by partnership, and [[official]] in the configuration names it")}
	}
	t := Table{
		ID: "official-table", Sheet: "Official counts", Caption: "All crime counted here beside the official number of crimes",
		Columns: []Column{{Name: "Area", Width: 1.6}, {Name: "Months", Width: 1.8}, {Name: "Counted here", Align: Right}, {Name: "Official", Align: Right}, {Name: "Share", Align: Right, Width: 0.8}, {Name: "Verdict", Width: 1.3}},
		Note:    "Annex B states the tolerance. Crimes without a location are in the official number and in no district here.",
	}
	within, compared := 0, 0
	var sources []string
	for _, r := range d.a.Reconciliations {
		sources = append(sources, fmt.Sprintf("%s, %s", r.Source, r.Title))
		months := r.Period.Label()
		if r.Months < r.Period.Len() {
			months += fmt.Sprintf(" (%d of %d held)", r.Months, r.Period.Len())
		}
		for _, x := range r.Rows {
			share := notAvailable
			if x.Share != nil {
				share = percentFine(*x.Share)
				compared++
				if x.Verdict == analysis.ReconcileWithin {
					within++
				}
			}
			t.Rows = append(t.Rows, []string{x.Name, months, data.Thousands(x.Own), thousandsCell(integer(x.Official)), share, string(x.Verdict)})
		}
	}
	t.Source = d.credit(joined(sources))
	text := "No area can be compared: months are missing, or the table does not have the area."
	if compared > 0 {
		text = fmt.Sprintf("Of %s compared with an official count, %s within the tolerance.", counted(compared, "number", "numbers"), counted(within, "lies", "lie"))
	}
	return []Block{head, say("%s", text), t}
}

// reconciliationFile has a row for each area of each official table; none without one.
func reconciliationFile(a *analysis.Assessment) []File {
	if len(a.Reconciliations) == 0 {
		return nil
	}
	f := File{Name: "reconciliation.csv", Title: "All crime counted here beside official counts of the same months",
		Columns: []string{"area_type", "area_code", "area_name", "period_from", "period_to", "months_held", "own_count", "official_count", "own_share", "verdict", "title", "publisher"}}
	for _, r := range a.Reconciliations {
		for _, x := range r.Rows {
			f.Rows = append(f.Rows, []string{string(x.Type), cell(string(x.Code)), cell(x.Name), r.Period.From.String(), r.Period.To.String(), fmt.Sprint(r.Months),
				data.Thousands(x.Own), thousandsCell(integer(x.Official)), number(x.Share), string(x.Verdict), r.Title, r.Source})
		}
	}
	return []File{f}
}

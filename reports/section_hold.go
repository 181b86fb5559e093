package reports

import (
	"fmt"

	"assess/data"
)

// fewestHeld is the fewest hot cells of the year before of which a share is said.
const fewestHeld = 5

// held says whether last year's hot spots held, as a table by category.
func (d *draft) held() []Block {
	const title = "Last year's hot spots, a year on"
	out := []Block{heading("places-held", title)}
	t := Table{
		ID: "held-table", Sheet: "Hot spots held", Source: d.source(boundaryPart),
		Columns: []Column{{Name: "Category", Width: 2.4}, {Name: "Hot cells last year", Align: Right}, {Name: "Share of the area", Align: Right},
			{Name: "Share of this year's incidents", Align: Right}, {Name: "Times their share of the area", Align: Right}, {Name: "Still hot", Align: Right}},
		Note: fmt.Sprintf("The same months of both years. Cells have sides of %d metres. Categories with fewer than %d hot cells last year are left out.", d.a.Settings.HotspotCellM, fewestHeld),
	}
	message := ""
	for _, h := range d.a.Holds {
		if h.HotCells < fewestHeld || h.HitRate == nil || h.PAI == nil {
			continue
		}
		hits := d.hidden.surface(percent(*h.HitRate), decimals(*h.PAI, 1))
		t.Rows = append(t.Rows, []string{string(h.Category), data.Thousands(int64(h.HotCells)), percent(h.AreaShare), hits[0], hits[1], data.Thousands(int64(h.StillHot))})
		if h.Category == data.AllCrime {
			t.Caption = fmt.Sprintf("Last year's hot cells and this year's incidents, %s of each year", counted(h.Months, "month", "months"))
			hold := fmt.Sprintf(" and hold %s of this year's crime", percent(*h.HitRate))
			if d.hidden.on() {
				hold = ""
			}
			message = fmt.Sprintf("The cells that were hot last year cover %s of the area%s. %s of the %s are still hot.",
				percent(h.AreaShare), hold, data.Thousands(int64(h.StillHot)), counted(h.HotCells, "cell", "cells"))
		}
	}
	if len(t.Rows) == 0 {
		why := "no category has enough located incidents and hot cells in both years"
		if d.a.Previous.Reason != "" {
			why = d.a.Previous.Reason
		}
		return append(out, absent(title, why))
	}
	if t.Caption == "" {
		t.Caption = "Last year's hot cells and this year's incidents"
	}
	if message != "" {
		out = append(out, say("%s", message))
	}
	return append(out, t)
}

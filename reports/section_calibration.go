package reports

import "assess/analysis"

// calibrationTable says how often the tests call what is not there, and find what is.
func calibrationTable() Table {
	t := Table{
		ID: "calibration-table", Caption: "How often the tests are wrong, and how often they find what is there", Sheet: "Calibration",
		Columns: []Column{{Name: "In simulated partnerships", Width: 4}, {Name: "How often", Align: Right, Width: 1.4}},
		Note:    "Simulated counts of invented partnerships, with a season and with months that vary more than chance. The simulations are the same for every report.",
		Source:  "Source: simulations made with this program.",
	}
	for _, r := range analysis.Calibration() {
		t.Rows = append(t.Rows, []string{r.What, r.HowOften()})
	}
	return t
}

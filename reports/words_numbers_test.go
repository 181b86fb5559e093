package reports_test

import (
	"testing"

	"assess/reports"
	"assess/reports/proof"
)

// Every number that a report says is a number of its assessment, whatever that holds.
// The maps of the fixture have 6 wards and 24 small areas.
func TestEveryNumberSaidIsInTheAssessment(t *testing.T) {
	for _, v := range reports.AllVariations(t) {
		untrue, err := proof.Numbers(proof.Passages(v.Document), v.Assessment, 6, 24)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range untrue {
			t.Errorf("%s: %s", v.Name, line)
		}
	}
}

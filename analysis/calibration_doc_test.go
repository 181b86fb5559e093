package analysis

import (
	"os"
	"strings"
	"testing"
)

// documented is the calibration as the package comment prints it.
func documented() string {
	var b strings.Builder
	for _, r := range Calibration() {
		b.WriteString("//\t" + r.What + ": " + r.HowOften() + "\n")
	}
	return b.String()
}

func TestTheDocumentationPrintsTheCalibration(t *testing.T) {
	text, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	if want := documented(); !strings.Contains(string(text), want) {
		t.Errorf("doc.go does not print the numbers of testdata/calibration.txt; they are\n%s", want)
	}
}

func TestCalibrationReadsTheTable(t *testing.T) {
	for _, c := range []struct {
		phi, yearly, change string
		line                string
	}{{"1", "500", "+20%", "     500 "}, {"3", "4000", "-5%", "    4000 "}} {
		_, table, _ := strings.Cut(calibrationTable, "Months that vary "+c.phi+" times")
		_, row, _ := strings.Cut(table, "\n"+c.line)
		fields := strings.Fields(row)
		want := fields[2]
		if c.change == "-5%" {
			want = fields[5]
		}
		if got := calibratedPower(c.phi, c.yearly, c.change); numbers(want)[0] != got {
			t.Errorf("%+v: %v, the table has %s", c, got, want)
		}
	}
	for _, r := range Calibration() {
		if len(r.Percent) == 0 {
			t.Errorf("%q has no number", r.What)
		}
		for _, v := range r.Percent {
			if !(v >= 0 && v <= 100) {
				t.Errorf("%q: %v %%", r.What, v)
			}
		}
	}
	if got := (CalibrationRow{Percent: []float64{0.28, 9.96, 38.4}}).HowOften(); got != "0.3%, 10.0% and 38%" {
		t.Errorf("printed as %s", got)
	}
}

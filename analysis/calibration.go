package analysis

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

// calibrationTable is what the tests found in simulated partnerships: the file that
// TestCalibration writes and keeps to.
//
//go:embed testdata/calibration.txt
var calibrationTable string

// calibrationName is the width of a line's name in the table; its numbers follow.
const calibrationName = 84

// CalibrationRow is one measured share of the simulations, or several that belong
// together, in per cent.
type CalibrationRow struct {
	What    string
	Percent []float64
}

// HowOften are the row's shares as they are printed: "0.3%", "38%, 18% and 11%". Those
// below 10 have a decimal place.
func (r CalibrationRow) HowOften() string {
	var parts []string
	for _, v := range r.Percent {
		places := 0
		if v < 10 {
			places = 1
		}
		parts = append(parts, strconv.FormatFloat(v, 'f', places, 64)+"%")
	}
	if n := len(parts); n > 1 {
		return strings.Join(parts[:n-1], ", ") + " and " + parts[n-1]
	}
	return strings.Join(parts, "")
}

// Calibration tells how often the tests of this package call what is not there and how
// often they find what is, from simulations. Every number is a line of
// testdata/calibration.txt.
func Calibration() []CalibrationRow {
	still, alike := calibrated(calibratedStill), calibrated(calibratedAlike)
	wards, wardsAlike := calibrated(calibratedWards), calibrated(calibratedWardsAlike)
	deprivation, signals, areas := calibrated(calibratedDeprivation), calibrated(calibratedSignals), calibrated(calibratedAreas)
	out := []CalibrationRow{
		{"A category is called higher or lower than the year before, where nothing changed", still[:1]},
		{"A partnership of 15 categories has one such call", still[1:]},
		{"A category is so called, where each month strays as the one before did (correlation 0.5)", alike[:1]},
	}
	for _, yearly := range []string{"500", "1000", "2000", "4000"} {
		row := CalibrationRow{What: fmt.Sprintf("A rise of a fifth of %s a year is found, where months vary 1, 2 and 3 times as much as chance", thousands(yearly))}
		for _, phi := range []string{"1", "2", "3"} {
			row.Percent = append(row.Percent, calibratedPower(phi, yearly, "+20%"))
		}
		out = append(out, row)
	}
	return append(out,
		CalibrationRow{"A ward is called higher or lower than its year before, where no ward changed", wards[:1]},
		CalibrationRow{"A partnership of 21 wards has one such call; the same at a correlation of 0.5", []float64{wards[1], wardsAlike[1]}},
		CalibrationRow{"Three tenths more is found in a ward of 500 and of 1,000 a year", calibrated(calibratedWardsFound)},
		CalibrationRow{"A category is called above or below what is expected for its deprivation, where it is not", deprivation[:1]},
		CalibrationRow{"A district is beyond the 95% and the 99.8% limits of the usual spread, where none stands out", calibrated(calibratedSpread)},
		CalibrationRow{"A category has an unusual month in a year, or a higher or lower level, where nothing changed", signals},
		CalibrationRow{"A direction over six years is called, where there is none (correlation 0.3)", calibrated(calibratedDirection)},
		CalibrationRow{"A map of incidents thrown at random has a hot or cold cell", calibrated(calibratedCells)[1:]},
		CalibrationRow{"Areas in no order are said to lie with their like, or one of them to stand out", areas},
		CalibrationRow{"A month to come falls within the 80% and the 95% range of its forecast", calibrated(calibratedForecast)},
	)
}

// The names of the lines that Calibration reads.
const (
	calibratedStill       = "the year before"
	calibratedAlike       = "the year before, correlation 0.5"
	calibratedWards       = "wards called, partnerships with one: months vary twice as much as chance"
	calibratedWardsAlike  = "wards called, partnerships with one: the same with correlation 0.5"
	calibratedWardsFound  = "wards of 500 and 1,000 a year with three tenths more: found"
	calibratedDeprivation = "allowing for deprivation, categories called, partnerships with one"
	calibratedChance      = "districts of one rate beyond 95 % and 99.8 % limits of chance"
	calibratedSpread      = "districts that differ alike, beyond 95 % and 99.8 % limits of the usual spread"
	calibratedSignals     = "categories with an unusual month, with a higher or lower level"
	calibratedDirection   = "series of six years without a direction that are given one, correlation 0.3"
	calibratedCells       = "incidents thrown at random: cells called hot or cold, maps with one"
	calibratedAreas       = "areas in no order: maps said to have one, maps with an area that stands out"
	calibratedForecast    = "months within the 80 % and 95 % ranges of their forecasts"
)

// calibrated gives the numbers of the line of that name.
func calibrated(name string) []float64 {
	for line := range strings.Lines(calibrationTable) {
		if len(line) > calibrationName && strings.TrimSpace(line[:calibrationName]) == name {
			return numbers(line[calibrationName:])
		}
	}
	panic("the calibration table has no line " + name)
}

// calibratedPower gives the share of changes found, from the table of a dispersion.
func calibratedPower(phi, yearly, change string) float64 {
	_, table, _ := strings.Cut(calibrationTable, fmt.Sprintf("Months that vary %s times", phi))
	column := -1
	for line := range strings.Lines(table) {
		fields := strings.Fields(line)
		for i, f := range fields {
			if column < 0 && f == change {
				column = i - 1 // "a year" is two words
			}
		}
		if column > 0 && len(fields) > column && fields[0] == yearly {
			return numbers(fields[column])[0]
		}
	}
	panic(fmt.Sprintf("the calibration table has no %s of %s a year", change, yearly))
}

// numbers are the fields of a line that are numbers.
func numbers(line string) []float64 {
	var out []float64
	for _, field := range strings.Fields(line) {
		if v, err := strconv.ParseFloat(field, 64); err == nil {
			out = append(out, v)
		}
	}
	return out
}

func thousands(n string) string {
	if len(n) > 3 {
		return n[:len(n)-3] + "," + n[len(n)-3:]
	}
	return n
}

package reports

import (
	"fmt"
	"strconv"

	"assess/analysis"
	"assess/data"
	"assess/reports/chart"
)

// exampleGrid is the invented incidents of a square of cells, rows from the north:
// busy cells that touch, and one busy cell alone.
var exampleGrid = [][]int{
	{1, 0, 2, 1, 0, 1, 0},
	{0, 1, 1, 0, 1, 0, 1},
	{1, 0, 1, 9, 8, 2, 0},
	{0, 2, 1, 10, 13, 1, 1},
	{0, 1, 2, 9, 10, 0, 2},
	{0, 1, 2, 1, 2, 1, 0},
	{8, 0, 0, 2, 1, 0, 1},
}

// exampleFDR is the false discovery rate that the example is tested at. It is not
// the setting, so that the picture is the same in every report.
const exampleFDR = 0.05

// hotInExample is which cells of a grid the report's own test calls hot.
func hotInExample(counts [][]int) [][]bool {
	var x []float64
	var beside [][]int
	columns := len(counts[0])
	for i, row := range counts {
		for j, n := range row {
			x = append(x, float64(n))
			var next []int
			for a := max(i-1, 0); a <= min(i+1, len(counts)-1); a++ {
				for b := max(j-1, 0); b <= min(j+1, columns-1); b++ {
					if a != i || b != j {
						next = append(next, a*columns+b)
					}
				}
			}
			beside = append(beside, next)
		}
	}
	z := analysis.GiStar(x, beside)
	class := analysis.Classify(z, analysis.BenjaminiHochberg(analysis.TwoSided(z)), exampleFDR)
	out := make([][]bool, len(counts))
	for i := range out {
		for j := range columns {
			out[i] = append(out[i], class[i*columns+j] == analysis.Hot)
		}
	}
	return out
}

// hotspotExample is a grid in which busy cells together are hot and one alone is not.
func (d *draft) hotspotExample() Block {
	hot := hotInExample(exampleGrid)
	f := Figure{
		ID: "figure-example-hotspot", Title: "busy cells together are a hot spot",
		Subtitle: fmt.Sprintf("Incidents in %d invented cells of a map", len(exampleGrid)*len(exampleGrid[0])),
		Data:     Table{Columns: []Column{{Name: "Hot spot", Width: 1.8}}, Note: "A star marks a hot cell; row 1 is the northernmost."},
	}
	for j := range exampleGrid[0] {
		f.Data.Columns = append(f.Data.Columns, Column{Name: strconv.Itoa(j + 1), Align: Right})
	}
	total, cells, inHot := 0, 0, 0
	for i, counts := range exampleGrid {
		row := []string{"Row " + strconv.Itoa(i+1)}
		for j, n := range counts {
			cell := strconv.Itoa(n)
			total += n
			if hot[i][j] {
				cell += "*"
				cells++
				inHot += n
			}
			row = append(row, cell)
		}
		f.Data.Rows = append(f.Data.Rows, row)
	}
	f.N = plural(int64(total), "invented incident", "invented incidents")
	f.Alt = fmt.Sprintf("A grid of %d by %d cells with their counts. %s in the middle, with %s of the %s incidents, are filled as hot; a cell in a corner with 8 incidents is not, because the cells around it are quiet.",
		len(exampleGrid), len(exampleGrid[0]), counted(cells, "cell", "cells"), data.Thousands(int64(inHot)), data.Thousands(int64(total)))
	drawing, err := chart.NewGridExample(chart.GridExample{Counts: exampleGrid, Hot: hot, Key: chart.GridKey{
		Hot:   "Hot: this cell and those around it together hold more than chance would leave there",
		Other: "Not hot",
		Note:  "A number is the incidents of a cell. The 8 in the corner has quiet cells around it, so it is not hot.",
	}}, exampleWidth)
	return d.example(f, drawing, err)
}

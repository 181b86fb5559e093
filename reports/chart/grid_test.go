package chart

import (
	"strings"
	"testing"
)

// sampleGrid has one block of hot cells.
func sampleGrid() GridExample {
	in := GridExample{Key: GridKey{"Hot: this square and the eight around it hold more than chance would leave there", "Not hot", "A number is the incidents counted in a square."}}
	for i := range 7 {
		row, hot := make([]int, 7), make([]bool, 7)
		for j := range 7 {
			row[j] = (i*3 + j*5) % 4
			if i > 1 && i < 5 && j > 2 && j < 6 {
				row[j], hot[j] = 9+i+j, true
			}
		}
		in.Counts, in.Hot = append(in.Counts, row), append(in.Hot, hot)
	}
	return in
}

// Hot cells are told by bold figures and a line about the block as well as by colour.
func TestGridMarksHotCells(t *testing.T) {
	in := sampleGrid()
	d, err := NewGridExample(in, 300)
	r := draws(t, d, err)
	for _, want := range []string{"14", "18", "Not hot", "Hot: this square and"} {
		if !strings.Contains(r.all(), want) {
			t.Errorf("the grid does not say %q: %s", want, r.all())
		}
	}
	if _, ok := r.colours[edge.Light]; !ok {
		t.Error("no line is drawn about the hot cells")
	}
	in.Hot = make([][]bool, 7)
	for i := range in.Hot {
		in.Hot[i] = make([]bool, 7)
	}
	in.Key.Hot = ""
	d, err = NewGridExample(in, 300)
	r = draws(t, d, err)
	if _, ok := r.colours[hot.Light]; ok {
		t.Error("a cell is hot though none is given as hot")
	}
}

func TestInsetKeepsItsDrawing(t *testing.T) {
	d, err := NewGridExample(sampleGrid(), 300)
	if err != nil {
		t.Fatal(err)
	}
	wide, err := Inset(d, textWidth)
	if err != nil {
		t.Fatal(err)
	}
	_, h := d.Size()
	if w, got := wide.Size(); w != textWidth || got != h {
		t.Errorf("the sheet is %g by %g", float64(w), float64(got))
	}
	if recorded(t, wide).log.String() != recorded(t, d).log.String() {
		t.Error("the marks are not those of the drawing")
	}
	if _, err := Inset(d, 200); err == nil {
		t.Error("a drawing fits a sheet that is narrower")
	}
}

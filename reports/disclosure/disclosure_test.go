package disclosure

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// table is counts by row and column with the sums of the rows, of the columns and of
// all, as cells of their own: cell (i, k) is i × (columns + 1) + k, the last column holds the
// sums of rows, the last row those of columns.
func table(rows [][]int64) Counts {
	columns := len(rows[0])
	var c Counts
	width := columns + 1
	at := func(i, k int) int { return i*width + k }
	c.Values = make([]int64, (len(rows)+1)*width)
	c.Open = make([]bool, len(c.Values))
	for i, r := range rows {
		parts := []int{}
		for k, n := range r {
			c.Values[at(i, k)] = n
			c.Values[at(i, columns)] += n
			c.Values[at(len(rows), k)] += n
			c.Values[at(len(rows), columns)] += n
			parts = append(parts, at(i, k))
		}
		c.Sums = append(c.Sums, Sum{Whole: at(i, columns), Parts: parts})
	}
	for k := range width {
		parts := []int{}
		for i := range rows {
			parts = append(parts, at(i, k))
		}
		c.Sums = append(c.Sums, Sum{Whole: at(len(rows), k), Parts: parts})
		c.Open[at(len(rows), k)] = true
	}
	return c
}

func drawTable(t *rapid.T) Counts {
	n, m := rapid.IntRange(2, 6).Draw(t, "rows"), rapid.IntRange(2, 5).Draw(t, "columns")
	rows := make([][]int64, n)
	for i := range rows {
		rows[i] = rapid.SliceOfN(rapid.Int64Range(0, 25), m, m).Draw(t, "row")
	}
	return table(rows)
}

// One small count in a table with all its sums shown: hiding it alone is no use.
//
//	 3  20 | 23        c   c | 23
//	30  40 | 70   ->   c   c | 70
//	33  60 | 93       33  60 | 93
func TestASmallCountIsHiddenWithThoseThatGiveItAway(t *testing.T) {
	c := table([][]int64{{3, 20}, {30, 40}})
	hidden, ok, err := Protect(c, 5)
	if err != nil || !ok {
		t.Fatalf("ok %v, err %v", ok, err)
	}
	low, high, err := Range(c, hidden, 0, 100)
	if err != nil || high-low < 4 {
		t.Errorf("the count 3 lies between %d and %d", low, high)
	}
	alone := make([]bool, len(c.Values))
	alone[0] = true
	if low, high, _ := Range(c, alone, 0, 100); low != 3 || high != 3 {
		t.Errorf("a count hidden alone: %d to %d, want 3 to 3", low, high)
	}
	if low, high, _ := Attack(c, alone, 0); low != 3 || high != 3 {
		t.Errorf("attack on a count hidden alone: %g to %g, want 3 to 3", low, high)
	}
}

// Whatever the table: small counts are hidden, open ones are not, and no hidden one can
// be bounded to fewer than five values by linear programming.
func TestNoHiddenCountCanBeWorkedOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawTable(t)
		const below = 5
		hidden, ok, err := Protect(c, below)
		if err != nil {
			t.Fatal(err)
		}
		for i, n := range c.Values {
			if hidden[i] && c.Open[i] {
				t.Fatalf("open count %d is hidden", i)
			}
			if !hidden[i] && n > 0 && n < below && !c.Open[i] {
				t.Fatalf("count %d of %d is shown", i, n)
			}
			if !hidden[i] || !ok {
				continue
			}
			low, high, err := Attack(c, hidden, i)
			if err != nil {
				t.Fatalf("attack on count %d: %v", i, err)
			}
			if low > float64(n)+1e-6 || high < float64(n)-1e-6 {
				t.Fatalf("count %d is %d, outside %g to %g", i, n, low, high)
			}
			if high-low < below-1-1e-6 {
				t.Fatalf("count %d of %d is bounded to %g to %g", i, n, low, high)
			}
		}
	})
}

// The alternatives that Range finds are as far apart as linear programming allows.
func TestRangeIsWhatAnAttackFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawTable(t)
		hidden := rapid.SliceOfN(rapid.Bool(), len(c.Values), len(c.Values)).Draw(t, "hidden")
		for i := range hidden {
			if !hidden[i] {
				continue
			}
			low, high, err := Range(c, hidden, i, 1_000)
			if err != nil {
				t.Fatal(err)
			}
			least, greatest, err := Attack(c, hidden, i)
			if err != nil {
				t.Fatal(err)
			}
			if math.IsInf(greatest, 1) {
				greatest = float64(c.Values[i] + 1_000)
			}
			if math.Abs(least-float64(low)) > 1e-6 || math.Abs(greatest-float64(high)) > 1e-6 {
				t.Fatalf("count %d: alternatives %d to %d, attack %g to %g", i, low, high, least, greatest)
			}
		}
	})
}

func TestNothingIsHiddenWithoutSmallCounts(t *testing.T) {
	hidden, ok, err := Protect(table([][]int64{{5, 20}, {0, 40}}), 5)
	if err != nil || !ok {
		t.Fatalf("ok %v, err %v", ok, err)
	}
	for i, h := range hidden {
		if h {
			t.Errorf("count %d is hidden", i)
		}
	}
}

func TestACountThatOpenOnesGiveAwayIsSaidToBeExposed(t *testing.T) {
	c := Counts{Values: []int64{3, 3}, Open: []bool{false, true}, Sums: []Sum{{Whole: 1, Parts: []int{0}}}}
	hidden, ok, err := Protect(c, 5)
	if err != nil || ok || !hidden[0] {
		t.Errorf("hidden %v, ok %v, err %v", hidden, ok, err)
	}
}

func TestCountsThatDoNotAddUpAreRefused(t *testing.T) {
	for name, c := range map[string]Counts{
		"sum":    {Values: []int64{1, 3}, Sums: []Sum{{Whole: 1, Parts: []int{0}}}},
		"index":  {Values: []int64{1}, Sums: []Sum{{Whole: 0, Parts: []int{7}}}},
		"minus":  {Values: []int64{-1}},
		"thirds": {Values: []int64{1, 1, 1, 1}, Sums: []Sum{{1, []int{0}}, {2, []int{0}}, {3, []int{0}}}},
		"open":   {Values: []int64{1}, Open: []bool{true, false}},
	} {
		if _, _, err := Protect(c, 5); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func BenchmarkProtect(b *testing.B) {
	for name, size := range map[string]int{"105 areas": 105, "1077 areas": 1077} {
		rows := make([][]int64, size)
		seed := uint64(1)
		for i := range rows {
			rows[i] = make([]int64, 14)
			for k := range rows[i] {
				seed = seed*6364136223846793005 + 1442695040888963407
				rows[i][k] = int64(seed>>33) % int64(4+8*k)
			}
		}
		c := table(rows)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, ok, err := Protect(c, 5); err != nil || !ok {
					b.Fatal(ok, err)
				}
			}
		})
	}
}

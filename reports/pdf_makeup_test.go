package reports

import (
	"fmt"
	"slices"
	"testing"

	"assess/reports/pdf"
)

// lines are strips of text, 20 points each.
func lines(n int) galley {
	g := make(galley, n)
	for i := range g {
		g[i] = strip{height: 20, flows: true}
	}
	return g
}

func picture(height float64) galley { return galley{{height: height, floats: true}} }

// stands is what stands on each page, a run of strips of one height as "n×height".
func stands(sheets []pageful) (pages []string) {
	for _, s := range sheets {
		text := ""
		for i := 0; i < len(s.strips); {
			n := 1
			for i+n < len(s.strips) && s.strips[i+n].height == s.strips[i].height {
				n++
			}
			text += fmt.Sprintf(" %d×%v", n, s.strips[i].height)
			i += n
		}
		pages = append(pages, text[1:])
	}
	return pages
}

// A page's body is 694 points high: 34 lines of 20.
func TestMakeUp(t *testing.T) {
	heading := galley{{height: 30, keep: true}}
	section := galley{{height: 40, opens: true, keep: true}}
	fresh := galley{{height: 40, fresh: true, keep: true}}
	turned := galley{{height: 100, wide: true}}
	cases := []struct {
		name   string
		galley galley
		want   []string
	}{
		{"what fits a page", slices.Concat(lines(10), picture(300), lines(5)), []string{"10×20 1×300 5×20"}},
		{"text fills pages", lines(80), []string{"34×20", "34×20", "12×20"}},
		{"a picture moves behind text that follows", slices.Concat(lines(20), picture(400), lines(20)), []string{"34×20", "1×400 6×20"}},
		{"not behind a heading", slices.Concat(lines(20), picture(400), heading, lines(10)), []string{"20×20", "1×400 1×30 10×20"}},
		{"not behind another picture", slices.Concat(lines(20), picture(400), picture(100)), []string{"20×20", "1×400 1×100"}},
		{"nor where it fits as it is", slices.Concat(lines(10), picture(400), lines(20)), []string{"10×20 1×400 4×20", "16×20"}},
		{"a heading stays with its text", slices.Concat(lines(33), heading, lines(10)), []string{"33×20", "1×30 10×20"}},
		{"a section runs on where much is empty", slices.Concat(lines(5), section, lines(40)), []string{"5×20 1×40 27×20", "13×20"}},
		{"not far down a page", slices.Concat(lines(26), section, lines(4)), []string{"26×20", "1×40 4×20"}},
		{"nor where it has to begin a page", slices.Concat(lines(5), fresh, lines(5)), []string{"5×20", "1×40 5×20"}},
		{"pages turn", slices.Concat(lines(5), turned, lines(5)), []string{"5×20", "1×100", "5×20"}},
		{"nothing", nil, nil},
	}
	for _, c := range cases {
		if got := stands(makeUp(c.galley.bundles())); !slices.Equal(got, c.want) {
			t.Errorf("%s: the pages are %q, want %q", c.name, got, c.want)
		}
	}
}

// A last page does not have next to nothing on it: 70 lines are not 34, 34 and 2.
func TestMakeUpLeavesNoTail(t *testing.T) {
	sheets := makeUp(lines(70).bundles())
	if last := sheets[len(sheets)-1]; len(sheets) != 3 || len(last.strips) < 7 {
		t.Errorf("the pages are %q", stands(sheets))
	}
}

// Pictures of one page give way together, and no more than they have to.
func TestMakeUpShrinksPictures(t *testing.T) {
	g := slices.Concat(picture(300), lines(2), picture(300), lines(6))
	for i := range g {
		if g[i].floats {
			g[i].least, g[i].resize = 250, func(float64) {}
		}
	}
	sheets := makeUp(g.bundles())
	if len(sheets) != 1 || sheets[0].lower != 300+40+300+120-portrait.body()-grace {
		t.Errorf("the pages are %q, set lower by %v", stands(sheets), sheets[0].lower)
	}
}

// A short table is divided where that saves a page, and not otherwise.
func TestMakeUpDividesShortTablesLast(t *testing.T) {
	table := func() galley {
		g := make(galley, 12)
		for i := range g {
			g[i].height = 25
			g[i:i+1].tie(i, len(g))
		}
		return g
	}
	for name, c := range map[string]struct {
		galley galley
		want   []string
	}{
		"it is whole":    {slices.Concat(lines(22), table(), lines(5)), []string{"22×20", "12×25 5×20"}},
		"a page is less": {slices.Concat(lines(25), table(), lines(22)), []string{"25×20 6×25", "6×25 22×20"}},
	} {
		got := stands(makeUp(c.galley.bundles()))
		if len(got) != len(c.want) || name == "it is whole" && !slices.Equal(got, c.want) {
			t.Errorf("%s: the pages are %q, want %q", name, got, c.want)
		}
	}
}

// Rows and lines stand in company at either side of a page's end.
func TestBundlesLeaveNothingAlone(t *testing.T) {
	rows := make(galley, 20)
	for i := range rows {
		rows[i].height = 10
		rows[i:i+1].tie(i, len(rows))
	}
	var sizes []int
	for _, b := range rows.bundles() {
		sizes = append(sizes, len(b.strips))
	}
	if sizes[0] != leastRows || sizes[len(sizes)-1] != leastRows {
		t.Errorf("a table falls into %d, want %d rows at either end", sizes, leastRows)
	}
	for _, n := range []int{2, 3, 5} {
		items := List{}
		for range n {
			items.Items = append(items.Items, plainSpans("Item."))
		}
		d := &Document{Language: "en-GB", Sections: []Section{{Title: "One", Blocks: []Block{Paragraph{Spans: plainSpans("These:")}, items}}}}
		p := newPress(d, pdf.New(pdf.Info{}))
		g, err := p.sectionGalley(0, p.out.Root())
		if err != nil {
			t.Fatal(err)
		}
		bundles := g.bundles()
		if first := len(bundles[0].strips); first < 4 {
			t.Errorf("a list of %d: %d strips stand together at its start, want heading, text and two items", n, first)
		}
		if last := len(bundles[len(bundles)-1].strips); last < 2 {
			t.Errorf("a list of %d: the last item may stand alone", n)
		}
	}
}

// A group that is too tall for a page is divided near its start.
func TestBundlesOfTooMuch(t *testing.T) {
	g := lines(40).keepTogether()
	bundles := g.bundles()
	if len(bundles) != 2 || len(bundles[0].strips) != 6 || len(bundles[1].strips) != 34 {
		t.Errorf("40 lines that should stay together fall into %d bundles", len(bundles))
	}
}

package pdf

import (
	"strings"
	"testing"
)

// words shapes each word by itself, as a line of text is put together, and
// gives the left end of each glyph in reading order.
func words(texts ...string) (said string, xs []float64) {
	s := newShaper()
	var runs []Run
	for _, w := range texts {
		runs = append(runs, s.shape(Regular, w))
	}
	for _, p := range arrange(runs) {
		for _, g := range p.glyphs {
			said += g.text
			xs = append(xs, p.x+g.x)
		}
	}
	return said, xs
}

func TestArrange(t *testing.T) {
	cases := []struct {
		name  string
		words []string
		order string // the letters as they stand from left to right
	}{
		{"left to right", []string{"ab ", "cd"}, "ab cd"},
		{"right to left", []string{"אב"}, "בא"},
		{"words from the right", []string{"אב ", "גד"}, "דג בא"},
		{"Hebrew within English", []string{"a ", "אב ", "גד ", "b"}, "a דג בא b"},
		{"numbers stay as they are", []string{"אב ", "12"}, "בא 12"},
		{"nothing", nil, ""},
	}
	for _, c := range cases {
		said, xs := words(c.words...)
		letters := []rune(said)
		got := make([]rune, 0, len(letters))
		for range letters {
			left := -1
			for i, x := range xs {
				if x >= 0 && (left < 0 || x < xs[left]) {
					left = i
				}
			}
			got = append(got, letters[left])
			xs[left] = -1
		}
		if string(got) != c.order {
			t.Errorf("%s: stands as %q, want %q", c.name, string(got), c.order)
		}
	}
}

func TestArrangeLeavesNoGap(t *testing.T) {
	s := newShaper()
	runs := []Run{s.shape(Regular, "north "), s.shape(Regular, "אבג "), s.shape(Regular, "דה "), s.shape(Regular, "south")}
	var total, sum float64
	for _, r := range runs {
		total += r.advance
	}
	for _, p := range arrange(runs) {
		sum += p.advance
		if p.x < 0 || p.x+p.advance > total+1e-9 {
			t.Errorf("a part stands from %.3f to %.3f of %.3f", p.x, p.x+p.advance, total)
		}
	}
	if sum < total-1e-9 || sum > total+1e-9 {
		t.Errorf("the parts are %.3f wide together, the runs %.3f", sum, total)
	}
}

// Numbers of as many digits are as wide as each other, in every face.
func TestFiguresAreTabular(t *testing.T) {
	s := newShaper()
	for _, f := range []*Face{Regular, Bold, Italic, BoldItalic} {
		for _, pair := range [][2]string{{"11,111", "20,486"}, {"1.11", "0.97"}, {"2011", "2020"}, {"[111]", "[305]"}} {
			if a, b := s.shape(f, pair[0]).advance, s.shape(f, pair[1]).advance; a != b {
				t.Errorf("%s: %s is %.3f em wide, %s is %.3f", f.name, pair[0], a, pair[1], b)
			}
		}
	}
}

// What is embedded must be glyphs of the face that stand for text.
func TestProblemsOfFonts(t *testing.T) {
	for want, g := range map[string]glyph{
		"says nothing":                         {id: 40},
		"a character is shown that it has not": {text: "x"},
	} {
		d := New(Info{Title: "Title", Language: "en-GB"})
		d.AddPage(100, 100)
		if got := d.Problems(); len(got) > 0 {
			t.Fatalf("a sound document has problems: %q", got)
		}
		d.embed(Regular.mustLoad()).code(g)
		if got := strings.Join(d.Problems(), " "); !strings.Contains(got, want) {
			t.Errorf("problems are %q, want one that says %q", got, want)
		}
	}
}

func TestProblemsOfTooManyGlyphs(t *testing.T) {
	d := New(Info{Title: "Title", Language: "en-GB"})
	d.AddPage(100, 100)
	e := d.embed(Regular.mustLoad())
	for n := range maxCodes {
		e.code(glyph{id: 40, text: string(rune(0x20000 + n))})
	}
	if got := strings.Join(d.Problems(), " "); !strings.Contains(got, "glyphs are shown") {
		t.Errorf("problems are %q", got)
	}
}

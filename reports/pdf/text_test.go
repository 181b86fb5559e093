package pdf_test

import (
	"math"
	"strings"
	"testing"

	"assess/reports/pdf"
)

// page sets each string on a line of its own and reads the lines back.
func roundTrip(t *testing.T, lines ...string) (read []string, d *pdf.Document) {
	t.Helper()
	d = newDocument()
	p := d.AddPage(595, 842)
	for i, s := range lines {
		p.Begin(d.Root().Add(pdf.P))
		p.Text(body, 60, 800-12*float64(i), s)
		p.End()
	}
	for _, n := range open(t, d).Root.Find("P") {
		said := ""
		for _, k := range n.Kids {
			said += k.Said
		}
		read = append(read, said)
	}
	return read, d
}

func TestTextReadsBack(t *testing.T) {
	long := strings.Repeat("Pneumonoultramicroscopic", 9)[:200]
	cases := []struct{ name, in, want string }{
		{"Welsh", "Llŷn, Gŵyr ŵŷŴŶ", "Llŷn, Gŵyr ŵŷŴŶ"},
		{"decomposed letters", "Gw\u0302yr", "Gw\u0302yr"},
		{"kerned pairs", "AVATAR To. Wy", "AVATAR To. Wy"},
		{"no ligatures", "office fluff", "office fluff"},
		{"mark-up", "<script>alert('x')</script>", "<script>alert('x')</script>"},
		{"PDF syntax", `(\) <</Type>> endstream %`, `(\) <</Type>> endstream %`},
		{"200 letters", long, long},
		{"one glyph, two meanings", "a-b\u2011c\u00a0d", "a-b\u2011c\u00a0d"},
		{"control characters", "a\x00b\x1b[31mc\x7f\u0085d\te\nf", "ab[31mc d e f"},
		{"direction marks", "evil\u202egnp.exe\u202c\u200b\ufeff", "evilgnp.exe"},
		{"not UTF-8", "a\xff\xfeb", "a\uFFFDb"},
		{"emoji", "fire 🔥 here 👩‍🚒", "fire 🔥 here 👩🚒"},
		{"Hebrew", "north שלום עולם south", "north שלום עולם south"},
		{"Hebrew and digits", "שלום 123 עולם", "שלום 123 עולם"},
		{"Arabic, no glyphs", "مرحبا", "مرحبا"},
		{"Chinese, no glyphs", "犯罪", "犯罪"},
		{"arrows", "▲ ▼ ▬ • … – — ≥ £", "▲ ▼ ▬ • … – — ≥ £"},
	}
	var in []string
	for _, c := range cases {
		in = append(in, c.in)
	}
	got, _ := roundTrip(t, in...)
	for i, c := range cases {
		if got[i] != c.want {
			t.Errorf("%s: %q reads %q, want %q", c.name, c.in, got[i], c.want)
		}
	}
}

func TestMissingGlyphsAreReported(t *testing.T) {
	_, d := roundTrip(t, "fire 🔥", "again 🔥 犯", "plain – ŵ")
	if got := string(d.Replaced()); got != "犯🔥" {
		t.Errorf("replaced are %q, want each missing character once", got)
	}
	if got := d.Problems(); len(got) > 0 {
		t.Errorf("a replaced character breaks the standard: %q", got)
	}
}

func TestWidth(t *testing.T) {
	d := newDocument()
	width := func(s string) float64 { return d.Width(pdf.Style{Face: pdf.Regular, Size: 1000}, s) }
	// Liberation Sans has the widths of Arial: A 667, V 667, kerned by -74.
	for s, want := range map[string]float64{"": 0, "A": 667, "V": 667, "AV": 667 + 667 - 74} {
		if got := width(s); math.Abs(got-want) > 1 {
			t.Errorf("%q is %.1f wide, want %.1f", s, got, want)
		}
	}
}

func TestSubsetIsSmall(t *testing.T) {
	f := open(t, sample())
	if len(f.Fonts()) != 2 {
		t.Errorf("fonts are %v, want the regular and the bold face", f.Fonts())
	}
	for name, size := range f.Fonts() {
		if size > 12_000 {
			t.Errorf("%s: a subset of some fifty glyphs takes %d bytes", name, size)
		}
		if len(name) < 8 || name[6] != '+' {
			t.Errorf("%s has no subset tag", name)
		}
	}
}

func TestNewFaceRefusesWhatCannotBeEmbedded(t *testing.T) {
	for name, data := range map[string][]byte{"nothing": nil, "text": []byte("not a font at all, only words"), "a cut file": {0, 1, 0, 0, 0, 4}} {
		if _, err := pdf.NewFace(data); err == nil {
			t.Errorf("%s was taken for a font", name)
		}
	}
}

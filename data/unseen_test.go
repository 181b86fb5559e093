package data

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestShown(t *testing.T) {
	for text, want := range map[string]string{
		"":                        "",
		"Café ŵ ŷ – “ok”":         "Café ŵ ŷ – “ok”",
		"a\x1b[31mred\x1b[0m":     `a\x1b[31mred\x1b[0m`,
		"a\nassess: all is well":  `a\nassess: all is well`,
		"tab\tbell\a\r":           `tab\tbell\a\r`,
		"\u202ecsv.exe\u2066":     `\u202ecsv.exe\u2066`,
		"next line \u0085 \u009b": `next line \u0085 \u009b`,
		"cut \xc3 \x7f":           `cut \xc3 \u007f`,
		"a real \uFFFD":           "a real \uFFFD",
	} {
		if got := Shown(text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestClip(t *testing.T) {
	if got := Clip(strings.Repeat("ŵ", 41)); got != strings.Repeat("ŵ", 40)+"…" {
		t.Errorf("clipped: %q", got)
	}
}

// What is shown can be printed, is shown as itself, and hides nothing that was there.
func FuzzShown(f *testing.F) {
	for _, seed := range []string{"Sampleford", "a\x1b[2J\n", "\xff\xfe", "\u202eabc", "\uFFFD", "\\x1b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := Shown(text)
		if !utf8.ValidString(got) || strings.IndexFunc(got, Unseen) >= 0 {
			t.Fatalf("%q is shown as %q", text, got)
		}
		if Shown(got) != got || len(got) > 6*len(text) || utf8.RuneCountInString(got) < utf8.RuneCountInString(text) {
			t.Fatalf("%q is shown as %q, and that as %q", text, got, Shown(got))
		}
	})
}

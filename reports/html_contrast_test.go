package reports_test

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Text stands out from what is behind it by 4.5 to 1 and marks by 3 to 1, as
// WCAG 2.2 asks at level AA, on both themes.
func TestContrast(t *testing.T) {
	_, style, _ := parsePage(t, writePage(t, editionDocument()))
	light := properties(style[:strings.Index(style, "@media")])
	dark := properties(style[strings.Index(style, "@media"):strings.Index(style, "@media print")])
	if len(light) < 15 || len(dark) < 12 {
		t.Fatalf("%d and %d colours found in the style sheet", len(light), len(dark))
	}
	for theme, own := range map[string]map[string]string{"light": {}, "dark": dark} {
		colour := func(name string) string {
			if c, ok := own[name]; ok {
				return c
			}
			if light[name] == "" {
				t.Fatalf("no colour %s", name)
			}
			return light[name]
		}
		for _, pair := range []struct {
			front, behind string
			least         float64
		}{
			{"ink", "paper", 7}, {"muted", "paper", 4.5}, {"link", "paper", 4.5}, {"ink", "tint", 7}, {"band-ink", "band", 4.5},
			{"muted", "tint", 4.5}, {"link", "tint", 4.5}, {"missing", "tint", 4.5}, {"low", "tint", 4.5}, {"series2", "tint", 4.5},
			{"focus-ink", "focus", 4.5}, {"high", "paper", 3}, {"low", "paper", 3}, {"notice-ink", "notice", 7},
		} {
			if got := contrast(t, colour(pair.front), colour(pair.behind)); got < pair.least {
				t.Errorf("%s theme: %s on %s is %.1f to 1, want %.1f", theme, pair.front, pair.behind, got, pair.least)
			}
		}
	}
}

// properties are the colours that the part of a style sheet names.
func properties(css string) map[string]string {
	out := map[string]string{}
	for _, m := range regexp.MustCompile(`--([a-z0-9-]+):#([0-9a-f]{6})`).FindAllStringSubmatch(css, -1) {
		out[m[1]] = m[2]
	}
	return out
}

// contrast is the ratio of relative luminances that WCAG defines.
func contrast(t *testing.T, a, b string) float64 {
	la, lb := luminance(t, a), luminance(t, b)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

func luminance(t *testing.T, hex string) float64 {
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		v, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(v) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

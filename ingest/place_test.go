package ingest

import (
	"fmt"
	"math"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

func TestParseDegreesIsExact(t *testing.T) {
	for _, text := range []string{"0", "-0", "1", "-1.452850", "53.603213", ".5", "5.", "-.25", "0.000001", "123456789012345", "0.12345678901234567", "1e-3", "+1.5", "-9.000000000000000000001", "00052.050000"} {
		want, err := strconv.ParseFloat(text, 64)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := parseDegrees([]byte(text)); !ok || got != want {
			t.Errorf("%s is read as %v, %v; want %v", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "-", ".", "1.2.3", "1,5", "0x10", "1_0", "Inf", "nan", "1e999", "--1", "1-", "٣"} {
		if got, ok := parseDegrees([]byte(text)); ok {
			t.Errorf("%q is read as %v", text, got)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		text := strconv.FormatFloat(rapid.Float64Range(-60, 60).Draw(t, "v"), 'f', rapid.IntRange(-1, 17).Draw(t, "decimals"), 64)
		want, _ := strconv.ParseFloat(text, 64)
		if got, ok := parseDegrees([]byte(text)); !ok || got != want {
			t.Fatalf("%s is read as %v, %v; want %v", text, got, ok, want)
		}
	})
}

func TestParsePointMakesOneKeyOfZero(t *testing.T) {
	a, _, reasonA := parsePoint([]byte("-0.000000"), []byte("51.5"))
	b, _, reasonB := parsePoint([]byte("0"), []byte("51.50"))
	if reasonA+reasonB != "" || a != b || math.Signbit(math.Float64frombits(a)) {
		t.Errorf("-0 and 0 degrees are keys %x and %x (%s%s)", a, b, reasonA, reasonB)
	}
}

func TestParseLSOA(t *testing.T) {
	for text, ok := range map[string]bool{
		"E01007434": true, "W01000001": true, "S01006506": true, "N20000001": true, "95AA01S1": true, "": true, "  E01007434 ": true,
		"E0100743": false, "E010074345": false, "e01007434": false, "E01-07434": false, "95aa01S1": false, "12345678": false, "Q01007434": false,
	} {
		if _, got := parseLSOA([]byte(text)); got != ok {
			t.Errorf("%q has the form of a code: %v, want %v", text, got, ok)
		}
	}
	code, _ := parseLSOA([]byte("95AA01S1"))
	if fmt.Sprint(code) != "95AA01S1" {
		t.Errorf("the code is printed as %q", fmt.Sprint(code))
	}
}

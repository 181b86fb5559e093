package data

import "testing"

func TestOffenceCode(t *testing.T) {
	for text, want := range map[string]string{
		"28E": "28E", "028e": "28E", " 104/23 ": "104/23", "8.01": "8.01", "105A": "105A", "1": "1", "0": "", "": "",
		"049/ 10": "49/10", "Burglary": "", "SMITH": "", "CM1 1AA": "", "SS99 9ZZ": "", "W1A1AA": "", "12/34567/21": "", "28E;DROP": "", "28é": "",
	} {
		got, ok := OffenceCode(text)
		if ok != (want != "") || ok && got != want {
			t.Errorf("OffenceCode(%q) = %q, %v; want %q", text, got, ok, want)
		}
		if again, same := OffenceCode(got); ok && (!same || again != got) {
			t.Errorf("OffenceCode(%q) is not its own form: %q", got, again)
		}
	}
}

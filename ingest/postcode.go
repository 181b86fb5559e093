package ingest

import "strings"

// postcode is a postcode packed into a number, which is the same for each of its
// spellings; 0 when there is none.
type postcode uint64

// readPostcode reads a postcode in any spelling: "CM1 1AA", "cm11aa", "CM1-1AA",
// "CM1  1AA", with the letter O or I where the digit of the inward part belongs. Of a
// postcode that ends after its outward part ("CM1", "CM1 1") only that is given. Both
// are empty for what has not the form of one.
func readPostcode(text string) (full postcode, outward string) {
	var b [8]byte
	n, gap := 0, -1
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c >= 'a' && c <= 'z' {
			c -= 'a' - 'A'
		}
		switch {
		case c >= 'A' && c <= 'Z' || c >= '0' && c <= '9':
			if n == len(b) {
				return 0, ""
			}
			b[n] = c
			n++
		case c == ' ' || c == '-' || c == '.' || c == '\t' || c == '_':
			if n > 0 && gap < 0 {
				gap = n
			}
		default:
			return 0, ""
		}
	}
	s := b[:n]
	if n >= 5 && n <= 7 {
		inward := s[n-3:]
		switch inward[0] {
		case 'O':
			inward[0] = '0'
		case 'I':
			inward[0] = '1'
		}
		if inward[0] <= '9' && letter(inward[1]) && letter(inward[2]) && isOutward(s[:n-3]) {
			return pack(s), string(s[:n-3])
		}
	}
	if isOutward(s) && gap < 0 {
		return 0, string(s)
	}
	if gap > 0 && n == gap+1 && s[gap] <= '9' && isOutward(s[:gap]) { // with the sector: "CM1 1"
		return 0, string(s[:gap])
	}
	if gap == n && isOutward(s) {
		return 0, string(s)
	}
	return 0, ""
}

func letter(c byte) bool { return c >= 'A' && c <= 'Z' }

// isOutward reports whether text has the form of the first half of a postcode: A9,
// A99, AA9, AA99, A9A, AA9A.
func isOutward(s []byte) bool {
	letters := 0
	for letters < len(s) && letters < 2 && letter(s[letters]) {
		letters++
	}
	rest := s[letters:]
	switch {
	case letters == 0 || len(rest) < 1 || len(rest) > 2:
		return false
	case rest[0] > '9':
		return false
	}
	return true
}

// pack writes up to 7 letters and digits as one number.
func pack(s []byte) (p postcode) {
	for _, c := range s {
		v := c - '0' + 1
		if letter(c) {
			v = c - 'A' + 11
		}
		p = p*37 + postcode(v)
	}
	return p
}

// outwardOf takes the outward part out of a text that should be one, or that is a
// whole postcode; empty when it is neither.
func outwardOf(text string) string {
	_, outward := readPostcode(strings.TrimSpace(text))
	return outward
}

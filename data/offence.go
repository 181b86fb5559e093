package data

import "strings"

// longestOffence is the most characters of an offence code.
const longestOffence = 8

// OffenceCode is the form in which offence codes are kept and compared, so that a
// force's extract and a table of weights agree: capital letters, no spaces, no zeros in
// front. ok is false for a text that is no such code: one without a digit, longer than
// 8 characters, with anything but letters, digits, "/", "." and "-", or with the form
// of a postcode. Home Office codes, such as "28E", "104/23" and "8.01", all pass.
func OffenceCode(text string) (code string, ok bool) {
	code = strings.TrimLeft(strings.ToUpper(strings.Join(strings.Fields(text), "")), "0")
	if code == "" || len(code) > longestOffence || postcodeForm(code) {
		return "", false
	}
	digits := 0
	for _, r := range code {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r >= 'A' && r <= 'Z', r == '/', r == '.', r == '-':
		default:
			return "", false
		}
	}
	return code, digits > 0
}

// postcodeForm reports whether a text without spaces could be a full postcode: one or
// two letters and a digit in front, a digit and two letters at the end.
func postcodeForm(s string) bool {
	n := len(s)
	if n < 5 || n > 7 {
		return false
	}
	letter := func(c byte) bool { return c >= 'A' && c <= 'Z' }
	digit := func(c byte) bool { return c >= '0' && c <= '9' }
	return letter(s[0]) && (digit(s[1]) || letter(s[1]) && digit(s[2])) && digit(s[n-3]) && letter(s[n-2]) && letter(s[n-1])
}

package data

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Unseen reports whether a letter acts on a screen and has no form of its own: control
// characters, with line ends and tabs among them, and those that turn the direction of
// what stands beside them. In a name they hide or forge text.
func Unseen(c rune) bool {
	return unicode.IsControl(c) || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 ||
		c == 0x200E || c == 0x200F || c == 0x061C || c == 0x2028 || c == 0x2029
}

// Shown is text as it can be printed on a terminal: what is unseen, or is not UTF-8, is
// written as \x1b, \n or \u202e. Other text comes back as it is.
func Shown(s string) string {
	if utf8.ValidString(s) && strings.IndexFunc(s, Unseen) < 0 {
		return s
	}
	var out strings.Builder
	for i, c := range s {
		switch {
		case c == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD"):
			out.WriteString(`\x` + strconv.FormatUint(uint64(s[i])|0x100, 16)[1:])
		case c == 0x7F:
			out.WriteString(`\u007f`) // so that JSON stays JSON
		case Unseen(c):
			quoted := strconv.QuoteRuneToASCII(c)
			out.WriteString(quoted[1 : len(quoted)-1])
		default:
			out.WriteRune(c)
		}
	}
	return out.String()
}

// Clip shortens what a message quotes from a file to 40 letters.
func Clip(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

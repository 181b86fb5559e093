package pdf

import (
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// textString encodes s as a PDF text string: a literal when it is printable
// ASCII, else UTF-16 with a byte order mark (ISO 32000-1, 7.9.2.2).
func textString(s string) string {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return "<FEFF" + utf16Hex(s) + ">"
		}
	}
	return byteString(s)
}

// byteString encodes the bytes of s as a PDF string without changing them.
func byteString(s string) string {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return fmt.Sprintf("<%X>", s)
		}
	}
	return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(s) + ")"
}

func utf16Hex(s string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String()
}

// nameObject encodes s as a PDF name.
func nameObject(s string) string {
	var b strings.Builder
	b.WriteByte('/')
	for i := range len(s) {
		c := s[i]
		if c > ' ' && c <= '~' && !strings.ContainsRune("#()<>[]{}/%", rune(c)) {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "#%02X", c)
		}
	}
	return b.String()
}

// clean makes s fit to be shown or stored: white space becomes spaces; invalid
// bytes become U+FFFD; control characters and the marks that turn the direction
// of text or hide it are dropped, so that a name cannot disguise itself.
func clean(s string) string {
	if isClean(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029:
			return ' '
		case r < ' ', r >= 0x7F && r < 0xA0:
			return -1
		case r == 0xAD, r == 0x61C, r == 0xFEFF, r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F:
			return -1
		case r >= 0xFE00 && r <= 0xFE0F, r >= 0xFFF0 && r < 0xFFFD, r&0xFFFE == 0xFFFE, r >= 0xE0000 && r <= 0xE0FFF:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

func isClean(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= utf8.RuneSelf || s[i] == 0x7F {
			return false
		}
	}
	return true
}

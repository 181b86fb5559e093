package reports

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// cellText is text as a cell may hold it: what XML cannot is U+FFFD, and line
// breaks and tabs are spaces.
func cellText(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case unicode.IsControl(r) || r == 0xFFFE || r == 0xFFFF:
			return utf8.RuneError
		}
		return r
	}, s)
}

// numberFormat is how a number is printed.
type numberFormat struct {
	decimals      int // 0 to 15
	grouped, plus bool
}

// String is the format in a spreadsheet's words.
func (n numberFormat) String() string {
	format := "0"
	if n.grouped {
		format = "#,##0"
	}
	if n.decimals > 0 {
		format += "." + strings.Repeat("0", n.decimals)
	}
	if n.plus {
		format = "+" + format + ";-" + format + ";" + format
	}
	return format
}

// cellNumber reads a number as the assessment prints it, and gives the format
// that prints it so again: an optional minus (the sign or the hyphen) or plus,
// digits with or without thousands commas, and decimals. Anything else is not a
// number; neither are digits with leading zeros, which are a code, nor more of
// them than a spreadsheet can keep.
func cellNumber(s string) (value float64, format numberFormat, ok bool) {
	const most = 15 // decimal digits that a double keeps
	text, minus := cutAny(s, "-", "\u2212")
	text, plus := cutAny(text, "+")
	if text == "" || text[0] < '0' || text[0] > '9' || minus && plus {
		return 0, numberFormat{}, false
	}
	whole, fraction, point := strings.Cut(text, ".")
	plain := strings.ReplaceAll(whole, ",", "")
	grouped := plain != whole
	switch {
	case !digits(plain) || point && !digits(fraction):
		return 0, numberFormat{}, false
	case len(plain) > 1 && plain[0] == '0' || len(plain)+len(fraction) > most:
		return 0, numberFormat{}, false
	case grouped && !inThousands(whole):
		return 0, numberFormat{}, false
	}
	if grouped {
		text = strings.ReplaceAll(text, ",", "")
	}
	value, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return 0, numberFormat{}, false
	}
	if minus {
		value = -value
	}
	return value, numberFormat{len(fraction), grouped, plus}, true
}

// cutAny cuts one of the prefixes off s.
func cutAny(s string, prefixes ...string) (rest string, found bool) {
	for _, p := range prefixes {
		if rest, ok := strings.CutPrefix(s, p); ok {
			return rest, true
		}
	}
	return s, false
}

// inThousands reports whether commas part digits as thousands: "1,234,567".
func inThousands(s string) bool {
	groups := strings.Split(s, ",")
	for i, g := range groups {
		if len(g) != 3 && (i > 0 || len(g) == 0 || len(g) > 3) {
			return false
		}
	}
	return true
}

// sheetStyles are the styles of the workbook by their numbers in it.
type sheetStyles struct {
	file                                                 *excelize.File
	title, strong, link, wrapped, head, headRight, right int
	numbers                                              map[numberFormat]int
}

func (s *sheetStyles) make(f *excelize.File) error {
	s.file, s.numbers = f, make(map[numberFormat]int)
	under := []excelize.Border{{Type: "bottom", Color: "000000", Style: 1}}
	bold := &excelize.Font{Bold: true}
	for _, v := range []struct {
		id    *int
		style excelize.Style
	}{
		{&s.title, excelize.Style{Font: &excelize.Font{Bold: true, Size: 14}}},
		{&s.strong, excelize.Style{Font: bold}},
		{&s.link, excelize.Style{Font: &excelize.Font{Color: "0F4F8A", Underline: "single"}, Alignment: &excelize.Alignment{Vertical: "top"}}},
		{&s.wrapped, excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}}},
		{&s.head, excelize.Style{Font: bold, Border: under, Alignment: &excelize.Alignment{WrapText: true, Vertical: "bottom"}}},
		{&s.headRight, excelize.Style{Font: bold, Border: under, Alignment: &excelize.Alignment{WrapText: true, Vertical: "bottom", Horizontal: "right"}}},
		{&s.right, excelize.Style{Alignment: &excelize.Alignment{Horizontal: "right"}}},
	} {
		id, err := f.NewStyle(&v.style)
		if err != nil {
			return err
		}
		*v.id = id
	}
	return nil
}

// number is the style of a number format, made when first used.
func (s *sheetStyles) number(format numberFormat) (int, error) {
	if id, ok := s.numbers[format]; ok {
		return id, nil
	}
	text := format.String()
	id, err := s.file.NewStyle(&excelize.Style{CustomNumFmt: &text, Alignment: &excelize.Alignment{Horizontal: "right"}})
	if err == nil {
		s.numbers[format] = id
	}
	return id, err
}

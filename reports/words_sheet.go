package reports

import (
	"strings"

	"assess/data"
)

// slug is a category as part of an anchor.
func slug(c data.Category) string {
	return strings.ReplaceAll(strings.ToLower(string(c)), " ", "-")
}

// sheet names a sheet of the workbook for a category, cut after a word to the 31
// characters that a workbook allows.
func sheet(what string, c data.Category) string {
	name := string(c)
	if c == data.AntiSocialBehaviour {
		name = "ASB"
	}
	s := what + " " + name
	for len([]rune(s)) > 31 {
		s = s[:strings.LastIndexByte(s, ' ')]
	}
	return strings.TrimSuffix(s, " and")
}

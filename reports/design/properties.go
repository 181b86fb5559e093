package design

import (
	"fmt"
	"strconv"
	"strings"
)

// Properties are the palette and the scales as custom properties of a style
// sheet: "--ink:#1b1f23", "--small:0.875rem", "--s3:1rem". A dark theme, narrow
// screens and paper set anew what differs there.
func Properties() string {
	var b strings.Builder
	b.WriteString(":root{color-scheme:light dark;")
	all := append(Swatches(), Page()...)
	for _, s := range all {
		fmt.Fprintf(&b, "--%s:%s;", s.Class, CSS(s.Light))
	}
	for _, s := range Sizes() {
		fmt.Fprintf(&b, "--%s:%s;", s.Name, rem(s.Screen))
	}
	for i, s := range Spaces() {
		fmt.Fprintf(&b, "--s%d:%s;", i+1, rem(s/pointsPerRem))
	}
	b.WriteString("}\n@media screen and (prefers-color-scheme:dark){:root{")
	for _, s := range all {
		fmt.Fprintf(&b, "--%s:%s;", s.Class, CSS(s.Dark))
	}
	b.WriteString("}}\n@media screen and (max-width:40rem){:root{")
	for _, s := range Sizes() {
		if s.Narrow != s.Screen {
			fmt.Fprintf(&b, "--%s:%s;", s.Name, rem(s.Narrow))
		}
	}
	b.WriteString("}}\n@media print{:root{")
	for _, s := range all {
		if s.Print != s.Light {
			fmt.Fprintf(&b, "--%s:%s;", s.Class, CSS(s.Print))
		}
	}
	for _, s := range Sizes() {
		fmt.Fprintf(&b, "--%s:%spt;", s.Name, number(s.Print))
	}
	b.WriteString("}}\n")
	return b.String()
}

// pointsPerRem is a rem of 16 pixels in points.
const pointsPerRem = 12

func rem(v float64) string { return number(v) + "rem" }

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

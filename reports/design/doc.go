// Package design is the look that every edition shares: the palette, the type
// scale and the spacing scale.
//
// In: nothing. Out: a Swatch for each role of a colour, with its values on a
// white screen, on a dark one and in print; a Size for each step of type; a Gap
// for each step of space; and the custom properties of a style sheet that say
// them all. Charts, the style sheet of the web page and the pages of the PDF
// take their values from here and have none of their own.
package design

// Package reference holds the small tables that an assessment needs and that
// change more slowly than the program: police forces, districts whose code
// changed, the statutory contents, the information that authorities have to disclose to
// each other, the glossary and the licence lines.
//
// In: tables embedded at build time, each with its source and licence in the
// comment at its head (tables/*.csv). Out: typed rows. A table that cannot be
// read is a fault of the program, found by its tests, and panics at first use.
package reference

// Package strict reads TOML files that people write by hand. It is strict: an
// unknown key or a value of the wrong kind is an error with file, line, column and
// the nearest valid name, so that a slip of the pen never becomes a quiet gap.
//
// In: the path of a file, and the shape that it is to have. Out: the shape filled in,
// and the place of every key, for what a reader has to say about the values.
package strict

// Package workspace reads a partnership's assess.toml. The reader is strict: an
// unknown key, a value of the wrong kind or a file that is not there is an
// error with file, line, column and the nearest valid name, so that a slip of
// the pen never becomes a quiet gap in an assessment.
//
// In: the path of an assess.toml. Out: a Config with defaults filled in and
// every path resolved against the folder of the file.
package workspace

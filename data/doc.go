// Package data is the vocabulary of a strategic assessment: months and the
// periods made of them, the assessment year, crime categories, statistical
// geography codes and areas. It imports only the standard library, and every
// other package speaks in its types.
//
// In: text from files and flags. Out: values that can be compared, sorted and
// printed the same way everywhere.
package data

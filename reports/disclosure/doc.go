// Package disclosure hides small counts in tables that add up, so that nobody can
// work them out from what is left.
//
// In: counts, which of them are shown whatever they hold, and the sums that a reader
// can form. Out: which counts to hide (Protect), and how tightly a reader who knows
// every other number can bound a hidden one (Range by alternatives that are as good as
// the truth, Attack by linear programming). It knows nothing of areas or crime.
package disclosure
